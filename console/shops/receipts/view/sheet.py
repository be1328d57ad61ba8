"""The paper, dot by dot."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from console.desk.phrases import Text, said
from console.desk.theme import color
from console.paper.typography import to_image
from console.shops.receipts.model import Proof
from console.widgets.measures import GAP
from console.widgets.painting import painter_on

_MARGINS = {False: 40, True: 32}
"""Dots of bare paper on either side: 5 mm on 58 mm paper, 4 on 80."""
_ENDS = 32


class Sheet(QWidget):
    """White paper with what was printed on it; a dot of the printer is a pixel."""

    def __init__(self, *, name: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._margin = _MARGINS[False]
        self.setAccessibleName(said(name))

    def show_proof(self, proof: Proof) -> None:
        """Show a paper."""
        self._image = to_image(proof.picture)
        self._margin = _MARGINS[proof.wide]
        self.setFixedSize(self.sizeHint())
        self.update()

    @property
    def image(self) -> QImage:
        """What stands on the paper."""
        return self._image

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._image.width() + 2 * self._margin, self._image.height() + 2 * _ENDS)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        painter = painter_on(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        painter.drawImage(self._margin, _ENDS, self._image)
        painter.setPen(color("line"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class SheetArea(QScrollArea):
    """The paper in the middle of the page; it scrolls if it is long."""

    def __init__(self, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        column.addStretch(1)
        self.setWidget(inside)
        self.setAccessibleName(sheet.accessibleName())
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
