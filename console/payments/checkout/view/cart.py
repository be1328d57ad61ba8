"""The cart: what is being bought, and the keys that change it."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from console.desk.words import Words
from console.till.sale import CartLine
from console.widgets.button import Button, Kind
from console.widgets.card import Card
from console.widgets.data_table import DataTable
from console.widgets.empty import Empty
from console.widgets.measures import GAP, SMALL, TIGHT
from console.widgets.rows import Column, Rows

_FIGURE, _NARROW, _WIDE = 110, 100, 120


def quantity_text(line: CartLine, words: Words) -> str:
    """Write a quantity: pieces whole, weights with three decimals."""
    if line.weighed:
        return f"{Decimal(line.quantity) / 1000:.3f}"
    return words.number(line.quantity // 1000)


class CartCard(Card):
    """Lines of the cart; asks for changes, makes none."""

    quantity_asked = Signal(int, int)
    """Line number, thousandths."""
    edit_asked = Signal(object)
    """The line whose quantity is to be typed."""
    clear_asked = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(margin=0, parent=parent)
        self._open = True
        self.rows = Rows[CartLine](self._columns(words), self)
        empty = Empty(
            lambda: self.tr("Nothing in the cart yet"),
            lambda: self.tr("Scan goods, or type a name, its pinyin initials or a barcode"),
            icon="scan",
        )
        self.table = DataTable(self.rows, name=lambda: self.tr("Cart"), empty=empty)
        self.body.addWidget(self.table, 1)
        self._actions = self._build_actions()
        self.body.addWidget(self._actions)
        self._keys()

    def show_lines(self, lines: tuple[CartLine, ...], *, is_open: bool) -> None:
        """Show lines; a cart that is being paid cannot be changed."""
        grew = len(lines) > self.rows.rowCount()
        self._open = is_open
        self.rows.show_rows(lines)
        if lines and (grew or self.table.selected() is None):
            self.table.select(len(lines) - 1)
        self._actions.setVisible(is_open and bool(lines))

    def speak(self) -> None:
        """Say the figures again in the language in force."""
        self.table.view.viewport().update()

    def _columns(self, words: Words) -> tuple[Column[CartLine], ...]:
        return (
            Column(
                title=lambda: self.tr("Goods"),
                text=lambda line: line.name,
                note=lambda line: line.barcode,
                strong=True,
            ),
            Column(
                title=lambda: self.tr("Price"),
                text=lambda line: words.amount(line.price),
                width=_FIGURE,
                figure=True,
            ),
            Column(
                title=lambda: self.tr("Quantity"),
                text=lambda line: quantity_text(line, words),
                width=_NARROW,
                figure=True,
            ),
            Column(
                title=lambda: self.tr("Amount"),
                text=lambda line: words.amount(line.amount),
                width=_WIDE,
                figure=True,
            ),
        )

    def _build_actions(self) -> QWidget:
        change = Button(lambda: self.tr("Quantity"), Kind.QUIET, key="F2")
        change.clicked.connect(self._edit)
        more = Button("+1", Kind.QUIET, key="+", name=lambda: self.tr("One more"))
        more.clicked.connect(lambda: self._add(1000))
        fewer = Button("−1", Kind.QUIET, key="-", name=lambda: self.tr("One fewer"))
        fewer.clicked.connect(lambda: self._add(-1000))
        drop = Button(lambda: self.tr("Remove"), Kind.QUIET, key="Del")
        drop.clicked.connect(lambda: self._set(0))
        clear = Button(lambda: self.tr("Empty the cart"), Kind.QUIET, key="Ctrl+Del")
        clear.clicked.connect(self.clear_asked)
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(GAP, SMALL, GAP, GAP)
        row.setSpacing(TIGHT)
        for button in (change, more, fewer, drop):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(clear)
        return bar

    def _keys(self) -> None:
        for key, by in ((Qt.Key.Key_Up, -1), (Qt.Key.Key_Down, 1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(lambda by=by: self.table.step(by))

    def _edit(self) -> None:
        line = self.table.selected()
        if line is not None and self._open:
            self.edit_asked.emit(line)

    def _add(self, thousandths: int) -> None:
        line = self.table.selected()
        if line is not None:
            self._set(max(0, line.quantity + thousandths))

    def _set(self, quantity: int) -> None:
        line = self.table.selected()
        if line is not None and self._open:
            self.quantity_asked.emit(line.line_no, quantity)
