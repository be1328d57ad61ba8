"""The columns of what does not fit."""

from __future__ import annotations

from typing import Final

from backend.protocol.money import Money
from console.desk.phrases import QT_TRANSLATE_NOOP
from console.desk.words import DASH, Words
from console.payments.reconciliation.model import Entry
from console.payments.reconciliation.words import WORDING, kind_of
from console.widgets.rows import Column

_OPEN: Final = QT_TRANSLATE_NOOP("Reconciliation", "Open")
_EXPLAINED: Final = QT_TRANSLATE_NOOP("Reconciliation", "Explained")
_STATE, _FIGURE = 124, 124


def is_open(entry: Entry) -> bool:
    """Tell whether nobody has explained it."""
    return not entry.notes


def number_of(entry: Entry) -> str:
    """Return what a person calls it: the sale's number, else the order's."""
    return entry.sale_number or entry.mismatch.key.out_trade_no


def columns(words: Words) -> tuple[Column[Entry], ...]:
    """Return the columns of the list."""

    def figure(amount: Money | None) -> str:
        return DASH if amount is None else words.amount(amount)

    return (
        Column(
            title=QT_TRANSLATE_NOOP("Reconciliation", "What differs"),
            text=lambda entry: WORDING[entry.mismatch.difference].name(),
            note=lambda entry: f"{kind_of(entry.mismatch.key)} · {number_of(entry)}",
            strong=True,
        ),
        Column(
            title=QT_TRANSLATE_NOOP("Reconciliation", "Platform"),
            text=lambda entry: figure(entry.mismatch.there),
            width=_FIGURE,
            figure=True,
        ),
        Column(
            title=QT_TRANSLATE_NOOP("Reconciliation", "This till"),
            text=lambda entry: figure(entry.mismatch.here),
            width=_FIGURE,
            figure=True,
        ),
        Column(
            title=QT_TRANSLATE_NOOP("Reconciliation", "State"),
            text=lambda entry: (_OPEN if is_open(entry) else _EXPLAINED)(),
            tag=lambda entry: "warn" if is_open(entry) else "good",
            width=_STATE,
        ),
    )
