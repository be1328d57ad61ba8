"""Tell a code that is shown again from one that is still there. Pure: the time is handed in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QRect

from console.camera.reading import Seen

AWAY_SECONDS: Final = 1.0
"""A code that was out of sight this long has left: it counts again where it comes back."""
COVERED_SECONDS: Final = 10.0
"""Except where it lay: there it was covered by a hand or a bag, unless it was gone this long."""
_STILL: Final = 10
"""What lies still moves by less than one part in so many of its size."""
_MISSED: Final = 3
"""How many looks must miss a code: between two slow ones it has not left."""
_LOOKS: Final = 2
"""How many looks must agree on bars: their one check digit lets every tenth misreading pass."""


@dataclass(frozen=True, slots=True)
class _Shown:
    seen: Seen
    at: float
    looks: int = 1
    counted: bool = False
    missed: int = 0
    gone_at: float = 0.0
    """When the first look missed it."""

    def has_left(self, seen: Seen, at: float) -> bool:
        """Test whether it was away long enough to count where it is seen now."""
        least = COVERED_SECONDS if _lies_still(self.seen.where, seen.where) else AWAY_SECONDS
        return self.missed >= _MISSED and at - self.gone_at >= least

    def is_past(self, at: float) -> bool:
        """Test whether it would count wherever it came back."""
        return self.missed >= _MISSED and at - self.gone_at >= COVERED_SECONDS


class Once:
    """
    A camera sees the same code many times a second; it was shown once.

    It counts again only after looks that did not see it, for ``AWAY_SECONDS``: the next piece of
    the same goods is shown as soon as the one before is taken away. Goods that lie on the counter
    come back to sight at the very place they were last, and are not sold twice for that.
    """

    def __init__(self) -> None:
        self._shown: dict[str, _Shown] = {}

    def look(self, codes: Iterable[Seen], at: float) -> tuple[str, ...]:
        """Take one look, at a moment in seconds; return the codes that count now."""
        found = {seen.text: seen for seen in codes}
        after = {text: _missed(one, at) for text, one in self._shown.items() if text not in found}
        counting: list[str] = []
        for text, seen in found.items():
            one = _seen(self._shown.get(text), seen, at)
            if not one.counted and one.looks >= (1 if seen.sure else _LOOKS):
                counting.append(text)
                one = replace(one, counted=True)
            after[text] = one
        self._shown = {text: one for text, one in after.items() if not one.is_past(at)}
        return tuple(counting)

    def forget(self, code: str) -> None:
        """Let a code count anew: it was not wanted, and is in sight still when it is."""
        self._shown.pop(code, None)


def _missed(one: _Shown, at: float) -> _Shown:
    return replace(one, missed=one.missed + 1, gone_at=one.gone_at if one.missed else at)


def _seen(before: _Shown | None, seen: Seen, at: float) -> _Shown:
    if before is None:
        return _Shown(seen, at)
    if before.counted:
        return _Shown(seen, at) if before.has_left(seen, at) else _Shown(seen, at, 1, counted=True)
    return _Shown(seen, at, before.looks + 1 if at - before.at < AWAY_SECONDS else 1)


def _lies_still(before: QRect, now: QRect) -> bool:
    slack = max(before.width(), before.height()) / _STILL
    corners = (
        (before.topLeft(), now.topLeft()),
        (before.bottomRight(), now.bottomRight()),
    )
    return all((old - new).manhattanLength() <= slack for old, new in corners)
