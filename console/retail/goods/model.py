"""What the goods page knows and can do; no widgets, no words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Final, cast

from PySide6.QtCore import QObject, Signal

from backend.protocol.money import Money
from backend.retail.contract.goods import (
    GOODS_QUERY,
    GOODS_SAVE,
    Goods,
    GoodsQueryRequest,
    GoodsSaveRequest,
    GoodsSaveResponse,
)
from backend.retail.contract.staff import Action
from backend.retail.contract.stock import PAGE_MAX as STOCK_PAGE
from backend.retail.contract.stock import STOCK_QUERY, Stock, StockQueryRequest
from console.client.failures import ClientError
from console.desk.clock import Alarm
from console.desk.page import Desk
from console.retail.files.columns import Column
from console.retail.files.row_of_goods import RowOfGoods
from console.retail.goods.form import Texts, read_form, written
from console.retail.goods_sync import kept
from console.till import sale
from console.till.sale import GoodsQuery
from console.widgets.rows import Slice

PAGE: Final = 50
_PAUSE_MS: Final = 150
"""Typing is looked up once it pauses."""
_FACTS: Final = tuple(field.name for field in fields(RowOfGoods) if field.name != "line")


Shelves = Sequence[tuple[str, int]]
"""Categories, each with how many kinds of goods it holds."""


class Which(StrEnum):
    """What the list shows."""

    ON_SALE = "on_sale"
    LOW = "low"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Listed:
    """Goods as the list shows them: what the till knows, and what only the platform does."""

    goods: sale.Goods
    cost: Money | None = None
    stock: Stock | None = None

    @property
    def is_low(self) -> bool:
        """Whether there is as little as it is to be bought again at."""
        stock = self.stock
        return stock is not None and stock.low_at is not None and stock.level <= stock.low_at


class GoodsModel(QObject):
    """The shelf, and the goods that are looked at."""

    list_changed = Signal()
    chosen = Signal()
    """Other goods are looked at, or more is known of them."""
    faulty = Signal(object)
    """What was typed cannot be saved: a tuple of ``Fault``."""
    saved = Signal(object)
    """``Goods`` as they are now."""
    missed = Signal(str)
    """A barcode that no goods have."""
    failed = Signal(object)
    shelves_known = Signal(object)
    """``Shelves``: what the list can be narrowed to."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._till = desk.till
        self._query = GoodsQuery()
        self._only_low = False
        self._goods: sale.Goods | None = None
        self._record: Goods | None = None
        self._pause: Alarm | None = None
        self._is_saving = False
        self._taxes: Sequence[str] = ()

    @property
    def goods(self) -> sale.Goods | None:
        """The goods that are looked at, as the till sells them."""
        return self._goods

    @property
    def record(self) -> Goods | None:
        """The same as the platform keeps them; None until it has answered."""
        return self._record

    @property
    def query(self) -> GoodsQuery:
        """What the list shows."""
        return self._query

    @property
    def may_edit(self) -> bool:
        """Whether whoever is signed in may change goods."""
        return self._desk.leave.may(Action.EDIT_GOODS)

    @property
    def may_see_cost(self) -> bool:
        """Whether whoever is signed in may see what goods were bought for."""
        return self._desk.leave.may(Action.SEE_COST)

    # The list

    def look_up(self, text: str) -> None:
        """List goods about a text as soon as typing pauses."""
        self._rest()
        self._pause = self._desk.clock.after(self, _PAUSE_MS, lambda: self.find(text))

    def find(self, text: str) -> None:
        """List the goods about a text now."""
        self._list(replace(self._query, text=text.strip()))

    @property
    def only_low(self) -> bool:
        """Whether only what runs low is listed."""
        return self._only_low

    def show_only(self, which: str) -> None:
        """List only what is on sale, or withdrawn; or what runs low, whatever is typed."""
        self._only_low = which == Which.LOW
        self._list(replace(self._query, on_sale=which != Which.WITHDRAWN))
        self.learn()

    def show_category(self, category: str) -> None:
        """List only the goods of a category; of all for an empty one."""
        self._list(replace(self._query, category=category))

    def learn(self) -> None:
        """Ask anew which categories and tax categories there are."""
        goods, on_sale = self._till.goods, self._query.on_sale is not False

        def ask() -> tuple[Shelves, Sequence[str]]:
            return goods.shelves(on_sale=on_sale), goods.taxes()

        self._desk.background.run(self, ask, done=self._hear_learnt, failed=self.failed.emit)

    def page(self, after: object | None) -> Slice[Listed]:
        """Return some goods; called in the background."""
        if self._only_low:
            return self._low_page(cast("str | None", after))
        last = cast("tuple[str, str] | None", after)
        found = self._till.goods.page(self._query, after=last, limit=PAGE)
        return Slice(self._listed(found.goods), found.next)

    def finder(self, most: int, *, chosen: bool) -> Callable[[], Sequence[sale.Goods]]:
        """
        Return what finds the goods that are looked at, or up to so many of the list.

        It is for the background, and finds what is listed now whatever is listed later.
        """
        goods, query = self._till.goods, self._query
        if chosen:
            ids = [self._goods.goods_id] if self._goods is not None else []
            return lambda: goods.many(ids)
        if self._only_low:
            return lambda: self._all_low(most)
        return lambda: goods.page(query, limit=most).goods

    def count(self) -> int:
        """Return how many kinds of goods are sold; called in the background."""
        return len(self._till.goods)

    @property
    def taxes(self) -> Sequence[str]:
        """The tax categories in use, as far as they are known."""
        return self._taxes

    # One of them

    def choose(self, goods_id: str) -> None:
        """Look at goods: as the till knows them at once, then as the platform does."""
        self._goods = self._till.goods.get(goods_id)
        self._record = None
        self.chosen.emit()
        request = GoodsQueryRequest(goods_ids=(goods_id,), include_withdrawn=True, page_size=1)
        client = self._desk.client
        self._desk.background.run(
            self,
            lambda: client.call(GOODS_QUERY, request).goods,
            done=self._hear_record,
            failed=self.failed.emit,
        )

    def scan(self, barcode: str) -> None:
        """Look at the goods of a barcode."""
        goods = self._till.goods.by_barcode(barcode.strip())
        if goods is None:
            self.missed.emit(barcode.strip())
        else:
            self.choose(goods.goods_id)

    def texts(self) -> Texts:
        """Return what the fields show of the goods that are looked at."""
        return written(self._record) if self._record is not None else {}

    def save(self, texts: Texts, *, new: bool) -> None:
        """Save what was typed, or say what is wrong with it."""
        if self._is_saving or not self.may_edit or (self._record is None and not new):
            return
        found = read_form(self._whole(texts, new=new))
        if isinstance(found, tuple):
            self.faulty.emit(found)
            return
        seen = 0 if new or self._record is None else self._record.updated_seq
        facts = {fact: getattr(found, fact) for fact in _FACTS}
        self._send(GoodsSaveRequest.model_construct(**facts, known_seq=seen))

    def withdraw(self, *, on_sale: bool) -> None:
        """Sell the goods that are looked at no longer, or again."""
        if self._record is not None:
            self.save({**self.texts(), Column.ON_SALE: str(int(on_sale))}, new=False)

    def _whole(self, texts: Texts, *, new: bool) -> Texts:
        """Keep what the person may not see; make initials anew from a name that changed."""
        before = {} if new else dict(self.texts())
        whole = {**before, **texts}
        if not new and not self.may_see_cost:
            whole[Column.COST] = before[Column.COST]
        same_name = whole[Column.NAME].strip() == before.get(Column.NAME)
        if not same_name and whole.get(Column.INITIALS) == before.get(Column.INITIALS):
            whole[Column.INITIALS] = ""
        return whole

    def _send(self, request: GoodsSaveRequest) -> None:
        client, till = self._desk.client, self._till

        def send() -> GoodsSaveResponse:
            answer = client.call(GOODS_SAVE, request)
            till.goods.put([kept(answer.goods)])
            return answer

        self._is_saving = True
        self._desk.background.run(self, send, done=self._hear_saved, failed=self._hear_unsaved)

    def _hear_saved(self, answer: GoodsSaveResponse) -> None:
        self._is_saving = False
        self._goods, self._record = kept(answer.goods), answer.goods
        self.saved.emit(answer.goods)
        self.chosen.emit()
        self.list_changed.emit()
        self.learn()

    def _hear_learnt(self, found: tuple[Shelves, Sequence[str]]) -> None:
        shelves, self._taxes = found
        self.shelves_known.emit(shelves)

    def _hear_unsaved(self, error: Exception) -> None:
        self._is_saving = False
        self.failed.emit(error)

    def _hear_record(self, found: Sequence[Goods]) -> None:
        record = found[0] if found else None
        if record is None or self._goods is None or self._goods.goods_id != record.goods_id:
            return
        self._goods, self._record = kept(record), record
        self.chosen.emit()

    def _low_page(self, after: str | None) -> Slice[Listed]:
        """Return a page that is not empty, if any is left: no list ends at an empty one."""
        goods: list[sale.Goods] = []
        more = True
        while more and not goods:
            request = StockQueryRequest(low=True, after=after, page_size=PAGE)
            answer = self._desk.client.call(STOCK_QUERY, request)
            goods = self._of_category(self._till.goods.many([one.goods_id for one in answer.stock]))
            after, more = answer.next, answer.next is not None
        return Slice(self._listed(goods), after)

    def _all_low(self, most: int) -> Sequence[sale.Goods]:
        found: list[sale.Goods] = []
        after: str | None = None
        while len(found) < most:
            request = StockQueryRequest(low=True, after=after, page_size=STOCK_PAGE)
            answer = self._desk.client.call(STOCK_QUERY, request)
            known = self._till.goods.many([one.goods_id for one in answer.stock])
            found += self._of_category(known)
            after = answer.next
            if after is None:
                break
        return found

    def _of_category(self, goods: Sequence[sale.Goods]) -> list[sale.Goods]:
        category = self._query.category
        return [one for one in goods if not category or one.category == category]

    def _listed(self, goods: Sequence[sale.Goods]) -> list[Listed]:
        ids = [one.goods_id for one in goods]
        costs, stock = self._costs(ids), self._stock(ids)
        return [Listed(one, costs.get(one.goods_id), stock.get(one.goods_id)) for one in goods]

    def _stock(self, goods_ids: Sequence[str]) -> dict[str, Stock]:
        if not goods_ids:
            return {}
        request = StockQueryRequest(goods_ids=tuple(goods_ids), page_size=len(goods_ids))
        try:
            found = self._desk.client.call(STOCK_QUERY, request).stock
        except ClientError:  # the shelf can be looked at while the platform is away
            return {}
        return {stock.goods_id: stock for stock in found}

    def _costs(self, goods_ids: Sequence[str]) -> dict[str, Money | None]:
        if not goods_ids or not self.may_see_cost:
            return {}
        request = GoodsQueryRequest(
            goods_ids=tuple(goods_ids), include_withdrawn=True, page_size=len(goods_ids)
        )
        try:
            found = self._desk.client.call(GOODS_QUERY, request).goods
        except ClientError:  # the shelf can be looked at while the platform is away
            return {}
        return {goods.goods_id: goods.cost for goods in found}

    def _list(self, query: GoodsQuery) -> None:
        self._rest()
        self._query = query
        self.list_changed.emit()

    def _rest(self) -> None:
        if self._pause is not None:
            self._pause.stop()
