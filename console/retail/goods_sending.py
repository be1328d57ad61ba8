"""Sends goods to the platform in parts; they stand on the shelf all together or not at all."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from hashlib import blake2s
from sys import intern
from typing import Final

from backend.protocol.money import Money
from backend.retail.contract.goods import GOODS_COSTS, GoodsCostsRequest, GoodsFacts
from backend.retail.contract.goods_import import (
    GOODS_IMPORT_BEGIN,
    GOODS_IMPORT_COMMIT,
    GOODS_IMPORT_DROP,
    GOODS_IMPORT_PUT,
    PUT_MAX,
    GoodsImportBeginRequest,
    GoodsImportCommitRequest,
    GoodsImportCommitResponse,
    GoodsImportDropRequest,
    GoodsImportPutRequest,
    ImportGoodsChanged,
    ImportOver,
    ImportUnknown,
)
from console.client.client import Caller
from console.client.failures import ClientError
from console.retail.files.row_of_goods import RowOfGoods
from console.retail.goods_sync import LAST_SEQ, Shelf, kept, sync_goods
from console.till import sale

_UNDER_WAY: Final = "goods.import"
"""The till's setting: number and mark of the import it has not seen the end of."""
_REQUEST_MAX: Final = 1_500_000
"""Bytes of one request, well below what a platform takes."""
_TELLS_EVERY: Final = 500
_ROOM: Final = 1000
"""Bytes of a row without its words."""
_FACTS: Final = tuple(field.name for field in fields(RowOfGoods) if field.name != "line")


@dataclass(frozen=True, slots=True)
class Known:
    """All goods as the platform knows them."""

    seq: int
    """The last change that was surely known when they were read; they may show later ones."""
    goods: Iterator[RowOfGoods]
    """By number, read one after another."""


def known_goods(
    till: Shelf, caller: Caller, on_goods: Callable[[int], None] | None = None
) -> Known:
    """
    Return all goods as the platform knows them: the till's own, brought up to date.

    Only their costs are asked for, which no till keeps. ``on_goods`` hears now and then how many
    came, and may raise.

    :raises ClientError: if the platform cannot be asked, also while they are read.
    """
    sync_goods(till, caller)
    return Known(till.settings.number(LAST_SEQ), _each(till, caller, on_goods))


def _each(
    till: Shelf, caller: Caller, on_goods: Callable[[int], None] | None
) -> Iterator[RowOfGoods]:
    costs = _costs(caller)
    for count, goods in enumerate(till.goods.each(), 1):
        yield _row(goods, costs.get(goods.goods_id))
        if on_goods is not None and count % _TELLS_EVERY == 0:
            on_goods(count)


def _costs(caller: Caller) -> dict[str, Money]:
    costs: dict[str, Money] = {}
    after, more = None, True
    while more:
        answer = caller.call(GOODS_COSTS, GoodsCostsRequest(after=after))
        costs.update((one.goods_id, one.cost) for one in answer.costs)
        after, more = answer.next, answer.next is not None
    return costs


class GoodsSending:
    """
    One import on its way, step by step. Every step blocks: take it in the background.

    A step that fails can be taken again, also by another sending of the same goods after the
    program was started anew: what had arrived is not sent twice.
    """

    def __init__(
        self,
        till: Shelf,
        caller: Caller,
        goods: Sequence[RowOfGoods],
        *,
        known_seq: int,
        now: datetime,
    ) -> None:
        """Send goods that were compared with the shop's up to the change ``known_seq``."""
        self._till = till
        self._caller = caller
        self._goods = goods
        self.total = len(goods)
        """How many goods there are to send."""
        self._known_seq = known_seq
        self._now = now
        self._import_id = ""
        self.sent = 0
        """How many goods the platform has."""
        self._initials: list[str] = []
        """Of the goods that were sent here, from the first on; what was sent before has none."""

    @property
    def is_sent(self) -> bool:
        """Whether only ``finish`` is left."""
        return bool(self._import_id) and self.sent >= self.total

    def step(self) -> int:
        """
        Begin, or send the next part; return how many goods the platform has.

        :raises ImportUnderWay: if another till is importing.
        :raises PlatformError: if the platform refuses a part.
        :raises ClientError: if no answer came; take the step again.
        """
        if not self._import_id:
            self._import_id, self.sent = self._begun()
        elif not self.is_sent:
            rows = self._goods[self.sent : self.sent + PUT_MAX]
            part = tuple(_wanted(row) for row in _fitting(rows))
            request = GoodsImportPutRequest(import_id=self._import_id, first=self.sent, goods=part)
            answer = self._caller.call(GOODS_IMPORT_PUT, request)
            if len(self._initials) == self.sent:
                self._initials += map(intern, answer.initials)
            self.sent = answer.staged
        return self.sent

    def finish(self) -> GoodsImportCommitResponse:
        """
        Put all of it on the shelf and bring it to the till.

        :raises ImportGoodsChanged: if somebody changed goods of it since they were compared;
            nothing was taken, and it is dropped.
        :raises ImportBarcodesTaken: if other goods have barcodes of it; nothing was taken.
        :raises ClientError: if no answer came; finish again.
        """
        request = GoodsImportCommitRequest(import_id=self._import_id, known_seq=self._known_seq)
        try:
            answer = self._caller.call(GOODS_IMPORT_COMMIT, request)
        except ImportGoodsChanged:
            with contextlib.suppress(ClientError):  # the next import drops it
                self.drop()  # another till need not wait for somebody to look again
            raise
        self._learn(answer)
        sync_goods(self._till, self._caller)
        self._till.settings.put(_UNDER_WAY, "")
        self._goods, self._initials = (), []  # freed here: on the UI thread it would be felt
        return answer

    def _learn(self, answer: GoodsImportCommitResponse) -> None:
        """Bring to the till what was sent from here, as it stands on the shelf."""
        if len(self._initials) != self.total:
            return
        sync_goods(self._till, self._caller, up_to=answer.before_seq)
        if self._till.settings.number(LAST_SEQ) <= answer.last_seq:  # it knows nothing newer
            sent = zip(self._goods, self._initials, strict=True)
            self._till.goods.put(kept(row, initials=initials) for row, initials in sent)
            self._till.settings.put(LAST_SEQ, answer.last_seq)

    def drop(self) -> None:
        """
        Let the platform forget what this till had sent and not finished.

        :raises ClientError: if no answer came.
        """
        import_id, _, _ = self._till.settings.text(_UNDER_WAY).partition(" ")
        if import_id:
            self._forget(import_id)
        self._import_id, self.sent = "", 0

    def _begun(self) -> tuple[str, int]:
        mark = _mark(self._goods)
        import_id, _, other = self._till.settings.text(_UNDER_WAY).partition(" ")
        if import_id and other != mark:
            self._forget(import_id)
        if import_id and other == mark:
            try:
                return import_id, self._ask(import_id)
            except ImportOver:  # it was dropped after a day
                self._forget(import_id)
        import_id = f"{self._till.identity.till_id}-{self._now:%Y%m%d%H%M%S%f}"
        self._till.settings.put(_UNDER_WAY, f"{import_id} {mark}")
        return import_id, self._ask(import_id)

    def _ask(self, import_id: str) -> int:
        request = GoodsImportBeginRequest(import_id=import_id, rows=self.total)
        return self._caller.call(GOODS_IMPORT_BEGIN, request).staged

    def _forget(self, import_id: str) -> None:
        # It may never have arrived, or have come to its end.
        with contextlib.suppress(ImportUnknown, ImportOver):
            self._caller.call(GOODS_IMPORT_DROP, GoodsImportDropRequest(import_id=import_id))
        self._till.settings.put(_UNDER_WAY, "")


def _mark(goods: Sequence[RowOfGoods]) -> str:
    """Return what tells the goods of one import from those of another."""
    told = blake2s(digest_size=16)
    for row in goods:
        told.update(repr([getattr(row, fact) for fact in _FACTS]).encode())
    return told.hexdigest()


def _fitting(rows: Sequence[RowOfGoods]) -> Sequence[RowOfGoods]:
    """Return as many as one request holds, whatever they are called."""
    size = 0
    for count, row in enumerate(rows):
        words = (row.name, row.spec, row.category, row.unit, row.tax, row.initials)
        size += _ROOM + 9 * sum(map(len, words))  # a Chinese sign is three bytes, each of them %XX
        if size > _REQUEST_MAX:
            return rows[:count]
    return rows


def _wanted(row: RowOfGoods) -> GoodsFacts:
    return GoodsFacts.model_construct(**{fact: getattr(row, fact) for fact in _FACTS})


def _row(goods: sale.Goods, cost: Money | None) -> RowOfGoods:
    return RowOfGoods(
        line=0,
        goods_id=goods.goods_id,
        name=goods.name,
        price=goods.price,
        barcode=goods.barcode,
        spec=goods.spec,
        initials=intern(goods.initials),
        category=goods.category,
        unit=goods.unit,
        cost=cost,
        tax=goods.tax,
        weighed=goods.weighed,
        on_sale=goods.on_sale,
    )
