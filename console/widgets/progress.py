"""How far something is that takes longer than a second."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from console.desk.theme import color
from console.widgets.painting import painter_on, rounded

_HEIGHT = 8
_LEAST = 0.02


class Progress(QWidget):
    """A bar that fills; the words beside it say the figures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done, self._total = 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def share(self) -> float:
        """How much is done, from 0 to 1."""
        return min(1.0, self._done / self._total) if self._total else 0.0

    def show_done(self, done: int, total: int) -> None:
        """Show how much is done of how much."""
        self._done, self._total = done, total
        self.setAccessibleDescription(f"{self.share:.0%}")
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(120, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        painter = painter_on(self)
        where = QRectF(0, 0, self.width(), _HEIGHT)
        rounded(painter, where, _HEIGHT / 2, color("surface_press"))
        where.setWidth(max(_LEAST, self.share) * self.width())
        rounded(painter, where, _HEIGHT / 2, color("accent"))
