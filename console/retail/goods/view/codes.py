"""A code of the shop's own for the goods that are looked at, and the word that codes are given."""

from __future__ import annotations

from PySide6.QtCore import QObject

from console.desk.page import Desk
from console.retail.goods.coding import GoodsCoding
from console.retail.goods.model import GoodsModel
from console.retail.goods.view.detail import GoodsDetail


class CodeGiving(QObject):
    """Ties the goods' button to the platform; the labels ask for codes of many through it too."""

    def __init__(self, model: GoodsModel, detail: GoodsDetail, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._detail = detail
        self._desk = desk
        self.coding = GoodsCoding(desk, self)
        detail.code.clicked.connect(self._assign)
        self.coding.coded.connect(self._tell)
        self.coding.failed.connect(self._complain)

    def _assign(self) -> None:
        goods = self._model.goods
        if goods is not None:
            self.coding.assign([goods])

    def _tell(self, count: int) -> None:
        goods = self._model.goods
        if goods is not None:
            self._model.choose(goods.goods_id)
        self._model.list_changed.emit()
        text = lambda: self.tr("%n in-store codes given", "", count)  # noqa: E731 - said later
        self._desk.toasts.say(text, "good")

    def _complain(self, error: Exception) -> None:
        failure = self._desk.failures.describe(error, lambda: self.tr("No code given"))
        self._desk.toasts.say(failure.line, "bad")
