"""What the shop chooses about shifts."""

from __future__ import annotations

from typing import Final

from console.desk.phrases import QT_TRANSLATE_NOOP
from console.desk.settings import AnySetting, Setting

TOLERANCE: Final = Setting(
    key="shift.tolerance",
    topic=QT_TRANSLATE_NOOP("Topics", "Shifts"),
    default=5,
    title=QT_TRANSLATE_NOOP("Settings", "Difference that passes"),
    about=QT_TRANSLATE_NOOP(
        "Settings", "A larger difference in the drawer needs a reason and a manager."
    ),
    most=500,
    unit=QT_TRANSLATE_NOOP("Settings", "yuan"),
)
SHIFT_SETTINGS: Final[tuple[AnySetting, ...]] = (TOLERANCE,)
