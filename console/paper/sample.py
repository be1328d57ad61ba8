"""The page a printer is tried with: everything it must get right, on one short paper."""

from __future__ import annotations

from typing import Final

from console.desk.document import (
    Align,
    Barcode,
    Block,
    Cut,
    Document,
    Pair,
    Qr,
    Row,
    Rule,
    Size,
    Words,
)
from console.desk.phrases import QT_TRANSLATE_NOOP, said
from console.paper.device import Device

_TITLE = QT_TRANSLATE_NOOP("PaperSample", "Test page")
_LEFT = QT_TRANSLATE_NOOP("PaperSample", "Left")
_CENTER = QT_TRANSLATE_NOOP("PaperSample", "Center")
_RIGHT = QT_TRANSLATE_NOOP("PaperSample", "Right")
_BOLD = QT_TRANSLATE_NOOP("PaperSample", "Bold")
_TALL = QT_TRANSLATE_NOOP("PaperSample", "Tall")
_EDGES = QT_TRANSLATE_NOOP("PaperSample", "The dashes below reach both edges, on one row.")
_READS = QT_TRANSLATE_NOOP("PaperSample", "Every letter above reads well: the encoding is right.")

CHINESE: Final = "掌柜收银 你好，世界！龘镕囍￥"
OTHERS: Final = "ABC abc 0123456789 ,.!?%&*()"
DOTS: Final = "Café Ñandú €5 ☕"
"""Letters few receipt printers have: these come as dots."""
SYMBOL: Final = "ZG-0123456"


def sample(device: Device) -> Document:
    """Return the test page for a printer as it is set up."""
    setup = f"{device.mode.value} {device.dialect.value} {device.columns} {device.dots}"
    return Document((*_letters(setup), *_places(), *_codes(), Cut()))


def _letters(setup: str) -> tuple[Block, ...]:
    return (
        Words(text=said(_TITLE), align=Align.CENTER, size=Size.LARGE, bold=True),
        Words(text=setup, align=Align.CENTER),
        Rule(),
        Words(text=CHINESE),
        Words(text=OTHERS),
        Words(text=DOTS),
        Words(text=said(_READS)),
        Rule(),
    )


def _places() -> tuple[Block, ...]:
    return (
        Words(text=said(_LEFT)),
        Words(text=said(_CENTER), align=Align.CENTER),
        Words(text=said(_RIGHT), align=Align.RIGHT),
        Words(text=said(_BOLD), bold=True),
        Words(text=said(_TALL), size=Size.TALL),
        Pair(left=CHINESE[:4], right="12,345,678.90"),
        Row(name=CHINESE, quantity="0.842kg", price="1280.00", amount="1077.76"),
        Words(text=said(_EDGES)),
        Rule(),
    )


def _codes() -> tuple[Block, ...]:
    return (Barcode(SYMBOL), Qr(CHINESE))
