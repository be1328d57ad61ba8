"""How an entry reads in a list."""

from __future__ import annotations

from typing import Final

from backend.retail.contract.activity import ActivityEntry
from console.desk.phrases import QT_TRANSLATE_NOOP
from console.desk.words import Words
from console.retail.activity.deeds import about, deed, tone, who, why
from console.widgets.rows import Column

_APPROVED: Final = QT_TRANSLATE_NOOP("Activity", "approved by {name}")
_WHEN, _WHAT, _WHO, _FIGURE = 120, 164, 184, 116


def approver(entry: ActivityEntry) -> str:
    """Return who approved it, or nothing."""
    return entry.approved_by_name or entry.approved_by or ""


def columns(words: Words) -> tuple[Column[ActivityEntry], ...]:
    """Return the columns of the activity log."""
    return (
        Column(
            title=QT_TRANSLATE_NOOP("Activity", "When"),
            text=lambda entry: words.time(entry.done_at),
            note=lambda entry: words.day(entry.done_at),
            width=_WHEN,
        ),
        Column(
            title=QT_TRANSLATE_NOOP("Activity", "What"),
            text=lambda entry: deed(entry.action),
            tag=lambda entry: tone(entry.action),
            width=_WHAT,
        ),
        Column(
            title=QT_TRANSLATE_NOOP("Activity", "Of what"),
            text=lambda entry: about(entry) or why(entry),
            note=lambda entry: why(entry) if about(entry) else "",
            strong=True,
        ),
        Column(
            title=QT_TRANSLATE_NOOP("Activity", "Who"),
            text=who,
            note=lambda entry: _APPROVED().format(name=approver(entry)) if approver(entry) else "",
            width=_WHO,
        ),
        Column(
            title=QT_TRANSLATE_NOOP("Activity", "Amount"),
            text=lambda entry: words.amount(entry.amount) if entry.amount is not None else "",
            width=_FIGURE,
            figure=True,
            strong=True,
        ),
    )
