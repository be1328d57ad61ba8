"""The reconciliation page as a manager has it: keys and touches through the real window."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from console.desk.words import Words
from console.payments.reconciliation.view.page import ReconciliationView
from console.shell.counter import Counter
from console.till.attempt import Attempt
from console.tour.eyes import cut_words
from tests.console.accessible import guessing, nameless, small
from tests.console.keys import press, typed
from tests.console.payments import day
from tests.console.payments.shop import COLA, MANAGER, WATER, Shop
from tests.console.till.shop import unsent


@pytest.fixture
def payment(shop: Shop) -> Attempt:
    """Sell twice on a day, one of them to be found astray, and begin the next day."""
    shop.sign_in(MANAGER)
    sold = day.paid(shop, WATER)
    day.paid(shop, COLA)
    return sold


@pytest.fixture
def page(shop: Shop, payment: Attempt, counter: Counter) -> ReconciliationView:
    del payment
    day.tomorrow(shop)
    counter.go("payments.reconciliation")
    view = counter.page("payments.reconciliation")
    assert isinstance(view, ReconciliationView)
    return view


@pytest.fixture
def astray(shop: Shop, payment: Attempt) -> None:
    """Give back past the till, and take a payment it knows nothing of."""
    day.refunded_past_the_till(shop, payment, "0.60")
    day.charged_past_the_till(shop)


def verdict(page: ReconciliationView) -> str:
    return page.outcome.verdict.text()


def test_a_day_that_agrees_is_compared_and_closed_by_two_keys(
    page: ReconciliationView, shop: Shop
) -> None:
    assert verdict(page) == "Not compared yet"
    press(page, "F5")
    assert verdict(page) == "All 2 agree"
    assert page.outcome.there.amount.text() == page.outcome.here.amount.text()

    press(page, "F9")

    assert shop.toasts[-1] == "The day is closed"
    assert not page.panel.day.compare.isVisible()
    press(page, "F5")
    assert page.model.run is not None
    assert page.model.run.run_id == 1


@pytest.mark.usefixtures("astray")
def test_each_difference_is_read_and_explained_by_keys_alone(page: ReconciliationView) -> None:
    press(page, "F5")
    assert verdict(page) == "2 differ: ¥\u20098.30"
    assert not page.panel.day.close_day.isVisible()

    for note in ("taken past the till", "given back by hand"):
        press(page, "Down")
        while page.model.entry is None or page.model.entry.notes:
            press(page, "Down")
        assert page.panel.key == "mismatch"
        press(page, "Return")
        typed(page, note)
        press(page, "Ctrl+Return")
        assert page.panel.key == "day"

    assert verdict(page) == "2 explained: ¥\u20098.30"
    assert page.panel.day.close_day.isVisible()


@pytest.mark.usefixtures("astray")
def test_both_sides_stand_beside_each_other_and_the_sale_is_a_key_away(
    page: ReconciliationView, payment: Attempt, counter: Counter
) -> None:
    press(page, "F5")
    page.table.select(1)
    leaf = page.panel.mismatch

    assert leaf.title.text() == "State differs"
    assert leaf.there.amount.text() == "¥\u20090.60"
    assert leaf.here.amount.text() == "—"
    page.model.explain("given back by hand")
    page.table.select(1)
    assert leaf.timeline.steps[-1].note == "given back by hand · 周岚"
    press(page, "F8")

    orders = counter.page("payments.orders")
    assert orders.isVisible()
    assert payment.sale_id == page.model.entries[1].mismatch.sale_id


def test_a_platform_that_is_away_is_said_and_nothing_is_lost(
    page: ReconciliationView, shop: Shop
) -> None:
    press(page, "F5")
    shop.line.down = unsent
    press(page, "F5")

    assert page.panel.day.trouble.isVisible()
    assert verdict(page) == "All 2 agree"
    shop.line.down = None
    press(page, "F5")
    assert not page.panel.day.trouble.isVisible()


def test_days_are_walked_by_keys_up_to_today(page: ReconciliationView) -> None:
    today = page.model.day.day
    press(page, "Alt+Left")
    assert (today - page.model.day.day).days == 1
    for _ in range(3):
        press(page, "Alt+Right")
    assert page.model.is_last
    assert not page.days.later.isEnabled()


@pytest.mark.usefixtures("astray")
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_day_is_written_to_a_file_that_no_spreadsheet_runs(
    page: ReconciliationView, tmp_path: Path, ending: str
) -> None:
    press(page, "F5")
    page.model.choose(page.model.entries[0])
    page.model.explain("=1+1")
    press(page, "F7")
    path = tmp_path / f"day.{ending}"
    page.panel.export.box.show_path(path)

    press(page, "Ctrl+Return")

    assert page.panel.key == "day"
    if ending == "csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            heading, first, second = csv.reader(file)
        assert heading[:3] == ["Day", "Difference", "What"]
        assert (first[1], first[6], second[1]) == ("Only at the platform", "7.70", "State differs")
        assert first[-1] == "周岚: =1+1"
        assert not any(cell.startswith("=") for cell in first)
    else:
        assert path.read_bytes()[:2] == b"PK"


def test_a_file_that_cannot_be_written_is_said_in_its_place(
    page: ReconciliationView, tmp_path: Path
) -> None:
    press(page, "F5")
    press(page, "F7")
    page.panel.export.box.show_path(tmp_path / "no" / "such" / "day.csv")
    press(page, "Ctrl+Return")
    assert page.panel.export.trouble.isVisible()


@pytest.mark.usefixtures("astray")
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_everything_is_named_fits_and_is_large_enough(
    page: ReconciliationView, words: Words, qapp: QApplication, language: str
) -> None:
    words.speak(language)
    press(page, "F5")
    for leaf in ("day", "mismatch", "export"):
        if leaf == "mismatch":
            page.table.select(0)
        page.panel.turn_to(leaf)
        qapp.processEvents()
        assert nameless(page) == []
        assert guessing(page) == []
        assert small(page) == []
        assert cut_words(page) == []


def test_a_cashier_is_told_whose_it_is(page: ReconciliationView, shop: Shop) -> None:
    shop.sign_in()
    page.arrive("")
    assert page.panel.day.note.title.text() == "Only a manager or the owner compares days"
    assert not page.panel.day.compare.isEnabled()
