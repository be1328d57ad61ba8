"""
What the till can refuse, by name; pages put the stable ``code`` into words.

* TillError
  + TillUnusable      the store itself: in use, corrupt, too new, full, broken
  + RuleBroken        what was asked is not allowed now
"""

from __future__ import annotations

from typing import ClassVar


class TillError(Exception):
    """A refusal with a stable code and the fields its words need; nothing was changed."""

    code: ClassVar[str] = "TILL"
    template: ClassVar[str] = "The till could not do this."

    def __init__(self, **fields: str) -> None:
        self.fields = fields
        super().__init__(self.template.format_map(fields))


class TillUnusable(TillError):
    """The store cannot be used: no new sale may begin."""


class TillInUse(TillUnusable):
    code = "TILL-IN-USE"
    template = "Another window or program is using the till in {folder}."


class TillCorrupt(TillUnusable):
    code = "TILL-CORRUPT"
    template = "The till's file {path} is damaged: {detail}."


class TillTooNew(TillUnusable):
    code = "TILL-TOO-NEW"
    template = "The till's file has version {found}; this program knows {known}."


class TillFull(TillUnusable):
    code = "TILL-FULL"
    template = "The disk that holds {folder} is full."


class TillBroken(TillUnusable):
    """The disk failed under a write: restart before anything else is trusted."""

    code = "TILL-BROKEN"
    template = "The till's file could not be written: {detail}."


class ExportDamaged(TillError):
    """A file of unsent sales is none, or not as it was written."""

    code = "EXPORT-DAMAGED"
    template = "{path} is not an export as it was written: {detail}."


class RuleBroken(TillError):
    """What was asked is not allowed now."""


class EmptyCart(RuleBroken):
    code = "CART-EMPTY"
    template = "There is nothing in the cart."


class CartFull(RuleBroken):
    code = "CART-FULL"
    template = "One sale has at most {most} lines."


class BadQuantity(RuleBroken):
    code = "BAD-QUANTITY"
    template = "{quantity} thousandths is not a quantity of this item."


class BadDiscount(RuleBroken):
    code = "BAD-DISCOUNT"
    template = "So much cannot be taken off {whole} yuan."


class BadLabel(RuleBroken):
    code = "BAD-LABEL"
    template = "The label {code} was misread: its last digit does not check the others."


class NotDivisible(RuleBroken):
    code = "NOT-DIVISIBLE"
    template = "What was weighed as one cannot be split: {name}."


class NothingLeft(RuleBroken):
    code = "CART-NOTHING-LEFT"
    template = "Something has to stay in the cart."


class AmountOutOfRange(RuleBroken):
    code = "AMOUNT-RANGE"
    template = "{amount} yuan is not between 0.01 and 100000000.00."


class NoSuchCart(RuleBroken):
    code = "NO-CART"
    template = "There is no cart {cart_id} on hold."


class CartHere(RuleBroken):
    """It was taken over from the shop before: it is on hold here, or was sold."""

    code = "CART-HERE"
    template = "This cart was taken over here already."


class SaleDisagrees(RuleBroken):
    """More of a sale was given back, here and elsewhere together, than was sold."""

    code = "SALE-DISAGREES"
    template = "This till and the platform disagree about sale {sale_id}."


class NoSuchLine(RuleBroken):
    code = "NO-LINE"
    template = "There is no line {line_no}."


class NoSuchSale(RuleBroken):
    code = "NO-SALE"
    template = "There is no sale {sale_id}."


class NoSuchAttempt(RuleBroken):
    code = "NO-ATTEMPT"
    template = "This till knows no number {no}."


class SaleNotOpen(RuleBroken):
    code = "SALE-NOT-OPEN"
    template = "Sale {number} is not open."


class SaleAlreadyPaid(SaleNotOpen):
    code = "SALE-PAID"
    template = "Sale {number} has been paid."


class LiveAttempt(RuleBroken):
    """The sale has a payment that is not certainly dead."""

    code = "PAYMENT-LIVE"
    template = "Payment {out_trade_no} of this sale is not settled."


class TooMuchAsked(RuleBroken):
    code = "PAYMENT-TOO-LARGE"
    template = "{asked} yuan is more than the {rest} yuan left to pay."


class TooLittleCash(RuleBroken):
    code = "CASH-TOO-LITTLE"
    template = "{given} yuan does not pay {asked} yuan."


class BadCode(RuleBroken):
    code = "BAD-CODE"
    template = "This is not a payment code."


class NothingToRefund(RuleBroken):
    code = "REFUND-NOTHING"
    template = "Nothing can be refunded on this sale."


class RefundTooLarge(RuleBroken):
    code = "REFUND-TOO-LARGE"
    template = "{asked} yuan is more than the {rest} yuan left to refund."


class NoSuchShift(RuleBroken):
    code = "NO-SHIFT"
    template = "There is no shift {number}."


class FloatCounted(RuleBroken):
    """A counted float stands once cash has moved."""

    code = "SHIFT-FLOAT"
    template = "The float was counted, and cash has moved since."


class MovesFull(RuleBroken):
    code = "SHIFT-MOVES"
    template = "One shift has at most {most} cash movements: close it first."


class ReasonMissing(RuleBroken):
    code = "REASON-MISSING"
    template = "This needs a reason."


class ShiftUnsettled(RuleBroken):
    """Money is on its way at the counter, and nobody knows yet in which shift it comes."""

    code = "SHIFT-UNSETTLED"
    template = "{count} payments or refunds are not settled yet."


class NoCount(RuleBroken):
    code = "SHIFT-NO-COUNT"
    template = "The drawer has not been counted."


class CountStale(RuleBroken):
    code = "SHIFT-COUNT-STALE"
    template = "Cash has moved since the drawer was counted."


class DifferenceUnexplained(RuleBroken):
    """More is too much or missing than passes without a reason."""

    code = "SHIFT-DIFFERENCE"
    template = "A difference this large needs a reason."


class DayClosed(RuleBroken):
    code = "DAY-CLOSED"
    template = "The reconciliation of {day} is closed."


class DayNotOver(RuleBroken):
    code = "DAY-NOT-OVER"
    template = "{day} was not reconciled after its end."


class DayUnexplained(RuleBroken):
    code = "DAY-UNEXPLAINED"
    template = "{count} differences of {day} are not explained."


class NoSuchMismatch(RuleBroken):
    code = "NO-MISMATCH"
    template = "There is no such difference about {no}, or nothing was said of it."
