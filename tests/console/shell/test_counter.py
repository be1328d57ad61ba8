"""The counter: pages, keys, scans, facts, signing out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from console.desk.document import Document, Pair
from console.desk.page import Desk
from console.desk.phrases import said
from console.desk.ports import Fact, Kept
from console.desk.staff import Person
from console.shell.counter import Counter
from console.shell.reading import matches
from console.shell.window import Window
from console.widgets.key_cap import key_words
from tests.console.fakes import LIN, ZHAO, FakeClock
from tests.console.keys import press, scanned, typed
from tests.console.shell.pages import TillPage

SignIn = Callable[[Person], None]


@pytest.fixture
def till(counter: Counter, sign_in: SignIn) -> TillPage:
    """Sign in as a manager and return the first page."""
    sign_in(ZHAO)
    page = counter.page("test.till")
    assert isinstance(page, TillPage)
    return page


class TestPages:
    def test_the_first_page_has_the_focus_in_its_scan_box(self, till: TillPage) -> None:
        assert till.log == ["arrive"]
        assert till.box.hasFocus()

    def test_the_side_bar_goes_there_and_back(
        self, qtbot: QtBot, counter: Counter, till: TillPage
    ) -> None:
        qtbot.mouseClick(counter.side_bar.button("test.books"), Qt.MouseButton.LeftButton)
        assert counter.current == "test.books"
        assert counter.side_bar.button("test.books").isChecked()

        qtbot.mouseClick(counter.side_bar.button("test.till"), Qt.MouseButton.LeftButton)
        assert till.log == ["arrive", "leave", "arrive"]

    def test_a_page_may_be_asked_for_by_key_and_by_another_page(
        self, desk: Desk, counter: Counter, till: TillPage
    ) -> None:
        press(counter, "Ctrl+2")
        assert counter.current == "test.books"

        desk.navigation.go("test.till", "261122-0042")
        assert till.log[-1] == "arrive 261122-0042"

    def test_a_page_that_is_not_there_is_not_gone_to(
        self, desk: Desk, counter: Counter, till: TillPage
    ) -> None:
        desk.navigation.go("test.unicorns")

        assert counter.current == "test.till"
        assert till.log == ["arrive"]

    @pytest.mark.usefixtures("till")
    def test_a_toast_stays_above_whatever_page_comes(self, desk: Desk, counter: Counter) -> None:
        desk.toasts.say("Look here", ms=0)
        floor = counter.toasts.parentWidget()
        assert floor is not None
        for key in ("test.books", "shell.preferences"):
            counter.go(key)
            found = floor.childAt(counter.toasts.geometry().center())
            assert found is not None, key
            assert counter.toasts.isAncestorOf(found), key

    def test_a_page_is_built_on_its_first_visit_only(
        self, counter: Counter, till: TillPage
    ) -> None:
        counter.go("test.books")
        counter.go("test.till")

        assert counter.page("test.till") is till

    def test_a_cashier_sees_only_a_cashiers_pages(self, counter: Counter, sign_in: SignIn) -> None:
        sign_in(LIN)

        with pytest.raises(KeyError):
            counter.side_bar.button("test.books")
        counter.go("test.books")
        assert counter.current == "test.till"

    def test_nobody_goes_anywhere_before_signing_in(self, counter: Counter) -> None:
        counter.go("test.till")
        press(counter, "Ctrl+1")
        press(counter, "Ctrl+K")

        assert counter.current == ""
        assert counter.commands() == []
        assert counter.palette_sheet.isHidden()


class TestKeys:
    def test_what_nobody_else_wants_is_typed_into_the_scan_box(
        self, qtbot: QtBot, counter: Counter, till: TillPage
    ) -> None:
        till.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        till.setFocus()

        typed(counter, "nf")

        qtbot.waitUntil(lambda: till.box.text() == "nf")
        assert till.box.hasFocus()

    def test_a_click_on_nothing_gives_the_focus_back(
        self, qtbot: QtBot, counter: Counter, till: TillPage
    ) -> None:
        till.box.clearFocus()

        qtbot.mouseClick(counter.status, Qt.MouseButton.LeftButton)

        assert till.box.hasFocus()

    @pytest.mark.usefixtures("till")
    def test_the_palette_finds_and_does(self, counter: Counter) -> None:
        press(counter, "Ctrl+K")
        assert counter.palette_sheet.isVisible()

        typed(counter, "own")
        press(counter, "Return")

        assert counter.palette_sheet.isHidden()
        assert counter.current == "test.books"

    @pytest.mark.parametrize("text", ["收款", "sk", "shoukuan", "SHOU", "收"])
    def test_an_action_is_found_by_its_pinyin(
        self, counter: Counter, till: TillPage, text: str
    ) -> None:
        press(counter, "Ctrl+K")
        counter.palette_sheet.edit.setText(text)
        counter.palette_sheet.edit.textEdited.emit(text)

        assert counter.palette_sheet.list.offers[0].title == "收款"
        press(counter, "Return")
        assert till.log[-1] == "pay"

    @pytest.mark.usefixtures("till")
    def test_nothing_found_is_said(self, counter: Counter) -> None:
        press(counter, "Ctrl+K")
        typed(counter, "zzz")

        assert counter.palette_sheet.list.isHidden()
        press(counter, "Return")
        assert counter.palette_sheet.isVisible()

    def test_arrows_walk_through_what_was_found(self, counter: Counter, till: TillPage) -> None:
        press(counter, "Ctrl+K")
        press(counter, "Down")
        press(counter, "Up")
        press(counter, "Return")

        assert till.log[-1] == "pay"

    def test_every_key_is_listed(self, counter: Counter, till: TillPage) -> None:
        press(counter, "F1")

        keys = {command.key for command in counter.commands()}
        assert counter.key_sheet.isVisible()
        assert {"F9", "Ctrl+2", "Ctrl+L", "F1"} <= keys
        press(counter, "Esc")
        assert till.box.hasFocus()

    @pytest.mark.usefixtures("till")
    def test_no_two_commands_share_a_key(self, counter: Counter) -> None:
        keys = [command.key for command in counter.commands() if command.key]

        assert len(set(keys)) == len(keys)

    @pytest.mark.parametrize(
        ("text", "title", "meant"),
        [
            ("set", "Settings", True),
            ("设", "设置", True),
            ("sz", "设置", True),
            ("she z", "设置", True),
            ("zs", "设置", False),
            ("", "设置", True),
        ],
    )
    def test_typed_letters_mean_a_title(self, text: str, title: str, *, meant: bool) -> None:
        assert matches(text, title) is meant


class TestScans:
    def test_a_scan_reaches_the_page_whatever_has_the_focus(
        self, counter: Counter, till: TillPage
    ) -> None:
        stray = QLineEdit(till)
        stray.show()
        stray.setFocus()

        scanned(counter, "6921168509256")

        assert till.log[-1] == "scan 6921168509256"
        assert stray.text() == ""

    @pytest.mark.usefixtures("till")
    def test_a_page_that_takes_no_scans_says_so(self, counter: Counter) -> None:
        counter.go("test.books")

        scanned(counter, "6921168509256")

        assert [toast.label.text() for toast in counter.toasts.showing] == [
            "This page takes no scans."
        ]

    def test_before_signing_in_a_scan_is_nobodys_and_no_pin(self, counter: Counter) -> None:
        scanned(counter, "6921168509256")

        assert counter.sign_in.pad.message() == ""
        assert counter.toasts.showing == []


class TestStatus:
    @pytest.mark.usefixtures("till")
    def test_person_facts_and_time_are_there(self, desk: Desk, counter: Counter) -> None:
        desk.status.tell("platform", Fact(text="up", tone="good", mark=True))

        facts = [(key, said(fact.text)) for key, fact in desk.status.facts]
        assert facts == [("person", "赵敏之"), ("platform", "up")]
        assert counter.time() == "2026-11-22 15:42"

    @pytest.mark.usefixtures("till")
    def test_the_time_goes_on(self, desk: Desk, counter: Counter) -> None:
        clock = desk.clock
        assert isinstance(clock, FakeClock)

        clock.advance(60)

        assert counter.time() == "2026-11-22 15:43"


class TestLeaving:
    def test_signing_out_is_free_when_nothing_is_open(
        self, qtbot: QtBot, desk: Desk, counter: Counter, till: TillPage
    ) -> None:
        with qtbot.waitSignal(counter.signed_out):
            qtbot.mouseClick(counter.side_bar.person, Qt.MouseButton.LeftButton)

        assert desk.session.person is None
        assert counter.sign_in.isVisible()
        assert till.log[-1] == "leave"

    def test_signing_out_is_refused_with_the_list(
        self, desk: Desk, counter: Counter, till: TillPage
    ) -> None:
        lines = [f"261122-00{number} unknown" for number in range(40, 49)]
        desk.leaving.add(lambda: lines)

        press(counter, "Ctrl+L")

        assert desk.session.person == ZHAO
        assert counter.obstacle_sheet.isVisible()
        assert counter.obstacle_sheet.lines() == [*lines[:6], "and 3 more"]
        press(counter, "Esc")
        assert counter.obstacle_sheet.isHidden()
        assert till.box.hasFocus()

    @pytest.mark.usefixtures("till")
    def test_when_asking_fails_nobody_leaves(self, desk: Desk, counter: Counter) -> None:
        def ask() -> list[str]:
            raise OSError(5, "disk")

        desk.leaving.add(ask)
        press(counter, "Ctrl+L")

        assert desk.session.person == ZHAO
        assert counter.obstacle_sheet.isVisible()

    @pytest.mark.usefixtures("till")
    def test_closing_is_refused_with_the_list(
        self, qtbot: QtBot, desk: Desk, window: Window
    ) -> None:
        open_matters = ["261122-0042 unknown"]
        desk.leaving.add(lambda: list(open_matters))

        with qtbot.assertNotEmitted(window.left):
            assert not window.close()
        assert window.isVisible()
        assert window.counter is not None
        assert window.counter.obstacle_sheet.isVisible()

        open_matters.clear()
        with qtbot.waitSignal(window.left):
            window.close()
        assert not window.isVisible()

    @pytest.mark.usefixtures("till")
    def test_the_window_is_left_once(self, qtbot: QtBot, window: Window) -> None:
        left: list[str] = []
        window.left.connect(lambda: left.append("left"))

        window.close()
        qtbot.waitUntil(lambda: bool(left))
        QApplication.processEvents()

        assert left == ["left"]

    @pytest.mark.usefixtures("till")
    def test_a_till_with_what_is_kept_is_handed_over(
        self, qtbot: QtBot, desk: Desk, counter: Counter
    ) -> None:
        desk.leaving.add(lambda: [Kept("261122-0042 unsent")])
        press(counter, "Ctrl+L")
        assert counter.sign_in.isHidden()
        assert counter.obstacle_sheet.lines() == ["261122-0042 unsent"]

        with qtbot.waitSignal(counter.signed_out):
            press(counter, "F9")

        assert desk.session.person is None
        assert counter.obstacle_sheet.isHidden()

    @pytest.mark.usefixtures("till")
    def test_one_thing_that_is_not_kept_holds_all_up(self, desk: Desk, counter: Counter) -> None:
        desk.leaving.add(lambda: [Kept("261122-0042 unsent"), "261122-0043 paid in part"])
        press(counter, "Ctrl+L")
        press(counter, "F9")
        assert desk.session.person == ZHAO


class TestEverything:
    @pytest.mark.usefixtures("till")
    def test_what_pages_do_that_nobody_has_looked_at_is_found_once_they_are_built(
        self, counter: Counter
    ) -> None:
        counter.go("test.books")
        press(counter, "Ctrl+K")
        titles = [said(command.title) for command in counter.commands()]
        assert "收款" in titles, "it was built before"

        counter.palette_sheet.edit.setText("shoukuan")
        counter.palette_sheet.edit.textEdited.emit("shoukuan")
        press(counter, "Return")

        assert counter.current == "test.till"
        page = counter.page("test.till")
        assert isinstance(page, TillPage)
        assert page.log[-2:] == ["arrive", "pay"]

    def test_pages_are_built_one_by_one_while_the_palette_is_open(
        self, desk: Desk, counter: Counter, till: TillPage
    ) -> None:
        del till
        clock = desk.clock
        assert isinstance(clock, FakeClock)
        assert counter.built("test.books") is None
        press(counter, "Ctrl+K")
        clock.advance(1)
        assert counter.built("test.books") is not None
        press(counter, "Esc")

    @pytest.mark.usefixtures("till")
    def test_the_sheet_of_keys_is_by_page_and_can_be_printed(self, counter: Counter) -> None:
        asked: list[Document] = []
        counter.key_sheet.print_asked.connect(asked.append)
        press(counter, "F1")
        press(counter, "F12")
        (document,) = asked
        pairs = [block for block in document.blocks if isinstance(block, Pair)]
        assert ("收款", "F9") in {(pair.left, pair.right) for pair in pairs}
        assert any(pair.right == key_words("Ctrl+K") for pair in pairs)
