"""What the buyer's phone asks: scan an order, pay it or refuse it, and read receipts."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import StringConstraints

from backend.payments.contract.fields import PageEnd, TradeStatus
from backend.payments.contract.orders import PageSize
from backend.payments.contract.refusals import (
    BuyerBalanceNotEnough,
    BuyerIsSeller,
    BuyerNotMatch,
    BuyerStatusForbids,
    QrExpired,
    QrInvalid,
    TradeHasClose,
    TradeHasSuccess,
    TradeNotExist,
)
from backend.protocol.ids import PlainText, TradeNo
from backend.protocol.method import Method, Request, Response, Shape
from backend.protocol.moment import Moment
from backend.protocol.money import Yuan
from backend.wallet.contract import Pin, PinLocked, PinNeeded, PinWrong, SignedOut


class Bill(Shape):
    """An order as its buyer sees it. Every text is plain text of somebody else's."""

    trade_no: TradeNo
    """The platform's number of the trade."""
    trade_status: TradeStatus
    """Where it stands."""
    payee_name: str
    """Who asks for the money."""
    subject: str
    """What it is for."""
    total_amount: Yuan
    """What is asked."""
    refund_fee: Yuan
    """What came back so far."""
    needs_pin: bool
    """Whether paying takes the buyer's PIN."""
    gmt_create: Moment
    """When the order was made."""
    time_expire: Moment
    """Until when it can be paid."""
    gmt_payment: Moment | None = None
    """When it was paid."""
    gmt_close: Moment | None = None
    """When it was closed."""


class ScanRequest(Request):
    """Open the order a QR code asks for; from then on it waits for this buyer."""

    qr: Annotated[PlainText, StringConstraints(strip_whitespace=True, min_length=1, max_length=512)]
    """The text of the code: its URL, or the token at the end of it."""


class BillResponse(Response):
    """The order."""

    bill: Bill
    """The order, as its buyer sees it."""


SCAN: Final = Method(
    "zhanggui.wallet.scan",
    ScanRequest,
    BillResponse,
    refuses=(
        SignedOut,
        QrInvalid,
        QrExpired,
        TradeHasClose,
        BuyerNotMatch,
        BuyerIsSeller,
        BuyerStatusForbids,
    ),
)


class ConfirmRequest(Request):
    """Pay an order that waits for this buyer; again is answered again and pays once."""

    trade_no: TradeNo
    """The platform's number of the trade."""
    pin: Pin | None = None
    """The buyer's PIN; needed above the password-free limit. A wrong one counts as a try."""


CONFIRM: Final = Method(
    "zhanggui.wallet.confirm",
    ConfirmRequest,
    BillResponse,
    refuses=(
        SignedOut,
        TradeNotExist,
        TradeHasClose,
        BuyerStatusForbids,
        BuyerBalanceNotEnough,
        PinNeeded,
        PinWrong,
        PinLocked,
    ),
)


class RefuseRequest(Request):
    """Refuse an order that waits for this buyer: it is closed for good."""

    trade_no: TradeNo
    """The platform's number of the trade."""


REFUSE: Final = Method(
    "zhanggui.wallet.refuse",
    RefuseRequest,
    BillResponse,
    refuses=(SignedOut, TradeNotExist, TradeHasSuccess),
)


class ReceiptsRequest(Request):
    """What a buyer was asked for, newest first, a page at a time."""

    status: TradeStatus | None = None
    """Only those that stand so; ``WAIT_BUYER_PAY`` for what is to be confirmed."""
    page_size: PageSize = 20
    """How many at most."""
    after: PageEnd | None = None
    """``next`` of the page before; the first page without it."""


class ReceiptsResponse(Response):
    """One page."""

    bills: tuple[Bill, ...] = ()
    """Newest first."""
    next: str | None = None
    """Give it as ``after`` for the next page; absent on the last."""


RECEIPTS: Final = Method(
    "zhanggui.wallet.receipts", ReceiptsRequest, ReceiptsResponse, refuses=(SignedOut,)
)


class ReceiptRequest(Request):
    """One of this buyer's orders."""

    trade_no: TradeNo
    """The platform's number of the trade."""


class MoneyBack(Shape):
    """One refund, as the buyer sees it."""

    refund_amount: Yuan
    """How much came back."""
    refund_reason: str | None = None
    """Why."""
    gmt_refund_pay: Moment
    """When."""


class ReceiptResponse(Response):
    """One order and what came back of it."""

    bill: Bill
    """The order."""
    out_trade_no: str
    """The merchant's own order number."""
    body: str | None = None
    """A longer description."""
    refunds: tuple[MoneyBack, ...] = ()
    """What came back, oldest first."""


RECEIPT: Final = Method(
    "zhanggui.wallet.receipt", ReceiptRequest, ReceiptResponse, refuses=(SignedOut, TradeNotExist)
)
