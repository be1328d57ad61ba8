"""Queries over goods."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Row, Select, bindparam, func, select, update

from backend.kernel.unit import Unit
from backend.protocol.money import Money
from backend.retail.contract.goods import Goods, GoodsCost
from backend.retail.tables import GOODS

_G = GOODS.c
_OWN: Final = select(GOODS).where(_G.merchant_id == bindparam("m"))
_BY_ID: Final = _OWN.where(_G.goods_id == bindparam("g"))
_BY_BARCODE: Final = select(_G.goods_id).where(
    _G.merchant_id == bindparam("m"), _G.barcode == bindparam("b")
)
_SINCE: Final = (
    _OWN.where(_G.updated_seq > bindparam("after"))
    .order_by(_G.updated_seq)
    .limit(bindparam("limit"))
)
_COSTS: Final = (
    select(_G.goods_id, _G.cost)
    .where(
        _G.merchant_id == bindparam("m"),
        _G.goods_id > bindparam("after"),
        _G.cost.is_not(None),
    )
    .order_by(_G.goods_id)
    .limit(bindparam("limit"))
)
_LAST_SEQ: Final = select(func.coalesce(func.max(_G.updated_seq), 0).label("seq")).where(
    _G.merchant_id == bindparam("m")
)
_COUNT: Final = (
    select(func.count().label("count_")).select_from(GOODS).where(_G.merchant_id == bindparam("m"))
)
FACTS: Final = (
    *("goods_id", "name", "spec", "barcode", "initials", "category", "unit"),
    *("price", "cost", "tax", "weighed", "on_sale"),
)
"""Columns that say what goods are, the number first."""
_ALL_FACTS: Final = select(*(_G[name] for name in FACTS)).where(_G.merchant_id == bindparam("m"))
_REPLACE: Final = update(GOODS).where(
    _G.merchant_id == bindparam("m"), _G.goods_id == bindparam("g")
)


Facts = tuple[object, ...]
"""What is known of one kind of goods, in the order of ``FACTS``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What goods to find; each fragment as ``rules.search`` makes it."""

    fragments: tuple[str, ...] = ()
    """Each stands in the haystack."""
    initials: str = ""
    """Stands in the initials."""
    barcode: str | None = None
    category: str = ""
    goods_ids: Sequence[str] | None = None
    """Only these; None for all."""
    include_withdrawn: bool = False
    after: str | None = None
    """A goods_id; only later ones are wanted."""


def goods(unit: Unit, merchant_id: str, goods_id: str) -> Goods | None:
    row = unit.one(_BY_ID, {"m": merchant_id, "g": goods_id})
    return None if row is None else read(row)


def barcode_owner(unit: Unit, merchant_id: str, barcode: str) -> str | None:
    """Return the goods_id that has a barcode."""
    row = unit.one(_BY_BARCODE, {"m": merchant_id, "b": barcode})
    return None if row is None else str(row.goods_id)


def find_goods(unit: Unit, merchant_id: str, wanted: Wanted, limit: int) -> tuple[Goods, ...]:
    """Return goods by number, at most ``limit``."""
    statement = _matching(wanted).order_by(_G.goods_id).limit(limit)
    return tuple(read(row) for row in unit.all(statement, {"m": merchant_id}))


def _matching(wanted: Wanted) -> Select[Any]:
    statement = _OWN
    for fragment in wanted.fragments:
        statement = statement.where(_G.haystack.contains(fragment, autoescape=True))
    if wanted.initials:
        statement = statement.where(_G.initials.contains(wanted.initials, autoescape=True))
    if wanted.barcode is not None:
        statement = statement.where(_G.barcode == wanted.barcode)
    if wanted.category:
        statement = statement.where(_G.category == wanted.category)
    if wanted.goods_ids is not None:
        statement = statement.where(_G.goods_id.in_(wanted.goods_ids))
    if not wanted.include_withdrawn:
        statement = statement.where(_G.on_sale)
    if wanted.after is not None:
        statement = statement.where(_G.goods_id > wanted.after)
    return statement


def changed_goods(unit: Unit, merchant_id: str, after_seq: int, limit: int) -> tuple[Goods, ...]:
    """Return what changed after ``after_seq``, in the order of the changes, at most ``limit``."""
    rows = unit.all(_SINCE, {"m": merchant_id, "after": after_seq, "limit": limit})
    return tuple(read(row) for row in rows)


def costs(unit: Unit, merchant_id: str, after: str, limit: int) -> tuple[GoodsCost, ...]:
    """Return costs of goods with later numbers than ``after``, by number, at most ``limit``."""
    rows = unit.all(_COSTS, {"m": merchant_id, "after": after, "limit": limit})
    return tuple(GoodsCost(goods_id=row.goods_id, cost=Money(row.cost)) for row in rows)


def last_seq(unit: Unit, merchant_id: str) -> int:
    """Return the number of the latest change, 0 before the first."""
    row = unit.one(_LAST_SEQ, {"m": merchant_id})
    return row.seq if row else 0


def many_goods(unit: Unit, merchant_id: str, ids: Sequence[str]) -> dict[str, Goods]:
    """Return those goods that are known, by number; at most a few hundred are asked for."""
    rows = unit.all(_OWN.where(_G.goods_id.in_(ids)), {"m": merchant_id})
    return {row.goods_id: read(row) for row in rows}


def many_facts(unit: Unit, merchant_id: str, ids: Sequence[str]) -> dict[str, Facts]:
    """Return what is known of goods, by number; at most a few hundred are asked for."""
    statement = _ALL_FACTS.where(_G.goods_id.in_(ids))
    return {row[0]: tuple(row) for row in unit.all(statement, {"m": merchant_id})}


def barcode_owners(unit: Unit, merchant_id: str, barcodes: Sequence[str]) -> dict[str, str]:
    """Return which goods have which barcode; at most a few hundred are asked for."""
    statement = select(_G.barcode, _G.goods_id).where(
        _G.merchant_id == merchant_id, _G.barcode.in_(barcodes)
    )
    return {row.barcode: row.goods_id for row in unit.all(statement)}


def count_goods(unit: Unit, merchant_id: str) -> int:
    """Return how many kinds of goods were ever put on the shelf."""
    row = unit.one(_COUNT, {"m": merchant_id})
    return row.count_ if row else 0


def add_goods(unit: Unit, merchant_id: str, goods: Goods, haystack: str) -> bool:
    """Add goods; False if their number or their barcode is taken."""
    return unit.insert_once(GOODS, {"merchant_id": merchant_id, **columns(goods, haystack)})


def replace_goods(unit: Unit, merchant_id: str, goods: Goods, haystack: str) -> bool:
    """Replace all that is known of goods; False if there are none of their number."""
    named = {"m": merchant_id, "g": goods.goods_id}
    return unit.change(_REPLACE.values(columns(goods, haystack)), named) == 1


def facts(goods: Goods) -> Facts:
    """Return what goods are, as it is kept."""
    cost = None if goods.cost is None else goods.cost.minor
    return (
        *(goods.goods_id, goods.name, goods.spec, goods.barcode, goods.initials),
        *(goods.category, goods.unit, goods.price.minor, cost),
        *(goods.tax, goods.weighed, goods.on_sale),
    )


def columns(goods: Goods, haystack: str) -> dict[str, object]:
    """Return goods as they are kept, but for whose they are."""
    kept = dict(zip(FACTS, facts(goods), strict=True))
    return {**kept, "haystack": haystack, "updated_seq": goods.updated_seq}


def read(row: Row[Any]) -> Goods:
    """Return the goods of a row that has all their columns."""
    return Goods(
        goods_id=row.goods_id,
        name=row.name,
        spec=row.spec,
        barcode=row.barcode,
        initials=row.initials,
        category=row.category,
        unit=row.unit,
        price=Money(row.price),
        cost=None if row.cost is None else Money(row.cost),
        tax=row.tax,
        weighed=row.weighed,
        on_sale=row.on_sale,
        updated_seq=row.updated_seq,
    )
