"""The till's copy of the shop's goods."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import (
    Connection,
    Row,
    Select,
    bindparam,
    case,
    delete,
    func,
    literal_column,
    select,
    tuple_,
)

from backend.protocol.money import Money
from console.till.sale import Goods, GoodsPage, GoodsQuery
from console.till.shop_tables import GOODS

GoodsRow = dict[str, Any]
"""Each column by name."""
_ESCAPE: Final = "\\"
_LAST: Final = "\U0010ffff"
"""Comes after every sign of a name."""
_ON_SALE: Final = GOODS.c.on_sale == 1
_SEEN: Final = (
    select(GOODS.c.goods_id)
    .where(GOODS.c.on_sale == literal_column("1"))
    .with_hint(GOODS, "INDEXED BY goods_seen", "sqlite")
)
_THESE: Final = select(GOODS).where(GOODS.c.goods_id.in_(bindparam("keys", expanding=True)))
_FACTS: Final = [column.name for column in GOODS.c if column.name != "goods_id"]
_FOUND_BY: Final = ("name", "haystack", "barcode", "initials", "category", "on_sale")
"""What stands in an index: a row whose other facts change leaves all of them as they are."""
_KEEP: Final = (
    f"UPDATE goods SET {', '.join(f'{n} = :{n}' for n in _FACTS if n not in _FOUND_BY)}"  # noqa: S608 - our own names
    f" WHERE goods_id = :goods_id AND {' AND '.join(f'{n} IS :{n}' for n in _FOUND_BY)}"
)
_PUT: Final = (
    f"INSERT INTO goods (goods_id, {', '.join(_FACTS)})"  # noqa: S608 - our own names
    f" VALUES (:goods_id, {', '.join(f':{n}' for n in _FACTS)}) ON CONFLICT (goods_id)"
    f" DO UPDATE SET {', '.join(f'{n} = excluded.{n}' for n in _FACTS)}"
    f" WHERE {' OR '.join(f'goods.{n} IS NOT excluded.{n}' for n in _FOUND_BY)}"
)
_GET: Final = select(GOODS).where(GOODS.c.goods_id == bindparam("key"))
_AFTER: Final = (
    select(GOODS)
    .where(GOODS.c.goods_id > bindparam("key"))
    .order_by(GOODS.c.goods_id)
    .limit(bindparam("most"))
)
_BY_BARCODE: Final = select(GOODS).where(_ON_SALE & (GOODS.c.barcode == bindparam("key")))
_COUNT: Final = select(func.count()).select_from(GOODS).where(_ON_SALE)
_CLEAR: Final = delete(GOODS)
_CATEGORIES: Final = (
    select(GOODS.c.category).where(_ON_SALE).group_by(GOODS.c.category).order_by(GOODS.c.category)
)
_SHELVES: Final = (
    select(GOODS.c.category, func.count().label("kinds"))
    .where(GOODS.c.on_sale == bindparam("on_sale"))
    .group_by(GOODS.c.category)
    .order_by(GOODS.c.category)
)
_TAXES: Final = select(GOODS.c.tax).where(GOODS.c.tax != "").distinct().order_by(GOODS.c.tax)
_OF_CATEGORY: Final = (
    select(GOODS)
    .where(_ON_SALE & (GOODS.c.category == bindparam("key")))
    .order_by(GOODS.c.name)
    .limit(bindparam("most"))
)


def put(db: Connection, rows: Sequence[GoodsRow]) -> None:
    """Keep goods as they are now; there must be some."""
    db.exec_driver_sql(_KEEP, rows)
    db.exec_driver_sql(_PUT, rows)


def clear(db: Connection) -> None:
    """Forget all goods."""
    db.execute(_CLEAR)


def get(db: Connection, goods_id: str) -> Goods | None:
    """Return goods by the shop's number, also withdrawn ones."""
    row = db.execute(_GET, {"key": goods_id}).one_or_none()
    return None if row is None else _goods(row)


def by_barcode(db: Connection, barcode: str) -> Goods | None:
    """Return what a scanner read."""
    row = db.execute(_BY_BARCODE, {"key": barcode}).first()
    return None if row is None else _goods(row)


def count(db: Connection) -> int:
    """Return how many kinds of goods are on sale."""
    return int(db.execute(_COUNT).scalar_one())


def categories(db: Connection) -> tuple[str, ...]:
    """Return the shelves, by name."""
    return tuple(str(row.category) for row in db.execute(_CATEGORIES) if row.category)


def shelves(db: Connection, *, on_sale: bool) -> tuple[tuple[str, int], ...]:
    """Return each category with how many kinds of goods it holds; an empty one for none."""
    rows = db.execute(_SHELVES, {"on_sale": int(on_sale)})
    return tuple((str(row.category), int(row.kinds)) for row in rows)


def taxes(db: Connection) -> tuple[str, ...]:
    """Return the tax categories in use."""
    return tuple(str(row.tax) for row in db.execute(_TAXES))


def of_category(db: Connection, category: str, most: int) -> tuple[Goods, ...]:
    """Return the goods of a shelf, by name."""
    rows = db.execute(_OF_CATEGORY, {"key": category, "most": most})
    return tuple(_goods(row) for row in rows)


def search(db: Connection, words: Sequence[str], limit: int) -> tuple[Goods, ...]:
    """Return goods that hold every word; those whose initials or name begin with it first."""
    folded = [word.casefold() for word in words]
    begin = _SEEN.where(GOODS.c.haystack >= folded[0], GOODS.c.haystack < folded[0] + _LAST)
    found = _listed(db, begin, folded, limit)
    if len(found) < limit:  # else those whose initials begin with it are enough
        found = _listed(db, _SEEN, folded, limit)
    rows = {row.goods_id: row for row in db.execute(_THESE, {"keys": found})}
    return tuple(_goods(rows[key]) for key in found)


def page(db: Connection, query: GoodsQuery, after: tuple[str, str] | None, limit: int) -> GoodsPage:
    """Return goods in the order of their initials and numbers, after those of ``after``."""
    place = tuple_(GOODS.c.initials, GOODS.c.goods_id)
    wanted = select(GOODS).order_by(GOODS.c.initials, GOODS.c.goods_id).limit(limit + 1)
    for word in query.text.casefold().split():
        wanted = wanted.where(func.instr(GOODS.c.haystack, word) > 0)
    if query.category:
        wanted = wanted.where(GOODS.c.category == query.category)
    if query.on_sale is not None:
        wanted = wanted.where(GOODS.c.on_sale == int(query.on_sale))
    if after is not None:
        wanted = wanted.where(place > after)
    found = [_goods(row) for row in db.execute(wanted)]
    last = found[limit - 1] if len(found) > limit else None
    return GoodsPage(tuple(found[:limit]), (last.initials, last.goods_id) if last else None)


def after(db: Connection, goods_id: str, limit: int) -> tuple[Goods, ...]:
    """Return goods with later numbers, by number, withdrawn ones too."""
    return tuple(_goods(row) for row in db.execute(_AFTER, {"key": goods_id, "most": limit}))


def many(db: Connection, goods_ids: Sequence[str]) -> tuple[Goods, ...]:
    """Return goods by number, in the order asked for."""
    rows = {row.goods_id: row for row in db.execute(_THESE, {"keys": list(goods_ids)})}
    return tuple(_goods(rows[key]) for key in goods_ids if key in rows)


def _listed(db: Connection, seen: Select[Any], words: Sequence[str], limit: int) -> tuple[str, ...]:
    """Return the numbers of the first goods, in order."""
    start = f"{_plain(words[0])}%"
    rank = case(
        (func.substr(GOODS.c.haystack, 1, len(words[0])) == words[0], 0),
        (GOODS.c.name.like(start, escape=_ESCAPE), 1),
        (GOODS.c.barcode.like(start, escape=_ESCAPE), 2),
        else_=3,
    )
    holds = [func.instr(GOODS.c.haystack, word) > 0 for word in words]
    order = (rank, func.length(GOODS.c.name), GOODS.c.name, GOODS.c.goods_id)
    found = seen.where(*holds).order_by(*order).limit(limit)
    return tuple(str(row.goods_id) for row in db.execute(found))


def prepare(db: Connection) -> None:
    """Make the index that a search goes through: it is a third of what it stands for."""
    db.exec_driver_sql(
        """CREATE INDEX IF NOT EXISTS goods_seen ON goods (haystack, name, barcode, goods_id)
           WHERE on_sale = 1"""
    )


def add_tax(db: Connection) -> None:
    """Make room for the tax category of goods; it comes with the next word about them."""
    _add_tax_to(db, "goods")


def add_line_tax(db: Connection) -> None:
    """Make room for the tax category in lines; of what was rung up before, none is known."""
    _add_tax_to(db, "cart_lines")
    _add_tax_to(db, "sale_lines")


def _add_tax_to(db: Connection, table: str) -> None:
    columns = {row.name for row in db.exec_driver_sql(f"PRAGMA table_info({table})")}
    if "tax" not in columns:
        db.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN tax VARCHAR DEFAULT '' NOT NULL")


def _plain(word: str) -> str:
    plain = word
    for special in (_ESCAPE, "%", "_"):
        plain = plain.replace(special, _ESCAPE + special)
    return plain


def row_of(goods: Goods) -> GoodsRow:
    """Return goods as the table has them."""
    seen = (goods.initials, goods.name, goods.spec, goods.barcode or "")
    return {
        "goods_id": goods.goods_id,
        "barcode": goods.barcode,
        "name": goods.name,
        "spec": goods.spec,
        "initials": goods.initials.casefold(),
        "category": goods.category,
        "unit": goods.unit,
        "price": goods.price.minor,
        "weighed": int(goods.weighed),
        "on_sale": int(goods.on_sale),
        "tax": goods.tax,
        "haystack": "\n".join(seen).casefold(),
    }


def _goods(row: Row[Any]) -> Goods:
    return Goods(
        goods_id=row.goods_id,
        barcode=row.barcode,
        name=row.name,
        spec=row.spec,
        initials=row.initials,
        category=row.category,
        unit=row.unit,
        price=Money(row.price),
        weighed=bool(row.weighed),
        on_sale=bool(row.on_sale),
        tax=row.tax,
    )
