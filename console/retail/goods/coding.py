"""Codes of the shop's own for goods that have no barcode; the platform counts them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Signal

from backend.retail.contract.in_store import (
    ASSIGN_MAX,
    IN_STORE_ASSIGN,
    InStoreAssignRequest,
    InStoreAssignResponse,
)
from backend.retail.contract.staff import Action
from console.desk.page import Desk
from console.retail.goods_sync import kept
from console.till.sale import Goods

_AT_ONCE: Final = ASSIGN_MAX


def wants_code(goods: Goods) -> bool:
    """Whether goods have no barcode and no scale gives them one."""
    return goods.barcode is None and not goods.weighed


class GoodsCoding(QObject):
    """Asks the platform for codes, part by part; what is asked for twice is given once."""

    progressed = Signal(int, int)
    """How many goods are done, of how many."""
    coded = Signal(int)
    """How many goods got a code; the till knows them all."""
    failed = Signal(object)
    """The exception; those before it keep their codes, asking again does the rest."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._is_busy = False

    @property
    def is_busy(self) -> bool:
        """Whether codes are on their way."""
        return self._is_busy

    @property
    def may_code(self) -> bool:
        """Whether whoever is signed in may change goods."""
        return self._desk.leave.may(Action.EDIT_GOODS)

    def assign(self, goods: Sequence[Goods]) -> None:
        """Give every one of the goods that wants one a code."""
        wanted = [one.goods_id for one in goods if wants_code(one)]
        if wanted and self.may_code and not self._is_busy:
            self._is_busy = True
            self._step(wanted, 0, 0)

    def _step(self, wanted: Sequence[str], first: int, assigned: int) -> None:
        client, till = self._desk.client, self._desk.till
        request = InStoreAssignRequest(goods_ids=tuple(wanted[first : first + _AT_ONCE]))

        def ask() -> InStoreAssignResponse:
            answer = client.call(IN_STORE_ASSIGN, request)
            till.goods.put(kept(goods) for goods in answer.goods)
            return answer

        def hear(answer: InStoreAssignResponse) -> None:
            done, count = min(first + _AT_ONCE, len(wanted)), assigned + answer.assigned
            if done < len(wanted):
                self.progressed.emit(done, len(wanted))
                self._step(wanted, done, count)
            else:
                self._is_busy = False
                self.coded.emit(count)

        self._desk.background.run(self, ask, done=hear, failed=self._fail)

    def _fail(self, error: Exception) -> None:
        self._is_busy = False
        self.failed.emit(error)
