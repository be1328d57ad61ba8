"""Carts: the one at the counter, and those on hold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, Row, bindparam, delete, insert, select, update

from backend.protocol.money import Money
from console.till.discount import Off
from console.till.sale import Cart, CartLine
from console.till.tables import CART_LINES, CARTS

_KEY: Final = CARTS.c.cart_id == bindparam("key")
_ADD: Final = insert(CARTS)
_ADD_LINE: Final = insert(CART_LINES)
_CURRENT: Final = select(CARTS).where(CARTS.c.current == 1)
_HELD: Final = select(CARTS).where(CARTS.c.current == 0).order_by(CARTS.c.saved_at)
_HELD_ONE: Final = select(CARTS).where(_KEY & (CARTS.c.current == 0))
_LINES: Final = (
    select(CART_LINES)
    .where(CART_LINES.c.cart_id == bindparam("key"))
    .order_by(CART_LINES.c.line_no)
)
_CLEAR: Final = delete(CART_LINES).where(CART_LINES.c.cart_id == bindparam("key"))
_CLEAR_LINE: Final = delete(CART_LINES).where(
    (CART_LINES.c.cart_id == bindparam("key")) & (CART_LINES.c.line_no == bindparam("line"))
)
_SAVE: Final = (
    update(CARTS)
    .where(_KEY)
    .values(
        current=bindparam("is_current"),
        note=bindparam("new_note"),
        saved_at=bindparam("at"),
        off_fen=bindparam("new_off_fen"),
        off_percent=bindparam("new_off_percent"),
        held_by=bindparam("new_held_by"),
    )
)
_DROP: Final = delete(CARTS).where(_KEY)


def current(db: Connection) -> Cart | None:
    """Return the cart at the counter."""
    row = db.execute(_CURRENT).one_or_none()
    return None if row is None else _cart(db, row)


def held(db: Connection) -> tuple[Cart, ...]:
    """Return the carts on hold, the longest first."""
    return tuple(_cart(db, row) for row in db.execute(_HELD).all())


def get_held(db: Connection, cart_id: int) -> Cart | None:
    """Return one cart on hold."""
    row = db.execute(_HELD_ONE, {"key": cart_id}).one_or_none()
    return None if row is None else _cart(db, row)


def add(db: Connection, *, is_current: bool, note: str, at: datetime) -> Cart:
    """Keep a new, empty cart."""
    values = {"current": int(is_current), "note": note, "saved_at": at}
    key = db.execute(_ADD, values).inserted_primary_key
    cart_id = 0 if key is None else int(key[0])
    return Cart(cart_id, (), note, at)


def save(
    db: Connection, cart: Cart, *, before: tuple[CartLine, ...] = (), is_current: bool = True
) -> None:
    """Keep a cart as it is now, at the counter or on hold; ``before`` is what is kept of it."""
    values = {
        "is_current": int(is_current),
        "new_note": cart.note,
        "at": cart.saved_at,
        "new_off_fen": cart.off.amount.minor,
        "new_off_percent": cart.off.percent,
        "new_held_by": cart.held_by,
    }
    db.execute(_SAVE, {"key": cart.cart_id, **values})
    kept, wanted = set(before), set(cart.lines)
    gone = [{"key": cart.cart_id, "line": line.line_no} for line in kept - wanted]
    if gone:
        db.execute(_CLEAR_LINE, gone)
    rows = [_row(cart.cart_id, line) for line in cart.lines if line not in kept]
    if rows:
        db.execute(_ADD_LINE, rows)


def drop(db: Connection, cart_id: int) -> None:
    """Forget a cart."""
    db.execute(_CLEAR, {"key": cart_id})
    db.execute(_DROP, {"key": cart_id})


def _row(cart_id: int, line: CartLine) -> dict[str, object]:
    return {
        "cart_id": cart_id,
        "line_no": line.line_no,
        "goods_id": line.goods_id,
        "barcode": line.barcode,
        "name": line.name,
        "unit": line.unit,
        "price": line.price.minor,
        "quantity": line.quantity,
        "weighed": int(line.weighed),
        "list_price": line.list_price.minor,
        "off_fen": line.off.amount.minor,
        "off_percent": line.off.percent,
        "note": line.note,
        "tax": line.tax,
    }


def _cart(db: Connection, row: Row[Any]) -> Cart:
    lines: Sequence[Row[Any]] = db.execute(_LINES, {"key": row.cart_id}).all()
    return Cart(
        cart_id=row.cart_id,
        lines=tuple(_line(line) for line in lines),
        note=row.note,
        saved_at=row.saved_at,
        off=Off(Money(row.off_fen), row.off_percent),
        held_by=row.held_by,
    )


def _line(row: Row[Any]) -> CartLine:
    return CartLine(
        line_no=row.line_no,
        goods_id=row.goods_id,
        barcode=row.barcode,
        name=row.name,
        unit=row.unit,
        price=Money(row.price),
        quantity=row.quantity,
        weighed=bool(row.weighed),
        list_price=Money(row.list_price),
        off=Off(Money(row.off_fen), row.off_percent),
        note=row.note,
        tax=row.tax,
    )
