"""An import from the first look at a file to the last goods on the shelf; no widgets, no words."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Signal

from backend.retail.contract.goods_import import GoodsImportCommitResponse, ImportGoodsChanged
from backend.retail.contract.staff import Action
from console.desk.clock import Alarm
from console.desk.cycles import MANY, set_aside
from console.desk.page import Desk
from console.retail.files.preview import Preview, preview
from console.retail.files.reading import read_goods
from console.retail.files.row_of_goods import Fault
from console.retail.files.writing import write_bad_rows
from console.retail.goods_sending import GoodsSending, known_goods

T = TypeVar("T")


_TELLS_EVERY_MS: Final = 200
_NAMED: Final = 3


class _Stopped(Exception):
    """Somebody wants no more of the file."""


class GoodsImport(QObject):
    """
    Reads a file, shows what it would change, and sends it in the background.

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
    """

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._preview: Preview | None = None
        self._sending: GoodsSending | None = None
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
        self._is_busy, self._stops = True, False
        self._sending = None
        self._path, self._read = path, 0
        self._forget_preview()
        till, client = self._desk.till, self._desk.client
        self._look = self._desk.clock.every(self, _TELLS_EVERY_MS, self._tell_reading)

        def compare() -> Preview:
            read = read_goods(path, self._note_rows)
            known = known_goods(till, client, self._note_known)
            return preview(read, known.goods, known_seq=known.seq)

        self._run(compare, self._hear_preview)

    def outdated(self, error: ImportGoodsChanged) -> tuple[int, str]:
        """Return how many goods others changed, and what the first are called in the file."""
        ids = error.fields["changed"].split(", ")
        names = {row.goods_id: row.name for row in self._preview.to_send} if self._preview else {}
        count = int(error.fields["count"])
        more = ["…"] if count > _NAMED else []
        return count, "\n".join([*(names.get(one, one) for one in ids[:_NAMED]), *more])

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
        if self._sending is None:
            desk, shown = self._desk, self._preview
            self._sending = GoodsSending(
                desk.till,
                desk.client,
                shown.to_send,
                known_seq=shown.known_seq,
                now=desk.clock.now(),
            )
        self._is_busy, self._stops = True, False
        self._step(self._sending)

    def stop(self) -> None:
        """Read no further; or drop what was sent: at once, or after what is on its way."""
        self._stops = True
        if self._sending is None:
            return
        if not self._is_busy:
            self._is_busy = True
            self._drop(self._sending)

    def _note_rows(self, count: int) -> None:
        """Hear of rows where they are read."""
        self._read = count
        if count % MANY == 0:  # a look for cycles among them would be felt at the counter
            set_aside(MANY)
        if self._stops:
            raise _Stopped

    def _note_known(self, count: int) -> None:
        """Hear of goods where the platform tells of them."""
        if self._stops:
            raise _Stopped
        if count % MANY == 0:
            set_aside(MANY)

    def _tell_reading(self) -> None:
        if self._read:
            self.reading.emit(self._read)

    def forget(self) -> None:
        """Look at the file no more, if nothing of it is on its way."""
        if not self._is_busy and self._sending is None:
            self._forget_preview()

    def _step(self, sending: GoodsSending) -> None:
        if self._stops:
            self._drop(sending)
        elif sending.is_sent:
            self._run(sending.finish, self._hear_end)
        else:
            self._run(sending.step, partial(self._hear_step, sending))

    def _drop(self, sending: GoodsSending) -> None:
        self._run(sending.drop, self._hear_drop)

    def _hear_preview(self, shown: Preview) -> None:
        self._end_look()
        self._preview = shown
        set_aside(len(shown.to_send) + shown.unchanged)
        self.looked.emit()

    def _hear_step(self, sending: GoodsSending, sent: int) -> None:
        self.progressed.emit(sent, sending.total)
        self._step(sending)

    def _hear_end(self, answer: GoodsImportCommitResponse) -> None:
        self._is_busy = False
        self._sending = None
        self._forget_preview()
        self.imported.emit(answer)

    def _hear_drop(self, _: None) -> None:
        self._is_busy = False
        self._sending = None
        self.dropped.emit()

    def _forget_preview(self) -> None:
        """Free 100,000 rows elsewhere: here it would be felt."""
        box = [self._preview]
        self._preview = None
        self._desk.background.run(self, box.clear, done=_pass, failed=self.failed.emit)

    def _run(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        self._desk.background.run(self, work, done=done, failed=self._fail)

    def _fail(self, error: Exception) -> None:
        self._end_look()
        if isinstance(error, ImportGoodsChanged):  # the platform has forgotten what was sent
            self._sending = None
        if isinstance(error, _Stopped):
            self.dropped.emit()
        else:
            self.failed.emit(error)

    def _end_look(self) -> None:
        self._is_busy = False
        if self._look is not None:
            self._look.stop()
            self._look = None


def _pass(_: None) -> None:
    """There is nothing to hear."""
