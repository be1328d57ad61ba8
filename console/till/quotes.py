"""What goods that come back are worth, and to which payments the money goes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy import Connection

from backend.protocol.money import Money
from console.till.attempt import Attempt, How
from console.till.discount import NOTHING
from console.till.failures import NoSuchLine, NothingToRefund, RefundTooLarge
from console.till.refund import RefundAmount, RefundLines
from console.till.sale import Sale, SaleLine, SaleState
from console.till.store import attempts as attempts_store
from console.till.store import sales as sales_store
from console.till.store.refunds import ReturnedLine
from console.till.totals import part_of_line, total_of


@dataclass(frozen=True, slots=True)
class Part:
    """What of a return goes back to one payment."""

    payment: Attempt
    amount: Money

    @property
    def how(self) -> How:
        """How it goes back: nothing does so at the counter, whatever the sale was paid in."""
        return self.payment.how if self.amount else How.CASH


@dataclass(frozen=True, slots=True)
class Quote:
    """What lines to be given back are worth, and where it goes."""

    amount: Money
    lines: tuple[ReturnedLine, ...]
    parts: tuple[Part, ...]
    """
    In the mix the sale was paid in; cash first, for it is settled at once. Goods that cost nothing
    come back in one part of nothing, settled as cash: the platform is not asked.
    """


def quote_of(db: Connection, sale: Sale, what: RefundLines | RefundAmount) -> Quote:
    """
    Return what would be given back of a sale, to the fen.

    Goods always come back: where a part of their money went back without them, for what is left of
    it, and in the end for nothing.

    :raises NoSuchLine, BadQuantity: if the lines do not have so much left.
    :raises NothingToRefund: if nothing is left, or nothing is asked.
    :raises RefundTooLarge: if an amount is more than is left of the money.
    """
    sold = sales_store.lines(db, sale.sale_id)
    if sale.state is not SaleState.PAID or not (sale.rest or any(line.left for line in sold)):
        raise NothingToRefund
    lines: tuple[ReturnedLine, ...] = ()
    if isinstance(what, RefundLines):
        lines = _cut(_returned_lines(sold, what), sale.rest)
    amount = what.amount if isinstance(what, RefundAmount) else total_of(o.amount for o in lines)
    if amount < NOTHING or (amount and not sale.rest) or not (amount or lines):
        raise NothingToRefund
    if amount > sale.rest:
        raise RefundTooLarge(asked=amount.to_text(), rest=sale.rest.to_text())
    return Quote(amount, lines, _parts(db, sale, amount))


def _parts(db: Connection, sale: Sale, amount: Money) -> tuple[Part, ...]:
    kept = attempts_store.kept(db, sale.sale_id)
    payments = sorted(kept, key=lambda one: one.how is not How.CASH)
    if not amount:
        return (Part(payments[0], amount),)
    rests = tuple(attempts_store.rest(db, one.out_trade_no).minor for one in payments)
    shares = zip(payments, amount.split(rests), strict=True)
    return tuple(Part(payment, share) for payment, share in shares if share)


def _cut(lines: tuple[ReturnedLine, ...], rest: Money) -> tuple[ReturnedLine, ...]:
    """Let lines be worth no more than is left, each bearing its share of what is missing."""
    if total_of(line.amount for line in lines) <= rest:
        return lines
    shares = rest.split(tuple(line.amount.minor for line in lines))
    return tuple(replace(line, amount=one) for line, one in zip(lines, shares, strict=True))


def _returned_lines(lines: tuple[SaleLine, ...], what: RefundLines) -> tuple[ReturnedLine, ...]:
    by_number = {line.line_no: line for line in lines}
    returned: list[ReturnedLine] = []
    for line_no, quantity in sorted(what.quantities.items()):
        line = by_number.get(line_no)
        if line is None:
            raise NoSuchLine(line_no=str(line_no))
        amount = part_of_line(line.total - line.taken, line.left, returning=quantity)
        returned.append(ReturnedLine(line_no, quantity, amount))
    return tuple(returned)
