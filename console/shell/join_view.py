"""The first start on a further computer: become a till of a shop that has one already."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.desk.failures import Failure
from console.desk.fonts import BOLD, NOTE, STRONG, TITLE
from console.desk.theme import color
from console.shell.side_bar import BRAND
from console.widgets.button import Button, Kind
from console.widgets.card import Card
from console.widgets.failure_view import FailureView
from console.widgets.label import Label
from console.widgets.measures import EDGE, GAP, PRIMARY, SMALL
from console.widgets.painting import painter_on
from console.widgets.text_edit import TextEdit

_MOMENT_MS: Final = 3000
"""How long it is said whose till this is now, before it goes on."""


class JoinView(QWidget):
    """``joining`` carries what was typed or scanned; ``given_up``, or in the end ``let_in``."""

    joining = Signal(str)
    given_up = Signal()
    let_in = Signal()
    """Once, when who reads it goes on, or a moment after it was said."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label(lambda: self.tr("Join a shop"), size=TITLE, weight=BOLD)
        self.hint = Label(
            lambda: self.tr(
                "The owner adds this till at the first one, and reads out what it says."
            ),
            size=NOTE,
            tone="ink2",
            wrap=True,
        )
        self.text = TextEdit(
            name=lambda: self.tr("Activation"),
            hint=lambda: self.tr("Scan it, or type eight groups of five"),
            longest=80,
        )
        self.go = Button(lambda: self.tr("Join"), Kind.PRIMARY, key="Return")
        self.back = Button(lambda: self.tr("Back"), key="Esc")
        self.begin = Button(lambda: self.tr("Sell here"), Kind.PRIMARY, key="Return")
        self._moment = QTimer(self)
        self._moment.setSingleShot(True)
        self._moment.setInterval(_MOMENT_MS)
        self.back.setFixedHeight(PRIMARY)
        self._failure = QVBoxLayout()
        self._shown: FailureView | None = None
        self._build()
        self.begin.hide()
        self.go.clicked.connect(self._go)
        self.back.clicked.connect(self.given_up)
        self.begin.clicked.connect(self._begin)
        self._moment.timeout.connect(self._begin)
        self.setFocusProxy(self.text)

    def show_failure(self, failure: Failure) -> None:
        """Say why this till was not let in; what was typed stays."""
        self._clear()
        self._shown = FailureView(failure, margin=0)
        self._failure.addWidget(self._shown)
        self.go.setEnabled(True)
        self.text.setFocus()

    def show_joined(self, name: str) -> None:
        """Say that it is a till of the shop now."""
        self._clear()
        self.title.say(lambda: self.tr("This is now {name}").format(name=name))
        self.hint.say(lambda: self.tr("The till of this shop opens by itself."))
        for widget in (self.text, self.go, self.back):
            widget.hide()
        self.begin.show()
        self.begin.setFocus()
        self._moment.start()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter_on(self).fillRect(event.rect(), color("bg"))

    def _build(self) -> None:
        card = Card(margin=EDGE + SMALL)
        card.setFixedWidth(640)
        card.body.setSpacing(EDGE)
        card.body.addWidget(Label(BRAND, size=STRONG, weight=BOLD))
        head = QVBoxLayout()
        head.setSpacing(SMALL)
        head.addWidget(self.title)
        head.addWidget(self.hint)
        card.body.addLayout(head)
        card.body.addWidget(self.text)
        card.body.addLayout(self._failure)
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        foot.addWidget(self.back, 1)
        foot.addWidget(self.go, 2)
        foot.addWidget(self.begin, 3)
        card.body.addLayout(foot)
        column = QVBoxLayout(self)
        column.addStretch()
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()

    def _go(self) -> None:
        if self.text.text().strip():
            self._clear()
            self.go.setEnabled(False)
            self.joining.emit(self.text.text())

    def _begin(self) -> None:
        self._moment.stop()
        if self.begin.isEnabled():
            self.begin.setEnabled(False)
            self.let_in.emit()

    def _clear(self) -> None:
        if self._shown is not None:
            self._shown.hide()
            self._shown.deleteLater()
            self._shown = None
