"""Labels, buttons and caps: plain text, the language in force, nothing cut off unseen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from console.desk.phrases import QT_TRANSLATE_NOOP
from console.desk.theme import color
from console.desk.words import Words
from console.widgets.button import Button, Kind
from console.widgets.key_cap import KeyCap, key_words
from console.widgets.label import Label
from console.widgets.money_label import MoneyLabel
from console.widgets.painting import tip
from console.widgets.tag import TONES, Tag
from tests.console.keys import press

CASHIER = QT_TRANSLATE_NOOP("Roles", "Cashier")
HTML = "<b>买一送一</b> & <img src=http://x/y.png>"


@pytest.mark.parametrize(
    "make",
    [
        lambda: Label(CASHIER),
        lambda: Button(CASHIER),
        lambda: Tag(CASHIER),
    ],
    ids=["label", "button", "tag"],
)
def test_a_widget_changes_its_language_while_it_is_shown(
    qtbot: QtBot, words: Words, make: type[Label]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    widget = make()
    QHBoxLayout(window).addWidget(widget)
    window.show()

    words.speak("zh_CN")
    qtbot.waitUntil(lambda: widget.text() == "收银员")


def test_a_name_that_looks_like_html_is_shown_as_it_is(qtbot: QtBot) -> None:
    label = Label(HTML)
    qtbot.addWidget(label)
    label.resize(20, 20)
    label.show()

    assert label.text() == HTML
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert "<b>" not in label.toolTip()
    assert "&lt;b&gt;" in label.toolTip()


def test_a_tool_tip_of_plain_words_stays_plain() -> None:
    assert tip("农夫山泉") == "农夫山泉"


def test_only_what_is_cut_off_explains_itself(qtbot: QtBot) -> None:
    label = Label("农夫山泉 饮用天然水 550ml")
    qtbot.addWidget(label)
    label.resize(label.sizeHint())
    label.show()

    assert label.toolTip() == ""
    label.resize(60, 20)
    assert label.toolTip() == "农夫山泉 饮用天然水 550ml"


def test_a_label_says_something_else_when_told(qtbot: QtBot) -> None:
    label = Label("one")
    qtbot.addWidget(label)

    label.say(lambda: "two")
    label.set_tone("bad_ink")

    assert label.text() == "two"


@pytest.mark.parametrize(
    ("key", "english", "chinese"),
    [
        ("Space", "Space", "空格"),
        ("Return", "Enter", "回车"),
        ("F9", "F9", "F9"),
        ("Ctrl+K", "Ctrl K", "Ctrl K"),
        ("Esc", "Esc", "Esc"),
    ],
)
def test_a_cap_says_what_is_printed_on_the_key(
    qtbot: QtBot, words: Words, key: str, english: str, chinese: str
) -> None:
    cap = KeyCap(key)
    qtbot.addWidget(cap)

    assert (cap.text(), cap.accessibleName()) == (english, f"Key {english}")
    words.speak("zh_CN")
    assert key_words(key) == chinese
    cap.show()
    qtbot.waitUntil(lambda: cap.text() == chinese)


class TestButton:
    @pytest.fixture
    def window(self, qtbot: QtBot) -> QWidget:
        window = QWidget()
        qtbot.addWidget(window)
        QHBoxLayout(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    @staticmethod
    def _add(window: QWidget, button: Button) -> list[str]:
        pressed: list[str] = []
        button.clicked.connect(lambda: pressed.append(button.words()))
        layout = window.layout()
        assert layout is not None
        layout.addWidget(button)
        button.show()
        return pressed

    def test_its_key_presses_it_at_once(self, window: QWidget) -> None:
        pressed = self._add(window, Button("Charge", Kind.PRIMARY, key="F9"))

        press(window, "F9")

        assert pressed == ["Charge"]

    def test_its_key_is_dead_while_it_cannot_be_seen_or_used(self, window: QWidget) -> None:
        button = Button("Charge", key="F9")
        pressed = self._add(window, button)

        button.hide()
        press(window, "F9")
        button.show()
        button.setEnabled(False)
        press(window, "F9")

        assert pressed == []

    def test_its_key_survives_another_text(self, window: QWidget) -> None:
        button = Button("Charge", key="F9")
        pressed = self._add(window, button)

        button.say("Take & give", name="Take payment")
        press(window, "F9")

        assert pressed == ["Take & give"]
        assert button.accessibleName() == "Take payment"

    def test_an_ampersand_makes_no_shortcut(self, window: QWidget) -> None:
        pressed = self._add(window, Button("P&ay"))

        press(window, "Alt+A")

        assert pressed == []

    def test_a_click_leaves_the_focus_where_it_was(self, qtbot: QtBot, window: QWidget) -> None:
        from PySide6.QtWidgets import QLineEdit

        edit, button = QLineEdit(), Button("Charge")
        layout = window.layout()
        assert layout is not None
        layout.addWidget(edit)
        edit.show()
        pressed = self._add(window, button)
        edit.setFocus()

        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

        assert pressed == ["Charge"]
        assert edit.hasFocus()

    @pytest.mark.parametrize("kind", Kind)
    def test_it_is_large_enough_for_a_finger(self, window: QWidget, kind: Kind) -> None:
        button = Button("a", kind, key="F9")
        self._add(window, button)

        assert button.height() >= 44
        assert button.sizeHint().width() >= 44
        assert not button.grab().isNull()

    def test_too_long_a_text_can_still_be_read(self, window: QWidget) -> None:
        button = Button("一个非常非常非常长的按钮文字", key="F9", icon="scan")
        self._add(window, button)

        button.resize(120, 52)

        assert button.toolTip() == "一个非常非常非常长的按钮文字"


def test_every_tone_of_a_tag_is_painted_in_its_colours(qtbot: QtBot) -> None:
    for tone, (fill, _) in TONES.items():
        tag = Tag("状态", tone)
        qtbot.addWidget(tag)
        image = tag.grab().toImage()
        assert image.pixelColor(image.width() // 2, 2) == color(fill)


def test_a_long_amount_steps_down_instead_of_being_cut_off(qtbot: QtBot) -> None:
    from backend.protocol.money import Money

    label = MoneyLabel(Money(12345678901), name="Total", size=56)
    qtbot.addWidget(label)
    label.resize(346, 80)

    image = label.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    ground = image.pixelColor(0, 0)
    edge = [image.pixelColor(image.width() - 1, y) for y in range(image.height())]
    inked = _inked(image, ground)

    assert all(colour == ground for colour in edge)
    assert max(inked) > 250, "it uses the room there is"


def _inked(image: QImage, ground: QColor) -> list[int]:
    return [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y) != ground for y in range(image.height()))
    ]


def test_an_amount_is_read_out_with_its_name(qtbot: QtBot) -> None:
    from backend.protocol.money import Money

    label = MoneyLabel(Money(4789), name="To pay")
    qtbot.addWidget(label)
    assert label.accessibleName() == "To pay ¥\u200947.89"

    label.show_amount(None)
    assert label.amount is None
    assert label.text() == "—"


def test_the_kit_never_leaves_qt_to_guess(qtbot: QtBot) -> None:
    for widget in (Label("x"), KeyCap("F1"), Tag("x"), MoneyLabel(name="x")):
        qtbot.addWidget(widget)
        assert isinstance(widget, QLabel)
        assert widget.textFormat() is Qt.TextFormat.PlainText
