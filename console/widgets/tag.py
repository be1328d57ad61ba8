"""A short word with a tone: a tier, a state, a mark."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from console.desk.fonts import NOTE, SEMIBOLD, SMALL, face
from console.desk.phrases import Text, said
from console.desk.theme import color
from console.widgets.painting import painter_on, rounded
from console.widgets.speaking import Speaking

TONES = {
    "plain": ("surface_press", "ink2"),
    "good": ("accent_soft", "accent_ink"),
    "warn": ("warn_soft", "warn_ink"),
    "bad": ("bad_soft", "bad_ink"),
    "info": ("info_soft", "info_ink"),
    "nav": ("nav_on", "nav_ink"),
}
"""tone → fill, ink."""


class Tag(Speaking, QLabel):
    """A pill; ``tone`` is plain, good, warn, bad, info or nav."""

    def __init__(
        self,
        text: Text,
        tone: str = "plain",
        *,
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text = text
        self._tone = tone
        self._height = 20 if small else 26
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(face(SMALL if small else NOTE, SEMIBOLD))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._speak()

    def say(self, text: Text, tone: str | None = None) -> None:
        """Show another word, and another tone."""
        self._text = text
        self._tone = tone or self._tone
        self._speak()

    @property
    def tone(self) -> str:
        return self._tone

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        width = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(width + self._height - 2, self._height)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        fill, ink = TONES[self._tone]
        painter = painter_on(self)
        rounded(painter, self.rect(), self._height / 2, color(fill))
        painter.setPen(color(ink))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())

    def _speak(self) -> None:
        self.setText(said(self._text))
        self.updateGeometry()
        self.update()
