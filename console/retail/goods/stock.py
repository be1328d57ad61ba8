"""How much there is of the goods that are looked at, and what is done about it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import count
from typing import Final

from PySide6.QtCore import QObject, Signal

from backend.protocol.method import Method, RequestT
from backend.retail.contract.fields import THOUSANDTHS, quantity_text
from backend.retail.contract.stock import (
    STOCK_COUNT,
    STOCK_MOVE,
    STOCK_MOVES,
    STOCK_QUERY,
    STOCK_WATCH,
    MoveKind,
    Stock,
    StockCountRequest,
    StockMove,
    StockMoveRequest,
    StockMovesRequest,
    StockQueryRequest,
    StockResponse,
    StockWatchRequest,
)
from console.desk.background import OneAtATime
from console.desk.page import Desk
from console.desk.words import MINUS
from console.till.activity import Activity

MOVES: Final = 6
"""Changes that are shown."""
COUNTED: Final = "COUNT_STOCK"
DELIVERED: Final = "DELIVER_STOCK"
WRITTEN_OFF: Final = "WRITE_OFF_STOCK"
"""What the activity calls them."""
_ACTIONS: Final = {MoveKind.DELIVERY: DELIVERED, MoveKind.WRITE_OFF: WRITTEN_OFF}
_NUMBERS: Final = count(1)


class GoodsStock(QObject):
    """Asks and tells the platform; what is told twice is done once."""

    known = Signal()
    """Stock and changes of the goods are there."""
    moved = Signal()
    """Something was changed."""
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._goods_id = ""
        self._move_id = ""
        self._telling = OneAtATime(desk.background, self)
        self.stock: Stock | None = None
        """None until the platform has answered, and for goods that never moved."""
        self.moves: Sequence[StockMove] = ()

    def look(self, goods_id: str) -> None:
        """Ask how much there is of goods."""
        if goods_id != self._goods_id:
            self.stock, self.moves = None, ()
        self._goods_id = goods_id
        client = self._desk.client

        def ask() -> tuple[str, Sequence[Stock], Sequence[StockMove]]:
            found = client.call(STOCK_QUERY, StockQueryRequest(goods_ids=(goods_id,)))
            wanted = StockMovesRequest(goods_id=goods_id, page_size=MOVES)
            return goods_id, found.stock, client.call(STOCK_MOVES, wanted).moves

        self._desk.background.run(self, ask, done=self._hear, failed=_pass)

    def begin(self) -> None:
        """Take a number for what is done next: the same again, after a failure, is done once."""
        till = self._desk.till.identity
        day = f"{self._desk.clock.now():%y%m%d}"
        self._move_id = f"M{day}_{till.till_id}_{till.epoch}_{next(_NUMBERS)}"

    def set_count(self, thousandths: int, reason: str) -> None:
        """Say how much was counted."""
        request = StockCountRequest(
            move_id=self._move_id,
            goods_id=self._goods_id,
            counted=thousandths * THOUSANDTHS,
            staff_id=self._desk.session.staff_id,
            till_id=self._desk.till.identity.till_id,
            reason=reason,
        )
        counted = f"= {quantity_text(request.counted)}"
        self._tell(STOCK_COUNT, request, self._deed(COUNTED, counted, reason))

    def move(self, kind: MoveKind, thousandths: int, reason: str) -> None:
        """Say what was delivered or is lost."""
        request = StockMoveRequest.model_validate(
            {
                "move_id": self._move_id,
                "goods_id": self._goods_id,
                "kind": kind,
                "quantity": Decimal(thousandths) * THOUSANDTHS,
                "staff_id": self._desk.session.staff_id,
                "till_id": self._desk.till.identity.till_id,
                "reason": reason,
            }
        )
        out = kind is MoveKind.WRITE_OFF
        moved = f"{MINUS if out else '+'}{quantity_text(request.quantity)}"
        self._tell(STOCK_MOVE, request, self._deed(_ACTIONS[kind], moved, reason))

    def watch(self, thousandths: int | None) -> None:
        """Say at how much it is to be bought again; None for never."""
        low_at = None if thousandths is None else thousandths * THOUSANDTHS
        self._tell(STOCK_WATCH, StockWatchRequest(goods_id=self._goods_id, low_at=low_at))

    def _tell(
        self,
        method: Method[RequestT, StockResponse],
        request: RequestT,
        done: Activity | None = None,
    ) -> None:
        if not self._goods_id:
            return
        client, till = self._desk.client, self._desk.till

        def ask() -> StockResponse:
            answer = client.call(method, request)
            if done is not None:  # if it cannot be noted, telling again moves nothing and notes it
                till.note(done)
            return answer

        self._telling.run(ask, done=self._hear_moved, failed=self.failed.emit)

    def _deed(self, action: str, quantity: str, reason: str) -> Activity:
        goods = self._desk.till.goods.get(self._goods_id)
        name = " ".join(filter(None, (goods.name, goods.spec))) if goods else self._goods_id
        return Activity(
            action=action,
            by=self._desk.session.staff_id,
            at=self._desk.clock.now(),
            subject=name,
            reason=" · ".join(filter(None, (quantity, reason))),
        )

    def _hear(self, answer: tuple[str, Sequence[Stock], Sequence[StockMove]]) -> None:
        goods_id, found, moves = answer
        if goods_id == self._goods_id:
            self.stock, self.moves = (found[0] if found else None), moves
            self.known.emit()

    def _hear_moved(self, answer: StockResponse) -> None:
        self.begin()
        self.stock = answer.stock
        self.moved.emit()
        self.look(self._goods_id)


def _pass(_: Exception) -> None:
    """Without the platform there is nothing to show."""
