"""The shop's own things in the navigation: its printers, and how its receipts look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from console.desk.page import Desk, Page, Place
from console.desk.phrases import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_THIS_TILL = QT_TRANSLATE_NOOP("Topics", "This till")


def _printers(desk: Desk) -> QWidget:
    from console.shops.printers.model import PrintersModel
    from console.shops.printers.view.page import PrintersView

    model = PrintersModel(desk)
    view = PrintersView(model, desk)
    model.setParent(view)
    return view


def _receipts(desk: Desk) -> QWidget:
    from console.shops.receipts.model import ReceiptsModel
    from console.shops.receipts.view.page import ReceiptsView

    model = ReceiptsModel(desk)
    view = ReceiptsView(model, desk)
    model.setParent(view)
    return view


PAGES: Final = (
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
