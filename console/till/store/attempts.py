"""Payments, read and written whole."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Connection, Integer, Row, bindparam, insert, literal_column, select, update

from backend.protocol.money import Money
from console.till.attempt import Attempt, How, State, What
from console.till.tables import ATTEMPTS

_SAME: Final = (
    *("by", "begun_at", "deadline", "next_at", "reason", "sends", "cancels", "doubtful", "tries"),
    *("flight", "flight_until", "stopped_by", "qr_code", "trade_no", "buyer", "watches"),
    "settled_at",
)
"""Fields kept as they are; the others are put into the database's words below."""
_FLAGS: Final = ("looked", "must_look", "late", "returned", "kept", "loose", "settled")
_CHANGES: Final = ("state", "flight_what", *_SAME, *_FLAGS)

_NOTHING: Final = Money(0)
_AS_BEGUN: Final = literal_column("attempts.rowid", Integer)
"""The order they were begun in, whatever the clock said: the last is the one that may be live."""
_KEY: Final = ATTEMPTS.c.out_trade_no == bindparam("key")
_ADD: Final = insert(ATTEMPTS)
_SAVE: Final = (
    update(ATTEMPTS).where(_KEY).values({name: bindparam(f"new_{name}") for name in _CHANGES})
)
_GET: Final = select(ATTEMPTS).where(_KEY)
_OF_SALE: Final = select(ATTEMPTS).where(ATTEMPTS.c.sale_id == bindparam("key")).order_by(_AS_BEGUN)
_LIVE: Final = select(ATTEMPTS).where(ATTEMPTS.c.settled == 0).order_by(ATTEMPTS.c.begun_at)
_LOOSE: Final = (
    select(ATTEMPTS)
    .where(ATTEMPTS.c.loose == 1, ATTEMPTS.c.settled == 1)
    .order_by(ATTEMPTS.c.settled_at)
)
_WAKING: Final = (
    select(ATTEMPTS).where(ATTEMPTS.c.next_at.is_not(None)).order_by(ATTEMPTS.c.next_at)
)
_MONEY: Final = select(ATTEMPTS.c.paid, ATTEMPTS.c.refunding, ATTEMPTS.c.refunded).where(_KEY)
_AMOUNT: Final = bindparam("fen", type_=Integer)
_RESERVE: Final = update(ATTEMPTS).where(_KEY).values(refunding=ATTEMPTS.c.refunding + _AMOUNT)
_GIVE_BACK: Final = (
    update(ATTEMPTS)
    .where(_KEY)
    .values(refunding=ATTEMPTS.c.refunding - _AMOUNT, refunded=ATTEMPTS.c.refunded + _AMOUNT)
)
_KEPT: Final = (
    select(ATTEMPTS)
    .where(ATTEMPTS.c.sale_id == bindparam("key"), ATTEMPTS.c.kept == 1)
    .order_by(_AS_BEGUN)
)
_SUBJECT: Final = select(ATTEMPTS.c.subject).where(_KEY)


def add(db: Connection, attempt: Attempt, *, subject: str, paid: Money = _NOTHING) -> None:
    """
    Keep a new payment; a second live one of the same sale breaks a constraint.

    ``paid`` is what it has brought already, at another till.
    """
    identity = {
        "out_trade_no": attempt.out_trade_no,
        "sale_id": attempt.sale_id,
        "how": attempt.how.value,
        "amount": attempt.amount.minor,
        "subject": subject,
        "given": None if attempt.given is None else attempt.given.minor,
        "paid": paid.minor,
    }
    db.execute(_ADD, {**identity, **_changes(attempt)})


def save(db: Connection, attempt: Attempt) -> None:
    """Keep a payment as it is now."""
    changes = {f"new_{name}": value for name, value in _changes(attempt).items()}
    db.execute(_SAVE, {"key": attempt.out_trade_no, **changes})


def get(db: Connection, out_trade_no: str) -> Attempt | None:
    """Return one payment."""
    row = db.execute(_GET, {"key": out_trade_no}).one_or_none()
    return None if row is None else _attempt(row)


def subject(db: Connection, out_trade_no: str) -> str:
    """Return what the buyer reads."""
    return str(db.execute(_SUBJECT, {"key": out_trade_no}).scalar_one())


def of_sale(db: Connection, sale_id: str) -> tuple[Attempt, ...]:
    """Return the payments of a sale, oldest first."""
    return tuple(_attempt(row) for row in db.execute(_OF_SALE, {"key": sale_id}))


def kept(db: Connection, sale_id: str) -> tuple[Attempt, ...]:
    """Return the payments that pay a sale, oldest first."""
    return tuple(_attempt(row) for row in db.execute(_KEPT, {"key": sale_id}))


def live(db: Connection) -> tuple[Attempt, ...]:
    """Return every payment that is not settled, oldest first."""
    return tuple(_attempt(row) for row in db.execute(_LIVE))


def loose(db: Connection) -> tuple[Attempt, ...]:
    """Return every payment that is over and whose number is still to be closed, oldest first."""
    return tuple(_attempt(row) for row in db.execute(_LOOSE))


def waking(db: Connection) -> tuple[Attempt, ...]:
    """Return every payment for which something will be due, settled or not."""
    return tuple(_attempt(row) for row in db.execute(_WAKING))


def rest(db: Connection, out_trade_no: str) -> Money:
    """Return what was taken and neither given back nor asked to be."""
    row = db.execute(_MONEY, {"key": out_trade_no}).one()
    return Money(row.paid - row.refunding - row.refunded)


def reserve(db: Connection, out_trade_no: str, amount: Money) -> None:
    """Set an amount aside for a refund; more than was taken breaks a constraint."""
    db.execute(_RESERVE, {"key": out_trade_no, "fen": amount.minor})


def release(db: Connection, out_trade_no: str, amount: Money) -> None:
    """Set it free again."""
    db.execute(_RESERVE, {"key": out_trade_no, "fen": -amount.minor})


def give_back(db: Connection, out_trade_no: str, amount: Money) -> None:
    """Write down that what was set aside is given back."""
    db.execute(_GIVE_BACK, {"key": out_trade_no, "fen": amount.minor})


def _changes(attempt: Attempt) -> dict[str, Any]:
    what = attempt.flight_what
    return {
        "state": attempt.state.value,
        "flight_what": None if what is None else what.value,
        **{name: getattr(attempt, name) for name in _SAME},
        **{name: int(getattr(attempt, name)) for name in _FLAGS},
    }


def _attempt(row: Row[Any]) -> Attempt:
    known: dict[str, Any] = {name: getattr(row, name) for name in _SAME}
    flags: dict[str, Any] = {name: bool(getattr(row, name)) for name in _FLAGS if name != "settled"}
    return Attempt(
        out_trade_no=row.out_trade_no,
        sale_id=row.sale_id,
        how=How(row.how),
        amount=Money(row.amount),
        given=None if row.given is None else Money(row.given),
        state=State(row.state),
        flight_what=None if row.flight_what is None else What(row.flight_what),
        **known,
        **flags,
    )
