"""
What an answer means. Pure: an answer, or its absence, in; one word of ``Heard`` out.

An answer is believed only if it speaks of our order and our amount; otherwise it is as good as
none, and an alarm. A refusal that may hide a success (the platform failed, the order was paid
before) is never taken for one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from backend.payments.contract.fields import TradeStatus
from backend.payments.contract.refund import RefundQueryResponse, TradeRefundResponse
from backend.payments.contract.refusals import (
    ContextInconsistent,
    SellerBalanceNotEnough,
    TradeHasClose,
    TradeHasSuccess,
    TradeNotExist,
)
from backend.payments.contract.trade import (
    TradeCancelResponse,
    TradePayResponse,
    TradePayWaiting,
    TradePrecreateResponse,
    TradeQueryResponse,
)
from backend.protocol.errors import BusinessError, CallLimited, PlatformError
from backend.protocol.method import Response
from backend.protocol.money import Money
from console.client.failures import ClientError, Unreachable
from console.till import refund as refunds
from console.till.attempt import Attempt, Heard, News, What
from console.till.refund import Refund

Answer = Response | Exception
"""What the client returned, or what it raised."""

_STATUS: Final = {
    TradeStatus.WAIT_BUYER_PAY: Heard.CONFIRM,
    TradeStatus.TRADE_SUCCESS: Heard.PAID,
    TradeStatus.TRADE_FINISHED: Heard.PAID,
    TradeStatus.TRADE_CLOSED: Heard.CLOSED,
}
_CHARGES: Final = {What.PAY, What.PRECREATE}


@dataclass(frozen=True, slots=True)
class Alarm:
    """An answer that contradicts what the till knows."""

    what: str
    expected: str
    got: str


@dataclass(frozen=True, slots=True)
class Reading:
    """A payment's answer, understood; ``evidence`` goes into the journal."""

    news: News
    alarm: Alarm | None = None
    evidence: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class RefundReading:
    """A refund's answer, understood."""

    news: refunds.News
    alarm: Alarm | None = None
    evidence: Mapping[str, str] = field(default_factory=dict[str, str])


def read_payment(attempt: Attempt, what: What, answer: Answer) -> Reading:
    """Understand the answer to one request about a payment."""
    if isinstance(answer, Exception):
        heard = _payment_failure(what, answer)
        sub_code = answer.sub_code if isinstance(answer, PlatformError) else ""
        alarm = _collision(attempt, heard, sub_code)
        news = News(heard, sub_code=sub_code, loose=_leaves_loose(what, heard, answer))
        return Reading(news, alarm, _said(answer))
    news, alarm = _payment_answer(attempt, answer)
    evidence = {"code": answer.code, "trade_no": news.trade_no or ""}
    if isinstance(answer, TradeCancelResponse):
        evidence |= {"action": answer.action or "", "retry_flag": answer.retry_flag}
    return Reading(news, alarm, evidence)


def read_refund(refund: Refund, what: refunds.What, answer: Answer) -> RefundReading:
    """Understand the answer to one request about a refund."""
    if isinstance(answer, Exception):
        sub_code = answer.sub_code if isinstance(answer, PlatformError) else ""
        news = refunds.News(_refund_failure(refund, what, answer), sub_code)
        return RefundReading(news, None, _said(answer))
    heard, alarm = _refund_answer(refund, answer)
    return RefundReading(refunds.News(heard), alarm, {"code": answer.code})


def _payment_answer(attempt: Attempt, answer: Response) -> tuple[News, Alarm | None]:
    alarm = _mismatch(attempt, answer)
    if alarm is not None:
        return News(Heard.LOST), alarm
    match answer:
        case TradePayResponse():
            heard = Heard.CONFIRM if isinstance(answer, TradePayWaiting) else Heard.PAID
            return News(heard, answer.trade_no, answer.buyer_logon_id), None
        case TradePrecreateResponse():
            return News(Heard.SHOWN, qr_code=answer.qr_code), None
        case TradeQueryResponse():
            heard = _STATUS[answer.trade_status]
            return News(heard, answer.trade_no, answer.buyer_logon_id), None
        case TradeCancelResponse():
            heard = Heard.AGAIN if answer.retry_flag == "Y" else Heard.CANCELLED
            return News(heard, answer.trade_no, returned=answer.action == "refund"), None
        case _:
            return News(Heard.LOST), Alarm("shape", "", type(answer).__name__)


def _mismatch(attempt: Attempt, answer: Response) -> Alarm | None:
    """Return what shows that the answer speaks of another order."""
    order: object = getattr(answer, "out_trade_no", None)
    # A cancel that names no order fits every order: whoever kept one could undo ours with it.
    named = order is not None or isinstance(answer, TradeCancelResponse)
    if named and order != attempt.out_trade_no:
        return Alarm("out_trade_no", attempt.out_trade_no, str(order or ""))
    amount: object = getattr(answer, "total_amount", None)
    if isinstance(amount, Money) and amount != attempt.amount:
        return Alarm("total_amount", attempt.amount.to_text(), amount.to_text())
    return None


def _payment_failure(what: What, failure: Exception) -> Heard:
    if _is_unsent(failure):
        return Heard.UNSENT
    if not isinstance(failure, PlatformError) or _is_doubtful(failure):
        return Heard.LOST
    if not isinstance(failure, BusinessError):  # turned away at the door: nothing was done
        return Heard.REFUSED if what in _CHARGES else Heard.UNSENT
    if what in _CHARGES:
        return _charge_refusal(failure)
    if what in {What.CANCEL, What.SEAL}:
        return Heard.KEPT
    return Heard.ABSENT if failure.sub_code == TradeNotExist.sub_code else Heard.UNSENT


def _charge_refusal(failure: BusinessError) -> Heard:
    if failure.sub_code == ContextInconsistent.sub_code:
        return Heard.COLLISION
    if failure.sub_code in {TradeHasSuccess.sub_code, TradeHasClose.sub_code}:
        return Heard.TAKEN
    return Heard.REFUSED


def _leaves_loose(what: What, heard: Heard, failure: Exception) -> bool:
    """
    Whether a copy of the charge, made on the way, might be taken although this one was not.

    The buyer may have more money or a smaller queue a second later. What was turned away at the
    door, for its signature or its rights, is turned away again; a QR code nobody saw nobody pays.
    """
    if what is not What.PAY:
        return False
    if isinstance(failure, CallLimited):
        return True
    return heard is Heard.REFUSED and isinstance(failure, BusinessError)


def _collision(attempt: Attempt, heard: Heard, sub_code: str) -> Alarm | None:
    if heard is not Heard.COLLISION:
        return None
    return Alarm("collision", attempt.out_trade_no, sub_code)


def _refund_answer(refund: Refund, answer: Response) -> tuple[refunds.Heard, Alarm | None]:
    alarm = _refund_mismatch(refund, answer)
    if alarm is not None:
        return refunds.Heard.LOST, alarm
    match answer:
        case TradeRefundResponse():
            changed = answer.fund_change == "Y"
            return (refunds.Heard.DONE if changed else refunds.Heard.REPEATED), None
        case RefundQueryResponse():
            found = answer.refund_status is not None
            return (refunds.Heard.DONE if found else refunds.Heard.MISSING), None
        case _:
            return refunds.Heard.LOST, Alarm("shape", "", type(answer).__name__)


def _refund_mismatch(refund: Refund, answer: Response) -> Alarm | None:
    """Return what shows that the answer speaks of another refund."""
    order: object = getattr(answer, "out_trade_no", None)
    if order is not None and order != refund.out_trade_no:
        return Alarm("out_trade_no", refund.out_trade_no, str(order))
    if isinstance(answer, TradeRefundResponse) and answer.refund_fee < refund.amount:
        return _amount_alarm(refund, answer.refund_fee)
    if isinstance(answer, RefundQueryResponse) and answer.refund_status is not None:
        if answer.out_request_no != refund.out_request_no:
            return Alarm("out_request_no", refund.out_request_no, answer.out_request_no or "")
        if answer.refund_amount != refund.amount:
            return _amount_alarm(refund, answer.refund_amount)
    return None


def _amount_alarm(refund: Refund, got: Money | None) -> Alarm:
    return Alarm("refund_amount", refund.amount.to_text(), "" if got is None else got.to_text())


def _refund_failure(refund: Refund, what: refunds.What, failure: Exception) -> refunds.Heard:
    if _is_unsent(failure):
        return refunds.Heard.UNSENT
    if not isinstance(failure, PlatformError) or _is_doubtful(failure):
        return refunds.Heard.LOST
    if what is refunds.What.QUERY:
        unknown = failure.sub_code == TradeNotExist.sub_code
        return refunds.Heard.MISSING if unknown else refunds.Heard.LOST
    at_the_door = not isinstance(failure, BusinessError)  # nothing was said about the trade
    if failure.sub_code == SellerBalanceNotEnough.sub_code or (at_the_door and refund.automatic):
        return refunds.Heard.NOT_NOW
    return refunds.Heard.REFUSED


def _is_unsent(failure: Exception) -> bool:
    return isinstance(failure, Unreachable | CallLimited)


def _is_doubtful(failure: PlatformError) -> bool:
    """Whether the platform itself does not know whether it did anything."""
    return (
        failure.code == "20000"
        or failure.sub_code.endswith("SYSTEM_ERROR")
        or failure.sub_code.startswith(("isp.", "aop.unknow"))
    )


def _said(failure: Exception) -> dict[str, str]:
    if isinstance(failure, PlatformError):
        return {"code": failure.code, "sub_code": failure.sub_code, "sub_msg": failure.words()}
    code = failure.code if isinstance(failure, ClientError) else type(failure).__name__
    return {"code": code}
