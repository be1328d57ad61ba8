"""What pages ask of the window around them."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from backend.protocol.money import Money
from console.desk.customer import Customer, Thanks, Welcome
from console.desk.ports import Fact, Leaving, Navigation, Scans, Status, Toasts
from tests.console.fakes import LIN


class _Ear:
    def __init__(self, heard: list[str], wants: str = "") -> None:
        self._heard = heard
        self._wants = wants

    def __call__(self, text: str) -> bool:
        if text.startswith(self._wants):
            self._heard.append(text + self._wants)
            return True
        return False


def test_a_scan_goes_to_the_last_listener_that_wants_it(qtbot: QtBot) -> None:
    scans, first, second = Scans(), QObject(), QObject()
    heard: list[str] = []
    scans.listen(first, _Ear(heard))
    scans.listen(second, _Ear(heard, "2"))

    scans.deliver("28")
    scans.deliver("69")

    assert heard == ["282", "69"]


def test_a_scan_nobody_wants_is_told(qtbot: QtBot) -> None:
    scans, page = Scans(), QObject()
    scans.listen(page, lambda _: False)

    with qtbot.waitSignal(scans.unheard) as told:
        scans.deliver("6921168509256")

    assert told.args == ["6921168509256"]


def test_a_closed_page_hears_no_scan(qtbot: QtBot) -> None:
    scans, page = Scans(), QObject()
    heard: list[str] = []
    scans.listen(page, _Ear(heard))
    shiboken6.delete(page)

    with qtbot.waitSignal(scans.unheard):
        scans.deliver("69")

    assert heard == []


def test_facts_keep_their_places() -> None:
    status = Status()
    status.tell("platform", Fact(text="up"))
    status.tell("unsent", Fact(text="3"))
    status.tell("platform", Fact(text="down", tone="bad"))

    assert [(key, fact.text) for key, fact in status.facts] == [
        ("platform", "down"),
        ("unsent", "3"),
    ]

    status.tell("platform", None)
    status.tell("platform", None)
    assert [key for key, _ in status.facts] == ["unsent"]


def test_leaving_lists_everything_that_stands_in_the_way() -> None:
    leaving = Leaving()
    assert leaving.obstacles() == []

    leaving.add(lambda: ["42 unknown"])
    leaving.add(list)
    leaving.add(lambda: ["39 unsent", "40 unsent"])

    assert leaving.obstacles() == ["42 unknown", "39 unsent", "40 unsent"]


def test_toasts_and_navigation_carry_what_was_asked(qtbot: QtBot) -> None:
    toasts, navigation = Toasts(), Navigation()

    with qtbot.waitSignals([toasts.shown, navigation.asked]):
        toasts.say("paid", "good")
        navigation.go("payments.orders", "261122-0042")


def test_the_customer_sees_a_scene_until_the_next(qtbot: QtBot) -> None:
    customer = Customer()
    assert customer.scene == Welcome()

    with qtbot.waitSignal(customer.changed):
        customer.show(Thanks(total=Money(1)))
    with qtbot.assertNotEmitted(customer.changed):
        customer.show(Thanks(total=Money(1)))


def test_people_are_told_apart_by_number() -> None:
    assert LIN.staff_id == "1001"
