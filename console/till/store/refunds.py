"""Refunds and the lines they give back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Integer, Row, bindparam, insert, select, update

from backend.protocol.money import Money
from console.till.attempt import How
from console.till.refund import Approval, Refund, State, What
from console.till.tables import REFUND_LINES, REFUNDS, SALE_LINES

_SAME: Final = (
    *("next_at", "reason", "sends", "doubtful", "tries", "flight", "flight_until", "settled_at"),
)
_FLAGS: Final = ("must_look", "settled")
_CHANGES: Final = ("state", "flight_what", *_SAME, *_FLAGS)

_KEY: Final = REFUNDS.c.out_request_no == bindparam("key")
_ADD: Final = insert(REFUNDS)
_ADD_LINE: Final = insert(REFUND_LINES)
_SAVE: Final = (
    update(REFUNDS).where(_KEY).values({name: bindparam(f"new_{name}") for name in _CHANGES})
)
_GET: Final = select(REFUNDS).where(_KEY)
_OF_SALE: Final = (
    select(REFUNDS).where(REFUNDS.c.sale_id == bindparam("key")).order_by(REFUNDS.c.seq)
)
_OF_RETURN: Final = (
    select(REFUNDS).where(REFUNDS.c.return_id == bindparam("key")).order_by(REFUNDS.c.seq)
)
_LIVE: Final = select(REFUNDS).where(REFUNDS.c.settled == 0).order_by(REFUNDS.c.seq)
_WAKING: Final = select(REFUNDS).where(REFUNDS.c.next_at.is_not(None)).order_by(REFUNDS.c.next_at)
_LINES: Final = (
    select(REFUND_LINES)
    .where(REFUND_LINES.c.out_request_no == bindparam("key"))
    .order_by(REFUND_LINES.c.line_no)
)
_LINE: Final = (SALE_LINES.c.sale_id == bindparam("of_sale")) & (
    SALE_LINES.c.line_no == bindparam("line")
)
_COUNT: Final = bindparam("count", type_=Integer)
_RESERVE: Final = (
    update(SALE_LINES)
    .where(_LINE)
    .values(
        refunding=SALE_LINES.c.refunding + _COUNT,
        taken=SALE_LINES.c.taken + bindparam("worth", type_=Integer),
    )
)
_GIVE_BACK: Final = (
    update(SALE_LINES)
    .where(_LINE)
    .values(refunding=SALE_LINES.c.refunding - _COUNT, refunded=SALE_LINES.c.refunded + _COUNT)
)


@dataclass(frozen=True, slots=True)
class ReturnedLine:
    """What came back of one line, in thousandths, and what it was worth."""

    line_no: int
    quantity: int
    amount: Money


def add(db: Connection, refund: Refund, lines: tuple[ReturnedLine, ...]) -> None:
    """Keep a new refund and set its lines aside; more than was sold breaks a constraint."""
    approval = refund.approval
    identity = {
        "out_request_no": refund.out_request_no,
        "out_trade_no": refund.out_trade_no,
        "sale_id": refund.sale_id,
        "amount": refund.amount.minor,
        "asked_by": refund.asked_by,
        "approval_id": None if approval is None else approval.approval_id,
        "approved_by": None if approval is None else approval.approved_by,
        "why": refund.refund_reason,
        "automatic": int(refund.automatic),
        "return_id": refund.return_id,
        "how": refund.how.value,
        "begun_at": refund.begun_at,
    }
    db.execute(_ADD, {**identity, **_changes(refund)})
    for line in lines:
        db.execute(
            _ADD_LINE,
            {
                "out_request_no": refund.out_request_no,
                "line_no": line.line_no,
                "quantity": line.quantity,
                "amount": line.amount.minor,
            },
        )
        db.execute(_RESERVE, {**_place(refund, line), **_much(line, 1)})


def save(db: Connection, refund: Refund) -> None:
    """Keep a refund as it is now."""
    changes = {f"new_{name}": value for name, value in _changes(refund).items()}
    db.execute(_SAVE, {"key": refund.out_request_no, **changes})


def get(db: Connection, out_request_no: str) -> Refund | None:
    """Return one refund."""
    row = db.execute(_GET, {"key": out_request_no}).one_or_none()
    return None if row is None else _refund(row)


def of_sale(db: Connection, sale_id: str) -> tuple[Refund, ...]:
    """Return the refunds of a sale, oldest first."""
    return tuple(_refund(row) for row in db.execute(_OF_SALE, {"key": sale_id}))


def of_return(db: Connection, return_id: str) -> tuple[Refund, ...]:
    """Return the refunds that one return is made of, oldest first."""
    return tuple(_refund(row) for row in db.execute(_OF_RETURN, {"key": return_id}))


def live(db: Connection) -> tuple[Refund, ...]:
    """Return every refund that is not settled, oldest first."""
    return tuple(_refund(row) for row in db.execute(_LIVE))


def waking(db: Connection) -> tuple[Refund, ...]:
    """Return every refund for which something will be due."""
    return tuple(_refund(row) for row in db.execute(_WAKING))


def lines(db: Connection, out_request_no: str) -> tuple[ReturnedLine, ...]:
    """Return what came back with a refund."""
    return tuple(
        ReturnedLine(row.line_no, row.quantity, Money(row.amount))
        for row in db.execute(_LINES, {"key": out_request_no})
    )


def release(db: Connection, refund: Refund) -> None:
    """Let the lines of a return that failed be given back again; ``refund`` is its first part."""
    for line in lines(db, refund.out_request_no):
        db.execute(_RESERVE, {**_place(refund, line), **_much(line, -1)})


def give_back(db: Connection, refund: Refund) -> None:
    """Write down that the lines of a return came back; ``refund`` is its first part."""
    for line in lines(db, refund.out_request_no):
        db.execute(_GIVE_BACK, {**_place(refund, line), "count": line.quantity})


def _place(refund: Refund, line: ReturnedLine) -> Mapping[str, object]:
    return {"of_sale": refund.sale_id, "line": line.line_no}


def _much(line: ReturnedLine, sign: int) -> Mapping[str, object]:
    return {"count": sign * line.quantity, "worth": sign * line.amount.minor}


def _changes(refund: Refund) -> dict[str, Any]:
    what = refund.flight_what
    return {
        "state": refund.state.value,
        "flight_what": None if what is None else what.value,
        **{name: getattr(refund, name) for name in _SAME},
        **{name: int(getattr(refund, name)) for name in _FLAGS},
    }


def _refund(row: Row[Any]) -> Refund:
    known: dict[str, Any] = {name: getattr(row, name) for name in _SAME}
    approved = row.approval_id is not None
    return Refund(
        out_request_no=row.out_request_no,
        out_trade_no=row.out_trade_no,
        sale_id=row.sale_id,
        amount=Money(row.amount),
        asked_by=row.asked_by,
        refund_reason=row.why,
        begun_at=row.begun_at,
        approval=Approval(row.approval_id, row.approved_by) if approved else None,
        automatic=bool(row.automatic),
        return_id=row.return_id,
        how=How(row.how),
        state=State(row.state),
        flight_what=None if row.flight_what is None else What(row.flight_what),
        must_look=bool(row.must_look),
        **known,
    )
