"""The platform's bill of a day, read row by row and checked against its own totals."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from typing import IO, Final

from backend.payments.contract.bill import CHARSET, GIVEN_BACK, PAID, TRADE_COLUMNS
from backend.protocol.moment import from_wire
from backend.protocol.money import Money
from console.desk.failures import Because, Told
from console.desk.phrases import QT_TRANSLATE_NOOP
from console.till.tally import Key, Kind, Row
from console.till.totals import total_of

UNPACKED_MAX: Final = 256 * 1024 * 1024
"""Bytes of one file of a bill."""
_LINE_MAX: Final = 64 * 1024
_KINDS: Final = {PAID: Kind.PAYMENT, GIVEN_BACK: Kind.REFUND}
_TOTAL: Final = re.compile(r"#(交易|退款)合计：(\d+)笔，商家实收(?:退款)?共(-?\d+\.\d\d)元")
_TOLD: Final = (zipfile.BadZipFile, UnicodeDecodeError, csv.Error, ValueError, KeyError, EOFError)


class BillUnreadable(Told):
    """What was fetched is no bill, or not all of it."""

    code = "BILL-UNREADABLE"
    because = Because(
        QT_TRANSLATE_NOOP("Reconciliation", "The platform's bill is incomplete or damaged."),
        QT_TRANSLATE_NOOP("Reconciliation", "Try again. If it stays so, pass on the code."),
    )


def read_bill(packed: bytes) -> tuple[Row, ...]:
    """
    Return the payments and refunds of a trade bill.

    :raises BillUnreadable: if it is none, or its rows do not come to the totals it states.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as bill, bill.open(_detail(bill)) as opened:
            return _checked(opened)
    except _TOLD as error:
        raise BillUnreadable from error


def _detail(bill: zipfile.ZipFile) -> zipfile.ZipInfo:
    """Return the file of rows: the one whose name does not say it sums up."""
    for info in bill.infolist():
        named = info.filename.encode("cp437", "replace").decode(CHARSET, "replace")
        if info.flag_bits & 0x800:
            named = info.filename
        if "明细" in named and "汇总" not in named and info.file_size <= UNPACKED_MAX:
            return info
    raise KeyError("no detail")


def _checked(opened: IO[bytes]) -> tuple[Row, ...]:
    stated: dict[Kind, tuple[int, Money]] = {}
    rows = tuple(_rows(opened, stated))
    for kind in Kind:
        found = [row.amount for row in rows if row.key.kind is kind]
        total = total_of(found) if kind is Kind.PAYMENT else -total_of(found)
        if stated.get(kind) != (len(found), total):
            raise ValueError("the rows do not come to what the bill says")
    return rows


def _rows(opened: IO[bytes], stated: dict[Kind, tuple[int, Money]]) -> Iterator[Row]:
    header: list[str] = []
    for line in _lines(opened):
        if total := _TOTAL.match(line):
            stated[_KINDS[total[1]]] = int(total[2]), Money.from_text(total[3])
        if line.startswith("#") or not line.strip():
            continue
        (cells,) = csv.reader([line], strict=True)
        if not header:
            header = [cell.strip() for cell in cells]
            if not set(TRADE_COLUMNS) <= set(header):
                raise ValueError("another kind of bill")
            continue
        told = dict(zip(header, (cell.strip() for cell in cells), strict=True))
        yield _row(told)


def _lines(opened: IO[bytes]) -> Iterator[str]:
    left = UNPACKED_MAX
    while line := opened.readline(_LINE_MAX):
        left -= len(line)
        if left < 0 or len(line) == _LINE_MAX:
            raise ValueError("too large")
        yield line.decode(CHARSET).rstrip("\r\n")


def _row(told: dict[str, str]) -> Row:
    kind = _KINDS[told["业务类型"]]
    request_no = told["退款批次号/请求号"] if kind is Kind.REFUND else ""
    amount = Money.from_text(told["订单金额（元）"])
    return Row(
        Key(kind, told["商户订单号"], request_no),
        amount if kind is Kind.PAYMENT else -amount,
        from_wire(told["完成时间"]),
        told["终端号"],
    )
