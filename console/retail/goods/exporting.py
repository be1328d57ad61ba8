"""Every kind of goods written to a file, in the background."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from backend.retail.contract.staff import Action
from console.desk.page import Desk
from console.retail.files.columns import Column
from console.retail.files.writing import write_csv, write_workbook
from console.retail.goods_sending import known_goods


class GoodsExport(QObject):
    """Writes the whole shelf; costs only for those who may see them."""

    exported = Signal(object, int)
    """Where it is, and how many kinds of goods it holds."""
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._is_busy = False

    @property
    def is_busy(self) -> bool:
        """Whether a file is being written."""
        return self._is_busy

    def name(self, ending: str) -> str:
        """Return what a file of today is called; ``ending`` is ``csv`` or ``xlsx``."""
        words = self._desk.words
        day = words.date(self._desk.clock.now())
        return f"{'商品' if self._chinese else 'goods'}-{day}.{ending}"

    def write(self, path: Path) -> None:
        """Write all goods, as a workbook if the name ends so, else as CSV."""
        if self._is_busy:
            return
        self._is_busy = True
        write = write_workbook if path.suffix.lower() == ".xlsx" else write_csv
        till, client = self._desk.till, self._desk.client
        chinese, columns = self._chinese, self._columns()
        self._desk.background.run(
            self,
            lambda: write(path, known_goods(till, client).goods, chinese=chinese, columns=columns),
            done=lambda count: self._hear(path, count),
            failed=self._fail,
        )

    @property
    def _chinese(self) -> bool:
        return self._desk.words.language == "zh_CN"

    def _columns(self) -> list[Column]:
        person = self._desk.session.person
        sees_cost = person is not None and Action.SEE_COST in person.may
        return [column for column in Column if column is not Column.COST or sees_cost]

    def _hear(self, path: Path, count: int) -> None:
        self._is_busy = False
        self.exported.emit(path, count)

    def _fail(self, error: Exception) -> None:
        self._is_busy = False
        self.failed.emit(error)
