"""The evidence of a sale in words: what was asked, what was heard, what the till made of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from backend.protocol.money import Money
from console.desk.phrases import QT_TRANSLATE_NOOP, Phrase
from console.desk.words import Words
from console.payments.reasons import code_of, reason
from console.till.journal import Evidence
from console.widgets.timeline import Mark, Step

_ASKED: Final[Mapping[str, Phrase]] = {
    "pay": QT_TRANSLATE_NOOP("Evidence", "Charge sent to the platform"),
    "precreate": QT_TRANSLATE_NOOP("Evidence", "Order sent to the platform"),
    "query": QT_TRANSLATE_NOOP("Evidence", "Asked: has it been paid?"),
    "cancel": QT_TRANSLATE_NOOP("Evidence", "Cancel sent to the platform"),
    "refund": QT_TRANSLATE_NOOP("Evidence", "Refund sent to the platform"),
}
_LAST: Final = QT_TRANSLATE_NOOP("Evidence", "Asked once more before the cancel")
_BY_HAND: Final = QT_TRANSLATE_NOOP("Evidence", "Asked by hand: has it been paid?")
_HEARD: Final[Mapping[str, tuple[Phrase, Mark]]] = {
    "paid": (QT_TRANSLATE_NOOP("Evidence", "Platform: paid"), Mark.DONE),
    "confirm": (QT_TRANSLATE_NOOP("Evidence", "Platform: the customer must confirm"), Mark.WAITS),
    "shown": (QT_TRANSLATE_NOOP("Evidence", "Platform: the code may be shown"), Mark.DONE),
    "closed": (QT_TRANSLATE_NOOP("Evidence", "Platform: closed, nothing taken"), Mark.FAILED),
    "absent": (QT_TRANSLATE_NOOP("Evidence", "Platform: not scanned yet"), Mark.WAITS),
    "refused": (QT_TRANSLATE_NOOP("Evidence", "Platform: declined"), Mark.FAILED),
    "taken": (QT_TRANSLATE_NOOP("Evidence", "Platform: number used before"), Mark.LOOK),
    "collision": (QT_TRANSLATE_NOOP("Evidence", "Platform: number of another order"), Mark.FAILED),
    "cancelled": (QT_TRANSLATE_NOOP("Evidence", "Platform: cancelled"), Mark.DONE),
    "again": (QT_TRANSLATE_NOOP("Evidence", "Platform: cancel again"), Mark.WAITS),
    "kept": (QT_TRANSLATE_NOOP("Evidence", "Platform: will not cancel"), Mark.LOOK),
    "unsent": (QT_TRANSLATE_NOOP("Evidence", "Not sent: no connection"), Mark.FAILED),
    "lost": (QT_TRANSLATE_NOOP("Evidence", "No answer that can be trusted"), Mark.LOOK),
    "done": (QT_TRANSLATE_NOOP("Evidence", "Platform: refunded"), Mark.DONE),
    "refunded": (QT_TRANSLATE_NOOP("Evidence", "Platform: refunded"), Mark.DONE),
}
_MOVED: Final[Mapping[str, tuple[Phrase, Mark]]] = {
    "paid": (QT_TRANSLATE_NOOP("Evidence", "Paid"), Mark.DONE),
    "refused": (QT_TRANSLATE_NOOP("Evidence", "Not paid"), Mark.FAILED),
    "cancelled": (QT_TRANSLATE_NOOP("Evidence", "Cancelled, nothing taken"), Mark.FAILED),
    "unknown": (QT_TRANSLATE_NOOP("Evidence", "Outcome unknown, asking on"), Mark.LOOK),
    "cancelling": (QT_TRANSLATE_NOOP("Evidence", "Cancelling"), Mark.WAITS),
    "done": (QT_TRANSLATE_NOOP("Evidence", "Refunded"), Mark.DONE),
}
_OTHER: Final[Mapping[str, tuple[Phrase, Mark]]] = {
    "charge.begun": (QT_TRANSLATE_NOOP("Evidence", "Written to the till's journal"), Mark.DONE),
    "refund.begun": (QT_TRANSLATE_NOOP("Evidence", "Refund written to the journal"), Mark.DONE),
    "charge.stopped": (QT_TRANSLATE_NOOP("Evidence", "Stopped at the counter"), Mark.LOOK),
    "charge.late": (QT_TRANSLATE_NOOP("Evidence", "A late success was reported"), Mark.LOOK),
    "charge.alarm": (QT_TRANSLATE_NOOP("Evidence", "The answer does not fit"), Mark.FAILED),
    "refund.alarm": (QT_TRANSLATE_NOOP("Evidence", "The answer does not fit"), Mark.FAILED),
    "sale.opened": (QT_TRANSLATE_NOOP("Evidence", "Sale opened"), Mark.DONE),
    "sale.parked": (QT_TRANSLATE_NOOP("Evidence", "Left to the till to find out"), Mark.LOOK),
    "sale.void": (QT_TRANSLATE_NOOP("Evidence", "Sale given up"), Mark.FAILED),
}
_SILENT: Final = frozenset({"sale.paid", "sale.reported", "till.opened"})


def steps(evidence: Iterable[Evidence], words: Words) -> tuple[Step, ...]:
    """Return the timeline of a sale, oldest first; each answer is a step of its own."""
    return tuple(_steps(evidence, words))


def _steps(evidence: Iterable[Evidence], words: Words) -> Iterator[Step]:
    for one in evidence:
        if one.kind in _SILENT:
            continue
        found = _read(one)
        if found is not None:
            text, mark = found
            yield Step(time=words.time(one.at), text=text, mark=mark, note=_note(one, words))


def _read(one: Evidence) -> tuple[Phrase, Mark] | None:
    area, _, what = one.kind.partition(".")
    del area
    match what:
        case "asked":
            return _asking(one.fields), Mark.DONE
        case "answered":
            return _HEARD.get(one.fields.get("heard", ""))
        case "moved":
            return _MOVED.get(one.fields.get("to", ""))
        case _:
            return _OTHER.get(one.kind)


def _asking(fields: Mapping[str, str]) -> Phrase:
    what = fields.get("what", "")
    if what == "query" and fields.get("last") == "yes":
        return _LAST
    if what == "query" and fields.get("manual") == "yes":
        return _BY_HAND
    return _ASKED.get(what, _ASKED["query"])


def _note(one: Evidence, words: Words) -> str:
    """Return the fainter second line: an amount, a platform's code, a reason."""
    fields = one.fields
    if one.kind.endswith(".begun") and fields.get("amount", "").isdigit():
        return words.money(Money(int(fields["amount"])))
    if one.kind.endswith(".answered"):
        return " ".join(part for part in (fields.get("sub_code"), fields.get("sub_msg")) if part)
    if one.kind.endswith(".moved") and fields.get("reason"):
        return reason(fields["reason"]).what() if not _is_plain(fields) else ""
    if one.kind.endswith(".alarm"):
        return f"{fields.get('what', '')}: {fields.get('expected', '')} / {fields.get('got', '')}"
    return code_of(fields.get("code", "")) if one.kind == "charge.late" else ""


def _is_plain(fields: Mapping[str, str]) -> bool:
    return fields.get("to") in {"paid", "done"}
