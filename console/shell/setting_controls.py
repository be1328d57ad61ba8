"""What a setting is chosen with: a switch, a number, one of a few, or words."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final, cast

from PySide6.QtWidgets import QWidget

from console.desk.settings import AnySetting, Setting, Settings
from console.widgets.choice import Choice, Switch
from console.widgets.number_step import NumberStep
from console.widgets.text_edit import TextEdit

_TEXT: Final = 360


class SettingControls:
    """Makes controls; ``put`` is told what was chosen, ``show`` shows what is in force."""

    def __init__(self, settings: Settings, put: Callable[[AnySetting, object], None]) -> None:
        self._settings = settings
        self._put = put
        self._shown: list[Callable[[], None]] = []

    def show(self) -> None:
        """Show what is in force on every control."""
        for show in self._shown:
            show()

    def build(self, setting: AnySetting) -> QWidget:
        """Return a new control of a setting."""
        default = setting.default
        if isinstance(default, bool):
            return self._switch(cast("Setting[bool]", setting))
        if isinstance(default, int):
            return self._number(cast("Setting[int]", setting))
        worded = cast("Setting[str]", setting)
        return self._choice(worded) if worded.choices else self._text(worded)

    def _switch(self, setting: Setting[bool]) -> QWidget:
        switch = Switch(name=setting.title)
        switch.clicked.connect(lambda: self._put(setting, switch.isChecked()))
        self._shown.append(lambda: switch.setChecked(self._settings.get(setting)))
        return switch

    def _choice(self, setting: Setting[str]) -> QWidget:
        choice = Choice(setting.choices, name=setting.title)
        choice.chosen.connect(partial(self._put, setting))
        self._shown.append(lambda: choice.choose(self._settings.get(setting)))
        return choice

    def _text(self, setting: Setting[str]) -> QWidget:
        edit = TextEdit(name=setting.title, hint=setting.unit)
        edit.setFixedWidth(_TEXT)
        edit.given.connect(partial(self._put, setting))
        self._shown.append(lambda: edit.show_text(self._settings.get(setting)))
        return edit

    def _number(self, setting: Setting[int]) -> QWidget:
        number = NumberStep(
            least=setting.least,
            most=setting.most,
            by=setting.step,
            unit=setting.unit,
            name=setting.title,
        )
        number.changed.connect(partial(self._put, setting))
        self._shown.append(lambda: number.set_number(self._settings.get(setting)))
        return number
