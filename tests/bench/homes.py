"""A shop's home as it is after years: goods at its platform and at its till, and orders."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path

from sqlalchemy import func, insert, select

from backend.kernel.database import Database
from backend.protocol.money import Money
from backend.retail.rules.search import haystack
from backend.retail.tables import GOODS
from console.retail.files.row_of_goods import RowOfGoods
from console.retail.files.writing import write_goods
from console.retail.goods_sync import LAST_SEQ
from console.till.database import Database as TillFile
from console.till.sale import Goods
from console.till.store import finding
from console.till.till import Till
from tests.bench import history
from tests.bench.shelf import shelf
from tests.patience import PATIENCE

_BATCH = 1000


def furnish(home: Path, goods: int, orders: int, *, last: date) -> None:
    """Make a home, in about two minutes for 100,000 goods and a million orders."""
    command = [sys.executable, "-m", "backend", "sandbox", "--home", str(home)]
    merchant = json.loads(
        subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE).stdout
    )
    stock = list(shelf(goods))
    last_seq = _stock_platform(home, str(merchant["merchant_id"]), stock)
    first = datetime(last.year, last.month, last.day, tzinfo=UTC) - timedelta(days=history.DAYS + 2)
    till = Till.open(home / "till", now=first)
    till.goods.put(stock)
    till.settings.put(LAST_SEQ, last_seq)
    till.close()
    history.write(home / "till" / "till.db", stock, orders, last=last)
    note_sales(home / "till")


def write_prices(path: Path, goods: int) -> None:
    """Write a file of all goods, each dearer by a fen than in any file before."""
    fen = Money(1 + (path.stat().st_mtime_ns % 100_000 if path.exists() else 0))
    rows = (
        RowOfGoods(
            line=0,
            goods_id=one.goods_id,
            name=one.name,
            price=one.price + fen,
            barcode=one.barcode,
            spec=one.spec,
            category=one.category,
            unit=one.unit,
            on_sale=one.on_sale,
        )
        for one in shelf(goods)
    )
    write_goods(path, rows, chinese=True)


def note_sales(folder: Path) -> None:
    """Note what the sales are found by, as a till does with every sale."""
    file = TillFile.open(folder)
    file.do(finding.fill)
    file.close()


def _stock_platform(home: Path, merchant_id: str, stock: list[Goods]) -> int:
    """Put goods on the platform's shelf; return the number of the last change."""
    database = Database.file(home / "platform.db")
    try:
        rest = _rows(database, merchant_id, stock)
        while batch := list(islice(rest, _BATCH)):
            with database.engine.begin() as connection:
                connection.execute(insert(GOODS), batch)
        with database.engine.connect() as connection:
            return int(connection.execute(select(func.max(GOODS.c.updated_seq))).scalar_one())
    finally:
        database.close()


def _rows(database: Database, merchant_id: str, stock: list[Goods]) -> Iterator[dict[str, object]]:
    with database.engine.connect() as connection:
        seq = int(connection.execute(select(func.max(GOODS.c.updated_seq))).scalar_one())
    for place, goods in enumerate(stock, start=seq + 1):
        seen = haystack(goods.name, goods.spec, goods.barcode or "", goods.initials)
        yield {
            "merchant_id": merchant_id,
            "goods_id": goods.goods_id,
            "name": goods.name,
            "spec": goods.spec,
            "barcode": goods.barcode,
            "initials": goods.initials,
            "category": goods.category,
            "unit": goods.unit,
            "price": goods.price.minor,
            "cost": None,
            "weighed": goods.weighed,
            "on_sale": goods.on_sale,
            "haystack": seen,
            "updated_seq": place,
        }
