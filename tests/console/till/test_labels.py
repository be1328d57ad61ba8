"""The labels of a scale: read as the shop's scales print them, and never for something else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.protocol.money import Money
from backend.retail.contract.fields import check_digit
from console.till.failures import BadLabel
from console.till.labels import Label, Layout, bag_of, numbers_of, read
from console.till.sale import Goods
from console.till.totals import ONE, half_up, line_amount

FUJI = "2100307000005"
APPLE = Goods("G-1", "苹果", Money(996), barcode=FUJI, unit="千克", weighed=True)
PRICES = st.integers(1, 30_000).map(Money)


def label(start: str, value: int) -> str:
    digits = f"{start}{value:05}"
    return digits + check_digit(digits)


@pytest.mark.parametrize(
    ("layout", "start", "said"),
    [
        (Layout.GRAMS, "2100307", Label(FUJI, grams=842)),
        (Layout.FEN, "2100307", Label(FUJI, price=Money(842))),
        (Layout.BOTH, "2100307", Label(FUJI, grams=842)),
        (Layout.BOTH, "2500307", Label("2500307000003", price=Money(842))),
    ],
)
def test_a_label_says_what_the_shops_scales_print(layout: Layout, start: str, said: Label) -> None:
    assert read(label(start, 842), layout) == said


@pytest.mark.parametrize(
    "text",
    [FUJI, "6901357100273", "210030700842", "21003070084255", "2100307OO8429", "", "28" + "9" * 16],
)
def test_what_is_no_label_is_left_to_others(text: str) -> None:
    assert read(text, Layout.GRAMS) is None


def test_a_shop_without_scales_reads_no_labels() -> None:
    assert read(label("2100307", 842), Layout.NONE) is None


@given(st.integers(0, 11), st.integers(1, 9))
def test_a_label_with_one_digit_misread_is_refused(place: int, by: int) -> None:
    good = label("2100307", 842)
    digit = str((int(good[place]) + by) % 10)
    misread = good[:place] + digit + good[place + 1 :]
    if misread.startswith("2"):
        with pytest.raises(BadLabel):
            read(misread, Layout.GRAMS)
    else:
        assert read(misread, Layout.GRAMS) is None


@given(PRICES, st.integers(1, 99_999))
def test_a_bag_weighs_what_its_label_says(price: Money, grams: int) -> None:
    said = read(label("2100307", grams), Layout.GRAMS)
    assert said is not None
    bag = bag_of(said, replace(APPLE, price=price))
    assert bag is not None
    assert (bag.quantity, bag.off.amount) == (grams, Money(0))


@given(PRICES, st.integers(1, 99_999))
def test_a_bag_costs_what_its_label_says_to_the_fen(price: Money, fen: int) -> None:
    said = read(label("2100307", fen), Layout.FEN)
    assert said is not None
    bag = bag_of(said, replace(APPLE, price=price))
    if bag is None:  # heavier than a line can hold
        assert fen * ONE / price.minor > 9_000_000
        return
    amount = line_amount(price, bag.quantity, weighed=True)
    assert amount - bag.off.of(amount) == Money(fen)
    assert bag.off.amount.minor <= half_up(price.minor, ONE) + 1


@given(PRICES, st.integers(1, 9_999))
def test_the_weight_is_found_again_where_the_scale_knew_the_same_price(
    price: Money, grams: int
) -> None:
    cost = line_amount(price, grams, weighed=True)
    if not 1 <= cost.minor <= 99_999:
        return
    bag = bag_of(Label(FUJI, price=cost), replace(APPLE, price=price))
    assert bag is not None
    assert not bag.off
    if price.minor >= ONE:
        assert abs(bag.quantity - grams) <= 1


def test_a_price_on_goods_sold_by_the_piece_is_the_price_of_the_piece() -> None:
    pie = Goods("G-2", "馅饼", Money(500))
    bag = bag_of(Label(FUJI, price=Money(1234)), pie)
    assert bag is not None
    assert (bag.goods.price, bag.quantity) == (Money(1234), ONE)
    assert bag_of(Label(FUJI, grams=842), pie) is None
    assert bag_of(Label(FUJI, price=Money(1)), replace(APPLE, price=Money(0))) is None


def test_a_typed_number_of_the_shop_is_found_under_every_prefix() -> None:
    assert FUJI in numbers_of("307")
    assert FUJI in numbers_of("00307")
    assert len(numbers_of("307")) == 10
    assert numbers_of("6901357") == ()
    assert numbers_of("苹果") == ()
