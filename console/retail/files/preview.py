"""What an import would do to the goods that are known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from backend.protocol.money import Money
from console.retail.files.columns import Column
from console.retail.files.reading import Read
from console.retail.files.row_of_goods import BadRow, RowOfGoods

Fact = str | bool | Money | None


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that changes."""

    column: Column
    before: Fact
    after: Fact


@dataclass(frozen=True, slots=True)
class Change:
    """Known goods that change."""

    goods: RowOfGoods
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What would happen; nothing has happened yet."""

    new: tuple[RowOfGoods, ...]
    changed: tuple[Change, ...]
    unchanged: int
    bad: tuple[BadRow, ...]
    ignored: tuple[str, ...]
    """Headings of columns that were not taken."""
    to_send: tuple[RowOfGoods, ...]
    """Whole goods that are new or change, in the order of the file."""

    @property
    def is_ready(self) -> bool:
        """Whether it can be imported: something changes, and no row is bad."""
        return not self.bad and bool(self.new or self.changed)


def preview(read: Read, known: Mapping[str, RowOfGoods]) -> Preview:
    """
    Compare a file with the goods that are known, by number.

    Fields for which the file has no column stay as they are. Initials are made anew from a name
    that changes, if the file leaves them empty.
    """
    new: list[RowOfGoods] = []
    changed: list[Change] = []
    to_send: list[RowOfGoods] = []
    unchanged = 0
    for row in read.good:
        before = known.get(row.goods_id)
        if before is None:
            new.append(row)
            to_send.append(row)
            continue
        after = _merged(row, before, read.given)
        if differences := _differences(before, after):
            changed.append(Change(after, differences))
            to_send.append(after)
        else:
            unchanged += 1
    return Preview(
        new=tuple(new),
        changed=tuple(changed),
        unchanged=unchanged,
        bad=read.bad,
        ignored=read.ignored,
        to_send=tuple(to_send),
    )


def _merged(row: RowOfGoods, before: RowOfGoods, given: frozenset[Column]) -> RowOfGoods:
    kept = {column.value: getattr(before, column) for column in Column if column not in given}
    if Column.INITIALS not in given or not row.initials:  # a name is always given
        kept[Column.INITIALS] = before.initials if row.name == before.name else ""
    return replace(row, **kept)


def _differences(before: RowOfGoods, after: RowOfGoods) -> tuple[Difference, ...]:
    return tuple(
        Difference(column, was, becomes)
        for column in Column
        if (was := getattr(before, column)) != (becomes := getattr(after, column))
    )
