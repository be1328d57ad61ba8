"""Cash goes into the drawer and out of it, with a reason and a manager's PIN."""

from __future__ import annotations

from typing import Final, cast

from backend.protocol.money import Money
from console.retail.shifts.view.page import ShiftsView
from console.tour import door
from console.tour.album import Fact
from console.tour.day import Day
from console.tour.patience import until

CHANGE: Final = "50"
TO_THE_SAFE: Final = "800"


def move_cash(day: Day) -> None:
    """Put change in, and take what is too much to the safe."""
    album, hands = day.album, day.hands
    hands.press("Ctrl+4")
    hands.press("F7")
    hands.type(CHANGE)
    hands.press("Return")
    hands.write(_in(day, "换零钱", "Change"))
    album.step("cash_in", "F7: change is put in; why is asked", leaf(day, "move"))
    hands.press("Ctrl+Return")
    _approve(day)
    album.step(
        "cash_was_put_in", "A manager has approved it", leaf(day, "now"), _moves(day, ["IN 50.00"])
    )
    hands.press("F8")
    hands.type(TO_THE_SAFE)
    hands.press("Return")
    hands.write(_in(day, "存入保险柜", "To the safe"))
    hands.press("Return")
    _approve(day)
    album.step(
        "cash_out",
        "F8: notes go to the safe, approved as well",
        leaf(day, "now"),
        _moves(day, ["IN 50.00", "OUT 800.00"]),
    )


def page(day: Day) -> ShiftsView:
    """Return the shift page."""
    return cast("ShiftsView", day.counter.page("retail.shifts"))


def leaf(day: Day, key: str) -> Fact:
    """Say which leaf the shift page's panel shows."""
    return Fact("panel", key, lambda: page(day).panel.key)


def expected(day: Day) -> Money:
    """Return what the till says must lie in the drawer."""
    figures = day.ready.till.shifts.figures()
    return figures.expected if figures is not None else Money(0)


def _approve(day: Day) -> None:
    approve = page(day).panel.approve
    until(lambda: approve.isVisible() and approve.who is not None, "a manager is asked for")
    day.hands.type(door.PINS[door.MANAGER])
    day.hands.press("Return")


def _moves(day: Day, wanted: list[str]) -> Fact:
    def told() -> list[str]:
        figures = day.ready.till.shifts.figures()
        moves = figures.moves if figures is not None else ()
        return [f"{one.kind} {one.amount.to_text()}" for one in moves if one.approved_by]

    return Fact("moves", wanted, told)


def _in(day: Day, chinese: str, english: str) -> str:
    return chinese if day.desk.words.language == "zh_CN" else english
