"""Whether the shop scans with a camera, and why it may not be able to."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Final

from console.camera.frames import Frames
from console.camera.reading import can_read
from console.desk.phrases import QT_TRANSLATE_NOOP, Text
from console.desk.settings import SCANNING, AnySetting, Setting

_MISSING: Final = QT_TRANSLATE_NOOP(
    "Settings", "Not on this computer: the part that reads pictures is not installed (camera)."
)
_BLIND: Final = QT_TRANSLATE_NOOP("Settings", "Not on this computer: no camera is connected.")


def hindrance() -> Text:
    """Return why no camera can scan here, in words; nothing if one can."""
    if not can_read() or find_spec("PySide6.QtMultimedia") is None:
        return _MISSING
    from console.camera.qt_frames import has_camera

    return "" if has_camera() else _BLIND


def open_frames() -> Frames | None:
    """Return this computer's camera, or None where there is none."""
    if hindrance():
        return None
    from console.camera.qt_frames import CameraFrames

    return CameraFrames()


CAMERA: Final = Setting(
    key="camera",
    topic=SCANNING,
    default=False,
    title=QT_TRANSLATE_NOOP("Settings", "Scan with the camera"),
    about=QT_TRANSLATE_NOOP(
        "Settings",
        "Goods, and payment codes once they are asked for."
        " Pictures are read and forgotten; none is kept.",
    ),
    hindrance=hindrance,
)
CAMERA_SETTINGS: Final[tuple[AnySetting, ...]] = (CAMERA,)
