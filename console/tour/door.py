"""Who stands at the counter: signing in and out, with keys alone."""

from __future__ import annotations

from typing import Final

from console.shell.staff_tile import StaffTile
from console.tour.album import Fact
from console.tour.day import Day
from console.tour.patience import until

CASHIER, SECOND, MANAGER = "101", "102", "201"
PINS: Final = {CASHIER: "1111", SECOND: "4444", MANAGER: "2222"}
_STAFF: Final = 4


def person(day: Day) -> str:
    """Return the number of whoever is signed in; empty for nobody."""
    one = day.desk.session.person
    return one.staff_id if one is not None else ""


def at_counter(day: Day, staff_id: str) -> Fact:
    """Say who is signed in; empty for nobody."""
    return Fact("person", staff_id, lambda: person(day))


def offered(day: Day) -> Fact:
    """Say how many of the staff are offered."""
    view = day.counter.sign_in
    return Fact("staff", _STAFF, lambda: len(view.findChildren(StaffTile)))


def choose(day: Day, staff_id: str) -> None:
    """Step through the staff with the arrow keys."""
    view, hands = day.counter.sign_in, day.hands
    until(lambda: len(view.findChildren(StaffTile)) == _STAFF, "the staff are offered")
    for _ in range(_STAFF):
        if view.tile(staff_id).isChecked():
            return
        hands.press("Down")


def enter(day: Day, staff_id: str) -> None:
    """Sign somebody in."""
    choose(day, staff_id)
    day.hands.type(PINS[staff_id])
    day.hands.press("Return")
    until(lambda: person(day) == staff_id, f"{staff_id} is signed in")


def leave(day: Day) -> None:
    """Sign out whoever is signed in, once nothing is open."""
    until(lambda: not day.ready.till.open_matters(day.desk.clock.now()), "all is reported")
    day.hands.press("Ctrl+L")
    until(lambda: not person(day), "the counter is free")
