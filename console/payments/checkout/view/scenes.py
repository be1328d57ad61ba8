"""What the customer's window shows of the sale, and nothing of the cashier's."""

from __future__ import annotations

from backend.protocol.money import Money
from console.desk import customer
from console.desk.words import Words
from console.payments.checkout.model import CheckoutModel
from console.payments.checkout.stage import Stage
from console.payments.quantities import quantity_text
from console.till.sale import saved


def scene_of(model: CheckoutModel, words: Words) -> customer.Scene:
    """Return the scene for where the sale stands."""
    total, attempt = model.total, model.attempt
    lines = tuple(
        customer.Line(
            name=line.name,
            quantity=quantity_text(line.quantity, words, weighed=line.weighed),
            amount=line.net,
        )
        for line in model.lines
    )
    match model.stage:
        case Stage.SHOWING if attempt is not None and attempt.qr_code:
            return customer.ScanMe(qr=attempt.qr_code, total=model.due, lines=lines)
        case Stage.CONFIRMING:
            return customer.Confirm(total=model.due, lines=lines)
        case Stage.UNKNOWN | Stage.CANCELLING:
            return customer.Checking(total=model.due, lines=lines)
        case Stage.PAID:
            change = attempt.change if attempt is not None else Money(0)
            return customer.Thanks(total=total, change=change)
        case Stage.REFUSED | Stage.CANCELLED:
            given_back = attempt is not None and (attempt.returned or attempt.late)
            return customer.NotPaid(total=total, returned=given_back, taken=model.taken)
        case _:
            open_cart = customer.Cart(
                lines=lines, total=model.due, savings=saved(model.lines, total)
            )
            return open_cart if lines else customer.Welcome(model.shop)
