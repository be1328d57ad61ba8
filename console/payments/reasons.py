"""Why a payment stands where it stands, in words for the counter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from backend.protocol.refusals import InvalidTimestamp
from console.desk.phrases import QT_TRANSLATE_NOOP, Phrase
from console.till.attempt import Attempt

REFUSED: Final = "refused:"


@dataclass(frozen=True, slots=True)
class Reason:
    """What happened, and what to do now."""

    what: Phrase
    now: Phrase


_NOTHING_TAKEN: Final = QT_TRANSLATE_NOOP(
    "Reasons", "Nothing was taken. Try again or pay another way."
)
_NOTHING_SENT: Final = QT_TRANSLATE_NOOP(
    "Reasons", "Nothing was sent and nothing was taken. Check the network."
)
_SET_CLOCK: Final = QT_TRANSLATE_NOOP(
    "Reasons", "Nothing was taken. Set the date and time right, then try again."
)
_OF_A_REST: Final = (
    (
        _NOTHING_TAKEN,
        QT_TRANSLATE_NOOP("Reasons", "The rest was not taken. Try again or pay another way."),
    ),
    (_NOTHING_SENT, QT_TRANSLATE_NOOP("Reasons", "The rest was not taken. Check the network.")),
    (
        _SET_CLOCK,
        QT_TRANSLATE_NOOP(
            "Reasons", "The rest was not taken. Set the date and time right, then try again."
        ),
    ),
)
"""What is said instead when another part of the sale is paid: something was taken."""
_ANOTHER_CODE: Final = QT_TRANSLATE_NOOP("Reasons", "Ask the customer for a fresh code.")
_ANOTHER_WAY: Final = QT_TRANSLATE_NOOP("Reasons", "Ask the customer to pay another way.")
_ASK_US: Final = QT_TRANSLATE_NOOP("Reasons", "Call the manager; the code below helps to find out.")

_BY_CODE: Final[Mapping[str, Reason]] = {
    "buyer_confirms": Reason(
        QT_TRANSLATE_NOOP("Reasons", "Waiting for the customer"),
        QT_TRANSLATE_NOOP("Reasons", "Keep the goods until the payment has arrived."),
    ),
    "qr_shown": Reason(
        QT_TRANSLATE_NOOP("Reasons", "The code is waiting to be scanned"),
        QT_TRANSLATE_NOOP("Reasons", "Keep the goods until the payment has arrived."),
    ),
    "no_answer": Reason(
        QT_TRANSLATE_NOOP("Reasons", "The platform has not answered"),
        QT_TRANSLATE_NOOP(
            "Reasons",
            "The customer may or may not have paid. Do not take money again; we keep asking.",
        ),
    ),
    "unreachable": Reason(
        QT_TRANSLATE_NOOP("Reasons", "The platform cannot be reached"),
        _NOTHING_SENT,
    ),
    "never_sent": Reason(
        QT_TRANSLATE_NOOP("Reasons", "The payment was never sent"), _NOTHING_TAKEN
    ),
    "timed_out": Reason(QT_TRANSLATE_NOOP("Reasons", "Not paid in time"), _NOTHING_TAKEN),
    "stopped": Reason(QT_TRANSLATE_NOOP("Reasons", "Stopped at the counter"), _NOTHING_TAKEN),
    "closed_by_platform": Reason(
        QT_TRANSLATE_NOOP("Reasons", "Closed by the platform or declined by the customer"),
        _NOTHING_TAKEN,
    ),
    "not_found": Reason(
        QT_TRANSLATE_NOOP("Reasons", "It never reached the platform"), _NOTHING_TAKEN
    ),
    "number_taken": Reason(
        QT_TRANSLATE_NOOP("Reasons", "The order number belongs to another sale"), _ASK_US
    ),
    "mismatch": Reason(QT_TRANSLATE_NOOP("Reasons", "The answer does not fit this sale"), _ASK_US),
    "late_kept": Reason(
        QT_TRANSLATE_NOOP("Reasons", "Paid late, and kept for this sale"),
        QT_TRANSLATE_NOOP("Reasons", "The sale is paid."),
    ),
    "late_returned": Reason(
        QT_TRANSLATE_NOOP("Reasons", "Paid too late for this sale"),
        QT_TRANSLATE_NOOP("Reasons", "The till gives the money back by itself. Charge again."),
    ),
    "given_up": Reason(
        QT_TRANSLATE_NOOP("Reasons", "The sale was given up; this part went back"), _NOTHING_TAKEN
    ),
    "refused:ACQ.PAYMENT_AUTH_CODE_INVALID": Reason(
        QT_TRANSLATE_NOOP("Reasons", "Payment code no longer valid"), _ANOTHER_CODE
    ),
    "refused:ACQ.BUYER_BALANCE_NOT_ENOUGH": Reason(
        QT_TRANSLATE_NOOP("Reasons", "The customer's balance is too small"), _ANOTHER_WAY
    ),
    "refused:ACQ.BUYER_ENABLE_STATUS_FORBID": Reason(
        QT_TRANSLATE_NOOP("Reasons", "The customer's account may not pay"), _ANOTHER_WAY
    ),
    "refused:ACQ.BUYER_SELLER_EQUAL": Reason(
        QT_TRANSLATE_NOOP("Reasons", "The shop cannot pay itself"), _ANOTHER_WAY
    ),
    "refused:ACQ.TOTAL_FEE_EXCEED": Reason(
        QT_TRANSLATE_NOOP("Reasons", "The amount is beyond what one payment may be"), _ANOTHER_WAY
    ),
    "refused:ACQ.TRADE_HAS_CLOSE": Reason(
        QT_TRANSLATE_NOOP("Reasons", "This payment was closed before"), _NOTHING_TAKEN
    ),
}
_CLOCK_WRONG: Final = Reason(
    QT_TRANSLATE_NOOP("Reasons", "The clock of this computer is wrong"), _SET_CLOCK
)
_GIVEN_BACK: Final = Reason(
    QT_TRANSLATE_NOOP("Reasons", "The customer had paid; the cancel gave it back"),
    QT_TRANSLATE_NOOP("Reasons", "The money is back with the customer. Charge again."),
)
_REFUSED: Final = Reason(
    QT_TRANSLATE_NOOP("Reasons", "The platform declined the payment"), _NOTHING_TAKEN
)
_OTHER: Final = Reason(
    QT_TRANSLATE_NOOP("Reasons", "The payment did not go through"), _NOTHING_TAKEN
)


def reason(code: str) -> Reason:
    """Return the words for a reason of the till; every code has some."""
    if code == REFUSED + InvalidTimestamp.sub_code:
        return _CLOCK_WRONG
    return _BY_CODE.get(code) or (_REFUSED if code.startswith(REFUSED) else _OTHER)


def reason_of(attempt: Attempt, *, rest: bool = False) -> Reason:
    """
    Return the words for where a payment stands, as its money went.

    ``rest`` says that it was for the rest of a sale: another part of it is paid.
    """
    found = _GIVEN_BACK if attempt.returned else reason(attempt.reason)
    instead = next((words for usual, words in _OF_A_REST if rest and usual is found.now), None)
    return found if instead is None else replace(found, now=instead)


def code_of(reason_code: str) -> str:
    """Return what can be copied for support: the platform's own code if it gave one."""
    return reason_code.removeprefix(REFUSED)
