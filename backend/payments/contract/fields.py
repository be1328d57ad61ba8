"""Shapes and kinds of text that several payment methods share."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final, Literal, Self

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from backend.protocol.ids import OutTradeNo, PlainText, TradeNo
from backend.protocol.method import Request, Said, Shape
from backend.protocol.money import Yuan

QUERY_OPTIONS_MAX: Final = 32
GOODS_MAX: Final = 500


class TradeStatus(StrEnum):
    """Where a trade stands, as the wire says it."""

    WAIT_BUYER_PAY = "WAIT_BUYER_PAY"
    """The buyer was asked and has not paid."""
    TRADE_SUCCESS = "TRADE_SUCCESS"
    """Paid, perhaps refunded in part; money can be given back."""
    TRADE_FINISHED = "TRADE_FINISHED"
    """Paid, and too old to give money back."""
    TRADE_CLOSED = "TRADE_CLOSED"
    """Never paid and closed, or refunded in full."""


def _as_list(value: object) -> object:
    """Read ``"a,b"`` as a list: some clients send options as one text."""
    return [part for part in value.split(",") if part] if isinstance(value, str) else value


Subject = Annotated[PlainText, StringConstraints(min_length=1, max_length=256)]
"""What the order is for, as the buyer reads it: 1 to 256 characters, plain text."""

Body = Annotated[PlainText, StringConstraints(max_length=400)]
"""A description of the order, plain text."""

Short = Annotated[PlainText, StringConstraints(min_length=1, max_length=64)]
"""A number of the merchant's own: a shop, a till, a cashier."""

Passback = Annotated[PlainText, StringConstraints(max_length=512)]
"""Sent back in every notification exactly as given."""

ProductCode = Annotated[PlainText, StringConstraints(min_length=1, max_length=64)]

CurrencyCode = Annotated[PlainText, StringConstraints(min_length=3, max_length=8)]

TimeoutExpress = Annotated[
    str, StringConstraints(pattern=r"^(?:[1-9][0-9]{0,4}[mhd]|1c)$", max_length=6)
]
"""How long an order may be paid: ``90m``, ``2h``, ``15d``, or ``1c`` until midnight in GMT+8."""

QueryOptions = Annotated[
    list[Annotated[PlainText, StringConstraints(max_length=64)]],
    BeforeValidator(_as_list),
    Field(max_length=QUERY_OPTIONS_MAX),
]
"""What else to answer, e.g. ``["fund_bill_list"]``."""

Quantity = Annotated[PlainText, StringConstraints(pattern=r"^[0-9]{1,9}(\.[0-9]{1,6})?$")]

YesNo = Literal["Y", "N"]

PageEnd = Annotated[str, StringConstraints(pattern=r"^[0-9]{1,17}-[0-9]{16,64}$")]
"""Where a page of trades ended: microseconds since 1970, before the year 5139, and a number."""


class OneTrade(Request):
    """Names a trade by the platform's number or the merchant's; the platform's goes first."""

    out_trade_no: OutTradeNo | None = None
    """The merchant's own order number."""
    trade_no: TradeNo | None = None
    """The platform's number; if both are given, the other is not looked at."""

    @model_validator(mode="after")
    def _one_is_given(self) -> Self:
        if self.trade_no is None and self.out_trade_no is None:
            raise ValueError("one of out_trade_no and trade_no is needed")
        return self


class GoodsDetail(Shape):
    """One line of the order; read and checked, not kept."""

    goods_id: Short | None = None
    """The merchant's number of the article."""
    goods_name: Subject | None = None
    """What it is called."""
    quantity: Quantity | None = None
    """How many."""
    price: Yuan | None = None
    """Of one, in yuan."""


Goods = Annotated[list[GoodsDetail], Field(max_length=GOODS_MAX)]


class FundBill(Said):
    """One source an amount came from, or went back to."""

    fund_channel: str = "ALIPAYACCOUNT"
    """Which source; the buyer's balance."""
    amount: Yuan
    """How much, in yuan."""
