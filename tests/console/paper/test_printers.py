"""Bytes on their way to a printer, and everything that can stop them."""

from __future__ import annotations

import inspect
import os
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import run

import pytest

from console.desk.failures import Failures
from console.desk.phrases import said
from console.desk.words import Words as Language
from console.paper import failures
from console.paper.driver import printers
from console.paper.failures import (
    CoverOpen,
    DriverMissing,
    PaperError,
    PaperOut,
    PrinterError,
    PrinterNotFound,
    PrinterNotPermitted,
    PrinterUnreachable,
    PrintingBroken,
)
from console.paper.printers import (
    FilePrinter,
    NetworkPrinter,
    SerialPrinter,
    UsbPrinter,
    send,
)
from tests.house.sources import ROOT
from tests.patience import PATIENCE, beside

ALL_IS_WELL = 0x12
DATA = b"\x1b@\xd5\xc6\n" * 1000


class Printer:
    """A printer on the network of this computer, which answers about its state or keeps silent."""

    def __init__(self, **states: int) -> None:
        self._states = {bytes((0x10, 4, int(which[1:]))): byte for which, byte in states.items()}
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._door.getsockname()[1])
        self.got = b""

    def serve(self) -> None:
        """Take one caller, until it hangs up."""
        with _caller(self._door) as line:
            while data := line.recv(65536):
                if data in self._states:
                    line.sendall(bytes((self._states[data],)))
                elif not data.startswith(b"\x10\x04"):
                    self.got += data

    def close(self) -> None:
        self._door.close()


def _caller(door: socket.socket) -> socket.socket:
    door.settimeout(PATIENCE)
    line, _ = door.accept()
    line.settimeout(PATIENCE)
    return line


@contextmanager
def a_printer(**states: int) -> Iterator[Printer]:
    printer = Printer(**states)
    try:
        with beside(printer.serve):
            yield printer
    finally:
        printer.close()


@pytest.mark.parametrize("states", [{"_2": ALL_IS_WELL, "_4": ALL_IS_WELL}, {}])
def test_the_bytes_arrive_whole_whether_or_not_it_tells_its_state(states: dict[str, int]) -> None:
    with a_printer(**states) as printer:
        send(NetworkPrinter(host="127.0.0.1", port=printer.port), DATA)

    assert printer.got == DATA


@pytest.mark.parametrize(
    ("states", "error"),
    [
        ({"_2": ALL_IS_WELL, "_4": 0x72}, PaperOut),
        ({"_2": ALL_IS_WELL | 4, "_4": ALL_IS_WELL}, CoverOpen),
    ],
)
def test_nothing_is_sent_to_a_printer_that_cannot_print(
    states: dict[str, int], error: type[PrinterError]
) -> None:
    with a_printer(**states) as printer, pytest.raises(error):
        send(NetworkPrinter(host="127.0.0.1", port=printer.port), DATA)

    assert printer.got == b""


def test_a_printer_that_is_not_asked_is_not_asked() -> None:
    with a_printer(_4=0x72) as printer:
        send(NetworkPrinter(host="127.0.0.1", port=printer.port, tells_state=False), DATA)

    assert printer.got == DATA


def test_a_printer_that_is_off_is_unreachable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = int(door.getsockname()[1])

    with pytest.raises(PrinterUnreachable):
        send(NetworkPrinter(host="127.0.0.1", port=port), DATA)


def test_a_printer_that_goes_away_may_have_printed_part() -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:

        def leave() -> None:
            line = _caller(door)
            line.recv(1)
            line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
            line.close()

        address = NetworkPrinter(
            host="127.0.0.1", port=int(door.getsockname()[1]), tells_state=False
        )
        with beside(leave), pytest.raises(PrintingBroken):
            send(address, DATA * 10_000)


def test_a_file_takes_one_paper_after_another(tmp_path: Path) -> None:
    address = FilePrinter(path=tmp_path / "paper.bin")

    send(address, b"one\n")
    send(address, b"two\n")

    assert address.path.read_bytes() == b"one\ntwo\n"


def test_a_device_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(PrinterNotFound):
        send(FilePrinter(path=tmp_path / "no" / "lp0"), DATA)


def test_a_device_file_one_may_not_write_is_told(tmp_path: Path) -> None:
    with pytest.raises((PrinterNotPermitted, PrinterUnreachable)):
        send(FilePrinter(path=tmp_path), DATA)


@pytest.mark.parametrize(
    "address", [SerialPrinter(port="no-such-port"), UsbPrinter(vendor=0xFFFF, product=0xFFFF)]
)
def test_a_cable_with_nothing_on_it_is_told(address: SerialPrinter | UsbPrinter) -> None:
    with pytest.raises((PrinterNotFound, DriverMissing)):
        send(address, DATA)


KINDS = [
    kind
    for _, kind in inspect.getmembers(failures, inspect.isclass)
    if issubclass(kind, PaperError) and "code" in vars(kind)
]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_error_has_words_and_a_code(words: Language, kind: type[PaperError]) -> None:
    failure = Failures().describe(kind(), "Not printed")

    assert failure.code == kind.code
    assert said(failure.why).endswith(".")
    assert said(failure.now).endswith(".")


def test_codes_are_told_apart() -> None:
    assert len({kind.code for kind in KINDS}) == len(KINDS) >= 9


PROBE = """
import logging
from console.paper.driver import new_tape
new_tape(384)
assert logging.root.handlers == []
"""


def test_opening_the_driver_leaves_nothing_behind(tmp_path: Path) -> None:
    environment = {**os.environ, "TMPDIR": str(tmp_path), "TEMP": str(tmp_path)}

    done = run(
        [sys.executable, "-c", PROBE],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo terminal to open")
def test_a_serial_printer_gets_every_byte() -> None:
    if not printers().Serial.is_usable():
        pytest.skip("serial ports are not installed here")
    import pty
    import tty

    ours, theirs = pty.openpty()
    tty.setraw(theirs)
    got = bytearray()

    def listen() -> None:
        while len(got) < len(DATA):
            got.extend(os.read(ours, 4096))

    with beside(listen):
        send(SerialPrinter(port=os.ttyname(theirs)), DATA)
    os.close(ours)
    os.close(theirs)

    assert got == DATA


@pytest.fixture
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lose patience with a printer sooner than in a shop."""
    monkeypatch.setattr("console.paper.printers._TIMEOUT", 0.2)


@pytest.mark.usefixtures("_soon")
@pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo terminal to open")
def test_a_serial_printer_that_takes_nothing_is_not_waited_for_for_ever() -> None:
    if not printers().Serial.is_usable():
        pytest.skip("serial ports are not installed here")
    import pty
    import tty

    ours, theirs = pty.openpty()
    tty.setraw(theirs)

    with pytest.raises(PrintingBroken):
        send(SerialPrinter(port=os.ttyname(theirs)), DATA * 100)
    os.close(ours)
    os.close(theirs)


@pytest.mark.usefixtures("_soon")
@pytest.mark.skipif(sys.platform == "win32", reason="devices are no files there")
def test_a_device_file_that_takes_nothing_is_not_waited_for_for_ever(tmp_path: Path) -> None:
    path = tmp_path / "lp0"
    os.mkfifo(path)
    with pytest.raises(PrinterUnreachable):  # nobody is behind it
        send(FilePrinter(path=path), DATA)

    idle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    with pytest.raises(PrintingBroken):
        send(FilePrinter(path=path), DATA * 100)
    os.close(idle)


@pytest.mark.usefixtures("_soon")
def test_a_printer_that_never_falls_silent_is_not_heard_out() -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        over = threading.Event()

        def chatter() -> None:
            with _caller(door) as line:
                while not over.wait(0.01):
                    line.sendall(b"\x12")

        with beside(chatter):
            port = int(door.getsockname()[1])
            began = time.monotonic()
            send(NetworkPrinter(host="127.0.0.1", port=port, tells_state=False), b"\n")
            spent = time.monotonic() - began
            over.set()

    assert spent < PATIENCE / 10


def test_answers_that_come_late_do_not_cost_the_paper() -> None:
    """A printer that goes on talking while it prints still gets everything."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        got = bytearray()

        def talk() -> None:
            with _caller(door) as line:
                line.sendall(b"\x12" * 40)
                while data := line.recv(4096):
                    got.extend(data)

        with beside(talk):
            send(NetworkPrinter(host="127.0.0.1", port=int(door.getsockname()[1])), DATA)

    assert got.endswith(DATA)
