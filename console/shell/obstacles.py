"""Why nobody may sign out or close yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import KW_ONLY, dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from console.desk.fonts import BODY, SEMIBOLD, TITLE
from console.desk.page import Desk
from console.desk.phrases import Text
from console.desk.ports import Kept
from console.payments.queue.folders import save_unsent
from console.widgets.button import Button, Kind
from console.widgets.empty import Drawing
from console.widgets.label import Label
from console.widgets.measures import GAP, PRIMARY, SMALL
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
        self.trouble = Label(size=BODY, tone="bad_ink", wrap=True)
        self.trouble.hide()
        body.addWidget(self.trouble)
        self.go = Button(lambda: self.tr("Hand the till over"), key="F9")
        self.go.clicked.connect(self._go_on)
        self._leave: Callable[[], None] | None = None
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        self.go.setFixedHeight(PRIMARY)
        foot.addWidget(self.go, 1)
        foot.addWidget(self.stay, 1)
        body.addLayout(foot)

    def lines(self) -> list[str]:
        """Return the lines it shows."""
        items = (self._list.itemAt(place) for place in range(self._list.count()))
        rows = (item.widget() for item in items if item is not None)
        shown = [row.text() for row in rows if isinstance(row, _Line)]
        return [*shown, self._rest.text()] if not self._rest.isHidden() else shown

    def show_lines(self, lines: Sequence[str]) -> None:
        """Open with these; nobody leaves."""
        self._leave = None
        self.go.hide()
        self._title.say(lambda: self.tr("Not yet: something is unfinished"))
        self._hint.say(
            lambda: self.tr("The till is asking and sending by itself. Try again in a moment.")
        )
        self._show(lines)

    def offer_leaving(
        self, lines: Sequence[str], leave: Callable[[], None], *, closing: bool
    ) -> None:
        """Open with what is safely kept: one may leave, and the till goes on with it."""
        self._leave = leave
        self._title.say(lambda: self.tr("No network: this waits for it"))
        if closing:
            self.go.say(lambda: self.tr("Save a file and close"))
            self._hint.say(
                lambda: self.tr(
                    "It stays in this till and is sent at the next start. A file of all of it is"
                    " saved as well, so that nothing depends on this computer."
                )
            )
        else:
            self.go.say(lambda: self.tr("Hand the till over"))
            self._hint.say(
                lambda: self.tr(
                    "It stays in this till and is sent by itself; whoever signs in next sees it in"
                    " the queue."
                )
            )
        self.go.show()
        self._show(lines)

    def show_trouble(self, text: Text) -> None:
        """Say why one may not leave after all."""
        self.trouble.say(text)
        self.trouble.show()
        self.fit()

    def _go_on(self) -> None:
        if self._leave is not None:
            self._leave()

    def _show(self, lines: Sequence[str]) -> None:
        self.trouble.hide()
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
    sheet: ObstacleSheet,
    *,
    may: Callable[[], None],
    closing: bool = False,
) -> None:
    """
    Ask in the background whether anyone may leave, then leave, or show what stands in the way.

    What is ``Kept`` lets the next person take over; before the program closes it is saved to a
    file as well.
    """
    leaving = _Leaving(desk, owner, sheet, may, closing=closing)
    desk.background.run(owner, desk.leaving.obstacles, done=leaving.told, failed=leaving.failed)


@dataclass(frozen=True, slots=True)
class _Leaving:
    """One wish to leave."""

    desk: Desk
    owner: QWidget
    sheet: ObstacleSheet
    may: Callable[[], None]
    _: KW_ONLY
    closing: bool

    def told(self, lines: Sequence[str]) -> None:
        if not lines:
            self.may()
        elif all(isinstance(line, Kept) for line in lines):
            go = self.save_first if self.closing else self.leave
            self.sheet.offer_leaving(lines, go, closing=self.closing)
        else:
            self.sheet.show_lines(lines)

    def failed(self, error: Exception) -> None:
        failure = self.desk.failures.describe(error, "")
        self.sheet.show_lines([failure.code])

    def leave(self) -> None:
        self.sheet.dismiss()
        self.may()

    def save_first(self) -> None:
        self.desk.background.run(
            self.owner,
            lambda: save_unsent(self.desk),
            done=lambda _: self.leave(),
            failed=self._stay,
        )

    def _stay(self, error: Exception) -> None:
        failure = self.desk.failures.describe(error, "")
        self.sheet.show_trouble(failure.why)
