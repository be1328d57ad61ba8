"""Every kind of goods of the shop, and the one being looked at beside it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from backend.retail.contract.goods import Goods
from console.desk.page import Desk
from console.desk.ports import Toast
from console.retail.files.columns import Column
from console.retail.goods.entries import Part
from console.retail.goods.model import GoodsModel, Listed, Which
from console.retail.goods.view.keys import GoodsKeys
from console.retail.goods.view.panel import GoodsPanel
from console.retail.goods.view.shelf_picker import ShelfPicker
from console.retail.goods.view.tables import GoodsTables
from console.widgets.card import Card
from console.widgets.choice import Choice
from console.widgets.measures import GAP, TIGHT
from console.widgets.page_view import PageView
from console.widgets.scan_box import ScanBox


class GoodsView(PageView):
    """The goods page."""

    def __init__(self, model: GoodsModel, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self._desk = desk
        self.search = ScanBox(
            lambda: self.tr("Name, initials or a part of the barcode"),
            name=lambda: self.tr("Find goods"),
        )
        self.states = Choice(
            {
                Which.ON_SALE: lambda: self.tr("On sale"),
                Which.LOW: lambda: self.tr("Low"),
                Which.WITHDRAWN: lambda: self.tr("Withdrawn"),
            },
            name=lambda: self.tr("Which goods"),
        )
        self.states.choose(Which.ON_SALE)
        self.shelves = ShelfPicker(model, desk.words)
        self.panel = GoodsPanel(model, desk)
        self.keys = GoodsKeys()
        self.parts = Choice(
            {
                Part.BAD: lambda: self.tr("Faults"),
                Part.CHANGED: lambda: self.tr("Changed"),
                Part.NEW: lambda: self.tr("New"),
            },
            name=lambda: self.tr("Which rows"),
        )
        self.tables = GoodsTables(model, desk)
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)

    def home_widget(self) -> QWidget:
        return self.search

    def arrive(self, about: str) -> None:
        if about:
            self.model.choose(about)
        self.keys.show_leave(may_edit=self.model.may_edit)
        self.tables.load()
        self.model.learn()

    def retranslate(self) -> None:
        self.panel.file.retranslate()
        self.panel.show_goods()
        self.panel.labels.show_look()
        self.tables.retranslate()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if self.model.may_edit and _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.panel.begin_import(path)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(self.search, 1)
        head.addWidget(self.shelves)
        head.addWidget(self.states)
        head.addWidget(self.parts, 0, Qt.AlignmentFlag.AlignLeft)
        self.parts.hide()
        card = Card.around(self.tables)
        card.body.setSpacing(TIGHT)
        card.body.addWidget(self.keys)
        self.lay_beside(head, card, panel=self.panel)

    def _connect(self) -> None:
        model = self.model
        self.tables.chosen.connect(self._choose)
        self.search.looked_up.connect(model.look_up)
        self.search.submitted.connect(self._submit)
        self.states.chosen.connect(model.show_only)
        self.parts.chosen.connect(self._show_part)
        self.panel.left.connect(self.search.setFocus)
        self.panel.file.listed.connect(self._list_file)
        self.panel.importing.imported.connect(self.tables.load)
        self.panel.importing.imported.connect(model.learn)
        self.keys.new.clicked.connect(lambda _=False: self.panel.begin_new())
        self.keys.take_in.clicked.connect(lambda _=False: self.panel.begin_import())
        self.keys.write_out.clicked.connect(self.panel.begin_export)
        self.keys.labels.clicked.connect(self.panel.begin_labels)
        model.list_changed.connect(self.tables.load)
        model.saved.connect(self._tell_saved)
        model.shelves_known.connect(self._offer_taxes)
        model.missed.connect(self._offer_new)
        self._desk.scans.listen(self, self._hear_scan)
        self.obey_arrows(self.tables.step)

    def _choose(self, listed: Listed | None) -> None:
        goods = self.model.goods
        if listed is None or (goods is not None and goods.goods_id == listed.goods.goods_id):
            return
        if self.panel.is_taken:
            self._desk.toasts.say(lambda: self.tr("Save or discard first"), "warn")
            return
        self.model.choose(listed.goods.goods_id)
        self.panel.show_chosen()

    def _submit(self, text: str) -> None:
        self.model.find(text)
        if text.isdigit() and self._desk.till.goods.by_barcode(text) is not None:
            self.model.scan(text)

    def _hear_scan(self, text: str) -> bool:
        if not self.isVisible():
            return False
        if not self.panel.hear_scan(text):
            self.model.scan(text)
            self.panel.show_chosen()
        return True

    def _offer_new(self, barcode: str) -> None:
        said = lambda: self.tr("No goods have {barcode}").format(barcode=barcode)  # noqa: E731
        if not self.model.may_edit:
            self._desk.toasts.say(said, "warn")
            return
        self._desk.toasts.show(
            Toast(
                text=said,
                tone="warn",
                action=lambda: self.tr("New goods"),
                on_action=lambda: self.panel.begin_new({Column.BARCODE: barcode}),
            )
        )

    def _list_file(self, part: str) -> None:
        """List the rows of a file, or the shelf again."""
        for widget in (self.search, self.shelves, self.states):
            widget.setVisible(not part)
        self.parts.setVisible(bool(part))
        self.keys.setVisible(not part)
        if part:
            self.parts.choose(part)
            self._show_part(part)
        else:
            self.tables.show_file(self.panel.importing)
        if part:
            self.tables.file.view.setFocus()
        elif not self.panel.file.box.isVisible():
            self.search.setFocus()

    def _show_part(self, part: str) -> None:
        self.tables.show_file(self.panel.importing, part)

    def _offer_taxes(self, _: object) -> None:
        self.panel.edit.offer_taxes(self.model.taxes)

    def _tell_saved(self, goods: Goods) -> None:
        text = lambda: self.tr("Saved: {name}").format(name=goods.name)  # noqa: E731 - said later
        self._desk.toasts.say(text, "good")


def _dropped(event: QDropEvent) -> Path | None:
    """Return the one file of this computer that is dropped."""
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
