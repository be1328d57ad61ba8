"""The shift in the status line, and the reminder of a float nobody counted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject

from backend.protocol.money import Money
from console.desk.phrases import said
from console.retail.shifts.watch import ShiftWatch
from tests.console.payments.shop import MANAGER, Shop
from tests.console.retail.shifts.till import closed, sell


@pytest.fixture
def watch(shop: Shop) -> Iterator[ShiftWatch]:
    owner = QObject()
    yield ShiftWatch(shop.desk, owner)
    owner.deleteLater()


def status(shop: Shop) -> tuple[str, str]:
    """Return what the status line says of the shift, and in which tone."""
    shop.clock.advance(6)
    fact = dict(shop.desk.status.facts)["shift"]
    return said(fact.text), fact.tone


def test_the_status_line_follows_the_shift(watch: ShiftWatch, shop: Shop) -> None:
    shop.words.speak("en")
    assert watch.parent() is not None
    assert status(shop) == ("Float not counted", "warn")
    sell(shop, 100)
    assert status(shop) == ("Float not counted", "warn")
    shop.till.shifts.count_float(Money(0), by="101", now=shop.clock.now())
    assert status(shop) == ("Shift 1", "plain")
    closed(shop, 100)
    assert status(shop) == ("Float not counted", "warn")


def test_whoever_signs_in_is_reminded_until_it_is_counted(watch: ShiftWatch, shop: Shop) -> None:
    shop.words.speak("en")
    shop.sign_in()
    assert shop.toasts == ["The float is not counted yet"]
    shop.till.shifts.count_float(Money(0), by="101", now=shop.clock.now())
    watch.look()
    shop.desk.session.leave()
    shop.sign_in(MANAGER)
    assert len(shop.toasts) == 1, "another takes over the same shift"
