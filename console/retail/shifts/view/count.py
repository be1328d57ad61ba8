"""The right-hand panel while cash is counted: the sum, or how many there are of each note."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from backend.protocol.money import Money
from console.desk.fonts import BODY, NOTE, STRONG, face
from console.desk.phrases import Text
from console.desk.words import Words
from console.till.shift import FACES, Pieces, worth
from console.widgets.button import Button, Kind
from console.widgets.label import Label
from console.widgets.measures import SMALL, TARGET
from console.widgets.money_edit import MoneyEdit
from console.widgets.panel import Leaf
from console.widgets.speaking import Speaking

_WHOLE: Final = "[0-9]{0,5}"
"""An empty field counts too: Qt lets Return pass through no other."""
_FIELD: Final = 92
_NAME: Final = 36
_ROWS: Final = 4
_COLUMNS: Final = 3


class CountLeaf(Speaking, Leaf):
    """
    Type the sum, or how many there are of each note and coin; Return goes on to the next.

    It knows nothing of what is expected: whoever counts counts what lies there.
    """

    entered = Signal(object, object)
    """Money, tuple of Pieces; none if only the sum was typed."""

    def __init__(
        self, words: Words, title: Text, hint: Text, act: Text, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, hint, parent=parent)
        self._words = words
        self.total = MoneyEdit(name=lambda: self.tr("In all"))
        self.fields: dict[Money, QLineEdit] = {}
        self.enter = Button(act, Kind.PRIMARY, key="Ctrl+Return")
        self.back = Button(lambda: self.tr("Back"), key="Esc")
        self._lay_out()
        self._speak()

    def begin(self) -> None:
        """Count anew."""
        for field in self.fields.values():
            field.clear()
        self.total.set_money(None)
        self._quote()
        self.total.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def pieces(self) -> tuple[Pieces, ...]:
        """Return the notes and coins that were counted."""
        found = ((face_, int(field.text() or 0)) for face_, field in self.fields.items())
        return tuple(Pieces(face_, count) for face_, count in found if count)

    def _lay_out(self) -> None:
        self.pinned.addWidget(Label(lambda: self.tr("In all"), size=NOTE + 1, tone="ink2"))
        self.pinned.addWidget(self.total)
        hint = Label(lambda: self.tr("Or how many there are of each"), size=NOTE + 1, tone="ink2")
        self.body.addWidget(hint)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SMALL)
        grid.setVerticalSpacing(SMALL)
        grid.setColumnStretch(3, 1)
        grid.setColumnMinimumWidth(3, SMALL)
        for place, face_ in enumerate(FACES):
            self._add_field(grid, place, face_)
        self.body.addLayout(grid)
        self.body.addStretch(1)
        self.act(self.enter)
        self.act(self.back)
        self.total.textEdited.connect(self._typed_sum)
        self.total.changed.connect(self._quote)
        self.total.returnPressed.connect(self._enter)
        self.enter.clicked.connect(self._enter)

    def _add_field(self, grid: QGridLayout, place: int, face_: Money) -> None:
        name = Label(self._words.amount(face_).removesuffix(".00"), size=BODY)
        name.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        name.setFixedWidth(_NAME)
        field = QLineEdit()
        field.setFont(face(STRONG))
        field.setFixedSize(_FIELD, TARGET)
        field.setAlignment(Qt.AlignmentFlag.AlignRight)
        field.setValidator(QRegularExpressionValidator(_WHOLE, field))
        field.textEdited.connect(self._typed_pieces)
        field.returnPressed.connect(partial(self._next, place))
        self.fields[face_] = field
        row, column = place % _ROWS, place // _ROWS * (_COLUMNS + 1)
        grid.addWidget(name, row, column)
        grid.addWidget(Label("×", size=BODY, tone="ink2"), row, column + 1)
        grid.addWidget(field, row, column + 2)

    def _next(self, place: int) -> None:
        fields = list(self.fields.values())
        if place + 1 < len(fields):
            fields[place + 1].setFocus(Qt.FocusReason.TabFocusReason)
            fields[place + 1].selectAll()
        else:
            self.enter.setFocus(Qt.FocusReason.TabFocusReason)

    def _typed_sum(self, _text: str) -> None:
        """Let a sum typed by hand stand for itself: no notes belong to it."""
        for field in self.fields.values():
            field.clear()
        self._quote()

    def _typed_pieces(self, _text: str) -> None:
        pieces = self.pieces()
        self.total.set_money(worth(pieces) if pieces else None)
        self._quote()

    def _quote(self, _changed: object = None) -> None:
        self.enter.setEnabled(self.total.money() is not None)

    def _enter(self) -> None:
        amount = self.total.money()
        if amount is not None:
            self.entered.emit(amount, self.pieces())

    def _speak(self) -> None:
        for face_, field in self.fields.items():
            text = self._words.money(face_)
            field.setAccessibleName(self.tr("How many of {face}").format(face=text))
            field.setPlaceholderText("0")
