"""PDFs as paper shows them, and what a scanner reads off it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pypdfium2
import zxingcpp
from numpy.typing import NDArray

from console.paper.label_paper import Box

INCH = 25.4
Dots = NDArray[np.uint8]


@dataclass(frozen=True)
class Read:
    """One barcode and the middle of it, in millimetres."""

    text: str
    format: str
    x: float
    y: float


@dataclass(frozen=True)
class Sheet:
    """One printed page, grey dots from 0 for ink to 255 for paper."""

    dots: Dots
    dpi: float

    @property
    def size(self) -> tuple[float, float]:
        tall, wide = self.dots.shape
        return wide / self.dpi * INCH, tall / self.dpi * INCH

    def part(self, box: Box) -> Dots:
        """Return the dots of a place."""
        left, top, wide, tall = (round(each / INCH * self.dpi) for each in box)
        return self.dots[top : top + tall, left : left + wide]

    def read(self) -> list[Read]:
        """Return every barcode, in the order of the rows."""
        found = zxingcpp.read_barcodes(self.dots)
        return sorted(map(self._read, found), key=lambda one: (round(one.y / 10), one.x))

    def _read(self, found: zxingcpp.Barcode) -> Read:
        corners = (found.position.top_left, found.position.bottom_right)
        x, y = (sum(getattr(one, axis) for one in corners) / 2 for axis in ("x", "y"))
        scale = INCH / self.dpi
        return Read(found.text, found.format.name, x * scale, y * scale)


def printed(pdf: bytes, dpi: float = 300, *, black: bool = False) -> Iterator[Sheet]:
    """Yield the pages; ``black`` as a label printer does, which has no grey."""
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        bitmap = page.render(scale=dpi / 72, grayscale=True, no_smoothpath=black)
        dots: Dots = np.array(bitmap.to_numpy()).reshape(bitmap.height, bitmap.width)
        yield Sheet(np.where(dots < 128, 0, 255).astype(np.uint8) if black else dots, dpi)
    document.close()


def runs(row: Dots) -> list[tuple[int, int]]:
    """Return where ink begins and ends along a row, in dots."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], (row < 128).astype(int), [0]))))
    return [(int(start), int(end)) for start, end in zip(edges[::2], edges[1::2], strict=True)]
