"""What the till's refusals mean to the person at the counter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from console.desk.phrases import QT_TRANSLATE_NOOP, Phrase

TILL: Final[Mapping[str, tuple[Phrase, Phrase | None]]] = {
    "TILL-IN-USE": (
        QT_TRANSLATE_NOOP("Refusals", "Another window is using this till."),
        QT_TRANSLATE_NOOP("Refusals", "Go on in that window, or close it first."),
    ),
    "TILL-CORRUPT": (
        QT_TRANSLATE_NOOP("Refusals", "The till's file is damaged."),
        QT_TRANSLATE_NOOP("Refusals", "Do not sell on this till. Keep the file, pass on the code."),
    ),
    "TILL-TOO-NEW": (
        QT_TRANSLATE_NOOP("Refusals", "The till's file was written by a newer version."),
        QT_TRANSLATE_NOOP("Refusals", "Start the newer version."),
    ),
    "TILL-FULL": (
        QT_TRANSLATE_NOOP("Refusals", "The disk is full. No sale can be kept safely."),
        QT_TRANSLATE_NOOP("Refusals", "Free some space, then go on."),
    ),
    "TILL-BROKEN": (
        QT_TRANSLATE_NOOP("Refusals", "The disk could not be written."),
        QT_TRANSLATE_NOOP("Refusals", "Restart the program before the next sale."),
    ),
    "EXPORT-DAMAGED": (
        QT_TRANSLATE_NOOP("Refusals", "This is no file of unsent sales, or it was changed."),
        QT_TRANSLATE_NOOP("Refusals", "Take the file as the till saved it."),
    ),
    "CART-EMPTY": (
        QT_TRANSLATE_NOOP("Refusals", "There is nothing in the cart."),
        QT_TRANSLATE_NOOP("Refusals", "Scan something first."),
    ),
    "CART-FULL": (
        QT_TRANSLATE_NOOP("Refusals", "This cart cannot take more lines."),
        QT_TRANSLATE_NOOP("Refusals", "Charge it, then go on with a new one."),
    ),
    "BAD-QUANTITY": (
        QT_TRANSLATE_NOOP("Refusals", "This quantity is not possible for this item."),
        QT_TRANSLATE_NOOP("Refusals", "Type another quantity."),
    ),
    "BAD-DISCOUNT": (
        QT_TRANSLATE_NOOP("Refusals", "There is not so much to take off."),
        QT_TRANSLATE_NOOP("Refusals", "Type a smaller discount."),
    ),
    "BAD-LABEL": (
        QT_TRANSLATE_NOOP("Refusals", "The label was misread."),
        QT_TRANSLATE_NOOP("Refusals", "Scan it again, or weigh anew."),
    ),
    "NOT-DIVISIBLE": (
        QT_TRANSLATE_NOOP("Refusals", "What was weighed as one cannot be split."),
        None,
    ),
    "CART-NOTHING-LEFT": (
        QT_TRANSLATE_NOOP("Refusals", "Something has to stay in the cart."),
        None,
    ),
    "AMOUNT-RANGE": (
        QT_TRANSLATE_NOOP("Refusals", "The amount is too small or too large for one payment."),
        None,
    ),
    "NO-CART": (QT_TRANSLATE_NOOP("Refusals", "This cart is no longer on hold."), None),
    "CART-HERE": (
        QT_TRANSLATE_NOOP("Refusals", "This cart was taken over here already."),
        QT_TRANSLATE_NOOP("Refusals", "Look among the carts on hold, or among the sales."),
    ),
    "NO-LINE": (QT_TRANSLATE_NOOP("Refusals", "This line is no longer in the cart."), None),
    "NO-SALE": (QT_TRANSLATE_NOOP("Refusals", "This till does not know that sale."), None),
    "NO-ATTEMPT": (QT_TRANSLATE_NOOP("Refusals", "This till does not know that payment."), None),
    "SALE-DISAGREES": (
        QT_TRANSLATE_NOOP("Refusals", "Two tills have given back the same of this sale."),
        QT_TRANSLATE_NOOP("Refusals", "Give nothing back. Compare the receipts of both tills."),
    ),
    "SALE-NOT-OPEN": (QT_TRANSLATE_NOOP("Refusals", "This sale is closed."), None),
    "SALE-PAID": (
        QT_TRANSLATE_NOOP("Refusals", "This sale has been paid."),
        QT_TRANSLATE_NOOP("Refusals", "Do not charge again."),
    ),
    "PAYMENT-LIVE": (
        QT_TRANSLATE_NOOP("Refusals", "A payment of this sale is not settled yet."),
        QT_TRANSLATE_NOOP("Refusals", "Wait for its result, or stop it."),
    ),
    "BAD-CODE": (
        QT_TRANSLATE_NOOP("Refusals", "This is not a payment code."),
        QT_TRANSLATE_NOOP("Refusals", "Ask the customer to open the payment code and scan it."),
    ),
    "REFUND-NOTHING": (
        QT_TRANSLATE_NOOP("Refusals", "Nothing is left to refund on this sale."),
        None,
    ),
    "PAYMENT-TOO-LARGE": (
        QT_TRANSLATE_NOOP("Refusals", "This is more than is left to pay."),
        QT_TRANSLATE_NOOP("Refusals", "Type a smaller amount."),
    ),
    "CASH-TOO-LITTLE": (
        QT_TRANSLATE_NOOP("Refusals", "What was handed over is less than this part."),
        QT_TRANSLATE_NOOP("Refusals", "Take a smaller part, or more cash."),
    ),
    "REFUND-TOO-LARGE": (
        QT_TRANSLATE_NOOP("Refusals", "This is more than is left to refund."),
        QT_TRANSLATE_NOOP("Refusals", "Type a smaller amount."),
    ),
    "NO-SHIFT": (QT_TRANSLATE_NOOP("Refusals", "This till does not know that shift."), None),
    "SHIFT-FLOAT": (
        QT_TRANSLATE_NOOP("Refusals", "The float was counted, and cash has moved since."),
        QT_TRANSLATE_NOOP("Refusals", "Put cash in or take it out instead."),
    ),
    "SHIFT-MOVES": (
        QT_TRANSLATE_NOOP("Refusals", "This shift holds as many cash movements as it can."),
        QT_TRANSLATE_NOOP("Refusals", "Close it, then go on in the next."),
    ),
    "REASON-MISSING": (QT_TRANSLATE_NOOP("Refusals", "This needs a reason."), None),
    "SHIFT-UNSETTLED": (
        QT_TRANSLATE_NOOP("Refusals", "A payment or refund is not settled yet."),
        QT_TRANSLATE_NOOP("Refusals", "Settle it first, then close the shift."),
    ),
    "SHIFT-NO-COUNT": (
        QT_TRANSLATE_NOOP("Refusals", "The drawer has not been counted."),
        QT_TRANSLATE_NOOP("Refusals", "Count it first."),
    ),
    "SHIFT-COUNT-STALE": (
        QT_TRANSLATE_NOOP("Refusals", "Cash has moved since the drawer was counted."),
        QT_TRANSLATE_NOOP("Refusals", "Count it again."),
    ),
    "SHIFT-DIFFERENCE": (
        QT_TRANSLATE_NOOP("Refusals", "A difference this large needs a reason."),
        QT_TRANSLATE_NOOP("Refusals", "Say why, or count again."),
    ),
    "DAY-CLOSED": (
        QT_TRANSLATE_NOOP("Refusals", "This day is closed."),
        QT_TRANSLATE_NOOP("Refusals", "A closed day stays as it is."),
    ),
    "DAY-NOT-OVER": (
        QT_TRANSLATE_NOOP("Refusals", "This day was not compared after its end."),
        QT_TRANSLATE_NOOP("Refusals", "Compare it once more when the day is over."),
    ),
    "DAY-UNEXPLAINED": (
        QT_TRANSLATE_NOOP("Refusals", "Not every difference is explained yet."),
        QT_TRANSLATE_NOOP("Refusals", "Explain the rest, then close the day."),
    ),
    "NO-MISMATCH": (
        QT_TRANSLATE_NOOP("Refusals", "This difference is no longer there."),
        QT_TRANSLATE_NOOP("Refusals", "Look at the day again."),
    ),
}
