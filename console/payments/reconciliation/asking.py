"""
What the platform holds of a day, asked for step by step. Blocking: in the background.

A day that is over is asked for by its bill, the very file the shop is settled by, wherever the
gateway is. There is none of today yet: its rows so far are asked for by a method of our own.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from backend.payments.contract.bill import (
    BILL_QUERY,
    BILL_URL,
    BillKind,
    BillQueryRequest,
    BillUrlRequest,
)
from backend.payments.contract.fields import TradeStatus
from backend.payments.contract.refund import REFUND_QUERY, RefundQueryRequest
from backend.payments.contract.refusals import BillBeforeOpening, BillNotExist, TradeNotExist
from backend.payments.contract.trade import TRADE_QUERY, TradeQueryRequest
from backend.protocol.moment import BEIJING, business_day
from backend.protocol.money import Money
from console.client.client import Caller, Gateway
from console.desk.failures import Because, Told
from console.desk.phrases import QT_TRANSLATE_NOOP
from console.payments.reconciliation.bill import read_bill
from console.till.tally import CANCELLED, Asked, Key, Kind, Row

BILL: Final = "bill"
ROWS: Final = "rows"
_DONE: Final = "REFUND_SUCCESS"


class BillNotWritten(Told):
    """The day is over here, and the platform has no bill of it yet."""

    code = "BILL-NOT-WRITTEN"
    because = Because(
        QT_TRANSLATE_NOOP("Reconciliation", "The platform has not written this day's bill yet."),
        QT_TRANSLATE_NOOP("Reconciliation", "Try again later; it is there by nine in the morning."),
    )


@dataclass(frozen=True, slots=True)
class Day:
    """A day in the platform's zone, half open."""

    day: date
    begin: datetime
    end: datetime

    @classmethod
    def of(cls, day: date) -> Day:
        begin = datetime.combine(day, time(), BEIJING)
        return cls(day, begin, begin + timedelta(days=1))

    @property
    def key(self) -> str:
        """How the till's file names it: ``2026-05-01``."""
        return self.day.isoformat()

    def is_over(self, now: datetime) -> bool:
        return self.end <= now


@dataclass(frozen=True, slots=True)
class Bill:
    """What the platform holds of a day."""

    rows: tuple[Row, ...]
    source: str
    over: bool


def bill_of(client: Gateway, day: Day, now: datetime) -> Bill:
    """
    Return what the platform holds of a day, up to now if it is today.

    :raises BillNotWritten: if the day is over and there is no bill yet.
    :raises BillUnreadable: if what was fetched is no bill.
    :raises ClientError: if the platform cannot be asked.
    """
    if not day.is_over(now):
        return Bill(_so_far(client, day, now), ROWS, over=False)
    try:
        request = BillUrlRequest(bill_type="trade", bill_date=day.key)
        told = client.call(BILL_URL, request)
    except BillNotExist as none:
        raise BillNotWritten from none
    except BillBeforeOpening:  # nobody could have paid
        return Bill((), BILL, over=True)
    return Bill(read_bill(client.fetch(told.bill_download_url)), BILL, over=True)


def _so_far(client: Caller, day: Day, now: datetime) -> tuple[Row, ...]:
    if business_day(now) < day.day:
        return ()
    rows: list[Row] = []
    request = BillQueryRequest(begin=day.begin, end=day.end)
    while True:
        page = client.call(BILL_QUERY, request)
        for line in page.lines:
            kind = Kind.PAYMENT if line.kind is BillKind.PAID else Kind.REFUND
            key = Key(kind, line.out_trade_no, line.out_request_no or "")
            rows.append(Row(key, line.amount, line.booked_at, line.terminal_id or ""))
        if page.next is None:
            return tuple(rows)
        request = request.model_copy(update={"after": page.next})


def ask_about(client: Caller, keys: Iterable[Key], day: Day) -> dict[Key, Asked]:
    """
    Ask the platform about numbers one by one; one it does not know is absent.

    :raises ClientError: if the platform cannot be asked.
    """
    answers = {key: _ask(client, key, day) for key in sorted(keys)}
    return {key: asked for key, asked in answers.items() if asked is not None}


def _ask(client: Caller, key: Key, day: Day) -> Asked | None:
    try:
        if key.kind is Kind.PAYMENT or key.request_no == CANCELLED:
            return _trade(client, key, day)
        return _refund(client, key, day)
    except TradeNotExist:
        return None


def _trade(client: Caller, key: Key, day: Day) -> Asked | None:
    answer = client.call(TRADE_QUERY, TradeQueryRequest(out_trade_no=key.out_trade_no))
    if answer.send_pay_date is None:
        return Asked()
    if key.kind is Kind.REFUND:  # whether it was undone: when, is not told
        undone = answer.trade_status is TradeStatus.TRADE_CLOSED
        return Asked(answer.total_amount) if undone else Asked()
    return _moved(answer.total_amount, answer.send_pay_date, day)


def _refund(client: Caller, key: Key, day: Day) -> Asked | None:
    request = RefundQueryRequest(
        out_trade_no=key.out_trade_no,
        out_request_no=key.request_no,
        query_options=["gmt_refund_pay"],
    )
    answer = client.call(REFUND_QUERY, request)
    if answer.refund_status != _DONE or answer.refund_amount is None:
        return None
    return _moved(answer.refund_amount, answer.gmt_refund_pay, day)


def _moved(amount: Money, at: datetime | None, day: Day) -> Asked:
    elsewhere = at is not None and not day.begin <= at < day.end
    return Asked(amount, at, is_another_day=elsewhere)
