"""Count, delivery, loss: what there is of one kind of goods, and what changed it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from backend.retail.contract.stock import MoveKind, StockMove
from console.desk.page import Desk
from console.desk.phrases import QT_TRANSLATE_NOOP, Phrase, Text, said
from console.desk.words import DASH
from console.retail.goods.stock import GoodsStock
from console.widgets.button import Button, Kind
from console.widgets.card import Rule
from console.widgets.choice import Choice
from console.widgets.label import Label
from console.widgets.measures import CONTROL, SMALL
from console.widgets.panel import Leaf, Line
from console.widgets.quantity_edit import QuantityEdit

COUNT: Final = "count"
LOW: Final = "low"
_REASON_MOST: Final = 60
_KINDS: Final[Mapping[MoveKind, Phrase]] = {
    MoveKind.SALE: QT_TRANSLATE_NOOP("Stock", "Sold"),
    MoveKind.REFUND: QT_TRANSLATE_NOOP("Stock", "Came back"),
    MoveKind.COUNT: QT_TRANSLATE_NOOP("Stock", "Counted"),
    MoveKind.DELIVERY: QT_TRANSLATE_NOOP("Stock", "Delivered"),
    MoveKind.WRITE_OFF: QT_TRANSLATE_NOOP("Stock", "Written off"),
}


class StockLeaf(Leaf):
    """What there is, what is to be written down, and the last changes."""

    def __init__(self, model: GoodsStock, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._model = model
        self._desk = desk
        self._words = desk.words
        self.level = Line(lambda: self.tr("By the books"))
        self.kind = Choice(
            {
                COUNT: lambda: self.tr("Counted"),
                MoveKind.DELIVERY: lambda: self.tr("Delivered"),
                MoveKind.WRITE_OFF: lambda: self.tr("Written off"),
                LOW: lambda: self.tr("Low at"),
            },
            name=lambda: self.tr("What is written down"),
            in_a_row=2,
        )
        self._quantities = {
            weighed: QuantityEdit(name=lambda: self.tr("How much"), weighed=weighed)
            for weighed in (False, True)
        }
        self.quantity = self._quantities[False]
        self.reason = QLineEdit()
        self.reason.setMinimumHeight(CONTROL)
        self.reason.setMaxLength(_REASON_MOST)
        self.trouble = Label(tone="bad_ink", wrap=True)
        self.save = Button(lambda: self.tr("Write down"), Kind.PRIMARY, key="Ctrl+Return")
        self.back = Button(lambda: self.tr("Back"), key="Esc")
        self._moves = QVBoxLayout()
        self._build()

    def begin(self, name: str, *, weighed: bool) -> None:
        """Show goods; a count is offered first."""
        self.say(name, lambda: self.tr("Stock"))
        self.quantity = self._quantities[weighed]
        for edit in self._quantities.values():
            edit.setVisible(edit is self.quantity)
        self.quantity.set_thousandths(0)
        self.reason.clear()
        self.show_trouble("")
        self._model.begin()
        self.kind.choose(COUNT)
        self._show_kind(COUNT)
        self.show_stock()

    def show_stock(self) -> None:
        """Show what is known of the stock now."""
        stock = self._model.stock
        self.level.figure.say(DASH if stock is None else self._words.number(stock.level))
        below = stock is not None and stock.level < 0
        self.level.figure.set_tone("bad_ink" if below else "ink")
        while (item := self._moves.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for move in self._model.moves:
            self._moves.addWidget(self._line(move))

    def show_trouble(self, text: Text) -> None:
        """Say why it was not written down."""
        self.trouble.say(text)
        self.trouble.setVisible(bool(said(text)))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._speak()
            self.show_stock()

    def _line(self, move: StockMove) -> QWidget:
        phrase = _KINDS[move.kind]
        when = self._words.minute(move.moved_at)
        sign = "+" if move.quantity > 0 else ""
        figure = f"{sign}{self._words.number(move.quantity)}"
        parts = (when, move.reason)
        note = " · ".join(part for part in parts if part)
        return Line(lambda: f"{phrase()} · {note}", figure)

    def _speak(self) -> None:
        self.reason.setPlaceholderText(self.tr("Reason (may be left empty)"))
        self.reason.setAccessibleName(self.tr("Reason"))

    def _build(self) -> None:
        self._moves.setSpacing(SMALL)
        self.pinned.addWidget(self.level)
        self.body.addWidget(self.kind)
        for edit in self._quantities.values():
            self.body.addWidget(edit)
        self.body.addWidget(self.reason)
        self.body.addWidget(Rule())
        self.body.addWidget(Label(lambda: self.tr("Last changes"), tone="ink2"))
        self.body.addLayout(self._moves)
        self.body.addStretch(1)
        self.foot.addWidget(self.trouble)
        self.act(self.save)
        self.act(self.back)
        self.kind.chosen.connect(self._show_kind)
        self.save.clicked.connect(self._save)
        self._model.failed.connect(self._show_failure)
        self._speak()

    def _show_failure(self, error: Exception) -> None:
        failure = self._desk.failures.describe(error, lambda: self.tr("Not written down"))
        self.show_trouble(failure.why)

    def _show_kind(self, kind: str) -> None:
        self.reason.setVisible(kind != LOW)
        stock = self._model.stock
        low = stock.low_at if stock is not None and kind == LOW else None
        self.quantity.set_thousandths(0 if low is None else int(low * 1000))
        self.quantity.edit.setFocus()
        self.quantity.edit.selectAll()

    def _save(self) -> None:
        much, why, kind = self.quantity.thousandths(), self.reason.text().strip(), self.kind.key
        self.show_trouble("")
        if kind == COUNT:
            self._model.set_count(much, why)
        elif kind == LOW:
            self._model.watch(much or None)
        elif much:
            self._model.move(MoveKind(kind), much, why)
        else:
            self.show_trouble(lambda: self.tr("Type how much"))
