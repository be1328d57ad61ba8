"""The grid: every gap, radius and target of the console, in pixels."""

from __future__ import annotations

from typing import Final

TIGHT: Final = 4
SMALL: Final = 8
GAP: Final = 12
WIDE: Final = 20
EDGE: Final = 24

RADIUS: Final = 12
CONTROL_RADIUS: Final = 10
CAP_RADIUS: Final = 5

TARGET: Final = 44
CONTROL: Final = 52
PRIMARY: Final = 64

SIDE_BAR: Final = 84
PANEL: Final = 396
STATUS_LINE: Final = 44
