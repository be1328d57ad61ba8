"""What of a return goes on paper, and when the drawer opens for it; no widgets, never waits."""

from __future__ import annotations

from PySide6.QtCore import QObject

from console.desk.page import Desk
from console.desk.paper import Opening
from console.payments.orders.model import OrdersModel
from console.till.refund import Refund, State


class OrderPapers(QObject):
    """Follows the returns that are begun here."""

    def __init__(self, model: OrdersModel, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._desk = desk
        self._since = desk.clock.now()
        model.handed_back.connect(self._open_drawer)
        model.refund_begun.connect(self._look_at_chosen)
        model.refund_settled.connect(self._look_at_settled)

    def _open_drawer(self) -> None:
        self._desk.paper.open_drawer(Opening.CASH)

    def _look_at_settled(self, refund: Refund) -> None:
        self._look(refund.sale_id)

    def _look_at_chosen(self) -> None:
        if self._model.detail is not None:
            self._look(self._model.detail.sale.sale_id)

    def _look(self, sale_id: str) -> None:
        """Print the slip of each return that is over as soon as its last part is."""
        returns: dict[str, list[Refund]] = {}
        for part in self._desk.till.refunds.of_sale(sale_id):
            if part.begun_at >= self._since and not part.automatic:
                returns.setdefault(part.return_id, []).append(part)
        for return_id, parts in returns.items():
            over = all(part.settled for part in parts)
            if over and any(part.state is State.DONE for part in parts):
                self._desk.paper.returned(return_id)
