"""
Sales of the shop's other tills, and what other tills gave back for this one's.

They are taken over from the platform's records word for word, so that a return of them is quoted,
given back and reported like any other. They stand in no shift, day or reconciliation of this till:
the money came, or went, at another drawer.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection

from backend.protocol.money import Money
from backend.retail.contract.sales import (
    RefundPayment,
    RefundRecord,
    SalePayment,
    SaleRecord,
    Tender,
)
from console.till import journal, numbers
from console.till.attempt import Attempt, How
from console.till.attempt import State as Charge
from console.till.database import Database
from console.till.dues import the_sale
from console.till.failures import SaleDisagrees
from console.till.numbers import Identity, Source
from console.till.refund import Refund
from console.till.refund import State as Return
from console.till.sale import Sale
from console.till.store import attempts as attempt_store
from console.till.store import elsewhere as store
from console.till.store import refunds as refund_store
from console.till.store import sales as sale_store
from console.till.store.refunds import ReturnedLine
from console.till.totals import total_of

ELSEWHERE: Final = store.ELSEWHERE
_HOW: Final = {Tender.PAYMENT_CODE: How.CODE, Tender.QR: How.QR, Tender.CASH: How.CASH}


@dataclass(frozen=True, slots=True)
class _Given:
    """What went back to one payment."""

    payment: Attempt
    amount: Money
    number: str
    """Its refund number; empty for cash, which has none outside its till."""

    @property
    def how(self) -> How:
        return self.payment.how if self.amount else How.CASH


class Elsewhere:
    """What an open till knows of the others. No verb talks to the platform."""

    def __init__(self, database: Database, identity: Identity, source: Source) -> None:
        self._database = database
        self._identity = identity
        self._source = source

    def is_own(self, record: SaleRecord) -> bool:
        """Whether this till made the sale."""
        return record.till_id == self._identity.till_id

    def take_over(self, record: SaleRecord, now: datetime) -> Sale:
        """
        Keep a sale as the platform has it, or what was given back for it since; twice is harmless.

        :raises NoSuchSale: if it should be this till's own and is not in its file.
        :raises SaleDisagrees: if more was given back, here and there, than was sold.
        """

        def work(db: Connection) -> Sale:
            known = sale_store.get(db, record.sale_id)
            if known is None and not self.is_own(record):
                self._keep(db, record, now)
            sale = the_sale(db, record.sale_id)
            for refund in record.refunds:
                if not refund_store.of_return(db, refund.refund_id):
                    self._keep_refund(db, record, refund, now)
            return the_sale(db, sale.sale_id)

        return self._database.do(work)

    def _keep(self, db: Connection, record: SaleRecord, now: datetime) -> None:
        number = f"{record.number or record.sale_id}@{record.till_id}"
        store.add_sale(db, record, number)
        opened = {"number": number, "total": record.total.to_text(), "by": record.staff_id}
        self._note(db, "sale.opened", record.sale_id, record, opened, now)
        for payment in record.payments or (None,):
            self._keep_payment(db, record, payment, now)
        self._note(db, "sale.paid", record.sale_id, record, {}, now)
        store.add_report(db, "sale", record.sale_id, record.sale_id, now)

    def _keep_payment(
        self, db: Connection, record: SaleRecord, payment: SalePayment | None, now: datetime
    ) -> None:
        """Keep what paid a sale: nothing, in cash, if all of it was given away."""
        no = (payment and payment.out_trade_no) or numbers.make(db, self._source, "C", now)
        attempt = Attempt(
            out_trade_no=no,
            sale_id=record.sale_id,
            how=_HOW[payment.tender] if payment else How.CASH,
            amount=payment.amount if payment else Money(0),
            by=record.staff_id,
            begun_at=record.sold_at,
            deadline=record.sold_at,
            next_at=None,
            state=Charge.PAID,
            reason=ELSEWHERE,
            trade_no=payment.trade_no if payment else None,
            kept=True,
            settled_at=record.sold_at,
        )
        store.add_payment(db, attempt)
        begun = {"how": attempt.how, "amount": attempt.amount.to_text(), "by": attempt.by}
        self._note(db, "charge.begun", no, record, begun, now)
        self._note(db, "charge.moved", no, record, {"to": Charge.PAID}, now)

    def _keep_refund(
        self, db: Connection, record: SaleRecord, refund: RefundRecord, now: datetime
    ) -> None:
        ways = refund.payments
        parts = [part for way in ways for part in _parts(db, record.sale_id, way)]
        if not ways:  # what cost nothing came back
            parts = [_Given(attempt_store.kept(db, record.sale_id)[0], Money(0), "")]
        lines = tuple(
            ReturnedLine(line.line_no, int(line.quantity.scaleb(3)), line.total)
            for line in refund.lines
        )
        _require_room(db, record.sale_id, refund, parts, lines)
        for place, part in enumerate(parts):
            done = Refund(
                out_request_no=part.number or numbers.make(db, self._source, "R", now),
                out_trade_no=part.payment.out_trade_no,
                sale_id=record.sale_id,
                amount=part.amount,
                asked_by=refund.staff_id,
                refund_reason=refund.reason,
                begun_at=refund.refunded_at,
                next_at=None,
                how=part.how,
                return_id=refund.refund_id,
                state=Return.DONE,
                reason=ELSEWHERE,
                settled_at=refund.refunded_at,
            )
            attempt_store.reserve(db, done.out_trade_no, done.amount)
            refund_store.add(db, done, () if place else lines)
            attempt_store.give_back(db, done.out_trade_no, done.amount)
            refund_store.give_back(db, done)
            self._note_refund(db, record, done, refund.till_id, now)
        store.add_report(db, "refund", refund.refund_id, record.sale_id, now)

    def _note_refund(
        self, db: Connection, record: SaleRecord, done: Refund, till_id: str, now: datetime
    ) -> None:
        begun = {
            "amount": done.amount.to_text(),
            "by": done.asked_by,
            "why": done.refund_reason,
            "out_trade_no": done.out_trade_no,
            "till": till_id,
        }
        self._note(db, "refund.begun", done.out_request_no, record, begun, now)
        self._note(db, "refund.moved", done.out_request_no, record, {"to": Return.DONE}, now)

    def _note(
        self,
        db: Connection,
        kind: str,
        subject: str,
        record: SaleRecord,
        fields: dict[str, str],
        now: datetime,
    ) -> None:
        told = {"elsewhere": record.till_id, **fields}
        journal.append(db, journal.Entry(now, kind, subject, record.sale_id, told))


def _require_room(
    db: Connection,
    sale_id: str,
    refund: RefundRecord,
    parts: list[_Given],
    lines: tuple[ReturnedLine, ...],
) -> None:
    left = {line.line_no: line.left for line in sale_store.lines(db, sale_id)}
    fits = all(line.quantity <= left.get(line.line_no, 0) for line in lines) and all(
        part.amount <= attempt_store.rest(db, part.payment.out_trade_no) for part in parts
    )
    if not fits or total_of(part.amount for part in parts) != refund.total:
        raise SaleDisagrees(sale_id=sale_id)


def _parts(db: Connection, sale_id: str, way: RefundPayment) -> list[_Given]:
    """Return to which payments money went back; cash is told in one, whatever it came in."""
    kept = attempt_store.kept(db, sale_id)
    if way.out_trade_no is not None:
        to = [one for one in kept if one.out_trade_no == way.out_trade_no]
        return [_Given(one, way.amount, str(way.out_request_no)) for one in to]
    cash = [one for one in kept if one.how is How.CASH]
    rests = tuple(attempt_store.rest(db, one.out_trade_no).minor for one in cash)
    if not any(rests):
        return []
    shares = zip(cash, way.amount.split(rests), strict=True)
    return [_Given(one, share, "") for one, share in shares if share]
