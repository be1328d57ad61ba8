"""How a printer reads in the list, and its ways of writing in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from console.desk.paper import Role
from console.desk.phrases import QT_TRANSLATE_NOOP, Phrase
from console.desk.words import DASH
from console.paper.places import write_place
from console.paper.press import Setup
from console.shops.printers.view.words import MODES, WAYS
from console.widgets.rows import Column

ROLES: Final[Mapping[Role, Phrase]] = {
    Role.RECEIPTS: QT_TRANSLATE_NOOP("Printers", "Receipts"),
    Role.LABELS: QT_TRANSLATE_NOOP("Printers", "Labels"),
}
_DRAWER = QT_TRANSLATE_NOOP("Printers", "Drawer")
_NAME = QT_TRANSLATE_NOOP("Printers", "Printer")
_PAPER = QT_TRANSLATE_NOOP("Printers", "Paper")
_LETTERS = QT_TRANSLATE_NOOP("Printers", "Letters")
NOT_SAVED = QT_TRANSLATE_NOOP("Printers", "Not saved")
_STATE = QT_TRANSLATE_NOOP("Printers", "State")
_WORK = QT_TRANSLATE_NOOP("Printers", "Work")
_NARROW_DOTS: Final = 384
_WIDTH, _WIDE, _STATE_WIDTH = 96, 200, 136


def columns(is_drafted: Callable[[str], bool]) -> tuple[Column[Setup], ...]:
    """Return the columns of the list; one of which something is typed and not kept says so."""
    return (
        Column(title=_NAME, text=lambda one: one.name, note=_place, strong=True),
        Column(title=_PAPER, text=_paper, width=_WIDTH),
        Column(title=_LETTERS, text=lambda one: MODES[one.device.mode](), width=_WIDTH + 16),
        Column(title=_WORK, text=_work, width=_WIDE),
        Column(
            title=_STATE,
            text=lambda one: NOT_SAVED() if is_drafted(one.name) else "",
            tag=lambda _: "warn",
            width=_STATE_WIDTH,
        ),
    )


def _place(setup: Setup) -> str:
    return f"{WAYS[setup.address.kind]()} · {write_place(setup.address)}"


def _paper(setup: Setup) -> str:
    return "58 mm" if setup.device.dots <= _NARROW_DOTS else "80 mm"


def _work(setup: Setup) -> str:
    work = [ROLES[role]() for role in setup.prints]
    if setup.has_drawer:
        work.append(_DRAWER())
    return " · ".join(work) or DASH
