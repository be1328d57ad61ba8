"""Every query over wallet rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

from sqlalchemy import (
    BindParameter,
    Row,
    ScalarSelect,
    String,
    bindparam,
    delete,
    func,
    literal_column,
    or_,
    select,
    type_coerce,
    update,
)

from backend.kernel.columns import Instant, Whole
from backend.kernel.unit import Unit
from backend.protocol.money import Money
from backend.protocol.pin import Tries
from backend.wallet.rules import CODE_DIGITS
from backend.wallet.tables import BUYER, PAYMENT_CODE, SESSION, TRIES


@dataclass(frozen=True, slots=True)
class Buyer:
    """A buyer, without the money and without the PIN."""

    buyer_id: str
    logon_id: str
    name: str
    active: bool
    free_limit: Money
    """Up to this amount a shown code is charged without a PIN."""


class Claim(NamedTuple):
    """A payment code taken for one trade, with what decides how the trade goes on."""

    buyer_id: str
    logon_id: str
    active: bool
    free_limit: Money
    always_confirm: bool
    """The buyer must confirm whatever the amount."""


_NOW: Final = bindparam("now", type_=Instant)


def _until(name: str) -> BindParameter[datetime]:
    return bindparam(name, type_=Instant)


_BUYER_FACTS: Final = (
    BUYER.c.buyer_id,
    BUYER.c.logon_id,
    BUYER.c.name,
    BUYER.c.active,
    BUYER.c.free_limit,
)
_BUYER_BY_ID: Final = select(*_BUYER_FACTS).where(BUYER.c.buyer_id == bindparam("b"))
_BUYER_BY_LOGON: Final = select(*_BUYER_FACTS).where(BUYER.c.logon_id == bindparam("l"))
_PIN_HASH: Final = select(BUYER.c.pin_hash).where(BUYER.c.buyer_id == bindparam("b"))
_EVERY_BUYER_ID: Final = select(BUYER.c.buyer_id).order_by(BUYER.c.buyer_id)
_SET_LIMIT: Final = (
    update(BUYER).where(BUYER.c.buyer_id == bindparam("b")).values(free_limit=bindparam("limit"))
)
_SET_ACTIVE: Final = (
    update(BUYER).where(BUYER.c.buyer_id == bindparam("b")).values(active=bindparam("open"))
)


def add_buyer(unit: Unit, buyer: Buyer, *, pin_hash: str, opened_at: datetime) -> bool:
    """Add a buyer; False if the number or the logon is taken."""
    row = {
        "buyer_id": buyer.buyer_id,
        "logon_id": buyer.logon_id,
        "name": buyer.name,
        "pin_hash": pin_hash,
        "active": buyer.active,
        "free_limit": buyer.free_limit.minor,
        "opened_at": opened_at,
    }
    return unit.insert_once(BUYER, row)


def buyer(unit: Unit, buyer_id: str) -> Buyer | None:
    return _read_buyer(unit.one(_BUYER_BY_ID, {"b": buyer_id}))


def buyer_by_logon(unit: Unit, logon_id: str) -> Buyer | None:
    return _read_buyer(unit.one(_BUYER_BY_LOGON, {"l": logon_id}))


def _read_buyer(row: Row[Any] | None) -> Buyer | None:
    if row is None:
        return None
    return Buyer(row.buyer_id, row.logon_id, row.name, row.active, Money(row.free_limit))


def pin_hash(unit: Unit, buyer_id: str) -> str | None:
    row = unit.one(_PIN_HASH, {"b": buyer_id})
    return None if row is None else str(row.pin_hash)


def every_buyer_id(unit: Unit) -> list[str]:
    return [row.buyer_id for row in unit.all(_EVERY_BUYER_ID)]


def set_free_limit(unit: Unit, buyer_id: str, limit: Money) -> bool:
    return unit.change(_SET_LIMIT, {"b": buyer_id, "limit": limit.minor}) == 1


def set_active(unit: Unit, buyer_id: str, *, active: bool) -> bool:
    return unit.change(_SET_ACTIVE, {"b": buyer_id, "open": active}) == 1


# Payment codes

_C = PAYMENT_CODE.c

# Written out: in RETURNING, SQLAlchemy leaves the table's name off every column for SQLite, and a
# bare buyer_id = buyer_id would find whoever opened the first wallet.
_ITS_BUYER_ID: Final = literal_column("wallet_payment_code.buyer_id", String)


def _of_its_buyer(column: Any) -> ScalarSelect[Any]:
    return select(column).where(BUYER.c.buyer_id == _ITS_BUYER_ID).scalar_subquery()


# One statement on the path of every charge: whoever's UPDATE finds the code unused has it.
_CLAIM: Final = (
    update(PAYMENT_CODE)
    .where(
        _C.auth_code == bindparam("code"),
        _C.used_trade_no.is_(None),
        _C.expires_at > _NOW,
    )
    .values(used_trade_no=bindparam("trade"))
    .returning(
        _C.buyer_id,
        _C.always_confirm,
        _of_its_buyer(BUYER.c.logon_id).label("logon_id"),
        _of_its_buyer(BUYER.c.active).label("active"),
        _of_its_buyer(BUYER.c.free_limit).label("free_limit"),
    )
)
_FORGET_CODES: Final = delete(PAYMENT_CODE).where(
    _C.buyer_id == bindparam("b"),
    _C.expires_at < _until("before"),
    _C.used_trade_no.is_(None),
)
_COUNT_CODES: Final = select(func.count().label("given")).select_from(PAYMENT_CODE)
_CROOKED_CODES: Final = (
    select(_C.issued_at)
    .where(
        or_(
            type_coerce(_C.expires_at, Whole) - type_coerce(_C.issued_at, Whole)
            != bindparam("life", type_=Whole),
            func.length(_C.auth_code) != CODE_DIGITS,
            _C.used_trade_no == "",
        )
    )
    .limit(20)
)


@dataclass(frozen=True, slots=True)
class Issued:
    """A payment code and when its minute begins and ends."""

    auth_code: str
    issued_at: datetime
    expires_at: datetime
    always_confirm: bool


def add_code(unit: Unit, buyer_id: str, issued: Issued) -> bool:
    """Add a code; False if it was given out before."""
    row = {
        "auth_code": issued.auth_code,
        "buyer_id": buyer_id,
        "issued_at": issued.issued_at,
        "expires_at": issued.expires_at,
        "always_confirm": issued.always_confirm,
        "used_trade_no": None,
    }
    return unit.insert_once(PAYMENT_CODE, row)


def claim_code(unit: Unit, auth_code: str, trade_no: str, now: datetime) -> Claim | None:
    row = unit.one(_CLAIM, {"code": auth_code, "trade": trade_no, "now": now})
    if row is None:
        return None
    return Claim(
        buyer_id=row.buyer_id,
        logon_id=row.logon_id,
        active=row.active,
        free_limit=Money(row.free_limit),
        always_confirm=row.always_confirm,
    )


def forget_unused_codes(unit: Unit, buyer_id: str, before: datetime) -> int:
    return unit.change(_FORGET_CODES, {"b": buyer_id, "before": before})


def count_codes(unit: Unit) -> int:
    row = unit.one(_COUNT_CODES)
    return 0 if row is None else int(row.given)


def crooked_codes(unit: Unit, life: timedelta) -> list[datetime]:
    """Return when the first codes that are not as they were made were issued."""
    rows = unit.all(_CROOKED_CODES, {"life": life // timedelta(microseconds=1)})
    return [row.issued_at for row in rows]


# Tries

_T = TRIES.c
_READ_TRIES: Final = select(_T.failed, _T.locked_until).where(_T.subject == bindparam("s"))
# Only from the state the PIN was compared in: guesses sent at once cannot share a try.
_SWAP_TRIES: Final = (
    update(TRIES)
    .where(
        _T.subject == bindparam("s"),
        _T.failed == bindparam("failed_before"),
        func.coalesce(_T.locked_until, 0) == func.coalesce(_until("until_before"), 0),
    )
    .values(failed=bindparam("failed_after"), locked_until=_until("until_after"))
)
_FORGET_TRIES: Final = delete(TRIES).where(
    _T.forget_at <= _NOW, or_(_T.locked_until.is_(None), _T.locked_until <= _NOW)
)


def add_tries(unit: Unit, subject: str, *, forget_at: datetime | None = None) -> bool:
    """Start counting for a subject; with ``forget_at`` the row goes after a while."""
    row = {"subject": subject, "failed": 0, "locked_until": None, "forget_at": forget_at}
    return unit.insert_once(TRIES, row)


def counted_tries(unit: Unit, subject: str) -> Tries | None:
    """Return the wrong PINs so far, or None for a subject never counted."""
    row = unit.one(_READ_TRIES, {"s": subject})
    return None if row is None else Tries(row.failed, row.locked_until)


def swap_tries(unit: Unit, subject: str, before: Tries, after: Tries) -> bool:
    """Count a try; False, and nothing changed, if another was counted meanwhile."""
    named = {
        "s": subject,
        "failed_before": before.failed,
        "until_before": before.locked_until,
        "failed_after": after.failed,
        "until_after": after.locked_until,
    }
    return unit.change(_SWAP_TRIES, named) == 1


def forget_tries(unit: Unit, now: datetime) -> int:
    return unit.change(_FORGET_TRIES, {"now": now})


# Sessions

_S = SESSION.c
_SESSION_BUYER: Final = (
    select(_S.buyer_id)
    .join_from(SESSION, BUYER, BUYER.c.buyer_id == _S.buyer_id)
    .where(_S.token_key == bindparam("t"), _S.expires_at > _NOW, BUYER.c.active)
)
_END_SESSION: Final = delete(SESSION).where(
    _S.token_key == bindparam("t"), _S.buyer_id == bindparam("b")
)
_END_SESSIONS: Final = delete(SESSION).where(_S.buyer_id == bindparam("b"))
_FORGET_SESSIONS: Final = delete(SESSION).where(
    _S.buyer_id == bindparam("b"), _S.expires_at <= _NOW
)


def add_session(unit: Unit, token_key: str, buyer_id: str, expires_at: datetime) -> bool:
    row = {"token_key": token_key, "buyer_id": buyer_id, "expires_at": expires_at}
    return unit.insert_once(SESSION, row)


def session_buyer(unit: Unit, token_key: str, now: datetime) -> str | None:
    row = unit.one(_SESSION_BUYER, {"t": token_key, "now": now})
    return None if row is None else str(row.buyer_id)


def end_session(unit: Unit, token_key: str, buyer_id: str) -> int:
    return unit.change(_END_SESSION, {"t": token_key, "b": buyer_id})


def end_sessions(unit: Unit, buyer_id: str) -> int:
    return unit.change(_END_SESSIONS, {"b": buyer_id})


def forget_sessions(unit: Unit, buyer_id: str, now: datetime) -> int:
    return unit.change(_FORGET_SESSIONS, {"b": buyer_id, "now": now})
