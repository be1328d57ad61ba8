"""The printers page: set up, tried, refused in words, given their work."""

from __future__ import annotations

import socket
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from console.desk.paper import Role
from console.desk.words import Words
from console.paper.device import Dialect, Mode
from console.paper.places import Way
from console.paper.rack import Rack
from console.paper.trial import WRITINGS, Writing
from console.paper.virtual import Kicked, read
from console.shell.counter import Counter
from console.shell.window import Window
from console.shops.printers.form import Flaw, Form, Part
from console.shops.printers.model import PrintersModel
from console.shops.printers.view.page import PrintersView
from console.tour.eyes import cut_words
from tests.console.accessible import guessing, nameless, small
from tests.console.fakes import Held
from tests.console.keys import press, typed
from tests.console.payments.shop import MANAGER, Shop

FRONT = Form(name="前台", way=Way.FILE, drawer="2")


def _form(folder: Path, **changes: object) -> Form:
    return replace(FRONT, place=str(folder / "paper.bin"), **changes)  # type: ignore[arg-type]


@pytest.fixture
def model(shop: Shop) -> PrintersModel:
    return PrintersModel(shop.desk)


@pytest.fixture
def page(counter: Counter, shop: Shop) -> PrintersView:
    shop.sign_in(MANAGER)
    counter.go("shops.printers")
    view = counter.page("shops.printers")
    assert isinstance(view, PrintersView)
    return view


def test_a_printer_is_kept_and_prints_from_then_on(
    model: PrintersModel, shop: Shop, tmp_path: Path
) -> None:
    model.begin()
    assert model.save(_form(tmp_path))
    assert (model.name, model.is_new) == ("前台", False)

    shop.desk.paper.open_drawer()

    assert read((tmp_path / "paper.bin").read_bytes()) == (Kicked(2),)


def test_what_one_printer_does_no_other_does_any_more(model: PrintersModel, tmp_path: Path) -> None:
    model.begin()
    model.save(_form(tmp_path, labels=True))
    model.begin()
    assert model.form is not None
    assert not model.form.receipts
    model.save(_form(tmp_path, name="后仓", receipts=True))

    first, second = model.printers
    assert (first.prints, first.has_drawer) == ((Role.LABELS,), False)
    assert (second.prints, second.has_drawer) == ((Role.RECEIPTS,), True)


def test_it_is_changed_in_its_place_and_forgotten(model: PrintersModel, tmp_path: Path) -> None:
    for name in ("甲", "乙"):
        model.begin()
        model.save(_form(tmp_path, name=name))
    model.choose("甲")
    model.save(_form(tmp_path, name="丙", writing=Writing(Mode.UTF8, Dialect.EPSON)))

    assert [one.name for one in model.printers] == ["丙", "乙"]
    assert model.printers[0].device.mode is Mode.UTF8
    model.remove()
    assert [one.name for one in model.printers] == ["乙"]
    assert model.form is None


@pytest.mark.parametrize(
    ("changes", "flaws"),
    [
        ({"name": "  "}, {Part.NAME: Flaw.EMPTY}),
        ({"name": "乙"}, {Part.NAME: Flaw.TWICE}),
        ({"way": Way.NETWORK, "place": "a b"}, {Part.PLACE: Flaw.NETWORK}),
        ({"way": Way.USB, "place": "x"}, {Part.PLACE: Flaw.USB}),
        ({"way": Way.SERIAL, "place": ""}, {Part.PLACE: Flaw.SERIAL}),
        ({"way": Way.FILE, "place": "/"}, {Part.PLACE: Flaw.FILE}),
    ],
)
def test_what_cannot_be_right_is_refused_and_nothing_changes(
    model: PrintersModel, tmp_path: Path, changes: dict[str, object], flaws: dict[Part, Flaw]
) -> None:
    model.begin()
    model.save(_form(tmp_path, name="乙"))
    before = model.printers
    told: list[object] = []
    model.flawed.connect(told.append)

    model.begin()
    kept = model.save(replace(_form(tmp_path), **changes))  # type: ignore[arg-type]

    assert not kept
    assert told == [flaws]
    assert model.printers == before


def test_printers_that_cannot_be_read_leave_an_empty_list(shop: Shop, model: PrintersModel) -> None:
    shop.till.settings.put("paper.printers", "[{}]")
    assert model.printers == ()


def test_the_line_that_reads_says_how_it_is_written_to(model: PrintersModel) -> None:
    for number, way in enumerate(WRITINGS, 1):
        assert model.read_line(FRONT, number).writing == way


def test_a_printer_that_does_not_answer_is_told_and_nobody_waits(
    qapp: QApplication, words: Words, tmp_path: Path
) -> None:
    held = Held()
    shop = Shop(tmp_path, words, held)
    try:
        model = PrintersModel(shop.desk)
        heard: list[object] = []
        model.trying.connect(lambda: heard.append("trying"))
        model.untried.connect(heard.append)
        with socket.create_server(("127.0.0.1", 0)) as door:
            port = int(door.getsockname()[1])
        form = replace(FRONT, way=Way.NETWORK, place=f"127.0.0.1:{port}")

        model.try_it(form)
        assert heard == ["trying"]
        held.release()

        assert len(heard) == 2
        model.try_it(form)
        model.forget_trial()
        held.release()
        assert len(heard) == 3
    finally:
        shop.close()


class TestDrafts:
    def test_what_is_typed_is_held_until_it_is_saved_or_discarded(
        self, model: PrintersModel, tmp_path: Path
    ) -> None:
        for name in ("甲", "乙"):
            model.begin()
            model.save(_form(tmp_path, name=name))
        kept = model.printers
        typed, fresh = _form(tmp_path, name="丙", wide=False), _form(tmp_path, name="丁")

        model.choose("甲")
        model.hold(typed)
        model.begin()
        model.hold(fresh)
        model.choose("乙")
        assert (model.is_draft, model.printers) == (False, kept)
        assert [model.is_drafted(name) for name in ("甲", "乙", "")] == [True, False, True]
        model.begin()
        assert (model.form, model.is_draft) == (fresh, True)
        model.discard()
        model.begin()
        assert model.form is not None
        assert (model.form.name, model.is_draft) == ("", False)

        model.choose("甲")
        assert model.form == typed
        assert model.save(typed)
        assert not model.is_draft
        assert [one.name for one in model.printers] == ["丙", "乙"]
        assert not any(map(model.is_drafted, ("甲", "乙", "丙", "")))

    def test_what_is_typed_back_is_no_draft(self, model: PrintersModel, tmp_path: Path) -> None:
        model.begin()
        model.save(_form(tmp_path))
        assert model.form is not None
        same = model.form
        model.hold(replace(same, cuts=not same.cuts))
        assert model.is_draft
        model.hold(same)
        assert not model.is_draft

    def test_what_cannot_be_kept_stays_typed(self, model: PrintersModel, tmp_path: Path) -> None:
        model.begin()
        wrong = _form(tmp_path, name="")
        model.hold(wrong)
        assert not model.save(wrong)
        assert (model.form, model.is_draft) == (wrong, True)

    def test_with_the_printer_goes_what_was_typed_of_it(
        self, model: PrintersModel, tmp_path: Path
    ) -> None:
        model.begin()
        model.save(_form(tmp_path))
        model.hold(_form(tmp_path, labels=True))
        model.remove()
        assert not model.is_drafted("前台")

    @pytest.mark.parametrize("form", [FRONT, Form(), replace(FRONT, drawer="5", cuts=False)])
    def test_what_is_shown_is_what_is_read(self, page: PrintersView, form: Form) -> None:
        page.edit.begin(form, new=True)
        assert page.edit.form() == form


class TestView:
    def test_one_goes_elsewhere_and_comes_back_to_what_was_typed(
        self, page: PrintersView, counter: Counter, words: Words, tmp_path: Path
    ) -> None:
        for name in ("甲", "乙"):
            page.model.begin()
            page.model.save(_form(tmp_path, name=name))
        for _ in range(2):
            press(page, "Up")
        assert page.edit.line.text() == "甲"
        assert not page.edit.mark.isVisible()
        typed(page.edit.address, "X")
        page.edit.cuts.click()
        assert page.edit.mark.isVisible()
        held = page.edit.form()

        press(page, "Down")
        assert (page.edit.line.text(), page.edit.mark.isVisible()) == ("乙", False)
        press(page, "F3")
        page.edit.line.setText("丙")
        assert page.add.text() == "Go on with the new printer"
        counter.go("payments.orders")
        counter.go("shops.printers")
        assert page.edit.line.text() == "丙"
        words.speak("zh_CN")
        QApplication.processEvents()
        assert page.edit.line.text() == "丙"
        press(page, "Esc")
        words.speak("en")
        QApplication.processEvents()
        assert page.add.text() == "Add a printer"

        page.model.choose("甲")
        assert (page.edit.form(), page.edit.mark.isVisible()) == (held, True)
        press(page, "Ctrl+Return")
        assert not page.edit.mark.isVisible()
        assert page.model.form == held

    def test_a_cashier_does_not_come_here(self, counter: Counter) -> None:
        counter.go("shops.printers")
        assert counter.current == "payments.checkout"

    def test_by_keys_alone_a_printer_is_added_tried_and_saved(
        self, page: PrintersView, shop: Shop, tmp_path: Path
    ) -> None:
        press(page, "F3")
        assert page.panel.key == "edit"
        page.edit.line.setText("前台")
        page.edit.way.segment(Way.FILE).click()
        page.edit.address.setText(str(tmp_path / "roll.bin"))
        press(page, "F9")
        assert page.panel.key == "trial"
        assert read((tmp_path / "roll.bin").read_bytes())
        press(page, "3")
        assert page.panel.key == "edit"
        press(page, "Ctrl+Return")

        (kept,) = Rack(shop.till.settings).printers()
        assert (kept.device.mode, kept.device.dialect) == (Mode.UTF8, Dialect.EPSON)
        assert [one.name for one in page.rows.rows] == ["前台"]
        press(page, "F8")
        assert page.rows.rows == ()

    def test_flaws_are_said_beneath_their_fields(self, page: PrintersView) -> None:
        press(page, "F3")
        page.edit.address.setText("a b")
        press(page, "Ctrl+Return")

        assert page.edit.name.fault.text() == "Give it a name"
        assert page.edit.place.fault.text().startswith("Write an address")
        assert page.edit.line.hasFocus()

    def test_a_test_page_that_was_not_printed_says_why(
        self, page: PrintersView, tmp_path: Path
    ) -> None:
        press(page, "F3")
        page.edit.way.segment(Way.FILE).click()
        page.edit.address.setText(str(tmp_path / "no" / "lp0"))
        press(page, "F9")

        assert page.panel.key == "trial"
        assert page.trial.what.text() == "No printer is connected at this place."
        assert not any(button.isVisible() for button in page.trial.lines)

    @pytest.mark.parametrize("language", ["en", "zh_CN"])
    def test_nothing_is_cut_or_nameless(
        self, page: PrintersView, window: Window, words: Words, tmp_path: Path, language: str
    ) -> None:
        words.speak(language)
        page.model.begin()
        page.model.save(_form(tmp_path))
        page.edit.cuts.click()
        for show in (lambda: None, lambda: page.model.try_it(page.edit.form()), page.model.leave):
            show()
            for size in ((1366, 768), (1920, 1080)):
                window.resize(*size)
                QApplication.processEvents()
                for finds in (nameless, guessing, small, cut_words):
                    assert finds(page) == []
