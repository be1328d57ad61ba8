"""Bugs planted in a till on purpose: each must break what two tills agree on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import bindparam, select

from backend.retail.contract.sales import SALE_REPORT, SaleReportRequest, Tender
from console.till.custodian import Custodian
from console.till.database import Database
from console.till.outbox import Outbox
from console.till.reserving import Reserver
from console.till.shared_carts import SharedCarts
from console.till.shared_tables import OFFERS
from console.till.store import shared as store

_CONTENT: Final = select(OFFERS.c.content).where(OFFERS.c.number == bindparam("key"))


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
    """Keep a cart on hold here that the platform has."""
    honest = SharedCarts.shared
    copied: set[str] = set()

    def shared(self: SharedCarts, number: str) -> None:
        honest(self, number)
        database: Database = self._database
        content = database.look(lambda db: db.execute(_CONTENT, {"key": number}).scalar_one())
        if content not in copied:
            copied.add(content)
            database.do(lambda db: store.unpack(db, content, datetime.now(UTC)))

    SharedCarts.shared = shared  # type: ignore[method-assign]


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


def _refund_unasked() -> None:
    """Give back what is left by this till's own books, and ask nobody."""

    def unasked(self: Reserver) -> bool:
        del self
        return False

    Reserver.needed = property(unasked)  # type: ignore[method-assign,assignment]


def _all_cash(sale: SaleReportRequest) -> bool:
    return all(payment.tender is Tender.CASH for payment in sale.payments)


PLANTS: Final[Mapping[str, Callable[[], None]]] = {
    "report-twice": _report_twice,
    "cart-copied": _keep_a_copy,
    "report-forgotten": _forget_a_report,
    "refund-unasked": _refund_unasked,
}


def plant(name: str) -> None:
    """Plant a bug in this process; none for an empty name."""
    if name:
        PLANTS[name]()
