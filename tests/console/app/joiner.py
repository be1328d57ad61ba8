"""
A console in a process of its own, whose first start joins a shop, as a person would.

Run as ``python -m tests.console.app.joiner HOME ACTIVATION``; says as JSON which shop each window
served, closes the second, and ends with the program's own exit status.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from console.app import run as program
from console.client.place import Place
from console.shell.counter import Counter
from console.shell.window import Window

LOOK_MS: Final = 50


class Hand(QObject):
    """Looks at what is on the screen, and presses what comes next."""

    def __init__(self, application: QApplication, activation: str) -> None:
        super().__init__(application)
        self._activation = activation
        self._first: Window | None = None
        self.seen: list[dict[str, object]] = []
        timer = QTimer(self)
        timer.setInterval(LOOK_MS)
        timer.timeout.connect(self._try)
        timer.start()

    def _try(self) -> None:
        try:
            self._look()
        except Exception:  # noqa: BLE001 - else Qt would go on, and the test wait in vain
            traceback.print_exc()
            QApplication.closeAllWindows()

    def _look(self) -> None:
        windows = [one for one in QApplication.topLevelWidgets() if isinstance(one, Window)]
        shown = [one for one in windows if one.counter is not None and one.isVisible()]
        if len(shown) != 1:
            return
        (window,) = shown
        assert window.counter is not None
        if self._first is None:
            self._first = window
            self._tell(window, window.counter, len(windows))
            self._join(window, window.counter)
        elif len(self.seen) == 1 and window is not self._first:
            self._tell(window, window.counter, len(windows))
            window.close()

    def _join(self, window: Window, counter: Counter) -> None:
        counter.sign_in.join.click()
        assert window.join is not None
        window.join.text.setText(self._activation)
        window.join.go.click()

    def _tell(self, window: Window, counter: Counter, windows: int) -> None:
        desk = counter._desk  # noqa: SLF001 - what the window was handed
        self.seen.append(
            {
                "title": window.windowTitle(),
                "windows": windows,
                "merchant": desk.till.charges.terms.seller_id,
                "goods": len(desk.till.goods),
                "people": len(desk.staffing.people()),
                "till": desk.till.identity.till_id,
            }
        )


def main(home: str, activation: str) -> int:
    hands: list[Hand] = []
    opened = program.open_application

    def open_application(arguments: Sequence[str] = ()) -> QApplication:
        application = opened(arguments)
        hands.append(Hand(application, activation))
        return application

    program.open_application = open_application
    status = program.run(Place(Path(home)))
    sys.stdout.write(json.dumps(hands[0].seen) + "\n")
    sys.stdout.flush()
    return status


if __name__ == "__main__":
    os._exit(main(*sys.argv[1:]))
