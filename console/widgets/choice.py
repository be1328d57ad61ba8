"""One of a few, all in sight."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QSizePolicy, QWidget

from console.desk.fonts import BODY, REGULAR, SEMIBOLD, face
from console.desk.phrases import Text, said
from console.desk.theme import color
from console.widgets.measures import CONTROL_RADIUS, TARGET
from console.widgets.painting import painter_on, rounded
from console.widgets.speaking import Speaking

_TRACK: Final = QSize(48, 28)


class Choice(Speaking, QWidget):
    """Segments; ``chosen`` carries the key. Arrow keys move between them."""

    chosen = Signal(str)

    def __init__(
        self,
        options: Mapping[str, Text],
        *,
        name: Text,
        in_a_row: int = 8,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._group = QButtonGroup(self)
        self._segments = {key: _Segment(text) for key, text in options.items()}
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        grid = QGridLayout(self)
        grid.setContentsMargins(4, 4, 4, 4)
        grid.setSpacing(4)
        for place, (key, segment) in enumerate(self._segments.items()):
            self._group.addButton(segment)
            grid.addWidget(segment, place // in_a_row, place % in_a_row)
            segment.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
        self._speak()

    @property
    def key(self) -> str:
        """What is chosen, or an empty text."""
        return next((key for key, one in self._segments.items() if one.isChecked()), "")

    def choose(self, key: str) -> None:
        """Show another choice, silently."""
        self._segments[key].setChecked(True)
        self.setFocusProxy(self._segments[key])
        for other, segment in self._segments.items():  # Tab comes to what is chosen, arrows go on
            policies = Qt.FocusPolicy.TabFocus, Qt.FocusPolicy.NoFocus
            segment.setFocusPolicy(policies[other != key])

    def segment(self, key: str) -> QAbstractButton:
        """Return the button of a choice."""
        return self._segments[key]

    def _speak(self) -> None:
        self.setAccessibleName(said(self._name))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        rounded(painter_on(self), self.rect(), CONTROL_RADIUS + 4, color("surface_press"))


class _Segment(Speaking, QAbstractButton):
    def __init__(self, text: Text) -> None:
        super().__init__()
        self._text = text
        self.setCheckable(True)
        self.setFixedHeight(TARGET)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._speak()

    @property
    def cut(self) -> bool:
        """Whether its words do not fit."""
        return self.fontMetrics().horizontalAdvance(said(self._text)) > self.width()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        width = self.fontMetrics().horizontalAdvance(said(self._text))
        return QSize(max(TARGET + 20, width + 36), TARGET)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        painter = painter_on(self)
        if self.isChecked():
            rounded(painter, self.rect(), CONTROL_RADIUS, color("surface"), color("line_strong"))
        if self.hasFocus():
            rounded(painter, self.rect(), CONTROL_RADIUS, None, color("accent"), 2)
        painter.setFont(face(BODY, SEMIBOLD if self.isChecked() else REGULAR))
        painter.setPen(color("ink" if self.isChecked() else "ink2"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, said(self._text))

    def _speak(self) -> None:
        self.setFont(face(BODY, SEMIBOLD))
        self.setText(said(self._text).replace("&", "&&"))
        self.setAccessibleName(said(self._text))
        self.updateGeometry()


class Switch(Speaking, QAbstractButton):
    """On or off."""

    def __init__(self, *, name: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._speak()

    def _speak(self) -> None:
        self.setAccessibleName(said(self._name))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(_TRACK.width() + 4, TARGET)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        painter = painter_on(self)
        top = (self.height() - _TRACK.height()) / 2
        track = QRectF(4, top, _TRACK.width(), _TRACK.height())
        on = self.isChecked()
        rounded(painter, track, track.height() / 2, color("accent" if on else "line_strong"))
        knob = track.height() - 6
        left = track.right() - knob - 3 if on else track.x() + 3
        rounded(painter, QRectF(left, top + 3, knob, knob), knob / 2, color("surface"))
        if self.hasFocus():
            ring = track.adjusted(-3, -3, 3, 3)
            rounded(painter, ring, ring.height() / 2, None, color("accent"), 2)
