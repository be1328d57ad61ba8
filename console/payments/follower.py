"""Follows payments and refunds in the background until they are settled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Signal

from console.desk.clock import Alarm
from console.desk.page import Desk
from console.desk.settings import POLL_SECONDS
from console.till.teller import Teller, Turn

_LEAST_MS: Final = 50


@dataclass(slots=True)
class _Errand:
    """One number that is followed."""

    asking: bool = False
    again: bool = False
    """Whether to step once more as soon as the exchange under way is over."""
    alarm: Alarm | None = None
    trouble: type[Exception] | None = None


class Follower(QObject):
    """
    Steps each number when it is due: one exchange and one alarm at a time.

    Whatever goes wrong, a number is stepped again; only ``leave`` or its end stops that.
    """

    heard = Signal(object)
    """A ``Turn`` of a number that is followed."""
    failed = Signal(object)
    """What kept a step from being taken; said once for each kind of trouble."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._teller = Teller(desk.till, desk.client, clock=desk.clock.now)
        self._errands: dict[str, _Errand] = {}

    def follow(self, no: str) -> None:
        """Step an order or refund number now, and go on until it is settled."""
        errand = self._errands.get(no)
        if errand is None:
            errand = self._errands[no] = _Errand()
            self._desk.attended.begin(no)
        if errand.alarm is not None:
            errand.alarm.stop()
            errand.alarm = None
        if errand.asking:
            errand.again = True
            return
        errand.asking, errand.again = True, False
        self._desk.background.run(
            self,
            lambda: self._teller.step(no),
            done=lambda turn: self._hear(no, errand, turn),
            failed=lambda error: self._stumble(no, errand, error),
        )

    def leave(self, no: str) -> None:
        """Leave a number that is not settled to its keeper, who also tells how it ends."""
        errand = self._errands.pop(no, None)
        if errand is None:
            return
        if errand.alarm is not None:
            errand.alarm.stop()
        self._desk.attended.hand_over(no)

    def _hear(self, no: str, errand: _Errand, turn: Turn) -> None:
        errand.asking, errand.trouble = False, None
        if self._errands.get(no) is not errand:
            return
        over = (turn.settled or turn.again_at is None) and not errand.again
        if over:
            del self._errands[no]
            self._desk.attended.end(no)
        self.heard.emit(turn)
        if self._errands.get(no) is errand and not errand.asking:
            self._go_on(no, errand, turn)

    def _go_on(self, no: str, errand: _Errand, turn: Turn) -> None:
        """Step at once if something is due: nothing may come between a last query and a cancel."""
        wait = (turn.again_at or self._desk.clock.now()) - self._desk.clock.now()
        ms = int(wait.total_seconds() * 1000)
        if errand.again or (turn.asked and ms <= 0):
            self.follow(no)
        else:
            self._later(no, errand, ms)

    def _stumble(self, no: str, errand: _Errand, error: Exception) -> None:
        errand.asking = False
        if self._errands.get(no) is not errand:
            return
        self._later(no, errand, self._desk.settings.get(POLL_SECONDS) * 1000)
        if errand.trouble is not type(error):
            errand.trouble = type(error)
            self.failed.emit(error)

    def _later(self, no: str, errand: _Errand, ms: int) -> None:
        errand.alarm = self._desk.clock.after(self, max(_LEAST_MS, ms), lambda: self.follow(no))
