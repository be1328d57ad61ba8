"""
Years of orders for a till, straight into its file, as the till itself would have left them.

The books verify: every sale, payment and refund has the journal lines that the audit reads, in
one chain. What the audit does not read is left out: the askings and their answers, which a real
journal keeps as well.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any, Final

import pysqlite3

from console.till.journal import _hash
from console.till.sale import Goods
from console.till.tables import METADATA
from console.till.totals import ONE

DAYS: Final = 365
CASHIERS: Final = ("101", "102", "201", "301")
TILL: Final = "BENCH2"
_BATCH: Final = 20_000
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_OPENS: Final = timedelta(hours=-1)
"""Seven in the morning in the shop, as UTC."""
_OPEN_SECONDS: Final = 15 * 3600
_ALPHABET: Final = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
Row = tuple[object, ...]

_COLUMNS: Final[Mapping[str, str]] = {
    "journal": "seq at kind subject sale_id answers fields hash",
    "sales": "seq sale_id number state total cashier note day opened_at closed_at in_hand words "
    "covered",
    "sale_lines": "sale_id line_no goods_id barcode name unit price quantity weighed amount "
    "list_price",
    "attempts": "out_trade_no sale_id how amount subject by begun_at deadline state settled reason "
    "sends looked must_look trade_no buyer late returned kept settled_at paid refunded",
    "refunds": "out_request_no out_trade_no sale_id amount asked_by why automatic begun_at state "
    "settled reason sends must_look settled_at return_id how",
    "outbox": "kind key sale_id payload state reason tries made_at done_at",
}


@dataclass
class _Sheet:
    """Rows on their way into the file."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in _COLUMNS})
    seq: int = 0
    hash: str = "0" * 64

    def note(self, at: datetime, kind: str, subject: str, sale_id: str, **said: str) -> None:
        """Write one journal line, chained to the one before."""
        self.seq += 1
        line: dict[str, Any] = {
            "seq": self.seq,
            "at": at,
            "kind": kind,
            "subject": subject,
            "sale_id": sale_id,
            "answers": None,
            "fields": json.dumps(dict(sorted(said.items()))),
        }
        self.hash = _hash(self.hash, line)
        self.rows["journal"].append((*{**line, "at": _micro(at)}.values(), self.hash))


def write(path: Path, goods: list[Goods], orders: int, *, last: date, seed: int = 1) -> None:
    """Fill a till's new file with orders up to a day; about a minute for a million."""
    with pysqlite3.connect(str(path), isolation_level=None) as db:
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "cache_size=-200000"):
            db.execute(f"PRAGMA {pragma}")
        indexes = _without_indexes(db)
        db.execute("BEGIN")
        sheet = _sheet_of(db)
        gc.collect()
        gc.freeze()  # the rows that come and go are no rubbish
        for number in _sold(sheet, goods, orders, last, Random(seed)):  # noqa: S311 - repeatable
            if number % _BATCH == 0:
                _store(db, sheet)
        _store(db, sheet)
        db.execute(
            "UPDATE journal_head SET seq = ?1, hash = ?2, checked_seq = ?1, checked_hash = ?2",
            (sheet.seq, sheet.hash),
        )
        for index in indexes:
            db.execute(index)
        db.execute("COMMIT")
        db.execute("PRAGMA journal_mode=WAL")
    db.close()


def _without_indexes(db: Any) -> list[str]:
    """Take the indexes away, and return what makes them again: sorting is faster than seeking."""
    names = [index.name for table in METADATA.tables.values() for index in table.indexes]
    kept = []
    for name, sql in db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index'"):
        if name in names and sql:
            kept.append((str(name), str(sql)))
    for name, _ in kept:
        db.execute(f"DROP INDEX {name}")
    return [sql for _, sql in kept]


def _sheet_of(db: Any) -> _Sheet:
    seq, line_hash = db.execute("SELECT seq, hash FROM journal_head").fetchone()
    return _Sheet(seq=seq, hash=line_hash)


def _store(db: Any, sheet: _Sheet) -> None:
    for table, rows in sheet.rows.items():
        names = ", ".join(f'"{name}"' for name in _COLUMNS[table].split())
        holes = ", ".join("?" for _ in _COLUMNS[table].split())
        db.executemany(f"INSERT INTO {table} ({names}) VALUES ({holes})", rows)  # noqa: S608
        rows.clear()


def _sold(
    sheet: _Sheet, goods: list[Goods], orders: int, last: date, dice: Random
) -> Iterator[int]:
    """Sell day by day; yield after every order its number."""
    days, number = min(DAYS, orders), 0
    for place in range(days):
        day = last - timedelta(days=days - 1 - place)
        of_day = orders // days + (place < orders % days)
        opens = datetime(day.year, day.month, day.day, tzinfo=UTC) + _OPENS
        for count in range(1, of_day + 1):
            number += 1
            at = opens + timedelta(seconds=_OPEN_SECONDS * count // (of_day + 1))
            _sell(sheet, goods, _Order(number, count, day, at), dice)
            yield number


@dataclass(frozen=True, slots=True)
class _Order:
    seq: int
    count: int
    day: date
    at: datetime

    def no(self, prefix: str) -> str:
        """Return a number of the till's form."""
        tail = "".join(_ALPHABET[self.seq * 7919 // 32**place % 32] for place in range(8))
        return f"{prefix}{self.day:%y%m%d}_{TILL}_1_{self.seq}_{tail}"


def _sell(sheet: _Sheet, goods: list[Goods], order: _Order, dice: Random) -> None:
    # Few goods make most of the turnover, as in any shop.
    bought = [
        (goods[int(len(goods) * dice.random() ** 3)], dice.choice((1, 1, 1, 2, 6)))
        for _ in range(dice.choice((1, 1, 2, 2, 3, 4)))
    ]
    sale_id, number = order.no("S"), f"{order.day:%y%m%d}-{order.count:04d}"
    total = sum(one.price.minor * pieces for one, pieces in bought)
    by, chance = dice.choice(CASHIERS), dice.random()
    state = "void" if chance < 0.03 else "paid"
    at, over = _micro(order.at), _micro(order.at + timedelta(seconds=20))
    names = [f"{one.name} {one.spec}" for one, _ in bought]
    kept = (order.day.isoformat(), at, over, 0, " ".join(names).casefold())
    covered = total if state == "paid" else 0
    sheet.rows["sales"].append((order.seq, sale_id, number, state, total, by, "", *kept, covered))
    for line_no, ((one, pieces), name) in enumerate(zip(bought, names, strict=True), start=1):
        price = one.price.minor
        row = (
            one.goods_id,
            one.barcode,
            name,
            one.unit,
            price,
            pieces * ONE,
            0,
            price * pieces,
            price,
        )
        sheet.rows["sale_lines"].append((sale_id, line_no, *row))
    opened = {"number": number, "total": _yuan(total), "by": by}
    sheet.note(order.at, "sale.opened", sale_id, sale_id, **opened)
    if state == "void":
        sheet.note(order.at + timedelta(seconds=20), "sale.void", sale_id, sale_id)
    else:
        _pay(sheet, order, (sale_id, total, by), refunded=chance > 0.99)


def _pay(sheet: _Sheet, order: _Order, sale: tuple[str, int, str], *, refunded: bool) -> None:
    sale_id, total, by = sale
    no, how = order.no("P"), "qr" if order.seq % 4 == 0 else "code"
    begun, over = order.at + timedelta(seconds=15), order.at + timedelta(seconds=20)
    trade_no = f"{order.day:%Y%m%d}22001{order.seq * 7919 % 10**15:015d}"
    times = (_micro(begun), _micro(begun + timedelta(seconds=120)))
    buyer = f"10*****{order.seq % 9973:04d}"
    ending = ("paid", 1, "", 1, 0, 0, trade_no, buyer, 0, 0, 1, _micro(over), total)
    back = total if refunded else 0
    sheet.rows["attempts"].append((no, sale_id, how, total, "店", by, *times, *ending, back))
    sheet.note(begun, "charge.begun", no, sale_id, how=how, amount=_yuan(total), by=by)
    sheet.note(over, "charge.moved", no, sale_id, to="paid", reason="")
    sheet.note(over, "sale.paid", sale_id, sale_id, out_trade_no=no)
    _report(sheet, "sale", sale_id, sale, over)
    if refunded:
        again, later = order.no("R"), order.at + timedelta(hours=1)
        asked = (again, no, sale_id, total, by, "", 0, _micro(later))
        sheet.rows["refunds"].append((*asked, "done", 1, "", 1, 0, _micro(later), again, how))
        said = {"amount": _yuan(total), "out_trade_no": no}
        sheet.note(later, "refund.begun", again, sale_id, **said)
        sheet.note(later, "refund.moved", again, sale_id, to="done")
        _report(sheet, "refund", again, sale, later)


def _report(sheet: _Sheet, kind: str, key: str, sale: tuple[str, int, str], at: datetime) -> None:
    """Keep a report that the platform has taken; nobody reads its text again."""
    sale_id, total, by = sale
    told = {"sale_id": sale_id, "till_id": TILL, "staff_id": by, "total": _yuan(total)}
    row = (kind, key, sale_id, json.dumps(told), "done", "", 1, _micro(at), _micro(at))
    sheet.rows["outbox"].append(row)


def _micro(at: datetime) -> int:
    return (at - _EPOCH) // timedelta(microseconds=1)


def _yuan(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02d}"
