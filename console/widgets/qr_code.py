"""A QR code a phone reads at arm's length."""

from __future__ import annotations

from typing import Final

import qrcode
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from qrcode.constants import ERROR_CORRECT_M

from console.desk.phrases import Text, said
from console.desk.theme import color
from console.widgets.measures import RADIUS
from console.widgets.painting import painter_on, rounded

QUIET: Final = 4
"""Modules of white around the code, as ISO/IEC 18004 asks."""


class QrCode(QWidget):
    """Dark modules on white paper in either theme, each a whole number of device pixels."""

    def __init__(
        self, text: str = "", *, name: Text, side: int = 268, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._side = side
        self._text = ""
        self._modules: list[list[bool]] = []
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_code(text)

    @property
    def text(self) -> str:
        """What the code says."""
        return self._text

    def show_code(self, text: str) -> None:
        """Show another code, or blank paper for an empty text."""
        self._text = text
        self._modules = _modules(text) if text else []
        self.setAccessibleName(said(self._name))
        self.setAccessibleDescription(text)
        self.update()

    def set_side(self, side: int) -> None:
        """Take another size."""
        self._side = side
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._side, self._side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        painter = painter_on(self)
        rounded(painter, self.rect(), RADIUS, color("paper"))
        if self._modules:
            self._paint_modules(painter)

    def _paint_modules(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(Qt.PenStyle.NoPen)
        ratio = self.devicePixelRatioF()
        count = len(self._modules)
        side = min(self.width(), self.height())
        module = max(1, int(side * ratio / (count + 2 * QUIET))) / ratio
        left = round((self.width() - count * module) / 2 * ratio) / ratio
        top = round((self.height() - count * module) / 2 * ratio) / ratio
        ink = color("print")
        for y, row in enumerate(self._modules):
            for x, dark in enumerate(row):
                if dark:
                    painter.fillRect(
                        QRectF(left + x * module, top + y * module, module, module), ink
                    )


def _modules(text: str) -> list[list[bool]]:
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(text)
    code.make(fit=True)
    return [[bool(dark) for dark in row] for row in code.get_matrix()]
