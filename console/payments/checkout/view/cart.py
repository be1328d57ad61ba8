"""The cart: what is being bought, and the keys that change it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from console.desk.words import Words
from console.payments.quantities import quantity_text
from console.till.sale import CartLine
from console.till.totals import ONE
from console.widgets.button import Button, Kind
from console.widgets.card import Card
from console.widgets.data_table import DataTable
from console.widgets.empty import Empty
from console.widgets.measures import GAP, SMALL, TIGHT
from console.widgets.rows import Column, Rows

_FIGURE, _NARROW, _WIDE = 124, 100, 136


class CartCard(Card):
    """Lines of the cart; asks for changes, makes none."""

    quantity_asked = Signal(int, int)
    """Line number, thousandths."""
    edit_asked = Signal(object)
    """The line whose quantity is to be typed."""

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(margin=0, parent=parent)
        self.body.setContentsMargins(0, 0, 0, SMALL)  # rows are square, the card's corners round
        self._pieces: tuple[int, ...] = ()
        self.rows = Rows[CartLine](self._columns(words), self)
        empty = Empty(
            lambda: self.tr("Nothing in the cart yet"),
            lambda: self.tr("Scan goods, or type a name, its pinyin initials or a barcode"),
            icon="scan",
        )
        self.table = DataTable(self.rows, name=lambda: self.tr("Cart"), empty=empty)
        self.edit = Button(lambda: self.tr("Quantity"), Kind.HINT, key="F2")
        self.more = Button(
            lambda: self.tr("More"), Kind.HINT, key="+", name=lambda: self.tr("One more")
        )
        self.fewer = Button(
            lambda: self.tr("Fewer"), Kind.HINT, key="-", name=lambda: self.tr("One fewer")
        )
        self.drop = Button(lambda: self.tr("Remove"), Kind.HINT, key="Del")
        self.clear = Button(lambda: self.tr("Empty"), Kind.HINT, key="Ctrl+Del")
        self.hold = Button(lambda: self.tr("Hold"), Kind.HINT, key="F6")
        self.held = Button("", Kind.HINT, key="F7")
        self._changes = (self.edit, self.more, self.fewer, self.drop, self.clear, self.hold)
        self.body.addWidget(self.table, 1)
        self._foot = self._build_foot()
        self.body.addWidget(self._foot)
        self._connect()

    def show_lines(self, lines: Sequence[CartLine], *, is_open: bool, held: int) -> None:
        """Show lines, the newest in sight; a cart that is being paid cannot be changed."""
        touched = self._touched(lines)
        self.rows.show_rows(lines)
        if touched >= 0:
            self.table.select(touched)
        for button in self._changes:
            button.setVisible(is_open and bool(lines))
        self.held.say(lambda: self.tr("On hold {count}").format(count=held))
        self.held.setVisible(is_open and held > 0)
        self._foot.setVisible(is_open and (bool(lines) or held > 0))

    def speak(self) -> None:
        """Say the figures again in the language in force."""
        self.table.view.viewport().update()

    def _touched(self, lines: Sequence[CartLine]) -> int:
        """Return which line was added or grew: the one to look at; −1 for none."""
        before, self._pieces = self._pieces, tuple(line.quantity for line in lines)
        if len(lines) > len(before):
            return len(lines) - 1
        for number, (old, new) in enumerate(zip(before, self._pieces, strict=False)):
            if new != old and len(lines) == len(before):
                return number
        return len(lines) - 1 if self.table.selected() is None else -1

    def _columns(self, words: Words) -> tuple[Column[CartLine], ...]:
        return (
            Column(
                title=lambda: self.tr("Goods"),
                text=lambda line: line.name,
                note=lambda line: line.barcode or "",
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
                text=lambda line: quantity_text(line.quantity, words, weighed=line.weighed),
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

    def _build_foot(self) -> QWidget:
        foot = QWidget()
        row = QHBoxLayout(foot)
        row.setContentsMargins(GAP, 0, GAP, 0)
        row.setSpacing(TIGHT)
        for button in (self.edit, self.more, self.fewer, self.drop, self.clear):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.hold)
        row.addWidget(self.held)
        return foot

    def _connect(self) -> None:
        self.edit.clicked.connect(self._edit)
        self.more.clicked.connect(lambda: self._add(ONE))
        self.fewer.clicked.connect(lambda: self._add(-ONE))
        self.drop.clicked.connect(lambda: self._set(0))
        for key, by in ((Qt.Key.Key_Up, -1), (Qt.Key.Key_Down, 1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(lambda by=by: self.table.step(by))

    def _edit(self) -> None:
        line = self.table.selected()
        if line is not None:
            self.edit_asked.emit(line)

    def _add(self, thousandths: int) -> None:
        line = self.table.selected()
        if line is not None:
            self._set(max(0, line.quantity + thousandths))

    def _set(self, quantity: int) -> None:
        line = self.table.selected()
        if line is not None:
            self.quantity_asked.emit(line.line_no, quantity)
