"""The test page: on its way, not printed, or lying there to be read."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from console.desk.failures import Failure
from console.desk.fonts import BODY, STRONG
from console.desk.phrases import Text
from console.paper.trial import SAID, WRITINGS
from console.widgets.button import Button
from console.widgets.empty import Drawing
from console.widgets.label import Label
from console.widgets.measures import GAP, SMALL
from console.widgets.panel import Leaf

_DRAWING = 96
_IN_A_ROW = 3
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class TrialLeaf(Leaf):
    """Which of its lines can be read says how the printer is to be written to."""

    read = Signal(int)
    """The number of the line that can be read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(lambda: self.tr("Test page"), parent=parent)
        self.drawing = Drawing("print", size=_DRAWING, tone="accent", ground="accent_soft")
        self.what = Label("", size=STRONG, wrap=True)
        self.why = Label("", size=BODY, tone="ink2", wrap=True)
        self.body.addStretch(1)
        self.body.addWidget(self.drawing, 0, _CENTRE)
        self.body.addSpacing(SMALL)
        for label in (self.what, self.why):
            label.setAlignment(_CENTRE)
            self.body.addWidget(label)
        self.lines = [Button(str(number), key=str(number)) for number in range(1, _COUNT + 1)]
        grid = QGridLayout()
        grid.setSpacing(GAP - 2)
        for place, button in enumerate(self.lines):
            button.clicked.connect(lambda _=False, number=place + 1: self.read.emit(number))
            grid.addWidget(button, place // _IN_A_ROW, place % _IN_A_ROW)
        self.body.addSpacing(SMALL)
        self.body.addLayout(grid)
        self.body.addStretch(2)
        self.again = Button(lambda: self.tr("Print it again"), key="F9", icon="print")
        self.back = Button(lambda: self.tr("Back"), key="Esc")
        self.act(self.again)
        self.act(self.back)

    def show_way(self) -> None:
        """Say that it is being printed."""
        self._turn("print", "accent", lambda: self.tr("The test page is being sent"), "")

    def show_question(self) -> None:
        """Ask which line can be read."""
        self._turn(
            *("check", "accent"),
            lambda: self.tr("Which line reads {text}?").format(text=SAID),
            lambda: self.tr("Choose the first one without strange signs, then save."),
            asks=True,
        )

    def show_failure(self, failure: Failure) -> None:
        """Say why nothing was printed."""
        self._turn("alert", "warn", failure.why, failure.now)

    def _turn(self, icon: str, tone: str, what: Text, why: Text, *, asks: bool = False) -> None:
        self.drawing.show_icon(icon, tone, f"{tone}_soft")
        self.what.say(what)
        self.why.say(why)
        for button in self.lines:
            button.setVisible(asks)


_COUNT = len(WRITINGS)
