"""Preferences, drawn from what is declared: by topic, and found by typing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from console.desk.fonts import BODY, BOLD, NOTE, SEMIBOLD, TITLE
from console.desk.page import Desk
from console.desk.phrases import said
from console.desk.settings import AnySetting, Setting
from console.shell.reading import matches
from console.shell.setting_controls import SettingControls
from console.widgets.card import Card, Rule
from console.widgets.choice import Switch
from console.widgets.label import Label
from console.widgets.measures import EDGE, GAP, SMALL, TIGHT, WIDE
from console.widgets.page_view import PageView
from console.widgets.scan_box import ScanBox

_WIDEST: Final = 860


@dataclass(frozen=True, slots=True)
class _Row:
    setting: AnySetting
    widget: QWidget
    rule: Rule


@dataclass(frozen=True, slots=True)
class _Topic:
    head: QWidget
    card: Card
    rows: tuple[_Row, ...]


class PreferencesView(PageView):
    """One row per setting; a choice is in force at once."""

    def __init__(
        self, desk: Desk, settings: Sequence[AnySetting], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self.controls: dict[str, QWidget] = {}
        self._controls = SettingControls(desk.settings, self._put)
        self._hindered: list[tuple[AnySetting, Label, QWidget]] = []
        self.search = ScanBox(
            lambda: self.tr("Find a setting, pinyin too"), name=lambda: self.tr("Find a setting")
        )
        self.search.textChanged.connect(self.look_for)
        self._none = Label(lambda: self.tr("No setting of that name"), tone="ink2")
        self._none.hide()
        inside = QWidget()
        self._column = self._new_column(inside)
        self._column.addWidget(Label(lambda: self.tr("Settings"), size=TITLE, weight=BOLD))
        self.search.setMaximumWidth(_WIDEST)
        self._column.addWidget(self.search)
        self._column.addWidget(self._none)
        topics = dict.fromkeys(setting.topic for setting in settings)
        self._topics = [
            self._topic([setting for setting in settings if setting.topic == topic])
            for topic in topics
        ]
        self._column.addStretch()
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        self._area = area
        self._show()
        desk.settings.changed.connect(self._show)

    def arrive(self, about: str) -> None:
        """Come to the front; ``about`` is the key of a setting to go to."""
        self.search.clear()
        self._look_for_hindrances()
        control = self.controls.get(about)
        if control is not None:
            self._area.ensureWidgetVisible(control)
            (control.focusProxy() or control).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def look_for(self, text: str) -> None:
        """Show only what a typed text means."""
        found = False
        for topic in self._topics:
            seen = [row for row in topic.rows if _means(text, row.setting)]
            for row in topic.rows:
                row.widget.setVisible(row in seen)
                row.rule.setVisible(row in seen[1:])
            topic.head.setVisible(bool(seen))
            topic.card.setVisible(bool(seen))
            found = found or bool(seen)
        self._none.setVisible(not found)

    def _new_column(self, inside: QWidget) -> QVBoxLayout:
        column = QVBoxLayout(inside)
        column.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        column.setSpacing(GAP)
        return column

    def _look_for_hindrances(self) -> None:
        """Offer only what this computer can do, and say why not; what is on can be put out."""
        for setting, about, control in self._hindered:
            why = setting.hindrance() if setting.hindrance is not None else ""
            about.say(why or setting.about)
            is_on = isinstance(control, Switch) and control.isChecked()
            control.setEnabled(not why or is_on)

    def _topic(self, settings: Sequence[AnySetting]) -> _Topic:
        head = Label(settings[0].topic, size=NOTE + 1, weight=SEMIBOLD, tone="ink2")
        head.setContentsMargins(TIGHT, SMALL, 0, 0)
        card = Card(margin=0)
        card.setMaximumWidth(_WIDEST)
        card.body.setSpacing(0)
        rows: list[_Row] = []
        for place, setting in enumerate(settings):
            row = _Row(setting, self._row(setting), Rule())
            card.body.addWidget(row.rule)
            row.rule.setVisible(place > 0)  # not before: alone it would be a window of its own
            card.body.addWidget(row.widget)
            rows.append(row)
        self._column.addWidget(head)
        self._column.addWidget(card)
        return _Topic(head, card, tuple(rows))

    def _row(self, setting: AnySetting) -> QWidget:
        row = QWidget()
        across = QHBoxLayout(row)
        across.setContentsMargins(EDGE, GAP, EDGE, GAP)
        across.setSpacing(EDGE)
        words = QVBoxLayout()
        words.setSpacing(TIGHT)
        words.addStretch()
        words.addWidget(Label(setting.title, size=BODY, weight=SEMIBOLD))
        about = Label(setting.about, size=NOTE, tone="ink2", wrap=True)
        words.addWidget(about)
        words.addStretch()
        across.addLayout(words, 1)
        control = self._controls.build(setting)
        if setting.hindrance is not None:
            self._hindered.append((setting, about, control))
        self.controls[setting.key] = control
        across.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def _put(self, setting: AnySetting, value: object) -> None:
        try:
            self._desk.settings.put(cast("Setting[str]", setting), cast("str", value))
        except OSError as error:
            failure = self._desk.failures.describe(error, lambda: self.tr("Not kept"))
            self._desk.toasts.say(lambda: f"{said(failure.what)} · {said(failure.why)}", "bad")
            self._show()

    def _show(self) -> None:
        self._controls.show()


def _means(text: str, setting: AnySetting) -> bool:
    words = (setting.title, setting.about, setting.topic)
    return any(matches(text, said(word)) for word in words)
