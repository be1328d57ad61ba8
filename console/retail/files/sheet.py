"""Rows of a sheet, whatever file it came from, and how large one may be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from console.retail.files.problems import Problem

ROWS_MAX: Final = 100_000
"""Kinds of goods in one file: what the platform takes in one import."""
LINES_MAX: Final = 1_048_577
"""With blank ones: what a spreadsheet has, and its heading."""
COLUMNS_MAX: Final = 64
CELL_MAX: Final = 4096
"""Characters; a longer cell is cut, and is then too long for any field."""
FILE_MAX: Final = 64 * 1024 * 1024
"""Bytes, as the file lies on the disk."""
UNPACKED_MAX: Final = 256 * 1024 * 1024
"""Bytes of all that is packed in a workbook."""

Cell = str | Problem
"""Text as it stands there; or why there is none, where a spreadsheet holds another thing."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row that is not blank; ``line`` as a person counts, the heading's is 1."""

    line: int
    cells: tuple[Cell, ...]
