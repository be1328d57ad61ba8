"""Sales: made from the cart, paid or given up, found again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import Connection

from backend.protocol.moment import business_day
from backend.protocol.rehearsal import reach
from console.till import activity, carts, journal, numbers, shifts_money
from console.till.activity import Activity
from console.till.attempt import GIVEN_UP
from console.till.database import Database
from console.till.dues import open_sale, require_settled, the_sale
from console.till.failures import NoSuchSale
from console.till.numbers import Source
from console.till.refunds import return_late_money
from console.till.sale import (
    Cart,
    CartLine,
    DayFigures,
    Sale,
    SaleDetail,
    SaleLine,
    SalePage,
    SaleQuery,
    SaleState,
)
from console.till.store import attempts as attempts_store
from console.till.store import refunds as refunds_store
from console.till.store import sales as store
from console.till.totals import payable


class Sales:
    """The sales of an open till. A sale becomes paid only through its payment."""

    def __init__(self, database: Database, source: Source) -> None:
        self._database = database
        self._source = source

    def checkout(self, *, cashier: str, now: datetime) -> Sale:
        """
        Make a sale of the cart, its lines frozen; an empty cart follows.

        :raises EmptyCart: if there is nothing in it.
        :raises AmountOutOfRange: if no sale can come to so much.
        :raises TillUnusable: if the till must not begin anything now.
        """
        self._database.require_fit()
        reach("till.sale.before")
        sale = self._database.do(lambda db: self._checkout(db, cashier, now))
        reach("till.sale.after")
        return sale

    def in_hand(self) -> Sale | None:
        """Return the sale at the counter: after a restart, the one that was interrupted."""
        return self._database.look(store.in_hand)

    def park(self, sale_id: str, *, now: datetime) -> None:
        """Leave a sale to the custodian and serve the next customer."""

        def work(db: Connection) -> None:
            the_sale(db, sale_id)
            store.park(db, sale_id)
            journal.append(db, journal.Entry(now, "sale.parked", sale_id, sale_id))

        self._database.do(work)

    def take_in_hand(self, sale_id: str) -> Sale:
        """
        Bring an open sale back to the counter.

        :raises SaleNotOpen: if it is not open.
        """

        def work(db: Connection) -> Sale:
            open_sale(db, sale_id)
            store.take_in_hand(db, sale_id)
            return the_sale(db, sale_id)

        return self._database.do(work)

    def reopen(self, sale_id: str, *, by: str = "", now: datetime) -> Cart:
        """
        Give a sale up before it is paid; its lines go back into the cart.

        What was paid of it goes back, in the name of ``by``: cash at once, the rest by the
        custodian. What is in the cart now goes on hold.

        :raises SaleNotOpen: if it is paid or was given up.
        :raises LiveAttempt: if a payment of it is not certainly over.
        """

        def work(db: Connection) -> Cart:
            sale = open_sale(db, sale_id)
            require_settled(db, sale_id)
            self._give_back(db, sale_id, by, now)
            shifts_money.close_sale(db, self._source, sale, SaleState.VOID, now)
            journal.append(db, journal.Entry(now, "sale.void", sale_id, sale_id, {"by": by}))
            given_up = Activity(action="VOID_SALE", by=by, at=now, sale_id=sale_id)
            activity.note(db, replace(given_up, amount=sale.total))
            lines = tuple(_cart_line(line) for line in store.lines(db, sale_id))
            return carts.put_back(db, lines, sale, by=by, now=now)

        return self._database.do(work)

    def get(self, sale_id: str) -> Sale:
        """
        Return one sale.

        :raises NoSuchSale: if there is none.
        """
        return self._database.look(lambda db: the_sale(db, sale_id))

    def by_number(self, number: str) -> Sale:
        """
        Return the sale a person names, e.g. ``261122-0042``.

        :raises NoSuchSale: if there is none.
        """
        sale = self._database.look(lambda db: store.by_number(db, number))
        if sale is None:
            raise NoSuchSale(sale_id=number)
        return sale

    def detail(self, sale_id: str) -> SaleDetail:
        """
        Return one sale with its lines, payments and refunds, all of one moment.

        :raises NoSuchSale: if there is none.
        """
        return self._database.look(
            lambda db: SaleDetail(
                the_sale(db, sale_id),
                store.lines(db, sale_id),
                attempts_store.of_sale(db, sale_id),
                refunds_store.of_sale(db, sale_id),
            )
        )

    def find(self, query: SaleQuery, *, after: int | None = None, limit: int = 50) -> SalePage:
        """Return one page of sales, newest first; ``after`` is ``next`` of the page before."""
        return self._database.look(lambda db: store.find(db, query, after=after, limit=limit))

    def open(self) -> tuple[Sale, ...]:
        """Return the sales that are neither paid nor given up, newest first."""
        return self.find(SaleQuery(state=SaleState.OPEN), limit=200).sales

    def figures(self, day: date) -> DayFigures:
        """Return a business day's paid sales and their money."""
        return self._database.look(lambda db: store.day_figures(db, day.isoformat()))

    def today(self, now: datetime) -> DayFigures:
        """Return the figures of the business day that ``now`` is in."""
        return self.figures(business_day(now))

    def _give_back(self, db: Connection, sale_id: str, by: str, now: datetime) -> None:
        """Let no payment pay the sale any more, and return the money."""
        store.uncover(db, sale_id)
        for payment in attempts_store.kept(db, sale_id):
            attempts_store.save(db, replace(payment, kept=False, reason=GIVEN_UP))
            return_late_money(db, self._source, payment, now, by=by)

    def _checkout(self, db: Connection, cashier: str, now: datetime) -> Sale:
        cart = carts.take(db, now)
        total = payable(cart.total)
        day, number = numbers.next_sale(db, now)
        sale_id = numbers.make(db, self._source, "S", now)
        values: dict[str, object] = {
            "sale_id": sale_id,
            "number": number,
            "cashier": cashier,
            "day": day,
            "opened_at": now,
        }
        store.add(db, values, cart)
        opened = {"number": number, "total": total.to_text(), "by": cashier}
        if cart.discount:
            opened["discount"] = cart.discount.to_text()
        journal.append(db, journal.Entry(now, "sale.opened", sale_id, sale_id, opened))
        return the_sale(db, sale_id)


def _cart_line(line: SaleLine) -> CartLine:
    return CartLine(
        line_no=line.line_no,
        goods_id=line.goods_id,
        barcode=line.barcode,
        name=line.name,
        unit=line.unit,
        price=line.price,
        quantity=line.quantity,
        weighed=line.weighed,
        list_price=line.list_price,
        off=line.off,
        note=line.note,
        tax=line.tax,
    )
