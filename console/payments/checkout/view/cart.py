"""The cart: what is being bought, and the keys that change it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backend.protocol.money import Money
from console.desk.words import Words
from console.payments.discounts import off_text
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
    price_asked = Signal(object)
    """The line whose price or discount is to be typed."""
    notes_asked = Signal(object)
    """The line a note may be written on."""

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
        self.price = Button(lambda: self.tr("Price, discount"), Kind.HINT, key="F3")
        self.discount = Button(lambda: self.tr("Discount on all"), Kind.HINT, key="F8")
        self.notes = Button(lambda: self.tr("Notes"), Kind.HINT, key="Ctrl+N")
        self.split = Button(lambda: self.tr("Split"), Kind.HINT, key="Ctrl+F6")
        self.hold = Button(lambda: self.tr("Hold"), Kind.HINT, key="F6")
        self.held = Button("", Kind.HINT, key="F7")
        self._on_line = (self.edit, self.more, self.fewer, self.drop, self.clear)
        self._on_cart = (self.price, self.discount, self.notes, self.split, self.hold)
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
        for button in (*self._on_line, *self._on_cart):
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
                note=lambda line: _note(line, words),
                strong=True,
            ),
            Column(
                title=lambda: self.tr("Price"),
                text=lambda line: words.amount(line.price),
                note=lambda line: _unlike(line.list_price, line.price, words),
                width=_FIGURE,
                figure=True,
                struck=True,
            ),
            Column(
                title=lambda: self.tr("Quantity"),
                text=lambda line: quantity_text(line.quantity, words, weighed=line.weighed),
                width=_NARROW,
                figure=True,
            ),
            Column(
                title=lambda: self.tr("Amount"),
                text=lambda line: words.amount(line.net),
                note=lambda line: _unlike(line.amount, line.net, words),
                width=_WIDE,
                figure=True,
                struck=True,
            ),
        )

    def _build_foot(self) -> QWidget:
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(GAP, 0, GAP, 0)
        column.setSpacing(0)
        column.addLayout(_row(*self._on_line))
        column.addLayout(_row(*self._on_cart, self.held))
        return foot

    def _connect(self) -> None:
        for button, asked in (
            (self.edit, self.edit_asked),
            (self.price, self.price_asked),
            (self.notes, self.notes_asked),
        ):
            button.clicked.connect(lambda _=False, asked=asked: self._ask(asked))
        self.more.clicked.connect(lambda: self._add(ONE))
        self.fewer.clicked.connect(lambda: self._add(-ONE))
        self.drop.clicked.connect(lambda: self._set(0))
        for key, by in ((Qt.Key.Key_Up, -1), (Qt.Key.Key_Down, 1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(lambda by=by: self.table.step(by))

    def _ask(self, asked: SignalInstance) -> None:
        line = self.table.selected()
        if line is not None:
            asked.emit(line)

    def _add(self, thousandths: int) -> None:
        line = self.table.selected()
        if line is not None:
            self._set(max(0, line.quantity + thousandths))

    def _set(self, quantity: int) -> None:
        line = self.table.selected()
        if line is not None:
            self.quantity_asked.emit(line.line_no, quantity)


def _row(*buttons: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(TIGHT)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row


def _note(line: CartLine, words: Words) -> str:
    """Say what is special about a line; of any other, its barcode."""
    special = " · ".join(part for part in (off_text(line.off, words), line.note) if part)
    return special or line.barcode or ""


def _unlike(before: Money, now: Money, words: Words) -> str:
    """Return what it was before, if that no longer counts."""
    return words.amount(before) if before != now else ""
