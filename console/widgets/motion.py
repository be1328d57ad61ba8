"""Whether things may move, and for how long."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QStyle

EASY_MS: Final = 180


def allowed(ms: int) -> int:
    """Return a duration, or 0 where the system asks for no motion."""
    hints = QGuiApplication.styleHints()
    asked = getattr(hints.accessibility(), "motionPreference", None)  # Qt 6.12 and later
    if asked is not None and asked().name == "ReducedMotion":
        return 0
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    return ms if QApplication.style().styleHint(hint) > 0 else 0
