"""One of many, behind a button: what is chosen is in sight, the rest is a menu away."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from console.desk.phrases import Text, said
from console.widgets.button import Button, Kind
from console.widgets.measures import TIGHT


class Picker(Button):
    """
    A button that says what is chosen and offers the rest; ``chosen`` carries the key.

    The menu opens on a click, Space or Enter, and is walked through with the arrow keys.
    """

    chosen = Signal(str)

    def __init__(
        self, options: Mapping[str, Text], *, name: Text, parent: QWidget | None = None
    ) -> None:
        super().__init__("", Kind.SMALL, icon="down", name=name, parent=parent)
        self._title = name
        self._options: dict[str, Text] = {}
        self._key_chosen = ""
        self.menu_of_options = QMenu(self)
        self._group = QActionGroup(self)
        self.clicked.connect(self._open)
        self.offer(options)

    @property
    def choice(self) -> str:
        """What is chosen."""
        return self._key_chosen

    def offer(self, options: Mapping[str, Text]) -> None:
        """Offer other options; the first is chosen if what was chosen is not among them."""
        self._options = dict(options)
        if self._key_chosen not in self._options:
            self._key_chosen = next(iter(self._options), "")
        self._fill()

    def choose(self, key: str) -> None:
        """Show another choice, silently."""
        self._key_chosen = key
        self._fill()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._fill()

    def _fill(self) -> None:
        self.menu_of_options.clear()
        for key, text in self._options.items():
            action = QAction(said(text).replace("&", "&&"), self.menu_of_options)
            action.setCheckable(True)
            action.setChecked(key == self._key_chosen)
            action.triggered.connect(lambda _=False, key=key: self._choose(key))
            self._group.addAction(action)
            self.menu_of_options.addAction(action)
        text = self._options.get(self._key_chosen, "")
        self.say(text, name=lambda: f"{said(self._title)}: {said(text)}")

    def _choose(self, key: str) -> None:
        self.choose(key)
        self.chosen.emit(key)

    def _open(self) -> None:
        self.menu_of_options.popup(self.mapToGlobal(QPoint(0, self.height() + TIGHT)))
