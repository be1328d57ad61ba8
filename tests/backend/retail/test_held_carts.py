"""A cart on hold is everybody's until one till has claimed it, and then nobody else's."""

from __future__ import annotations

import pytest

from backend.retail.contract.held_carts import (
    CART_CLAIM,
    CART_HOLD,
    CART_LIST,
    CartDiffers,
    CartGone,
)
from tests.backend.retail.conftest import CASHIER, COLLEAGUE, THEIRS, Shop


def hold(shop: Shop, cart_id: str = "H1", **changes: object) -> None:
    content = {
        "cart_id": cart_id,
        "till_id": "T1",
        "staff_id": CASHIER,
        "held_at": "2026-11-22 11:59:30",
        "note": "回来取",
        "line_count": 2,
        "total": "9.60",
        "content": '{"lines":[]}',
    }
    shop.call(CART_HOLD, **{**content, **changes})


def claim(shop: Shop, cart_id: str = "H1", claim_id: str = "C1", till_id: str = "T2") -> str:
    names = {"cart_id": cart_id, "claim_id": claim_id, "till_id": till_id}
    return shop.call(CART_CLAIM, **names, staff_id=COLLEAGUE).content


def listed(shop: Shop) -> list[str]:
    return [cart.cart_id for cart in shop.call(CART_LIST).carts]


def test_a_cart_held_at_one_till_is_taken_over_at_another(shop: Shop) -> None:
    hold(shop)
    (cart,) = shop.call(CART_LIST).carts
    assert (cart.till_id, cart.note, cart.line_count) == ("T1", "回来取", 2)

    assert claim(shop) == '{"lines":[]}'
    assert listed(shop) == []


def test_two_tills_cannot_have_the_same_cart(shop: Shop) -> None:
    hold(shop)
    claim(shop, claim_id="C1", till_id="T2")

    with pytest.raises(CartGone):
        claim(shop, claim_id="C2", till_id="T1")
    with pytest.raises(CartGone):
        claim(shop, cart_id="H9", claim_id="C3")


def test_who_lost_the_answer_asks_again_and_has_the_cart(shop: Shop) -> None:
    hold(shop)

    assert claim(shop) == claim(shop)


def test_a_hold_that_arrives_again_does_not_put_a_taken_cart_back(shop: Shop) -> None:
    hold(shop)
    hold(shop)
    assert listed(shop) == ["H1"]
    claim(shop)
    hold(shop)

    assert listed(shop) == []


def test_one_number_is_one_cart(shop: Shop) -> None:
    hold(shop)
    with pytest.raises(CartDiffers):
        hold(shop, content='{"lines":[1]}')
    with pytest.raises(CartDiffers):
        hold(shop, total="1.00")
    hold(shop, "H2")
    claim(shop, "H1", "C1")
    with pytest.raises(CartDiffers):
        claim(shop, "H2", "C1")


def test_the_longest_on_hold_comes_first_and_other_shops_have_theirs(shop: Shop) -> None:
    shop.open(THEIRS)
    hold(shop, "H2", held_at="2026-11-22 11:59:31")
    hold(shop, "H1")

    assert listed(shop) == ["H1", "H2"]
    assert shop.call(CART_LIST, THEIRS).carts == ()
