"""The list on the left: the shelf, or the rows of a file that is looked at."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from console.desk.failures import Failure
from console.desk.page import Desk
from console.retail.goods.entries import Entry, Part, entries
from console.retail.goods.importing import GoodsImport
from console.retail.goods.model import GoodsModel, Listed
from console.retail.goods.view.columns import columns, entry_columns
from console.till.sale import GoodsQuery
from console.widgets.data_table import DataTable
from console.widgets.empty import Empty
from console.widgets.rows import PagedRows, Slice


class GoodsTables(QWidget):
    """One of two tables; both fetch what they show slice by slice."""

    chosen = Signal(object)
    """``Listed``, or None."""

    def __init__(self, model: GoodsModel, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._desk = desk
        self._tables = QStackedLayout(self)
        self._empty = Empty("", "", icon="goods")
        self._sees_cost = model.may_see_cost
        self.rows, self.shelf = self._build_shelf()
        self.entries = PagedRows[Entry](entry_columns(), desk.background, self)
        self.file = DataTable(
            self.entries,
            name=lambda: self.tr("Rows of the file"),
            empty=Empty(lambda: self.tr("No row of this kind"), icon="check"),
        )
        self._tables.addWidget(self.file)

    def load(self, _: object = None) -> None:
        """List the shelf anew, with costs only for those who may see them."""
        if self._sees_cost != self._model.may_see_cost:
            self._sees_cost = self._model.may_see_cost
            old = self.shelf
            self.rows, self.shelf = self._build_shelf()
            self._tables.setCurrentWidget(self.shelf)
            self._tables.removeWidget(old)
            old.deleteLater()
        self.rows.load(self._model.page)

    def show_file(self, model: GoodsImport, part: str = "") -> None:
        """List a part of the file that is looked at, or the shelf again for none."""
        if not part:
            self._tables.setCurrentWidget(self.shelf)
            return

        def fetch(after: object | None) -> Slice[Entry]:
            shown = model.preview  # asked for anew: a list must not keep 100,000 rows in memory
            return Slice(()) if shown is None else entries(shown, Part(part), words, after)

        words = self._desk.words
        self.entries.load(fetch)
        self._tables.setCurrentWidget(self.file)

    def step(self, by: int) -> None:
        """Move the selection up or down."""
        table = self._tables.currentWidget()
        if isinstance(table, DataTable):
            table.step(by)

    def retranslate(self) -> None:
        """Say again what was said from data."""
        self._explain_nothing()
        self.shelf.view.viewport().update()
        self.entries.again()

    def _build_shelf(self) -> tuple[PagedRows[Listed], DataTable]:
        read = columns(self._desk.words, cost=self._sees_cost)
        rows = PagedRows[Listed](read, self._desk.background, self)
        table = DataTable(
            rows, name=lambda: self.tr("Goods"), empty=self._empty, failed=self._failure
        )
        self._tables.insertWidget(0, table)
        table.chosen.connect(self.chosen)
        rows.state_changed.connect(self._explain_nothing)
        rows.state_changed.connect(self._mark_chosen)
        return rows, table

    def _mark_chosen(self) -> None:
        """Select the goods that are looked at, if the list shows them."""
        goods = self._model.goods
        for number, listed in enumerate(self.rows.rows if goods is not None else ()):
            if goods is not None and listed.goods.goods_id == goods.goods_id:
                self.shelf.select(number)

    def _explain_nothing(self) -> None:
        """Say whether there are no goods at all, or none like those looked for."""
        if self._model.only_low:
            self._empty.say(
                lambda: self.tr("Nothing runs low"),
                lambda: self.tr("Say with F6 at how much goods are to be bought again"),
            )
        elif self._model.query != GoodsQuery():
            self._empty.say(
                lambda: self.tr("No goods match"),
                lambda: self.tr("Try another name or a part of the barcode"),
            )
        else:
            self._empty.say(
                lambda: self.tr("No goods yet"),
                lambda: self.tr("Import a file with F7, or write the first with F3"),
            )

    def _failure(self, error: Exception) -> Failure:
        return self._desk.failures.describe(error, lambda: self.tr("The goods could not be read"))
