"""The papers labels come on: sheets of many for any printer, rolls of single ones."""

from __future__ import annotations

from enum import Enum
from typing import Final, NamedTuple

_DOT: Final = 25.4 / 203
"""Millimetres between the dots of most label printers."""


class Box(NamedTuple):
    """A place on a page, in millimetres from its upper left corner."""

    left: float
    top: float
    width: float
    height: float


class LabelPaper(Enum):
    """
    What a page and its labels measure, in millimetres.

    A sheet of 24 has no white between its labels and reaches the edge of the page, where printers
    do not print: ``inset`` keeps what is said away from there, and from the cut.
    """

    SHEET_24 = "sheet_24", (210.0, 297.0), (3, 8), (70.0, 37.0), (0.0, 0.5), 70.0, (5.0, 4.0)
    SHEET_65 = "sheet_65", (210.0, 297.0), (5, 13), (38.1, 21.2), (4.75, 10.7), 40.6, (2.0, 1.2)
    ROLL_40 = "roll_40", (40.0, 30.0), (1, 1), (40.0, 30.0), (0.0, 0.0), 40.0, (1.3, 1.5)
    ROLL_60 = "roll_60", (60.0, 40.0), (1, 1), (60.0, 40.0), (0.0, 0.0), 60.0, (2.5, 2.5)

    def __init__(  # noqa: PLR0913, PLR0917 - one line above says it all
        self,
        key: str,
        page: tuple[float, float],
        grid: tuple[int, int],
        size: tuple[float, float],
        start: tuple[float, float],
        step: float,
        inset: tuple[float, float],
    ) -> None:
        self.key = key
        self.page = page
        self.grid = grid
        """How many labels across and down."""
        self.size = size
        self.start = start
        """Where the first one begins."""
        self.step = step
        """From the left edge of one to the next."""
        self.inset = inset

    @property
    def places(self) -> int:
        """How many labels a page holds."""
        across, down = self.grid
        return across * down

    @property
    def is_roll(self) -> bool:
        """Whether each label is a page of its own."""
        return self.places == 1

    @property
    def widest_module(self) -> float:
        """Up to how many millimetres a module is worth while; a roll's is of whole dots."""
        return 3 * _DOT if self.is_roll else 0.33

    def box(self, place: int) -> Box:
        """Return where a label lies, counted from 0 along the rows."""
        across, _ = self.grid
        down, along = divmod(place, across)
        left, top = self.start
        width, height = self.size
        return Box(left + along * self.step, top + down * height, width, height)

    def pages(self, labels: int, first: int = 0) -> int:
        """Return how many pages so many labels take, the first at place ``first``."""
        return -(-(labels + first) // self.places) if labels else 0
