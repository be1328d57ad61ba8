"""Labels before they are printed: the first one near by, and where it lies on its page."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from console.desk.phrases import Text, said
from console.desk.theme import color
from console.widgets.measures import CONTROL_RADIUS, GAP, SMALL
from console.widgets.painting import painter_on, rounded
from console.widgets.speaking import Speaking

_HEIGHT = 156


class LabelPicture(Speaking, QWidget):
    """White paper on a ground, in its proportions."""

    def __init__(self, *, name: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._label: QImage | None = None
        self._page: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._speak()

    @property
    def images(self) -> tuple[QImage | None, QImage | None]:
        """The label and its page."""
        return self._label, self._page

    def show_images(self, label: QImage | None, page: QImage | None) -> None:
        """Show a label, and the page it lies on if it is a sheet."""
        self._label, self._page = label, page
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(0, _HEIGHT)

    def _speak(self) -> None:
        self.setAccessibleName(said(self._name))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        painter = painter_on(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        rounded(painter, self.rect(), CONTROL_RADIUS, color("surface_press"))
        room = QRectF(self.rect()).adjusted(SMALL, SMALL, -SMALL, -SMALL)
        if self._page is not None:
            wide = room.height() * self._page.width() / self._page.height()
            page = QRectF(room.left(), room.top(), wide, room.height())
            _lay(painter, self._page, page)
            room.setLeft(page.right() + GAP)
        if self._label is not None:
            _lay(painter, self._label, room)


def _lay(painter: QPainter, image: QImage, room: QRectF) -> None:
    """Lay a picture into the middle of its room, as big as it fits."""
    ratio = painter.device().devicePixelRatioF()
    scale = min(room.width() / image.width(), room.height() / image.height())
    wide, tall = image.width() * scale, image.height() * scale
    box = QRectF(room.center().x() - wide / 2, room.center().y() - tall / 2, wide, tall)
    small = image.scaled(
        round(wide * ratio),
        round(tall * ratio),
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    painter.drawImage(box, small)
