"""Receipts to print, and hostile texts."""

from __future__ import annotations

from typing import Final

from hypothesis import strategies as st

from backend.protocol.money import Money
from console.desk.document import Document
from console.paper.design import Design
from console.paper.device import Device, Dialect, Mode
from console.paper.receipt import Receipt, ReceiptLine, Tender, receipt

NAME: Final = "红富士苹果 特级 产地直供 新鲜水果 约500g"

SALE: Final = Receipt(
    number="261122-0042",
    moment="2026-11-22 15:42:03",
    cashier="林小满",
    lines=(
        ReceiptLine(
            name="农夫山泉 饮用天然水 550ml",
            quantity=2000,
            price=Money(200),
            amount=Money(400),
            unit="瓶",
        ),
        ReceiptLine(
            name=NAME,
            quantity=842,
            price=Money(1280),
            amount=Money(978),
            discount=Money(100),
            unit="kg",
        ),
    ),
    total=Money(123_456_789),
    tenders=(Tender(name="现金", amount=Money(123_456_800)),),
    change=Money(11),
)
DESIGN: Final = Design(
    shop="掌柜小店（南山店）",
    header=("深圳市南山区科技园 1 号",),
    footer=("谢谢惠顾，欢迎再来！",),
    link="https://shop.example/小票",
)

DEVICES: Final = [
    Device(columns=columns, dots=dots, mode=mode, dialect=dialect, draws_codes=draws)
    for columns, dots in ((32, 384), (48, 576))
    for mode in Mode
    for dialect in Dialect
    for draws in (True, False)
]

HOSTILE: Final = st.text(max_size=60) | st.lists(
    st.sampled_from(
        [
            *("\x1bp\x00\x32\x32", "\x1b@", "\x1dV\x00", "\x10\x14\x01\x00\x01", "\x1c.", "\x1dv0"),
            *("\n", "\r", "\t", "\0", "\x7f", "\x9b", "\u2028", "\u202e", "\ufeff", "\u200b"),
            *("<b>", "&amp;", "%s", "{B", "掌", "é", "e\u0301", "\u0301", "😀", "ǹ", "€", "¥", " "),
        ]
    ),
    max_size=20,
).map("".join)
"""Text as it may stand in any name: every character there is, and commands among them."""


def a_receipt() -> Document:
    """Return a receipt in the language in force."""
    return receipt(SALE, DESIGN)
