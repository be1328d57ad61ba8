"""The evidence of a sale in words: what was asked, what was heard, what the till made of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from backend.protocol.money import Money
from console.desk.phrases import QT_TRANSLATE_NOOP, Phrase
from console.desk.words import Words
from console.payments.reasons import reason
from console.till.journal import Evidence
from console.till.shop import Staff
from console.widgets.timeline import Mark, Step

_UNSENT: Final = (QT_TRANSLATE_NOOP("Evidence", "Not sent: no connection"), Mark.FAILED)
_LOST: Final = (QT_TRANSLATE_NOOP("Evidence", "No answer that can be trusted"), Mark.LOOK)
_MISFIT: Final = (QT_TRANSLATE_NOOP("Evidence", "The answer does not fit"), Mark.FAILED)

STEPS: Final[Mapping[str, tuple[Phrase, Mark]]] = {
    "sale.opened": (QT_TRANSLATE_NOOP("Evidence", "Sale opened"), Mark.DONE),
    "sale.parked": (QT_TRANSLATE_NOOP("Evidence", "Left to the till to find out"), Mark.LOOK),
    "sale.void": (QT_TRANSLATE_NOOP("Evidence", "Sale given up"), Mark.FAILED),
    "sale.report_done": (QT_TRANSLATE_NOOP("Evidence", "Reported to the shop"), Mark.DONE),
    "sale.report_refused": (QT_TRANSLATE_NOOP("Evidence", "Report not taken"), Mark.FAILED),
    "charge.begun": (QT_TRANSLATE_NOOP("Evidence", "Written to the till's journal"), Mark.DONE),
    "charge.begun.cash": (QT_TRANSLATE_NOOP("Evidence", "Cash taken"), Mark.DONE),
    "charge.stopped": (QT_TRANSLATE_NOOP("Evidence", "Stopped at the counter"), Mark.LOOK),
    "charge.late": (QT_TRANSLATE_NOOP("Evidence", "Paid late"), Mark.LOOK),
    "charge.alarm": _MISFIT,
    "charge.asked.pay": (QT_TRANSLATE_NOOP("Evidence", "Charge sent"), Mark.DONE),
    "charge.asked.precreate": (QT_TRANSLATE_NOOP("Evidence", "Order sent"), Mark.DONE),
    "charge.asked.query": (QT_TRANSLATE_NOOP("Evidence", "Asked for the result"), Mark.DONE),
    "charge.asked.last": (QT_TRANSLATE_NOOP("Evidence", "Asked once more: paid?"), Mark.DONE),
    "charge.asked.cancel": (QT_TRANSLATE_NOOP("Evidence", "Cancel sent"), Mark.DONE),
    "charge.asked.seal": (
        QT_TRANSLATE_NOOP("Evidence", "Cancel sent, so that no late copy is charged"),
        Mark.DONE,
    ),
    "charge.answered.paid": (QT_TRANSLATE_NOOP("Evidence", "Platform: paid"), Mark.DONE),
    "charge.answered.confirm": (
        QT_TRANSLATE_NOOP("Evidence", "Platform: waits for the customer"),
        Mark.WAITS,
    ),
    "charge.answered.shown": (QT_TRANSLATE_NOOP("Evidence", "Platform: show the code"), Mark.DONE),
    "charge.answered.closed": (QT_TRANSLATE_NOOP("Evidence", "Platform: closed"), Mark.FAILED),
    "charge.answered.absent": (
        QT_TRANSLATE_NOOP("Evidence", "Platform: nothing came in yet"),
        Mark.WAITS,
    ),
    "charge.answered.refused": (QT_TRANSLATE_NOOP("Evidence", "Platform: declined"), Mark.FAILED),
    "charge.answered.taken": (
        QT_TRANSLATE_NOOP("Evidence", "Platform: number used before"),
        Mark.LOOK,
    ),
    "charge.answered.collision": (
        QT_TRANSLATE_NOOP("Evidence", "Platform: number of another order"),
        Mark.FAILED,
    ),
    "charge.answered.cancelled": (
        QT_TRANSLATE_NOOP("Evidence", "Platform: cancelled"),
        Mark.DONE,
    ),
    "charge.answered.again": (QT_TRANSLATE_NOOP("Evidence", "Platform: cancel again"), Mark.WAITS),
    "charge.answered.kept": (QT_TRANSLATE_NOOP("Evidence", "Platform: will not cancel"), Mark.LOOK),
    "charge.answered.unsent": _UNSENT,
    "charge.answered.lost": _LOST,
    "charge.moved.paid": (QT_TRANSLATE_NOOP("Evidence", "Paid"), Mark.DONE),
    "charge.moved.refused": (QT_TRANSLATE_NOOP("Evidence", "Not paid"), Mark.FAILED),
    "charge.moved.cancelled": (QT_TRANSLATE_NOOP("Evidence", "Cancelled"), Mark.FAILED),
    "charge.moved.unknown": (QT_TRANSLATE_NOOP("Evidence", "Outcome unknown"), Mark.LOOK),
    "charge.moved.cancelling": (QT_TRANSLATE_NOOP("Evidence", "Cancelling"), Mark.WAITS),
    "activity.reconcile": (QT_TRANSLATE_NOOP("Evidence", "Difference explained"), Mark.DONE),
    "refund.begun": (QT_TRANSLATE_NOOP("Evidence", "Refund written to the journal"), Mark.DONE),
    "refund.dropped": (QT_TRANSLATE_NOOP("Evidence", "Refund given up"), Mark.FAILED),
    "refund.alarm": _MISFIT,
    "refund.report_done": (QT_TRANSLATE_NOOP("Evidence", "Reported to the shop"), Mark.DONE),
    "refund.report_refused": (QT_TRANSLATE_NOOP("Evidence", "Report not taken"), Mark.FAILED),
    "refund.asked.refund": (QT_TRANSLATE_NOOP("Evidence", "Refund sent"), Mark.DONE),
    "refund.asked.refund_query": (QT_TRANSLATE_NOOP("Evidence", "Asked: refunded?"), Mark.DONE),
    "refund.answered.done": (QT_TRANSLATE_NOOP("Evidence", "Platform: refunded"), Mark.DONE),
    "refund.answered.repeated": (
        QT_TRANSLATE_NOOP("Evidence", "Platform: asked before"),
        Mark.WAITS,
    ),
    "refund.answered.missing": (
        QT_TRANSLATE_NOOP("Evidence", "Platform: no such refund"),
        Mark.WAITS,
    ),
    "refund.answered.refused": (QT_TRANSLATE_NOOP("Evidence", "Platform: declined"), Mark.FAILED),
    "refund.answered.not_now": (QT_TRANSLATE_NOOP("Evidence", "Platform: not now"), Mark.WAITS),
    "refund.answered.unsent": _UNSENT,
    "refund.answered.lost": _LOST,
    "refund.moved.done": (QT_TRANSLATE_NOOP("Evidence", "Refunded"), Mark.DONE),
    "refund.moved.refused": (QT_TRANSLATE_NOOP("Evidence", "Not refunded"), Mark.FAILED),
    "refund.moved.unknown": (QT_TRANSLATE_NOOP("Evidence", "Outcome unknown"), Mark.LOOK),
}
"""What is told, by kind and what it is about; a line that is not here says nothing new."""

_TIMES: Final = QT_TRANSLATE_NOOP("Evidence", "{count} times")
_APPROVED: Final = QT_TRANSLATE_NOOP("Evidence", "approved by {name}")


class Narrator:
    """Tells what happened to a sale, with amounts and names."""

    def __init__(self, words: Words, staff: Staff) -> None:
        self._words = words
        self._staff = staff

    def steps(self, evidence: Iterable[Evidence]) -> Sequence[Step]:
        """Return the timeline of a sale, oldest first; each answer is a step of its own."""
        told = [one for one in evidence if key_of(one) in STEPS]
        return tuple(self._step(one, times) for one, times in _folded(told))

    def _step(self, one: Evidence, times: int) -> Step:
        text, mark = STEPS[key_of(one)]
        note = self._note(one)
        if times > 1:
            note = _joined(note, _TIMES().format(count=times))
        return Step(time=self._words.time(one.at), text=text, mark=mark, note=note)

    def name(self, staff_id: str) -> str:
        """Return what one of the staff is called; the number of somebody who has left."""
        member = self._staff.get(staff_id) if staff_id else None
        return member.name if member is not None else staff_id

    def _note(self, one: Evidence) -> str:
        """Return the fainter second line: an amount, who it was, a reason, a platform's code."""
        fields = one.fields
        match one.kind.partition(".")[2]:
            case "begun" if one.kind == "charge.begun":
                given = fields.get("given", "")
                return (
                    self._words.money(Money.from_text(given))
                    if given
                    else fields.get("code_hint", "")
                )
            case "opened" | "begun":
                return _joined(*self._begun(fields))
            case "stopped" | "dropped" | "reconcile" as what:
                why = fields.get("reason", "") if what == "reconcile" else ""
                return _joined(why, self.name(fields.get("by", "")))
            case "moved" if fields.get("reason") and fields.get("to") not in {"paid", "done"}:
                return reason(fields["reason"]).what()
            case "alarm":
                got = f"{fields.get('expected', '')} ≠ {fields.get('got', '')}"
                return _joined(fields.get("what", ""), got)
            case _:
                return fields.get("sub_msg", "") or fields.get("sub_code", "")

    def _begun(self, fields: Mapping[str, str]) -> Sequence[str]:
        amount = fields.get("amount", fields.get("total", ""))
        approver = fields.get("approved_by", "")
        return (
            self._words.money(Money.from_text(amount)) if amount else "",
            fields.get("why", ""),
            self.name(fields.get("by", "")),
            _APPROVED().format(name=self.name(approver)) if approver else "",
        )


def key_of(one: Evidence) -> str:
    """Return what a line of evidence is told under."""
    fields = one.fields
    match one.kind.partition(".")[2]:
        case "asked" if fields.get("last"):
            return f"{one.kind}.last"
        case "asked":
            return f"{one.kind}.{fields.get('what', '')}"
        case "begun" if fields.get("given"):
            return f"{one.kind}.cash"
        case "answered":
            return f"{one.kind}.{fields.get('heard', '')}"
        case "moved":
            return f"{one.kind}.{fields.get('to', '')}"
        case _:
            return one.kind


def _folded(evidence: Sequence[Evidence]) -> Iterator[tuple[Evidence, int]]:
    """
    Tell the same question and the same answer, over and over, once: the last of them.

    A till that asks through an outage writes hundreds of such pairs; the journal keeps them all.
    """
    place = 0
    while place < len(evidence):
        times = 1
        while _pair(evidence, place) and _pair(evidence, place) == _pair(evidence, place + 2):
            place, times = place + 2, times + 1
        yield evidence[place], 1
        if times > 1:
            yield evidence[place + 1], times
            place += 1
        place += 1


def _pair(evidence: Sequence[Evidence], place: int) -> tuple[str, str] | None:
    """Return an asking and its answer, if they stand here next to each other."""
    if place + 1 >= len(evidence) or evidence[place + 1].answers != evidence[place].seq:
        return None
    return key_of(evidence[place]), key_of(evidence[place + 1])


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
