"""A file of unsent sales brought in on the queue page, by keys through the real window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from backend.protocol.money import Money
from backend.retail.contract.activity import ACTIVITY_QUERY, ActivityQueryRequest
from backend.retail.contract.sales import SALE_LIST, SaleListRequest
from console.desk.words import Words
from console.payments.queue.view.bring import BringLeaf
from console.payments.queue.view.page import QueueView
from console.shell.window import Window
from console.till import carried
from console.till.custodian import Custodian
from console.tour.eyes import cut_words
from tests.console.accessible import guessing, nameless, small
from tests.console.keys import press
from tests.console.payments.shop import MANAGER, OWNER, WATER, Shop
from tests.console.till.shop import lost_before, unsent


@pytest.fixture
def who() -> tuple[str, str]:
    return OWNER


@pytest.fixture
def window(window: Window) -> Window:
    window.resize(1366, 768)
    return window


@pytest.fixture
def page(window: Window) -> QueueView:
    """Return the queue page, in front."""
    assert window.counter is not None
    window.counter.go("payments.queue")
    view = window.counter.page("payments.queue")
    assert isinstance(view, QueueView)
    return view


@pytest.fixture
def leaf(page: QueueView) -> BringLeaf:
    return page.panel.file


def sell(shop: Shop, *, by: str = "101") -> None:
    now = shop.clock.now()
    shop.till.carts.add(shop.goods(WATER), 1000, now=now)
    sale = shop.till.sales.checkout(cashier=by, now=now)
    due = sale.total
    shop.till.charges.take_cash(sale.sale_id, due, amount=due, by=by, now=now)


def written(shop: Shop, *, sales: int) -> Path:
    """Sell while nothing reaches the platform, and write what waits into a file."""
    for _ in range(sales):
        sell(shop)
    path = shop.folder / "unsent.json"
    shop.till.exporter.write(path, by="301", now=shop.clock.now())
    return path


def send_all(shop: Shop) -> None:
    custodian = Custodian(shop.till, shop.client, clock=shop.clock.now)
    while shop.till.queue(shop.clock.now()):
        custodian.turn()
        shop.clock.advance(60)


def arrived(shop: Shop) -> int:
    return len(shop.client.call(SALE_LIST, SaleListRequest(page_size=100)).sales)


def opened(page: QueueView, path: Path) -> None:
    press(page, "F9")
    page.panel.file.box.edit.setText(str(path))
    press(page, "Return")


def test_a_file_is_looked_at_then_brought_in_with_keys_alone(
    page: QueueView, leaf: BringLeaf, shop: Shop
) -> None:
    path = written(shop, sales=3)
    opened(page, path)
    assert leaf.title.text() == "What the file holds"
    assert leaf.new.figure.text() == "3"
    assert leaf.amount.text() == shop.words.money(Money(600))
    assert not leaf.there.isVisible()
    assert arrived(shop) == 0

    press(page, "Ctrl+Return")

    assert (leaf.title.text(), leaf.done.title.text()) == ("Brought in", "3 sales brought in")
    assert arrived(shop) == 3
    press(page, "Esc")
    assert page.panel.key == "standing"


def test_what_is_there_already_is_told_and_not_doubled(
    page: QueueView, leaf: BringLeaf, shop: Shop
) -> None:
    sell(shop)
    send_before = shop.folder / "first.json"
    shop.till.exporter.write(send_before, by="301", now=shop.clock.now())
    opened(page, send_before)
    press(page, "Ctrl+Return")
    press(page, "Esc")
    opened(page, written(shop, sales=2))
    assert leaf.new.figure.text() == "2"
    assert leaf.there.figure.text() == f"1 · {shop.words.money(Money(200))}"
    press(page, "Ctrl+Return")
    assert leaf.done.title.text() == "2 sales brought in"
    assert arrived(shop) == 3


def test_it_stands_in_the_activity_log(page: QueueView, leaf: BringLeaf, shop: Shop) -> None:
    opened(page, written(shop, sales=2))
    press(page, "Ctrl+Return")
    send_all(shop)
    entries = shop.client.call(ACTIVITY_QUERY, ActivityQueryRequest()).entries
    (entry,) = [one for one in entries if one.action == "BRING_UNSENT"]
    assert (entry.by, entry.subject) == ("301", "unsent.json")
    assert leaf.done.isVisible()


def test_whoever_is_not_the_owner_is_not_offered_it(page: QueueView, shop: Shop) -> None:
    assert page.panel.standing.bring.isVisible()
    path = written(shop, sales=1)
    shop.sign_in(MANAGER)
    page.panel.show_all()
    assert not page.panel.standing.bring.isVisible()
    press(page, "F9")
    assert page.panel.key == "standing"
    page.panel.bringing.look(path)
    assert page.panel.bringing.carried is None


def test_a_file_that_is_none_is_told_in_words(page: QueueView, leaf: BringLeaf, shop: Shop) -> None:
    path = shop.folder / "unsent.json"
    path.write_text("{}", "utf-8")
    opened(page, path)
    assert leaf.trouble.title.text() == "This is no file of unsent sales, or it was changed."
    assert leaf.box.isVisible()


def test_without_a_network_the_file_is_not_looked_at(
    page: QueueView, leaf: BringLeaf, shop: Shop
) -> None:
    path = written(shop, sales=1)
    shop.line.down = unsent
    opened(page, path)
    assert leaf.trouble.isVisible()
    assert page.panel.bringing.carried is None


def test_what_is_left_is_brought_in_with_the_same_key(
    page: QueueView, leaf: BringLeaf, shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(carried, "_STEP", 1)
    opened(page, written(shop, sales=3))
    shop.line.faults.extend([lambda exchange: exchange(), lost_before])
    press(page, "Ctrl+Return")
    assert leaf.trouble.title.text() == "The platform stopped answering"
    assert leaf.start.isVisible()
    press(page, "Ctrl+Return")
    assert not leaf.trouble.isVisible()
    assert arrived(shop) == 3


@pytest.mark.parametrize("stage", ["begin", "looked", "done", "refused", "left", "damaged"])
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_stage_has_names_and_room_in_both_languages(
    page: QueueView, window: Window, shop: Shop, words: Words, stage: str, language: str
) -> None:
    words.speak(language)
    if stage == "refused":
        sell(shop, by="999")
    path = written(shop, sales=2)
    if stage == "damaged":
        path.write_text("[]", "utf-8")
    if stage == "begin":
        press(page, "F9")
    else:
        opened(page, path)
    if stage == "left":
        shop.line.faults.extend([lost_before])
    if stage in {"done", "refused", "left"}:
        press(page, "Ctrl+Return")
    for size in ((1366, 768), (1920, 1080)):
        window.resize(*size)
        QApplication.processEvents()
        for finds in (nameless, guessing, small, cut_words):
            assert finds(page) == []
