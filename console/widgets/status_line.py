"""The line at the foot: who, shift, drawer, platform, unsent, time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from console.desk.fonts import NOTE
from console.desk.phrases import said
from console.desk.ports import Fact
from console.desk.theme import color
from console.widgets.label import Label
from console.widgets.measures import STATUS_LINE, TARGET, WIDE
from console.widgets.painting import painter_on, rounded, tip
from console.widgets.speaking import Speaking

_INKS: Final = {"plain": "ink2", "good": "accent", "warn": "warn_ink", "bad": "bad_ink"}
_DOTS: Final = {"plain": "ink3", "good": "accent", "warn": "warn", "bad": "bad"}
_DOT: Final = 8
_PRESS: Final = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}


class StatusLine(QWidget):
    """Facts from the left; ``end`` keeps widgets at the right. ``asked`` carries a page's key."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(STATUS_LINE)
        self._facts: dict[str, _FactView] = {}
        self._start = QHBoxLayout()
        self._start.setSpacing(WIDE)
        self.end = QHBoxLayout()
        self.end.setSpacing(WIDE)
        row = QHBoxLayout(self)
        row.setContentsMargins(WIDE, 1, WIDE, 0)
        row.addLayout(self._start)
        row.addStretch(1)
        row.addLayout(self.end)

    def show_facts(self, facts: Sequence[tuple[str, Fact]]) -> None:
        """Show these facts, keeping the widgets of those that stay."""
        keys = [key for key, _ in facts]
        for key in [key for key in self._facts if key not in keys]:
            gone = self._facts.pop(key)
            self._start.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, (key, fact) in enumerate(facts):
            if key not in self._facts:
                self._facts[key] = _FactView()
                self._facts[key].asked.connect(self.asked)
                self._start.insertWidget(place, self._facts[key])
            self._facts[key].show_fact(fact)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = painter_on(self)
        painter.fillRect(event.rect(), color("surface"))
        painter.fillRect(QRectF(0, 0, self.width(), 1), color("line"))


class _FactView(Speaking, QWidget):
    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._fact = Fact(text="")
        self._label = Label(size=NOTE, tone="ink2")
        self._label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._label)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.setMinimumWidth(TARGET)

    def show_fact(self, fact: Fact) -> None:
        self._fact = fact
        self._row.setContentsMargins(_DOT + 6 if fact.mark else 0, 0, 0, 0)
        self._label.set_tone(_INKS["plain" if fact.tone == "good" else fact.tone])
        self._label.say(fact.text)
        self.setToolTip(tip(said(fact.tip)))
        leads = bool(fact.go)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if leads else Qt.FocusPolicy.NoFocus)
        hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
        self.setCursor(hand if leads else arrow)
        self._speak()
        self.setVisible(bool(self.accessibleName()))
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        event.setAccepted(bool(self._fact.go))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if self._fact.go and self.rect().contains(event.position().toPoint()):
            self.asked.emit(self._fact.go)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if self._fact.go and event.key() in _PRESS:
            self.asked.emit(self._fact.go)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        hint = self._row.sizeHint()
        return QSize(hint.width() + 1, hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        if self._fact.mark:
            dot = QRectF(0, (self.height() - _DOT) / 2, _DOT, _DOT)
            rounded(painter_on(self), dot, _DOT / 2, color(_DOTS[self._fact.tone]))
        if self._fact.go and (self.underMouse() or self.hasFocus()):
            line = QRectF(0, self.height() - 2, self.width(), 2)
            painter_on(self).fillRect(line, color("accent"))

    def _speak(self) -> None:
        self.setAccessibleName(said(self._fact.text))
