"""Where a printer is, as a person writes it: ``192.168.1.50:9100``, ``0416:5011``, ``COM3``."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

from pydantic import Field, TypeAdapter, ValidationError

from console.paper.failures import BadPlace
from console.paper.printers import (
    PORT,
    Address,
    FilePrinter,
    NetworkPrinter,
    SerialPrinter,
    UsbPrinter,
)


class Way(StrEnum):
    """How a printer is connected."""

    NETWORK = "network"
    USB = "usb"
    SERIAL = "serial"
    FILE = "file"


_ADDRESS: Final[TypeAdapter[Address]] = TypeAdapter(Annotated[Address, Field(discriminator="kind")])
_NETWORK: Final = re.compile(r"(?:\[(?P<six>[^\[\]]+)\]|(?P<host>[^:\[\]]+))(?::(?P<port>\d+))?")
_USB: Final = re.compile(r"(?P<vendor>[0-9A-Fa-f]{1,4}):(?P<product>[0-9A-Fa-f]{1,4})")
_SERIAL: Final = re.compile(r"(?P<port>[^,]+?)(?:\s*,\s*(?P<baud>\d+))?")
_BAUD: Final = 9600


def read_place(way: Way, text: str) -> Address:
    """
    Read where a printer is.

    :raises BadPlace: if nothing of this kind can be there.
    """
    try:
        return _checked(_read(way, text.strip()))
    except ValidationError as error:
        raise BadPlace from error


def write_place(address: Address) -> str:
    """Return a place as ``read_place`` reads it."""
    match address:
        case NetworkPrinter(host=host, port=port):
            name = f"[{host}]" if ":" in host else host
            return f"{name}:{port}"
        case UsbPrinter(vendor=vendor, product=product):
            return f"{vendor:04x}:{product:04x}"
        case SerialPrinter(port=path, baud=baud):
            return path if baud == _BAUD else f"{path}, {baud}"
        case FilePrinter(path=file):
            return str(file)


def _read(way: Way, text: str) -> Address:
    match way:
        case Way.NETWORK:
            found = _match(_NETWORK, text)
            return NetworkPrinter(
                host=found["six"] or found["host"], port=int(found["port"] or PORT)
            )
        case Way.USB:
            found = _match(_USB, text)
            return UsbPrinter(vendor=int(found["vendor"], 16), product=int(found["product"], 16))
        case Way.SERIAL:
            found = _match(_SERIAL, text)
            return SerialPrinter(port=found["port"], baud=int(found["baud"] or _BAUD))
        case Way.FILE:
            if not text or not text.isprintable() or Path(text).expanduser().is_dir():
                raise BadPlace
            return FilePrinter(path=Path(text).expanduser())


def _match(pattern: re.Pattern[str], text: str) -> re.Match[str]:
    found = pattern.fullmatch(text)
    if found is None or not text.isprintable():
        raise BadPlace
    return found


def _checked(address: Address) -> Address:
    """Hold it against what its fields say of themselves."""
    return _ADDRESS.validate_json(_ADDRESS.dump_json(address))
