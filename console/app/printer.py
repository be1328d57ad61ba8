"""``python -m console printer``: a receipt printer on this computer's network, to try things on."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from console.paper.device import PLAIN, Device
from console.paper.layout import WIDE
from console.paper.listening import ListeningPrinter

_WIDE = Device(columns=WIDE, dots=576)


def run(port: int, folder: Path, *, wide: bool) -> int:
    """Listen on the loopback only, until interrupted; return the exit status."""
    _application = QGuiApplication(sys.argv[:1])  # letters are drawn with its fonts
    with socket.create_server(("127.0.0.1", port)) as door:
        printer = ListeningPrinter(door, folder, _WIDE if wide else PLAIN, _say)
        _say(f"listening on 127.0.0.1:{printer.port}, papers in {folder}")
        try:
            printer.serve()
        except KeyboardInterrupt:
            return 0
    return 0


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
