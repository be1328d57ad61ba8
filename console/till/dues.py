"""What a sale still waits for: which payment may begin, and of how much."""

from __future__ import annotations

from sqlalchemy import Connection

from backend.protocol.money import Money
from console.till.failures import (
    LiveAttempt,
    NoSuchSale,
    SaleAlreadyPaid,
    SaleNotOpen,
    TooMuchAsked,
)
from console.till.sale import Sale, SaleState
from console.till.store import attempts, sales
from console.till.totals import chargeable


def the_sale(db: Connection, sale_id: str) -> Sale:
    """
    Return one sale.

    :raises NoSuchSale: if there is none.
    """
    sale = sales.get(db, sale_id)
    if sale is None:
        raise NoSuchSale(sale_id=sale_id)
    return sale


def open_sale(db: Connection, sale_id: str) -> Sale:
    """
    Return a sale that waits to be paid.

    :raises NoSuchSale: if there is none.
    :raises SaleAlreadyPaid: if it is paid.
    :raises SaleNotOpen: if it was given up.
    """
    sale = the_sale(db, sale_id)
    if sale.state is SaleState.PAID:
        raise SaleAlreadyPaid(number=sale.number)
    if sale.state is not SaleState.OPEN:
        raise SaleNotOpen(number=sale.number)
    return sale


def require_settled(db: Connection, sale_id: str) -> None:
    """
    Let a sale be changed: no payment of it is under way.

    :raises LiveAttempt: if one is not certainly over.
    """
    for attempt in attempts.of_sale(db, sale_id):
        if not attempt.settled:
            raise LiveAttempt(out_trade_no=attempt.out_trade_no)


def still_due(db: Connection, sale_id: str, amount: Money | None) -> Money:
    """
    Return what a payment asks for: ``amount``, or all that is left to pay.

    :raises NoSuchSale, SaleAlreadyPaid, SaleNotOpen, LiveAttempt: if none may begin.
    :raises TooMuchAsked: if it is more than is left to pay.
    :raises AmountOutOfRange: if no payment can ask for it.
    """
    sale = open_sale(db, sale_id)
    require_settled(db, sale_id)
    if amount is None or amount == sale.to_pay:
        return sale.to_pay
    asked = chargeable(amount)
    if asked > sale.to_pay:
        raise TooMuchAsked(asked=asked.to_text(), rest=sale.to_pay.to_text())
    return asked
