"""What stands on a receipt, and what does not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.protocol.money import Money
from console.desk.document import Barcode, Document, Picture, Qr
from console.desk.words import Words as Language
from console.paper.design import Design, Logo, read_design, write_design
from console.paper.failures import BadDesign
from console.paper.layout import Line, lay_out
from console.paper.receipt import RefundReceipt, Tender, quantity_text, receipt, refund_receipt
from console.till.tax import breakdown
from tests.console.paper.papers import DESIGN, NAME, SALE

REFUND = RefundReceipt(
    number="R-1",
    sale_number=SALE.number,
    moment=SALE.moment,
    cashier=SALE.cashier,
    lines=SALE.lines[:1],
    amount=Money(400),
    tenders=(Tender(name="支付宝", amount=Money(400), reference="2026112222001"),),
    reason="少送一瓶",
)


def _said(document: Document, columns: int = 48) -> list[str]:
    return [each.text for each in lay_out(document, columns) if isinstance(each, Line)]


def test_a_receipt_says_what_was_sold_and_how_it_was_paid(words: Language) -> None:
    assert _said(receipt(SALE, DESIGN)) == [
        "掌柜小店（南山店）",
        "深圳市南山区科技园 1 号",
        "Receipt",
        "-" * 48,
        "No.: 261122-0042",
        "Time: 2026-11-22 15:42:03",
        "Cashier: 林小满",
        "-" * 48,
        "Item                      Qty    Price    Amount",
        "-" * 48,
        "农夫山泉 饮用天然水       2瓶     2.00      4.00",
        "550ml",
        "红富士苹果 特级 产地  0.842kg    12.80     10.78",
        "直供 新鲜水果 约500g",
        "Discount                                   -1.00",
        "-" * 48,
        "Discounts in all                           -1.00",
        "Total     ￥1,234,567.89",
        "现金                                1,234,568.00",
        "Change                                      0.11",
        "-" * 48,
        "谢谢惠顾，欢迎再来！",
        "",
    ]


def test_fields_are_left_out_as_designed(words: Language) -> None:
    design = Design(
        shows_cashier=False, shows_discounts=False, shows_barcode=False, shows_references=False
    )
    sale = replace(SALE, tenders=(Tender(name="支付宝", amount=Money(1), reference="2026"),))

    document = receipt(sale, design)

    said = "\n".join(_said(document))
    assert "Cashier" not in said
    assert "Discount" not in said
    assert "9.78" in said
    assert "2026\n" not in said
    assert not any(isinstance(block, Barcode | Qr | Picture) for block in document.blocks)


TAXED = tuple(replace(line, tax=tax) for line, tax in zip(SALE.lines, ("13%", "9%"), strict=True))


def test_tax_is_said_by_rate_where_the_design_says_so(words: Language) -> None:
    exempt = replace(SALE.lines[0], tax="免税")
    sale = replace(SALE, lines=(*TAXED, TAXED[0], exempt))
    shown = DESIGN.model_copy(update={"shows_tax": True})

    said = _said(receipt(sale, shown))

    at = said.index("Change                                      0.11")
    assert said[at + 1 : at + 4] == [
        "Tax 13% in 8.00                             0.92",
        "Tax 9% in 9.78                              0.81",
        "-" * 48,
    ]
    assert not any("Tax" in line for line in _said(receipt(sale, DESIGN)))
    assert not any("Tax" in line for line in _said(receipt(SALE, shown)))
    words.speak("zh_CN")
    assert "8.00 含 13% 税              0.92" in _said(receipt(sale, shown), 32)


def test_the_tax_of_what_came_back_is_said_as_that_of_a_sale(words: Language) -> None:
    taxes = breakdown([("13%", Money(400)), ("免税", Money(1))])
    refund = replace(REFUND, taxes=taxes)
    shown = DESIGN.model_copy(update={"shows_tax": True})

    said = _said(refund_receipt(refund, shown))

    at = said.index("Reason: 少送一瓶")
    assert said[at - 1] == "Tax 13% in 4.00                             0.46"
    assert sum("Tax" in line for line in said) == 1
    assert not any("Tax" in line for line in _said(refund_receipt(refund, DESIGN)))


def test_money_that_is_not_real_is_marked_above_and_below(words: Language) -> None:
    said = _said(receipt(replace(SALE, demo=True), DESIGN))
    refund = _said(refund_receipt(replace(REFUND, demo=True, copy=True), DESIGN))

    assert said.count("*** Demo: no real money ***") == 2
    assert refund.count("*** Demo: no real money ***") == 2
    assert "Copy" in refund


def test_a_refund_names_its_sale_and_why(words: Language) -> None:
    document = refund_receipt(REFUND, DESIGN)

    said = _said(document)
    assert "Refund receipt" in said
    assert f"Of sale: {SALE.number}" in said
    assert "Reason: 少送一瓶" in said
    assert "2026112222001" in said
    assert Barcode(SALE.number) in document.blocks


def test_a_refund_of_an_amount_alone_lists_no_goods(words: Language) -> None:
    said = "\n".join(_said(refund_receipt(replace(REFUND, lines=()), DESIGN)))

    assert "Item" not in said
    assert "￥4.00" in said


def test_a_number_no_barcode_can_say_is_printed_without_one(words: Language) -> None:
    blocks = receipt(replace(SALE, number="单 1"), DESIGN).blocks

    assert not any(isinstance(block, Barcode) for block in blocks)


def test_a_receipt_speaks_the_language_in_force(words: Language) -> None:
    words.speak("zh_CN")

    said = _said(receipt(replace(SALE, demo=True), DESIGN))

    assert "*** 演示：非真实交易 ***" in said
    assert any(line.startswith("合计") for line in said)
    assert any(NAME[:5] in line for line in said)


@pytest.mark.parametrize(
    ("thousandths", "text"), [(1000, "1"), (842, "0.842"), (100_000, "100"), (-1500, "-1.5")]
)
def test_a_quantity_has_the_decimals_it_needs(thousandths: int, text: str) -> None:
    assert quantity_text(thousandths) == text


LOGOS = st.tuples(st.integers(1, 40), st.integers(1, 20)).flatmap(
    lambda sides: st.binary(
        min_size=(sides[0] + 7) // 8 * sides[1], max_size=(sides[0] + 7) // 8 * sides[1]
    ).map(lambda ink: Picture(*sides, ink))
)
DESIGNS = st.builds(
    Design,
    shop=st.text(max_size=60),
    header=st.lists(st.text(max_size=200), max_size=12).map(tuple),
    logo=st.none() | LOGOS.map(Logo.of),
    shows_cashier=st.booleans(),
)


@given(DESIGNS)
def test_a_design_survives_being_kept(design: Design) -> None:
    kept = read_design(write_design(design))

    assert kept == design
    assert (kept.logo and kept.logo.picture()) == (design.logo and design.logo.picture())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"shop": 1}',
        '{"colour": "red"}',
        '{"shop": "%s"}' % ("x" * 61),
        '{"header": %s}' % (["x"] * 13),
        '{"logo": {"width": 9, "height": 1, "ink": "/w=="}}',
        '{"logo": {"width": 8, "height": 1, "ink": "?"}}',
        '{"logo": {"width": 8, "height": 1, "ink": "é"}}',
        '{"logo": {"width": 8000, "height": 1, "ink": ""}}',
    ],
)
def test_what_is_no_design_is_refused(text: str) -> None:
    with pytest.raises(BadDesign):
        read_design(text.replace("'", '"'))
