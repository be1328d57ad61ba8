"""What a page may ask to be put on paper. Nobody waits for a printer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, Protocol

from console.desk.document import Document
from console.desk.phrases import QT_TRANSLATE_NOOP, Text
from console.desk.settings import AnySetting, Setting


class Role(StrEnum):
    """What a printer is there for; each is done by one printer at most."""

    RECEIPTS = "receipts"
    """Receipts, reports, and whatever else is read and kept."""
    LABELS = "labels"


class Opening(StrEnum):
    """Why the drawer opens."""

    CASH = "cash"
    """Cash goes in or out: it opens if the shop wants that."""
    ASKED = "asked"
    """Somebody asks for it: it opens."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How one printer does, by what it was last asked."""

    name: str
    waiting: int = 0
    """Papers on their way to it, with the one it prints."""
    printed_at: datetime | None = None
    """When it last took something, since the program started."""
    why: Exception | None = None
    """Why it did not take the last."""


class Paper(Protocol):
    """Printing. Every call returns at once; what is not printed is told, and nothing waits."""

    def sold(self, sale_id: str) -> None:
        """Print the receipt of a sale that has just been paid, if the shop prints by itself."""
        ...

    def returned(self, return_id: str) -> None:
        """Print the slip of a return that has just been settled, if the shop prints by itself."""
        ...

    def receipt(self, sale_id: str) -> None:
        """Print a sale's receipt because somebody asks; what was printed before says so."""
        ...

    def refund(self, return_id: str) -> None:
        """Print the slip of a return because somebody asks; what was printed before says so."""
        ...

    def slip(self, document: Document, *, what: Text, on: Role = Role.RECEIPTS) -> None:
        """Print any document; ``what`` names it where it is told that it was not printed."""
        ...

    def standing(self) -> tuple[Standing, ...]:
        """Return how every printer of this till does; asks none of them."""
        ...

    def open_drawer(self, why: Opening = Opening.ASKED) -> None:
        """Open the drawer; who may, and why, is the caller's to ask and to write down."""
        ...


class NoPaper:
    """A counter without a printer."""

    def sold(self, sale_id: str) -> None: ...

    def returned(self, return_id: str) -> None: ...

    def receipt(self, sale_id: str) -> None: ...

    def refund(self, return_id: str) -> None: ...

    def slip(self, document: Document, *, what: Text, on: Role = Role.RECEIPTS) -> None: ...

    def standing(self) -> tuple[Standing, ...]:
        return ()

    def open_drawer(self, why: Opening = Opening.ASKED) -> None: ...


ALWAYS: Final = "always"
ASK: Final = "ask"
NEVER: Final = "never"

PRINTING: Final = QT_TRANSLATE_NOOP("Topics", "Printing")

PRINT_RECEIPTS: Final = Setting(
    key="paper.receipts",
    topic=PRINTING,
    default=ALWAYS,
    title=QT_TRANSLATE_NOOP("Settings", "Receipt after a sale"),
    about=QT_TRANSLATE_NOOP("Settings", "A receipt can be printed later too, from the orders."),
    choices={
        ALWAYS: QT_TRANSLATE_NOOP("Settings", "Print it"),
        ASK: QT_TRANSLATE_NOOP("Settings", "Offer it"),
        NEVER: QT_TRANSLATE_NOOP("Settings", "Do not print"),
    },
)
RECEIPT_COPIES: Final = Setting(
    key="paper.copies",
    topic=PRINTING,
    default=1,
    title=QT_TRANSLATE_NOOP("Settings", "How many of each"),
    about=QT_TRANSLATE_NOOP("Settings", "From the second on they are marked as copies."),
    least=1,
    most=3,
)
DRAWER_ON_CASH: Final = Setting(
    key="paper.drawer",
    topic=PRINTING,
    default=True,
    title=QT_TRANSLATE_NOOP("Settings", "Open the drawer for cash"),
    about=QT_TRANSLATE_NOOP("Settings", "When cash is taken, and when it is handed back."),
)
PAPER_SETTINGS: Final[tuple[AnySetting, ...]] = (PRINT_RECEIPTS, RECEIPT_COPIES, DRAWER_ON_CASH)
