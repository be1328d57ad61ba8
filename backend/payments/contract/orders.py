"""What the merchant's own console asks beyond the public methods."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import Field, StringConstraints

from backend.payments.contract.fields import OneTrade, PageEnd, TradeStatus
from backend.payments.contract.refusals import TradeNotExist
from backend.protocol.counts import Whole
from backend.protocol.ids import OutTradeNo, PlainText, TradeNo, UserId
from backend.protocol.method import Method, Request, Response, Shape
from backend.protocol.moment import Moment
from backend.protocol.money import Yuan

PAGE_MAX: Final = 200

PageSize = Annotated[Whole, Field(ge=1, le=PAGE_MAX)]


class TradeFilter(Request):
    """Which of the merchant's trades; what is not given does not narrow."""

    begin: Moment | None = None
    """Made at or after this moment."""
    end: Moment | None = None
    """Made before this moment."""
    status: TradeStatus | None = None
    """Where they stand."""
    refunded: bool | None = None
    """Whether something was given back."""
    text: Annotated[PlainText, StringConstraints(strip_whitespace=True, max_length=64)] | None = (
        None
    )
    """Part of the title, or the beginning of either number or of the buyer's logon."""


class TradeListRequest(TradeFilter):
    """The merchant's trades, newest first, a page at a time."""

    page_size: PageSize = 50
    """How many at most."""
    after: PageEnd | None = None
    """``next`` of the page before; the first page without it."""


class TradeLine(Shape):
    """A trade in a list."""

    trade_no: TradeNo
    """The platform's number of the trade."""
    out_trade_no: OutTradeNo
    """The merchant's own order number."""
    trade_status: TradeStatus
    """Where it stands."""
    subject: str
    """What the order is for."""
    total_amount: Yuan
    """What was asked."""
    paid_amount: Yuan
    """What was paid: the total or nothing."""
    refund_fee: Yuan
    """What was given back so far."""
    charge_amount: Yuan
    """The merchant's fee now."""
    net_amount: Yuan
    """What the merchant keeps: paid, less refunds, less the fee."""
    buyer_logon_id: str | None = None
    """The buyer's logon, its middle hidden."""
    gmt_create: Moment
    """When the order was made."""
    gmt_payment: Moment | None = None
    """When it was paid."""
    gmt_close: Moment | None = None
    """When it was closed."""
    store_id: str | None = None
    """The shop."""
    terminal_id: str | None = None
    """The till."""
    operator_id: str | None = None
    """The cashier."""


class TradeListResponse(Response):
    """One page."""

    trades: tuple[TradeLine, ...] = ()
    """Newest first."""
    next: str | None = None
    """Give it as ``after`` for the next page; absent on the last."""


TRADE_LIST: Final = Method("zhanggui.payments.trade.list", TradeListRequest, TradeListResponse)


class TradeTotalsRequest(TradeFilter):
    """Add up the merchant's trades."""


class TradeTotalsResponse(Response):
    """What the trades of the filter come to."""

    count: int
    """How many there are."""
    paid_count: int
    """How many were paid, those given back since included."""
    paid_amount: Yuan
    """What was paid."""
    refund_fee: Yuan
    """What of that was given back so far."""
    charge_amount: Yuan
    """The merchant's fees."""
    net_amount: Yuan
    """What the merchant keeps."""


TRADE_TOTALS: Final = Method(
    "zhanggui.payments.trade.totals", TradeTotalsRequest, TradeTotalsResponse
)


class TradeDetailRequest(OneTrade):
    """Everything about one trade."""


class RefundLine(Shape):
    """One refund of a trade."""

    out_request_no: str
    """The merchant's number of it; ``#cancel`` when the trade was undone."""
    refund_amount: Yuan
    """How much was given back."""
    charge_back: Yuan
    """How much of the fee the merchant got back with it."""
    refund_reason: str | None = None
    """Why."""
    operator_id: str | None = None
    """Who, by the merchant's own number."""
    gmt_refund_pay: Moment
    """When."""


class TradeDetailResponse(Response):
    """One trade, its refunds and its notifications."""

    trade: TradeLine
    """The trade."""
    buyer_user_id: UserId | None = None
    """The buyer."""
    body: str | None = None
    """A longer description."""
    product_code: str | None = None
    """The product it was made under."""
    time_expire: Moment | None = None
    """Until when it could be paid."""
    close_reason: str | None = None
    """Why it was closed: ``close``, ``cancel``, ``expire``, ``refuse`` or ``refund``."""
    fee_rate_bp: int
    """The merchant's fee in basis points of what is kept."""
    refunds: tuple[RefundLine, ...] = ()
    """What was given back, oldest first."""
    notify_url: str | None = None
    """Where notifications of it go."""


TRADE_DETAIL: Final = Method(
    "zhanggui.payments.trade.detail",
    TradeDetailRequest,
    TradeDetailResponse,
    refuses=(TradeNotExist,),
)
