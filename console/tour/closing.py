"""The end of the day: X, a blind count, a numbered Z on paper."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QLabel

from backend.protocol.money import Money
from backend.retail.contract.shifts import ShiftReportRequest
from console.paper.press import Setup
from console.paper.printers import FilePrinter
from console.paper.rack import Rack
from console.paper.virtual import read, texts
from console.retail.shifts.report import title_of
from console.tour.album import Fact
from console.tour.day import Day
from console.tour.drawer import expected, leaf, page
from console.tour.patience import until

EXPECTED: Final = "322.41"
"""Float 200, cash of sales 872.91, 0.50 given back, 50 put in, 800 taken out."""
COUNTED: Final = "321.41"
_PAPER: Final = "paper.bin"


def plug_in_printer(day: Day) -> None:
    """Let a printer with a drawer hang on the till; its paper is a file."""
    path = day.console.place.home / _PAPER
    printer = Setup(name="前台", address=FilePrinter(path=path), has_drawer=True)
    Rack(day.ready.till.settings).keep_printers((printer,))


def read_x(day: Day) -> None:
    """Let the manager read what the shift has come to so far."""
    hands = day.hands
    hands.press("Ctrl+4")
    hands.press("F9")
    day.album.step(
        "x_report",
        "F9: the manager reads what the drawer should hold",
        leaf(day, "figures"),
        Fact("expected", EXPECTED, lambda: expected(day).to_text()),
    )
    hands.press("Esc")


def count_and_close(day: Day) -> None:
    """Count the drawer without seeing what is expected, and close the shift."""
    album, hands, panel = day.album, day.hands, page(day).panel
    hands.press("Ctrl+4")
    hands.press("F10")
    hands.type(COUNTED)
    album.step("count", "F10: the cashier counts, and is not told what is expected", _blind(day))
    hands.press("Ctrl+Return")
    album.step(
        "counted",
        "One yuan is missing, which passes; the cashier is not told",
        leaf(day, "close"),
        _blind(day),
        Fact("reason", expected=False, look=panel.close_.reason.hasFocus),
    )
    hands.press("Ctrl+Return")
    album.step(
        "closed",
        "The shift has its number and can never be changed",
        leaf(day, "closed"),
        day.shift(0),
        _blind(day),
    )
    hands.press("Esc")


def read_z(day: Day) -> None:
    """Let the manager read the Z and print it."""
    album, hands, panel = day.album, day.hands, page(day).panel
    hands.press("Ctrl+4")
    until(lambda: bool(page(day).rows.rows), "the closed shift is listed")
    hands.press("Down")
    album.step(
        "z_report",
        "The manager reads the Z with its difference",
        leaf(day, "figures"),
        Fact("Z", "1: 321.41 of 322.41, -1.00", lambda: _said(z_of(day))),
    )
    hands.press("F9")
    title = title_of(z_of(day))
    album.step(
        "z_printed",
        "F9 prints it",
        Fact("paper", expected=True, look=lambda: title in printed(day)),
        Fact("shown", "1", lambda: str(panel.figures.shown.number if panel.figures.shown else 0)),
    )


def z_of(day: Day) -> ShiftReportRequest:
    """Return the Z of the day's shift."""
    return day.ready.till.shifts.get(1)


def printed(day: Day) -> list[str]:
    """Return every line on the paper so far."""
    path = day.console.place.home / _PAPER
    return texts(read(path.read_bytes())) if path.exists() else []


def _said(z: ShiftReportRequest) -> str:
    difference: Money = z.difference
    counted, should = z.counted.to_text(), z.expected.to_text()
    return f"{z.number}: {counted} of {should}, {difference.to_text()}"


def _blind(day: Day) -> Fact:
    """Say that nothing in sight tells what the drawer should hold, or by how much it differs."""
    panel, window = page(day).panel, day.console.window
    telling = (panel.close_.expected, panel.close_.difference, panel.figures)

    def told() -> list[str]:
        words = (one.text() for one in window.findChildren(QLabel) if one.isVisible())
        seen = [text for text in words if EXPECTED in text]
        return seen + [type(one).__name__ for one in telling if one.isVisible()]

    return Fact("told", [], told)
