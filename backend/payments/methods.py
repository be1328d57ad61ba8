"""Shape in, verb, shape out."""

from __future__ import annotations

from typing import Any, Final

from backend.kernel.call import AnyServed, Call, Served
from backend.payments import rules
from backend.payments.contract.bill import (
    BILL_QUERY,
    BILL_URL,
    NO_BUSINESS,
    BillKind,
    BillLine,
    BillQueryRequest,
    BillQueryResponse,
    BillUrlRequest,
    BillUrlResponse,
)
from backend.payments.contract.fields import FundBill, QueryOptions
from backend.payments.contract.orders import (
    TRADE_DETAIL,
    TRADE_LIST,
    TRADE_TOTALS,
    RefundLine,
    TradeDetailRequest,
    TradeDetailResponse,
    TradeFilter,
    TradeLine,
    TradeListRequest,
    TradeListResponse,
    TradeTotalsRequest,
    TradeTotalsResponse,
)
from backend.payments.contract.refund import (
    REFUND_QUERY,
    TRADE_REFUND,
    RefundQueryRequest,
    RefundQueryResponse,
    TradeRefundRequest,
    TradeRefundResponse,
)
from backend.payments.contract.trade import (
    TRADE_CANCEL,
    TRADE_CLOSE,
    TRADE_CREATE,
    TRADE_PAY,
    TRADE_PRECREATE,
    TRADE_QUERY,
    ChargeInfo,
    TradeCancelRequest,
    TradeCancelResponse,
    TradeCloseRequest,
    TradeCloseResponse,
    TradeCreateRequest,
    TradeCreateResponse,
    TradePayRequest,
    TradePayResponse,
    TradePayWaiting,
    TradePrecreateRequest,
    TradePrecreateResponse,
    TradeQueryRequest,
    TradeQueryResponse,
)
from backend.payments.service import (
    answering,
    asking,
    billing,
    refunding,
    reports,
    trades,
    undoing,
)
from backend.payments.store.bills import Booking
from backend.payments.store.lists import Filter
from backend.payments.store.refunds import Refund
from backend.payments.store.trades import Trade
from backend.protocol.money import Money

_NOTHING: Final = Money(0)


def trade_pay(call: Call, request: TradePayRequest) -> TradePayResponse:
    trade = asking.pay(call, request)
    asked: dict[str, Any] = {
        "trade_no": trade.trade_no,
        "out_trade_no": trade.out_trade_no,
        "buyer_logon_id": trade.buyer_logon or "",
        "buyer_user_id": trade.buyer_id or "",
        "total_amount": trade.total,
    }
    if trade.paid_at is None:
        return TradePayWaiting(**asked)
    return TradePayResponse(
        **asked,
        receipt_amount=trade.paid,
        buyer_pay_amount=trade.paid,
        point_amount=_NOTHING,
        invoice_amount=trade.paid,
        gmt_payment=trade.paid_at,
        fund_bill_list=(FundBill(amount=trade.paid),),
    )


def trade_precreate(call: Call, request: TradePrecreateRequest) -> TradePrecreateResponse:
    qr = asking.precreate(call, request)
    return TradePrecreateResponse(
        out_trade_no=request.out_trade_no, qr_code=f"{call.setting.base_url}/q/{qr.token}"
    )


def trade_create(call: Call, request: TradeCreateRequest) -> TradeCreateResponse:
    trade = asking.create(call, request)
    return TradeCreateResponse(out_trade_no=trade.out_trade_no, trade_no=trade.trade_no)


def trade_query(call: Call, request: TradeQueryRequest) -> TradeQueryResponse:
    trade = trades.seen(call, request)
    charges = _charges(trade) if _wants(request.query_options, "charge_info_list") else None
    bills = (FundBill(amount=trade.paid),) if trade.paid else None
    return TradeQueryResponse(
        trade_no=trade.trade_no,
        out_trade_no=trade.out_trade_no,
        trade_status=rules.wire_status(trade.state),
        total_amount=trade.total,
        buyer_logon_id=trade.buyer_logon,
        buyer_user_id=trade.buyer_id,
        buyer_user_type="PRIVATE" if trade.buyer_id else None,
        receipt_amount=trade.paid,
        buyer_pay_amount=trade.paid,
        point_amount=_NOTHING,
        invoice_amount=trade.paid,
        send_pay_date=trade.paid_at,
        subject=trade.subject,
        body=trade.body,
        passback_params=trade.passback_params,
        store_id=trade.store_id,
        terminal_id=trade.terminal_id,
        fund_bill_list=bills if _wants(request.query_options, "fund_bill_list") else None,
        charge_amount=trade.fee if charges else None,
        charge_info_list=charges,
    )


def trade_cancel(call: Call, request: TradeCancelRequest) -> TradeCancelResponse:
    cancelled = undoing.cancel(call, request)
    trade = cancelled.trade
    if trade is None:
        return TradeCancelResponse(out_trade_no=request.out_trade_no)
    return TradeCancelResponse(
        out_trade_no=trade.out_trade_no,
        trade_no=trade.trade_no,
        action=cancelled.action,
        gmt_refund_pay=trade.closed_at if cancelled.action == "refund" else None,
    )


def trade_close(call: Call, request: TradeCloseRequest) -> TradeCloseResponse:
    trade = undoing.close(call, request)
    return TradeCloseResponse(out_trade_no=trade.out_trade_no, trade_no=trade.trade_no)


def trade_refund(call: Call, request: TradeRefundRequest) -> TradeRefundResponse:
    done = refunding.refund(call, request)
    trade, refund = done.trade, done.refund
    detailed = _wants(request.query_options, "refund_detail_item_list")
    return TradeRefundResponse(
        trade_no=trade.trade_no,
        out_trade_no=trade.out_trade_no,
        buyer_logon_id=trade.buyer_logon or "",
        buyer_user_id=trade.buyer_id or "",
        fund_change="Y" if done.fresh else "N",
        refund_fee=trade.refunded,
        gmt_refund_pay=refund.refunded_at,
        send_back_fee=refund.amount if detailed else None,
        refund_detail_item_list=(FundBill(amount=refund.amount),) if detailed else None,
    )


def refund_query(call: Call, request: RefundQueryRequest) -> RefundQueryResponse:
    trade, refund = refunding.refund_of(call, request)
    if refund is None:
        return RefundQueryResponse()
    timed = _wants(request.query_options, "gmt_refund_pay")
    detailed = _wants(request.query_options, "refund_detail_item_list")
    return RefundQueryResponse(
        trade_no=trade.trade_no,
        out_trade_no=trade.out_trade_no,
        out_request_no=refund.out_request_no,
        refund_reason=refund.reason,
        total_amount=trade.total,
        refund_amount=refund.amount,
        refund_status="REFUND_SUCCESS",
        gmt_refund_pay=refund.refunded_at if timed else None,
        send_back_fee=refund.amount if detailed else None,
        refund_detail_item_list=(FundBill(amount=refund.amount),) if detailed else None,
    )


def trade_list(call: Call, request: TradeListRequest) -> TradeListResponse:
    found, following = reports.trades(
        call, _filter(call, request), most=request.page_size, after=request.after
    )
    return TradeListResponse(trades=tuple(_line(trade) for trade in found), next=following)


def trade_totals(call: Call, request: TradeTotalsRequest) -> TradeTotalsResponse:
    sums = reports.totals(call, _filter(call, request))
    return TradeTotalsResponse(
        count=sums.count,
        paid_count=sums.paid_count,
        paid_amount=sums.paid,
        refund_fee=sums.refunded,
        charge_amount=sums.fee,
        net_amount=sums.paid - sums.refunded - sums.fee,
    )


def trade_detail(call: Call, request: TradeDetailRequest) -> TradeDetailResponse:
    trade = trades.seen(call, request)
    return TradeDetailResponse(
        trade=_line(trade),
        buyer_user_id=trade.buyer_id,
        body=trade.body,
        product_code=trade.product_code,
        time_expire=trade.expires_at,
        close_reason=trade.closing.value if trade.closing else None,
        fee_rate_bp=trade.fee_bp,
        refunds=tuple(_refund_line(refund) for refund in answering.refunds_of(call, trade)),
        notify_url=trade.notify_url,
    )


def bill_url(call: Call, request: BillUrlRequest) -> BillUrlResponse:
    url, is_empty = billing.address(call, request)
    return BillUrlResponse(bill_download_url=url, bill_file_code=NO_BUSINESS if is_empty else None)


def bill_query(call: Call, request: BillQueryRequest) -> BillQueryResponse:
    page = billing.query(call, request)
    return BillQueryResponse(
        lines=tuple(_bill_line(booking) for booking in page.bookings), next=page.following
    )


def _wants(options: QueryOptions | None, name: str) -> bool:
    return options is not None and name in options


def _charges(trade: Trade) -> tuple[ChargeInfo, ...] | None:
    if not trade.paid:
        return None
    whole = rules.fee(trade.total, trade.fee_bp)
    return (ChargeInfo(charge_fee=trade.fee, original_charge_fee=whole),)


def _filter(call: Call, request: TradeFilter) -> Filter:
    return Filter(
        merchant_id=call.merchant_id,
        begin=request.begin,
        end=request.end,
        state=rules.state_of(request.status) if request.status else None,
        refunded=request.refunded,
        text=request.text,
    )


def _line(trade: Trade) -> TradeLine:
    return TradeLine(
        trade_no=trade.trade_no,
        out_trade_no=trade.out_trade_no,
        trade_status=rules.wire_status(trade.state),
        subject=trade.subject,
        total_amount=trade.total,
        paid_amount=trade.paid,
        refund_fee=trade.refunded,
        charge_amount=trade.fee,
        net_amount=trade.kept - trade.fee,
        buyer_logon_id=trade.buyer_logon,
        gmt_create=trade.created_at,
        gmt_payment=trade.paid_at,
        gmt_close=trade.closed_at,
        store_id=trade.store_id,
        terminal_id=trade.terminal_id,
        operator_id=trade.operator_id,
    )


def _refund_line(refund: Refund) -> RefundLine:
    return RefundLine(
        out_request_no=refund.out_request_no,
        refund_amount=refund.amount,
        charge_back=refund.fee_back,
        refund_reason=refund.reason,
        operator_id=refund.operator_id,
        gmt_refund_pay=refund.refunded_at,
    )


def _bill_line(booking: Booking) -> BillLine:
    is_payment = booking.out_request_no is None
    return BillLine(
        kind=BillKind.PAID if is_payment else BillKind.GIVEN_BACK,
        trade_no=booking.trade_no,
        out_trade_no=booking.out_trade_no,
        out_request_no=booking.out_request_no,
        amount=booking.amount,
        fee=booking.fee,
        booked_at=booking.booked_at,
        store_id=booking.store_id,
        terminal_id=booking.terminal_id,
        operator_id=booking.operator_id,
    )


METHODS: Final[tuple[AnyServed, ...]] = (
    Served(TRADE_PAY, trade_pay),
    Served(TRADE_PRECREATE, trade_precreate),
    Served(TRADE_CREATE, trade_create),
    Served(TRADE_QUERY, trade_query),
    Served(TRADE_CANCEL, trade_cancel),
    Served(TRADE_CLOSE, trade_close),
    Served(TRADE_REFUND, trade_refund),
    Served(REFUND_QUERY, refund_query),
    Served(TRADE_LIST, trade_list),
    Served(TRADE_TOTALS, trade_totals),
    Served(TRADE_DETAIL, trade_detail),
    Served(BILL_URL, bill_url),
    Served(BILL_QUERY, bill_query),
)
