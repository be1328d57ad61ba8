"""Why nobody may sign out or close yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.desk.fonts import BODY, SEMIBOLD, TITLE
from console.desk.page import Desk
from console.widgets.button import Button, Kind
from console.widgets.empty import Drawing
from console.widgets.label import Label
from console.widgets.measures import GAP, SMALL
from console.widgets.sheet import Sheet

_MOST = 6


class ObstacleSheet(Sheet):
    """The list of what is unknown or unsent, and that it is being worked on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            parent, name=lambda: self.tr("Not yet: something is unfinished"), width=600
        )
        self._title = Label(
            lambda: self.tr("Not yet: something is unfinished"), size=TITLE, weight=SEMIBOLD
        )
        self._hint = Label(
            lambda: self.tr("The till is asking and sending by itself. Try again in a moment."),
            size=BODY,
            tone="ink2",
            wrap=True,
        )
        self._list = QVBoxLayout()
        self._list.setSpacing(SMALL)
        self._rest = Label(size=BODY, tone="ink2")
        self.stay = Button(lambda: self.tr("Keep working"), Kind.PRIMARY, key="Esc")
        self.stay.clicked.connect(self.dismiss)
        body = self.card.body
        body.setSpacing(GAP)
        for widget in (self._title, self._hint):
            body.addWidget(widget)
        body.addLayout(self._list)
        body.addWidget(self._rest)
        body.addSpacing(SMALL)
        body.addWidget(self.stay)

    def lines(self) -> list[str]:
        """Return the lines it shows."""
        items = (self._list.itemAt(place) for place in range(self._list.count()))
        rows = (item.widget() for item in items if item is not None)
        shown = [row.text() for row in rows if isinstance(row, _Line)]
        return [*shown, self._rest.text()] if not self._rest.isHidden() else shown

    def show_lines(self, lines: Sequence[str]) -> None:
        """Open with these."""
        while (item := self._list.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for line in lines[:_MOST]:
            self._list.addWidget(_Line(line))
        rest = len(lines) - _MOST
        self._rest.setVisible(rest > 0)
        self._rest.say(lambda: self.tr("and %n more", "", rest))
        self.open()


class _Line(QWidget):
    def __init__(self, text: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(Drawing("clock", size=20, tone="warn"), 0, Qt.AlignmentFlag.AlignVCenter)
        self._text = text
        row.addWidget(Label(text), 1)

    def text(self) -> str:
        return self._text


def ask_to_leave(
    desk: Desk,
    owner: QWidget,
    *,
    may: Callable[[], None],
    obstacles: Callable[[Sequence[str]], None],
) -> None:
    """Ask in the background whether anyone may leave, then call one of the two."""

    def told(lines: Sequence[str]) -> None:
        if lines:
            obstacles(lines)
        else:
            may()

    def failed(error: Exception) -> None:
        failure = desk.failures.describe(error, "")
        obstacles([failure.code])

    desk.background.run(owner, desk.leaving.obstacles, done=told, failed=failed)
