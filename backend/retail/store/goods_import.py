"""Queries over goods that are being imported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter
from typing import Any, Final, Literal

from sqlalchemy import Row, bindparam, delete, exists, literal, or_, select, update

from backend.kernel.unit import Unit
from backend.retail.contract.goods import Goods
from backend.retail.store import goods as shelf
from backend.retail.store.goods import Facts
from backend.retail.tables import GOODS, GOODS_IMPORT, GOODS_STAGED

State = Literal["open", "committed", "dropped"]

_G, _I, _S = GOODS.c, GOODS_IMPORT.c, GOODS_STAGED.c
_THIS: Final = (_I.merchant_id == bindparam("m")) & (_I.import_id == bindparam("i"))
_FIND: Final = select(GOODS_IMPORT).where(_THIS)
_OPEN: Final = select(GOODS_IMPORT).where(_I.merchant_id == bindparam("m"), _I.state == "open")
_STAGED: Final = update(GOODS_IMPORT).where(_THIS).values(staged=bindparam("now_staged"))
_END: Final = (
    update(GOODS_IMPORT)
    .where(_THIS)
    .values(
        state=bindparam("to_state"),
        ended_at=bindparam("at"),
        added=bindparam("now_added"),
        changed=bindparam("now_changed"),
        before_seq=bindparam("from_seq"),
        last_seq=bindparam("to_seq"),
    )
)
_TOLD: Final = (
    *("merchant_id", "import_id", "row_no"),
    *shelf.FACTS,
    *("haystack", "differs", "holder"),
)
_in_order: Final = itemgetter(*(_TOLD.index(column.key) for column in GOODS_STAGED.c))
"""Puts a row that is told in this order into that of the table's columns."""
_COPIED: Final = [
    column.key for column in GOODS.c if column.key not in {"merchant_id", "updated_seq"}
]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodsImport:
    """One import and how far it came."""

    import_id: str
    rows: int
    began_at: datetime
    began_seq: int
    state: State = "open"
    staged: int = 0
    added: int = 0
    changed: int = 0
    before_seq: int = 0
    last_seq: int = 0


@dataclass(frozen=True, slots=True)
class Staged:
    """One row of an import."""

    facts: Facts
    haystack: str
    differs: bool
    """From what is on the shelf, as far as was known when it was sent."""
    holder: str | None
    """Other goods that had its barcode then."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A barcode of an import that other goods have."""

    goods_id: str
    barcode: str
    holder: str


def add_import(unit: Unit, merchant_id: str, new: GoodsImport) -> None:
    unit.insert_once(
        GOODS_IMPORT,
        {
            "merchant_id": merchant_id,
            "import_id": new.import_id,
            "state": new.state,
            "row_count": new.rows,
            "staged": 0,
            "began_at": new.began_at,
            "began_seq": new.began_seq,
            "ended_at": None,
            "added": 0,
            "changed": 0,
            "before_seq": 0,
            "last_seq": 0,
        },
    )


def find_import(unit: Unit, merchant_id: str, import_id: str) -> GoodsImport | None:
    row = unit.one(_FIND, {"m": merchant_id, "i": import_id})
    return None if row is None else _read(row)


def open_import(unit: Unit, merchant_id: str) -> GoodsImport | None:
    """Return the import the shop has under way."""
    row = unit.one(_OPEN, {"m": merchant_id})
    return None if row is None else _read(row)


def end_import(unit: Unit, merchant_id: str, ended: GoodsImport, at: datetime) -> None:
    """Write down how an import ended."""
    unit.change(
        _END,
        {
            "m": merchant_id,
            "i": ended.import_id,
            "to_state": ended.state,
            "at": at,
            "now_added": ended.added,
            "now_changed": ended.changed,
            "from_seq": ended.before_seq,
            "to_seq": ended.last_seq,
        },
    )


def add_rows(unit: Unit, merchant_id: str, to: GoodsImport, rows: Sequence[Staged]) -> bool:
    """
    Add the next rows; False if a goods_id or a barcode of theirs stands in the import already.

    The unique keys tell: looked for in advance, SQLite would read the whole import for each part.
    """
    numbered = enumerate(rows, to.staged)
    whole = [_in_order((merchant_id, to.import_id, no, *_kept(row))) for no, row in numbered]
    if unit.add_many_once(GOODS_STAGED, whole) < len(whole):
        return False
    staged = to.staged + len(rows)
    unit.change(_STAGED, {"m": merchant_id, "i": to.import_id, "now_staged": staged})
    return True


def _kept(row: Staged) -> tuple[object, ...]:
    return (*row.facts, row.haystack, row.differs, row.holder)


def repeated(unit: Unit, merchant_id: str, to: GoodsImport, goods: Sequence[Goods]) -> str:
    """Return the first goods_id of the next rows that is there already, or whose barcode is."""
    there = unit.all(
        select(_S.goods_id, _S.barcode).where(
            *_of(merchant_id, to.import_id), _S.row_no < to.staged
        )
    )
    ids = {row.goods_id for row in there}
    barcodes = {row.barcode for row in there}
    for one in goods:
        if one.goods_id in ids or (one.barcode is not None and one.barcode in barcodes):
            return one.goods_id
        ids.add(one.goods_id)
        barcodes.add(one.barcode)
    raise AssertionError("every row is there once")


def staged_goods(unit: Unit, merchant_id: str, import_id: str, places: range) -> tuple[Goods, ...]:
    """Return rows as they were sent, in their order, with 0 for the number of the change."""
    statement = (
        select(GOODS_STAGED, literal(0).label("updated_seq"))
        .where(*_of(merchant_id, import_id))
        .where(_S.row_no >= places.start, _S.row_no < places.stop)
        .order_by(_S.row_no)
    )
    return tuple(shelf.read(row) for row in unit.all(statement))


def catch_up(unit: Unit, merchant_id: str, this: GoodsImport) -> None:
    """Look again at rows whose goods or barcodes were changed since the import began."""
    since = (_G.merchant_id == merchant_id) & (_G.updated_seq > this.began_seq)
    rows = update(GOODS_STAGED).where(*_of(merchant_id, this.import_id))
    unit.change(rows.where(_S.goods_id.in_(select(_G.goods_id).where(since))).values(differs=True))
    holder = (
        select(_G.goods_id)
        .where(
            _G.merchant_id == merchant_id,
            _G.barcode == _S.barcode,
            _G.goods_id != _S.goods_id,
        )
        .scalar_subquery()
    )
    barcodes = select(_G.barcode).where(since, _G.barcode.is_not(None))
    unit.change(rows.where(_S.barcode.in_(barcodes)).values(holder=holder))


def changed_since(unit: Unit, merchant_id: str, import_id: str, known_seq: int) -> tuple[str, ...]:
    """Return goods of later changes that are not as their row says, in the import's order."""
    is_other = or_(*(_S[name].is_distinct_from(_G[name]) for name in shelf.FACTS))
    statement = (
        select(_S.goods_id)
        .join(GOODS, (_G.merchant_id == _S.merchant_id) & (_G.goods_id == _S.goods_id))
        .where(*_of(merchant_id, import_id), _G.updated_seq > known_seq, is_other)
        .order_by(_S.row_no)
    )
    return tuple(row.goods_id for row in unit.all(statement))


def taken_barcodes(unit: Unit, merchant_id: str, import_id: str) -> tuple[Taken, ...]:
    """Return barcodes that goods have which the import does not name, in its order."""
    other = GOODS_STAGED.alias("other")
    is_named = exists().where(
        other.c.merchant_id == merchant_id,
        other.c.import_id == import_id,
        other.c.goods_id == _S.holder,
    )
    statement = (
        select(_S.goods_id, _S.barcode, _S.holder)
        .join(GOODS, _still_holds(merchant_id))
        .where(*_of(merchant_id, import_id), _S.holder.is_not(None), ~is_named)
        .order_by(_S.row_no)
    )
    return tuple(Taken(row.goods_id, row.barcode, row.holder) for row in unit.all(statement))


def free_barcodes(unit: Unit, merchant_id: str, import_id: str) -> None:
    """
    Take barcodes from goods which the import gives another.

    Two kinds of goods may change places, and neither can have the barcode of the other first.
    """
    wanted = exists().where(
        *_of(merchant_id, import_id), _S.holder == _G.goods_id, _S.barcode == _G.barcode
    )
    holders = select(_S.holder).where(*_of(merchant_id, import_id), _S.holder.is_not(None))
    unit.change(
        update(GOODS)
        .where(_G.merchant_id == merchant_id, _G.goods_id.in_(holders), wanted)
        .values(barcode=None)
    )


def put_on_shelf(unit: Unit, merchant_id: str, import_id: str, after_seq: int) -> int:
    """Add or replace every goods that differs, numbered by place; return how many."""
    rows = (
        select(
            _S.merchant_id,
            *(_S[name] for name in _COPIED),
            (_S.row_no + (after_seq + 1)).label("updated_seq"),
        )
        .where(*_of(merchant_id, import_id), _S.differs)
        .order_by(_S.row_no)
    )
    return unit.merge(GOODS, rows)


def clear_rows(unit: Unit, merchant_id: str, import_id: str, places: range) -> None:
    """Forget rows by place."""
    unit.change(
        delete(GOODS_STAGED).where(
            *_of(merchant_id, import_id), _S.row_no >= places.start, _S.row_no < places.stop
        )
    )


def _of(merchant_id: str, import_id: str) -> tuple[Any, Any]:
    return _S.merchant_id == merchant_id, _S.import_id == import_id


def _still_holds(merchant_id: str) -> Any:
    return (
        (_G.merchant_id == merchant_id)
        & (_G.goods_id == _S.holder)
        & (_G.barcode == _S.barcode)
        & (_G.goods_id != _S.goods_id)
    )


def _read(row: Row[Any]) -> GoodsImport:
    return GoodsImport(
        import_id=row.import_id,
        rows=row.row_count,
        began_at=row.began_at,
        began_seq=row.began_seq,
        state=row.state,
        staged=row.staged,
        added=row.added,
        changed=row.changed,
        before_seq=row.before_seq,
        last_seq=row.last_seq,
    )
