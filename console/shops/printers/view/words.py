"""The printers page in words: kinds of connection, hints, and what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from console.desk.phrases import QT_TRANSLATE_NOOP, Phrase
from console.paper.device import Mode
from console.paper.places import Way
from console.shops.printers.form import Flaw

WAYS: Final[Mapping[str, Phrase]] = {
    Way.NETWORK: QT_TRANSLATE_NOOP("Printers", "Network"),
    Way.USB: QT_TRANSLATE_NOOP("Printers", "USB"),
    Way.SERIAL: QT_TRANSLATE_NOOP("Printers", "Serial"),
    Way.FILE: QT_TRANSLATE_NOOP("Printers", "File"),
}
MODES: Final[Mapping[str, Phrase]] = {
    Mode.GB18030: QT_TRANSLATE_NOOP("Printers", "GB18030"),
    Mode.UTF8: QT_TRANSLATE_NOOP("Printers", "UTF-8"),
    Mode.RASTER: QT_TRANSLATE_NOOP("Printers", "As dots"),
}
HINTS: Final[Mapping[str, tuple[str, Phrase]]] = {
    Way.NETWORK: (
        "192.168.1.50:9100",
        QT_TRANSLATE_NOOP("Printers", "It prints its address while its feed key is held at start."),
    ),
    Way.USB: (
        "0416:5011",
        QT_TRANSLATE_NOOP("Printers", "Vendor and product, as the system lists USB devices."),
    ),
    Way.SERIAL: (
        "COM3, 9600",
        QT_TRANSLATE_NOOP("Printers", "The port, and its speed if it is not 9600."),
    ),
    Way.FILE: (
        "paper.bin",
        QT_TRANSLATE_NOOP("Printers", "A device file, or a file for trying it out."),
    ),
}
FLAWS: Final[Mapping[str, Phrase]] = {
    Flaw.EMPTY: QT_TRANSLATE_NOOP("Printers", "Give it a name"),
    Flaw.TWICE: QT_TRANSLATE_NOOP("Printers", "Another printer is called so"),
    Flaw.NETWORK: QT_TRANSLATE_NOOP(
        "Printers", "Write an address and perhaps a port: 192.168.1.50:9100"
    ),
    Flaw.USB: QT_TRANSLATE_NOOP("Printers", "Write four signs, a colon, four signs: 0416:5011"),
    Flaw.SERIAL: QT_TRANSLATE_NOOP("Printers", "Write a port: COM3, or /dev/ttyUSB0, 115200"),
    Flaw.FILE: QT_TRANSLATE_NOOP("Printers", "Write the path of a file, not of a folder"),
}
