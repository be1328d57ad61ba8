"""An import from the first look at a file to the last goods on the shelf; no widgets, no words."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from backend.retail.contract.goods_import import GoodsImportCommitResponse
from backend.retail.contract.staff import Action
from console.desk.cycles import set_aside
from console.desk.page import Desk
from console.retail.files.preview import Preview, preview
from console.retail.files.reading import read_goods
from console.retail.goods_sending import GoodsSending, known_goods

T = TypeVar("T")


class GoodsImport(QObject):
    """
    Reads a file, shows what it would change, and sends it in the background.

    One step at a time: reading, then one part after another, so that progress is told between two
    parts and stopping waits for one part at most.
    """

    looked = Signal()
    """``preview`` is there."""
    progressed = Signal(int, int)
    """How many goods the platform has, of how many."""
    imported = Signal(object)
    """A ``GoodsImportCommitResponse``: all of it stands on the shelf."""
    dropped = Signal()
    """Nothing of it stands on the shelf."""
    failed = Signal(object)
    """The exception; reading, ``send`` or ``stop`` can be tried again."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._preview: Preview | None = None
        self._sending: GoodsSending | None = None
        self._is_busy = False
        self._stops = False

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
        person = self._desk.session.person
        return person is not None and Action.EDIT_GOODS in person.may

    def look(self, path: Path) -> None:
        """Read a file and compare it with what the platform knows."""
        if self._is_busy or not self.may_import:
            return
        self._is_busy = True
        self._sending = None
        self._forget_preview()
        client = self._desk.client
        self._run(lambda: preview(read_goods(path), known_goods(client)), self._hear_preview)

    def send(self) -> None:
        """Begin to import what was looked at, or go on after a failure."""
        if self._is_busy or not self.may_import:
            return
        if self._preview is None or not self._preview.is_ready:
            return
        if self._sending is None:
            desk, shown = self._desk, self._preview
            self._sending = GoodsSending(
                desk.till, desk.client, shown.to_send, now=desk.clock.now()
            )
        self._is_busy, self._stops = True, False
        self._step(self._sending)

    def stop(self) -> None:
        """Drop what was sent: at once, or after the part that is on its way."""
        if self._sending is None:
            return
        self._stops = True
        if not self._is_busy:
            self._is_busy = True
            self._drop(self._sending)

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
        self._is_busy = False
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
        self._is_busy = False
        self.failed.emit(error)


def _pass(_: None) -> None:
    """There is nothing to hear."""
