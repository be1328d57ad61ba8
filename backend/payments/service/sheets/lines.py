"""What both kinds of bill are made of: comments, rows of CSV, pages read one after the other."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Final, Protocol, TypeVar

from backend.kernel.call import Call
from backend.payments.contract.bill import CHARSET
from backend.payments.service.billing import Bill
from backend.protocol.archive import File
from backend.protocol.formulas import harmless
from backend.protocol.moment import BEIJING
from backend.protocol.money import Money

T = TypeVar("T")

PAGE: Final = 200
"""Rows read in one transaction, so that no sale waits long for a bill."""
END: Final = "\r\n"
_BLANKS: Final = re.compile(r"[\t\r\n]+")


class Ask(Protocol):
    """Runs a verb in a transaction of its own."""

    def __call__(self, verb: Callable[[Call], T], /) -> T: ...


def file(bill: Bill, title: str, lines: Iterable[str]) -> File:
    """Return a file of a bill, its lines encoded as they are made."""
    name = f"{bill.stem}_{title}.csv"
    return File(name.encode(CHARSET), (line.encode(CHARSET, "replace") for line in lines))


def head(bill: Bill, query: str, listing: str) -> str:
    """Return the comments above a header."""
    span = bill.span
    return END.join(
        (
            f"#支付宝{query}查询",
            f"#账号：[{bill.account}]",
            f"#起始日期：[{_moment(span.begin)}]   终止日期：[{_moment(span.end)}]",
            f"#{'-' * 41}{listing}列表{'-' * 40}",
            "",
        )
    )


def foot(totals: Sequence[str], at: datetime, ruler: str) -> str:
    """Return the comments below the rows."""
    return END.join((ruler, *totals, f"#导出时间：[{_moment(at)}]", ""))


def row(fields: Sequence[str]) -> str:
    """Return one row of CSV."""
    told = io.StringIO()
    csv.writer(told, lineterminator=END).writerow(fields)
    return told.getvalue()


def tabbed(text: str | None) -> str:
    """Return a name with what keeps a spreadsheet from reading a figure into it."""
    return f"{plain(text)}\t"


def numbered(text: str | None) -> str:
    """Return a number of somebody's, as ``tabbed`` and to the letter: it has no signs to run."""
    return f"{text or ''}\t"


def plain(text: str | None) -> str:
    """Return text on one line, which no spreadsheet runs as a formula."""
    return harmless(_BLANKS.sub(" ", text or ""))


def yuan(amount: Money) -> str:
    return amount.to_text()


def paged(read: Callable[[T | None], Sequence[T]]) -> Iterator[Sequence[T]]:
    """Yield pages until one is not full; ``read`` is given the last row of the page before."""
    last: T | None = None
    while page := read(last):
        yield page
        if len(page) < PAGE:
            return
        last = page[-1]


def _moment(moment: datetime) -> str:
    local = moment.astimezone(BEIJING)
    clock = f"{local.hour:02d}:{local.minute:02d}:{local.second:02d}"
    return f"{local.year}年{local.month:02d}月{local.day:02d}日 {clock}"
