"""The instruments of the tour: patience, hands, eyes, the album. CI takes the whole tour apart."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer, qWarning
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from console.__main__ import main
from console.tour import day
from console.tour.album import Album, Differs, Fact
from console.tour.eyes import cut_words, lay_out, listening
from console.tour.hands import Hands
from console.tour.patience import Weary, until
from console.tour.phone import Phone, PhoneRefused
from console.widgets.button import Button
from console.widgets.label import Label
from console.widgets.scan_box import ScanBox
from console.widgets.scanner import Scanner

WORDS = "Words that need much more room than there is"


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window)
    window.resize(400, 300)
    return window


def shown(window: QWidget, widget: QWidget, qtbot: QtBot) -> None:
    layout = window.layout()
    assert layout is not None
    layout.addWidget(widget)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    QApplication.processEvents()


class TestPatience:
    def test_what_comes_is_waited_for(self, qtbot: QtBot) -> None:
        del qtbot
        came: list[int] = []
        QTimer.singleShot(20, lambda: came.append(1))
        until(lambda: bool(came), "it comes")

    def test_what_does_not_come_is_named(self, qtbot: QtBot) -> None:
        del qtbot
        with pytest.raises(Weary, match="the moon"):
            until(lambda: False, "the moon", seconds=0.05)


class TestEyes:
    @pytest.mark.parametrize("wrap", [False, True])
    def test_words_that_do_not_fit_are_seen(
        self, window: QWidget, qtbot: QtBot, wrap: bool
    ) -> None:
        label = Label(lambda: WORDS, wrap=wrap)
        label.setFixedSize(80, 24)
        shown(window, label, qtbot)
        assert cut_words(window) == [f"Label: {WORDS}"]

    def test_words_that_fit_and_names_of_any_length_are_not(
        self, window: QWidget, qtbot: QtBot
    ) -> None:
        name = Label(WORDS)
        name.setFixedSize(80, 24)
        shown(window, name, qtbot)
        shown(window, Label(lambda: "Short"), qtbot)
        assert cut_words(window) == []

    def test_buttons_and_hints_of_edits_count_too(self, window: QWidget, qtbot: QtBot) -> None:
        button = Button(lambda: WORDS, key="F9")
        button.setFixedWidth(120)
        box = ScanBox(lambda: WORDS, name="Scan")
        box.setFixedWidth(160)
        shown(window, button, qtbot)
        shown(window, box, qtbot)
        assert [word.split(":")[0] for word in cut_words(window)] == ["Button", "ScanBox"]

    def test_words_that_have_just_changed_are_given_their_room_first(
        self, window: QWidget, qtbot: QtBot
    ) -> None:
        label = Label(lambda: "Short")
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.addWidget(label)
        layout.addStretch()
        row.setMinimumWidth(900)
        shown(window, row, qtbot)
        label.say(lambda: WORDS)
        assert cut_words(window) == [f"Label: {WORDS}"]
        lay_out()
        assert cut_words(window) == []

    def test_what_cannot_be_seen_is_not_looked_at(self, window: QWidget, qtbot: QtBot) -> None:
        label = Label(lambda: WORDS)
        label.setFixedSize(80, 24)
        shown(window, label, qtbot)
        label.hide()
        assert cut_words(window) == []

    def test_what_qt_complains_of_is_heard(self) -> None:
        with listening() as heard:
            qWarning("something is amiss")
            qWarning("This plugin does not support propagateSizeHints()")
        assert heard == ["something is amiss"]


class TestHands:
    def test_typing_is_typing_and_a_scan_is_a_scan(
        self, window: QWidget, qtbot: QtBot, qapp: object
    ) -> None:
        del qapp
        edit = QLineEdit()
        shown(window, edit, qtbot)
        edit.setFocus()
        scanner = Scanner(parent=window)
        scans: list[str] = []
        scanner.scanned.connect(scans.append)
        hands = Hands(window)
        hands.type("abc")
        hands.scan("6901357100273")
        hands.write("凉茶")
        assert edit.text() == "abc凉茶"
        assert scans == ["6901357100273"]
        scanner.close()

    def test_what_is_reached_has_the_focus(self, window: QWidget, qtbot: QtBot) -> None:
        first, second = QLineEdit(), Button("There", key="F7")
        shown(window, first, qtbot)
        shown(window, second, qtbot)
        first.setFocus()

        Hands(window).reach(second)

        assert second.hasFocus()

    def test_what_no_key_leads_to_is_named(self, window: QWidget, qtbot: QtBot) -> None:
        first, lost = QLineEdit(), Button("Nowhere")
        lost.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        shown(window, first, qtbot)
        shown(window, lost, qtbot)
        first.setFocus()

        with pytest.raises(Weary, match="Nowhere"):
            Hands(window).reach(lost)

    def test_the_tour_has_no_mouse(self) -> None:
        acted = Path(day.__file__).parent.glob("*.py")

        assert [path.name for path in acted if "mouse" in path.read_text("utf-8").casefold()] == [
            "hands.py"  # which says so
        ]


class TestAlbum:
    @pytest.fixture
    def album(self, tmp_path: Path, window: QWidget, qtbot: QtBot) -> Album:
        shown(window, Label("Counter"), qtbot)
        album = Album(tmp_path, [])
        album.windows[""] = window
        return album

    def test_a_step_waits_for_what_is_expected_and_keeps_a_picture(
        self, album: Album, tmp_path: Path
    ) -> None:
        came: list[int] = []
        QTimer.singleShot(30, lambda: came.append(1))
        album.step("arrived", "It comes", Fact("count", 1, lambda: len(came)))
        album.close({"language": "en"})
        assert album.ok
        told = json.loads((tmp_path / "tour.json").read_text("utf-8"))
        assert told["ok"] is True
        assert told["language"] == "en"
        assert told["steps"][0]["seen"] == {"count": 1}
        assert (tmp_path / "01_arrived.png").stat().st_size > 100

    def test_what_differs_stops_the_day_and_stands_in_the_album(
        self, album: Album, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("console.tour.album.until", lambda *_: (_ for _ in ()).throw(Weary()))
        with pytest.raises(Differs, match="balance"):
            album.step("paid", "Paid", Fact("balance", "1.00", lambda: "2.00"))
        album.close({})
        assert not album.ok
        step = json.loads((tmp_path / "tour.json").read_text("utf-8"))["steps"][0]
        assert (step["ok"], step["expected"], step["seen"]) == (
            False,
            {"balance": "1.00"},
            {"balance": "2.00"},
        )
        assert step["pictures"] == ["01_paid.png"]

    def test_words_that_are_cut_and_warnings_spoil_a_step(
        self, album: Album, window: QWidget, qtbot: QtBot
    ) -> None:
        label = Label(lambda: WORDS)
        label.setFixedSize(60, 20)
        shown(window, label, qtbot)
        album.step("cut", "Cut")
        assert album.pages[0].cut == [f"Label: {WORDS}"]
        assert not album.ok

    def test_what_no_screen_reader_could_name_spoils_a_step(
        self, album: Album, window: QWidget, qtbot: QtBot
    ) -> None:
        shown(window, QLineEdit(), qtbot)
        album.step("nameless", "Nameless")
        assert album.pages[0].unfit == ["QWidget/QLineEdit"]
        assert not album.ok

    def test_the_platform_is_asked_once_after_everything_near_is_right(self, album: Album) -> None:
        asked: list[int] = []

        def ask() -> str:
            asked.append(1)
            return "PAID"

        far = Fact("trade", "PAID", ask, far=True)
        album.step("paid", "Paid", Fact("stage", "paid", lambda: "paid"), far)
        assert asked == [1]

    def test_a_second_window_is_pictured_only_when_it_has_changed(
        self, album: Album, qtbot: QtBot
    ) -> None:
        customer = QWidget()
        qtbot.addWidget(customer)
        customer.resize(100, 80)
        customer.show()
        album.windows["_customer"] = customer
        album.step("one", "One")
        album.step("two", "Two")
        customer.setStyleSheet("background: black")
        album.step("three", "Three")
        assert [len(page.pictures) for page in album.pages] == [2, 1, 2]

    def test_something_that_went_wrong_is_noted(self, album: Album) -> None:
        album.note("stopped", "The day could not go on", {"why": "the moon"})
        assert not album.ok
        album.verdict("1 breach", sound=False)
        assert not album.pages[-1].ok
        album.verdict("3 checks, 0 breaches", sound=True)
        assert album.pages[-1].ok


def test_a_phone_that_is_refused_says_why(tmp_path: Path, qtbot: QtBot) -> None:
    del qtbot
    with pytest.raises(PhoneRefused, match="balance"):
        Phone(tmp_path / "home", "nobody").balance()


def test_a_size_that_is_none_is_refused_in_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["tour", "--out", str(tmp_path), "--size", "large"]) == 2
    assert "WIDTHxHEIGHT" in capsys.readouterr().err


def test_a_system_without_a_screen_is_told_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("console.__main__.what_is_missing", lambda _: "no screen here")
    assert main(["--home", "/nowhere"]) == 3
    assert capsys.readouterr().err == "no screen here\n"
