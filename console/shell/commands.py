"""Everything that can be done from here, by name and by key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from console.desk.fonts import STRONG, face
from console.desk.phrases import Text, said
from console.shell.reading import begins, matches
from console.widgets.card import Rule
from console.widgets.label import Label
from console.widgets.measures import SMALL
from console.widgets.sheet import Sheet
from console.widgets.speaking import Speaking
from console.widgets.suggestions import ROW, OfferList, Suggestion

_MOST: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One thing that can be done."""

    title: Text
    run: Callable[[], object]
    group: Text = ""
    key: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """The keys of one page, each with what it does."""

    title: Text
    keys: Sequence[tuple[str, Text]]


class CommandPalette(Speaking, Sheet):
    """Type a few letters of a page or an action, press Enter."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            parent, name=lambda: self.tr("Find a page or an action"), width=600, on_top=True
        )
        self._commands: Sequence[Command] = ()
        self.edit = QLineEdit()
        self.edit.setFont(face(STRONG))
        self.edit.setStyleSheet(
            "QLineEdit { border: none; background: transparent; padding: 0 20px; min-height: 56px }"
        )
        self.edit.textEdited.connect(self._filter)
        self.edit.installEventFilter(self)
        self.list = OfferList(name=lambda: self.tr("Pages and actions"))
        self.list.chosen.connect(self._run)
        self._none = Label(lambda: self.tr("Nothing of that name"), tone="ink2")
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._none.setFixedHeight(120)
        body = self.card.body
        body.setContentsMargins(1, 1, 1, SMALL)
        body.setSpacing(0)
        body.addWidget(self.edit)
        body.addWidget(Rule())
        body.addWidget(self.list)
        body.addWidget(self._none)
        self._speak()

    def offer(self, commands: Sequence[Command]) -> None:
        """Open with these."""
        self._commands = tuple(commands)
        self.edit.clear()
        self._filter("")
        self.open()

    def refresh(self, commands: Sequence[Command]) -> None:
        """Offer these as well, while it is open: more has come to light."""
        if self.isVisible():
            self._commands = tuple(commands)
            self._filter(self.edit.text())

    def first_focus(self) -> QWidget:
        return self.edit

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if watched is self.edit and isinstance(event, QKeyEvent):
            if event.type() is QEvent.Type.KeyPress:
                return self._press(event)
            return False
        return super().eventFilter(watched, event)

    def _press(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Down:
                self.list.step(1)
            case Qt.Key.Key_Up:
                self.list.step(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.list.choose_current()
            case _:
                return False
        return True

    def _filter(self, text: str) -> None:
        found = [
            Suggestion(
                key=str(place),
                title=said(command.title),
                note=said(command.group),
                icon=command.icon,
                cap=command.key,
            )
            for place, command in enumerate(self._commands)
            if matches(text, said(command.title))
        ]
        found.sort(key=lambda offer: not begins(text, offer.title))
        self.list.show_offers(found)
        self.list.setFixedHeight(ROW * max(1, min(_MOST, len(found))))
        self.list.setVisible(bool(found))
        self._none.setVisible(not found)
        self.fit()

    def _run(self, key: str) -> None:
        self.dismiss()
        self._commands[int(key)].run()

    def _speak(self) -> None:
        self.edit.setPlaceholderText(self.tr("Find a page or an action"))
        self.edit.setAccessibleName(self.tr("Find a page or an action"))
