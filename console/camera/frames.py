"""Where pictures come from."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

Picture = Callable[[], QImage]
"""Makes a picture of what was seen; that takes a moment, so it is done in the background."""


class Frames(QObject):
    """A camera, or whatever stands in its place. It sees nothing until it is started."""

    came = Signal(object)
    """A ``Picture``; one that nobody takes at once is lost."""
    broke = Signal()
    """It sees nothing any more: it was unplugged, or another program has it."""

    def start(self) -> None:
        """Begin to see."""

    def stop(self) -> None:
        """See nothing any more, and put the camera's light out."""
