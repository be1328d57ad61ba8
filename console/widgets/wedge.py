"""Tell a scanner from a typist by timing alone. Pure: no Qt, the time is handed in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

GAP_MS: Final = 60.0
"""Keys further apart than this were typed. Scanners send one every 1 to 50 ms."""
PAUSE_MS: Final = 120.0
"""A scan without an end mark is over after this silence; once begun it may stutter this long."""
LEAST: Final = 4
"""Fewer characters are never a scan: two fingers can roll over three keys."""
LONGEST: Final = 512


@dataclass(frozen=True, slots=True)
class Heard:
    """
    What to do after a key or a silence, in this order.

    ``typed`` is how many of the keys held back, the oldest first, are given to whoever has the
    focus; ``scan`` is a whole scan. ``held`` says whether the key just handed in goes no further.
    """

    typed: int = 0
    scan: str | None = None
    held: bool = False


class Wedge:
    """
    Hold back quick keys until it is plain whether a scanner sends them.

    A held key waits at most ``GAP_MS``, too short to be felt, and is then given back in order; so
    a scan never leaves a character in a field, and a typist never loses one.
    """

    def __init__(self) -> None:
        self._held: list[str] = []
        self._last = 0.0

    @property
    def holding(self) -> int:
        """How many keys are held back."""
        return len(self._held)

    @property
    def is_scan(self) -> bool:
        """Whether so many came so fast that only a scanner can send them."""
        return len(self._held) >= LEAST

    def patience_ms(self) -> float:
        """Return how long to wait for the next key before calling ``silence``."""
        return PAUSE_MS if self.is_scan else GAP_MS

    def key(self, character: str, at_ms: float) -> Heard:
        """Hear a printable key pressed at a moment of one steady clock."""
        late = self._broken_off(at_ms)
        self._held.append(character)
        self._last = at_ms
        if len(self._held) > LONGEST:
            return Heard(typed=self._give_up(), held=True)
        return Heard(typed=late.typed, scan=late.scan, held=True)

    def end(self, at_ms: float) -> Heard:
        """Hear Enter or Tab: held (swallowed) if it ends a scan, else it is a key like others."""
        late = self._broken_off(at_ms)
        if self.is_scan:
            return Heard(typed=late.typed, scan=self._take(), held=True)
        return Heard(typed=late.typed + self._give_up(), scan=late.scan)

    def other(self) -> Heard:
        """Hear any other key, or the focus moving: whatever is held was typed."""
        return Heard(typed=self._give_up())

    def silence(self, at_ms: float) -> Heard:
        """Hear nothing: a scan is complete after a pause, anything less was typed."""
        return self._broken_off(at_ms)

    def _broken_off(self, at_ms: float) -> Heard:
        if not self._held or at_ms - self._last <= self.patience_ms():
            return Heard()
        if self.is_scan:
            return Heard(scan=self._take())
        return Heard(typed=self._give_up())

    def _take(self) -> str:
        scan = "".join(self._held)
        self._held.clear()
        return scan

    def _give_up(self) -> int:
        count = len(self._held)
        self._held.clear()
        return count
