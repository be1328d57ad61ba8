"""How fast a full till answers by itself: goods by every kind of text, orders by every filter."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from statistics import median

from backend.protocol.moment import business_day
from backend.protocol.money import Money
from console.till.sale import Sale, SaleQuery, SaleState
from console.till.till import Till
from tests.bench.history import CASHIERS

TYPED = (
    *("c", "ky", "cyky", "wlc", "k", "m"),
    *("可", "可乐", "晨野", "乌龙茶", "Max"),
    *("6900", "000777", "90000001234", "9"),
    *("330ml", "可乐 330", "晨 饼干 90", "c 500"),
    *("没有这个", "zzzz", "999999999", "岭 zz"),
)
"""Initials, names, fragments of barcodes, sizes, several words, one letter, nothing found."""
ROUNDS = 5
PAGES = 200
PAGE = 50
Figures = dict[str, float]


def p95(seconds: Sequence[float]) -> float:
    """Return what nineteen of twenty stay under, in milliseconds."""
    return round(sorted(seconds)[int(len(seconds) * 0.95)] * 1000, 1)


def measure(folder: Path, now: datetime) -> tuple[Figures, Mapping[str, float]]:
    """Open a till and ask it everything; return figures, and each filter's first page in ms."""
    began = time.perf_counter()
    till = Till.open(folder, now=now)
    opened = time.perf_counter() - began
    try:
        searches = [_timed(partial(till.goods.search, text, limit=8)) for text in _texts()]
        pages = _first_pages(till)
        figures = {
            "till_opens_ms": round(opened * 1000, 1),
            "search_p95_ms": p95(searches),
            "search_longest_ms": round(max(searches) * 1000, 1),
            "history_first_page_ms": max(pages.values()),
            "history_page_p95_ms": p95(_scrolled(till)),
        }
    finally:
        till.close()
    return figures, pages


def _texts() -> list[str]:
    return [text for _ in range(ROUNDS) for text in TYPED]


def _first_pages(till: Till) -> dict[str, float]:
    """Return the time of the first page for every way to ask, in milliseconds."""
    found = {}
    for name, query in _queries(till).items():
        spent = [_timed(partial(till.sales.find, query)) for _ in range(ROUNDS)]
        found[name] = round(median(spent) * 1000, 1)
    return found


def _queries(till: Till) -> dict[str, SaleQuery]:
    middle = _middle(till)
    day, name = business_day(middle.opened_at), _name(till, middle)
    texts = {
        "number": middle.number,
        "end of a number": middle.number[-4:],
        "day and dash": middle.number[:7],
        "no such number": "99999999",
        "order number": middle.out_trade_no or "",
        "day of an order number": (middle.out_trade_no or "")[:7],
        "trade number": middle.trade_no or "",
        "day of a trade number": (middle.trade_no or "")[:8],
        "one letter": "m",
        "one sign": "茶",
        "name": name,
        "name and size": f"{name} 500g",
        "two words": f"{name[:2]} 茶",
        "nothing": "没有这个",
    }
    queries = {f"text: {what}": SaleQuery(text=text) for what, text in texts.items()}
    for what, state in (
        ("paid", SaleState.PAID),
        ("void", SaleState.VOID),
        ("open", SaleState.OPEN),
    ):
        queries[what] = SaleQuery(state=state)
        queries[f"{what}, nothing"] = SaleQuery(state=state, text="没有这个")
        queries[f"{what}, cashier"] = SaleQuery(state=state, cashier=CASHIERS[1])
    return queries | {
        "all": SaleQuery(),
        "amount": SaleQuery(amount=middle.total),
        "no such amount": SaleQuery(amount=Money(1)),
        "amount, name": SaleQuery(amount=middle.total, text=name),
        "day": SaleQuery(day=day),
        "day, nothing": SaleQuery(day=day, text="没有这个"),
        "cashier": SaleQuery(cashier=CASHIERS[1]),
        "no such cashier": SaleQuery(cashier="999"),
        "cashier, name": SaleQuery(cashier=CASHIERS[1], text=name),
        "everything": SaleQuery(name, middle.total, day, SaleState.PAID, middle.cashier),
    }


def _middle(till: Till) -> Sale:
    """Return a paid sale from the middle of the history."""
    newest = till.sales.find(SaleQuery(), limit=1).sales[0].seq
    query = SaleQuery(state=SaleState.PAID)
    return till.sales.find(query, after=newest // 2 + 2, limit=1).sales[0]


def _name(till: Till, sale: Sale) -> str:
    return till.sales.detail(sale.sale_id).lines[0].name.split()[0]


def _scrolled(till: Till) -> list[float]:
    """Return what each page takes, from the newest sales down and then for two filters."""
    spent: list[float] = []
    for query in (SaleQuery(), SaleQuery(text="茶"), SaleQuery(state=SaleState.VOID)):
        after: int | None = None
        for _ in range(PAGES):
            began = time.perf_counter()
            page = till.sales.find(query, after=after, limit=PAGE)
            spent.append(time.perf_counter() - began)
            after = page.next
            if after is None:
                break
    return spent


def _timed(step: Callable[[], object]) -> float:
    began = time.perf_counter()
    step()
    return time.perf_counter() - began
