"""Where the bytes go. Every call blocks until the printer took them: use desk.background."""

from __future__ import annotations

import errno
import os
import select
import socket
import sys
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import Field

from console.paper.driver import printers
from console.paper.failures import (
    CoverOpen,
    DriverMissing,
    PaperOut,
    PrinterNotFound,
    PrinterNotPermitted,
    PrinterUnreachable,
    PrintingBroken,
)

PORT: Final = 9100
_TIMEOUT: Final = 5.0
"""Seconds for connecting, and for each part of the bytes."""
_PART: Final = 256
"""Bytes handed over a serial port at once: a quarter of a second at the slowest usual speed."""
_STATUS_TIMEOUT: Final = 0.5
"""Seconds: a printer that tells its state does so at once, the others never."""
_ASK_OFFLINE: Final = b"\x10\x04\x02"
_ASK_PAPER: Final = b"\x10\x04\x04"
_COVER: Final = 0x04
_NO_PAPER: Final = 0x60


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkPrinter:
    """A printer with an address of its own, by name or number."""

    host: Annotated[str, Field(min_length=1, max_length=253, pattern=r"^[\w.:%-]+$")]
    port: Annotated[int, Field(ge=1, le=65535)] = PORT
    tells_state: bool = True
    """Whether to ask it for paper and cover first; a printer that stays silent prints anyway."""
    kind: Literal["network"] = "network"


@dataclass(frozen=True, slots=True, kw_only=True)
class SerialPrinter:
    """A printer on a serial port: ``COM3``, ``/dev/ttyUSB0``."""

    port: Annotated[str, Field(min_length=1, max_length=200)]
    baud: Annotated[int, Field(ge=300, le=921_600)] = 9600
    kind: Literal["serial"] = "serial"


@dataclass(frozen=True, slots=True, kw_only=True)
class UsbPrinter:
    """A printer on USB, by its vendor's and its product's number."""

    vendor: Annotated[int, Field(ge=1, le=0xFFFF)]
    product: Annotated[int, Field(ge=1, le=0xFFFF)]
    into: Annotated[int, Field(ge=0, le=0xFF)] = 0x01
    """The endpoint that takes the bytes."""
    out_of: Annotated[int, Field(ge=0, le=0xFF)] = 0x82
    kind: Literal["usb"] = "usb"


@dataclass(frozen=True, slots=True, kw_only=True)
class FilePrinter:
    """A file the bytes are added to: a device file, or paper nobody needs."""

    path: Path
    kind: Literal["file"] = "file"


Address = NetworkPrinter | SerialPrinter | UsbPrinter | FilePrinter


def send(address: Address, data: bytes) -> None:
    """
    Hand bytes to a printer.

    :raises PrinterUnreachable: if it does not answer; nothing was printed.
    :raises PrinterNotFound: if nothing is connected there.
    :raises PrinterNotPermitted: if the system does not let us.
    :raises DriverMissing: if the system lacks what such a connection needs.
    :raises PaperOut: if it says that it has no paper; nothing was printed.
    :raises CoverOpen: if it says that it is open; nothing was printed.
    :raises PrintingBroken: if it went away while printing; part may be printed.
    """
    match address:
        case NetworkPrinter():
            _send_by_network(address, data)
        case SerialPrinter(port=port, baud=baud):
            with _opened("Serial", port, baud, timeout=_TIMEOUT, dsrdtr=False) as printer:
                printer.device.write_timeout = _TIMEOUT  # one that is off would be waited for
                for start in range(0, len(data), _PART):
                    printer._raw(data[start : start + _PART])  # noqa: SLF001 - for finished bytes
        case UsbPrinter():
            milliseconds = round(_TIMEOUT * 1000)
            ids = (address.vendor, address.product)
            ends = {"in_ep": address.out_of, "out_ep": address.into}
            with _opened("Usb", *ids, timeout=milliseconds, **ends) as printer:
                printer._raw(data)  # noqa: SLF001 - its door for finished bytes
        case FilePrinter(path=path):
            _write_into(path, data)


def _send_by_network(address: NetworkPrinter, data: bytes) -> None:
    with _told():
        line = socket.create_connection((address.host, address.port), _TIMEOUT)
    with line:
        if address.tells_state:
            with _told():
                _look(line)
        try:
            line.settimeout(_TIMEOUT)
            line.sendall(data)
            line.shutdown(socket.SHUT_WR)
            _let_finish(line)
        except OSError as error:
            raise PrintingBroken from error


def _look(line: socket.socket) -> None:
    """Ask for cover and paper; one that is silent when first asked is not asked again."""
    offline = _asked(line, _ASK_OFFLINE)
    if offline is None:
        return
    if offline & _COVER:
        raise CoverOpen
    if (_asked(line, _ASK_PAPER) or 0) & _NO_PAPER == _NO_PAPER:
        raise PaperOut


def _let_finish(line: socket.socket) -> None:
    """
    Read what it still has to say, until it hangs up or falls silent.

    Hanging up on unread answers would make the system throw away bytes under way to the printer.
    """
    line.settimeout(_STATUS_TIMEOUT)
    until = time.monotonic() + _TIMEOUT  # some never fall silent
    try:
        while time.monotonic() < until and line.recv(64):
            pass
    except TimeoutError:
        return


def _asked(line: socket.socket, question: bytes) -> int | None:
    line.sendall(question)
    line.settimeout(_STATUS_TIMEOUT)
    try:
        answer = line.recv(1)
    except TimeoutError:
        return None
    return answer[0] if answer else None


def _write_into(path: Path, data: bytes) -> None:
    """Add to a file; a device behind it may take nothing for ever, or have nobody behind it."""
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
    with _told():
        file = os.open(path, flags | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        left = memoryview(data)
        while left:
            if sys.platform != "win32" and not select.select([], [file], [], _TIMEOUT)[1]:
                raise PrintingBroken
            left = left[os.write(file, left) :]
    except OSError as error:
        raise PrintingBroken from error
    finally:
        os.close(file)


@contextmanager
def _opened(kind: str, *where: Any, **how: Any) -> Generator[Any]:
    """Open a cable through python-escpos, whose errors are of many families."""
    driver = getattr(printers(), kind)
    if not driver.is_usable():
        raise DriverMissing
    with _told():
        try:
            printer = driver(*where, **how)
            printer.open()
        except OSError:
            raise
        except Exception as error:
            raise _reason(error) from error
    try:
        yield printer
    except Exception as error:
        raise PrintingBroken from error
    finally:
        printer.close()


def _reason(error: Exception) -> Exception:
    """Put in our words why a port did not open: its errors tell it only in their causes."""
    for cause in _causes(error):
        if type(cause).__name__ == "NoBackendError":
            return DriverMissing()
        if getattr(cause, "errno", None) in {errno.EACCES, errno.EPERM}:
            return PrinterNotPermitted()
    return PrinterNotFound()


def _causes(error: BaseException) -> Iterator[BaseException]:
    seen: BaseException | None = error
    while seen is not None:
        yield seen
        seen = seen.__cause__ or seen.__context__


@contextmanager
def _told() -> Generator[None]:
    """Put the system's refusals in our words."""
    try:
        yield
    except PermissionError as error:
        raise PrinterNotPermitted from error
    except FileNotFoundError as error:
        raise PrinterNotFound from error
    except OSError as error:
        raise PrinterUnreachable from error
