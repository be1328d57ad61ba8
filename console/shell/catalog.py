"""Every page of the console. A new capability adds one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from console.camera.settings import CAMERA_SETTINGS
from console.care.pages import PAGES as CARE
from console.care.settings import BACKUP_SETTINGS
from console.desk.page import Desk, Page, Place
from console.desk.paper import PAPER_SETTINGS
from console.desk.phrases import QT_TRANSLATE_NOOP
from console.desk.settings import DESK_SETTINGS, AnySetting
from console.payments.pages import PAGES as PAYMENTS
from console.payments.queue.caps import CAP_SETTINGS
from console.payments.queue.folders import EXPORT_FOLDER
from console.retail.pages import PAGES as RETAIL
from console.retail.shifts.settings import SHIFT_SETTINGS
from console.shops.pages import PAGES as SHOPS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

SETTINGS: Final[tuple[AnySetting, ...]] = (
    *DESK_SETTINGS,
    *CAMERA_SETTINGS,
    *PAPER_SETTINGS,
    *SHIFT_SETTINGS,
    *CAP_SETTINGS,
    EXPORT_FOLDER,
    *BACKUP_SETTINGS,
)


def _preferences(desk: Desk) -> QWidget:
    from console.shell.preferences_view import PreferencesView

    return PreferencesView(desk, SETTINGS)


PREFERENCES: Final = Page(
    key="shell.preferences",
    title=QT_TRANSLATE_NOOP("Pages", "Settings"),
    icon="preferences",
    calls=(),
    build=_preferences,
    places=tuple((setting.key, setting.title) for setting in SETTINGS),
)

PAGES: Final[tuple[Page, ...]] = (*PAYMENTS, *RETAIL, *SHOPS, *CARE)
"""Shown from the top of the side bar, or behind "More"; the first after signing in."""


def _more(desk: Desk) -> QWidget:
    from console.shell.more_view import MoreView

    return MoreView(desk, [page for page in PAGES if page.place is Place.MORE])


MORE: Final = Page(
    key="shell.more",
    title=QT_TRANSLATE_NOOP("Pages", "More"),
    icon="more",
    calls=(),
    build=_more,
)

FOOT: Final[tuple[Page, ...]] = (MORE, PREFERENCES)
"""Shown at the foot of the side bar."""
