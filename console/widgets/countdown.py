"""How long there is still to wait."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Property, QEasingCurve, QPropertyAnimation, QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from console.desk.fonts import BIG, BOLD, face
from console.desk.phrases import Text, said
from console.desk.theme import color
from console.widgets.motion import EASY_MS, allowed
from console.widgets.painting import painter_on

_SIDE: Final = 124
_STROKE: Final = 10
_FULL: Final = 360 * 16


class CountdownRing(QWidget):
    """A ring that empties, with the seconds left in it. The model says how many are left."""

    def __init__(self, *, name: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._left = 0
        self._share = 0.0
        self._tone = "accent"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(said(name))
        self._motion = QPropertyAnimation(self, b"share", self)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)

    def show_left(self, seconds: int, of: int, *, tone: str = "accent") -> None:
        """Show ``seconds`` of ``of`` left; tone ``warn`` when it is nearly over."""
        self._left = max(0, seconds)
        self._tone = tone
        self.setAccessibleName(f"{said(self._name)} {self._left}")
        share = min(1.0, self._left / of) if of else 0.0
        duration = allowed(EASY_MS) if self.isVisible() else 0
        self._motion.stop()
        if duration:
            self._motion.setDuration(duration)
            self._motion.setStartValue(self._share)
            self._motion.setEndValue(share)
            self._motion.start()
        else:
            self._set_share(share)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(_SIDE, _SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        painter = painter_on(self)
        inset = _STROKE / 2 + 1
        ring = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        pen = QPen(color("track"), _STROKE)
        painter.setPen(pen)
        painter.drawEllipse(ring)
        if self._share > 0:
            pen.setColor(color(self._tone))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(ring, 90 * 16, -round(_FULL * self._share))
        painter.setPen(color("ink"))
        painter.setFont(face(BIG, BOLD))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._left))

    def _get_share(self) -> float:
        return self._share

    def _set_share(self, share: float) -> None:
        self._share = share
        self.update()

    share = Property(float, _get_share, _set_share)
