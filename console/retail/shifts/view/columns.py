"""How a closed shift reads in a list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from backend.protocol.money import Money
from backend.retail.contract.shifts import ShiftReportRequest
from console.desk.phrases import QT_TRANSLATE_NOOP
from console.desk.words import DASH, Words
from console.retail.shifts.words import difference_word, signed
from console.widgets.rows import Column

_COUNT, _STATE, _FIGURE = 88, 128, 136
_TAGS: Final = {-1: "bad", 0: "good", 1: "warn"}
TONES: Final = {-1: "bad_ink", 0: "ink", 1: "warn_ink"}
"""Of a difference, by its sign."""

Z = ShiftReportRequest


def columns(
    words: Words, name: Callable[[str], str], may_see: Callable[[], bool]
) -> tuple[Column[Z], ...]:
    """Return the columns; a difference shows to who may see it."""
    return (
        Column(
            title=QT_TRANSLATE_NOOP("Shifts", "Shift"),
            text=lambda z: f"Z {z.number}",
            note=lambda z: words.minute(z.closed_at),
            strong=True,
        ),
        Column(
            title=QT_TRANSLATE_NOOP("Shifts", "Closed by"),
            text=lambda z: name(z.closed_by),
            note=lambda z: z.reason,
        ),
        Column(
            title=QT_TRANSLATE_NOOP("Shifts", "Sales"),
            text=lambda z: words.number(z.sales_count),
            width=_COUNT,
            figure=True,
        ),
        *_drawer(words, may_see),
    )


def sign_of(difference: Money) -> int:
    """Return 1 for too much, 0 if it fits, -1 for too little."""
    return (difference.minor > 0) - (difference.minor < 0)


def _drawer(words: Words, may_see: Callable[[], bool]) -> tuple[Column[Z], ...]:
    return (
        Column(
            title=QT_TRANSLATE_NOOP("Shifts", "Counted"),
            text=lambda z: words.amount(z.counted),
            width=_FIGURE,
            figure=True,
        ),
        Column(
            title=QT_TRANSLATE_NOOP("Shifts", "Drawer"),
            text=lambda z: difference_word(z.difference)() if may_see() else "",
            tag=lambda z: _TAGS[sign_of(z.difference)] if may_see() else "plain",
            width=_STATE,
        ),
        Column(
            title=QT_TRANSLATE_NOOP("Shifts", "Difference"),
            text=lambda z: signed(words, z.difference) if may_see() else DASH,
            width=_FIGURE,
            figure=True,
            strong=True,
        ),
    )
