"""Type a PIN, by keyboard or by finger; only dots are shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from console.desk import icons
from console.desk.fonts import NOTE, SEMIBOLD, TITLE, face
from console.desk.phrases import Text, said
from console.desk.theme import color
from console.desk.words import Words
from console.till.pins import PinLocked, PinRefused
from console.widgets.label import Label
from console.widgets.measures import CONTROL_RADIUS, GAP, SMALL
from console.widgets.painting import painter_on, rounded
from console.widgets.speaking import Speaking

_KEY: Final = QSize(84, 56)
_DOT: Final = 14
_PITCH: Final = 30
_ERASE: Final = "⌫"
_ENTER: Final = "↵"


class PinPad(Speaking, QWidget):
    """
    Twelve keys and a row of dots. ``entered`` carries the PIN once Enter is pressed or ``most``
    digits are there; the pad then waits, until ``clear`` or ``refuse``.
    """

    entered = Signal(str)

    def __init__(
        self, *, name: Text, least: int = 4, most: int = 6, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._least = least
        self._most = most
        self._pin = ""
        self._waits = False
        self._dots = _Dots(least, most)
        self._message = Label(size=NOTE, tone="ink2", wrap=True)
        self._message.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._message.setMinimumHeight(40)
        self._keys: dict[str, _Key] = {}
        self._build()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._speak()

    def clear(self, message: Text = "") -> None:
        """Begin again."""
        self._begin_again(message, "ink2")

    def refuse(self, message: Text) -> None:
        """Say what was wrong and begin again."""
        self._begin_again(message, "bad_ink")

    def lock(self, message: Text) -> None:
        """Say why nobody may type now."""
        self._begin_again(message, "bad_ink")
        self._set_waiting(waits=True)

    def refuse_wrong(self, tries_left: int) -> None:
        """Say that it is not their PIN, and how often it may still be tried."""
        self.refuse(lambda: self.tr("Wrong PIN. %n tries left.", "", tries_left))

    def lock_until(self, time: str) -> None:
        """Say that too many were wrong, and when it may be tried again."""
        self.lock(lambda: self.tr("Too many wrong PINs. Again at {time}.").format(time=time))

    def show_refusal(self, error: Exception, words: Words) -> bool:
        """Say why a PIN was not taken; return False if something else is wrong."""
        if isinstance(error, PinRefused):
            self.refuse_wrong(error.tries_left)
        elif isinstance(error, PinLocked):
            self.lock_until(words.time(error.until))
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        key, text = event.key(), event.text()
        if text.isdigit() and text.isascii():
            self.type_digit(text)
        elif key == Qt.Key.Key_Backspace:
            self._erase()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(SMALL)
        for place, face_ in enumerate(
            ("1", "2", "3", "4", "5", "6", "7", "8", "9", _ERASE, "0", _ENTER)
        ):
            key = _Key(face_)
            key.clicked.connect(lambda _=False, face_=face_: self._touch(face_))
            self._keys[face_] = key
            grid.addWidget(key, place // 3, place % 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(self._dots, 0, centre)
        column.addWidget(self._message)
        column.addLayout(grid)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _touch(self, face_: str) -> None:
        if face_ == _ERASE:
            self._erase()
        elif face_ == _ENTER:
            self._enter()
        else:
            self.type_digit(face_)

    def buttons(self) -> Sequence[QPushButton]:
        """Return its keys, from the top."""
        return tuple(self._keys.values())

    def message(self) -> str:
        """Return what it says."""
        return self._message.text()

    def submit(self) -> None:
        """Hand over what was typed, as Enter does."""
        self._enter()

    def type_digit(self, digit: str) -> None:
        """Type one digit."""
        if self._waits or len(self._pin) >= self._most:
            return
        self._pin += digit
        self._message.say("")
        self._show()
        if len(self._pin) == self._most:
            self._enter()

    def _erase(self) -> None:
        if not self._waits:
            self._pin = self._pin[:-1]
            self._show()

    def _enter(self) -> None:
        if self._waits or len(self._pin) < self._least:
            return
        self._set_waiting(waits=True)
        self.entered.emit(self._pin)

    def _begin_again(self, message: Text, tone: str) -> None:
        self._pin = ""
        self._set_waiting(waits=False)
        self._message.set_tone(tone)
        self._message.say(message)
        self._message.setAccessibleName(said(message))
        self._show()

    def _set_waiting(self, *, waits: bool) -> None:
        self._waits = waits
        for key in self._keys.values():
            key.setEnabled(not waits)
        self._show()

    def _show(self) -> None:
        self._dots.show_count(len(self._pin))
        self._keys[_ENTER].setEnabled(not self._waits and len(self._pin) >= self._least)

    def _speak(self) -> None:
        self.setAccessibleName(said(self._name))
        self._keys[_ERASE].setAccessibleName(self.tr("Erase"))
        self._keys[_ENTER].setAccessibleName(self.tr("Enter"))


class _Dots(QWidget):
    def __init__(self, least: int, most: int) -> None:
        super().__init__()
        self._least = least
        self._count = 0
        self.setFixedSize(most * _PITCH, _DOT + 10)

    def show_count(self, count: int) -> None:
        self._count = count
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        painter = painter_on(self)
        places = max(self._least, self._count)
        margin = (self.width() - places * _PITCH) / 2
        for place in range(places):
            left = margin + place * _PITCH + (_PITCH - _DOT) / 2
            dot = QRectF(left, 5, _DOT, _DOT)
            if place < self._count:
                rounded(painter, dot, _DOT / 2, color("accent"))
            else:
                rounded(painter, dot, _DOT / 2, None, color("line_strong"), 1.5)


class _Key(QPushButton):
    def __init__(self, face_: str) -> None:
        super().__init__(face_)
        self._face = face_
        self.setFont(face(TITLE, SEMIBOLD))
        self.setFixedSize(_KEY)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(face_)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        painter = painter_on(self)
        if not self.isEnabled():
            painter.setOpacity(0.45)
        hover = "surface_hover" if self.underMouse() and self.isEnabled() else "surface"
        fill = color("surface_press" if self.isDown() else hover)
        if self._face == _ENTER and self.isEnabled():
            rounded(painter, self.rect(), CONTROL_RADIUS, color("accent"))
        else:
            rounded(painter, self.rect(), CONTROL_RADIUS, fill, color("line_strong"))
        ink = color("on_accent" if self._face == _ENTER and self.isEnabled() else "ink")
        signs = {_ERASE: "erase", _ENTER: "enter"}
        if self._face in signs:
            middle = QRectF(self.rect()).center()
            where = QRectF(middle.x() - 12, middle.y() - 12, 24, 24)
            icons.paint(painter, signs[self._face], where, ink)
        else:
            painter.setPen(ink)
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._face)
