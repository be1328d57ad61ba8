"""Fetch a bill as its merchant would, and read it without the code that wrote it."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from urllib.parse import urlsplit

from backend.kernel.call import Caller
from backend.payments.contract.bill import BILL_URL
from backend.payments.service.billing import open_address
from backend.payments.service.sheets.download import download
from tests.backend.payments.shop import SELLER, Shop

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file of a bill."""

    name: str
    text: str

    @property
    def rows(self) -> list[Row]:
        lines = [line for line in self.text.splitlines() if not line.startswith("#")]
        found = csv.DictReader(io.StringIO("\n".join(lines)))
        return [{name: value.strip() for name, value in row.items()} for row in found]

    def total(self, column: str, **where: str) -> Decimal:
        kept = (row for row in self.rows if where.items() <= row.items())
        return sum((Decimal(row[column]) for row in kept), Decimal(0))


def sheets(packed: bytes) -> list[Sheet]:
    """Unpack a bill."""
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.testzip() is None
        return [
            Sheet(name.encode("cp437").decode("gbk"), archive.read(name).decode("gb18030"))
            for name in archive.namelist()
        ]


def fetch(shop: Shop, day: date | str, kind: str = "trade", merchant: str = SELLER) -> list[Sheet]:
    """Ask where a bill is, and fetch it from there."""
    told = shop.ask(BILL_URL, merchant=merchant, bill_type=kind, bill_date=str(day))
    query = urlsplit(told.bill_download_url).query
    bill = open_address(query, now=shop.now, secret=shop.setting.secret)

    pieces = download(
        bill,
        lambda verb: shop.database.do(lambda unit: verb(shop.call(Caller(), unit))),
        shop.now,
    )
    return sheets(b"".join(pieces))
