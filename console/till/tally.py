"""
What the platform and this till each hold of a day, matched. No clock, no database, no wire.

Every row of the bill that is this till's, and every payment and refund the till booked that day,
ends in exactly one place: it agrees, or it is one side of a mismatch. So the differences of the
mismatches sum to the difference of the two sides, to the fen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final, NamedTuple, TypeVar

from backend.protocol.money import Money
from console.till.totals import total_of

CANCELLED: Final = "#cancel"
"""The platform's number of the refund that undoes a payment; it has one for each at most."""
_NOTHING: Final = Money(0)
Entry = TypeVar("Entry", "Row", "Record")


class Kind(StrEnum):
    PAYMENT = "payment"
    REFUND = "refund"


class Difference(StrEnum):
    """What does not fit."""

    ONLY_THERE = "only_there"
    """The platform booked it at this till, which knows nothing of it."""
    ONLY_HERE = "only_here"
    """The till booked it; it is not in the bill."""
    AMOUNT = "amount"
    STATE = "state"
    """Both know the number, and only one of them says that money moved."""
    DAY = "day"
    """Both booked it, the other side on the other side of midnight."""
    DOUBLE = "double"
    """Booked twice, or a payment of a sale that was already paid in full."""


class Key(NamedTuple):
    """Names a payment, or one refund of it, on both sides."""

    kind: Kind
    out_trade_no: str
    request_no: str = ""


def payment_of(key: Key) -> Key:
    """Return which payment a refund belongs to; a payment is its own."""
    return Key(Kind.PAYMENT, key.out_trade_no)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the bill; ``till_id`` is empty if it came from no till."""

    key: Key
    amount: Money
    at: datetime
    till_id: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """What the till holds of a number, whenever it booked it."""

    key: Key
    amount: Money
    at: datetime
    state: str
    sale_id: str
    moved: bool = True
    """Whether money came, or went back, as far as the till knows."""
    sale_paid: bool = False
    """Whether other payments pay its sale in full."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the platform says of one number that is not in the bill."""

    amount: Money | None = None
    """How much moved; None if nothing did."""
    at: datetime | None = None
    is_another_day: bool = False
    """Whether that was on another day than the one that is matched."""


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One thing that does not fit, with both sides as they stand."""

    difference: Difference
    key: Key
    sale_id: str = ""
    there: Money | None = None
    there_at: datetime | None = None
    here: Money | None = None
    here_at: datetime | None = None
    here_state: str = ""
    effect: Money = _NOTHING
    """By how much more came in on this day at the platform than at the till."""

    @property
    def fingerprint(self) -> str:
        """What it was explained as: another amount or class is another mismatch."""
        sides = ("-" if side is None else str(side.minor) for side in (self.there, self.here))
        return ":".join((self.difference, *self.key, *sides))

    @property
    def size(self) -> Money:
        """How much money it is about, never below zero."""
        return max(self.effect, -self.effect)


@dataclass(frozen=True, slots=True)
class Side:
    """What one side comes to: payments less refunds."""

    count: int = 0
    net: Money = _NOTHING


@dataclass(frozen=True, slots=True)
class Tally:
    """A day, matched."""

    agreed: int
    """Payments and refunds both sides hold alike."""
    undone: int
    """Payments the platform took and gave back by itself, which the till holds as cancelled."""
    there: Side
    """Rows of this till in the bill."""
    here: Side
    elsewhere: Side
    """Rows of other tills: counted, and none of this till's business."""
    mismatches: tuple[Mismatch, ...] = ()

    @property
    def size(self) -> Money:
        """How much money the mismatches are about."""
        return total_of(one.size for one in self.mismatches)


def unknown_here(bill: Iterable[Row], here: Iterable[Record]) -> frozenset[Key]:
    """
    Return what the till is to be asked about: numbers of the bill it did not book that day, and
    the payments they belong to.
    """
    keys = {row.key for row in bill} - {record.key for record in here}
    wanted = keys | {payment_of(key) for key in keys}
    return frozenset(wanted) - {record.key for record in here}


def unknown_there(bill: Iterable[Row], here: Iterable[Record]) -> frozenset[Key]:
    """Return what the platform is to be asked about, one by one."""
    return frozenset(record.key for record in here) - {row.key for row in bill}


def match(
    bill: Sequence[Row],
    here: Sequence[Record],
    *,
    till_id: str,
    known: Mapping[Key, Record],
    asked: Mapping[Key, Asked],
) -> Tally:
    """
    Match the bill of a day with what the till booked that day.

    :param known: what the till holds of ``unknown_here``; a number it does not hold is absent.
    :param asked: what the platform says of ``unknown_there``; one it does not know is absent.
    """
    return _Matching(till_id, known, asked).matched(bill, here)


class _Matching:
    """One match under way."""

    def __init__(
        self, till_id: str, known: Mapping[Key, Record], asked: Mapping[Key, Asked]
    ) -> None:
        self._till_id = till_id
        self._known = known
        self._asked = asked
        self._rows: Mapping[Key, Sequence[Row]] = {}
        self._records: Mapping[Key, Sequence[Record]] = {}

    def matched(self, bill: Sequence[Row], here: Sequence[Record]) -> Tally:
        self._rows, self._records = _by_key(bill), _by_key(here)
        own = {key: rows for key, rows in self._rows.items() if self._is_ours(rows[0])}
        undone = frozenset(self._undone(own))
        found = [one for key, rows in own.items() if key not in undone for one in self._of(rows)]
        alone = (key for key in self._records if key not in self._rows)
        found += [one for key in alone for one in self._alone(self._records[key])]
        return Tally(
            agreed=sum(1 for one in found if one is None),
            undone=len(undone) // 2,
            there=_side(row for rows in own.values() for row in rows),
            here=_side(here),
            elsewhere=_side(row for row in bill if row.key not in own),
            mismatches=tuple(one for one in found if one is not None),
        )

    def _is_ours(self, row: Row) -> bool:
        """Whatever till the platform names: a number this till holds is its business."""
        holds = row.key in self._records or row.key in self._known
        return holds or row.till_id == self._till_id

    def _undone(self, own: Mapping[Key, Sequence[Row]]) -> Iterator[Key]:
        """Yield both keys of each payment taken and given back there, and cancelled here."""
        for key, rows in own.items():
            record = self._known.get(key)
            back = Key(Kind.REFUND, key.out_trade_no, CANCELLED)
            if record is None or record.moved or key.kind is not Kind.PAYMENT:
                continue
            amounts = [[row.amount for row in side] for side in (rows, own.get(back, ()))]
            if back not in self._records and amounts == [[rows[0].amount]] * 2:
                yield from (key, back)

    def _of(self, rows: Sequence[Row]) -> Iterator[Mismatch | None]:
        """Yield what becomes of the rows of one number, and of the till's records of it."""
        row, records = rows[0], self._records.get(rows[0].key, ())
        if not records:
            yield self._unbooked(row)
        elif row.amount == records[0].amount:
            yield None
        else:
            yield _mismatch(Difference.AMOUNT, row, records[0], in_bill=True, in_till=True)
        for again in rows[1:]:
            yield _mismatch(Difference.DOUBLE, again, None, in_bill=True)
        for record in records[1:]:
            yield _mismatch(Difference.DOUBLE, None, record, in_till=True)

    def _unbooked(self, row: Row) -> Mismatch:
        """Say why the till did not book a row of the bill that day."""
        record, payment = self._known.get(row.key), self._payment(row.key)
        found = _mismatch(self._why_unbooked(row, record, payment), row, record, in_bill=True)
        return found if payment is None else replace(found, sale_id=payment.sale_id)

    def _payment(self, key: Key) -> Record | None:
        """Return what the till holds of the payment a number belongs to."""
        payment = payment_of(key)
        return next(iter(self._records.get(payment, ())), self._known.get(payment))

    def _why_unbooked(self, row: Row, record: Record | None, payment: Record | None) -> Difference:
        if record is None:
            return Difference.ONLY_THERE if payment is None else Difference.STATE
        if record.moved:
            return Difference.DAY if record.amount == row.amount else Difference.AMOUNT
        return Difference.DOUBLE if record.sale_paid else Difference.STATE

    def _alone(self, records: Sequence[Record]) -> Iterator[Mismatch]:
        """Say why a number the till booked that day is not in the bill."""
        record = records[0]
        said = self._asked.get(record.key)
        row = None
        if said is not None and said.amount is not None:
            row = Row(record.key, said.amount, said.at or record.at)
        if said is None:
            why = Difference.ONLY_HERE
        elif row is None:
            why = Difference.STATE
        elif row.amount != record.amount:
            why = Difference.AMOUNT
        else:
            why = Difference.DAY if said.is_another_day else Difference.ONLY_HERE
        yield _mismatch(why, row, record, in_till=True)
        for again in records[1:]:
            yield _mismatch(Difference.DOUBLE, None, again, in_till=True)


def _mismatch(
    why: Difference,
    row: Row | None,
    record: Record | None,
    *,
    in_bill: bool = False,
    in_till: bool = False,
) -> Mismatch:
    key = record.key if record is not None else row.key if row is not None else None
    if key is None:
        raise TypeError("a mismatch has a side")
    effect = _signed(row) if in_bill else _NOTHING
    return Mismatch(
        why,
        key,
        sale_id=record.sale_id if record else "",
        there=row.amount if row else None,
        there_at=row.at if row else None,
        here=record.amount if record else None,
        here_at=record.at if record else None,
        here_state=record.state if record else "",
        effect=effect - (_signed(record) if in_till else _NOTHING),
    )


def _signed(one: Row | Record | None) -> Money:
    if one is None:
        return _NOTHING
    return one.amount if one.key.kind is Kind.PAYMENT else -one.amount


def _side(rows: Iterable[Row | Record]) -> Side:
    signed = [_signed(row) for row in rows]
    return Side(len(signed), total_of(signed))


def _by_key(found: Iterable[Entry]) -> dict[Key, list[Entry]]:
    sorted_: defaultdict[Key, list[Entry]] = defaultdict(list)
    for one in found:
        sorted_[one.key].append(one)
    return sorted_
