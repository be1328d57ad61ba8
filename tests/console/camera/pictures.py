"""Pictures of codes as a camera sees them: askew, small in the frame, beside other things."""

from __future__ import annotations

import zxingcpp
from PySide6.QtGui import QColor, QImage, QPainter

from console.camera.frames import Frames, Picture

SIZE = (1280, 720)
EAN, QR = "EAN13", "QRCode"


def drawn(text: str, kind: str) -> QImage:
    """Draw a code by itself, three dots a module."""
    code = zxingcpp.create_barcode(text, zxingcpp.barcode_format_from_str(kind))
    image = memoryview(code.to_image(scale=3))  # type: ignore[arg-type]  # the stubs leave it out
    height, width = image.shape or (0, 0)
    grey = QImage.Format.Format_Grayscale8
    return QImage(image.tobytes(), width, height, width, grey).copy()


def scene(
    *codes: tuple[str, str], turned: float = 12.0, night: bool = False, aside: int = 0
) -> QImage:
    """Photograph codes beside one another, each turned by some degrees, ``aside`` so many dots."""
    picture = QImage(*SIZE, QImage.Format.Format_RGB32)
    picture.fill(QColor("#6b5d4a") if night else QColor("#c8bba4"))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for place, (text, kind) in enumerate(codes):
        code = drawn(text, kind)
        painter.save()
        painter.translate(340 + 600 * place + aside, 360 + aside)
        painter.rotate(turned)
        painter.setOpacity(0.55 if night else 1.0)
        painter.drawImage(-code.width() // 2, -code.height() // 2, code)
        painter.restore()
    painter.end()
    return picture


class FakeFrames(Frames):
    """Shows what the test holds before it."""

    def __init__(self) -> None:
        super().__init__()
        self.on = False

    def start(self) -> None:
        self.on = True

    def stop(self) -> None:
        self.on = False

    def show(self, picture: QImage) -> None:
        if self.on:
            seen: Picture = lambda: picture  # noqa: E731
            self.came.emit(seen)
