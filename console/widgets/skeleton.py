"""The shape of what is still loading."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QRectF, QTimer
from PySide6.QtGui import QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from console.desk.theme import color
from console.widgets.painting import painter_on, rounded
from console.widgets.speaking import Speaking

SHOW_AFTER_MS: Final = 100
"""What loads faster shows no skeleton: a flash of grey is slower to read than nothing."""
_ROW: Final = 68
_SHARES: Final = (0.46, 0.62, 0.38, 0.54, 0.7, 0.42)


class Skeleton(Speaking, QWidget):
    """Grey rows where a list will be."""

    def __init__(self, *, row: int = _ROW, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row
        self._due = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOW_AFTER_MS)
        self._timer.timeout.connect(self._appear)
        self._speak()

    @property
    def appeared(self) -> bool:
        """Whether it has waited long enough to show itself."""
        return self._due

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._due = False
        self._timer.start()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        if not self._due:
            return
        painter = painter_on(self)
        grey = color("skeleton")
        for number, top in enumerate(range(0, self.height(), self._row)):
            share = _SHARES[number % len(_SHARES)]
            width = (self.width() - 40) * share * 0.7
            middle = top + self._row / 2
            rounded(painter, QRectF(20, middle - 17, width, 14), 4, grey)
            rounded(painter, QRectF(20, middle + 6, width * 0.5, 10), 4, grey)
            rounded(painter, QRectF(self.width() - 92, middle - 8, 72, 14), 4, grey)

    def _appear(self) -> None:
        self._due = True
        self.update()

    def _speak(self) -> None:
        self.setAccessibleName(QCoreApplication.translate("Skeleton", "Loading"))
