"""Ask a buyer for money, see what became of it, and undo it while nobody has paid."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import StringConstraints, ValidationInfo, field_validator, model_validator

from backend.payments.contract.fields import (
    Body,
    CurrencyCode,
    FundBill,
    Goods,
    OneTrade,
    Passback,
    ProductCode,
    QueryOptions,
    Short,
    Subject,
    TimeoutExpress,
    TradeStatus,
    YesNo,
)
from backend.payments.contract.refusals import (
    AuthCodeInvalid,
    BuyerBalanceNotEnough,
    BuyerIsSeller,
    BuyerNotExist,
    BuyerNotMatch,
    BuyerStatusForbids,
    CancelTooLate,
    ContextInconsistent,
    CurrencyNotSupported,
    ExpireTimePassed,
    ProductNotSigned,
    ReceiveAccountInvalid,
    SceneNotSupported,
    SellerBalanceNotEnough,
    TradeHasClose,
    TradeHasSuccess,
    TradeNotExist,
    TradeStatusWrong,
)
from backend.protocol.ids import OutTradeNo, PlainText, TradeNo, UserId
from backend.protocol.method import Method, Request, Response, Shape
from backend.protocol.moment import Moment
from backend.protocol.money import Money, Payable, Yuan


class Order(Request):
    """What every way of asking for money has in common."""

    out_trade_no: OutTradeNo
    """The merchant's own order number; it stands for this order for ever."""
    total_amount: Payable
    """What the buyer pays, in yuan: 0.01 to 100000000.00."""
    subject: Subject
    """What the order is for, as the buyer reads it."""
    body: Body | None = None
    """A longer description; comes back in notifications."""
    product_code: ProductCode | None = None
    """The signed product; which ones, each method says."""
    seller_id: UserId | None = None
    """Who receives the money; only the calling merchant itself."""
    timeout_express: TimeoutExpress | None = None
    """How long the order may be paid, counted from this call; 3 hours unless told."""
    time_expire: Moment | None = None
    """Until when the order may be paid, 1 minute to 15 days ahead; goes before the other."""
    discountable_amount: Yuan | None = None
    """The part a discount may touch; there are no discounts here."""
    undiscountable_amount: Yuan | None = None
    """The part no discount may touch; with the other part it makes the whole."""
    trans_currency: CurrencyCode | None = None
    """The currency of the amounts; only CNY."""
    goods_detail: Goods | None = None
    """The lines of the order."""
    passback_params: Passback | None = None
    """Comes back in notifications and queries exactly as given."""
    operator_id: Short | None = None
    """The cashier, by the merchant's own number."""
    store_id: Short | None = None
    """The shop, by the merchant's own number."""
    terminal_id: Short | None = None
    """The till, by the merchant's own number."""

    @field_validator("undiscountable_amount")
    @classmethod
    def _parts_make_the_whole(cls, value: Money | None, info: ValidationInfo) -> Money | None:
        """Not asked of the whole order: hardly any names its parts."""
        total, other = info.data.get("total_amount"), info.data.get("discountable_amount")
        if value and other and total is not None and other + value != total:
            raise ValueError("discountable and undiscountable amounts must make the total")
        return value


class TradePayRequest(Order):
    """
    Charge the payment code a buyer shows at the counter.

    Safe to send again: the same order is charged at most once. After a time-out ask
    ``alipay.trade.query``; never charge under a new number.
    """

    auth_code: Annotated[PlainText, StringConstraints(min_length=1, max_length=64)]
    """The buyer's payment code: 16 to 24 digits beginning 25 to 30; good once, for one minute."""
    scene: Literal["bar_code", "wave_code", "security_code"] = "bar_code"
    """How the code was read; only ``bar_code`` is offered."""
    buyer_id: UserId | None = None
    """Whose code it must be, if the merchant knows."""
    query_options: QueryOptions | None = None
    """What else to answer."""


class TradePayResponse(Response):
    """The buyer has paid, or (``TradePayWaiting``) has been asked to confirm."""

    trade_no: TradeNo
    """The platform's number of the trade."""
    out_trade_no: OutTradeNo
    """The merchant's own order number."""
    buyer_logon_id: str
    """The buyer's logon, its middle hidden."""
    buyer_user_id: UserId
    """The buyer."""
    buyer_user_type: Literal["PRIVATE"] = "PRIVATE"
    """What the buyer is."""
    total_amount: Yuan
    """What was asked."""
    receipt_amount: Yuan | None = None
    """What the merchant receives, before fees; with the next five only once paid."""
    buyer_pay_amount: Yuan | None = None
    """What the buyer pays."""
    point_amount: Yuan | None = None
    """What was paid in points: nothing."""
    invoice_amount: Yuan | None = None
    """What an invoice can be written for."""
    gmt_payment: Moment | None = None
    """When the buyer paid."""
    fund_bill_list: tuple[FundBill, ...] | None = None
    """Where the money came from."""


class TradePayWaiting(TradePayResponse):
    """
    The buyer must confirm on the phone: poll ``alipay.trade.query`` every 3 to 5 seconds.

    Charging the same order again gives this same answer and asks nobody twice.
    """

    code = "10003"
    msg = "order success pay inprocess"


_ORDER_REFUSALS: Final = (
    ProductNotSigned,
    ReceiveAccountInvalid,
    CurrencyNotSupported,
    ExpireTimePassed,
    ContextInconsistent,
    TradeHasSuccess,
    TradeHasClose,
)

TRADE_PAY: Final = Method(
    "alipay.trade.pay",
    TradePayRequest,
    TradePayResponse,
    refuses=(
        *_ORDER_REFUSALS,
        SceneNotSupported,
        AuthCodeInvalid,
        BuyerStatusForbids,
        BuyerNotMatch,
        BuyerIsSeller,
        BuyerBalanceNotEnough,
    ),
    also=(TradePayWaiting,),
)
"""Product codes: ``FACE_TO_FACE_PAYMENT``, ``OFFLINE_PAYMENT``."""


class TradePrecreateRequest(Order):
    """
    Make a QR code that asks for an order.

    No trade exists until a buyer scans it. The same order again gives the same code while it
    is good, and a fresh one afterwards.
    """

    qr_code_timeout_express: TimeoutExpress | None = None
    """How long the code is good, counted from this call; 2 hours at most and unless told."""


class TradePrecreateResponse(Response):
    """A code to show."""

    out_trade_no: OutTradeNo
    """The merchant's own order number."""
    qr_code: str
    """The text of the QR code: a URL that opens the order in the buyer's wallet."""


TRADE_PRECREATE: Final = Method(
    "alipay.trade.precreate",
    TradePrecreateRequest,
    TradePrecreateResponse,
    refuses=_ORDER_REFUSALS,
)
"""Product codes: ``FACE_TO_FACE_PAYMENT``, ``QR_CODE_OFFLINE``, ``OFFLINE_PAYMENT``."""


class TradeCreateRequest(Order):
    """Ask a buyer whom the merchant knows; the order waits in the buyer's wallet."""

    buyer_id: UserId | None = None
    """Who is asked."""
    buyer_logon_id: Annotated[PlainText, StringConstraints(max_length=128)] | None = None
    """Who is asked, by logon; looked at only without ``buyer_id``."""

    @model_validator(mode="after")
    def _somebody_is_asked(self) -> TradeCreateRequest:
        if self.buyer_id is None and self.buyer_logon_id is None:
            raise ValueError("one of buyer_id and buyer_logon_id is needed")
        return self


class TradeCreateResponse(Response):
    """The order waits for its buyer."""

    out_trade_no: OutTradeNo
    """The merchant's own order number."""
    trade_no: TradeNo
    """The platform's number of the trade."""


TRADE_CREATE: Final = Method(
    "alipay.trade.create",
    TradeCreateRequest,
    TradeCreateResponse,
    refuses=(*_ORDER_REFUSALS, BuyerNotExist, BuyerStatusForbids, BuyerNotMatch, BuyerIsSeller),
)
"""Product codes: ``FACE_TO_FACE_PAYMENT``, ``OFFLINE_PAYMENT``, ``JSAPI_PAY``."""


class TradeQueryRequest(OneTrade):
    """Ask what became of an order."""

    query_options: QueryOptions | None = None
    """``fund_bill_list``: where the money came from. ``charge_info_list``: the merchant's fee."""


class ChargeInfo(Shape):
    """What a trade costs the merchant."""

    charge_fee: Yuan
    """The fee now, of what was paid and not given back."""
    original_charge_fee: Yuan
    """The fee of the whole order."""
    rating_type: Literal["RATE"] = "RATE"
    """How it is counted."""
    is_rating_on_trade_receiver: YesNo = "Y"
    """The merchant bears it."""
    is_rating_on_switch: YesNo = "N"
    """No switch takes part."""


class TradeQueryResponse(Response):
    """Where the trade stands."""

    trade_no: TradeNo
    """The platform's number of the trade."""
    out_trade_no: OutTradeNo
    """The merchant's own order number."""
    trade_status: TradeStatus
    """Where it stands."""
    total_amount: Yuan
    """What was asked."""
    buyer_logon_id: str | None = None
    """The buyer's logon, its middle hidden; absent if nobody was asked."""
    buyer_user_id: UserId | None = None
    """The buyer."""
    buyer_user_type: Literal["PRIVATE"] | None = None
    """What the buyer is."""
    receipt_amount: Yuan
    """What the merchant receives, before fees; 0.00 until paid."""
    buyer_pay_amount: Yuan
    """What the buyer paid."""
    point_amount: Yuan
    """What was paid in points: nothing."""
    invoice_amount: Yuan
    """What an invoice can be written for."""
    send_pay_date: Moment | None = None
    """When the buyer paid."""
    subject: str | None = None
    """What the order is for."""
    body: str | None = None
    """A longer description."""
    passback_params: str | None = None
    """As the merchant gave it."""
    store_id: str | None = None
    """The shop."""
    terminal_id: str | None = None
    """The till."""
    fund_bill_list: tuple[FundBill, ...] | None = None
    """Where the money came from; when asked for."""
    charge_amount: Yuan | None = None
    """The merchant's fee now; when ``charge_info_list`` is asked for."""
    charge_info_list: tuple[ChargeInfo, ...] | None = None
    """How the fee was counted; when asked for."""


TRADE_QUERY: Final = Method(
    "alipay.trade.query", TradeQueryRequest, TradeQueryResponse, refuses=(TradeNotExist,)
)


class TradeCancelRequest(OneTrade):
    """
    Undo an order whose outcome is unknown or unwanted.

    A paid trade is refunded, a waiting one closed. An order never seen is closed as well: a
    request for it that arrives late can then charge nobody. May be sent again at will.
    """


class TradeCancelResponse(Response):
    """Undone."""

    out_trade_no: OutTradeNo | None = None
    """The merchant's own order number."""
    trade_no: TradeNo | None = None
    """The platform's number, if there was a trade."""
    retry_flag: YesNo = "N"
    """Whether to call again."""
    action: Literal["close", "refund"] | None = None
    """What was done; absent if no buyer had ever seen the order."""
    gmt_refund_pay: Moment | None = None
    """When the money went back."""


TRADE_CANCEL: Final = Method(
    "alipay.trade.cancel",
    TradeCancelRequest,
    TradeCancelResponse,
    refuses=(CancelTooLate, SellerBalanceNotEnough),
)


class TradeCloseRequest(OneTrade):
    """Close an order nobody has paid."""

    operator_id: Short | None = None
    """Who closed it, by the merchant's own number."""


class TradeCloseResponse(Response):
    """Closed."""

    out_trade_no: OutTradeNo
    """The merchant's own order number."""
    trade_no: TradeNo
    """The platform's number of the trade."""


TRADE_CLOSE: Final = Method(
    "alipay.trade.close",
    TradeCloseRequest,
    TradeCloseResponse,
    refuses=(TradeNotExist, TradeStatusWrong),
)
