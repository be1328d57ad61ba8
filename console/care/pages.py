"""What keeps the books, in the navigation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from backend.retail.contract.shop import SHOP_QUERY
from backend.shops.contract.platform import PLATFORM_CHECK, PLATFORM_QUERY
from console.desk.page import Desk, Page, Place, built
from console.desk.phrases import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def _health(desk: Desk) -> QWidget:
    from console.care.health.model import HealthModel
    from console.care.health.view.page import HealthView

    return built(desk, HealthModel, HealthView)


def _backups(desk: Desk) -> QWidget:
    from console.care.backups.model import BackupsModel
    from console.care.backups.view.page import BackupsView

    return built(desk, BackupsModel, BackupsView)


_TOPIC: Final = QT_TRANSLATE_NOOP("Topics", "This till")
PAGES: Final = (
    Page(
        key="care.health",
        title=QT_TRANSLATE_NOOP("Pages", "Health"),
        icon="check",
        calls=(SHOP_QUERY, PLATFORM_QUERY, PLATFORM_CHECK),
        build=_health,
        place=Place.MORE,
        topic=_TOPIC,
        about=QT_TRANSLATE_NOOP(
            "Topics", "Platform, books, queue, printers, clock, disk, backups."
        ),
    ),
    Page(
        key="care.backup",
        title=QT_TRANSLATE_NOOP("Pages", "Backup"),
        icon="lock",
        calls=(),
        build=_backups,
        role="manager",
        place=Place.MORE,
        topic=_TOPIC,
        about=QT_TRANSLATE_NOOP("Topics", "Copies of all books, proven; how to bring one back."),
    ),
)
