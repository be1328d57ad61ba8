"""One step of a payment or refund, with its exchange: what a page runs in the background."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from backend.protocol.errors import PlatformError
from backend.protocol.rehearsal import reach
from console.client.client import Caller
from console.client.failures import ClientError
from console.till.answers import Answer
from console.till.attempt import Attempt
from console.till.engine import Send
from console.till.refund import Refund
from console.till.till import Till

_GLANCE: Final = timedelta(milliseconds=300)


@dataclass(frozen=True, slots=True)
class Turn:
    """What came of a step."""

    record: Attempt | Refund
    again_at: datetime | None
    """When the next step is due; none once settled."""
    asked: bool
    """Whether the platform was asked."""

    @property
    def settled(self) -> bool:
        """Whether there is nothing more to do."""
        return self.record.settled


class Teller:
    """
    Carries requests between the till's engines and the platform, one at a time for each number.

    Several threads may step the same number: while one exchange is under way the others are told
    to wait.
    """

    def __init__(self, till: Till, caller: Caller, *, clock: Callable[[], datetime]) -> None:
        self._till = till
        self._caller = caller
        self._clock = clock

    def step(self, no: str) -> Turn:
        """
        Do what is due for an order or refund number; at most one exchange with the platform.

        :raises NoSuchAttempt: if the till knows no such number.
        """
        engine = self._till.engine_of(no)
        step = engine.next(no, self._clock())
        if isinstance(step, Send):
            answer = self._exchange(step)
            engine.record(step, answer, self._clock())
        record = self.look(no)
        return Turn(record, self._again_at(record), isinstance(step, Send))

    def look(self, no: str) -> Attempt | Refund:
        """
        Return how an order or refund number stands; asks nobody.

        :raises NoSuchAttempt: if the till knows no such number.
        """
        charges, refunds = self._till.charges, self._till.refunds
        return charges.get(no) if charges.knows(no) else refunds.get(no)

    def _again_at(self, record: Attempt | Refund) -> datetime | None:
        if record.settled:
            return None
        if record.flight:  # another thread is asking: come back for its answer
            return self._clock() + _GLANCE
        return record.next_at

    def _exchange(self, send: Send) -> Answer:
        reach("till.send.before")
        try:
            answer: Answer = self._caller.call(send.method, send.request)
        except (PlatformError, ClientError) as failure:
            answer = failure
        reach("till.answer.received")
        return answer
