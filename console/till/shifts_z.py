"""
What a shift's records say, and the numbered report (Z) that says it for ever.

A Z is the very report the platform gets, word for word, sealed by the SHA-256 of itself and of
the Z before it. The books are checked by deriving every Z from the records again.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection

from backend.protocol.money import Money
from backend.retail.contract.sales import Tender
from backend.retail.contract.shifts import (
    CashPieces,
    ShiftFigures,
    ShiftReportRequest,
    ShiftStaff,
    ShiftTender,
)
from console.till.attempt import How
from console.till.refund import AUTOMATIC, Approval
from console.till.sale import SaleState
from console.till.shift import CashCount, CountKind, Shift
from console.till.store import shift_sums as sums
from console.till.store import shifts as store
from console.till.store.shift_sums import Tally
from console.till.store.shifts import KeptZ

_TENDERS: Final = {
    How.CODE: Tender.PAYMENT_CODE,
    How.QR: Tender.QR,
    How.CASH: Tender.CASH,
}
_FIGURES: Final = frozenset(ShiftFigures.model_fields)


def expected(db: Connection, number: int) -> Money:
    """Return what must lie in the drawer; a float not counted is none."""
    counts = store.counts(db, number)
    return (float_of(counts) or Money(0)) + sums.cash(db, number)


def float_of(counts: tuple[CashCount, ...]) -> Money | None:
    """Return the float as it was counted last."""
    floats = [one.counted for one in counts if one.kind is CountKind.FLOAT]
    return floats[-1] if floats else None


def figures(db: Connection, shift: Shift, till_id: str) -> ShiftFigures:
    """Return what the records say of a shift: an X report if it is open."""
    number = shift.number
    sold, returned = sums.sales(db, number), sums.returns(db, number)
    paid = sold.get(SaleState.PAID, sums.NONE)
    off = sums.discounts(db, number)
    void = sold.get(SaleState.VOID, sums.NONE)
    return ShiftFigures(
        till_id=till_id,
        shift_id=shift.shift_id,
        number=number,
        opened_at=shift.opened_at,
        opened_by=shift.opened_by,
        float_counted=float_of(store.counts(db, number)),
        sales_count=paid.number,
        sales_total=paid.amount,
        returns_count=returned.number,
        returns_total=returned.amount,
        voids_count=void.number,
        voids_total=void.amount,
        discounts_count=off.number,
        discounts_total=off.amount,
        no_sales=sums.no_sales(db, number),
        tenders=_tenders(db, number),
        moves=store.moves(db, number),
        staff=tuple(
            ShiftStaff(staff_id=who, sales_count=sold.number, sales_total=sold.amount)
            for who, sold in sums.staff(db, number).items()
        ),
        expected=expected(db, number),
    )


@dataclass(frozen=True, slots=True)
class Closing:
    """Who closes a shift, and what is said about a difference."""

    by: str
    at: datetime
    reason: str = ""
    approval: Approval | None = None


def seal(
    db: Connection, shift: Shift, till_id: str, closing: Closing
) -> tuple[ShiftReportRequest, KeptZ]:
    """Return the Z of a shift, to be kept and to be reported; its last count is what was there."""
    counts = [one for one in store.counts(db, shift.number) if one.kind is CountKind.DRAWER]
    count, said = counts[-1], figures(db, shift, till_id)
    previous = store.last_hash(db)
    approval = closing.approval
    unsealed = ShiftReportRequest(
        **{name: getattr(said, name) for name in _FIGURES},
        closed_at=closing.at,
        closed_by=closing.by,
        counted=count.counted,
        pieces=tuple(CashPieces(face=one.face, count=one.count) for one in count.pieces),
        counts=len(counts),
        difference=count.counted - said.expected,
        reason=closing.reason,
        approval_id=None if approval is None else approval.approval_id,
        approved_by=None if approval is None else approval.approved_by,
        previous_hash=previous,
        hash=store.START,
    )
    text = unsealed.model_dump_json(exclude={"hash"}, exclude_none=True)
    sealed = _seal(previous, text)
    kept = KeptZ(shift.number, closing.at, text, previous, sealed)
    return unsealed.model_copy(update={"hash": sealed}), kept


def read(kept: KeptZ) -> ShiftReportRequest:
    """Return a Z as it was written."""
    # pydantic reads the text; the hash, which seals the text, is put beside it
    body = f'{kept.report.removesuffix("}")},"hash":"{kept.hash}"}}'
    return ShiftReportRequest.model_validate_json(body)


def stray(db: Connection) -> str | None:
    """Find a Z that is not sealed, does not hang on the one before, or is unlike its records."""
    before = store.START
    for kept in store.every_z(db):
        shift = store.get(db, kept.number)
        sealed = kept.previous_hash == before and kept.hash == _seal(before, kept.report)
        if shift is None or not sealed or not _as_derived(db, kept, shift):
            return f"Z {kept.number}"
        before = kept.hash
    return None


def lost_sales(db: Connection) -> str | None:
    """Find sales that stand in no Z and not in the open shift either, or in two."""
    said = [read(kept) for kept in store.every_z(db)]
    shift = store.current(db)
    parts = [*said, *(() if shift is None else (figures(db, shift, AUTOMATIC),))]
    number = sum(one.sales_count for one in parts)
    amount = sum((one.sales_total for one in parts), Money(0))
    return None if Tally(number, amount) == sums.every_sale(db) else "the shifts together"


def _tenders(db: Connection, number: int) -> tuple[ShiftTender, ...]:
    """Say each way that was used, and cash always."""
    taken, back = sums.taken(db, number), sums.given_back(db, number)
    said: list[ShiftTender] = []
    for how, tender in _TENDERS.items():
        came, went = taken.get(how, sums.NONE), back.get(how, sums.NONE)
        if came.number or went.number or how is How.CASH:
            said.append(
                ShiftTender(
                    tender=tender,
                    taken_count=came.number,
                    taken=came.amount,
                    given_back_count=went.number,
                    given_back=went.amount,
                )
            )
    return tuple(said)


def _as_derived(db: Connection, kept: KeptZ, shift: Shift) -> bool:
    z = read(kept)
    said = figures(db, shift, z.till_id)
    counts = [one for one in store.counts(db, shift.number) if one.kind is CountKind.DRAWER]
    return (
        _dump(z) == _dump(said)
        and bool(counts)
        and (z.counts, z.counted) == (len(counts), counts[-1].counted)
    )


def _dump(said: ShiftFigures) -> dict[str, object]:
    return said.model_dump(mode="json", include=set(_FIGURES))


def _seal(previous: str, text: str) -> str:
    return hashlib.sha256((previous + text).encode()).hexdigest()
