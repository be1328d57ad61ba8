"""What floats over the page or asks in place: toasts, sheets, suggestions, questions."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from console.desk.ports import Toast
from console.widgets.button import Button, Kind
from console.widgets.sheet import Sheet
from console.widgets.suggestions import Suggestion, Suggestions
from console.widgets.toast_host import ToastHost
from tests.console.keys import press


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    QVBoxLayout(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def _put(window: QWidget, widget: QWidget) -> None:
    layout = window.layout()
    assert layout is not None
    layout.addWidget(widget)
    widget.show()


class TestToasts:
    @pytest.fixture
    def host(self, window: QWidget) -> ToastHost:
        return ToastHost(window)

    def test_they_stack_at_the_bottom_and_the_oldest_makes_room(
        self, qtbot: QtBot, window: QWidget, host: ToastHost
    ) -> None:
        for number in range(5):
            host.show_toast(Toast(text=f"toast {number}", ms=0))

        assert [view.label.text() for view in host.showing] == ["toast 2", "toast 3", "toast 4"]
        qtbot.waitUntil(lambda: host.geometry().bottom() < window.height())
        assert host.geometry().right() < window.width() - 396, "the panel stays free"

    def test_it_goes_by_itself(self, qtbot: QtBot, window: QWidget, host: ToastHost) -> None:
        qtbot.mouseMove(window, QPoint(3, 3))
        host.show_toast(Toast(text="held", ms=1))

        qtbot.waitUntil(lambda: not host.showing)
        assert host.isHidden()

    def test_its_action_is_done_once_and_it_goes(self, qtbot: QtBot, host: ToastHost) -> None:
        done: list[str] = []
        host.show_toast(
            Toast(text="late", action="Show", on_action=lambda: done.append("shown"), ms=0)
        )

        qtbot.mouseClick(host.showing[0].action, Qt.MouseButton.LeftButton)

        assert done == ["shown"]
        assert host.showing == []

    @pytest.mark.usefixtures("words")
    def test_it_can_be_closed(self, qtbot: QtBot, host: ToastHost) -> None:
        host.show_toast(Toast(text="a", ms=0, tone="bad"))
        view = host.showing[0]
        assert view.close_button.accessibleName() == "Close"

        qtbot.mouseClick(view.close_button, Qt.MouseButton.LeftButton)

        assert host.showing == []

    def test_it_takes_no_focus(self, window: QWidget, host: ToastHost) -> None:
        edit = QLineEdit()
        _put(window, edit)
        edit.setFocus()

        host.show_toast(Toast(text="a", ms=0))

        assert edit.hasFocus()


class TestSheet:
    @pytest.fixture
    def sheet(self, window: QWidget) -> Sheet:
        sheet = Sheet(window, name="Question")
        sheet.card.body.addWidget(Button("OK", Kind.PRIMARY, key="Return"))
        return sheet

    def test_keys_beneath_do_nothing_while_it_is_open(self, window: QWidget, sheet: Sheet) -> None:
        pressed: list[str] = []
        beneath = Button("Charge", key="F9")
        beneath.clicked.connect(lambda: pressed.append("beneath"))
        _put(window, beneath)

        sheet.open()
        press(window, "F9")
        assert pressed == []

        press(window, "Esc")
        assert sheet.isHidden()
        press(window, "F9")
        assert pressed == ["beneath"]

    def test_its_own_keys_work(self, window: QWidget, sheet: Sheet) -> None:
        pressed: list[str] = []
        button = sheet.findChild(Button)
        assert button is not None
        button.clicked.connect(lambda: pressed.append("ok"))

        sheet.open()
        press(window, "Return")

        assert pressed == ["ok"]

    def test_a_click_beside_it_closes_it_once(self, qtbot: QtBot, sheet: Sheet) -> None:
        sheet.open()

        with qtbot.waitSignal(sheet.closed):
            qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
        with qtbot.assertNotEmitted(sheet.closed):
            sheet.dismiss()

    def test_tab_stays_on_it(self, window: QWidget, sheet: Sheet) -> None:
        outside = QLineEdit()
        _put(window, outside)
        second = QLineEdit()
        sheet.card.body.addWidget(second)
        sheet.open()

        seen = []
        for _ in range(5):
            press(window, "Tab")
            seen.append(QApplication.focusWidget())

        assert outside not in seen
        assert second in seen

    def test_it_covers_the_window_as_that_grows(self, window: QWidget, sheet: Sheet) -> None:
        sheet.open()

        window.resize(1920, 1080)

        assert sheet.size() == window.size()
        assert abs(sheet.card.geometry().center().x() - 960) <= 1


OFFERS = (
    Suggestion(key="a", title="农夫山泉", note="6921168509256", figure="2.00"),
    Suggestion(key="b", title="康师傅", figure="5.50"),
    Suggestion(key="c", title="维达", cap="F2", icon="scan"),
)


class TestSuggestions:
    @pytest.fixture
    def edit(self, window: QWidget) -> QLineEdit:
        edit = QLineEdit()
        _put(window, edit)
        edit.setFocus()
        return edit

    @pytest.fixture
    def offers(self, edit: QLineEdit) -> Suggestions:
        offers = Suggestions(edit, name="Goods")
        offers.offer(OFFERS)
        return offers

    @pytest.fixture
    def chosen(self, offers: Suggestions) -> list[str]:
        keys: list[str] = []
        offers.chosen.connect(keys.append)
        return keys

    def test_arrows_and_enter_choose_from_the_edit(
        self, window: QWidget, edit: QLineEdit, offers: Suggestions, chosen: list[str]
    ) -> None:
        submitted: list[str] = []
        edit.returnPressed.connect(lambda: submitted.append("x"))

        press(window, "Down")
        press(window, "Return")

        assert (chosen, submitted) == (["b"], [])
        assert offers.isHidden()
        assert edit.hasFocus()

    def test_the_ends_are_joined(self, window: QWidget, chosen: list[str]) -> None:
        press(window, "Up")
        press(window, "Return")

        assert chosen == ["c"]

    def test_escape_only_closes_it(
        self, window: QWidget, offers: Suggestions, chosen: list[str]
    ) -> None:
        press(window, "Esc")

        assert offers.isHidden()
        assert chosen == []

    def test_a_click_chooses(self, qtbot: QtBot, offers: Suggestions, chosen: list[str]) -> None:
        place = offers.list.visualRect(offers.list.model().index(1, 0)).center()

        qtbot.mouseClick(offers.list.viewport(), Qt.MouseButton.LeftButton, pos=place)

        assert chosen == ["b"]

    def test_nothing_to_offer_hides_it(self, offers: Suggestions) -> None:
        offers.offer(())

        assert offers.isHidden()

    def test_it_lies_right_below_the_edit(self, edit: QLineEdit, offers: Suggestions) -> None:
        shade = (offers.width() - edit.width()) // 2
        assert 0 < shade < 20, "it floats, with a shadow on both sides"
        assert offers.x() + shade == edit.x()
        assert offers.y() > edit.geometry().bottom()
        assert not offers.grab().isNull()

    def test_leaving_the_edit_hides_it(self, edit: QLineEdit, offers: Suggestions) -> None:
        edit.clearFocus()

        assert offers.isHidden()
