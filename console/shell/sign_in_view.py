"""Signing in, shown: the staff as tiles, a PIN pad beside them."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from console.desk.fonts import BODY, BOLD, SEMIBOLD, STRONG, TITLE
from console.desk.page import Desk
from console.desk.theme import color
from console.shell.side_bar import BRAND
from console.shell.sign_in_model import SignInModel
from console.shell.staff_tile import StaffTile
from console.widgets.button import Button, Kind
from console.widgets.card import Card
from console.widgets.empty import Empty
from console.widgets.label import Label
from console.widgets.measures import EDGE, GAP, SMALL
from console.widgets.painting import painter_on
from console.widgets.pin_pad import PinPad
from console.widgets.tag import Tag

_PER_COLUMN: Final = 5


class SignInView(QWidget):
    """Who is at the counter? ``entered`` says that somebody is."""

    entered = Signal()
    join_wanted = Signal()
    """This computer is to be a till of a shop that has one already."""

    def __init__(
        self, desk: Desk, model: SignInModel, *, demo: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._model = model
        self._tiles: dict[str, StaffTile] = {}
        self._grid = QGridLayout()
        self._grid.setSpacing(GAP)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._prompt = Label(size=STRONG, weight=SEMIBOLD)
        self._prompt.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.pad = PinPad(name=lambda: self.tr("PIN"))
        self.empty = Empty(
            lambda: self.tr("Nobody may sign in yet"),
            lambda: self.tr("Staff appear here once the platform has told this till."),
            icon="person",
        )
        self._build(demo=demo)
        self._listen()
        self.setFocusProxy(self.pad)

    def begin(self) -> None:
        """Start anew for the next person."""
        self.pad.clear()
        self._model.load()
        self.pad.setFocus()

    def tile(self, staff_id: str) -> StaffTile:
        """Return the tile of one of the staff."""
        return self._tiles[staff_id]

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if step := steps.get(Qt.Key(event.key())):
            self._model.step(step)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter_on(self).fillRect(event.rect(), color("bg"))

    def _build(self, *, demo: bool) -> None:
        head = QHBoxLayout()
        head.setSpacing(GAP)
        head.addWidget(Label(BRAND, size=TITLE, weight=BOLD))
        self.demo = Tag(lambda: self.tr("Demo"), small=True)
        self.demo.setVisible(demo)
        head.addWidget(self.demo, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch()
        self.join = Button(lambda: self.tr("Join a shop"), Kind.SMALL, key="F8")
        self.join.setVisible(demo)
        self.join.clicked.connect(self.join_wanted)
        head.addWidget(self.join)
        card = Card(margin=EDGE + SMALL)
        card.body.setSpacing(EDGE)
        card.body.addLayout(head)
        sides = QHBoxLayout()
        sides.setSpacing(2 * EDGE)
        sides.addLayout(self._staff_side())
        sides.addLayout(self._pin_side())
        card.body.addLayout(sides)
        outer = QVBoxLayout(self)
        outer.addStretch()
        outer.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)
        outer.addStretch()

    def _staff_side(self) -> QVBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(GAP)
        side.addWidget(Label(lambda: self.tr("Who is at the counter?"), size=BODY, tone="ink2"))
        side.addLayout(self._grid)
        side.addWidget(self.empty)
        side.addStretch()
        return side

    def _pin_side(self) -> QVBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(GAP)
        side.addWidget(self._prompt)
        side.addWidget(self.pad, 0, Qt.AlignmentFlag.AlignHCenter)
        side.addStretch()
        return side

    def _listen(self) -> None:
        model = self._model
        self.pad.entered.connect(model.enter)
        model.people_changed.connect(self._show_people)
        model.chosen_changed.connect(self._show_chosen)
        model.admitted.connect(self.entered)
        model.refused.connect(self._refuse)
        model.locked.connect(self._lock)
        model.unlocked.connect(self.pad.clear)
        model.failed.connect(self.fail)

    def _show_people(self) -> None:
        for old in self._tiles.values():
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._tiles.clear()
        for place, person in enumerate(self._model.people):
            tile = StaffTile(person)
            tile.clicked.connect(lambda _=False, no=person.staff_id: self._model.choose(no))
            self._tiles[person.staff_id] = tile
            self._grid.addWidget(tile, place % _PER_COLUMN, place // _PER_COLUMN)
        self.empty.setVisible(not self._tiles)
        self.pad.setEnabled(bool(self._tiles))

    def _show_chosen(self) -> None:
        chosen = self._model.chosen
        for staff_id, tile in self._tiles.items():
            tile.setChecked(chosen is not None and staff_id == chosen.staff_id)
        name = chosen.name if chosen else ""
        self._prompt.say(lambda: self.tr("PIN of {name}").format(name=name))
        self.pad.clear()
        self.pad.setFocus()

    def _refuse(self, tries_left: int) -> None:
        self.pad.refuse_wrong(tries_left)

    def _lock(self, until: datetime) -> None:
        self.pad.lock_until(self._desk.words.time(until))

    def fail(self, error: Exception) -> None:
        """Say what went wrong that is not about the PIN."""
        failure = self._desk.failures.describe(error, lambda: self.tr("Not signed in"))
        self.pad.refuse(failure.why)
