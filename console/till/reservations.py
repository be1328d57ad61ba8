"""
Refunds set aside at the platform before any money moves, so that no other till gives back the same.

    asked → held → begun → over
          ↘ leaving ↗

On disk before each step. After a crash what was asked or held and not begun is let go of: nothing
of it was handed over. What was begun ends with its refunds: reported, or let go of if all were
refused.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Final

from sqlalchemy import Connection

from backend.protocol.money import Money
from backend.retail.contract.reserving import (
    RefundReleaseRequest,
    RefundReserveRequest,
    ReservedPayment,
)
from backend.retail.contract.sales import RefundLine, Tender
from console.till import numbers
from console.till.attempt import How
from console.till.database import Database
from console.till.dues import the_sale
from console.till.numbers import Identity, Source
from console.till.quotes import Quote, quote_of
from console.till.refund import RefundAmount, RefundLines, State
from console.till.store import refunds as refund_store
from console.till.store import shared as store
from console.till.store import shop as shop_store
from console.till.store.shared import Reservation
from console.till.totals import ONE, total_of

OTHERS: Final = "shop.others"
"""Setting of a till: whether the shop has other tills, as the platform said last."""
_TENDERS: Final = {How.CODE: Tender.PAYMENT_CODE, How.QR: Tender.QR, How.CASH: Tender.CASH}


class Reservations:
    """What an open till sets aside. No verb talks to the platform."""

    def __init__(self, database: Database, identity: Identity, source: Source) -> None:
        self._database = database
        self._identity = identity
        self._source = source

    @property
    def needed(self) -> bool:
        """Whether other tills of the shop could give back the same."""
        return self._database.look(lambda db: shop_store.setting(db, OTHERS)) == "1"

    def ask(
        self, sale_id: str, what: RefundLines | RefundAmount, *, by: str, now: datetime
    ) -> RefundReserveRequest:
        """
        Mean to set aside what a return would give back; return what to tell the platform.

        :raises NoSuchSale, NoSuchLine, BadQuantity, NothingToRefund, RefundTooLarge: as a quote.
        """

        def work(db: Connection) -> RefundReserveRequest:
            quote = quote_of(db, the_sale(db, sale_id), what)
            number = numbers.make(db, self._source, "R", now)
            request = self._request(number, sale_id, quote, by)
            meant = Reservation(number, sale_id, request.model_dump_json(), "asked")
            store.reserve(db, meant, now)
            return request

        return self._database.do(work)

    def held(self, return_id: str) -> None:
        """Write down that it is set aside."""
        self._move(return_id, "held")

    def leave(self, return_id: str) -> None:
        """Mean to let go of it: nothing was handed over, and nothing will be."""
        self._move(return_id, "leaving")

    def over(self, return_id: str) -> None:
        """Write down that the platform holds nothing for it, or only until its report."""
        self._move(return_id, "over")

    def leaving(self) -> tuple[RefundReleaseRequest, ...]:
        """Return what the platform is to let go of, after a look at what the refunds have ended."""

        def work(db: Connection) -> tuple[RefundReleaseRequest, ...]:
            for one in store.reservations(db):
                if one.state == "begun":
                    _end_with_its_refunds(db, one)
            return tuple(
                RefundReleaseRequest(
                    refund_id=one.return_id, sale_id=one.sale_id, till_id=self._identity.till_id
                )
                for one in store.reservations(db)
                if one.state == "leaving"
            )

        return self._database.do(work)

    def recover(self, db: Connection) -> None:
        """After a restart: what was not begun is let go of."""
        for one in store.reservations(db):
            if one.state in {"asked", "held"}:
                store.move(db, one.return_id, "leaving")

    def _move(self, return_id: str, state: str) -> None:
        self._database.do(lambda db: store.move(db, return_id, state))

    def _request(self, number: str, sale_id: str, quote: Quote, by: str) -> RefundReserveRequest:
        worth = total_of(line.amount for line in quote.lines)
        lines = quote.lines if worth == quote.amount else ()
        return RefundReserveRequest(
            refund_id=number,
            sale_id=sale_id,
            till_id=self._identity.till_id,
            staff_id=by,
            lines=tuple(
                RefundLine(
                    line_no=line.line_no,
                    quantity=Decimal(line.quantity) / ONE,
                    total=line.amount,
                )
                for line in lines
            ),
            total=quote.amount,
            payments=_ways(quote),
        )


def _end_with_its_refunds(db: Connection, begun: Reservation) -> None:
    parts = refund_store.of_return(db, begun.return_id)
    if all(part.settled for part in parts):
        done = any(part.state is State.DONE for part in parts)
        store.move(db, begun.return_id, "over" if done else "leaving")


def _ways(quote: Quote) -> tuple[ReservedPayment, ...]:
    """Say each payment it goes back to, and all cash in one, as the report will."""
    through = tuple(
        ReservedPayment(
            tender=_TENDERS[part.payment.how],
            amount=part.amount,
            out_trade_no=part.payment.out_trade_no,
        )
        for part in quote.parts
        if part.payment.how is not How.CASH
    )
    cash: Money = total_of(part.amount for part in quote.parts if part.payment.how is How.CASH)
    return (*through, ReservedPayment(tender=Tender.CASH, amount=cash)) if cash else through
