"""One of the staff, to be chosen."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton

from console.desk.fonts import NOTE, SEMIBOLD, STRONG, face
from console.desk.staff import ROLES, Person
from console.desk.theme import color
from console.widgets.measures import GAP, RADIUS
from console.widgets.painting import painter_on, rounded
from console.widgets.speaking import Speaking

_TILE: Final = QSize(204, 76)
_AVATAR: Final = 44


class StaffTile(Speaking, QAbstractButton):
    """One of the staff: initial, name, role."""

    def __init__(self, person: Person) -> None:
        super().__init__()
        self._person = person
        self.setCheckable(True)
        self.setFixedSize(_TILE)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._speak()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        painter = painter_on(self)
        on = self.isChecked()
        fill = color("accent_soft" if on else "surface_hover" if self.underMouse() else "surface")
        edge = color("accent" if on else "line_strong")
        rounded(painter, self.rect(), RADIUS, fill, edge, 2 if on else 1)
        top = (self.height() - _AVATAR) / 2
        circle = QRectF(16, top, _AVATAR, _AVATAR)
        rounded(painter, circle, _AVATAR / 2, color("accent" if on else "surface_press"))
        painter.setPen(color("on_accent" if on else "ink2"))
        painter.setFont(face(STRONG, SEMIBOLD))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, self._person.name[:1])
        left = 16 + _AVATAR + GAP
        self._paint_words(painter, QRectF(left, 14, self.width() - left - GAP, 24))

    def _paint_words(self, painter: QPainter, where: QRectF) -> None:
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        font = face(STRONG, SEMIBOLD)
        painter.setFont(font)
        painter.setPen(color("ink"))
        name = QFontMetrics(font).elidedText(
            self._person.name, Qt.TextElideMode.ElideRight, int(where.width())
        )
        painter.drawText(where, flags, name)
        painter.setFont(face(NOTE))
        painter.setPen(color("ink2"))
        painter.drawText(where.translated(0, 25), flags, self._role())

    def _role(self) -> str:
        role = ROLES.get(self._person.role)
        return role() if role else self._person.role

    def _speak(self) -> None:
        self.setAccessibleName(f"{self._person.name} {self._role()}")
