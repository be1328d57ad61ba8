"""How what waits reads: what it is, why it waits, how long, when it is tried again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Final

from backend.protocol.refusals import InvalidTimestamp
from console.desk.phrases import QT_TRANSLATE_NOOP, Phrase
from console.desk.words import DASH, Words
from console.payments.reasons import reason
from console.till.matters import Matter, MatterKind
from console.widgets.rows import Column

_WHATS: Final[Mapping[str, Phrase]] = {
    MatterKind.CHARGE: QT_TRANSLATE_NOOP("Queue", "Payment"),
    MatterKind.SEAL: QT_TRANSLATE_NOOP("Queue", "Number to close"),
    MatterKind.PARTLY: QT_TRANSLATE_NOOP("Queue", "Paid in part"),
    MatterKind.REFUND: QT_TRANSLATE_NOOP("Queue", "Refund"),
    "sale": QT_TRANSLATE_NOOP("Queue", "Sale"),
    "shift": QT_TRANSLATE_NOOP("Queue", "Shift"),
    "activity": QT_TRANSLATE_NOOP("Queue", "Activity"),
    "refund": QT_TRANSLATE_NOOP("Queue", "Refund, done"),
}
_REPORT: Final = QT_TRANSLATE_NOOP("Queue", "Record")
_STATES: Final[Mapping[MatterKind, tuple[Phrase, str]]] = {
    MatterKind.CHARGE: (QT_TRANSLATE_NOOP("Queue", "Not known yet"), "warn"),
    MatterKind.SEAL: (QT_TRANSLATE_NOOP("Queue", "Being closed"), "plain"),
    MatterKind.PARTLY: (QT_TRANSLATE_NOOP("Queue", "Needs you"), "warn"),
    MatterKind.REFUND: (QT_TRANSLATE_NOOP("Queue", "Not known yet"), "warn"),
    MatterKind.REPORT: (QT_TRANSLATE_NOOP("Queue", "Waits"), "plain"),
    MatterKind.SHIFT: (QT_TRANSLATE_NOOP("Queue", "Waits"), "plain"),
    MatterKind.REFUSED: (QT_TRANSLATE_NOOP("Queue", "Not taken"), "bad"),
}
_WHYS: Final[Mapping[str, Phrase]] = {
    "": QT_TRANSLATE_NOOP("Queue", "Not tried yet"),
    "no_answer": QT_TRANSLATE_NOOP("Queue", "The platform did not answer"),
    InvalidTimestamp.sub_code: QT_TRANSLATE_NOOP("Queue", "The clock of this computer is wrong"),
    "isp.unknow-error": QT_TRANSLATE_NOOP("Queue", "The platform was out of order"),
    "isv.app-call-limited": QT_TRANSLATE_NOOP("Queue", "The platform was busy"),
    "RETAIL.REPORT_DIFFERS": QT_TRANSLATE_NOOP(
        "Queue", "The platform has another record under this number"
    ),
    "RETAIL.SALE_NOT_EXIST": QT_TRANSLATE_NOOP("Queue", "The platform does not know this sale"),
    "RETAIL.REFUND_TOO_LARGE": QT_TRANSLATE_NOOP(
        "Queue", "The platform says that less is left to give back"
    ),
    "RETAIL.ORDER_TAKEN": QT_TRANSLATE_NOOP("Queue", "The payment belongs to another sale"),
    "RETAIL.APPROVAL_MISSING": QT_TRANSLATE_NOOP("Queue", "The platform finds no approval for it"),
    "RETAIL.STAFF_NOT_EXIST": QT_TRANSLATE_NOOP("Queue", "The platform does not know the cashier"),
}
_DECLINED: Final = QT_TRANSLATE_NOOP("Queue", "The platform declined it")
_PARTLY: Final = QT_TRANSLATE_NOOP("Queue", "Take the rest, or give the part back")
_SOON: Final = QT_TRANSLATE_NOOP("Queue", "now")
_IN: Final = QT_TRANSLATE_NOOP("Queue", "in {time}")
_TRIES: Final = QT_TRANSLATE_NOOP("Queue", "tried {count} ×")
_SECOND: Final = timedelta(seconds=1)
_STATE, _SINCE, _NEXT, _FIGURE = 156, 168, 132, 116


def what_of(one: Matter) -> str:
    """Return what waits, in a word."""
    key = one.report.kind if one.report is not None else one.kind
    return _WHATS.get(key, _REPORT)()


def state_of(one: Matter) -> tuple[Phrase, str]:
    """Return the words of its state and their tone."""
    return _STATES[one.kind]


def why_of(one: Matter) -> str:
    """Return why it waits, or why it was not taken; every code has some words."""
    if one.kind is MatterKind.PARTLY:
        return _PARTLY()
    if one.report is None:
        return reason(one.reason).what() if one.reason else _WHYS[""]()
    return why_declined(one.reason)


def why_declined(code: str) -> str:
    """Return why the platform did not take a report; every code has some words."""
    return _WHYS.get(code, _DECLINED)()


def next_of(one: Matter, now: datetime, words: Words) -> str:
    """Return when it is tried again."""
    if one.next_at is None:
        return DASH
    wait = one.next_at - now
    return _SOON() if wait < _SECOND else _IN().format(time=words.duration(wait))


def tries_of(one: Matter) -> str:
    """Return how often it was tried."""
    return _TRIES().format(count=one.tries) if one.tries else ""


def columns(words: Words, now: Callable[[], datetime]) -> tuple[Column[Matter], ...]:
    """Return the columns of the queue; ``now`` is the clock."""
    return (
        Column(
            title=QT_TRANSLATE_NOOP("Queue", "What"),
            text=lambda one: f"{what_of(one)} {one.sale_number}".rstrip(),
            note=why_of,
            strong=True,
        ),
        Column(
            title=QT_TRANSLATE_NOOP("Queue", "State"),
            text=lambda one: state_of(one)[0](),
            tag=lambda one: state_of(one)[1],
            width=_STATE,
        ),
        Column(
            title=QT_TRANSLATE_NOOP("Queue", "Since"),
            text=lambda one: words.duration(now() - one.since),
            note=lambda one: words.moment(one.since),
            width=_SINCE,
        ),
        Column(
            title=QT_TRANSLATE_NOOP("Queue", "Next try"),
            text=lambda one: next_of(one, now(), words),
            note=tries_of,
            width=_NEXT,
        ),
        Column(
            title=QT_TRANSLATE_NOOP("Queue", "Amount"),
            text=lambda one: words.amount(one.amount) if one.amount else DASH,
            width=_FIGURE,
            figure=True,
            strong=True,
        ),
    )
