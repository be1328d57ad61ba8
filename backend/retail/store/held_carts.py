"""Queries over carts on hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Row, bindparam, select, update

from backend.kernel.columns import Instant
from backend.kernel.unit import Unit
from backend.protocol.money import Money
from backend.retail.contract.held_carts import (
    CARTS_MAX,
    CartClaimRequest,
    CartHoldRequest,
    HeldCart,
)
from backend.retail.shared_tables import HELD_CART

_C = HELD_CART.c
_THIS: Final = (_C.merchant_id == bindparam("m"), _C.cart_id == bindparam("c"))
_ONE: Final = select(HELD_CART).where(*_THIS)
_HELD: Final = (
    select(HELD_CART)
    .where(_C.merchant_id == bindparam("m"), _C.claim_id.is_(None))
    .order_by(_C.held_at, _C.cart_id)
    .limit(CARTS_MAX)
)
_BY_CLAIM: Final = select(_C.cart_id).where(
    _C.merchant_id == bindparam("m"), _C.claim_id == bindparam("claim")
)
# Whether it is still on hold is asked by the very statement that takes it.
_CLAIM: Final = (
    update(HELD_CART)
    .where(*_THIS, _C.claim_id.is_(None))
    .values(
        claim_id=bindparam("claim"),
        claimed_by_till=bindparam("till"),
        claimed_by=bindparam("by"),
        claimed_at=bindparam("at", type_=Instant),
    )
)


@dataclass(frozen=True, slots=True)
class Kept:
    """A cart as it was put on hold, and who has it now."""

    cart: HeldCart
    content: str
    claim_id: str | None


def add(unit: Unit, merchant_id: str, request: CartHoldRequest) -> bool:
    """Keep a cart on hold; False if its number is taken."""
    row = {
        "merchant_id": merchant_id,
        "cart_id": request.cart_id,
        "till_id": request.till_id,
        "staff_id": request.staff_id,
        "held_at": request.held_at,
        "note": request.note,
        "line_count": request.line_count,
        "total": request.total.minor,
        "content": request.content,
    }
    return unit.insert_once(HELD_CART, row)


def get(unit: Unit, merchant_id: str, cart_id: str) -> Kept | None:
    row = unit.one(_ONE, {"m": merchant_id, "c": cart_id})
    return None if row is None else Kept(_cart(row), row.content, row.claim_id)


def held(unit: Unit, merchant_id: str) -> tuple[HeldCart, ...]:
    """Return the carts on hold, the longest first, at most 200."""
    return tuple(_cart(row) for row in unit.all(_HELD, {"m": merchant_id}))


def claimed(unit: Unit, merchant_id: str, claim_id: str) -> str | None:
    """Return the number of the cart a claim has taken."""
    row = unit.one(_BY_CLAIM, {"m": merchant_id, "claim": claim_id})
    return None if row is None else str(row.cart_id)


def claim(unit: Unit, merchant_id: str, request: CartClaimRequest, at: object) -> bool:
    """Take a cart over; False if it is not on hold."""
    named = {"m": merchant_id, "c": request.cart_id, "claim": request.claim_id}
    who = {"till": request.till_id, "by": request.staff_id, "at": at}
    return unit.change(_CLAIM, {**named, **who}) == 1


def _cart(row: Row[Any]) -> HeldCart:
    return HeldCart(
        cart_id=row.cart_id,
        till_id=row.till_id,
        staff_id=row.staff_id,
        held_at=row.held_at,
        note=row.note,
        line_count=row.line_count,
        total=Money(row.total),
    )
