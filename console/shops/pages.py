"""The shop's own things in the navigation: its tills, its printers, how its receipts look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from backend.shops.contract.devices import DEVICE_INVITE, DEVICE_LIST, DEVICE_REVOKE
from backend.shops.contract.network import NETWORK_QUERY, NETWORK_SET
from console.desk.page import Desk, Page, Place, built
from console.desk.phrases import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_THIS_TILL = QT_TRANSLATE_NOOP("Topics", "This till")


def _tills(desk: Desk) -> QWidget:
    from console.shops.tills.model import TillsModel
    from console.shops.tills.view.page import TillsView

    return built(desk, TillsModel, TillsView)


def _printers(desk: Desk) -> QWidget:
    from console.shops.printers.model import PrintersModel
    from console.shops.printers.view.page import PrintersView

    return built(desk, PrintersModel, PrintersView)


def _receipts(desk: Desk) -> QWidget:
    from console.shops.receipts.model import ReceiptsModel
    from console.shops.receipts.view.page import ReceiptsView

    return built(desk, ReceiptsModel, ReceiptsView)


PAGES: Final = (
    Page(
        key="shops.tills",
        title=QT_TRANSLATE_NOOP("Pages", "Tills"),
        icon="screen",
        calls=(DEVICE_LIST, DEVICE_INVITE, DEVICE_REVOKE, NETWORK_QUERY, NETWORK_SET),
        build=_tills,
        role="owner",
        place=Place.MORE,
        topic=QT_TRANSLATE_NOOP("Topics", "The shop"),
        about=QT_TRANSLATE_NOOP("Topics", "Let other tills in, see how they do, turn them away."),
    ),
    Page(
        key="shops.printers",
        title=QT_TRANSLATE_NOOP("Pages", "Printers"),
        icon="print",
        calls=(),
        build=_printers,
        role="manager",
        place=Place.MORE,
        topic=_THIS_TILL,
        about=QT_TRANSLATE_NOOP("Topics", "Set printers up, try them, say what each prints."),
    ),
    Page(
        key="shops.receipts",
        title=QT_TRANSLATE_NOOP("Pages", "Receipt design"),
        icon="edit",
        calls=(),
        build=_receipts,
        role="manager",
        place=Place.MORE,
        topic=_THIS_TILL,
        about=QT_TRANSLATE_NOOP("Topics", "Logo, header and footer, and what stands on a receipt."),
    ),
)
