"""What an answer means."""

from __future__ import annotations

from dataclasses import replace

import pytest

from backend.payments.contract.fields import TradeStatus
from backend.payments.contract.refund import RefundQueryResponse, TradeRefundResponse
from backend.payments.contract.refusals import (
    AuthCodeInvalid,
    CancelTooLate,
    ContextInconsistent,
    RefundBeyondPaid,
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
from backend.protocol.errors import (
    BusinessError,
    CallLimited,
    InvalidArgument,
    PlatformError,
    SystemError_,
)
from backend.protocol.method import Response
from backend.protocol.money import Money
from console.client.failures import AnswerUnknown, Doubt, Unreachable
from console.till import charging
from console.till import refund as refunds
from console.till.answers import Alarm, Answer, read_payment, read_refund
from console.till.attempt import Heard, How, What
from console.till.pace import Pace
from console.till.refund import Refund
from tests.console.till.shop import NOON

OURS = charging.begin("P1", "S1", How.CODE, Money(1280), by="1", now=NOON, pace=Pace())
BACK = Refund("R1", "P1", "S1", Money(500), "1", "", NOON, NOON, How.CODE, "R1")
TRADE = "2026050122000000000000000001"


class SystemBusy(BusinessError):
    sub_code = "ACQ.SYSTEM_ERROR"
    template = "busy"


def pay(order: str = "P1", amount: int = 1280, kind: type = TradePayResponse) -> Response:
    answer: Response = kind(
        trade_no=TRADE,
        out_trade_no=order,
        buyer_logon_id="100****01",
        buyer_user_id="2088000000000102",
        total_amount=Money(amount),
    )
    return answer


def query(status: TradeStatus, amount: int = 1280) -> Response:
    zero = Money(0)
    return TradeQueryResponse(
        trade_no=TRADE,
        out_trade_no="P1",
        trade_status=status,
        total_amount=Money(amount),
        receipt_amount=zero,
        buyer_pay_amount=zero,
        point_amount=zero,
        invoice_amount=zero,
    )


def cancel(**said: str) -> Response:
    return TradeCancelResponse.model_validate({"out_trade_no": "P1", **said})


@pytest.mark.parametrize(
    ("what", "answer", "heard"),
    [
        (What.PAY, pay(), Heard.PAID),
        (What.PAY, pay(kind=TradePayWaiting), Heard.CONFIRM),
        (What.PAY, AuthCodeInvalid(), Heard.REFUSED),
        (What.PAY, TradeHasSuccess(), Heard.TAKEN),
        (What.PAY, TradeHasClose(), Heard.TAKEN),
        (What.PAY, ContextInconsistent(), Heard.COLLISION),
        (What.PAY, InvalidArgument(problem="x"), Heard.REFUSED),
        (What.PAY, SystemError_(), Heard.LOST),
        (What.PAY, SystemBusy(), Heard.LOST),
        (What.PAY, PlatformError(), Heard.LOST),
        (What.PAY, CallLimited(), Heard.UNSENT),
        (What.PAY, Unreachable(), Heard.UNSENT),
        (What.PAY, AnswerUnknown(Doubt.TIMEOUT), Heard.LOST),
        (What.PAY, RuntimeError("a fault of ours"), Heard.LOST),
        (What.PRECREATE, TradePrecreateResponse(out_trade_no="P1", qr_code="q"), Heard.SHOWN),
        (What.PRECREATE, InvalidArgument(problem="x"), Heard.REFUSED),
        (What.QUERY, query(TradeStatus.WAIT_BUYER_PAY), Heard.CONFIRM),
        (What.QUERY, query(TradeStatus.TRADE_SUCCESS), Heard.PAID),
        (What.QUERY, query(TradeStatus.TRADE_FINISHED), Heard.PAID),
        (What.QUERY, query(TradeStatus.TRADE_CLOSED), Heard.CLOSED),
        (What.QUERY, TradeNotExist(), Heard.ABSENT),
        (What.QUERY, AuthCodeInvalid(), Heard.UNSENT),
        (What.QUERY, InvalidArgument(problem="x"), Heard.UNSENT),
        (What.CANCEL, cancel(action="refund"), Heard.CANCELLED),
        (What.CANCEL, cancel(retry_flag="Y"), Heard.AGAIN),
        (What.CANCEL, CancelTooLate(), Heard.KEPT),
        (What.CANCEL, SellerBalanceNotEnough(), Heard.KEPT),
        (What.CANCEL, InvalidArgument(problem="x"), Heard.UNSENT),
        (What.SEAL, cancel(action="refund"), Heard.CANCELLED),
        (What.SEAL, CancelTooLate(), Heard.KEPT),
        (What.SEAL, InvalidArgument(problem="x"), Heard.UNSENT),
    ],
)
def test_a_payments_answer_means_one_thing(what: What, answer: Answer, heard: Heard) -> None:
    assert read_payment(OURS, what, answer).news.heard is heard


@pytest.mark.parametrize(
    ("what", "answer", "loose"),
    [
        (What.PAY, AuthCodeInvalid(), True),
        (What.PAY, CallLimited(), True),
        (What.PAY, InvalidArgument(problem="x"), False),
        (What.PAY, TradeHasSuccess(), False),
        (What.PAY, ContextInconsistent(), False),
        (What.PAY, Unreachable(), False),
        (What.PAY, SystemBusy(), False),
        (What.PRECREATE, AuthCodeInvalid(), False),
        (What.PRECREATE, CallLimited(), False),
        (What.SEAL, CallLimited(), False),
    ],
)
def test_a_charge_the_platform_would_take_another_time_is_loose(
    what: What, answer: Answer, *, loose: bool
) -> None:
    assert read_payment(OURS, what, answer).news.loose is loose


def test_the_cancel_of_a_paid_order_gave_money_back() -> None:
    reading = read_payment(OURS, What.CANCEL, cancel(action="refund"))
    assert reading.news.returned
    assert reading.evidence["action"] == "refund"


@pytest.mark.parametrize(
    ("answer", "alarm"),
    [
        (pay(order="P2"), Alarm("out_trade_no", "P1", "P2")),
        (pay(amount=1), Alarm("total_amount", "12.80", "0.01")),
        (query(TradeStatus.TRADE_SUCCESS, 1), Alarm("total_amount", "12.80", "0.01")),
        (TradeCancelResponse(out_trade_no="P2"), Alarm("out_trade_no", "P1", "P2")),
        (TradeCancelResponse(), Alarm("out_trade_no", "P1", "")),
        (RefundQueryResponse(), Alarm("shape", "", "RefundQueryResponse")),
    ],
)
def test_an_answer_about_something_else_is_no_answer_and_an_alarm(
    answer: Response, alarm: Alarm
) -> None:
    reading = read_payment(OURS, What.QUERY, answer)
    assert (reading.news.heard, reading.alarm) == (Heard.LOST, alarm)


def test_a_number_of_somebody_else_is_an_alarm() -> None:
    reading = read_payment(OURS, What.PAY, ContextInconsistent())
    assert reading.alarm == Alarm("collision", "P1", "ACQ.CONTEXT_INCONSISTENT")


def test_the_evidence_of_a_failure_is_a_code_a_person_can_copy() -> None:
    lost = read_payment(OURS, What.PAY, AnswerUnknown(Doubt.TIMEOUT))
    refused = read_payment(OURS, What.PAY, AuthCodeInvalid())
    assert lost.evidence == {"code": "NET-TIMEOUT"}
    assert refused.evidence["sub_code"] == "ACQ.PAYMENT_AUTH_CODE_INVALID"
    assert refused.evidence["sub_msg"]


def refund(fee: int = 500, changed: str = "Y", order: str = "P1") -> Response:
    return TradeRefundResponse.model_validate(
        {
            "trade_no": TRADE,
            "out_trade_no": order,
            "buyer_logon_id": "100****01",
            "buyer_user_id": "2088000000000102",
            "fund_change": changed,
            "refund_fee": Money(fee),
            "gmt_refund_pay": NOON,
        }
    )


def found(number: str = "R1", amount: int = 500) -> Response:
    return RefundQueryResponse(
        out_trade_no="P1",
        out_request_no=number,
        refund_amount=Money(amount),
        refund_status="REFUND_SUCCESS",
    )


@pytest.mark.parametrize(
    ("what", "answer", "heard"),
    [
        (refunds.What.REFUND, refund(), refunds.Heard.DONE),
        (refunds.What.REFUND, refund(900), refunds.Heard.DONE),
        (refunds.What.REFUND, refund(changed="N"), refunds.Heard.REPEATED),
        (refunds.What.REFUND, RefundBeyondPaid(), refunds.Heard.REFUSED),
        (refunds.What.REFUND, InvalidArgument(problem="x"), refunds.Heard.REFUSED),
        (refunds.What.REFUND, SellerBalanceNotEnough(), refunds.Heard.NOT_NOW),
        (refunds.What.REFUND, SystemError_(), refunds.Heard.LOST),
        (refunds.What.REFUND, AnswerUnknown(Doubt.CUT), refunds.Heard.LOST),
        (refunds.What.REFUND, Unreachable(), refunds.Heard.UNSENT),
        (refunds.What.QUERY, RefundQueryResponse(), refunds.Heard.MISSING),
        (refunds.What.QUERY, found(), refunds.Heard.DONE),
        (refunds.What.QUERY, TradeNotExist(), refunds.Heard.MISSING),
        (refunds.What.QUERY, RefundBeyondPaid(), refunds.Heard.LOST),
    ],
)
def test_a_refunds_answer_means_one_thing(
    what: refunds.What, answer: Answer, heard: refunds.Heard
) -> None:
    assert read_refund(BACK, what, answer).news.heard is heard


@pytest.mark.parametrize("answer", [InvalidArgument(problem="x"), SellerBalanceNotEnough()])
def test_late_money_is_not_kept_because_of_something_that_passes(answer: Answer) -> None:
    late = replace(BACK, automatic=True)
    assert read_refund(late, refunds.What.REFUND, answer).news.heard is refunds.Heard.NOT_NOW


@pytest.mark.parametrize(
    ("answer", "alarm"),
    [
        (refund(order="P2"), Alarm("out_trade_no", "P1", "P2")),
        (refund(499), Alarm("refund_amount", "5.00", "4.99")),
        (found("R2"), Alarm("out_request_no", "R1", "R2")),
        (found(amount=499), Alarm("refund_amount", "5.00", "4.99")),
        (TradeCancelResponse(), Alarm("shape", "", "TradeCancelResponse")),
        (
            RefundQueryResponse(out_request_no="R1", refund_status="REFUND_SUCCESS"),
            Alarm("refund_amount", "5.00", ""),
        ),
    ],
)
def test_an_answer_about_another_refund_is_no_answer_and_an_alarm(
    answer: Response, alarm: Alarm
) -> None:
    reading = read_refund(BACK, refunds.What.QUERY, answer)
    assert (reading.news.heard, reading.alarm) == (refunds.Heard.LOST, alarm)
