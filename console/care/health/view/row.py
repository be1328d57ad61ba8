"""One thing that was looked at."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.care.findings import Finding, State
from console.desk.fonts import BODY, NOTE, SEMIBOLD
from console.desk.phrases import said
from console.widgets.button import Button, Kind
from console.widgets.empty import Drawing
from console.widgets.label import Label
from console.widgets.measures import EDGE, GAP, TIGHT
from console.widgets.tag import Tag

ICONS: Final = {
    State.GOOD: ("check", "accent"),
    State.LOOK: ("alert", "warn"),
    State.BAD: ("alert", "bad"),
}
_HEIGHT = 84
_NAMES = 250


class FindingRow(QWidget):
    """Its title and figures, its state in a word, what to do, and the way there."""

    asked = Signal(str)
    """The key of the page where it is done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._go = ""
        self._drawing = Drawing("check", size=40, tone="accent", ground="accent_soft")
        self.title = Label(size=BODY, weight=SEMIBOLD)
        self.facts = Label(size=NOTE, tone="ink2")
        self.word = Tag("")
        self.todo = Label(size=NOTE + 1, tone="ink2", wrap=True)
        self.open = Button(lambda: self.tr("Open"), Kind.SMALL)
        self.open.clicked.connect(lambda: self.asked.emit(self._go))
        self._lay_out()

    def _lay_out(self) -> None:
        policy = self.open.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # rows stay under one another
        self.open.setSizePolicy(policy)
        self.title.setFixedWidth(_NAMES)
        self.setMinimumHeight(_HEIGHT)
        names = QVBoxLayout()
        names.setSpacing(TIGHT)
        names.addStretch()
        names.addWidget(self.title)
        names.addWidget(self.facts)
        names.addStretch()
        words = QVBoxLayout()
        words.setSpacing(TIGHT + 2)
        words.addStretch()
        words.addWidget(self.word, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(self.todo)
        words.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(EDGE, GAP, EDGE, GAP)
        row.setSpacing(EDGE)
        row.addWidget(self._drawing)
        row.addLayout(names)
        row.addLayout(words, 1)
        row.addWidget(self.open)

    def show_finding(self, finding: Finding) -> None:
        """Show how it stands."""
        icon, tone = ICONS[finding.state]
        self._drawing.show_icon(icon, tone, f"{tone}_soft")
        self._go = finding.go
        self.title.say(finding.title)
        self.facts.say(finding.facts)
        self.facts.setVisible(bool(finding.facts))
        self.facts.setFixedWidth(_NAMES)
        self.word.say(finding.word, finding.state.value)
        self.todo.say(finding.todo)
        self.todo.setVisible(bool(said(finding.todo)))
        self.open.setVisible(bool(finding.go))
        name = f"{said(finding.title)}: {said(finding.word)}"
        self.open.say(lambda: self.tr("Open"), name=name)
