"""The panel of the goods page: one kind of goods, changing it, a file coming in or going out."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from console.desk.page import Desk
from console.retail.files.words import REPORT, why
from console.retail.goods.exporting import GoodsExport
from console.retail.goods.form import Texts
from console.retail.goods.importing import GoodsImport
from console.retail.goods.model import GoodsModel
from console.retail.goods.stock import GoodsStock
from console.retail.goods.view.codes import CodeGiving
from console.retail.goods.view.detail import GoodsDetail
from console.retail.goods.view.edit import GoodsEdit
from console.retail.goods.view.import_leaf import ImportLeaf
from console.retail.goods.view.labels_leaf import LabelsLeaf
from console.retail.goods.view.stock_leaf import StockLeaf
from console.widgets.empty import Empty
from console.widgets.export_leaf import ExportLeaf
from console.widgets.panel import Panel

_BUSY: Final = frozenset({"edit", "stock", "import", "export", "labels"})


class GoodsPanel(Panel):
    """One leaf for each thing that can be done with goods."""

    left = Signal()
    """The panel no longer needs the keys."""

    def __init__(self, model: GoodsModel, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(name=lambda: self.tr("The goods"), parent=parent)
        self._model = model
        self._desk = desk
        nothing = Empty(
            lambda: self.tr("Choose goods"),
            lambda: self.tr("Or scan them: all that is known of them appears here"),
            icon="goods",
        )
        self.importing = GoodsImport(desk, self)
        self.exporting = GoodsExport(desk, self)
        self.detail = GoodsDetail(model, desk)
        self.edit = GoodsEdit()
        self.stock = GoodsStock(desk, self)
        self.books = StockLeaf(self.stock, desk)
        self.file = ImportLeaf(self.importing, desk)
        self.export = ExportLeaf(
            self.exporting,
            desk,
            title=lambda: self.tr("Export goods"),
            hint=lambda: self.tr("Every kind of goods, also what is withdrawn"),
            told=lambda count, path: self.tr("{count} kinds of goods: {path}").format(
                count=count, path=path
            ),
        )
        self.codes = CodeGiving(model, self.detail, desk, self)
        self.labels = LabelsLeaf(model, self.codes.coding, desk)
        self.add("nothing", nothing)
        self.add("detail", self.detail)
        self.add("edit", self.edit)
        self.add("stock", self.books)
        self.add("import", self.file)
        self.add("export", self.export)
        self.add("labels", self.labels)
        self._connect()

    @property
    def is_taken(self) -> bool:
        """Whether something is under way here that other goods must not push aside."""
        if self.key == "edit":
            return self.edit.is_changed
        return self.key == "import" and not self.file.may_leave

    def show_goods(self) -> None:
        """Show the goods the model looks at, unless something is under way."""
        self.detail.show_goods()
        if self.key not in _BUSY:
            self.turn_to("detail" if self._model.goods is not None else "nothing")

    def show_chosen(self) -> None:
        """Show goods that were just chosen, instead of what is not under way."""
        if not self.is_taken:
            self.turn_to("detail" if self._model.goods is not None else "nothing")

    def begin_new(self, texts: Texts | None = None) -> None:
        """Offer empty fields."""
        if self._model.may_edit and not self.is_taken:
            self.turn_to("edit")
            self.edit.begin(texts or {}, new=True, cost=self._model.may_see_cost)

    def begin_import(self, path: Path | None = None) -> None:
        """Offer to read a file, or read this one."""
        if not self._model.may_edit or self.importing.is_busy or self.key == "edit":
            return
        if self.key != "import":
            self.turn_to("import")
            self.file.begin()
        self.file.box.setFocus()
        if path is not None:
            self.file.look(path)

    def begin_export(self) -> None:
        """Offer to write a file."""
        if not self.is_taken:
            self.turn_to("export")
            self.export.begin()

    def begin_labels(self) -> None:
        """Offer labels of the goods that are looked at, or of all in the list."""
        if not self.is_taken:
            self.turn_to("labels")
            self.labels.begin()

    def hear_scan(self, barcode: str) -> bool:
        """Take a barcode that belongs into the fields."""
        if self.key == "edit":
            self.edit.take_barcode(barcode)
        return self.key == "edit"

    def _connect(self) -> None:
        model = self._model
        model.chosen.connect(self.show_goods)
        model.chosen.connect(self._look_at_stock)
        self.stock.known.connect(self._show_stock)
        self.stock.moved.connect(self._hear_moved)
        self.detail.books.clicked.connect(self._begin_stock)
        model.saved.connect(self._hear_saved)
        model.faulty.connect(self.edit.show_faults)
        model.failed.connect(self._hear_failure)
        self.detail.edit.clicked.connect(self._begin_edit)
        self.detail.withdraw.clicked.connect(lambda: model.withdraw(on_sale=False))
        self.detail.put_back.clicked.connect(lambda: model.withdraw(on_sale=True))
        self.file.report.clicked.connect(self._report)
        self.importing.reported.connect(self._tell_reported)
        self.edit.asked.connect(self._save)
        for leaf in (self.edit, self.books, self.file, self.export, self.labels):
            leaf.back.clicked.connect(self._go_back)

    def _begin_edit(self) -> None:
        if self._model.record is not None:
            self.turn_to("edit")
            self.edit.begin(self._model.texts(), new=False, cost=self._model.may_see_cost)

    def _look_at_stock(self) -> None:
        goods = self._model.goods
        if goods is not None:
            self.stock.look(goods.goods_id)
        self._show_stock()

    def _show_stock(self) -> None:
        self.detail.show_stock(self.stock.stock)
        self.books.show_stock()

    def _begin_stock(self) -> None:
        goods = self._model.goods
        if goods is not None:
            self.turn_to("stock")
            self.books.begin(goods.name, weighed=goods.weighed)

    def _hear_moved(self) -> None:
        self._show_stock()
        self._model.list_changed.emit()
        if self.key == "stock":
            self._go_back()

    def _save(self, texts: Texts) -> None:
        self._model.save(texts, new=self.edit.is_new)

    def _go_back(self) -> None:
        self.importing.forget()
        self.file.listed.emit("")
        self.turn_to("detail" if self._model.goods is not None else "nothing")
        self.left.emit()

    def _hear_saved(self, _: object) -> None:
        if self.key == "edit":
            self._go_back()

    def _hear_failure(self, error: Exception) -> None:
        failure = self._desk.failures.describe(error, lambda: self.tr("Not saved"))
        if self.key == "edit":
            self.edit.show_trouble(failure.why)
        else:
            self._desk.toasts.say(failure.line, "bad")

    def _report(self) -> None:
        line, column, text, reason = (phrase() for phrase in REPORT)
        self.importing.report(heading=(line, column, text, reason), say=why)

    def _tell_reported(self, path: Path) -> None:
        said_ = str(path)
        text = lambda: self.tr("Saved: {path}").format(path=said_)  # noqa: E731 - said later
        self._desk.toasts.say(text, "good")
