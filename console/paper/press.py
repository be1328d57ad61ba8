"""One printer of the shop as it is set up, and printing on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from console.desk.document import Document
from console.desk.paper import Role
from console.paper.device import PLAIN, Device
from console.paper.encoder import drawer_kick, encode
from console.paper.printers import Address, send


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """A printer by the name the shop gave it: where it is and what it can do."""

    name: Annotated[str, Field(max_length=60)]
    address: Annotated[Address, Field(discriminator="kind")]
    device: Device = PLAIN
    has_drawer: bool = False
    """Whether a cash drawer hangs on it."""
    prints: tuple[Role, ...] = (Role.RECEIPTS,)


def print_on(setup: Setup, document: Document, *, opens_drawer: bool = False) -> None:
    """
    Print a document, and open the drawer first if wanted and there is one. It blocks.

    :raises PrinterError: as ``send`` does.
    """
    opens = opens_drawer and setup.has_drawer
    send(setup.address, encode(document, setup.device, opens_drawer=opens))


def open_drawer(setup: Setup) -> None:
    """
    Open the drawer and print nothing. It blocks; without a drawer it does nothing.

    :raises PrinterError: as ``send`` does.
    """
    if setup.has_drawer:
        send(setup.address, drawer_kick(setup.device))
