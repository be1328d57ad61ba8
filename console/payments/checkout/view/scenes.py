"""What the customer's window shows of the sale, and nothing of the cashier's."""

from __future__ import annotations

from console.desk import customer
from console.desk.words import Words
from console.payments.checkout.model import CheckoutModel
from console.payments.checkout.stage import Stage
from console.payments.checkout.view.cart import quantity_text


def scene_of(model: CheckoutModel, words: Words) -> customer.Scene:
    """Return the scene for where the sale stands."""
    total = model.total
    lines = tuple(
        customer.Line(name=line.name, quantity=quantity_text(line, words), amount=line.amount)
        for line in model.lines
    )
    match model.stage:
        case Stage.SHOWING if model.attempt is not None and model.attempt.qr_code:
            return customer.ScanMe(qr=model.attempt.qr_code, total=total, lines=lines)
        case Stage.CONFIRMING | Stage.SENDING | Stage.UNKNOWN:
            return customer.Confirm(total=total, lines=lines)
        case Stage.PAID:
            return customer.Thanks(total=total)
        case Stage.REFUSED | Stage.CANCELLED | Stage.CANCELLING:
            return customer.NotPaid()
        case _:
            return customer.Cart(lines=lines, total=total) if lines else customer.Welcome()
