"""Nothing here yet: what this is, and the first step."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from console.desk import icons
from console.desk.fonts import BODY, SEMIBOLD, STRONG
from console.desk.phrases import Text
from console.desk.theme import color
from console.widgets.button import Button
from console.widgets.label import Label
from console.widgets.measures import EDGE, SMALL
from console.widgets.painting import painter_on, rounded

_DRAWING = 48
_WIDEST = 420


class Drawing(QWidget):
    """An icon, on a round ``ground`` if one is named; the words beside it say what it means."""

    def __init__(
        self,
        icon: str,
        *,
        size: int = 24,
        tone: str = "ink2",
        ground: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._tone = tone
        self._size = size
        self._ground = ground
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, icon: str, tone: str, ground: str = "") -> None:
        """Show another icon."""
        self._icon = icon
        self._tone = tone
        self._ground = ground
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        painter = painter_on(self)
        where = QRectF(0, 0, self._size, self._size)
        if self._ground:
            rounded(painter, where, self._size / 2, color(self._ground))
            inset = self._size * 0.22
            where = where.adjusted(inset, inset, -inset, -inset)
        icons.paint(painter, self._icon, where, color(self._tone))


class Empty(QWidget):
    """An empty place in words, with the first step as a button if there is one."""

    def __init__(
        self,
        title: Text,
        hint: Text = "",
        *,
        icon: str = "empty",
        action: Button | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = Label(title, size=STRONG, weight=SEMIBOLD, wrap=True)
        self.hint = Label(hint, size=BODY, tone="ink2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, EDGE, EDGE, EDGE)
        column.setSpacing(SMALL)
        column.addStretch()
        column.addWidget(
            Drawing(icon, size=_DRAWING, tone="ink3"), 0, Qt.AlignmentFlag.AlignHCenter
        )
        column.addSpacing(SMALL)
        for label in (self.title, self.hint):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
            label.setMaximumWidth(_WIDEST)
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
            row = QHBoxLayout()  # in the middle, and as wide as there is room for
            row.addWidget(label)
            column.addLayout(row)
        if action is not None:
            column.addSpacing(SMALL)
            column.addWidget(action, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()

    def say(self, title: Text, hint: Text = "") -> None:
        """Show other words."""
        self.title.say(title)
        self.hint.say(hint)
