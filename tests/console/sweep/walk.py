"""Walk over a page as hands without a mouse do: every key stop, every action, every leaf."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from console.shell.counter import Counter
from console.shell.window import Window
from console.tour.eyes import cut_words, lay_out
from console.widgets.button import Button
from console.widgets.file_box import FileBox
from console.widgets.panel import Panel
from console.widgets.picker import Picker
from tests.console.accessible import (
    guessing,
    is_interactive,
    nameless,
    path_of,
    small,
    tree_of,
)
from tests.console.keys import press

_MOST_STOPS = 200
Way = tuple[str, ...]
"""What was pressed one after the other, by accessible name."""


class Walker:
    """Looks at one page in every state that two presses lead to."""

    def __init__(
        self, window: Window, counter: Counter, key: str, *, pause: Callable[[], object]
    ) -> None:
        self._window = window
        self._counter = counter
        self._key = key
        self._pause = pause
        self._faults: dict[str, Way] = {}
        self.states: set[str] = set()

    def walk(self, places: tuple[str, ...]) -> None:
        for place in ("", *places):
            self._arrive(place)
            self._look((place,))
        pressed: set[str] = set()
        while new := [name for name in self._begin() if _kind(name) not in pressed]:
            pressed.add(_kind(new[0]))
            known = set(self.states)
            if self._go(new[0]) and self.states - known:
                for second in self._actions():
                    self._go(new[0], second)

    def _begin(self) -> list[str]:
        """Come to the page, choose the next row, and return what can be done."""
        self._arrive()
        press(self._window, "Down")
        self._look(("Down",))
        return self._actions()

    @property
    def faults(self) -> str:
        """What is amiss, and the way to it, line by line."""
        return "".join(f"\n{fault} ({' > '.join(way)})" for fault, way in self._faults.items())

    @property
    def page(self) -> QWidget:
        return self._counter.page(self._key)

    def _arrive(self, place: str = "") -> None:
        self._window.show()  # an action may have closed it
        self._pause()
        for _ in range(3):
            press(self._window, "Esc")
        self._counter.go(self._key, place)
        lay_out()

    def _go(self, *way: str) -> bool:
        """Press one after the other, and look at what has come of it if it is still this page."""
        self._begin()
        for name in way:
            button = self._button(name)
            if button is None:
                return False
            button.click()
            lay_out()
        if self._counter.current != self._key:
            return False
        self._look(way)
        return True

    def _actions(self) -> list[str]:
        return list(dict.fromkeys(one.accessibleName() for one in self._buttons()))

    def _button(self, name: str) -> Button | None:
        return next((one for one in self._buttons() if one.accessibleName() == name), None)

    def _buttons(self) -> Iterator[Button]:
        for one in self.page.findChildren(Button):
            opens_windows = isinstance(one, Picker) or isinstance(one.parent(), FileBox)
            if _is_there(one) and not opens_windows:  # a list of Qt's, or the system's own window
                yield one

    def _look(self, way: Way) -> None:
        lay_out()
        page = self.page
        found = [f"no name: {one}" for one in nameless(page)]
        found += [f"may be HTML: {one}" for one in guessing(page)]
        found += [f"small: {one}" for one in small(page)]
        found += [f"cut: {one}" for one in cut_words(page)]
        state = _state(page)
        if state not in self.states:
            self.states.add(state)
            found += [f"no key leads to: {one}" for one in self._unreached()]
        for fault in found:
            self._faults.setdefault(fault, way)

    def _unreached(self) -> list[str]:
        """Return what neither Tab nor the arrows nor a key of its own lead to."""
        left = {one for one in tree_of(self.page) if is_interactive(one) and _is_there(one)}
        reached: set[QWidget] = set()
        for _ in range(_MOST_STOPS):
            focus = QApplication.focusWidget()
            if focus is None or focus in reached:
                break
            reached.add(focus)
            press(self._window, "Tab")
        groups = {one.group() for one in reached if isinstance(one, QAbstractButton)} - {None}
        keyed = {one for one in reached if is_interactive(one)}  # has keys for all that is in it
        return sorted(
            f"{path_of(one)} {one.accessibleName()!r}"
            for one in left - reached
            if not (isinstance(one, Button) and one.key)
            and not any(outer in keyed for outer in _around(one))
            and not (isinstance(one, QAbstractButton) and one.group() in groups)  # by arrows
        )


def _kind(name: str) -> str:
    """Return a name without its figures: a count or an amount makes no other action of it."""
    return re.sub(r"[\d.,]+", "0", name)


def _around(widget: QWidget) -> Iterator[QWidget]:
    """Yield what a widget stands in."""
    outer = widget.parentWidget()
    while outer is not None:
        yield outer
        outer = outer.parentWidget()


def _is_there(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled()


def _state(page: QWidget) -> str:
    """Return which leaf is shown, and what can be done there."""
    leaves = [panel.key for panel in page.findChildren(Panel)]
    there = [one for one in tree_of(page) if is_interactive(one) and _is_there(one)]
    actions = sorted({one.accessibleName() for one in there})
    return _kind(repr((leaves, actions)))
