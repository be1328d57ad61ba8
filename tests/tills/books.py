"""What must hold between two tills and their platform once everything is over."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from sqlalchemy import URL, select

from backend.kernel.database import Database
from backend.payments.contract.bill import BILL_QUERY, BillKind, BillLine, BillQueryRequest
from backend.protocol.money import Money
from backend.retail.contract.stock import STOCK_QUERY, StockQueryRequest
from backend.retail.store.sales import sale_head
from backend.retail.tables import REFUND, SALE
from console.client.client import Caller
from console.till.attempt import How
from console.till.attempt import State as Charge
from console.till.elsewhere import ELSEWHERE
from console.till.failures import SaleDisagrees
from console.till.looking import Looker
from console.till.refund import State as Return
from console.till.sale import SaleDetail, SaleState
from console.till.till import Till
from tests.killloop.record import lines_of
from tests.simulation import tills
from tests.simulation.books import audits_pass
from tests.simulation.breach import Breach
from tests.tills.counter import GOODS

OPENING: Final = 100_000
"""Pieces of each kind delivered before the first sale."""
_DAY: Final = timedelta(days=1)


@dataclass
class Books:
    """Everything there is to compare: the tills' files, the platform's, and its own answers."""

    home: Path
    merchant_id: str
    tills: Mapping[str, Till]
    records: Mapping[str, Path]
    caller: Caller
    figures: dict[str, Any] = field(default_factory=dict[str, Any])

    def __post_init__(self) -> None:
        url = URL.create("sqlite", database=str(self.home / "platform.db"))
        self.database = Database.reader(str(url))
        self._tell_each_of_the_other()
        every = {name: tills.details(till) for name, till in self.tills.items()}
        self.details = {
            name: [one for one in details if "@" not in one.sale.number]
            for name, details in every.items()
        }
        """What each till sold itself."""
        self.returned = [
            refund
            for details in every.values()
            for one in details
            for refund in one.refunds
            if refund.state is Return.DONE and refund.reason != ELSEWHERE
        ]
        """Every refund that was made, at whichever till."""

    def _tell_each_of_the_other(self) -> None:
        """Let each till learn what the other gave back last: they learn it when a sale is seen."""
        for till in self.tills.values():
            looker = Looker(till, self.caller, clock=lambda: datetime.now(UTC))
            for detail in tills.details(till):
                head = self.database.do(
                    lambda unit, no=detail.sale.sale_id: sale_head(unit, self.merchant_id, no)  # type: ignore[misc]
                )
                if head is not None and head.refunded != detail.sale.refunded:
                    try:
                        looker.refresh(head.sale_id)
                    except SaleDisagrees as error:
                        raise Breach("T7", f"given back twice: {error}") from error

    def check(self) -> None:
        """
        Check every invariant.

        :raises Breach: at the first that does not hold.
        """
        try:
            for rule in (
                self._books_hold,
                self._each_sale_is_reported_once,
                self._what_was_said_stands,
                self._no_cart_is_sold_twice,
                self._each_refund_is_made_and_reported_once,
                self._stock_is_what_was_sold,
                self._shifts_hold_every_sale,
                self._the_bill_is_what_the_tills_took,
            ):
                rule()
        finally:
            self.database.close()

    def _books_hold(self) -> None:
        audits_pass(self.database)
        now = datetime.now(UTC)
        for name, till in self.tills.items():
            tills.nothing_open(name, till, now)
            tills.journal_holds(till)
            tills.agrees(name, till, self.database, self.merchant_id)
        tills.none_unknown(self.tills, self.database)

    def _paid(self) -> Iterator[tuple[str, SaleDetail]]:
        for name, details in self.details.items():
            yield from ((name, one) for one in details if one.sale.state is SaleState.PAID)

    def _each_sale_is_reported_once(self) -> None:
        sold = {one.sale.sale_id: one.sale.total.minor for _, one in self._paid()}
        rows = self.database.do(lambda unit: unit.all(select(SALE.c.sale_id, SALE.c.total)))
        kept = {row.sale_id: row.total for row in rows}
        if sold != kept:
            lost, strange = sorted(sold.keys() - kept.keys()), sorted(kept.keys() - sold.keys())
            raise Breach("T1", f"not reported: {lost[:3]}; reported and never sold: {strange[:3]}")
        self.figures["sales"] = len(sold)
        self.figures["sales_by_till"] = dict(Counter(name for name, _ in self._paid()))
        self.figures["turnover"] = Money(sum(sold.values())).to_text()

    def _what_was_said_stands(self) -> None:
        sold = {one.sale.sale_id: one.sale.total.to_text() for _, one in self._paid()}
        for name, record in self.records.items():
            said = [line for line in lines_of(record) if line.kind == "sold"]
            for line in said:
                if sold.get(line.fields["sale_id"]) != line.fields["total"]:
                    raise Breach("T2", f"{name} said it sold {line.fields}, and there is no such")

    def _no_cart_is_sold_twice(self) -> None:
        notes = Counter(one.sale.note for _, one in self._paid())
        twice = [note for note, times in notes.items() if times > 1]
        if twice:
            raise Breach("T3", f"carts sold twice: {twice}")
        makers = {name: till.identity.till_id for name, till in self.tills.items()}
        crossed = sum(not one.sale.note.startswith(makers[name]) for name, one in self._paid())
        self.figures["carts_sold_at_the_other_till"] = crossed

    def _each_refund_is_made_and_reported_once(self) -> None:
        made: defaultdict[str, int] = defaultdict(int)
        for refund in self.returned:
            if not refund.automatic:
                made[refund.return_id] += refund.amount.minor
        found = self.database.do(lambda unit: unit.all(select(REFUND)))
        kept = {row.refund_id: row.total for row in found}
        if dict(made) != kept:
            differ = sorted(no for no in {*made, *kept} if made.get(no, 0) != kept.get(no, 0))
            raise Breach("T7", f"given back and not on record, or never given back: {differ[:3]}")
        of_till = {till.identity.till_id: name for name, till in self.tills.items()}
        makers = {one.sale.sale_id: name for name, one in self._paid()}
        crossed = sum(makers[row.sale_id] != of_till[row.till_id] for row in found)
        self.figures["returns"] = len(kept)
        self.figures["returns_at_the_other_till"] = crossed

    def _stock_is_what_was_sold(self) -> None:
        moved: defaultdict[str, int] = defaultdict(int)
        back = 0
        for _, one in self._paid():
            for line in one.lines:
                moved[str(line.goods_id)] += line.quantity - line.refunded
                back += line.refunded
        answer = self.caller.call(STOCK_QUERY, StockQueryRequest(goods_ids=GOODS))
        levels = {one.goods_id: int(one.level.scaleb(3)) for one in answer.stock}
        for goods_id in GOODS:
            if levels[goods_id] != OPENING * 1000 - moved[goods_id]:
                raise Breach(
                    "T4", f"{goods_id}: {levels[goods_id]} there, {moved[goods_id]} sold and kept"
                )
        self.figures["pieces_sold_and_kept"] = sum(moved.values()) // 1000
        self.figures["pieces_returned"] = back // 1000

    def _shifts_hold_every_sale(self) -> None:
        zs = 0
        for name, till in self.tills.items():
            tills.shifts_agree(name, till, self.database, self.merchant_id)
            closed, current = till.shifts.closed(limit=1000), till.shifts.figures()
            shifts = (*closed, *((current,) if current else ()))
            paid = [one.sale.total for of, one in self._paid() if of == name]
            told = (sum(z.sales_count for z in shifts), sum(z.sales_total.minor for z in shifts))
            if told != (len(paid), sum(total.minor for total in paid)):
                raise Breach("T5", f"{name}: shifts hold {told}, sold were {len(paid)}")
            zs += len(closed)
        self.figures["shifts_closed"] = zs

    def _the_bill_is_what_the_tills_took(self) -> None:
        rows = list(self._bill())
        bill: defaultdict[str, int] = defaultdict(int)
        for line in rows:
            sign = 1 if line.kind is BillKind.PAID else -1
            bill[line.out_trade_no] += sign * line.amount.minor
        took: defaultdict[str, int] = defaultdict(int)
        for no, fen in self._through_the_platform():
            took[no] += fen
        differ = sorted(no for no in {*bill, *took} if bill[no] != took[no])
        if differ:
            raise Breach("T6", f"the bill differs from the tills in {differ[:3]}")
        self.figures["bill_rows"] = len(rows)

    def _through_the_platform(self) -> Iterator[tuple[str, int]]:
        """Yield by order number what the tills say came, and went back, through the platform."""
        for detail in (one for details in self.details.values() for one in details):
            for attempt in detail.attempts:
                if attempt.how is not How.CASH and attempt.state is Charge.PAID:
                    yield attempt.out_trade_no, attempt.amount.minor
            for refund in detail.refunds:
                if refund.how is not How.CASH and refund.state is Return.DONE:
                    yield refund.out_trade_no, -refund.amount.minor

    def _bill(self) -> Iterator[BillLine]:
        now = datetime.now(UTC)
        after: str | None = None
        while True:
            asked = BillQueryRequest(begin=now - _DAY, end=now + _DAY, after=after)
            page = self.caller.call(BILL_QUERY, asked)
            yield from page.lines
            if (after := page.next) is None:
                return
