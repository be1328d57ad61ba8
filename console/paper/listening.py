"""A printer that is not there, on the network: takes papers, says what is on them, keeps them."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from console.paper.device import Device
from console.paper.proof import paper
from console.paper.typography import to_image
from console.paper.virtual import Event, Kicked, NotUnderstood, PrintedBars, PrintedQr, read, texts

_ASKING: Final = b"\x10\x04"
_ALL_IS_WELL: Final = b"\x12"
_QUIET: Final = 60.0
"""Seconds a sender may be silent."""


class ListeningPrinter:
    """
    Takes one paper per connection, as receipt printers do, and answers how it is.

    ``say`` is called with a line of text for everything that happens; what was printed is also kept
    as ``paper-0001.png`` … in ``folder``, its bytes beside it.
    """

    def __init__(
        self, door: socket.socket, folder: Path, device: Device, say: Callable[[str], None]
    ) -> None:
        self._door = door
        self._folder = folder
        self._device = device
        self._say = say
        self._count = 0

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._door.getsockname()[1])

    def serve(self, papers: int = 0) -> None:
        """Take papers until there were so many, or for ever; blocking."""
        while not papers or self._count < papers:
            line, _ = self._door.accept()
            with line:
                line.settimeout(_QUIET)
                try:
                    data = _taken(line)
                except OSError as error:
                    self._say(f"broken off: {error}")
                    continue
            if data:
                self._print(data)

    def _print(self, data: bytes) -> None:
        self._count += 1
        name = f"paper-{self._count:04d}"
        self._folder.mkdir(parents=True, exist_ok=True)
        (self._folder / f"{name}.bin").write_bytes(data)
        try:
            events = read(data)
        except NotUnderstood as error:
            self._say(f"{name}: not understood, {error}")
            return
        to_image(paper(events, self._device)).save(str(self._folder / f"{name}.png"))
        self._say(f"{name}: {len(data)} bytes")
        for line in _told(events):
            self._say(f"  {line}")


def _taken(line: socket.socket) -> bytes:
    """Return what is to be printed; questions about its state are answered, and are no part."""
    data = b""
    while part := line.recv(65_536):
        data += part
        while data.startswith(_ASKING) and len(data) > len(_ASKING):
            line.sendall(_ALL_IS_WELL)
            data = data[len(_ASKING) + 1 :]
    return data


def _told(events: tuple[Event, ...]) -> Iterator[str]:
    kicks = sum(isinstance(event, Kicked) for event in events)
    if kicks:
        yield "[drawer]"
    yield from texts(events)
    for event in events:
        if isinstance(event, PrintedBars):
            yield f"[barcode {event.text}]"
        elif isinstance(event, PrintedQr):
            yield f"[QR code {event.text}]"
