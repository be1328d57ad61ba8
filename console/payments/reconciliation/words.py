"""What does not fit, in words: what it is, and what to look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from console.desk.phrases import QT_TRANSLATE_NOOP, Phrase
from console.till.tally import Difference, Key, Kind


@dataclass(frozen=True, slots=True)
class Wording:
    """How one class of mismatch is told."""

    name: Phrase
    means: Phrase
    now: Phrase


WORDING: Final[Mapping[Difference, Wording]] = {
    Difference.ONLY_THERE: Wording(
        QT_TRANSLATE_NOOP("Reconciliation", "Only at the platform"),
        QT_TRANSLATE_NOOP(
            "Reconciliation", "The platform booked it at this till, which knows nothing of it."
        ),
        QT_TRANSLATE_NOOP(
            "Reconciliation", "Ask who sold at that time. Refund it if nobody got the goods."
        ),
    ),
    Difference.ONLY_HERE: Wording(
        QT_TRANSLATE_NOOP("Reconciliation", "Only at this till"),
        QT_TRANSLATE_NOOP(
            "Reconciliation", "The till booked it, and it is not in the platform's bill."
        ),
        QT_TRANSLATE_NOOP(
            "Reconciliation", "Pass the order number on to the platform before the money is due."
        ),
    ),
    Difference.AMOUNT: Wording(
        QT_TRANSLATE_NOOP("Reconciliation", "Amounts differ"),
        QT_TRANSLATE_NOOP("Reconciliation", "Both sides hold it, with different amounts."),
        QT_TRANSLATE_NOOP(
            "Reconciliation", "The platform's amount is what moved. Compare with the receipt."
        ),
    ),
    Difference.STATE: Wording(
        QT_TRANSLATE_NOOP("Reconciliation", "State differs"),
        QT_TRANSLATE_NOOP(
            "Reconciliation", "One side says that money moved, the other says it did not."
        ),
        QT_TRANSLATE_NOOP(
            "Reconciliation", "Look for a refund or a cancel that was made past this till."
        ),
    ),
    Difference.DAY: Wording(
        QT_TRANSLATE_NOOP("Reconciliation", "Another day"),
        QT_TRANSLATE_NOOP(
            "Reconciliation", "Both sides booked it, on different sides of midnight."
        ),
        QT_TRANSLATE_NOOP(
            "Reconciliation",
            "The day beside this one differs by as much: no money is lost.",
        ),
    ),
    Difference.DOUBLE: Wording(
        QT_TRANSLATE_NOOP("Reconciliation", "Twice"),
        QT_TRANSLATE_NOOP(
            "Reconciliation", "It was booked twice, or its sale had been paid before."
        ),
        QT_TRANSLATE_NOOP(
            "Reconciliation", "The customer may have paid twice: give one payment back."
        ),
    ),
}

_KINDS: Final[Mapping[Kind, Phrase]] = {
    Kind.PAYMENT: QT_TRANSLATE_NOOP("Reconciliation", "Payment"),
    Kind.REFUND: QT_TRANSLATE_NOOP("Reconciliation", "Refund"),
}
_STATES: Final[Mapping[str, Phrase]] = {
    "paid": QT_TRANSLATE_NOOP("Reconciliation", "Paid"),
    "done": QT_TRANSLATE_NOOP("Reconciliation", "Refunded"),
    "refused": QT_TRANSLATE_NOOP("Reconciliation", "Declined"),
    "cancelled": QT_TRANSLATE_NOOP("Reconciliation", "Cancelled"),
    "unknown": QT_TRANSLATE_NOOP("Reconciliation", "Not known yet"),
}
_UNDER_WAY: Final = QT_TRANSLATE_NOOP("Reconciliation", "Under way")


def kind_of(key: Key) -> str:
    return _KINDS[key.kind]()


def state_of(state: str) -> str:
    """Return the till's state of a payment or refund in words."""
    return _STATES.get(state, _UNDER_WAY)()
