"""How a shift reads, on the screen and on paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from backend.protocol.money import Money
from backend.retail.contract.sales import Tender
from backend.retail.contract.shifts import MoveKind
from console.desk.phrases import QT_TRANSLATE_NOOP, Phrase
from console.desk.words import Words
from console.till.refund import AUTOMATIC
from console.till.shop import Staff

TENDERS: Final[Mapping[Tender, Phrase]] = {
    Tender.PAYMENT_CODE: QT_TRANSLATE_NOOP("Shifts", "Payment code"),
    Tender.QR: QT_TRANSLATE_NOOP("Shifts", "QR code"),
    Tender.CASH: QT_TRANSLATE_NOOP("Shifts", "Cash"),
}
MOVES: Final[Mapping[MoveKind, Phrase]] = {
    MoveKind.IN: QT_TRANSLATE_NOOP("Shifts", "Cash in"),
    MoveKind.OUT: QT_TRANSLATE_NOOP("Shifts", "Cash out"),
}
FITS: Final = QT_TRANSLATE_NOOP("Shifts", "Fits")
OVER: Final = QT_TRANSLATE_NOOP("Shifts", "Too much")
SHORT: Final = QT_TRANSLATE_NOOP("Shifts", "Missing")
_BY_THE_TILL: Final = QT_TRANSLATE_NOOP("Shifts", "The till")


def name_of(staff: Staff, staff_id: str) -> str:
    """Return what somebody is called; their number if nobody knows them any more."""
    if staff_id == AUTOMATIC:
        return _BY_THE_TILL()
    member = staff.get(staff_id)
    return staff_id if member is None else member.name


def difference_word(difference: Money) -> Phrase:
    """Return whether the drawer fits, holds too much, or too little."""
    if not difference:
        return FITS
    return OVER if difference > Money(0) else SHORT


def signed(words: Words, amount: Money) -> str:
    """Read a difference with its sign, a plus too: ``+2.00``, ``−3.00``, ``0.00``."""
    plus = "+" if amount > Money(0) else ""
    return f"{plus}{words.amount(amount)}"
