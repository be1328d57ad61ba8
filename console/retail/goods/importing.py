"""An import from the first look at a file to the last goods on the shelf; no widgets, no words."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final, TypeVar, cast

from PySide6.QtCore import QObject, Signal

from backend.retail.contract.goods_import import GoodsImportCommitResponse, ImportGoodsChanged
from backend.retail.contract.staff import Action
from console.client.apart import WorkEnded, Worker
from console.desk.clock import Alarm
from console.desk.page import Desk
from console.retail.files.preview import Preview
from console.retail.files.row_of_goods import Fault
from console.retail.files.writing import write_bad_rows
from console.retail.goods_apart import GoodsWork, means, serves

T = TypeVar("T")


_TELLS_EVERY_MS: Final = 200
_NAMED: Final = 3


class _Stopped(Exception):
    """Somebody wants no more of the file."""


class GoodsImport(QObject):
    """
    Has a file read, shows what it would change, and has it sent: apart, and beside the counter.

    One step at a time: reading, then one part after another, so that progress is told between two
    parts and stopping waits for one part at most.
    """

    looked = Signal()
    """``preview`` is there."""
    reading = Signal(int)
    """How many rows of the file were read so far."""
    reported = Signal(object)
    """Where the list of bad rows was written."""
    progressed = Signal(int, int)
    """How many goods the platform has, of how many."""
    imported = Signal(object)
    """A ``GoodsImportCommitResponse``: all of it stands on the shelf."""
    dropped = Signal()
    """Nothing of it stands on the shelf."""
    failed = Signal(object)
    """
    The exception; reading, ``send`` or ``stop`` can be tried again.

    After an ``ImportGoodsChanged`` the platform has nothing of it: only another look leads on.
    After a ``WorkEnded`` too; what it had sent is dropped by the next import.
    """

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._preview: Preview | None = None
        self._work: Worker | None = None
        self._is_sending = False
        self._names: dict[str, str] = {}
        self._is_busy = False
        self._stops = False
        self._read = 0
        self._look: Alarm | None = None
        self._path = Path()

    @property
    def path(self) -> Path:
        """The file that was looked at last."""
        return self._path

    @property
    def preview(self) -> Preview | None:
        """What the file would change."""
        return self._preview

    @property
    def is_busy(self) -> bool:
        """Whether something is on its way."""
        return self._is_busy

    @property
    def may_import(self) -> bool:
        """Whether whoever is signed in may change goods."""
        return self._desk.leave.may(Action.EDIT_GOODS)

    def look(self, path: Path) -> None:
        """Read a file and compare it with what the platform knows."""
        if self._is_busy or not self.may_import:
            return
        self._is_busy, self._stops, self._is_sending = True, False, False
        self._path, self._read = path, 0
        self._forget_preview()
        desk = self._desk
        self._look = desk.clock.every(self, _TELLS_EVERY_MS, self._tell_reading)
        hears = {"rows": self._note_rows, "known": self._go_on}

        def look() -> Preview:
            asked = {**serves(desk.till, desk.client, desk.clock.now), **hears}
            self._work = desk.apart(GoodsWork, means(desk.till, desk.client), serves=asked)
            return cast("Preview", self._work.call("look", path))

        self._run(look, self._hear_preview)

    def outdated(self, error: ImportGoodsChanged) -> tuple[int, str]:
        """Return how many goods others changed, and what the first are called in the file."""
        count = int(error.fields["count"])
        more = ["…"] if count > _NAMED else []
        return count, "\n".join([*(self._names.get(one, one) for one in _first(error)), *more])

    def report(self, *, heading: tuple[str, str, str, str], say: Callable[[Fault], str]) -> None:
        """Write the bad rows into a file beside the one they come from."""
        if self._preview is None:
            return
        bad, chinese = self._preview.bad, self._desk.words.language == "zh_CN"
        path = self._path.with_name(f"{self._path.stem}-{'错误' if chinese else 'errors'}.csv")
        self._desk.background.run(
            self,
            lambda: write_bad_rows(path, bad, heading=heading, say=say, chinese=chinese),
            done=lambda _: self.reported.emit(path),
            failed=self.failed.emit,
        )

    def send(self) -> None:
        """Begin to import what was looked at, or go on after a failure."""
        if self._is_busy or not self.may_import:
            return
        if self._preview is None or not self._preview.is_ready:
            return
        if self._work is not None:
            self._is_busy, self._stops, self._is_sending = True, False, True
            self._step(self._work)

    def stop(self) -> None:
        """Read no further; or drop what was sent: at once, or after what is on its way."""
        self._stops = True
        if self._is_sending and not self._is_busy and self._work is not None:
            self._is_busy = True
            self._drop(self._work)

    def _note_rows(self, count: int) -> None:
        """Hear of rows where they are read."""
        self._read = count
        self._go_on(count)

    def _go_on(self, _: int) -> None:
        if self._stops:
            raise _Stopped

    def _tell_reading(self) -> None:
        if self._read:
            self.reading.emit(self._read)

    def forget(self) -> None:
        """Look at the file no more, if nothing of it is on its way."""
        if not self._is_busy and not self._is_sending:
            self._forget_preview()

    def _step(self, work: Worker, *, is_sent: bool = False) -> None:
        if self._stops:
            self._drop(work)
        elif is_sent:
            self._run(partial(self._finish, work), self._hear_end)
        else:
            now = self._desk.clock.now()
            self._run(partial(work.call, "step", now), partial(self._hear_step, work))

    def _finish(self, work: Worker) -> GoodsImportCommitResponse:
        try:
            return cast("GoodsImportCommitResponse", work.call("finish"))
        except ImportGoodsChanged as error:
            self._names = work.call("names", _first(error))
            raise

    def _drop(self, work: Worker) -> None:
        self._run(partial(work.call, "drop"), self._hear_drop)

    def _hear_preview(self, shown: Preview) -> None:
        self._end_look()
        self._preview = shown
        self.looked.emit()

    def _hear_step(self, work: Worker, answer: tuple[int, bool]) -> None:
        shown = self._preview
        if shown is not None:
            self.progressed.emit(answer[0], shown.count)
        self._step(work, is_sent=answer[1])

    def _hear_end(self, answer: GoodsImportCommitResponse) -> None:
        self._is_busy = self._is_sending = False
        self._forget_preview()
        self.imported.emit(answer)

    def _hear_drop(self, _: None) -> None:
        self._is_busy = self._is_sending = False
        self.dropped.emit()

    def _forget_preview(self) -> None:
        """Let the work end elsewhere: it has 100,000 rows."""
        work, self._work, self._preview = self._work, None, None
        if work is not None:
            self._desk.background.run(self, work.close, done=_pass, failed=_pass)

    def _run(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        self._desk.background.run(self, work, done=done, failed=self._fail)

    def _fail(self, error: Exception) -> None:
        self._end_look()
        if isinstance(error, ImportGoodsChanged):  # the platform has forgotten what was sent
            self._is_sending = False
        if isinstance(error, WorkEnded):
            self._is_sending = False
            self._forget_preview()
        if isinstance(error, _Stopped):
            self.dropped.emit()
        else:
            self.failed.emit(error)

    def _end_look(self) -> None:
        self._is_busy = False
        if self._look is not None:
            self._look.stop()
            self._look = None


def _first(error: ImportGoodsChanged) -> list[str]:
    return error.fields["changed"].split(", ")[:_NAMED]


def _pass(_: object) -> None:
    """There is nothing to hear."""
