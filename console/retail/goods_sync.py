"""Brings the shop's goods to the till: what changed since it last asked."""

from __future__ import annotations

from typing import Final

from backend.retail.contract.goods import GOODS_SYNC, Goods, GoodsSyncRequest
from console.client.client import Caller
from console.retail.files.row_of_goods import RowOfGoods
from console.till import sale
from console.till.till import Till

LAST_SEQ: Final = "goods.last_seq"
"""The setting that says which change came last."""


def sync_goods(till: Till, caller: Caller, *, up_to: int | None = None) -> int:
    """
    Ask for every change and keep it, page by page; return how many goods changed.

    With ``up_to`` only until that change is known. An interrupted sync goes on where it stopped.

    :raises ClientError: if the platform cannot be asked.
    """
    changed, more = 0, True
    while more and (up_to is None or till.settings.number(LAST_SEQ) < up_to):
        request = GoodsSyncRequest(after_seq=till.settings.number(LAST_SEQ))
        answer = caller.call(GOODS_SYNC, request)
        till.goods.put(kept(goods) for goods in answer.goods)
        till.settings.put(LAST_SEQ, answer.last_seq)
        changed += len(answer.goods)
        more = answer.more
    return changed


def kept(goods: Goods | RowOfGoods, *, initials: str | None = None) -> sale.Goods:
    """Return goods as the till keeps them; ``initials`` are what the platform made of the name."""
    return sale.Goods(
        goods_id=goods.goods_id,
        name=goods.name,
        price=goods.price,
        barcode=goods.barcode,
        spec=goods.spec,
        initials=goods.initials if initials is None else initials,
        category=goods.category,
        unit=goods.unit,
        weighed=goods.weighed,
        on_sale=goods.on_sale,
        tax=goods.tax,
    )
