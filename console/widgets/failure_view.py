"""A failure in its place on the page: what, why, what now, and a code to copy."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from console.desk.failures import Failure
from console.desk.fonts import BODY, NOTE, SEMIBOLD, STRONG
from console.desk.phrases import said
from console.widgets.button import Button, Kind
from console.widgets.empty import Drawing
from console.widgets.label import Label
from console.widgets.measures import EDGE, GAP, SMALL


class FailureView(QWidget):
    """Draws a Failure; ``retried`` asks for another attempt, if the failure allows one."""

    retried = Signal()

    def __init__(
        self,
        failure: Failure,
        *,
        retry: bool = False,
        margin: int = EDGE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._failure = failure
        self._what = Label(size=STRONG, weight=SEMIBOLD, wrap=True)
        self._why = Label(size=BODY, tone="ink2", wrap=True)
        self._now = Label(size=BODY, wrap=True)
        self._code = Label(size=NOTE, tone="ink2")
        self._code.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        self.copy = Button(lambda: self.tr("Copy"), Kind.SMALL, icon="copy")
        self.copy.clicked.connect(self._copy)
        self.retry = Button(lambda: self.tr("Try again"), Kind.SMALL)
        self.retry.setVisible(retry)
        self.retry.clicked.connect(self.retried)
        self._build(margin)
        self.show_failure(failure)

    def show_failure(self, failure: Failure) -> None:
        """Show another failure."""
        self._failure = failure
        self._what.say(failure.what)
        self._why.say(failure.why)
        self._now.say(failure.now)
        self._now.setVisible(bool(said(failure.now)))
        self._code.say(failure.code)
        self.copy.say(lambda: self.tr("Copy"), name=lambda: self.tr("Copy the error code"))
        self.setAccessibleName(f"{said(failure.what)} {said(failure.why)} {said(failure.now)}")

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.show_failure(self._failure)

    def _build(self, margin: int) -> None:
        words = QVBoxLayout()
        words.setSpacing(SMALL)
        for label in (self._what, self._why, self._now):
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            words.addWidget(label)
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        foot.addWidget(self.retry)
        foot.addWidget(self.copy)
        foot.addWidget(self._code)
        foot.addStretch()
        words.addSpacing(SMALL)
        words.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(margin, margin, margin, margin)
        row.setSpacing(GAP)
        row.addWidget(Drawing("alert", tone="bad"), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._failure.to_copy())
        self.copy.say(lambda: self.tr("Copied"), name=lambda: self.tr("Copied"))
