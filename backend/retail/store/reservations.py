"""Queries over what is set aside to be given back, and what is left of a sale beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, select, update

from backend.kernel.columns import Instant
from backend.kernel.unit import Unit
from backend.retail.contract.reserving import RefundReleaseRequest, RefundReserveRequest
from backend.retail.shared_tables import RESERVATION
from backend.retail.tables import SALE, SALE_LINE, SALE_PAYMENT

_R, _S, _L, _P = RESERVATION.c, SALE.c, SALE_LINE.c, SALE_PAYMENT.c
HELD: Final = "held"
USED: Final = "used"
RELEASED: Final = "released"

_ONE: Final = select(RESERVATION).where(
    _R.merchant_id == bindparam("m"), _R.refund_id == bindparam("r")
)
_HELD: Final = select(_R.content).where(
    _R.merchant_id == bindparam("m"),
    _R.sale_id == bindparam("s"),
    _R.state == HELD,
    _R.refund_id != bindparam("but"),
)
_END: Final = (
    update(RESERVATION)
    .where(_R.merchant_id == bindparam("m"), _R.refund_id == bindparam("r"), _R.state == HELD)
    .values(state=bindparam("becomes"), ended_at=bindparam("at", type_=Instant))
)
# Changes nothing but takes the row: whoever else wants to give back for this sale waits.
_TAKE: Final = (
    update(SALE)
    .where(_S.merchant_id == bindparam("m"), _S.sale_id == bindparam("s"))
    .values(refunded=_S.refunded)
)
_REST: Final = select((_S.total - _S.refunded).label("rest")).where(
    _S.merchant_id == bindparam("m"), _S.sale_id == bindparam("s")
)
_LINES: Final = select(
    _L.line_no,
    (_L.quantity - _L.returned).label("quantity"),
    (_L.total - _L.refunded).label("fen"),
).where(_L.merchant_id == bindparam("m"), _L.sale_id == bindparam("s"))
_PAYMENTS: Final = select(_P.tender, _P.out_trade_no, (_P.amount - _P.refunded).label("fen")).where(
    _P.merchant_id == bindparam("m"), _P.sale_id == bindparam("s")
)
_EVERY: Final = select(_R.merchant_id, _R.sale_id, _R.refund_id).where(_R.state == HELD)

Way = tuple[str, str | None]
"""A tender and its order; cash has none."""


@dataclass(frozen=True, slots=True)
class Reservation:
    """What was set aside under a number, and what became of it."""

    sale_id: str
    digest: str
    state: str


@dataclass(frozen=True, slots=True)
class Rest:
    """What of a sale was not given back yet: thousandths and fen by line, fen by way."""

    fen: int
    lines: Mapping[int, tuple[int, int]]
    ways: Mapping[Way, int]


@dataclass(frozen=True, slots=True)
class Standing:
    """A reservation that is held."""

    merchant_id: str
    sale_id: str
    refund_id: str


def get(unit: Unit, merchant_id: str, refund_id: str) -> Reservation | None:
    row = unit.one(_ONE, {"m": merchant_id, "r": refund_id})
    return None if row is None else Reservation(row.sale_id, row.digest, row.state)


def add(
    unit: Unit, merchant_id: str, request: RefundReserveRequest, *, digest: str, at: datetime
) -> None:
    """Set aside what a request says."""
    held = {"state": HELD, "content": request.model_dump_json(), "digest": digest}
    unit.write_many(RESERVATION, [{**_row(merchant_id, request, at), **held, "ended_at": None}])


def add_released(unit: Unit, merchant_id: str, request: RefundReleaseRequest, at: datetime) -> None:
    """Write down that a number sets nothing aside, before it ever did."""
    row = _row(merchant_id, request, at)
    over = {"state": RELEASED, "content": "{}", "digest": "", "ended_at": at}
    unit.write_many(RESERVATION, [{**row, **over}])


def end(unit: Unit, merchant_id: str, refund_id: str, *, state: str, at: datetime) -> bool:
    """Let go of what is held under a number, or let its refund take the place; False if none is."""
    return unit.change(_END, {"m": merchant_id, "r": refund_id, "becomes": state, "at": at}) == 1


def held_of(
    unit: Unit, merchant_id: str, sale_id: str, *, but: str
) -> tuple[RefundReserveRequest, ...]:
    """Return what is set aside of a sale under every number but one."""
    rows = unit.all(_HELD, {"m": merchant_id, "s": sale_id, "but": but})
    return tuple(RefundReserveRequest.model_validate_json(row.content) for row in rows)


def take(unit: Unit, merchant_id: str, sale_id: str) -> None:
    """Keep others from giving back for a sale until the end of the call."""
    unit.change(_TAKE, {"m": merchant_id, "s": sale_id})


def rest(unit: Unit, merchant_id: str, sale_id: str) -> Rest | None:
    """Return what was not given back of a sale yet; None if there is no such sale."""
    named = {"m": merchant_id, "s": sale_id}
    row = unit.one(_REST, named)
    if row is None:
        return None
    lines = {each.line_no: (each.quantity, each.fen) for each in unit.all(_LINES, named)}
    ways: dict[Way, int] = {}
    for each in unit.all(_PAYMENTS, named):
        way = (each.tender, each.out_trade_no)
        ways[way] = ways.get(way, 0) + each.fen
    return Rest(row.rest, lines, ways)


def every_held(unit: Unit) -> tuple[Standing, ...]:
    """Return every reservation that is held."""
    return tuple(Standing(row.merchant_id, row.sale_id, row.refund_id) for row in unit.all(_EVERY))


def _row(
    merchant_id: str, request: RefundReserveRequest | RefundReleaseRequest, at: datetime
) -> dict[str, object]:
    return {
        "merchant_id": merchant_id,
        "refund_id": request.refund_id,
        "sale_id": request.sale_id,
        "till_id": request.till_id,
        "made_at": at,
    }
