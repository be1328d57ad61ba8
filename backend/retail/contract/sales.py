"""Sales and their refunds as the till reports them, and how they are found again."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Final, Self

from pydantic import Field, model_validator

from backend.protocol.counts import Whole
from backend.protocol.errors import BusinessError
from backend.protocol.ids import OutRequestNo, OutTradeNo, TradeNo
from backend.protocol.method import Method, Request, Response, Shape
from backend.protocol.moment import Moment
from backend.protocol.money import Money, Payable
from backend.retail.contract.fields import (
    Amount,
    Barcode,
    GoodsId,
    Name,
    Note,
    Quantity,
    SaleId,
    StaffId,
    TillId,
    Word,
)
from backend.retail.contract.staff import StaffUnknown

LINES_MAX: Final = 500
PAYMENTS_MAX: Final = 20
PAGE_MAX: Final = 100


class Tender(StrEnum):
    """How money changed hands."""

    PAYMENT_CODE = "PAYMENT_CODE"
    QR = "QR"
    CASH = "CASH"


class SaleDiffers(BusinessError):
    """Another report has this number, with other contents; the first report stands."""

    sub_code = "RETAIL.REPORT_DIFFERS"
    template = "编号 {sale_id} 已经上报过,且内容不同"


class SaleUnknown(BusinessError):
    """No such sale was reported."""

    sub_code = "RETAIL.SALE_NOT_EXIST"
    template = "没有这笔销售: {sale_id}"


class RefundTooLarge(BusinessError):
    """More would be given back, in goods or in money, than was sold."""

    sub_code = "RETAIL.REFUND_TOO_LARGE"
    template = "销售 {sale_id} 可退的不够"


class OrderTaken(BusinessError):
    """One order pays one sale, and one refund of it gives back for one."""

    sub_code = "RETAIL.ORDER_TAKEN"
    template = "订单 {out_trade_no} 已属于另一笔销售"


class ApprovalMissing(BusinessError):
    """Who did this may not do it alone, and no fitting approval is named."""

    sub_code = "RETAIL.APPROVAL_MISSING"
    template = "{staff_id} 做这项操作需要批准"


def _sum(amounts: list[Money]) -> Money:
    return sum(amounts, Money(0))


def _refuse_twice(orders: list[str | None]) -> None:
    """Cash, whose order is None, stands once too."""
    if len(set(orders)) != len(orders):
        raise ValueError("one order, or cash, can stand once among the payments")


class SaleLine(Shape):
    """One line of a receipt: goods as they were called and priced when sold."""

    goods_id: GoodsId | None = None
    """Which goods; absent for an amount without goods."""
    name: Name
    """What the receipt called it."""
    barcode: Barcode | None = None
    """What was scanned; absent if it was picked by hand."""
    unit: Word = ""
    """What one of it is."""
    price: Amount
    """What one unit was sold for, in yuan."""
    quantity: Quantity
    """How many units, or kilograms."""
    amount: Amount
    """Price times quantity, half a fen rounded up, in yuan."""
    discount: Amount = Money(0)
    """Taken off this line, with its share of what was taken off the cart, in yuan."""
    total: Amount
    """``amount`` less ``discount``, in yuan."""
    tax: Word = ""
    """The tax category of the goods when sold, as goods have it; empty if the till did not say."""

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        if self.amount - self.discount != self.total:
            raise ValueError("a line's total must be its amount less its discount")
        return self


class SalePayment(Shape):
    """One way in which a sale was paid."""

    tender: Tender
    """``PAYMENT_CODE``, ``QR`` or ``CASH``."""
    amount: Payable
    """What was kept of it, in yuan: cash after change."""
    out_trade_no: OutTradeNo | None = None
    """The order it was paid by; absent for cash."""
    trade_no: TradeNo | None = None
    """The platform's number of that order; absent for cash."""

    @model_validator(mode="after")
    def _names_its_order(self) -> Self:
        if (self.tender is Tender.CASH) != (self.out_trade_no is None):
            raise ValueError("out_trade_no belongs to every payment but cash")
        return self


class SaleReportRequest(Request):
    """Report a sale that was made; the same again changes nothing."""

    sale_id: SaleId
    """The till's number of it, never used again."""
    till_id: TillId
    """Where it was made."""
    shift_id: SaleId | None = None
    """In which shift; absent if the shop keeps none."""
    staff_id: StaffId
    """Who made it."""
    sold_at: Moment
    """When, by the till's clock."""
    lines: Annotated[tuple[SaleLine, ...], Field(min_length=1, max_length=LINES_MAX)]
    """What was sold, in the order of the receipt; 1 to 500."""
    total: Amount
    """What the customer paid, in yuan: the sum of the lines, and of the payments."""
    payments: Annotated[tuple[SalePayment, ...], Field(max_length=PAYMENTS_MAX)]
    """How it was paid; at most 20, none if nothing was to be paid."""
    note: Note = ""
    """What the cashier wrote to it."""
    number: Word = ""
    """What the receipt calls it; another till may call another sale the same."""

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        if _sum([line.total for line in self.lines]) != self.total:
            raise ValueError("the lines must sum to the total")
        if _sum([payment.amount for payment in self.payments]) != self.total:
            raise ValueError("the payments must sum to the total")
        _refuse_twice([payment.out_trade_no for payment in self.payments])
        return self


class SaleReportResponse(Response):
    """The sale is on record."""

    sale_id: SaleId
    """The till's number of it."""
    recorded_at: Moment
    """When the platform first heard of it."""


class RefundLine(Shape):
    """Goods that came back."""

    line_no: Annotated[Whole, Field(ge=1, le=LINES_MAX)]
    """Which line of the sale, from 1."""
    quantity: Quantity
    """How much of it came back."""
    total: Amount
    """What was given back for it, in yuan."""


class RefundPayment(Shape):
    """One way in which money was given back."""

    tender: Tender
    """``PAYMENT_CODE``, ``QR`` or ``CASH``."""
    amount: Payable
    """What was given back, in yuan."""
    out_trade_no: OutTradeNo | None = None
    """The order it went back to; absent for cash."""
    out_request_no: OutRequestNo | None = None
    """The refund's number within that order; absent for cash."""

    @model_validator(mode="after")
    def _names_its_refund(self) -> Self:
        named = (self.out_trade_no is None, self.out_request_no is None)
        if named != ((self.tender is Tender.CASH),) * 2:
            raise ValueError("out_trade_no and out_request_no belong to every refund but of cash")
        return self


class RefundReportRequest(Request):
    """Report money that was given back for a sale; the same again changes nothing."""

    refund_id: SaleId
    """The till's number of it, never used again."""
    sale_id: SaleId
    """The sale it is for, reported before."""
    till_id: TillId
    """Where it was made."""
    shift_id: SaleId | None = None
    """In which shift; absent if the shop keeps none."""
    staff_id: StaffId
    """Who made it."""
    approval_id: SaleId | None = None
    """The approval it was made by; needed if ``staff_id`` may not refund alone."""
    refunded_at: Moment
    """When, by the till's clock."""
    lines: Annotated[tuple[RefundLine, ...], Field(max_length=LINES_MAX)] = ()
    """The goods that came back, each line once; none if only money was given back."""
    total: Amount
    """What was given back, in yuan: the sum of the payments, and of the lines if there are any."""
    payments: Annotated[tuple[RefundPayment, ...], Field(max_length=PAYMENTS_MAX)]
    """How it was given back; at most 20, none if goods came back for which nothing was paid."""
    reason: Note = ""
    """Why."""

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        if not self.lines and not self.payments:
            raise ValueError("something must have come back: goods, or money")
        if self.lines and _sum([line.total for line in self.lines]) != self.total:
            raise ValueError("the lines must sum to the total")
        if _sum([payment.amount for payment in self.payments]) != self.total:
            raise ValueError("the payments must sum to the total")
        if len({line.line_no for line in self.lines}) != len(self.lines):
            raise ValueError("a line can come back once in a refund")
        _refuse_twice([payment.out_trade_no for payment in self.payments])
        return self


class RefundReportResponse(Response):
    """The refund is on record."""

    refund_id: SaleId
    """The till's number of it."""
    refunded: Amount
    """All that was given back for the sale so far, in yuan."""
    recorded_at: Moment
    """When the platform first heard of it."""


class RefundRecord(RefundReportRequest):
    """A refund as it was reported."""

    approved_by: StaffId | None = None
    """Whose PIN approved it; absent if nobody had to."""
    recorded_at: Moment
    """When the platform first heard of it."""


class SaleRecord(SaleReportRequest):
    """A sale as it was reported, and what became of it."""

    refunded: Amount
    """All that was given back for it so far, in yuan."""
    refunds: tuple[RefundRecord, ...]
    """Each time money was given back, oldest first."""
    recorded_at: Moment
    """When the platform first heard of it."""


class SaleQueryRequest(Request):
    """Look up one sale, by its own number or by an order that paid it."""

    sale_id: SaleId | None = None
    """The till's number of it."""
    out_trade_no: OutTradeNo | None = None
    """An order that paid it; looked at if ``sale_id`` is absent."""

    @model_validator(mode="after")
    def _names_one(self) -> Self:
        if self.sale_id is None and self.out_trade_no is None:
            raise ValueError("sale_id or out_trade_no is needed")
        return self


class SaleQueryResponse(Response):
    """The sale that was asked for."""

    sale: SaleRecord
    """All that is on record of it."""


class SaleSummary(Shape):
    """One sale in a list."""

    sale_id: SaleId
    """The till's number of it."""
    till_id: TillId
    """Where it was made."""
    staff_id: StaffId
    """Who made it."""
    sold_at: Moment
    """When, by the till's clock."""
    total: Amount
    """What the customer paid, in yuan."""
    refunded: Amount
    """What was given back so far, in yuan."""
    number: Word = ""
    """What the receipt calls it; empty if the till did not say."""


class SaleListRequest(Request):
    """List sales, newest first; every condition given must hold."""

    sold_from: Moment | None = None
    """Sold at this moment or later."""
    sold_before: Moment | None = None
    """Sold earlier than this moment."""
    till_id: TillId | None = None
    """Made at this till."""
    staff_id: StaffId | None = None
    """Made by this person."""
    number: Word = ""
    """What the receipt calls it."""
    after: SaleId | None = None
    """``next`` of the page before; absent for the first page."""
    page_size: Annotated[Whole, Field(ge=1, le=PAGE_MAX)] = 50
    """At most this many, up to 100."""


class SaleListResponse(Response):
    """One page of sales, newest first."""

    sales: tuple[SaleSummary, ...]
    """What was found; may be empty."""
    next: SaleId | None = None
    """Where the next page begins; absent on the last."""


SALE_REPORT = Method(
    "zhanggui.retail.sale.report",
    SaleReportRequest,
    SaleReportResponse,
    refuses=(SaleDiffers, StaffUnknown, OrderTaken),
)
REFUND_REPORT = Method(
    "zhanggui.retail.refund.report",
    RefundReportRequest,
    RefundReportResponse,
    refuses=(
        SaleDiffers,
        SaleUnknown,
        RefundTooLarge,
        OrderTaken,
        StaffUnknown,
        ApprovalMissing,
    ),
)
SALE_QUERY = Method(
    "zhanggui.retail.sale.query", SaleQueryRequest, SaleQueryResponse, refuses=(SaleUnknown,)
)
SALE_LIST = Method(
    "zhanggui.retail.sale.list", SaleListRequest, SaleListResponse, refuses=(SaleUnknown,)
)
