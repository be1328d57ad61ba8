"""The window: starting, or stopped with a reason, or the counter."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from console.desk.failures import Failure
from console.desk.icons import icon
from console.desk.page import Desk, Page
from console.desk.theme import color
from console.shell.counter import Counter
from console.shell.join_view import JoinView
from console.shell.obstacles import ask_to_leave
from console.shell.starting import StartingView, StoppedView
from console.widgets.scanner import Scanner
from console.widgets.speaking import Speaking


class Window(Speaking, QWidget):
    """
    The one window of the console.

    It opens at once with ``starting``; hand it a desk with ``open_counter`` when there is one.
    ``left`` is emitted once, when it really closes.
    """

    left = Signal()
    joining = Signal(str)
    """The activation with which this computer is to become a till of another shop."""
    joined = Signal()
    """It is one, and closes now: another window is to open that sells there."""

    def __init__(self, *, demo: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._demo = demo
        self._desk: Desk | None = None
        self._may_close = False
        self.counter: Counter | None = None
        self.join: JoinView | None = None
        self.scanner = Scanner(parent=self)
        self._states = QStackedLayout(self)
        self.starting = StartingView(demo=demo)
        self._states.addWidget(self.starting)
        self.setMinimumSize(1200, 680)
        self.resize(1366, 768)
        self.setWindowIcon(icon("mark", color("accent")))
        self._speak()

    def show_stopped(
        self, failure: Failure, *, retry: Callable[[], None], give_up: Callable[[], None]
    ) -> StoppedView:
        """Say why it did not start."""
        stopped = StoppedView(failure)
        stopped.retried.connect(retry)
        stopped.given_up.connect(give_up)
        self._replace(stopped)
        return stopped

    def show_starting(self) -> StartingView:
        """Start, or start again."""
        self._replace(self.starting)
        return self.starting

    def open_counter(self, desk: Desk, pages: Sequence[Page], foot: Sequence[Page]) -> Counter:
        """Open the counter, and listen to the scanner from now on."""
        self._desk = desk
        self.counter = Counter(desk, pages, foot, demo=self._demo)
        self.scanner.scanned.connect(desk.scans.deliver)
        self._replace(self.counter)
        self.counter.sign_in.join_wanted.connect(self.show_join)
        self.counter.show_sign_in()
        return self.counter

    def show_join(self) -> JoinView:
        """Ask for what lets this computer into a shop, in place of the counter."""
        view = self.join = JoinView()
        view.joining.connect(self.joining)
        view.let_in.connect(self.joined)
        view.let_in.connect(self._close_now)
        view.given_up.connect(self._back_to_counter)
        self.scanner.scanned.connect(view.text.setText)
        self._replace(view)
        view.text.setFocus()
        return view

    def _back_to_counter(self) -> None:
        if self.counter is not None:
            self._replace(self.counter)
            self.counter.show_sign_in()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        counter, desk = self.counter, self._desk
        if self._may_close or counter is None or desk is None:
            event.accept()
            self.left.emit()
            return
        event.ignore()
        ask_to_leave(desk, counter, counter.obstacle_sheet, may=self._close_now, closing=True)

    def _close_now(self) -> None:
        self._may_close = True
        QTimer.singleShot(0, self, self.close)  # never from within a closing that was refused

    def _replace(self, widget: QWidget) -> None:
        old = self._states.currentWidget()
        if self._states.indexOf(widget) < 0:
            self._states.addWidget(widget)
        self._states.setCurrentWidget(widget)
        if old is not None and old not in {widget, self.starting, self.counter}:
            self._states.removeWidget(old)
            old.deleteLater()

    def _speak(self) -> None:
        name = self.tr("Zhanggui")
        self.setWindowTitle(f"{name} · {self.tr('Demo')}" if self._demo else name)
