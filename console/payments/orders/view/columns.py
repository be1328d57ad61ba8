"""How a sale reads in a list."""

from __future__ import annotations

from typing import Final

from console.desk.phrases import QT_TRANSLATE_NOOP, Phrase
from console.desk.words import DASH, Words
from console.till.attempt import How
from console.till.sale import Sale, SaleState
from console.widgets.rows import Column

_STATES: Final[dict[SaleState, tuple[Phrase, str]]] = {
    SaleState.OPEN: (QT_TRANSLATE_NOOP("Orders", "Open"), "warn"),
    SaleState.PAID: (QT_TRANSLATE_NOOP("Orders", "Paid"), "good"),
    SaleState.VOID: (QT_TRANSLATE_NOOP("Orders", "Cancelled"), "plain"),
}
_PART: Final = (QT_TRANSLATE_NOOP("Orders", "Partly refunded"), "info")
_WHOLE: Final = (QT_TRANSLATE_NOOP("Orders", "Refunded"), "info")
HOW: Final[dict[How, Phrase]] = {
    How.CODE: QT_TRANSLATE_NOOP("Orders", "Payment code"),
    How.QR: QT_TRANSLATE_NOOP("Orders", "QR code"),
    How.CASH: QT_TRANSLATE_NOOP("Orders", "Cash"),
}
_STATE, _HOW_WIDE, _FIGURE = 164, 192, 124


def state_of(sale: Sale) -> tuple[Phrase, str]:
    """Return the words of a sale's state and their tone."""
    if sale.refunded and sale.refunded >= sale.paid:
        return _WHOLE
    return _PART if sale.refunded else _STATES[sale.state]


def how_text(sale: Sale) -> str:
    """Return how it was paid, in words; all ways of a split one."""
    return " + ".join(HOW[how]() for how in sale.hows) or DASH


def columns(words: Words) -> tuple[Column[Sale], ...]:
    """Return the columns of the list of sales."""
    return (
        Column(
            title=QT_TRANSLATE_NOOP("Orders", "Sale"),
            text=lambda sale: sale.number,
            note=lambda sale: words.moment(sale.opened_at),
            strong=True,
        ),
        Column(
            title=QT_TRANSLATE_NOOP("Orders", "Paid by"),
            text=how_text,
            note=lambda sale: sale.buyer or "",
            width=_HOW_WIDE,
        ),
        Column(
            title=QT_TRANSLATE_NOOP("Orders", "State"),
            text=lambda sale: state_of(sale)[0](),
            tag=lambda sale: state_of(sale)[1],
            width=_STATE,
        ),
        Column(
            title=QT_TRANSLATE_NOOP("Orders", "Refunded"),
            text=lambda sale: words.amount(-sale.refunded) if sale.refunded else "",
            width=_FIGURE,
            figure=True,
        ),
        Column(
            title=QT_TRANSLATE_NOOP("Orders", "Amount"),
            text=lambda sale: words.amount(sale.total),
            width=_FIGURE,
            figure=True,
            strong=True,
        ),
    )
