"""The right-hand panel while a note is written: on the cart, and on the line that is chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from console.desk.fonts import NOTE
from console.till.sale import Cart, CartLine
from console.widgets.button import Button, Kind
from console.widgets.label import Label
from console.widgets.panel import Leaf
from console.widgets.text_edit import TextEdit

_MOST = 120


class NotesLeaf(Leaf):
    """Both stand on the receipt; the cart's is also the name it has while it is on hold."""

    given = Signal(str, int, str)
    """Note on the cart, the line's number or 0, note on the line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            lambda: self.tr("Notes"),
            lambda: self.tr("They stand on the receipt; a cart on hold is found by its own"),
            parent=parent,
        )
        self._line: CartLine | None = None
        self.cart = TextEdit(name=lambda: self.tr("Name or note of this cart"), longest=_MOST)
        self.about = Label("", size=NOTE + 1, tone="ink2", wrap=True)
        self.line = TextEdit(name=lambda: self.tr("Note on the line"), longest=_MOST)
        self.done = Button(lambda: self.tr("OK"), Kind.PRIMARY, key="Return")
        self.back = Button(lambda: self.tr("Leave as it is"), key="Esc")
        self.body.addWidget(
            Label(lambda: self.tr("Name or note of this cart"), size=NOTE + 1, tone="ink2")
        )
        self.body.addWidget(self.cart)
        self.body.addWidget(self.about)
        self.body.addWidget(self.line)
        self.body.addStretch(1)
        self.act(self.done)
        self.act(self.back)
        for edit in (self.cart, self.line):
            edit.returnPressed.connect(self._submit)
        self.done.clicked.connect(self._submit)

    def show_notes(self, cart: Cart, line: CartLine | None) -> None:
        """Write on this cart, and on this line of it."""
        self._line = line
        self.cart.setText(cart.note)
        name = line.name if line is not None else ""
        self.about.say(lambda: self.tr("Note on {name}").format(name=name))
        self.line.setText(line.note if line is not None else "")
        for widget in (self.about, self.line):
            widget.setVisible(line is not None)
        self.cart.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.cart.selectAll()

    def _submit(self) -> None:
        line_no = self._line.line_no if self._line is not None else 0
        self.given.emit(self.cart.text(), line_no, self.line.text())
