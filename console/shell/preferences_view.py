"""Preferences, drawn from what is declared."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from console.desk.fonts import BODY, BOLD, NOTE, SEMIBOLD, TITLE
from console.desk.page import Desk
from console.desk.phrases import said
from console.desk.settings import AnySetting, Setting
from console.widgets.card import Card, Rule
from console.widgets.choice import Choice, Switch
from console.widgets.label import Label
from console.widgets.measures import EDGE, GAP, TIGHT, WIDE
from console.widgets.number_step import NumberStep
from console.widgets.page_view import PageView

_WIDEST: Final = 860


class PreferencesView(PageView):
    """One row per setting; a choice is in force at once."""

    def __init__(
        self, desk: Desk, settings: Sequence[AnySetting], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self.controls: dict[str, QWidget] = {}
        self._shown: list[Callable[[], None]] = []
        card = Card(margin=0)
        card.setMaximumWidth(_WIDEST)
        card.body.setSpacing(0)
        for place, setting in enumerate(settings):
            if place:
                card.body.addWidget(Rule())
            card.body.addWidget(self._row(setting))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(WIDE)
        column.addWidget(Label(lambda: self.tr("Settings"), size=TITLE, weight=BOLD))
        column.addWidget(card)
        column.addStretch()
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def _row(self, setting: AnySetting) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(EDGE, GAP, EDGE, GAP)
        across.setSpacing(EDGE)
        words = QVBoxLayout()
        words.setSpacing(TIGHT)
        words.addStretch()
        words.addWidget(Label(setting.title, size=BODY, weight=SEMIBOLD))
        words.addWidget(Label(setting.about, size=NOTE, tone="ink2"))
        words.addStretch()
        across.addLayout(words, 1)
        control = self._control(setting)
        self.controls[setting.key] = control
        across.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _control(self, setting: AnySetting) -> QWidget:
        default = setting.default
        if isinstance(default, bool):
            return self._switch(cast("Setting[bool]", setting))
        if isinstance(default, int):
            return self._number(cast("Setting[int]", setting))
        return self._choice(cast("Setting[str]", setting))

    def _switch(self, setting: Setting[bool]) -> QWidget:
        switch = Switch(name=setting.title)
        switch.setChecked(self._desk.settings.get(setting))
        switch.clicked.connect(lambda: self._put(setting, switch.isChecked()))
        self._shown.append(lambda: switch.setChecked(self._desk.settings.get(setting)))
        return switch

    def _choice(self, setting: Setting[str]) -> QWidget:
        choice = Choice(setting.choices, name=setting.title)
        choice.choose(self._desk.settings.get(setting))
        choice.chosen.connect(partial(self._put, setting))
        self._shown.append(lambda: choice.choose(self._desk.settings.get(setting)))
        return choice

    def _number(self, setting: Setting[int]) -> QWidget:
        number = NumberStep(
            least=setting.least,
            most=setting.most,
            by=setting.step,
            unit=setting.unit,
            name=setting.title,
        )
        number.set_number(self._desk.settings.get(setting))
        number.changed.connect(partial(self._put, setting))
        self._shown.append(lambda: number.set_number(self._desk.settings.get(setting)))
        return number

    def _put(self, setting: Setting[str] | Setting[int] | Setting[bool], value: object) -> None:
        try:
            self._desk.settings.put(cast("Setting[str]", setting), cast("str", value))
        except OSError as error:
            failure = self._desk.failures.describe(error, lambda: self.tr("Not kept"))
            self._desk.toasts.say(lambda: f"{said(failure.what)} · {said(failure.why)}", "bad")
            self._show()

    def _show(self) -> None:
        for show in self._shown:
            show()
