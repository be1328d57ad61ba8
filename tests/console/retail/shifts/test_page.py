"""The shift page by keys alone: what a cashier sees of the drawer, and what only a manager sees."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from backend.protocol.money import Money
from backend.retail.contract.shifts import MoveKind
from console.desk.phrases import said
from console.desk.staff import Person
from console.retail.shifts.view.page import ShiftsView
from console.shell.window import Window
from console.till.shift import Pieces
from tests.console.accessible import guessing, nameless, small
from tests.console.keys import press, typed
from tests.console.payments.shop import MANAGER, Shop
from tests.console.retail.shifts.till import closed, sell


def shown(root: QWidget) -> str:
    """Return every word that can be seen."""
    return " ".join(one.text() for one in root.findChildren(QLabel) if one.isVisible())


def manager(shop: Shop) -> Person:
    (found,) = (one for one in shop.staffing.people() if one.staff_id == MANAGER[0])
    return found


def hand_over(shop: Shop) -> None:
    """Let the manager take the counter over from the cashier."""
    shop.desk.session.leave()
    shop.sign_in(MANAGER)


class TestFloat:
    def test_one_key_asks_for_it_and_notes_are_summed(
        self, window: Window, page: ShiftsView, shop: Shop
    ) -> None:
        press(window, "F6")
        leaf = page.panel.float
        press(window, "Tab")
        for count in ("2", "", "1"):
            typed(window, count)
            press(window, "Return")
        assert leaf.total.money() == Money(22000)
        assert leaf.pieces() == (Pieces(Money(10000), 2), Pieces(Money(2000), 1))
        press(window, "Ctrl+Return")
        assert page.model.float_counted == Money(22000)
        assert said(dict(shop.desk.status.facts)["shift"].text) == "Shift 1", (
            "and not seconds later"
        )
        assert page.panel.key == "now"
        assert page.panel.now.uncounted.isHidden()

    def test_a_sum_typed_by_hand_stands_alone(self, window: Window, page: ShiftsView) -> None:
        press(window, "F6")
        page.panel.float.fields[Money(100)].setText("3")
        typed(window, "300")
        assert page.panel.float.pieces() == ()
        press(window, "Return")
        assert page.model.float_counted == Money(30000)

    def test_it_can_be_counted_anew_only_before_cash_moves(
        self, page: ShiftsView, shop: Shop
    ) -> None:
        page.model.count_float(Money(100), ())
        assert page.panel.now.recount.isVisible()
        sell(shop, 500)
        page.arrive("")
        assert page.panel.now.recount.isHidden()

    def test_nothing_typed_is_no_count(self, window: Window, page: ShiftsView) -> None:
        press(window, "F6")
        assert not page.panel.float.enter.isEnabled()
        press(window, "Esc")
        assert page.model.shift is None

    def test_the_reminder_leads_to_it(self, page: ShiftsView) -> None:
        page.arrive("float")
        assert page.panel.key == "float"
        page.model.count_float(Money(0), ())
        page.arrive("float")
        assert page.panel.key == "now"


class TestMoving:
    def test_a_cashier_needs_a_manager_and_a_reason(
        self, window: Window, page: ShiftsView, shop: Shop
    ) -> None:
        press(window, "F8")
        typed(window, "50")
        press(window, "Return")
        assert not page.panel.move_.enter.isEnabled()
        typed(window, "x")
        press(window, "Return")
        assert page.panel.key == "approve"
        assert page.model.shift is None, "nothing is done before somebody let it"
        page.model.asking.approve(manager(shop), MANAGER[1])
        (move,) = shop.till.shifts.figures().moves  # type: ignore[union-attr]
        assert (move.kind, move.amount, move.reason) == (MoveKind.OUT, Money(5000), "x")
        assert (move.staff_id, move.approved_by) == ("101", "201")
        assert page.panel.key == "now"
        assert any(line.kind == "activity.move_cash" for line in shop.till.journal.after(0))

    def test_a_wrong_pin_does_nothing(self, page: ShiftsView, shop: Shop) -> None:
        page.model.move(MoveKind.IN, Money(100), "x")
        page.model.asking.approve(manager(shop), "9999")
        assert page.model.shift is None

    def test_a_withdrawn_move_is_not_done_by_a_late_pin(self, page: ShiftsView, shop: Shop) -> None:
        page.model.move(MoveKind.IN, Money(100), "x")
        page.panel.approve.back.click()
        page.model.asking.approve(manager(shop), MANAGER[1])
        assert page.model.shift is None

    def test_a_manager_needs_nobody(self, page: ShiftsView, shop: Shop) -> None:
        hand_over(shop)
        page.model.move(MoveKind.IN, Money(100), "x")
        assert page.model.shift is not None


class TestClosing:
    def test_a_cashier_never_sees_what_is_expected(
        self, window: Window, page: ShiftsView, shop: Shop
    ) -> None:
        page.model.count_float(Money(10000), ())
        sell(shop, 12345)
        page.arrive("")
        seen = [shown(window)]
        press(window, "F10")
        seen.append(shown(window))
        typed(window, "100")
        press(window, "Return")
        seen.append(shown(window))
        assert page.model.needs_reason
        page.panel.close_.reason.setText("y")
        press(window, "Return")
        seen.append(shown(window))
        page.model.asking.approve(manager(shop), MANAGER[1])
        seen.append(shown(window))
        assert page.panel.key == "closed"
        hidden = ("223.45", "123.45")
        assert not [text for text in seen for figure in hidden if figure in text]
        z = shop.till.shifts.get(1)
        assert (z.difference, z.reason, z.approved_by) == (Money(-12345), "y", "201")

    def test_a_small_difference_passes_without_a_word(
        self, window: Window, page: ShiftsView, shop: Shop
    ) -> None:
        page.model.count_float(Money(10000), ())
        press(window, "F10")
        typed(window, "99.50")
        press(window, "Return")
        assert page.panel.close_.enter.isEnabled()
        press(window, "Ctrl+Return")
        assert shop.till.shifts.get(1).difference == Money(-50)

    def test_a_manager_sees_it_and_says_why(
        self, window: Window, page: ShiftsView, shop: Shop
    ) -> None:
        hand_over(shop)
        sell(shop, 12345)
        page.arrive("")
        press(window, "F10")
        assert "123.45" not in shown(window), "whoever counts counts blind"
        typed(window, "100")
        press(window, "Return")
        assert "−23.45" in shown(window)
        press(window, "Ctrl+Return")
        assert shop.till.shifts.closed() == (), "a reason is needed"
        typed(window, "z")
        press(window, "Return")
        assert page.panel.key == "figures"
        assert page.panel.figures.shown == shop.till.shifts.get(1)
        assert list(page.rows.rows) == [shop.till.shifts.get(1)]

    def test_what_is_unsettled_stands_in_the_way(
        self, window: Window, page: ShiftsView, shop: Shop
    ) -> None:
        sale = sell(shop, 2000, cash=500)
        page.arrive("")
        press(window, "F10")
        assert page.panel.key == "held"
        assert sale.number in shown(window)
        shop.till.sales.reopen(sale.sale_id, by="101", now=shop.clock.now())
        press(window, "F5")
        assert page.panel.key == "drawer"

    def test_cash_after_the_count_asks_for_another(self, page: ShiftsView, shop: Shop) -> None:
        sell(shop, 100)
        page.model.count_drawer(Money(100), ())
        sell(shop, 100)
        page.model.close("")
        assert shop.till.shifts.closed() == ()
        assert "Count it again" in shop.toasts[-1]


class TestReports:
    def test_x_is_for_managers(self, window: Window, page: ShiftsView, shop: Shop) -> None:
        sell(shop, 12345)
        page.arrive("")
        press(window, "F9")
        assert page.panel.key == "now"
        hand_over(shop)
        page.arrive("")
        press(window, "F9")
        assert page.panel.key == "figures"
        assert "123.45" in shown(page.panel)

    def test_an_old_z_is_read_from_the_list(
        self, window: Window, page: ShiftsView, shop: Shop
    ) -> None:
        sell(shop, 12345)
        first = closed(shop, 12345)
        closed(shop, 0)
        hand_over(shop)
        page.arrive("")
        press(window, "Down")
        press(window, "Down")
        assert page.panel.figures.shown == first

    def test_a_cashier_reads_no_difference_in_the_list(self, page: ShiftsView, shop: Shop) -> None:
        sell(shop, 12345)
        closed(shop, 100)
        page.arrive("")
        columns = page.rows.columns
        z = page.rows.row(0)
        assert not [
            one.text(z) for one in columns if "123.45" in one.text(z) or "122" in one.text(z)
        ]
        page.table.chosen.emit(z)
        assert page.panel.key == "now"

    def test_it_is_printed_and_saved(self, page: ShiftsView, shop: Shop) -> None:
        sell(shop, 12345)
        z = closed(shop, 12345)
        saved: list[object] = []
        page.model.saved.connect(saved.append)
        page.model.print_(z)
        assert shop.spool.lost, "there is no printer, and it is told"
        page.model.save(z)
        assert len(saved) == 1


def test_everything_has_a_name_and_room(window: Window, page: ShiftsView, shop: Shop) -> None:
    sell(shop, 100)
    closed(shop, 50)
    hand_over(shop)
    page.arrive("")
    for key in ("now", "float", "drawer", "move", "held", "close", "closed", "figures"):
        page.panel.turn_to(key)
        QApplication.processEvents()
        assert nameless(page) == []
        assert guessing(page) == []
        assert small(page) == []


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_no_word_of_ours_is_cut(page: ShiftsView, shop: Shop, language: str) -> None:
    page.model.count_float(Money(123_456_789), ())
    sell(shop, 99_999_900)
    shop.words.speak(language)
    page.arrive("")
    QApplication.processEvents()
    widgets = [one for one in page.findChildren(QWidget) if one.isVisible()]
    assert [one.accessibleName() for one in widgets if getattr(one, "cut", False)] == []
