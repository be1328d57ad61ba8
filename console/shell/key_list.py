"""One sheet of every key, by page; for the screen, and for the wall beside the till."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from console.desk.document import Align, Document, Pair, Rule, Size, Words
from console.desk.fonts import NOTE, SEMIBOLD, STRONG
from console.desk.phrases import said
from console.shell.commands import KeyGroup
from console.widgets.button import Button
from console.widgets.key_cap import KeyCap, key_words
from console.widgets.label import Label
from console.widgets.measures import EDGE, GAP, SMALL
from console.widgets.sheet import Sheet

_TALL: Final = 440


class KeyList(Sheet):
    """Every key that does something, and where. ``print_asked`` carries the sheet as a document."""

    print_asked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, name=lambda: self.tr("Keys"), width=760)
        self._groups: Sequence[KeyGroup] = ()
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFixedHeight(_TALL)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.close_button = Button(lambda: self.tr("Close"), key="Esc")
        self.close_button.clicked.connect(self.dismiss)
        self.print_button = Button(lambda: self.tr("Print"), key="F12", icon="print")
        self.print_button.clicked.connect(self._print)
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        foot.addStretch(1)
        foot.addWidget(self.print_button)
        foot.addWidget(self.close_button)
        self.card.body.addWidget(Label(lambda: self.tr("Keys"), size=STRONG + 5, weight=SEMIBOLD))
        self.card.body.addWidget(self._area)
        self.card.body.addLayout(foot)

    def show_keys(self, groups: Sequence[KeyGroup]) -> None:
        """Open with these."""
        self.refresh(groups)
        self.open()

    def refresh(self, groups: Sequence[KeyGroup]) -> None:
        """Show these, and stay where one has read to."""
        place = self._area.verticalScrollBar().value()
        self._groups = groups
        self._area.setWidget(_sheet(groups))
        self._area.verticalScrollBar().setValue(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        bar = self._area.verticalScrollBar()
        steps = {
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
            Qt.Key.Key_Down: EDGE * 2,
            Qt.Key.Key_Up: -EDGE * 2,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(bar.value() + step)

    def document(self) -> Document:
        """Return the sheet for paper."""
        title = Words(text=self.tr("Keys"), align=Align.CENTER, size=Size.TALL, bold=True)
        parts: list[Words | Pair | Rule] = [title]
        for group in self._groups:
            parts += [Rule(), Words(text=said(group.title), bold=True)]
            parts += [Pair(left=said(what), right=key_words(key)) for key, what in group.keys]
        return Document(tuple(parts))

    def _print(self) -> None:
        self.print_asked.emit(self.document())


def _sheet(groups: Sequence[KeyGroup]) -> QWidget:
    sheet = QWidget()
    column = QVBoxLayout(sheet)
    column.setContentsMargins(0, 0, GAP, 0)
    column.setSpacing(SMALL)
    for group in groups:
        head = Label(group.title, size=NOTE + 1, weight=SEMIBOLD, tone="ink2")
        head.setContentsMargins(0, GAP, 0, 0)
        column.addWidget(head)
        column.addLayout(_grid(group))
    column.addStretch(1)
    return sheet


def _grid(group: KeyGroup) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(GAP)
    grid.setVerticalSpacing(SMALL)
    half = (len(group.keys) + 1) // 2
    for place, (key, what) in enumerate(group.keys):
        row, side = place % half, place // half
        grid.addWidget(KeyCap(key), row, side * 3, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(Label(what, size=NOTE + 1), row, side * 3 + 1)
    for column in (0, 3):
        grid.setColumnMinimumWidth(column, _CAP)
    for column in (1, 4):
        grid.setColumnStretch(column, 1)
        grid.setColumnMinimumWidth(column, _WORDS)
    grid.setColumnMinimumWidth(2, EDGE)
    return grid


_CAP: Final = 84
_WORDS: Final = 200
