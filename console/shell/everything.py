"""Every page, action, setting and key there is, also of pages that nobody has looked at yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtWidgets import QWidget

from console.desk.page import Page
from console.desk.phrases import QT_TRANSLATE_NOOP
from console.shell.commands import Command, KeyGroup
from console.widgets.button import Button

_PAGE = QT_TRANSLATE_NOOP("Everything", "Page")
_EVERYWHERE = QT_TRANSLATE_NOOP("Everything", "Everywhere")
_SIGN_OUT = QT_TRANSLATE_NOOP("Everything", "Sign out")
_KEYS = QT_TRANSLATE_NOOP("Everything", "Keys")
_BACK = QT_TRANSLATE_NOOP("Everything", "Back, or close what is open")
_FIND = QT_TRANSLATE_NOOP("Everything", "Find a page or an action")


class Pages(Protocol):
    """The counter, as far as its pages go."""

    def pages_seen(self) -> list[Page]: ...

    def page(self, key: str) -> QWidget: ...

    def built(self, key: str) -> QWidget | None: ...

    def page_key(self, key: str) -> str: ...

    def go(self, key: str, about: str = "") -> None: ...

    def ask_to_sign_out(self) -> None: ...

    def show_keys(self) -> None: ...


def commands_of(page: QWidget, group: Page) -> list[Command]:
    """Return what the buttons in sight on a page can do."""
    return [
        Command(
            title=button.words(),
            run=button.click,
            group=group.title,
            key=button.key,
            icon=group.icon,
        )
        for button in _keyed(page)
        if button.isVisible() and button.isEnabled()
    ]


def all_commands(counter: Pages) -> list[Command]:
    """
    Return everything that can be done: here first, then pages, then what other pages do.

    Only what is done here shows its key: the same key does other things elsewhere.
    """
    here, *others = counter.pages_seen()
    found = commands_of(counter.page(here.key), here)
    found += [
        Command(
            title=page.title,
            run=partial(counter.go, page.key),
            group=_PAGE,
            key=counter.page_key(page.key),
            icon=page.icon,
        )
        for page in others
    ]
    found += [
        Command(title=_SIGN_OUT, run=counter.ask_to_sign_out, key="Ctrl+L", icon="sign_out"),
        Command(title=_KEYS, run=counter.show_keys, key="F1", icon="keyboard"),
    ]
    for page in others:
        found += _elsewhere(counter, page)
    for page in (here, *others):
        found += [
            Command(
                title=title,
                run=partial(counter.go, page.key, about),
                group=page.title,
                icon=page.icon,
            )
            for about, title in page.places
        ]
    return found


def key_groups(counter: Pages) -> list[KeyGroup]:
    """Return every key by page: of the page in front, of the others, and what works anywhere."""
    pages = counter.pages_seen()
    groups = [KeyGroup(page.title, _keys_of(counter.built(page.key))) for page in pages]
    anywhere = [(counter.page_key(page.key), page.title) for page in pages]
    anywhere += [("Ctrl+K", _FIND), ("F1", _KEYS), ("Ctrl+L", _SIGN_OUT), ("Esc", _BACK)]
    everywhere = KeyGroup(_EVERYWHERE, [(key, title) for key, title in anywhere if key])
    return [group for group in (*groups, everywhere) if group.keys]


def _elsewhere(counter: Pages, page: Page) -> Iterable[Command]:
    """Yield what another page does as it stands; it is brought to the front first."""
    widget = counter.built(page.key)
    for button in _keyed(widget) if widget is not None else ():
        if button.isEnabled() and widget is not None and button.isVisibleTo(widget):
            yield Command(
                title=button.words(),
                run=partial(_press, counter, page, button),
                group=page.title,
                icon=page.icon,
            )


def _press(counter: Pages, page: Page, button: Button) -> None:
    counter.go(page.key)
    if button.isVisible() and button.isEnabled():
        button.click()


def _keyed(page: QWidget) -> Sequence[Button]:
    return [one for one in page.findChildren(Button) if one.key and one.words()]


def _keys_of(page: QWidget | None) -> list[tuple[str, str]]:
    """Return the keys of all of a page, once each; Esc is the same everywhere."""
    buttons = () if page is None else _keyed(page)
    found = {(one.key, one.words()): None for one in buttons if one.key != "Esc"}
    return sorted(found, key=_by_key)


def _by_key(found: tuple[str, str]) -> tuple[int, int, str]:
    key = found[0]
    number = key.removeprefix("F")
    return (0, int(number), "") if number.isdecimal() else (1, 0, key)
