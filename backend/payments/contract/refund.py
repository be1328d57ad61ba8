"""Give money back, and ask whether it was given back."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import StringConstraints

from backend.payments.contract.fields import (
    CurrencyCode,
    FundBill,
    Goods,
    OneTrade,
    QueryOptions,
    Short,
    YesNo,
)
from backend.payments.contract.refusals import (
    CurrencyNotSupported,
    RefundBeyondPaid,
    RepeatDiffers,
    SellerBalanceNotEnough,
    TradeHasClose,
    TradeHasFinished,
    TradeNotExist,
    TradeStatusWrong,
)
from backend.protocol.ids import OutRequestNo, OutTradeNo, PlainText, TradeNo, UserId
from backend.protocol.method import Method, Response
from backend.protocol.moment import Moment
from backend.protocol.money import Payable, Yuan

Reason = Annotated[PlainText, StringConstraints(max_length=256)]


class TradeRefundRequest(OneTrade):
    """
    Give back all or a part of what was paid, to where it came from.

    Safe to send again: a refund number gives back once. After a time-out repeat the very same
    request, or ask ``alipay.trade.fastpay.refund.query``.
    """

    refund_amount: Payable
    """How much, in yuan."""
    out_request_no: OutRequestNo | None = None
    """The merchant's number of this refund; the order number if not given, so for one refund."""
    refund_reason: Reason | None = None
    """Why, as the buyer reads it."""
    refund_currency: CurrencyCode | None = None
    """Only CNY."""
    refund_goods_detail: Goods | None = None
    """What came back to the shop."""
    operator_id: Short | None = None
    """Who gave it back, by the merchant's own number."""
    store_id: Short | None = None
    """Where."""
    terminal_id: Short | None = None
    """At which till."""
    query_options: QueryOptions | None = None
    """``refund_detail_item_list``: where the money went."""


class TradeRefundResponse(Response):
    """The money is back."""

    trade_no: TradeNo
    """The platform's number of the trade."""
    out_trade_no: OutTradeNo
    """The merchant's own order number."""
    buyer_logon_id: str
    """The buyer's logon, its middle hidden."""
    buyer_user_id: UserId
    """The buyer."""
    fund_change: YesNo
    """``Y`` if this call moved money, ``N`` if an earlier one with this number had."""
    refund_fee: Yuan
    """All that was given back of this trade so far."""
    gmt_refund_pay: Moment
    """When this refund was paid."""
    send_back_fee: Yuan | None = None
    """What this refund gave back; when ``refund_detail_item_list`` is asked for."""
    refund_detail_item_list: tuple[FundBill, ...] | None = None
    """Where the money went; when asked for."""


TRADE_REFUND: Final = Method(
    "alipay.trade.refund",
    TradeRefundRequest,
    TradeRefundResponse,
    refuses=(
        TradeNotExist,
        TradeStatusWrong,
        TradeHasClose,
        TradeHasFinished,
        RefundBeyondPaid,
        RepeatDiffers,
        CurrencyNotSupported,
        SellerBalanceNotEnough,
    ),
)


class RefundQueryRequest(OneTrade):
    """Ask whether a refund was paid."""

    out_request_no: OutRequestNo
    """The merchant's number of the refund; the order number if the refund had none."""
    query_options: QueryOptions | None = None
    """``refund_detail_item_list``: where the money went. ``gmt_refund_pay``: when."""


class RefundQueryResponse(Response):
    """The refund, if there is one: without ``refund_status`` nothing was given back."""

    trade_no: TradeNo | None = None
    """The platform's number of the trade."""
    out_trade_no: OutTradeNo | None = None
    """The merchant's own order number."""
    out_request_no: OutRequestNo | None = None
    """The merchant's number of the refund."""
    refund_reason: str | None = None
    """Why."""
    total_amount: Yuan | None = None
    """What the order asked."""
    refund_amount: Yuan | None = None
    """What this refund gave back."""
    refund_status: Literal["REFUND_SUCCESS"] | None = None
    """Present only if the money is back."""
    gmt_refund_pay: Moment | None = None
    """When it was paid; when asked for."""
    send_back_fee: Yuan | None = None
    """What this refund gave back; when ``refund_detail_item_list`` is asked for."""
    refund_detail_item_list: tuple[FundBill, ...] | None = None
    """Where the money went; when asked for."""


REFUND_QUERY: Final = Method(
    "alipay.trade.fastpay.refund.query",
    RefundQueryRequest,
    RefundQueryResponse,
    refuses=(TradeNotExist,),
)
