"""Every page of the console. A new capability adds one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from console.desk.page import Desk, Page
from console.desk.phrases import QT_TRANSLATE_NOOP
from console.desk.settings import DESK_SETTINGS, AnySetting
from console.payments.pages import PAGES as PAYMENTS
from console.payments.queue.caps import CAP_SETTINGS
from console.payments.queue.folders import EXPORT_FOLDER

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

SETTINGS: Final[tuple[AnySetting, ...]] = (*DESK_SETTINGS, *CAP_SETTINGS, EXPORT_FOLDER)


def _preferences(desk: Desk) -> QWidget:
    from console.shell.preferences_view import PreferencesView

    return PreferencesView(desk, SETTINGS)


PREFERENCES: Final = Page(
    key="shell.preferences",
    title=QT_TRANSLATE_NOOP("Pages", "Settings"),
    icon="preferences",
    calls=(),
    build=_preferences,
)

PAGES: Final[tuple[Page, ...]] = (*PAYMENTS,)
"""Shown from the top of the side bar, the first after signing in."""

FOOT: Final[tuple[Page, ...]] = (PREFERENCES,)
"""Shown at the foot of the side bar."""
