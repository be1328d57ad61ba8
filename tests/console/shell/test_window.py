"""The window as a whole: starting, stopped, both languages, both themes, names for everything."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from backend.protocol.money import Money
from console.client.failures import Unreachable
from console.desk.customer import Cart, Confirm, Customer, Line, NotPaid, ScanMe, Thanks
from console.desk.page import Desk
from console.desk.settings import DESK_SETTINGS, LANGUAGE, SOUND, THEME, WAIT_SECONDS
from console.desk.staff import Person
from console.desk.theme import Theme
from console.desk.words import Words
from console.shell.catalog import FOOT, PAGES
from console.shell.counter import Counter
from console.shell.customer_window import CustomerWindow
from console.shell.preferences_view import PreferencesView
from console.shell.window import Window
from console.widgets.choice import Choice, Switch
from console.widgets.number_step import NumberStep
from tests.console.accessible import guessing, nameless, small
from tests.console.fakes import ZHAO
from tests.console.keys import press
from tests.patience import PATIENCE

ROOT = Path(__file__).parents[3]
HANZI = re.compile(r"[\u3400-\u9fff]")
DATA = {"掌柜", "收款", "林小满", "赵敏之", "王建国", "简体中文"}
SignIn = Callable[[Person], None]


def _said(root: QWidget) -> Iterator[str]:
    for widget in (root, *root.findChildren(QWidget)):
        yield widget.accessibleName()
        yield widget.toolTip()
        if isinstance(widget, QLabel):
            yield widget.text()
        if isinstance(widget, QLineEdit):
            yield widget.placeholderText()


def _everywhere(counter: Counter) -> None:
    counter.go("shell.preferences")
    for key in ("test.till", "test.books"):
        counter.go(key)
    for sheet in ("Ctrl+K", "F1"):
        press(counter, sheet)
        press(counter, "Esc")
    counter.obstacle_sheet.show_lines(["x"])
    counter.obstacle_sheet.dismiss()


@pytest.fixture
def opened(window: Window, counter: Counter, sign_in: SignIn) -> Window:
    sign_in(ZHAO)
    _everywhere(counter)
    return window


class TestWhole:
    def test_everything_has_a_name(self, opened: Window) -> None:
        assert nameless(opened) == []

    def test_no_label_guesses_whether_it_shows_html(self, opened: Window) -> None:
        assert guessing(opened) == []

    def test_everything_to_press_is_large_enough_for_a_finger(self, opened: Window) -> None:
        assert small(opened) == []

    def test_english_shows_no_chinese_but_names(self, opened: Window) -> None:
        found = {text for text in _said(opened) if HANZI.search(text)}

        assert {text for text in found if not any(name in text for name in DATA)} == set()

    def test_every_word_changes_while_it_is_shown(
        self, qtbot: QtBot, words: Words, opened: Window
    ) -> None:
        words.speak("zh_CN")
        qtbot.waitUntil(lambda: opened.windowTitle() == "掌柜 · 演示")

        said = {text for text in _said(opened) if re.search(r"[A-Za-z]{3,}", text)}
        keys = {text for text in said if re.search(r"Ctrl|Esc|F\d", text)}
        assert said - keys <= {"English", "test.books", "books", "Scan", "x"}

    def test_another_theme_changes_every_picture(self, desk: Desk, opened: Window) -> None:
        day = opened.grab().toImage()

        desk.theme.choose("dark")
        night = opened.grab().toImage()
        desk.theme.choose("light")

        assert day.pixelColor(700, 740) != night.pixelColor(700, 740)
        assert opened.grab().toImage().pixelColor(700, 740) == day.pixelColor(700, 740)

    def test_the_demo_mark_is_always_there(self, counter: Counter) -> None:
        assert counter.sign_in.demo.isVisible()

        real = Window(demo=False)
        assert real.starting.demo.isHidden()
        real.deleteLater()

    def test_it_fits_a_small_screen(self, opened: Window) -> None:
        assert opened.minimumSizeHint().width() <= 1366
        assert opened.minimumSizeHint().height() <= 768
        opened.resize(1366, 768)
        assert (opened.width(), opened.height()) == (1366, 768)


class TestBeginning:
    @pytest.mark.usefixtures("words")
    def test_it_says_what_it_does_and_how_long_it_takes(self, qtbot: QtBot) -> None:
        window = Window(demo=True)
        qtbot.addWidget(window)
        window.show()

        window.starting.show_stage("Starting the platform", 0.4)
        assert window.starting.words() == ("Starting the platform", "")
        window.starting.show_stage("Starting the platform", 3.2)
        assert window.starting.words() == ("Starting the platform", "3 s")

    def test_if_it_does_not_start_it_says_why_and_tries_again(
        self, qtbot: QtBot, desk: Desk
    ) -> None:
        window = Window(demo=True)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        asked: list[str] = []
        failure = desk.failures.describe(Unreachable(), "The platform did not start")

        stopped = window.show_stopped(
            failure, retry=lambda: asked.append("retry"), give_up=lambda: asked.append("give up")
        )
        press(window, "Return")
        qtbot.mouseClick(stopped.quit, Qt.MouseButton.LeftButton)
        assert asked == ["retry", "give up"]
        assert nameless(stopped) == []

        window.show_starting()
        assert window.starting.isVisible()

    def test_before_there_is_a_counter_it_just_closes(self, qtbot: QtBot) -> None:
        window = Window(demo=True)
        qtbot.addWidget(window)
        window.show()

        with qtbot.waitSignal(window.left):
            window.close()


class TestPreferences:
    @pytest.fixture
    def view(self, qtbot: QtBot, desk: Desk) -> PreferencesView:
        view = PreferencesView(desk, DESK_SETTINGS)
        qtbot.addWidget(view)
        view.show()
        return view

    def test_every_setting_is_drawn(self, view: PreferencesView) -> None:
        assert set(view.controls) == {setting.key for setting in DESK_SETTINGS}
        assert nameless(view) == []

    def test_a_choice_is_in_force_at_once(
        self, qtbot: QtBot, desk: Desk, view: PreferencesView
    ) -> None:
        choice = view.controls[THEME.key]
        assert isinstance(choice, Choice)
        assert choice.key == "system"

        with qtbot.waitSignal(desk.settings.changed):
            qtbot.mouseClick(choice.segment("dark"), Qt.MouseButton.LeftButton)

        assert desk.settings.get(THEME) == "dark"

    def test_switches_and_numbers_too(self, desk: Desk, view: PreferencesView) -> None:
        switch, number = view.controls[SOUND.key], view.controls[WAIT_SECONDS.key]
        assert isinstance(switch, Switch)
        assert isinstance(number, NumberStep)

        switch.click()
        number.step(5)

        assert desk.settings.get(SOUND) is False
        assert desk.settings.get(WAIT_SECONDS) == 65

    def test_what_cannot_be_kept_is_said(
        self, qtbot: QtBot, tmp_path: Path, desk: Desk, view: PreferencesView
    ) -> None:
        (tmp_path / "console.new").mkdir()
        choice = view.controls[LANGUAGE.key]
        assert isinstance(choice, Choice)

        with qtbot.waitSignal(desk.toasts.shown):
            qtbot.mouseClick(choice.segment("en"), Qt.MouseButton.LeftButton)

        assert desk.settings.get(LANGUAGE) == "system"
        assert choice.key == "system"


class TestCustomerWindow:
    LINES = tuple(
        Line(name=f"goods {place}", quantity="1", amount=Money(100)) for place in range(30)
    )

    @pytest.fixture
    def customer(self) -> Customer:
        return Customer()

    @pytest.fixture
    def shown(self, qtbot: QtBot, words: Words, customer: Customer) -> CustomerWindow:
        window = CustomerWindow(customer, words, demo=True)
        qtbot.addWidget(window)
        window.show()
        return window

    @staticmethod
    def _visible(window: CustomerWindow) -> str:
        return " ".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())

    def test_it_welcomes_while_nobody_is_served(self, shown: CustomerWindow) -> None:
        assert "Welcome" in self._visible(shown)
        assert shown.demo.isVisible()

    def test_the_last_lines_and_the_total_are_shown(
        self, customer: Customer, shown: CustomerWindow
    ) -> None:
        customer.show(Cart(lines=self.LINES, total=Money(3000), savings=Money(150)))

        said = self._visible(shown)
        assert "goods 29" in said
        assert "goods 3 " not in said
        assert "earlier" in said
        assert "¥\u200930.00" in said
        assert "You save ¥\u20091.50" in said

    def test_a_code_to_scan_is_large(self, customer: Customer, shown: CustomerWindow) -> None:
        customer.show(ScanMe(qr="http://x/q/1", total=Money(4789), lines=self.LINES[:2]))
        QApplication.processEvents()

        assert shown.aside.qr.isVisible()
        assert shown.aside.qr.text == "http://x/q/1"
        assert shown.aside.qr.width() >= 300
        assert "Scan to pay" in self._visible(shown)

    def test_the_code_is_gone_once_it_is_paid(
        self, customer: Customer, shown: CustomerWindow
    ) -> None:
        customer.show(ScanMe(qr="http://x/q/1", total=Money(4789)))
        customer.show(Thanks(total=Money(4789)))

        assert not shown.aside.qr.isVisible()
        assert "Paid" in self._visible(shown)
        assert "¥\u200947.89" in self._visible(shown)

    def test_who_must_confirm_is_told_where(
        self, customer: Customer, shown: CustomerWindow
    ) -> None:
        customer.show(Confirm(total=Money(4789)))

        assert "confirm on your phone" in self._visible(shown)

    def test_an_amount_that_was_not_taken_is_not_shown(
        self, customer: Customer, shown: CustomerWindow
    ) -> None:
        customer.show(NotPaid(total=Money(4789)))

        assert "Nothing was charged" in self._visible(shown)
        assert "47.89" not in self._visible(shown)

    def test_it_changes_its_language_and_has_no_rich_text(
        self, qtbot: QtBot, words: Words, customer: Customer, shown: CustomerWindow
    ) -> None:
        line = Line(name="<b>x</b>", quantity="2", amount=Money(1))
        customer.show(Cart(lines=(line,), total=Money(1)))
        words.speak("zh_CN")

        qtbot.waitUntil(lambda: "您的商品" in self._visible(shown))
        assert guessing(shown) == []
        assert nameless(shown) == []


@pytest.mark.parametrize("page", [*PAGES, *FOOT], ids=lambda page: page.key)
def test_every_page_has_a_drawing_and_a_title_in_both_languages(page: object, words: Words) -> None:
    from console.desk.assets import asset
    from console.desk.page import Page
    from console.desk.phrases import said

    assert isinstance(page, Page)
    assert asset(f"icons/{page.icon}.svg").is_file()
    english = said(page.title)
    words.speak("zh_CN")
    assert HANZI.search(said(page.title))
    assert not HANZI.search(english)


def test_the_catalogue_loads_no_widgets() -> None:
    probe = "import sys, console.shell.catalog; sys.exit('PySide6.QtWidgets' in sys.modules)"

    subprocess.run([sys.executable, "-c", probe], check=True, cwd=ROOT, timeout=PATIENCE)


def test_no_theme_is_left_behind(qapp: QApplication) -> None:
    theme = Theme(qapp)
    theme.choose("light")

    assert theme.name == "light"
