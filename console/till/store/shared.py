"""Queries over what a till shares: offers and claims of carts, refunds set aside."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from console.till.sale import Cart
from console.till.shared_tables import CLAIMS, OFFERS, RESERVATIONS
from console.till.store import carts
from console.till.tables import CART_LINES, CARTS

_NUMBER: Final = OFFERS.c.number == bindparam("key")
_OFFERED: Final = select(OFFERS).where(OFFERS.c.state == "offered").order_by(OFFERS.c.seq)
_SHARED: Final = update(OFFERS).where(_NUMBER).values(state="shared")
_WITHDRAW: Final = delete(OFFERS).where(_NUMBER, OFFERS.c.state == "offered")
_OFFER: Final = select(OFFERS.c.content).where(_NUMBER)
_CLAIM: Final = CLAIMS.c.claim_id == bindparam("key")
_ASKED: Final = select(CLAIMS).where(CLAIMS.c.state == "asked").order_by(CLAIMS.c.seq)
_OF_CART: Final = select(CLAIMS).where(
    CLAIMS.c.number == bindparam("of_cart"), CLAIMS.c.state != "gone"
)
_END_CLAIM: Final = (
    update(CLAIMS).where(_CLAIM, CLAIMS.c.state == "asked").values(state=bindparam("becomes"))
)
_DROP_CLAIM: Final = delete(CLAIMS).where(_CLAIM)
_RETURN: Final = RESERVATIONS.c.return_id == bindparam("key")
_OPEN: Final = (
    select(RESERVATIONS).where(RESERVATIONS.c.state != "over").order_by(RESERVATIONS.c.seq)
)
_ONE: Final = select(RESERVATIONS).where(_RETURN)
_HELD: Final = select(RESERVATIONS.c.return_id).where(
    RESERVATIONS.c.sale_id == bindparam("of_sale"), RESERVATIONS.c.state == "held"
)
_MOVE: Final = update(RESERVATIONS).where(_RETURN).values(state=bindparam("becomes"))
_CART: Final = select(CARTS).where(CARTS.c.cart_id == bindparam("key"))
_LINES: Final = (
    select(CART_LINES)
    .where(CART_LINES.c.cart_id == bindparam("key"))
    .order_by(CART_LINES.c.line_no)
)
_OWN: Final = {"cart_id", "current", "saved_at", "held_by"}
"""Of a cart's row, what belongs to the till it lies in."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A cart handed over, as the platform is told of it."""

    number: str
    payload: str


@dataclass(frozen=True, slots=True)
class Claim:
    """A cart asked for, and whether it was had."""

    claim_id: str
    number: str
    by: str
    state: str


@dataclass(frozen=True, slots=True)
class Reservation:
    """A return set aside: ``asked``, ``held``, ``begun``, ``leaving`` or ``over``."""

    return_id: str
    sale_id: str
    payload: str
    state: str


def pack(db: Connection, cart: Cart) -> str:
    """Write a cart down, column by column, for another till of the shop."""
    row = db.execute(_CART, {"key": cart.cart_id}).mappings().one()
    lines = db.execute(_LINES, {"key": cart.cart_id}).mappings().all()
    packed = {
        "cart": {name: value for name, value in row.items() if name not in _OWN},
        "lines": [{n: v for n, v in line.items() if n != "cart_id"} for line in lines],
    }
    return json.dumps(packed, ensure_ascii=False, separators=(",", ":"))


def unpack(db: Connection, content: str, at: datetime) -> Cart:
    """Keep a cart another till wrote down, on hold; columns unknown here are left out."""
    packed: dict[str, Any] = json.loads(content)
    cart = carts.add(db, is_current=False, note=str(packed["cart"].get("note", "")), at=at)
    known = _known(packed["cart"], CARTS.c.keys())
    if known:
        db.execute(update(CARTS).where(CARTS.c.cart_id == cart.cart_id).values(**known))
    for line in packed["lines"]:
        fields = {**_known(line, CART_LINES.c.keys()), "cart_id": cart.cart_id}
        db.execute(insert(CART_LINES).values(**fields))
    back = carts.get_held(db, cart.cart_id)
    return cart if back is None else back


def offer(db: Connection, offered: Offer, content: str, at: datetime) -> None:
    """Keep what is handed over."""
    row = {"number": offered.number, "payload": offered.payload, "content": content}
    db.execute(insert(OFFERS), {**row, "state": "offered", "at": at})


def offered(db: Connection) -> tuple[Offer, ...]:
    """Return what the platform has not said yet that it has, oldest first."""
    return tuple(Offer(row.number, row.payload) for row in db.execute(_OFFERED))


def shared(db: Connection, number: str) -> None:
    """Write down that the platform has it."""
    db.execute(_SHARED, {"key": number})


def withdraw(db: Connection, number: str) -> str | None:
    """Take an offer back that certainly was never sent; return what it was."""
    content = db.execute(_OFFER, {"key": number}).scalar_one_or_none()
    withdrawn = db.execute(_WITHDRAW, {"key": number}).rowcount == 1
    return str(content) if withdrawn else None


def claim(db: Connection, asked: Claim, at: datetime) -> None:
    """Keep that a cart is asked for."""
    row = {"claim_id": asked.claim_id, "number": asked.number, "by": asked.by}
    db.execute(insert(CLAIMS), {**row, "state": asked.state, "at": at})


def claims(db: Connection) -> tuple[Claim, ...]:
    """Return the claims that were not answered, oldest first."""
    return tuple(_claim(row) for row in db.execute(_ASKED))


def claim_of(db: Connection, number: str) -> Claim | None:
    """Return the claim of a cart that was asked for here, and not refused."""
    row = db.execute(_OF_CART, {"of_cart": number}).one_or_none()
    return None if row is None else _claim(row)


def end_claim(db: Connection, claim_id: str, state: str) -> bool:
    """Write down an answer; return whether it is the first."""
    return db.execute(_END_CLAIM, {"key": claim_id, "becomes": state}).rowcount == 1


def drop_claim(db: Connection, claim_id: str) -> None:
    """Forget a claim that certainly was never sent."""
    db.execute(_DROP_CLAIM, {"key": claim_id})


def reserve(db: Connection, reservation: Reservation, at: datetime) -> None:
    """Keep what is to be set aside."""
    row = {"return_id": reservation.return_id, "sale_id": reservation.sale_id}
    payload = {"payload": reservation.payload, "state": reservation.state, "at": at}
    db.execute(insert(RESERVATIONS), {**row, **payload})


def reservation(db: Connection, return_id: str) -> Reservation | None:
    row = db.execute(_ONE, {"key": return_id}).one_or_none()
    return None if row is None else _reservation(row)


def reservations(db: Connection) -> tuple[Reservation, ...]:
    """Return those that are not over, oldest first."""
    return tuple(_reservation(row) for row in db.execute(_OPEN))


def begin(db: Connection, sale_id: str) -> str:
    """Begin with what is held for a sale; return its number, empty if nothing is."""
    held = db.execute(_HELD, {"of_sale": sale_id}).scalars().first()
    if held is None:
        return ""
    move(db, held, "begun")
    return str(held)


def move(db: Connection, return_id: str, state: str) -> None:
    """Write down how a reservation stands."""
    db.execute(_MOVE, {"key": return_id, "becomes": state})


def _claim(row: Any) -> Claim:
    return Claim(row.claim_id, row.number, row.by, row.state)


def _reservation(row: Any) -> Reservation:
    return Reservation(row.return_id, row.sale_id, row.payload, row.state)


def _known(fields: dict[str, Any], columns: list[str]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if name in columns and name not in _OWN}
