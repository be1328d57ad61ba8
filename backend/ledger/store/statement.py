"""What moved on an account in a period."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    case,
    func,
    literal,
    or_,
    select,
    tuple_,
)

from backend.kernel.columns import Instant, at_most
from backend.kernel.unit import Unit
from backend.ledger.accounts import Account
from backend.ledger.tables import ENTRY, POSTING

_E, _P = ENTRY.c, POSTING.c
_PLACE: Final = (_E.at, _E.key, _P.line)
_JOINED: Final = ENTRY.join(POSTING, and_(_P.merchant_id == _E.merchant_id, _P.key == _E.key))


class Movement(NamedTuple):
    """One posting as an account saw it: fen that came, or fen that left, below zero."""

    at: datetime
    key: str
    line: int
    kind: str
    fen: int


Place = tuple[datetime, str, int]
"""Where a page ends: the moment, the key and the line of its last movement."""


class Period(NamedTuple):
    """From a moment up to another; None for no end."""

    begin: datetime
    end: datetime | None = None


def movements(
    unit: Unit, account: Account, period: Period, *, most: int, after: Place | None
) -> list[Movement]:
    """Return what moved on a merchant's account, oldest first, from where the page before ended."""
    wanted: tuple[Any, ...] = (*_PLACE, _E.kind, _signed(account))
    statement = _within(select(*wanted).select_from(_JOINED), account, period)
    if after is not None:
        at, key, line = after
        place = tuple_(literal(at, Instant), literal(key), literal(line))
        statement = statement.where(tuple_(*_PLACE) > place)
    rows = unit.all(statement.order_by(*_PLACE).limit(at_most(most)))
    return [Movement._make(row) for row in rows]


def turnover(unit: Unit, account: Account, period: Period) -> int:
    """Return by how many fen a merchant's account changed in a period."""
    total = func.coalesce(func.sum(_signed(account)), 0)
    (row,) = unit.all(_within(select(total).select_from(_JOINED), account, period))
    return int(row[0])


def _within(
    statement: Select[*tuple[Any, ...]], account: Account, period: Period
) -> Select[*tuple[Any, ...]]:
    of_account = or_(_is_debit(account), _is_credit(account))
    within = statement.where(_E.merchant_id == account.owner_id, _E.at >= period.begin, of_account)
    return within if period.end is None else within.where(_E.at < period.end)


def _signed(account: Account) -> ColumnElement[int]:
    return case((_is_debit(account), -_P.amount), else_=_P.amount)


def _is_debit(account: Account) -> ColumnElement[bool]:
    return and_(_P.debit_owner == account.owner_id, _P.debit_name == account.name)


def _is_credit(account: Account) -> ColumnElement[bool]:
    return and_(_P.credit_owner == account.owner_id, _P.credit_name == account.name)
