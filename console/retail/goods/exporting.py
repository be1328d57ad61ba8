"""Every kind of goods written to a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from backend.retail.contract.staff import Action
from console.desk.exporting import FileExport
from console.retail.files.columns import Column
from console.retail.files.writing import write_goods
from console.retail.goods_sending import known_goods


class GoodsExport(FileExport):
    """Writes the whole shelf; costs only for those who may see them."""

    def name(self, ending: str) -> str:
        day = self._desk.words.date(self._desk.clock.now())
        return f"{'商品' if self._chinese else 'goods'}-{day}.{ending}"

    def _work(self, path: Path) -> Callable[[], int]:
        till, client = self._desk.till, self._desk.client
        chinese, columns = self._chinese, self._columns()
        return lambda: write_goods(
            path, known_goods(till, client).goods, chinese=chinese, columns=columns
        )

    @property
    def _chinese(self) -> bool:
        return self._desk.words.language == "zh_CN"

    def _columns(self) -> list[Column]:
        sees_cost = self._desk.leave.may(Action.SEE_COST)
        return [column for column in Column if column is not Column.COST or sees_cost]
