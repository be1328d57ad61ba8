"""Sales are found by their terms as they would be by reading every one of them."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, text

from backend.protocol.money import Money
from console.till.database import Database
from console.till.sale import Goods, Sale, SaleQuery, SaleState
from console.till.store import finding
from console.till.till import Till
from tests.console.till.shop import CASHIER, Shop, opened

NAMES = ("可口可乐", "Straße 茶", "乌龙茶 50%", "a_b", "İnci 蛋糕", "0101 电池")
KINDS = tuple(
    Goods(f"G-{place}", name, Money(100 + place % 2), unit="件") for place, name in enumerate(NAMES)
)
SALES = 40


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    """Sell for some days, with payments, cancelled sales, and two cashiers."""
    dice = random.Random(3)  # noqa: S311 - repeatable
    with opened(tmp_path_factory.mktemp("finding")) as shop:
        for number in range(SALES):
            sale = _sell(shop, dice, by="102" if number % 5 == 0 else CASHIER)
            if number % 3 == 0:
                shop.pay(shop.charge(sale))
            elif number % 7 == 0:
                shop.till.sales.reopen(sale.sale_id, now=shop.clock.now())
                shop.till.carts.clear(by=CASHIER, now=shop.clock.now())
            shop.clock.at += timedelta(hours=dice.randrange(1, 9))
        yield shop


@pytest.fixture(params=[1, 7, 2000])
def window(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Look through so many of the newest sales before the terms are asked."""
    monkeypatch.setattr(finding, "_WINDOW", request.param)


def _sell(shop: Shop, dice: random.Random, *, by: str) -> Sale:
    for goods in dice.sample(KINDS, dice.randrange(1, 4)):
        shop.till.carts.add(goods, now=shop.clock.now())
    return shop.till.sales.checkout(cashier=by, now=shop.clock.now())


TEXTS = (
    st.sampled_from(
        (
            "可乐",
            "乐",
            "茶",
            "STRASSE",
            "straße",
            "strasse",
            "50%",
            "_",
            "a_b",
            "A_B",
            "电池 茶",
            "İ",
        )
    )
    | st.text("2605010-P_ 茶", max_size=4)
    | st.sampled_from(
        ("0001", "-0002", "260502-", "02-0001", "260502-00", "1-0", "p2605", "P260503")
    )
)


@pytest.mark.usefixtures("window")
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    about=TEXTS,
    amount=st.none() | st.sampled_from((Money(100), Money(201))),
    state=st.none() | st.sampled_from(SaleState),
    cashier=st.none() | st.sampled_from((CASHIER, "102", "nobody")),
    size=st.integers(1, 50),
)
def test_it_finds_what_reading_everything_finds(
    shop: Shop,
    about: str,
    amount: Money | None,
    state: SaleState | None,
    cashier: str | None,
    size: int,
) -> None:
    query = SaleQuery(text=about, amount=amount, state=state, cashier=cashier)
    expected = [sale.seq for sale in _everything(shop.till) if _fits(shop.till, sale, query)]
    assert _paged(shop.till, query, size) == expected


def _everything(till: Till) -> tuple[Sale, ...]:
    return till.sales.find(SaleQuery(), limit=200).sales


def _paged(till: Till, query: SaleQuery, size: int) -> list[int]:
    """Turn the pages to the end."""
    found: list[int] = []
    after: int | None = None
    while True:
        page = till.sales.find(query, after=after, limit=size)
        assert page.sales or page.next is None
        found += [sale.seq for sale in page.sales]
        after = page.next
        if after is None:
            return found


def _fits(till: Till, sale: Sale, query: SaleQuery) -> bool:
    exact = (query.amount, query.state, query.cashier)
    has = (sale.total, sale.state, sale.cashier)
    if any(wanted not in (None, there) for wanted, there in zip(exact, has, strict=True)):
        return False
    detail = till.sales.detail(sale.sale_id)
    names = [line.name.casefold() for line in detail.lines]
    orders = [
        number.casefold()
        for attempt in detail.attempts
        for number in (attempt.out_trade_no, attempt.trade_no or "")
    ]
    return all(
        word in sale.number
        or any(word.casefold() in name for name in names)
        or any(order.startswith(word.casefold()) for order in orders)
        for word in query.text.split()
    )


def test_a_file_of_before_learns_what_its_sales_are_found_by(shop: Shop, tmp_path: Path) -> None:
    before = {about: _numbers(shop.till, about) for about in ("茶", "可乐", "-0001", "STRASSE")}
    _as_it_was(shop, tmp_path)
    till = Till.open(tmp_path, now=shop.clock.now())
    try:
        assert {about: _numbers(till, about) for about in before} == before
        assert all(before.values())
    finally:
        till.close()


def test_a_file_of_before_is_noted_in_the_same_words_as_a_new_one(
    shop: Shop, tmp_path: Path
) -> None:
    _as_it_was(shop, tmp_path)
    database = Database.open(tmp_path)
    try:
        assert database.look(_noted) == shop.till.sales._database.look(_noted)  # noqa: SLF001
    finally:
        database.close()


def _numbers(till: Till, about: str) -> list[str]:
    return [sale.number for sale in till.sales.find(SaleQuery(text=about), limit=200).sales]


def _noted(db: Connection) -> list[tuple[object, ...]]:
    statement = text("SELECT term, seq FROM sale_terms JOIN terms USING (term_id) ORDER BY 1, 2")
    return [tuple(row) for row in db.execute(statement)]


def _as_it_was(shop: Shop, folder: Path) -> None:
    """Copy the till's file as a program of before would have left it."""
    with (
        sqlite3.connect(shop.folder / "till.db") as now,
        sqlite3.connect(folder / "till.db") as old,
    ):
        now.backup(old)
        old.executescript(
            """DROP TABLE sale_terms; DROP TABLE terms; DROP INDEX sales_state;
               DROP INDEX sales_cashier; DROP INDEX goods_seen; PRAGMA user_version = 2"""
        )
    now.close()
    old.close()


def test_a_sale_that_is_looked_for_by_a_filter_uses_its_index(shop: Shop) -> None:
    def plan(db: Connection) -> str:
        statement = "EXPLAIN QUERY PLAN SELECT seq FROM sales s WHERE s.cashier = 'x' ORDER BY seq"
        return str(db.execute(text(statement)).all())

    assert "sales_cashier" in shop.till.sales._database.look(plan)  # noqa: SLF001
