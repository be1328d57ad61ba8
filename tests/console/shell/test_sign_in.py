"""Signing in: by tile and PIN, with limited tries, at once or never."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from console.desk.page import Desk
from console.desk.staff import Person, RoleTooLow
from console.shell.counter import Counter
from console.shell.sign_in_model import SignInModel
from console.shell.window import Window
from tests.console.fakes import LIN, WANG, ZHAO, FakeClock, Held, Staff
from tests.console.keys import press
from tests.console.shell.pages import TILL

SignIn = Callable[[Person], None]


class TestModel:
    @pytest.fixture
    def model(self, desk: Desk) -> SignInModel:
        model = SignInModel(desk)
        model.load()
        return model

    def test_the_first_is_chosen_until_somebody_has_signed_in(self, model: SignInModel) -> None:
        assert model.people == (LIN, ZHAO, WANG)
        assert model.chosen == LIN

    def test_whoever_was_last_is_chosen_next_time(self, desk: Desk, model: SignInModel) -> None:
        model.choose("1003")
        model.enter("3333")

        again = SignInModel(desk)
        again.load()

        assert again.chosen == WANG

    def test_the_right_pin_opens_the_session(
        self, qtbot: QtBot, desk: Desk, model: SignInModel
    ) -> None:
        with qtbot.waitSignals([model.admitted, desk.session.changed]):
            model.enter("1111")

        assert desk.session.person == LIN

    def test_the_pin_of_somebody_else_is_refused(
        self, qtbot: QtBot, desk: Desk, model: SignInModel
    ) -> None:
        with qtbot.waitSignal(model.refused) as told:
            model.enter("2222")

        assert told.args == [3]
        assert desk.session.person is None

    def test_after_too_many_it_is_locked_until_told_otherwise(
        self, qtbot: QtBot, desk: Desk, model: SignInModel
    ) -> None:
        clock = desk.clock
        assert isinstance(clock, FakeClock)
        for _ in range(3):
            model.enter("9999")

        with qtbot.waitSignal(model.locked):
            model.enter("9999")
        with qtbot.assertNotEmitted(model.unlocked):
            clock.advance(299)
        with qtbot.waitSignal(model.unlocked):
            clock.advance(2)

    def test_another_error_is_told_as_such(self, qtbot: QtBot, desk: Desk) -> None:
        class Broken(Staff):
            def admit(self, staff_id: str, pin: str, *, role: str = "cashier") -> Person:
                raise OSError(5, f"disk {staff_id} {pin} {role}")

        clock = desk.clock
        assert isinstance(clock, FakeClock)
        model = SignInModel(replace(desk, staffing=Broken(clock)))
        model.load()

        with qtbot.waitSignal(model.failed) as told:
            model.enter("1111")

        assert isinstance(told.args[0], OSError)

    def test_stepping_goes_round(self, model: SignInModel) -> None:
        model.step(-1)
        assert model.chosen == WANG
        model.step(1)
        assert model.chosen == LIN

    def test_without_staff_nothing_happens(self, desk: Desk) -> None:
        clock = desk.clock
        assert isinstance(clock, FakeClock)
        model = SignInModel(replace(desk, staffing=Staff(clock, everyone=())))
        model.load()

        model.step(1)
        model.enter("1111")

        assert model.chosen is None
        assert desk.session.person is None

    def test_a_role_can_be_asked_for(self, desk: Desk) -> None:
        with pytest.raises(RoleTooLow):
            desk.staffing.admit("", "1111", role="manager")
        assert desk.staffing.admit("", "2222", role="manager") == ZHAO


class TestView:
    def test_digits_go_to_the_pad_without_a_click(self, counter: Counter) -> None:
        assert counter.sign_in.pad.hasFocus()

    def test_a_tile_and_a_pin_open_the_counter(
        self, desk: Desk, counter: Counter, sign_in: SignIn
    ) -> None:
        sign_in(ZHAO)

        assert desk.session.person == ZHAO
        assert counter.current == "test.till"
        assert not counter.sign_in.isVisible()

    def test_arrows_choose_another_tile(self, counter: Counter) -> None:
        press(counter, "Down")

        assert counter.sign_in.tile("1002").isChecked()

    def test_a_wrong_pin_says_how_many_tries_are_left(self, qtbot: QtBot, counter: Counter) -> None:
        qtbot.keyClicks(counter.sign_in.pad, "999999")
        assert counter.sign_in.pad.message() == "Wrong PIN. 3 tries left."

        qtbot.keyClicks(counter.sign_in.pad, "999999")
        qtbot.keyClicks(counter.sign_in.pad, "999999")
        assert counter.sign_in.pad.message() == "Wrong PIN. One try left."

    def test_a_locked_pad_says_when_and_opens_again_by_itself(
        self, qtbot: QtBot, desk: Desk, counter: Counter
    ) -> None:
        clock = desk.clock
        assert isinstance(clock, FakeClock)
        for _ in range(4):
            qtbot.keyClicks(counter.sign_in.pad, "999999")

        assert counter.sign_in.pad.message() == "Too many wrong PINs. Again at 15:47:00."
        assert not counter.sign_in.pad.buttons()[0].isEnabled()
        clock.advance(301)
        assert counter.sign_in.pad.message() == ""
        assert counter.sign_in.pad.buttons()[0].isEnabled()

    def test_a_failure_is_said_in_words(self, counter: Counter) -> None:
        counter.sign_in.fail(OSError(28, "No space left on device"))

        assert "No space left" in counter.sign_in.pad.message()

    def test_the_pad_waits_while_the_pin_is_looked_at(self, qtbot: QtBot, desk: Desk) -> None:
        from console.shell.sign_in_view import SignInView

        held = Held()
        waiting = replace(desk, background=held)
        view = SignInView(waiting, SignInModel(waiting), demo=True)
        qtbot.addWidget(view)
        view.show()
        view.begin()
        held.release()

        qtbot.keyClicks(view.pad, "111111")
        qtbot.keyClicks(view.pad, "222222")

        assert len(held) == 1

    def test_the_staff_is_asked_for_once_so_that_no_digit_is_dropped(
        self, qtbot: QtBot, desk: Desk
    ) -> None:
        held = Held()
        window = Window(demo=True)
        qtbot.addWidget(window)

        window.open_counter(replace(desk, background=held), (TILL,), ())
        window.scanner.close()

        assert len(held) == 1

    def test_without_staff_it_says_what_to_wait_for(self, qtbot: QtBot, desk: Desk) -> None:
        from console.shell.sign_in_view import SignInView

        clock = desk.clock
        assert isinstance(clock, FakeClock)
        empty = replace(desk, staffing=Staff(clock, everyone=()))
        view = SignInView(empty, SignInModel(empty), demo=False)
        qtbot.addWidget(view)
        view.show()
        view.begin()

        assert view.empty.isVisible()
        assert not view.pad.isEnabled()
        assert not view.demo.isVisible()

    def test_the_tiles_are_large_enough(self, counter: Counter, qtbot: QtBot) -> None:
        tile = counter.sign_in.tile("1001")

        assert min(tile.width(), tile.height()) >= 44
        assert tile.accessibleName() == "林小满 Cashier"
        qtbot.mouseClick(counter.sign_in.tile("1003"), Qt.MouseButton.LeftButton)
        assert counter.sign_in.pad.hasFocus()
