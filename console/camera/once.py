"""Tell a code that is shown again from one that is still there. Pure: the time is handed in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

AGAIN_SECONDS: Final = 1.0
"""A code counts again once it has been out of sight this long."""
_LOOKS: Final = 2
"""How many looks must agree on bars: their one check digit lets every tenth misreading pass."""


@dataclass(frozen=True, slots=True)
class _Shown:
    at: float
    looks: int


class Once:
    """A camera sees the same code many times a second; it was shown once."""

    def __init__(self) -> None:
        self._shown: dict[str, _Shown] = {}

    def counts(self, code: str, at: float, *, sure: bool) -> bool:
        """See a code at a moment in seconds; whether it counts now."""
        self._shown = {
            one: shown for one, shown in self._shown.items() if at - shown.at < AGAIN_SECONDS
        }
        before = self._shown.get(code)
        looks = 1 if before is None else before.looks + 1
        self._shown[code] = _Shown(at, looks)
        return looks == (1 if sure else _LOOKS)
