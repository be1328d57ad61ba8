"""What the receipt designer knows and can do; no widgets, never waits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from console.desk.clock import Alarm
from console.desk.document import Picture
from console.desk.page import Desk
from console.paper.design import HEADING_MOST, LINES_MOST, Design, Logo
from console.paper.device import PLAIN, Device
from console.paper.encoder import encode
from console.paper.failures import BadDesign
from console.paper.layout import WIDE
from console.paper.letters import clean
from console.paper.proof import paper
from console.paper.rack import Rack
from console.paper.raster import LOGO_BYTES, read_logo
from console.paper.receipt import receipt
from console.paper.virtual import read
from console.shops.receipts.example import example
from console.till.failures import TillError

NARROW_PAPER: Final = PLAIN
WIDE_PAPER: Final = Device(columns=WIDE, dots=576)
LINE_MOST: Final = 200
LINK_MOST: Final = 250
_PAUSE_MS: Final = 150
"""Typing is shown once it pauses."""


class Flaw(StrEnum):
    """What of a design is too much."""

    SHOP = "shop"
    HEADER = "header"
    FOOTER = "footer"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Proof:
    """A receipt as a printer of one width prints it, dot by dot."""

    picture: Picture
    wide: bool


class ReceiptsModel(QObject):
    """The design being worked on."""

    changed = Signal()
    """Another design: what stands in the fields is to be shown anew."""
    touched = Signal()
    """Something of it was changed, or it was kept."""
    proved = Signal(object)
    """A ``Proof`` of it."""
    unproved = Signal(object)
    logo_refused = Signal(object)
    """Why the picture was not taken: the exception."""
    saved = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rack = Rack(desk.till.settings)
        self._kept = self._read()
        self._design = self._kept
        self._flaws: tuple[Flaw, ...] = ()
        self._wide = False
        self._pause: Alarm | None = None
        self._round = 0

    @property
    def design(self) -> Design:
        return self._design

    @property
    def flaws(self) -> Sequence[Flaw]:
        """What of what was typed does not fit; the design is as it was before."""
        return self._flaws

    @property
    def is_changed(self) -> bool:
        """Whether anything is not kept yet."""
        return self._design != self._kept or bool(self._flaws)

    def load(self) -> None:
        """Show what is kept, unless something is being worked on."""
        if not self.is_changed:
            self._design = self._kept = self._read()
            self.changed.emit()
        self.prove()

    def write(self, *, shop: str, header: str, footer: str, link: str) -> None:
        """Take what was typed; lines are parted by line ends, and empty ones at the end dropped."""
        above, below = _lines(header), _lines(footer)
        shop, link = clean(shop), "".join(sign for sign in link if sign.isprintable()).strip()
        self._flaws = tuple(
            flaw
            for flaw, fits in (
                (Flaw.SHOP, len(shop) <= HEADING_MOST),
                (Flaw.HEADER, _fit(above)),
                (Flaw.FOOTER, _fit(below)),
                (Flaw.LINK, len(link) <= LINK_MOST),
            )
            if not fits
        )
        if self._flaws:
            self.touched.emit()
            return
        texts = {"shop": shop, "header": above, "footer": below, "link": link}
        self._change(**texts)

    def show_part(self, name: str, *, on: bool) -> None:
        """Let a part of the design, e.g. ``shows_cashier``, stand on receipts or not."""
        self._change(**{name: on})

    def take_logo(self, path: Path) -> None:
        """Read a picture in the background and put it at the top."""
        self._desk.background.run(
            self,
            lambda: Logo.of(read_logo(_bytes(path), NARROW_PAPER.dots)),
            done=lambda logo: self._change(logo=logo),
            failed=self.logo_refused.emit,
        )

    def drop_logo(self) -> None:
        """Print none."""
        self._change(logo=None)

    def show_width(self, *, wide: bool) -> None:
        """Prove it on 80 mm, or on 58."""
        self._wide = wide
        self.prove()

    def save(self) -> None:
        """Keep the design: from now on receipts look like this."""
        if self._flaws:
            return
        try:
            self._rack.keep_design(self._design)
        except TillError as error:
            self.failed.emit(error)
            return
        self._kept = self._design
        self.touched.emit()
        self.saved.emit()

    def discard(self) -> None:
        """Go back to what is kept."""
        self._design, self._flaws = self._kept, ()
        self.changed.emit()
        self.prove()

    def prove(self) -> None:
        """Print it on a printer that is not there, and show what came out."""
        self._round += 1
        wide = self._wide
        device = WIDE_PAPER if wide else NARROW_PAPER
        document = receipt(example(self._desk.words, self._desk.clock.now()), self._design)
        self._desk.background.run(
            self,
            lambda: Proof(paper(read(encode(document, device)), device), wide),
            done=partial(self._show, self._round),
            failed=self.unproved.emit,
        )

    def print_it(self) -> None:
        """Print the example as designed on the till's own printer."""
        document = receipt(example(self._desk.words, self._desk.clock.now()), self._design)
        self._desk.paper.slip(document, what=lambda: self.tr("The example"))

    def _show(self, number: int, proof: Proof) -> None:
        if number == self._round:
            self.proved.emit(proof)

    def _change(self, **changes: Any) -> None:
        self._design = self._design.model_copy(update=changes)
        self.touched.emit()
        if self._pause is not None:
            self._pause.stop()
        self._pause = self._desk.clock.after(self, _PAUSE_MS, self.prove)

    def _read(self) -> Design:
        try:
            return self._rack.design()
        except BadDesign:
            return Design()


def _lines(text: str) -> tuple[str, ...]:
    return tuple(clean(line) for line in text.rstrip().splitlines())


def _fit(lines: Sequence[str]) -> bool:
    return len(lines) <= LINES_MOST and all(len(line) <= LINE_MOST for line in lines)


def _bytes(path: Path) -> bytes:
    """Read a file, no further than what is too large anyway."""
    with path.open("rb") as file:
        return file.read(LOGO_BYTES + 1)
