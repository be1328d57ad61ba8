"""The activity page as an owner reads it at night: found, narrowed, read, followed to the sale."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from backend.protocol.money import Money
from console.desk.words import Words
from console.payments.orders.view.page import OrdersView
from console.retail.activity.deeds import DEEDS, GROUPS
from console.retail.activity.model import PAGE
from console.retail.activity.view.page import ActivityView
from console.shell.counter import Counter
from console.shell.window import Window
from console.till.refund import Approval
from console.tour.eyes import cut_words
from console.widgets.empty import Empty
from console.widgets.failure_view import FailureView
from tests.console.accessible import guessing, nameless, small
from tests.console.keys import press, typed
from tests.console.payments.shop import MANAGER, OWNER, WATER, Shop
from tests.console.retail.people.conftest import done, report
from tests.console.till.shop import unsent


def listed(log: ActivityView) -> list[str]:
    return [one.reason for one in log.rows.rows]


def words_on(log: ActivityView) -> str:
    labels = log.panel.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def test_what_was_done_is_listed_newest_first(shop: Shop, log: ActivityView) -> None:
    for reason in ("a", "b", "c"):
        done(shop, reason=reason)
    report(shop)
    log.arrive("")

    assert listed(log) == ["c", "b", "a"]
    assert log.panel.key == "nothing"


def test_an_entry_says_who_what_why_and_who_approved(shop: Shop, log: ActivityView) -> None:
    done(
        shop,
        action="CHANGE_PRICE",
        approval=Approval("A1", MANAGER[0]),
        subject="车厘子",
        amount=Money(29900),
        reason="包装破损",
    )
    report(shop)
    log.arrive("")
    press(log, "Down")

    said = words_on(log)
    for part in ("Price changed", "林小满", "周岚", "车厘子", "包装破损", "299.00"):
        assert part in said
    assert not log.entry.sale.isVisible()
    assert not log.entry.away.isVisible()


def test_files_of_unsent_sales_and_who_is_no_person_read_in_words(
    shop: Shop, log: ActivityView
) -> None:
    done(shop, action="EXPORT_UNSENT", by="", subject="unsent.json", reason="2")
    done(shop, action="BRING_UNSENT", by="command", subject="unsent.json", reason="2 1 0")
    report(shop)
    log.arrive("")
    press(log, "Down")
    for part in ("Unsent brought in", "A command at the computer", "2 taken, 1 refused, 0 left"):
        assert part in words_on(log)
    press(log, "Down")
    for part in ("Unsent exported", "The till itself", "2 records in the file"):
        assert part in words_on(log)


def test_an_entry_leads_to_its_sale(shop: Shop, log: ActivityView, counter: Counter) -> None:
    now = shop.clock.now()
    shop.till.carts.add(shop.goods(WATER), 1000, now=now)
    sale = shop.till.sales.checkout(cashier="101", now=now)
    done(shop, action="VOID_SALE", sale_id=sale.sale_id)
    done(shop, action="REFUND", sale_id="S_of_another_till")
    report(shop)
    log.arrive("")
    press(log, "Down")
    assert log.entry.elsewhere.isVisible()
    press(log, "F8")
    assert counter.current == "retail.activity"
    press(log, "Down")
    assert not log.entry.elsewhere.isVisible()
    press(log, "F8")

    assert counter.current == "payments.orders"
    orders = counter.page("payments.orders")
    assert isinstance(orders, OrdersView)
    assert orders.model.detail is not None
    assert orders.model.detail.sale.sale_id == sale.sale_id


def test_leave_for_a_cart_is_not_called_a_sale_of_another_till(
    shop: Shop, log: ActivityView
) -> None:
    done(shop, action="APPROVE", subject="GIVE_DISCOUNT", sale_id="cart-3", away=True)
    report(shop)
    log.arrive("")
    press(log, "Down")

    assert "Discount" in words_on(log)
    assert log.entry.away.isVisible()
    assert not log.entry.elsewhere.isVisible()
    assert not log.entry.sale.isVisible()


def test_the_list_is_narrowed_by_person_kind_day_and_words(shop: Shop, log: ActivityView) -> None:
    done(shop, reason="yesterday", at=shop.clock.now() - timedelta(days=1))
    done(shop, reason="drawer")
    done(shop, action="REFUND", reason="refund", approval=Approval("A1", MANAGER[0]))
    done(shop, action="REMOVE_LINE", by=OWNER[0], reason="Line 5")
    report(shop)
    log.arrive("")

    log.people.menu_of_options.actions()[3].trigger()
    assert (log.people.choice, listed(log)) == (MANAGER[0], ["refund"])
    log.people.menu_of_options.actions()[0].trigger()
    log.deeds.menu_of_options.actions()[2].trigger()
    assert listed(log) == ["Line 5"]
    log.deeds.menu_of_options.actions()[0].trigger()
    typed(log, "line")
    shop.clock.advance(1)
    assert listed(log) == ["Line 5"]
    log.search.clear()
    log.model.find("")
    press(log, "F2")
    assert listed(log) == ["Line 5", "refund", "drawer"]
    assert not log.days.later.isEnabled(), "nothing was done tomorrow"
    press(log, "Alt+Left")
    assert listed(log) == ["yesterday"]
    press(log, "Alt+Right")
    assert len(listed(log)) == 3
    press(log, "F2")
    assert len(listed(log)) == 4


def test_a_long_log_comes_a_page_at_a_time(shop: Shop, log: ActivityView) -> None:
    for number in range(PAGE + 5):
        done(shop, reason=str(number))
    for _ in range(4):
        report_some(shop)
    log.arrive("")

    assert len(log.rows.rows) == PAGE
    log.rows.fetchMore()
    assert listed(log) == [str(number) for number in reversed(range(PAGE + 5))]
    assert not log.rows.canFetchMore()


def report_some(shop: Shop) -> None:
    from console.till.custodian import Custodian

    Custodian(shop.till, shop.client, clock=shop.clock.now).turn(limit=20)


def test_what_is_not_sent_yet_is_said(shop: Shop, log: ActivityView) -> None:
    done(shop)
    log.arrive("")
    assert log.unsent.text().startswith("one entry")
    report(shop)
    log.arrive("")
    assert not log.unsent.isVisible()


def test_an_empty_log_and_an_empty_search_say_different_things(log: ActivityView) -> None:
    empty = log.table.findChild(Empty)
    assert empty is not None
    assert empty.title.text() == "Nothing to ask about yet"
    log.model.find("x")
    assert empty.title.text() == "No entry matches"


def test_without_the_platform_it_says_so_and_can_be_tried_again(
    shop: Shop, log: ActivityView
) -> None:
    done(shop, reason="later")
    report(shop)
    shop.line.down = unsent
    log.arrive("")
    failure = log.table.findChild(FailureView)
    assert failure is not None
    assert failure.isVisible()
    shop.line.down = None
    failure.retried.emit()
    assert listed(log) == ["later"]


def test_a_cashier_does_not_see_it(shop: Shop, counter: Counter) -> None:
    shop.sign_in(("101", "1111"))
    counter.sign_in.entered.emit()
    for key in ("retail.activity", "retail.staff"):
        counter.go(key)
        assert counter.current != key
    shop.sign_in(MANAGER)
    counter.sign_in.entered.emit()
    counter.go("retail.staff")
    assert counter.current != "retail.staff"
    counter.go("retail.activity")
    assert counter.current == "retail.activity"


@pytest.mark.parametrize("text", ["<b>免单</b>", "=HYPERLINK(1)", "&quot;&amp;", "长" * 250])
def test_words_from_elsewhere_are_shown_as_they_are(
    shop: Shop, log: ActivityView, text: str
) -> None:
    done(shop, subject=text, reason=text)
    report(shop)
    log.arrive("")
    press(log, "Down")

    shown = [label for label in log.panel.findChildren(QLabel) if label.text() == text]
    assert shown
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in shown)
    assert guessing(log) == []


def test_every_known_deed_can_be_asked_for(words: Words) -> None:
    del words
    grouped = [action for _, actions in GROUPS.values() for action in actions]
    assert sorted(grouped) == sorted(DEEDS)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_it_has_names_and_room_in_both_languages(
    shop: Shop, log: ActivityView, window: Window, words: Words, language: str
) -> None:
    words.speak(language)
    for action in DEEDS:
        done(shop, action=action, subject="REFUND", amount=Money(100_000_000), away=True)
    for _ in range(3):
        report_some(shop)
    log.arrive("")
    press(log, "Down")
    for size in ((1366, 768), (1920, 1080)):
        window.resize(*size)
        QApplication.processEvents()
        for finds in (nameless, guessing, small, cut_words):
            assert finds(log) == []
