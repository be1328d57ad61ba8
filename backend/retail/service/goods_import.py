"""
Import goods: staged in parts, then put on the shelf in one transaction.

What costs time is done while the parts come in: making initials, comparing with the shelf. The
commit then only looks at what changed since, and copies. Payments wait for it as for any other
call, about half a second for 100,000 goods.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

from backend.kernel import jobs
from backend.kernel.call import Call
from backend.retail.contract.goods import Goods
from backend.retail.contract.goods_import import (
    LISTED_MAX,
    GoodsImportBeginRequest,
    GoodsImportCommitRequest,
    GoodsImportCommitResponse,
    GoodsImportPutRequest,
    ImportBarcodesTaken,
    ImportDiffers,
    ImportGoodsChanged,
    ImportHasGap,
    ImportOver,
    ImportRepeats,
    ImportUnderWay,
    ImportUnknown,
)
from backend.retail.service.goods import haystack, numbered
from backend.retail.store import goods as shelf
from backend.retail.store import goods_import as store
from backend.retail.store.goods import Facts
from backend.retail.store.goods_import import GoodsImport, Staged

EXPIRE: Final = "retail.goods.import.expire"
"""The job that drops an import nobody went on with."""
CLEAR: Final = "retail.goods.import.clear"
"""The job that forgets staged rows, a few at a time; its key names the import and the first."""
KEPT: Final = timedelta(hours=24)
_CLEARED: Final = 2000
_PAUSE: Final = timedelta(seconds=1)


def begin(call: Call, request: GoodsImportBeginRequest) -> int:
    """
    Begin an import, or say how many rows of it are there.

    :raises ImportUnderWay: if the shop has another one open.
    :raises ImportDiffers: if it was begun with another number of rows.
    :raises ImportOver: if it was dropped.
    """
    known = store.find_import(call.unit, call.merchant_id, request.import_id)
    if known is not None:
        if known.state == "dropped":
            raise ImportOver(import_id=known.import_id)
        if known.rows != request.rows:
            raise ImportDiffers(import_id=known.import_id)
        return known.staged
    other = store.open_import(call.unit, call.merchant_id)
    if other is not None:
        raise ImportUnderWay(import_id=other.import_id)
    new = GoodsImport(
        import_id=request.import_id,
        rows=request.rows,
        began_at=call.now,
        began_seq=shelf.last_seq(call.unit, call.merchant_id),
    )
    store.add_import(call.unit, call.merchant_id, new)
    due = call.now + KEPT
    jobs.schedule(call, kind=EXPIRE, key=request.import_id, due_at=due, payload={})
    return 0


def put(call: Call, request: GoodsImportPutRequest) -> tuple[int, tuple[str, ...]]:
    """
    Stage the next rows; rows that are there must be the same.

    Returns how many are there, and what these are found by.

    :raises ImportUnknown: if it was not begun.
    :raises ImportOver: if it was committed or dropped.
    :raises ImportDiffers: if other rows are there, or more than were announced.
    :raises ImportHasGap: if rows before these are missing.
    :raises ImportRepeats: if a goods_id or a barcode is there already.
    """
    this = _open(call, request.import_id)
    end = request.first + len(request.goods)
    if request.first > this.staged:
        raise ImportHasGap(import_id=this.import_id, staged=str(this.staged))
    goods = [numbered(each, 0) for each in request.goods]
    spelt = tuple(one.initials for one in goods)
    if end <= this.staged:
        places = range(request.first, end)
        if list(store.staged_goods(call.unit, call.merchant_id, this.import_id, places)) != goods:
            raise ImportDiffers(import_id=this.import_id)
        return this.staged, spelt
    if request.first < this.staged or end > this.rows:
        raise ImportDiffers(import_id=this.import_id)
    if not store.add_rows(call.unit, call.merchant_id, this, _compared(call, goods)):
        raise ImportRepeats(goods_id=store.repeated(call.unit, call.merchant_id, this, goods))
    return end, spelt


def shelve(call: Call, request: GoodsImportCommitRequest) -> GoodsImportCommitResponse:
    """
    Put every row on the shelf, all at once.

    :raises ImportUnknown: if it was not begun.
    :raises ImportOver: if it was dropped.
    :raises ImportHasGap: if rows are missing.
    :raises ImportGoodsChanged: if goods of it are not as they were when its sender looked.
    :raises ImportBarcodesTaken: if goods that it does not name have barcodes of it.
    """
    this = _known(call, request.import_id)
    if this.state == "open":
        this = _committed(call, this, request.known_seq)
    elif this.state == "dropped":
        raise ImportOver(import_id=this.import_id)
    return GoodsImportCommitResponse(
        added=this.added,
        changed=this.changed,
        unchanged=this.rows - this.added - this.changed,
        before_seq=this.before_seq,
        last_seq=this.last_seq,
    )


def drop(call: Call, *, import_id: str) -> None:
    """
    Forget an import; one that was dropped stays dropped.

    :raises ImportUnknown: if it was not begun.
    :raises ImportOver: if it was committed.
    """
    this = _known(call, import_id)
    if this.state == "committed":
        raise ImportOver(import_id=import_id)
    if this.state == "open":
        _end(call, replace(this, state="dropped"))


def expire(call: Call, *, import_id: str) -> None:
    """Drop an import that nobody went on with."""
    this = store.find_import(call.unit, call.merchant_id, import_id)
    if this is not None and this.state == "open":
        _end(call, replace(this, state="dropped"))


def clear(call: Call, *, key: str) -> None:
    """Forget some rows of an import that is over, and plan the rest, so that no sale waits."""
    import_id, _, first = key.rpartition(":")
    this = store.find_import(call.unit, call.merchant_id, import_id)
    if this is None or this.state == "open":
        return
    places = range(int(first), int(first) + _CLEARED)
    store.clear_rows(call.unit, call.merchant_id, import_id, places)
    if places.stop < this.staged:
        _plan_clearing(call, import_id, places.stop)


def _committed(call: Call, this: GoodsImport, known_seq: int | None) -> GoodsImport:
    if this.staged < this.rows:
        raise ImportHasGap(import_id=this.import_id, staged=str(this.staged))
    unit, merchant_id = call.unit, call.merchant_id
    before, seq = shelf.count_goods(unit, merchant_id), shelf.last_seq(unit, merchant_id)
    if known_seq is not None and seq > known_seq:
        _refuse_changed(call, this, known_seq)
    if seq > this.began_seq:
        store.catch_up(unit, merchant_id, this)
    _refuse_taken(call, this)
    store.free_barcodes(unit, merchant_id, this.import_id)
    put_there = store.put_on_shelf(unit, merchant_id, this.import_id, seq)
    added = shelf.count_goods(unit, merchant_id) - before
    done = replace(
        this,
        state="committed",
        added=added,
        changed=put_there - added,
        before_seq=seq,
        last_seq=shelf.last_seq(unit, merchant_id),
    )
    _end(call, done)
    return done


def _refuse_changed(call: Call, this: GoodsImport, known_seq: int) -> None:
    changed = store.changed_since(call.unit, call.merchant_id, this.import_id, known_seq)
    if changed:
        named = ", ".join(changed[:LISTED_MAX])
        raise ImportGoodsChanged(count=str(len(changed)), changed=named)


def _refuse_taken(call: Call, this: GoodsImport) -> None:
    taken = store.taken_barcodes(call.unit, call.merchant_id, this.import_id)
    if taken:
        named = (f"{one.goods_id} {one.barcode} {one.holder}" for one in taken[:LISTED_MAX])
        raise ImportBarcodesTaken(count=str(len(taken)), taken="; ".join(named))


def _compared(call: Call, goods: Sequence[Goods]) -> list[Staged]:
    ids = [one.goods_id for one in goods]
    barcodes = [one.barcode for one in goods if one.barcode is not None]
    known = shelf.many_facts(call.unit, call.merchant_id, ids)
    owners = shelf.barcode_owners(call.unit, call.merchant_id, barcodes)
    return [_seen(one, known.get(one.goods_id), owners.get(one.barcode or "")) for one in goods]


def _seen(goods: Goods, known: Facts | None, owner: str | None) -> Staged:
    facts = shelf.facts(goods)
    holder = owner if owner != goods.goods_id else None
    return Staged(facts, haystack(goods), facts != known, holder)


def _open(call: Call, import_id: str) -> GoodsImport:
    this = _known(call, import_id)
    if this.state != "open":
        raise ImportOver(import_id=import_id)
    return this


def _known(call: Call, import_id: str) -> GoodsImport:
    found = store.find_import(call.unit, call.merchant_id, import_id)
    if found is None:
        raise ImportUnknown(import_id=import_id)
    return found


def _end(call: Call, ended: GoodsImport) -> None:
    store.end_import(call.unit, call.merchant_id, ended, call.now)
    jobs.call_off(call, kind=EXPIRE, key=ended.import_id)
    _plan_clearing(call, ended.import_id, 0)


def _plan_clearing(call: Call, import_id: str, first: int) -> None:
    due = call.now + _PAUSE
    jobs.schedule(call, kind=CLEAR, key=f"{import_id}:{first}", due_at=due, payload={})
