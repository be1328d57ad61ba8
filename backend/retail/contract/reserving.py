"""What is to be given back, set aside first, so that no two tills give back the same."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from backend.protocol.errors import BusinessError
from backend.protocol.ids import OutTradeNo
from backend.protocol.method import Method, Request, Response, Shape
from backend.protocol.money import Payable
from backend.retail.contract.fields import Amount, SaleId, StaffId, TillId
from backend.retail.contract.sales import (
    LINES_MAX,
    PAYMENTS_MAX,
    RefundLine,
    RefundTooLarge,
    SaleDiffers,
    SaleUnknown,
    Tender,
)


class ReservationOver(BusinessError):
    """The till has let go of this number; it sets nothing aside any more."""

    sub_code = "RETAIL.RESERVATION_OVER"
    template = "退款 {refund_id} 已经放弃"


class ReservedPayment(Shape):
    """One way in which money is to go back."""

    tender: Tender
    """``PAYMENT_CODE``, ``QR`` or ``CASH``."""
    amount: Payable
    """How much, in yuan."""
    out_trade_no: OutTradeNo | None = None
    """The order it goes back to; absent for cash."""


class RefundReserveRequest(Request):
    """Set aside what is about to be given back for a sale; the same again changes nothing."""

    refund_id: SaleId
    """The number the refund will be reported under."""
    sale_id: SaleId
    """The sale it is for, reported before."""
    till_id: TillId
    """Where it will be given back."""
    staff_id: StaffId
    """Who gives it back."""
    lines: Annotated[tuple[RefundLine, ...], Field(max_length=LINES_MAX)] = ()
    """The goods that come back, each line once; none if only money goes back."""
    total: Amount
    """What goes back, in yuan: the sum of the payments."""
    payments: Annotated[tuple[ReservedPayment, ...], Field(max_length=PAYMENTS_MAX)]
    """In what ways; cash once, and none if goods come back for which nothing was paid."""

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        if not self.lines and not self.payments:
            raise ValueError("something must come back: goods, or money")
        if sum(payment.amount.minor for payment in self.payments) != self.total.minor:
            raise ValueError("the payments must sum to the total")
        if len({line.line_no for line in self.lines}) != len(self.lines):
            raise ValueError("a line can come back once in a refund")
        if len({payment.out_trade_no for payment in self.payments}) != len(self.payments):
            raise ValueError("one order, or cash, can stand once among the payments")
        return self


class RefundReserveResponse(Response):
    """It is set aside, until the refund is reported or the till lets go of it."""

    refund_id: SaleId
    """Its number."""


class RefundReleaseRequest(Request):
    """
    Let go of what was set aside: nothing of it was given back, and nothing will be.

    Also of what never was: the number then sets nothing aside, however late it arrives.
    """

    refund_id: SaleId
    """Its number."""
    sale_id: SaleId
    """The sale it was for."""
    till_id: TillId
    """Where it would have been given back."""


class RefundReleaseResponse(Response):
    """Nothing is set aside under this number, now or ever."""

    refund_id: SaleId
    """Its number."""


REFUND_RESERVE = Method(
    "zhanggui.retail.refund.reserve",
    RefundReserveRequest,
    RefundReserveResponse,
    refuses=(SaleUnknown, SaleDiffers, RefundTooLarge, ReservationOver),
)
REFUND_RELEASE = Method(
    "zhanggui.retail.refund.release",
    RefundReleaseRequest,
    RefundReleaseResponse,
    refuses=(SaleDiffers,),
)
