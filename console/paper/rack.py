"""The till's printers and its receipts' design, as they are kept between two starts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from pydantic import TypeAdapter, ValidationError

from console.desk.paper import Role
from console.paper.design import Design, read_design, write_design
from console.paper.failures import BadSetup, NoDrawer, NoPrinter
from console.paper.press import Setup
from console.till.shop import SHOP_NAME, Settings

_PRINTERS: Final = "paper.printers"
_DESIGN: Final = "paper.design"
_SETUPS: Final = TypeAdapter(tuple[Setup, ...])


class Rack:
    """Reads and keeps them in the till's file."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def printers(self) -> tuple[Setup, ...]:
        """
        Return every printer, in the order they were set up.

        :raises BadSetup: if what is kept is not a list of printers.
        """
        try:
            return _SETUPS.validate_json(self._settings.text(_PRINTERS) or "[]")
        except ValidationError as error:
            raise BadSetup from error

    def keep_printers(self, printers: Sequence[Setup]) -> None:
        """Keep these printers and no others."""
        self._settings.put(_PRINTERS, _SETUPS.dump_json(tuple(printers)).decode())

    def printer_for(self, role: Role) -> Setup:
        """
        Return the printer that does this.

        :raises NoPrinter: if none does.
        :raises BadSetup: as ``printers`` does.
        """
        found = next((one for one in self.printers() if role in one.prints), None)
        if found is None:
            raise NoPrinter
        return found

    def printer_with_drawer(self) -> Setup:
        """
        Return the printer the drawer is connected to.

        :raises NoDrawer: if none has one.
        :raises BadSetup: as ``printers`` does.
        """
        found = next((one for one in self.printers() if one.has_drawer), None)
        if found is None:
            raise NoDrawer
        return found

    def design(self) -> Design:
        """
        Return how receipts look; one with the shop's name if nobody has designed any.

        :raises BadDesign: if what is kept is not a design.
        """
        kept = self._settings.text(_DESIGN)
        return read_design(kept) if kept else Design(shop=self._settings.text(SHOP_NAME)[:60])

    def keep_design(self, design: Design) -> None:
        """Keep how receipts look from now on."""
        self._settings.put(_DESIGN, write_design(design))
