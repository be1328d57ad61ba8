"""Brings the shop's goods to the till: what changed since it last asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, Protocol

from backend.retail.contract.goods import GOODS_SYNC, Goods, GoodsSyncRequest
from console.client.client import Caller
from console.retail.files.row_of_goods import RowOfGoods
from console.till import sale
from console.till.numbers import Identity

LAST_SEQ: Final = "goods.last_seq"
"""The setting that says which change came last."""


class Kept(Protocol):
    """The till's goods."""

    def put(self, goods: Iterable[sale.Goods]) -> int: ...

    def each(self) -> Iterator[sale.Goods]: ...


class Noted(Protocol):
    """The till's settings."""

    def text(self, key: str) -> str: ...

    def number(self, key: str) -> int: ...

    def put(self, key: str, value: str | int) -> None: ...


class Shelf(Protocol):
    """What of a till goods are brought to; a whole till is one."""

    @property
    def identity(self) -> Identity: ...

    @property
    def goods(self) -> Kept: ...

    @property
    def settings(self) -> Noted: ...


def sync_goods(till: Shelf, caller: Caller, *, up_to: int | None = None) -> int:
    """
    Ask for every change and keep it, page by page; return how many goods changed.

    With ``up_to`` only until that change is known. An interrupted sync goes on where it stopped.

    :raises ClientError: if the platform cannot be asked.
    """
    changed, more = 0, True
    while more and (up_to is None or till.settings.number(LAST_SEQ) < up_to):
        count, more = sync_page(till, caller)
        changed += count
    return changed


def sync_page(till: Shelf, caller: Caller) -> tuple[int, bool]:
    """
    Ask for the next changes and keep them; return how many came, and whether more wait.

    :raises ClientError: if the platform cannot be asked.
    """
    request = GoodsSyncRequest(after_seq=till.settings.number(LAST_SEQ))
    answer = caller.call(GOODS_SYNC, request)
    if answer.goods:
        till.goods.put(kept(goods) for goods in answer.goods)
        till.settings.put(LAST_SEQ, answer.last_seq)
    return len(answer.goods), answer.more


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
