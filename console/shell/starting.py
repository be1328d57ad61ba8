"""What is shown while the platform starts, and if it does not."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEasingCurve, QElapsedTimer, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from console.desk.failures import Failure
from console.desk.fonts import BIG, BOLD, NOTE, SEMIBOLD, STRONG
from console.desk.phrases import Text
from console.desk.theme import color
from console.shell.side_bar import BRAND
from console.widgets.button import Button, Kind
from console.widgets.card import Card
from console.widgets.failure_view import FailureView
from console.widgets.label import Label
from console.widgets.measures import EDGE, GAP, PRIMARY, SMALL
from console.widgets.motion import allowed
from console.widgets.painting import painter_on, rounded
from console.widgets.tag import Tag

_BAR: Final = QSize(240, 4)
_SWEEP_MS: Final = 1400
_FRAME_MS: Final = 33
_SHOW_SECONDS_AFTER: Final = 1


class StartingView(QWidget):
    """The name, what is being done, and, past a second, for how long."""

    def __init__(self, *, demo: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = Label(size=STRONG, weight=SEMIBOLD)
        self._seconds = Label(size=NOTE, tone="ink2")
        self._bar = _Sweep()
        self.demo = Tag(lambda: self.tr("Demo"), small=True)
        self.demo.setVisible(demo)
        centre = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setSpacing(GAP)
        column.addStretch()
        column.addWidget(Label(BRAND, size=BIG, weight=BOLD), 0, centre)
        column.addWidget(self.demo, 0, centre)
        column.addSpacing(EDGE)
        column.addWidget(self._bar, 0, centre)
        column.addSpacing(SMALL)
        column.addWidget(self._stage, 0, centre)
        column.addWidget(self._seconds, 0, centre)
        column.addStretch()

    def show_stage(self, stage: Text, seconds: float = 0) -> None:
        """Say what is being done and how long it has taken."""
        self._stage.say(stage)
        whole = int(seconds)
        shown = whole >= _SHOW_SECONDS_AFTER
        self._seconds.say((lambda: self.tr("%n s", "", whole)) if shown else "")

    def words(self) -> tuple[str, str]:
        """Return what is being done and for how long."""
        return self._stage.text(), self._seconds.text()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter_on(self).fillRect(event.rect(), color("bg"))


class StoppedView(QWidget):
    """Why it did not start; ``retried`` or ``given_up``."""

    retried = Signal()
    given_up = Signal()

    def __init__(self, failure: Failure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.failure = FailureView(failure, margin=0)
        self.retry = Button(lambda: self.tr("Try again"), Kind.PRIMARY, key="Return")
        self.retry.clicked.connect(self.retried)
        self.quit = Button(lambda: self.tr("Close the program"))
        self.quit.setFixedHeight(PRIMARY)
        self.quit.clicked.connect(self.given_up)
        card = Card(margin=EDGE + SMALL)
        card.setFixedWidth(640)
        card.body.setSpacing(EDGE)
        card.body.addWidget(Label(BRAND, size=STRONG, weight=BOLD))
        card.body.addWidget(self.failure)
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        foot.addWidget(self.quit, 1)
        foot.addWidget(self.retry, 2)
        card.body.addLayout(foot)
        column = QVBoxLayout(self)
        column.addStretch()
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter_on(self).fillRect(event.rect(), color("bg"))


class _Sweep(QWidget):
    """A bar that says work goes on; it stands still where no motion is wanted."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._passed = QElapsedTimer()
        self._curve = QEasingCurve(QEasingCurve.Type.InOutSine)
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return _BAR

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._passed.start()
        if allowed(_SWEEP_MS):
            self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        painter = painter_on(self)
        rounded(painter, self.rect(), 2, color("track"))
        share = 0.3
        passed = self._passed.elapsed() % _SWEEP_MS / _SWEEP_MS if self._timer.isActive() else 0.35
        place = self._curve.valueForProgress(1 - abs(2 * passed - 1))
        left = (self.width() * (1 - share)) * place
        rounded(painter, QRectF(left, 0, self.width() * share, self.height()), 2, color("accent"))
