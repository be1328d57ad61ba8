"""The words of a shift: who began it, what was counted in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from backend.protocol.money import Money

FACES: Final = tuple(Money(fen) for fen in (10000, 5000, 2000, 1000, 500, 100, 50, 10))
"""The notes and coins of the yuan in use, the largest first."""


@dataclass(frozen=True, slots=True)
class Shift:
    """
    Everything at one till since the shift before was closed; ``number`` will be its Z's.

    ``begun_seq`` is the journal's line that began it.
    """

    number: int
    shift_id: str
    opened_at: datetime
    opened_by: str
    begun_seq: int


@dataclass(frozen=True, slots=True)
class Pieces:
    """How many notes or coins of one face lie there."""

    face: Money
    count: int


class CountKind(StrEnum):
    FLOAT = "float"
    """The change that lay in the drawer at the start."""
    DRAWER = "drawer"
    """All that lies in it, counted without seeing what is expected."""


@dataclass(frozen=True, slots=True)
class CashCount:
    """
    One count of the drawer.

    ``expected`` is what the records said at that moment; the one who counts does not see it.
    """

    kind: CountKind
    counted: Money
    expected: Money
    pieces: tuple[Pieces, ...]
    """None if only the sum was typed."""
    by: str
    at: datetime

    @property
    def difference(self) -> Money:
        """What is too much in the drawer, or missing if negative."""
        return self.counted - self.expected


def worth(pieces: tuple[Pieces, ...]) -> Money:
    """Return what notes and coins come to."""
    return sum((one.face * one.count for one in pieces), Money(0))
