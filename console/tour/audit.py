"""What the day must have come to, looked up at the platform: sales, stock, the Z."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import Final

from backend.protocol.money import Money
from backend.retail.contract.sales import SALE_LIST, SaleListRequest, SaleSummary
from backend.retail.contract.shifts import SHIFT_QUERY, ShiftQueryRequest
from backend.retail.contract.stock import STOCK_QUERY, StockQueryRequest
from console.tour.album import Fact
from console.tour.closing import z_of
from console.tour.day import Day
from console.tour.opening import DELIVERED, LEMON_TEA

_MOST: Final = 100


def check(day: Day) -> None:
    """Compare till and platform: every sale once, every piece of stock, every fen of the Z."""
    z = z_of(day)
    day.album.step(
        "audit",
        "Till and platform agree: every sale once, the stock, the sums of the Z",
        Fact("sales", _here(day), lambda: _there(day), far=True),
        Fact("stock", _sold(day), lambda: _stock(day), far=True),
        Fact("Z there", [(z.number, z.hash)], lambda: _zs(day), far=True),
        Fact("Z sales", (len(day.sold), z.sales_total), lambda: _sums(day), far=True),
        Fact("Z returns", z.returns_total, lambda: _back(_sales(day)), far=True),
        Fact("Z tenders", z.sales_total - z.returns_total, lambda: _tenders(day), far=True),
    )


def _sales(day: Day) -> tuple[SaleSummary, ...]:
    return day.ready.client.call(SALE_LIST, SaleListRequest(page_size=_MOST)).sales


def _here(day: Day) -> list[str]:
    sales = (day.ready.till.sales.get(one) for one in day.sold.values())
    return sorted(f"{one.sale_id} {one.total.to_text()}" for one in sales)


def _there(day: Day) -> list[str]:
    return sorted(f"{one.sale_id} {one.total.to_text()}" for one in _sales(day))


def _sums(day: Day) -> tuple[int, Money]:
    sales = _sales(day)
    return len(sales), sum((one.total for one in sales), Money(0))


def _back(sales: tuple[SaleSummary, ...]) -> Money:
    return sum((one.refunded for one in sales), Money(0))


def _tenders(day: Day) -> Money:
    return sum((one.net for one in z_of(day).tenders), Money(0))


def _zs(day: Day) -> list[tuple[int, str]]:
    answer = day.ready.client.call(SHIFT_QUERY, ShiftQueryRequest())
    return [(one.number, one.hash) for one in answer.shifts]


def _sold(day: Day) -> list[str]:
    """Return what the till's sales must have left of each kind of goods."""
    left: Counter[str] = Counter()
    tea = day.ready.till.goods.by_barcode(LEMON_TEA)
    left[tea.goods_id if tea is not None else ""] += DELIVERED * 1000
    for sale_id in day.sold.values():
        for line in day.ready.till.sales.detail(sale_id).lines:
            left[line.goods_id or ""] -= line.quantity - line.refunded
    return sorted(f"{goods_id} {_kept(Decimal(much) / 1000)}" for goods_id, much in left.items())


def _stock(day: Day) -> list[str]:
    stock = day.ready.client.call(STOCK_QUERY, StockQueryRequest(page_size=_MOST)).stock
    return sorted(f"{one.goods_id} {_kept(one.level)}" for one in stock)


def _kept(level: Decimal) -> str:
    return f"{level.normalize():f}"
