"""Bugs planted in a till on purpose: each must break what two tills agree on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from backend.retail.contract.held_carts import CartGone
from backend.retail.contract.sales import SALE_REPORT, SaleReportRequest, Tender
from console.till import sharing
from console.till.custodian import Custodian
from console.till.database import Database
from console.till.outbox import Outbox
from console.till.store import shared as store


def _report_twice() -> None:
    """Report a cash sale a second time, under another number."""
    honest = Custodian._send  # noqa: SLF001 - a bug is planted where nobody may touch

    def send(self: Custodian, report: Any) -> Any:
        answer = honest(self, report)
        if report.method is SALE_REPORT and _all_cash(report.request):
            again = report.request.model_copy(update={"sale_id": f"{report.request.sale_id}x"})
            self._caller.call(SALE_REPORT, again)
        return answer

    Custodian._send = send  # type: ignore[method-assign]  # noqa: SLF001 - see above


def _keep_a_copy() -> None:
    """Bring a cart back that was handed over here, whoever has it by now."""
    honest = sharing.Sharer.take

    def take(self: Any, number: str, *, by: str) -> Any:
        try:
            return honest(self, number, by=by)
        except CartGone:
            database: Database = self._till.shared_carts._database  # noqa: SLF001 - see above
            content = database.look(lambda db: _content(db, number))
            if content is None:
                raise
            now = self._clock()
            cart = database.do(lambda db: store.unpack(db, content, now))
            return self._till.carts.resume(cart.cart_id, by=by, now=now)

    def turn(self: Any) -> Any:
        shared = list(known(self))
        database: Database = self._till.shared_carts._database  # noqa: SLF001 - see above
        mine = database.look(_handed_over)
        return tuple(shared) or tuple(self._listed(cart) for cart in mine[-1:])

    known = sharing.Sharer.turn
    sharing.Sharer.take = take  # type: ignore[method-assign]
    sharing.Sharer.turn = turn  # type: ignore[method-assign]


def _forget_a_report() -> None:
    """Take every tenth report for taken without sending it."""
    honest = Outbox.next
    counted = [0]

    def next_(self: Outbox, now: Any) -> Any:
        report = honest(self, now)
        counted[0] += report is not None
        if report is not None and counted[0] % 10 == 0:
            self.record(report, object(), now)  # type: ignore[arg-type]
            return None
        return report

    Outbox.next = next_  # type: ignore[method-assign]


def _content(db: Any, number: str) -> str | None:
    from sqlalchemy import select

    from console.till.shared_tables import OFFERS

    found = db.execute(select(OFFERS.c.content).where(OFFERS.c.number == number)).scalar()
    return None if found is None else str(found)


def _handed_over(db: Any) -> list[Any]:
    from sqlalchemy import select

    from backend.retail.contract.held_carts import CartHoldRequest
    from console.till.shared_tables import OFFERS

    found = db.execute(select(OFFERS.c.payload).order_by(OFFERS.c.seq)).scalars()
    return [CartHoldRequest.model_validate_json(payload) for payload in found]


def _all_cash(sale: SaleReportRequest) -> bool:
    return all(payment.tender is Tender.CASH for payment in sale.payments)


PLANTS: Final[Mapping[str, Callable[[], None]]] = {
    "report-twice": _report_twice,
    "cart-copied": _keep_a_copy,
    "report-forgotten": _forget_a_report,
}


def plant(name: str) -> None:
    """Plant a bug in this process; none for an empty name."""
    if name:
        PLANTS[name]()
