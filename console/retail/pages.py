"""The shop's own records in the navigation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from backend.retail.contract.activity import ACTIVITY_QUERY
from backend.retail.contract.goods import GOODS_QUERY, GOODS_SAVE, GOODS_SYNC
from backend.retail.contract.goods_import import (
    GOODS_IMPORT_BEGIN,
    GOODS_IMPORT_COMMIT,
    GOODS_IMPORT_DROP,
    GOODS_IMPORT_PUT,
)
from backend.retail.contract.in_store import IN_STORE_ASSIGN
from backend.retail.contract.shifts import SHIFT_QUERY
from backend.retail.contract.staff import STAFF_APPROVE, STAFF_LIST, STAFF_SAVE
from backend.retail.contract.stock import (
    STOCK_COUNT,
    STOCK_MOVE,
    STOCK_MOVES,
    STOCK_QUERY,
    STOCK_WATCH,
)
from backend.shops.contract.devices import DEVICE_LIST
from console.desk.page import Desk, Page, Place, built
from console.desk.phrases import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def _goods(desk: Desk) -> QWidget:
    from console.retail.goods.model import GoodsModel
    from console.retail.goods.view.page import GoodsView

    return built(desk, GoodsModel, GoodsView)


def _shifts(desk: Desk) -> QWidget:
    from console.retail.shifts.model import ShiftsModel
    from console.retail.shifts.view.page import ShiftsView

    return built(desk, ShiftsModel, ShiftsView)


def _closings(desk: Desk) -> QWidget:
    from console.retail.closings.model import ClosingsModel
    from console.retail.closings.view.page import ClosingsView

    return built(desk, ClosingsModel, ClosingsView)


def _activity(desk: Desk) -> QWidget:
    from console.retail.activity.model import ActivityModel
    from console.retail.activity.view.page import ActivityView

    return built(desk, ActivityModel, ActivityView)


def _staff(desk: Desk) -> QWidget:
    from console.retail.staff.model import StaffModel
    from console.retail.staff.view.page import StaffView

    return built(desk, StaffModel, StaffView)


_PEOPLE: Final = QT_TRANSLATE_NOOP("Topics", "People")

PAGES: Final = (
    Page(
        key="retail.goods",
        title=QT_TRANSLATE_NOOP("Pages", "Goods"),
        icon="goods",
        calls=(
            *(GOODS_QUERY, GOODS_SAVE, GOODS_SYNC, IN_STORE_ASSIGN),
            *(STOCK_QUERY, STOCK_MOVES, STOCK_MOVE, STOCK_COUNT, STOCK_WATCH),
            *(GOODS_IMPORT_BEGIN, GOODS_IMPORT_PUT, GOODS_IMPORT_COMMIT, GOODS_IMPORT_DROP),
        ),
        build=_goods,
    ),
    Page(
        key="retail.shifts",
        title=QT_TRANSLATE_NOOP("Pages", "Shift"),
        icon="shift",
        calls=(STAFF_APPROVE,),
        build=_shifts,
    ),
    Page(
        key="retail.closings",
        title=QT_TRANSLATE_NOOP("Pages", "Closings"),
        icon="shift",
        calls=(SHIFT_QUERY, DEVICE_LIST),
        build=_closings,
        role="manager",
        place=Place.MORE,
        topic=QT_TRANSLATE_NOOP("Topics", "Money"),
        about=QT_TRANSLATE_NOOP("Topics", "What every till closed, day by day, and its drawer"),
    ),
    Page(
        key="retail.activity",
        title=QT_TRANSLATE_NOOP("Pages", "Activity"),
        icon="activity",
        calls=(ACTIVITY_QUERY, STAFF_LIST),
        build=_activity,
        role="manager",
        place=Place.MORE,
        topic=_PEOPLE,
        about=QT_TRANSLATE_NOOP("Pages", "Who did what, when, and who approved it"),
    ),
    Page(
        key="retail.staff",
        title=QT_TRANSLATE_NOOP("Pages", "Staff"),
        icon="staff",
        calls=(STAFF_LIST, STAFF_SAVE),
        build=_staff,
        role="owner",
        place=Place.MORE,
        topic=_PEOPLE,
        about=QT_TRANSLATE_NOOP("Pages", "Who works here, in which role, with which PIN"),
    ),
)
