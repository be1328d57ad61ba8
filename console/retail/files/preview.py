"""What an import would do to the goods that are known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Final

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

    new: Sequence[RowOfGoods]
    changed: Sequence[Change]
    unchanged: int
    bad: Sequence[BadRow]
    ignored: tuple[str, ...]
    """Headings of columns that were not taken."""
    to_send: tuple[RowOfGoods, ...]
    """Whole goods that are new or change, in the order of the file."""
    known_seq: int
    """The last change to the shop's goods that it was compared with."""

    @property
    def is_ready(self) -> bool:
        """Whether it can be imported: something changes, and no row is bad."""
        return not self.bad and self.count > 0

    @property
    def count(self) -> int:
        """How many goods are to be sent."""
        return len(self.new) + len(self.changed)


def preview(read: Read, known: Iterable[RowOfGoods], *, known_seq: int) -> Preview:
    """
    Compare a file with the goods that are known, each named once.

    Fields for which the file has no column stay as they are. Initials are made anew from a name
    that changes, if the file leaves them empty.
    """
    rows = {row.goods_id: row for row in read.good}
    absent = tuple(column.value for column in Column if column not in read.given)
    says_initials = Column.INITIALS in read.given
    found: dict[str, Change | None] = {}
    for before in known:  # one after another: 100,000 more would not fit beside those of the file
        row = rows.get(before.goods_id)
        if row is not None:
            kept = {name: getattr(before, name) for name in absent}
            if not says_initials or not row.initials:  # a name is always given
                kept[Column.INITIALS.value] = before.initials if row.name == before.name else ""
            found[row.goods_id] = _change(before, replace(row, **kept) if kept else row)
    return _in_order(read, found, known_seq)


def _in_order(read: Read, found: Mapping[str, Change | None], known_seq: int) -> Preview:
    """Tell what was found in the order of the file."""
    new: list[RowOfGoods] = []
    changed: list[Change] = []
    to_send: list[RowOfGoods] = []
    for row in read.good:
        if row.goods_id not in found:
            new.append(row)
            to_send.append(row)
        elif change := found[row.goods_id]:
            changed.append(change)
            to_send.append(change.goods)
    return Preview(
        new=tuple(new),
        changed=tuple(changed),
        unchanged=len(found) - len(changed),
        bad=read.bad,
        ignored=read.ignored,
        to_send=tuple(to_send),
        known_seq=known_seq,
    )


def _change(before: RowOfGoods, after: RowOfGoods) -> Change | None:
    """Return what changes, None if nothing does."""
    was, becomes = _facts(before), _facts(after)
    if was == becomes:
        return None
    pairs = zip(_COLUMNS, was, becomes, strict=True)
    return Change(after, tuple(Difference(*each) for each in pairs if each[1] != each[2]))


_COLUMNS: Final = tuple(Column)
_facts: Final = attrgetter(*(column.value for column in Column))
