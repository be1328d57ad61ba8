"""Open the window at once, bring everything up behind it, and let nothing get lost at the end."""

from __future__ import annotations

import logging
import signal
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QStandardPaths, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from console.app.customer import CustomerScreens
from console.app.keeper import Keeper
from console.app.memory import share_heap
from console.app.start import Place, Ready, pace_of, start
from console.camera.scanner import CameraScanner
from console.care.daily import DailyBackup
from console.care.logs import close_log, open_log
from console.care.restore import Restored
from console.client.apart import Apart
from console.client.service import Progress, Service, Stage
from console.desk import fonts
from console.desk.background import PooledBackground
from console.desk.clock import Clock, SystemClock
from console.desk.customer import Customer
from console.desk.cycles import Cycles
from console.desk.failures import Failures
from console.desk.holds import Holds
from console.desk.leave import Leave
from console.desk.link import Link
from console.desk.page import Desk
from console.desk.phrases import QT_TRANSLATE_NOOP
from console.desk.ports import Fact, Leaving, Navigation, Scans, Status, Toasts
from console.desk.ready import NO_CHINESE
from console.desk.settings import LANGUAGE, POLL_SECONDS, THEME, WAIT_SECONDS, Settings
from console.desk.sounds import SystemSounds
from console.desk.staff import Session
from console.desk.theme import Theme
from console.desk.words import Words
from console.paper.spool import Spool
from console.payments.queue.caps import CAP_KEYS, caps_of
from console.retail.shifts.watch import ShiftWatch
from console.shell.catalog import FOOT, PAGES
from console.shell.window import Window
from console.shops.joining import join
from console.till.pace import Pace
from console.till.sharing import Sharer

_CLOSE_MS: Final = 8000
_SIGNAL_MS: Final = 200
_STAGES: Final = {
    Stage.LOOKING: QT_TRANSLATE_NOOP("Starting", "Looking for the platform"),
    Stage.STARTING: QT_TRANSLATE_NOOP("Starting", "Starting the platform"),
    Stage.WAITING: QT_TRANSLATE_NOOP("Starting", "Waiting for the platform"),
    Stage.READY: QT_TRANSLATE_NOOP("Starting", "Opening the till"),
}


class Console(QObject):
    """The program between its first window and its last."""

    opened = Signal(object)
    """The desk, once somebody can sign in."""
    stopped = Signal(object)
    """Why it did not start."""
    _progress = Signal(object)

    def __init__(
        self,
        application: QApplication,
        place: Place,
        *,
        service: Service | None = None,
        clock: Clock | None = None,
        pace: Callable[[Settings], Pace] = pace_of,
    ) -> None:
        super().__init__(application)
        place.home.mkdir(parents=True, exist_ok=True)
        self.place = place
        self._pace = pace
        self._service = None if place.is_elsewhere else service or Service(place.home)
        self.settings = Settings(place.home / "console-settings.json", self)
        self.words = Words(self.settings.get(LANGUAGE), parent=self)
        self.theme = Theme(application, self)
        self.theme.choose(self.settings.get(THEME))
        self.clock: Clock = clock or SystemClock()
        self.background = PooledBackground(self)
        self._cycles = Cycles(self.clock, self)
        self.failures = Failures()
        self.window = Window(demo=not place.is_elsewhere)
        self.ready: Ready | None = None
        self.desk: Desk | None = None
        self.customers: CustomerScreens | None = None
        self.keeper: Keeper | None = None
        self.camera: CameraScanner | None = None
        self._log: logging.Handler | None = None
        self.begins_again = False
        """Whether another console is to open where this one has left: it joined a shop."""
        self.error: Exception | None = None
        """Why it did not start, the last time it was tried."""
        self.settings.changed.connect(self._follow_settings)
        self._progress.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)
        self.window.left.connect(self.leave)
        self.window.joining.connect(self._join)
        self.window.joined.connect(self._begin_again)

    def open(self) -> None:
        """Show the window and start."""
        self.window.show()
        if not fonts.has_chinese():
            sys.stderr.write(f"{NO_CHINESE}\n")
        self._start()

    def _start(self) -> None:
        self.window.show_starting().show_stage(_STAGES[Stage.LOOKING])
        pace = self._pace(self.settings)
        self.background.run(
            self,
            lambda: start(
                self.place,
                self._service,
                pace,
                clock=self.clock.now,
                elapsed=self.clock.elapsed,
                progress=self._progress.emit,
            ),
            done=self._open_counter,
            failed=self._show_stopped,
        )

    def _show_progress(self, progress: Progress) -> None:
        self.window.starting.show_stage(_STAGES[progress.stage], progress.seconds)

    def _show_stopped(self, error: Exception) -> None:
        failure = self.failures.describe(error, lambda: self.tr("The console could not start"))
        self.window.show_stopped(failure, retry=self._start, give_up=self._give_up)
        self.error = error
        self.stopped.emit(error)

    def _join(self, text: str) -> None:
        """Become a till of another shop; what is here stays, and is there again without it."""
        home, view = self.place.home, self.window.join
        if view is None:
            return
        self.background.run(
            view,
            lambda: join(home, text, clock=self.clock.now),
            done=lambda credentials: view.show_joined(credentials.till_name),
            failed=lambda error: view.show_failure(
                self.failures.describe(error, lambda: self.tr("This till was not let in"))
            ),
        )

    def _begin_again(self) -> None:
        self.begins_again = True

    def _give_up(self) -> None:
        self.window.close()

    def _open_counter(self, ready: Ready) -> None:
        self.ready, self.error = ready, None
        ready.till.unsent.use(caps_of(self.settings))
        desk = self.desk = self._desk(ready)
        self.customers = CustomerScreens(desk, demo=not self.place.is_elsewhere, parent=self)
        for key in ("person", "platform"):  # whoever speaks first
            desk.status.tell(key, Fact(text=""))
        self.window.open_counter(desk, PAGES, FOOT)
        self.keeper = Keeper(desk, ready, self)
        ShiftWatch(desk, self.keeper)
        DailyBackup(desk, self.keeper)
        self.camera = CameraScanner(desk, parent=self)
        self._log = self._log or open_log(self.place.home)
        if ready.restored is not None:
            self._tell_restored(desk, ready.restored)
        self.opened.emit(desk)

    def _tell_restored(self, desk: Desk, restored: Restored) -> None:
        """Say what was proven before the books came back; it stays until somebody has read it."""
        manifest, code = restored.proven.manifest, restored.proven.code
        made, sales = self.words.minute(manifest.made_at), int(manifest.till.get("sales", 0))
        text = self.tr(
            "Brought back as of {time}: %n sale(s), every line proven. Proof {code}", "", sales
        )
        desk.toasts.say(text.format(time=made, code=code), "good", ms=0)

    def _desk(self, ready: Ready) -> Desk:
        session = Session(self)
        desk = Desk(
            client=ready.client,
            till=ready.till,
            background=self.background,
            clock=self.clock,
            settings=self.settings,
            words=self.words,
            theme=self.theme,
            sounds=SystemSounds(self.settings, self),
            failures=self.failures,
            staffing=ready.staffing,
            session=session,
            leave=Leave(session, self.background, ready.staffing),
            toasts=Toasts(self),
            navigation=Navigation(self),
            scans=Scans(self),
            customer=Customer(self),
            status=Status(self),
            leaving=Leaving(),
            holds=Holds(
                self.background, Sharer(ready.till, ready.client, clock=self.clock.now), self
            ),
            link=Link(ready.client.presence, self),
            apart=Apart,
        )
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        papers = Path(QStandardPaths.writableLocation(documents)) / "Zhanggui"
        demo = not self.place.platform
        return replace(desk, paper=Spool(desk, demo=demo, saved_in=papers, parent=self))

    def _follow_settings(self, key: str) -> None:
        if key == LANGUAGE.key:
            self.words.speak(self.settings.get(LANGUAGE))
        elif key == THEME.key:
            self.theme.choose(self.settings.get(THEME))
        elif key in {POLL_SECONDS.key, WAIT_SECONDS.key} and self.ready is not None:
            self.ready.till.set_pace(self._pace(self.settings))
        elif key in CAP_KEYS and self.ready is not None:
            self.ready.till.unsent.use(caps_of(self.settings))

    def leave(self) -> None:
        """
        Close what was opened, and end the program's loop.

        Nothing is lost by leaving at any moment: what is unfinished is picked up at the next start.
        """
        ready, self.ready = self.ready, None
        self.window.scanner.close()
        self._close_parts()
        if ready is not None:
            ready.client.close()
        elif self._service is not None:
            self._service.stop()  # it may still be starting, and somebody waits for it
        if self.background.close(_CLOSE_MS):
            self._cycles.close()
        if ready is not None:
            ready.till.close()
        if self._service is not None:
            self._service.stop()
        self._close_log()
        QApplication.quit()

    def put_away(self) -> None:
        """Take it down once it has left: what opens next is the only one to hear and to speak."""
        self.words.fall_silent()
        self.window.deleteLater()
        self.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def _close_parts(self) -> None:
        if self.keeper is not None:
            self.keeper.deleteLater()
            self.keeper = None
        for part in (self.camera, self.customers):
            if part is not None:
                part.close()
        self.camera = self.customers = None

    def _close_log(self) -> None:
        if self._log is not None:
            close_log(self._log)
            self._log = None


def run(place: Place, arguments: Sequence[str] = (), *, service: Service | None = None) -> int:
    """
    Run the console until its window is closed; return the exit status.

    One that has joined a shop leaves in order, as if it were closed, and is followed by another
    that opens as a till of that shop.

    ``service`` is the bundled platform if it was begun before.
    """
    application = open_application(arguments)
    while True:
        console = Console(application, place, service=service)
        console.open()
        _end_on_signals(console)
        status = application.exec()
        if not console.begins_again:
            return status
        console.put_away()
        place, service = Place(place.home), None  # where it is, is in its keys from now on


def open_application(arguments: Sequence[str] = ()) -> QApplication:
    """Open the one application."""
    share_heap()
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    application = QApplication([sys.argv[0], *arguments])
    application.setApplicationName("Zhanggui")
    application.setQuitOnLastWindowClosed(False)
    return application


def _end_on_signals(console: Console) -> None:
    """Leave in order when the system or a terminal says so."""
    said: list[int] = []

    def hear(number: int, _: FrameType | None) -> None:
        said.append(number)

    def look() -> None:
        if said:
            said.clear()
            console.leave()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, hear)
    console.clock.every(console, _SIGNAL_MS, look)  # Qt's loop lets Python hear only now and then
