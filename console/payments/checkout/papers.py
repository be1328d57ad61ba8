"""What of the counter goes on paper, and when the drawer opens; no widgets, never waits."""

from __future__ import annotations

from PySide6.QtCore import QObject

from console.desk.page import Desk
from console.desk.paper import Opening
from console.payments.checkout.model import CheckoutModel
from console.payments.checkout.stage import Stage
from console.payments.codes import RECEIPT_NUMBER
from console.till.attempt import How
from console.till.failures import NoSuchSale


class CounterPapers(QObject):
    """Follows the sale at the counter from the moment it is made."""

    def __init__(self, model: CheckoutModel, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._desk = desk
        self._since = desk.clock.now()
        self._cash = ""
        """Number of the cash the drawer was opened for."""
        model.stage_changed.connect(self._follow)
        model.handed_back.connect(self._open_drawer)
        desk.scans.listen(self, self._hear_scan)

    def print_last(self) -> None:
        """Print the receipt of the sale that was paid last; a second time it is a copy."""
        last = self._model.before.sale
        if last is not None:
            self._desk.paper.receipt(last.sale_id)

    def _open_drawer(self) -> None:
        self._desk.paper.open_drawer(Opening.CASH)

    def _follow(self) -> None:
        """Open the drawer for cash that has just been taken, then print what has been paid."""
        taken, sale = self._model.attempt, self._model.sale
        if taken is None or sale is None:
            return
        is_cash = taken.how is How.CASH and bool(taken.amount)
        fresh = taken.kept and is_cash and taken.begun_at >= self._since
        if fresh and taken.out_trade_no != self._cash:
            self._cash = taken.out_trade_no
            self._open_drawer()
        if self._model.stage is Stage.PAID:
            self._desk.paper.sold(sale.sale_id)

    def _hear_scan(self, text: str) -> bool:
        """Open the sale whose receipt was scanned, whatever page did not want the scan."""
        if self._desk.session.person is None or not RECEIPT_NUMBER.fullmatch(text):
            return False
        try:
            sale_id = self._desk.till.sales.by_number(text).sale_id
        except NoSuchSale:
            return False
        self._desk.navigation.go("payments.orders", sale_id)
        return True
