"""The till's copy of the shop's goods: found while the network is down, and fast enough to type."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from console.till.database import Database
from console.till.sale import Goods, GoodsPage, GoodsQuery
from console.till.store import goods as store

_BATCH: Final = 1000
PUT_AT_ONCE: Final = 100
"""A scan that comes meanwhile waits for a batch: some milliseconds."""
_SETTLED_EVERY: Final = 5
SEARCH_MAX: Final = 200


class GoodsCache:
    """Made for 100,000 kinds of goods."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._puts = 0

    def put(self, goods: Iterable[Goods]) -> int:
        """Keep goods as they are now, in batches; return how many."""
        total, rest = 0, iter(goods)
        while batch := list(islice(rest, PUT_AT_ONCE)):
            self.put_rows([store.row_of(one) for one in batch])
            total += len(batch)
        return total

    def put_rows(self, rows: Sequence[store.GoodsRow]) -> None:
        """Keep at most ``PUT_AT_ONCE`` goods as they are now, given as ``store.row_of`` does."""
        # They can be asked for again: the setting that says how far it came is written after.
        self._database.do(lambda db: store.put(db, rows), lasts=False)
        self._puts += 1
        if self._puts % _SETTLED_EVERY == 0:
            self._database.settle()

    def clear(self) -> None:
        """Forget all goods, before the platform is asked for all of them again."""
        self._database.do(store.clear)

    def get(self, goods_id: str) -> Goods | None:
        """Return goods by the shop's number, also withdrawn ones."""
        return self._database.look(lambda db: store.get(db, goods_id))

    def by_barcode(self, barcode: str) -> Goods | None:
        """Return what a scanner read, if it is on sale."""
        return self._database.look(lambda db: store.by_barcode(db, barcode))

    def search(self, text: str, *, limit: int = 30) -> tuple[Goods, ...]:
        """
        Return goods whose name, size, initials or barcode hold every word of the text.

        Those whose initials or name begin with the first word come first.
        """
        words = text.split()
        most = max(1, min(limit, SEARCH_MAX))
        return self._database.look(lambda db: store.search(db, words, most)) if words else ()

    def page(
        self, query: GoodsQuery, *, after: tuple[str, str] | None = None, limit: int = 50
    ) -> GoodsPage:
        """
        Return some goods in the order of their initials, withdrawn ones too if they are asked for.

        ``after`` is ``next`` of the page before.
        """
        return self._database.look(lambda db: store.page(db, query, after, limit))

    def each(self) -> Iterator[Goods]:
        """Yield all goods by number, withdrawn ones too, a batch in memory at a time."""
        last = ""
        while batch := self._after(last):
            yield from batch
            last = batch[-1].goods_id

    def many(self, goods_ids: Sequence[str]) -> tuple[Goods, ...]:
        """Return those that are known, in the order asked for; withdrawn ones too."""
        return self._database.look(lambda db: store.many(db, goods_ids))

    def categories(self) -> tuple[str, ...]:
        """Return the shelves."""
        return self._database.look(store.categories)

    def shelves(self, *, on_sale: bool) -> tuple[tuple[str, int], ...]:
        """Return each category with how many kinds of goods it holds; an empty one for none."""
        return self._database.look(lambda db: store.shelves(db, on_sale=on_sale))

    def taxes(self) -> tuple[str, ...]:
        """Return the tax categories in use."""
        return self._database.look(store.taxes)

    def of_category(self, category: str, *, limit: int = SEARCH_MAX) -> tuple[Goods, ...]:
        """Return the goods of a shelf, by name."""
        most = max(1, min(limit, SEARCH_MAX))
        return self._database.look(lambda db: store.of_category(db, category, most))

    def __len__(self) -> int:
        return self._database.look(store.count)

    def _after(self, goods_id: str) -> tuple[Goods, ...]:
        return self._database.look(lambda db: store.after(db, goods_id, _BATCH))
