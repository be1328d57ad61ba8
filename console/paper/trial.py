"""The page that finds out how a printer writes Chinese: one line in each way, by number."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from console.desk.document import (
    Align,
    Barcode,
    Block,
    Cut,
    Document,
    Pair,
    Qr,
    Rule,
    Size,
    Space,
    Words,
)
from console.desk.phrases import QT_TRANSLATE_NOOP, said
from console.paper.device import Device, Dialect, Mode
from console.paper.encoder import drawer_kick, encode
from console.paper.press import Setup
from console.paper.printers import send

_TITLE = QT_TRANSLATE_NOOP("PaperTrial", "Test page")
_ASKED = QT_TRANSLATE_NOOP("PaperTrial", "Which line reads like this one?")
_EDGES = QT_TRANSLATE_NOOP("PaperTrial", "The dashes reach both edges, on one row:")

SAID: Final = "掌柜收银 你好 囍镕￥12.50"
SYMBOL: Final = "ZG-0123456"


@dataclass(frozen=True, slots=True)
class Writing:
    """One way to write Chinese."""

    mode: Mode
    dialect: Dialect


WRITINGS: Final = (
    Writing(Mode.GB18030, Dialect.EPSON),
    Writing(Mode.GB18030, Dialect.CHINA),
    Writing(Mode.UTF8, Dialect.EPSON),
    Writing(Mode.UTF8, Dialect.CHINA),
    Writing(Mode.RASTER, Dialect.CHINA),
)
"""
By the number of their line. A way whose commands a printer does not know leaves traces in its own
line only: no later one relies on what an earlier one left.
"""


def trial(device: Device) -> bytes:
    """
    Return the page, for a printer of which no more is known than its paper.

    Its questions are sent as dots, so that they can be read whatever it writes.
    """
    drawn = replace(device, mode=Mode.RASTER, draws_codes=False, cuts=False)
    parts = [encode(Document(_questions()), drawn)]
    parts += [
        encode(Document((Words(text=f"{number}. {SAID}"),)), _writing(device, way))
        for number, way in enumerate(WRITINGS, 1)
    ]
    parts.append(encode(Document(_rest()), replace(drawn, cuts=device.cuts)))
    return b"".join(parts)


def print_trial(setup: Setup) -> None:
    """
    Print the page, and open the drawer if there is one. It blocks.

    :raises PrinterError: as ``send`` does.
    """
    kick = drawer_kick(setup.device) if setup.has_drawer else b""
    send(setup.address, kick + trial(setup.device))


def _writing(device: Device, way: Writing) -> Device:
    return replace(device, mode=way.mode, dialect=way.dialect)


def _questions() -> tuple[Block, ...]:
    return (
        Words(text=said(_TITLE), align=Align.CENTER, size=Size.LARGE, bold=True),
        Words(text=said(_ASKED)),
        Words(text=f"    {SAID}", bold=True),
        Rule(),
    )


def _rest() -> tuple[Block, ...]:
    return (
        Words(text=said(_EDGES)),
        Rule(),
        Pair(left="0123456789 ABC abc", right="12,345,678.90"),
        Space(),
        Barcode(SYMBOL),
        Qr(SAID),
        Cut(),
    )
