"""
Whatever is sold at whatever terms, paid in whatever ways and returned in whatever steps: the parts
sum to the whole, and what came back in the end is what was paid, in money, tax and stock.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from backend.protocol.money import Money
from backend.retail.contract.sales import SALE_QUERY, SaleQueryRequest
from backend.retail.contract.stock import STOCK_QUERY, StockQueryRequest
from console.desk.words import Words
from console.paper.bill import Mark, of_return, of_sale
from console.till.attempt import How
from console.till.charges import Code, Qr
from console.till.discount import FULL_PRICE, Off
from console.till.failures import BadDiscount, NothingToRefund
from console.till.refund import RefundAmount, RefundLines
from console.till.refund import State as Return
from console.till.sale import Goods, Sale, SaleLine, SaleState
from console.till.tax import breakdown
from console.till.totals import total_of
from tests.console.till.shop import CASHIER, NOON, Shop

MANAGER: Final = "201"
KINDS: Final = (
    Goods("G0001", "水", Money(200), tax="13%", unit="瓶"),
    Goods("G0002", "苹果", Money(999), tax="9%", unit="千克", weighed=True),
    Goods("G0003", "卡", Money(1), unit="张"),
    Goods("G0004", "酒", Money(777), tax="13%", unit="瓶"),
)
"""Stock is kept of all of them."""
OFFS = st.one_of(
    st.just(FULL_PRICE),
    st.integers(1, 100).map(lambda percent: Off(percent=percent)),
    st.integers(1, 2000).map(lambda fen: Off(Money(fen))),
)


@dataclass(frozen=True)
class Line:
    kind: int
    quantity: int
    """Whole pieces, or thousandths of what is weighed."""
    price: int | None
    off: Off

    @property
    def goods(self) -> Goods:
        return KINDS[self.kind]

    @property
    def thousandths(self) -> int:
        return self.quantity if self.goods.weighed else 1000 * min(self.quantity, 12)


LINES = st.builds(
    Line,
    st.integers(0, len(KINDS) - 1),
    st.integers(1, 3000),
    st.none() | st.integers(0, 300),
    OFFS,
)
CARTS = st.lists(LINES, min_size=1, max_size=4, unique_by=lambda line: line.kind)
PAID = st.lists(st.tuples(st.sampled_from(["cash", "code", "qr"]), st.integers(1, 99)), max_size=3)
"""How, and how many percent of what is still to be paid; the rest is paid by code."""
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("lines"), st.lists(st.tuples(st.integers(0, 4), st.integers(1, 100)))),
        st.tuples(st.just("amount"), st.integers(1, 100)),
    ),
    max_size=6,
)
"""Percent of what is left: of some lines, or of the money."""
Step = tuple[str, list[tuple[int, int]] | int]


def ring_up(shop: Shop, lines: list[Line], off: Off) -> Sale:
    for number, line in enumerate(lines, start=1):
        shop.till.carts.add(line.goods, line.thousandths, now=NOON)
        if line.price is not None:
            shop.till.carts.set_price(number, Money(line.price), by=CASHIER, now=NOON)
        with suppress(BadDiscount):
            shop.till.carts.discount_line(number, line.off, by=CASHIER, now=NOON)
    with suppress(BadDiscount):
        shop.till.carts.discount(off, by=CASHIER, now=NOON)
    cart = shop.till.carts.current(NOON)
    assert len(cart.lines) == len(lines)
    sale = shop.till.sales.checkout(cashier=CASHIER, now=NOON)
    lines_come_to = total_of(one.net for one in cart.lines) - total_of(cart.shares)
    assert sale.total == cart.total == lines_come_to
    return sale


def pay(shop: Shop, sale: Sale, ways: list[tuple[str, int]]) -> None:
    for way, percent in ways:
        rest = shop.till.sales.get(sale.sale_id).to_pay
        part = Money(rest.minor * percent // 100)
        if not part:
            continue
        if way == "cash":
            take(shop, sale, part)
        else:
            charge(shop, sale, part, Qr() if way == "qr" else None)
    rest = shop.till.sales.get(sale.sale_id).to_pay
    if not sale.total:
        take(shop, sale, rest)
    elif rest:
        charge(shop, sale, rest, None)


def take(shop: Shop, sale: Sale, part: Money) -> None:
    now, given = shop.clock.now(), part + Money(5)
    shop.till.charges.take_cash(sale.sale_id, given, amount=part, by=CASHIER, now=now)


def charge(shop: Shop, sale: Sale, part: Money, qr: Qr | None) -> None:
    how, now = qr or Code(shop.code()), shop.clock.now()
    begun = shop.till.charges.begin(sale.sale_id, how, amount=part, by=CASHIER, now=now)
    if qr is not None:
        shop.step(begun)
        shop.scan_and_pay(shop.till.charges.get(begun.out_trade_no).qr_code or "")
    assert shop.pay(begun).kept


def give_back(shop: Shop, sale: Sale, step: Step) -> str | None:
    """Return what a step asks for, if there is any; return the number of the return."""
    _, much = step
    if isinstance(much, int):
        rest = shop.till.refunds.rest(sale.sale_id)
        asked: RefundLines | RefundAmount = RefundAmount(Money(-(-rest.minor * much // 100)))
    else:
        lines = shop.till.sales.detail(sale.sale_id).lines
        wanted = {place + 1: percent for place, percent in much if place < len(lines)}
        left = {
            one.line_no: _some(one, wanted[one.line_no]) for one in lines if one.line_no in wanted
        }
        asked = RefundLines({number: some for number, some in left.items() if some})
    return begin(shop, sale, asked)


def _some(line: SaleLine, percent: int) -> int:
    """Return so much of what is left of a line, rounded up to what can come back."""
    least = 1 if line.weighed else 1000
    return -(-line.left * percent // (100 * least)) * least


def begin(shop: Shop, sale: Sale, asked: RefundLines | RefundAmount) -> str | None:
    rest = shop.till.refunds.rest(sale.sale_id)
    try:
        quote = shop.till.refunds.quote(sale.sale_id, asked)
    except NothingToRefund:
        assert isinstance(asked, RefundAmount) or not asked.quantities, "goods always come back"
        return None
    now = shop.clock.now()
    parts = shop.till.refunds.begin(sale.sale_id, asked, asked_by=MANAGER, now=now)
    assert total_of(part.amount for part in parts) == quote.amount <= rest
    assert {shop.refund(part).state for part in parts} == {Return.DONE}
    assert shop.till.refunds.rest(sale.sale_id) == rest - quote.amount
    return parts[0].return_id


def levels(shop: Shop) -> dict[str, Decimal]:
    wanted = StockQueryRequest(goods_ids=tuple(one.goods_id for one in KINDS))
    return {one.goods_id: one.level for one in shop.client.call(STOCK_QUERY, wanted).stock}


@settings(
    max_examples=20,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(lines=CARTS, off=OFFS, paid=PAID, steps=STEPS)
@example(
    lines=[Line(0, 3, None, Off(percent=33)), Line(2, 5, None, FULL_PRICE)],
    off=Off(Money(1)),
    paid=[("cash", 50), ("qr", 50)],
    steps=[("lines", [(0, 1), (1, 1)]), ("amount", 30), ("lines", [(1, 100), (0, 50)])],
)
@example(lines=[Line(3, 2, 0, FULL_PRICE)], off=FULL_PRICE, paid=[], steps=[("lines", [(0, 50)])])
def test_what_came_back_in_the_end_is_what_was_paid(
    shop: Shop,
    words: Words,
    lines: list[Line],
    off: Off,
    paid: list[tuple[str, int]],
    steps: list[Step],
) -> None:
    purse = shop.balance()
    sale = ring_up(shop, lines, off)
    pay(shop, sale, paid)
    sold = shop.till.sales.get(sale.sale_id)
    assert (sold.state, sold.paid) == (SaleState.PAID, sale.total)

    returns = [give_back(shop, sale, step) for step in steps]
    left = {one.line_no: one.left for one in shop.till.sales.detail(sale.sale_id).lines}
    rest = RefundLines({number: much for number, much in left.items() if much})
    returns.append(begin(shop, sale, rest))
    returns.append(begin(shop, sale, RefundAmount(shop.till.refunds.rest(sale.sale_id))))

    _all_money_is_back(shop, sale, purse)
    _all_tax_is_back(shop, words, sale, [one for one in returns if one is not None])
    shop.tidy()
    _the_platform_agrees(shop, sale)
    shop.till.verify()


def _all_money_is_back(shop: Shop, sale: Sale, purse: Money) -> None:
    detail = shop.till.sales.detail(sale.sale_id)
    assert (detail.sale.refunded, detail.sale.rest) == (sale.total, Money(0))
    assert all(one.left == 0 for one in detail.lines)
    assert not detail.may_come_back
    for payment in detail.attempts:
        to_it = [one for one in detail.refunds if one.out_trade_no == payment.out_trade_no]
        assert total_of(one.amount for one in to_it) == payment.amount
        assert all(one.amount or one.how is How.CASH for one in to_it)
    assert shop.balance() == purse
    figures = shop.till.shifts.figures()
    assert figures is not None
    assert figures.expected == Money(0)
    assert figures.sales_total == figures.returns_total


def _all_tax_is_back(shop: Shop, words: Words, sale: Sale, returns: list[str]) -> None:
    receipt = of_sale(shop.till, words, sale.sale_id, Mark())
    slips = [of_return(shop.till, words, one, Mark()) for one in returns]
    assert total_of(one.amount for one in slips) == receipt.total
    for part in breakdown((line.tax, line.amount) for line in receipt.lines):
        back = [one for slip in slips for one in slip.taxes if one.rate == part.rate]
        assert total_of(one.gross for one in back) == part.gross
        assert total_of(one.tax for one in back) == part.tax


def _the_platform_agrees(shop: Shop, sale: Sale) -> None:
    record = shop.client.call(SALE_QUERY, SaleQueryRequest(sale_id=sale.sale_id)).sale
    assert (record.total, record.refunded) == (sale.total, sale.total)
    for number, line in enumerate(record.lines, start=1):
        back = [one for each in record.refunds for one in each.lines if one.line_no == number]
        assert sum((one.quantity for one in back), Decimal(0)) == line.quantity
        assert total_of(one.total for one in back) <= line.total
    assert set(levels(shop).values()) <= {Decimal(0)}
    assert shop.till.outbox.refused() == ()
    assert shop.till.open_matters(shop.clock.now()) == ()
