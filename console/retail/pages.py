"""The shop's own records in the navigation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from backend.retail.contract.goods import GOODS_QUERY, GOODS_SAVE, GOODS_SYNC
from backend.retail.contract.goods_import import (
    GOODS_IMPORT_BEGIN,
    GOODS_IMPORT_COMMIT,
    GOODS_IMPORT_DROP,
    GOODS_IMPORT_PUT,
)
from console.desk.page import Desk, Page
from console.desk.phrases import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def _goods(desk: Desk) -> QWidget:
    from console.retail.goods.model import GoodsModel
    from console.retail.goods.view.page import GoodsView

    model = GoodsModel(desk)
    view = GoodsView(model, desk)
    model.setParent(view)
    return view


PAGES: Final = (
    Page(
        key="retail.goods",
        title=QT_TRANSLATE_NOOP("Pages", "Goods"),
        icon="goods",
        calls=(
            *(GOODS_QUERY, GOODS_SAVE, GOODS_SYNC),
            *(GOODS_IMPORT_BEGIN, GOODS_IMPORT_PUT, GOODS_IMPORT_COMMIT, GOODS_IMPORT_DROP),
        ),
        build=_goods,
    ),
)
