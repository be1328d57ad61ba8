"""The pages of the shop's tills."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from backend.shops.contract.devices import DEVICE_INVITE, DEVICE_LIST, DEVICE_REVOKE
from backend.shops.contract.network import NETWORK_QUERY, NETWORK_SET
from console.desk.page import Desk, Page, Place
from console.desk.phrases import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def _tills(desk: Desk) -> QWidget:
    from console.shops.tills.model import TillsModel
    from console.shops.tills.view.page import TillsView

    model = TillsModel(desk)
    view = TillsView(model, desk)
    model.setParent(view)
    return view


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
)
