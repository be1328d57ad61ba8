"""Ask for money: by the code a buyer shows, by a QR code, or of a buyer who is known."""

from __future__ import annotations

from collections.abc import Container
from datetime import datetime
from typing import Final, NamedTuple

from backend.kernel.call import Call
from backend.payments import rules
from backend.payments.contract.refusals import (
    AuthCodeInvalid,
    BuyerIsSeller,
    BuyerNotExist,
    BuyerNotMatch,
    BuyerStatusForbids,
    ContextInconsistent,
    CurrencyNotSupported,
    ExpireTimePassed,
    ProductNotSigned,
    QrExpired,
    QrInvalid,
    ReceiveAccountInvalid,
    SceneNotSupported,
    TradeHasClose,
    TradeHasSuccess,
)
from backend.payments.contract.trade import (
    Order,
    TradeCreateRequest,
    TradePayRequest,
    TradePrecreateRequest,
)
from backend.payments.events import TradeCreated
from backend.payments.rules import Closing, State
from backend.payments.service.trades import (
    Changes,
    become,
    blank,
    charge,
    expire_later,
    is_open,
    keep,
    on_behalf,
)
from backend.payments.store import codes as code_rows
from backend.payments.store import trades as trade_rows
from backend.payments.store.codes import Qr
from backend.payments.store.trades import Trade
from backend.protocol.errors import InvalidArgument
from backend.protocol.rehearsal import reach
from backend.wallet import service as wallet
from backend.wallet.contract import BuyerUnknown

FACE_TO_FACE: Final = "FACE_TO_FACE_PAYMENT"
_PAY_PRODUCTS: Final = frozenset({FACE_TO_FACE, "OFFLINE_PAYMENT"})
_QR_PRODUCTS: Final = frozenset({FACE_TO_FACE, "QR_CODE_OFFLINE", "OFFLINE_PAYMENT"})
_CREATE_PRODUCTS: Final = frozenset({FACE_TO_FACE, "OFFLINE_PAYMENT", "JSAPI_PAY"})
_QR_TOKEN: Final = 26
"""About 148 bits: nobody finds an order by guessing."""


class Payer(NamedTuple):
    """Who is asked."""

    buyer_id: str
    logon_id: str


def pay(call: Call, request: TradePayRequest) -> Trade:
    """
    Charge a shown payment code; the trade is then paid, or waits for its buyer.

    A refused charge leaves nothing: the code stays good and the number may be used again.

    :raises BusinessError: as ``TRADE_PAY`` declares.
    """
    _check_terms(call, request, _PAY_PRODUCTS)
    if request.scene != "bar_code":
        raise SceneNotSupported
    before = None if call.unit.may_hope() else _before(call, request)  # numbers are mostly new
    if before is not None and before.auth_code == request.auth_code:
        return before  # this very code has asked its buyer already
    order = _order(call, request, before)
    claim = wallet.claim_code(call, request.auth_code, order.trade_no)
    if claim is None:
        raise AuthCodeInvalid
    reach("pay.claimed")
    if not claim.active:
        raise BuyerStatusForbids
    payer = Payer(claim.buyer_id, claim.logon_id)
    asked = _asked_of(call, order, payer, request.buyer_id, auth_code=request.auth_code)
    if not rules.must_confirm(order.total, claim.free_limit, always=claim.always_confirm):
        return charge(call, before, order, asked)
    if before is not None and before.state is State.WAITING:
        return before
    return _wait(call, before, order, asked)


def create(call: Call, request: TradeCreateRequest) -> Trade:
    """
    Ask a buyer whom the merchant knows; the order waits in the wallet.

    :raises BusinessError: as ``TRADE_CREATE`` declares.
    """
    _check_terms(call, request, _CREATE_PRODUCTS)
    before = _before(call, request)
    buyer = _known(call, request)
    payer = Payer(buyer.buyer_id, buyer.logon_id)
    order = _order(call, request, before)
    asked = _asked_of(call, order, payer)
    if before is not None and before.state is State.WAITING:
        return before
    if not buyer.active:
        raise BuyerStatusForbids
    return _wait(call, before, order, asked)


def precreate(call: Call, request: TradePrecreateRequest) -> Qr:
    """
    Make, or give again, the QR code that asks for an order.

    :raises BusinessError: as ``TRADE_PRECREATE`` declares.
    """
    _check_terms(call, request, _QR_PRODUCTS)
    before = _before(call, request)
    shown = code_rows.qr_of(call.unit, before) if before else None
    waits = before is not None and before.state is State.WAITING
    if shown is not None and (waits or call.now < shown.expires_at):
        return shown
    order = _order(call, request, before)
    keep(call, before, order)
    qr = _qr(call, request, order)
    code_rows.put_qr(call.unit, qr)
    return qr


def scan(call: Call, qr_text: str) -> Trade:
    """
    Open the order a QR code asks for; the first buyer to do so is the one it waits for.

    :raises BusinessError: as ``SCAN`` declares.
    """
    qr = code_rows.qr_by_token(call.unit, rules.token_of(qr_text))
    order = trade_rows.by_trade_no(call.unit, qr.merchant_id, qr.trade_no) if qr else None
    if qr is None or order is None:
        raise QrInvalid
    if order.closing is Closing.UNSEEN:
        raise TradeHasClose
    if order.state is not State.PRECREATED:
        _check_payer(order.buyer_id, call.buyer_id)
        return order
    if call.now >= qr.expires_at:
        raise QrExpired
    buyer = wallet.buyer(call, call.buyer_id)
    if not buyer.active:
        raise BuyerStatusForbids
    theirs = on_behalf(call, order)
    asked = _asked_of(theirs, order, Payer(buyer.buyer_id, buyer.logon_id))
    return _wait(theirs, order, order, asked)


def _check_terms(call: Call, request: Order, products: Container[str]) -> None:
    if request.product_code is not None and request.product_code not in products:
        raise ProductNotSigned
    if request.seller_id is not None and request.seller_id != call.merchant_id:
        raise ReceiveAccountInvalid
    if request.trans_currency not in (None, "CNY"):
        raise CurrencyNotSupported


def _before(call: Call, request: Order) -> Trade | None:
    """Return the order this number stands for already, if it can still be paid."""
    before = trade_rows.by_out_trade_no(call.unit, call.merchant_id, request.out_trade_no)
    if before is None:
        return None
    asked = (request.total_amount, request.subject, request.body)
    if before.total and asked != (before.total, before.subject, before.body):
        raise ContextInconsistent
    if before.state in (State.PAID, State.FINISHED):
        raise TradeHasSuccess
    if before.state is State.CLOSED or (
        before.state is State.WAITING and not is_open(before, call)
    ):
        raise TradeHasClose
    return before


def _order(call: Call, request: Order, before: Trade | None) -> Trade:
    """
    Return the order on its terms of now, as it stands before anybody is asked; not stored.

    One that waits already keeps its terms.
    """
    if before is not None and before.state is State.WAITING:
        return before
    return blank(
        call,
        request.out_trade_no,
        before.trade_no if before else None,
        total=request.total_amount,
        subject=request.subject,
        body=request.body,
        product_code=request.product_code,
        store_id=request.store_id,
        terminal_id=request.terminal_id,
        operator_id=request.operator_id,
        passback_params=request.passback_params,
        expires_at=_expiry(call, request),
    )


def _expiry(call: Call, request: Order) -> datetime:
    try:
        return rules.expiry(call.now, absolute=request.time_expire, express=request.timeout_express)
    except rules.LifeOver as error:
        raise ExpireTimePassed from error
    except rules.LifeTooLong as error:
        raise InvalidArgument(problem="an order lives from 1 minute to 15 days") from error


def _qr(call: Call, request: TradePrecreateRequest, order: Trade) -> Qr:
    try:
        until = rules.qr_expiry(
            call.now, express=request.qr_code_timeout_express, order_expiry=order.expires_at
        )
    except rules.LifeTooLong as error:
        raise InvalidArgument(problem="a code is good from 1 minute to 15 days") from error
    return Qr(order.merchant_id, order.trade_no, call.ids.token(_QR_TOKEN), until)


def _known(call: Call, request: TradeCreateRequest) -> wallet.Buyer:
    try:
        if request.buyer_id is not None:
            return wallet.buyer(call, request.buyer_id)
        return wallet.buyer_by_logon(call, request.buyer_logon_id or "")
    except BuyerUnknown as error:
        if request.buyer_id == call.merchant_id:
            raise BuyerIsSeller from error
        raise BuyerNotExist from error


def _asked_of(
    call: Call,
    order: Trade,
    payer: Payer,
    expected: str | None = None,
    *,
    auth_code: str | None = None,
) -> Changes:
    """Return what makes the order one that asks this buyer."""
    if payer.buyer_id == call.merchant_id:
        raise BuyerIsSeller
    for meant in (expected, order.buyer_id):
        if meant is not None:
            _check_payer(meant, payer.buyer_id)
    return {
        "buyer_id": payer.buyer_id,
        "buyer_logon": wallet.mask_logon(payer.logon_id),
        "auth_code": auth_code or order.auth_code,
    }


def _check_payer(meant: str | None, payer_id: str) -> None:
    if meant != payer_id:
        raise BuyerNotMatch


def _wait(call: Call, before: Trade | None, order: Trade, asked: Changes) -> Trade:
    """Let an order wait for its buyer."""
    after = order._replace(**asked, state=State.WAITING, created_at=call.now)
    waiting = become(call, before, after, TradeCreated, total=order.total)
    expire_later(call, waiting)
    return waiting
