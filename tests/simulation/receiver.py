"""Where the merchant hears of payments: sometimes deaf, sometimes slow, always suspicious."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from backend.kernel.jobs import Letter
from backend.protocol.signing import notification_text
from tests.simulation.breach import Breach
from tests.simulation.keys import key
from tests.simulation.swarm import Faults
from tests.simulation.world import World

_HANGS: float = 10.0
"""Seconds after which the platform gives up on a receiver that says nothing."""


@dataclass(frozen=True, slots=True)
class Ack:
    """What a receiver says, and how long it takes."""

    after: float
    body: str
    note: str


class Receiver:
    """The merchant's own address for notifications."""

    def __init__(self, world: World, faults: Faults) -> None:
        self.faults = faults
        self.heard: dict[str, Mapping[str, str]] = {}
        """By notify_id, what was taken note of; it may have been sent more than once."""
        self.acknowledged: Counter[str] = Counter()
        self._world = world
        self._chance = world.chance("receiver")

    def hear(self, letter: Letter) -> Ack:
        """Take a notification."""
        form = dict(letter.form)
        signed = form.pop("sign")
        if not key("platform").public.verify(notification_text(form, "utf-8"), signed):
            raise Breach("I13", f"a notification is not signed: {form}")
        self._remember(form)
        if self._chance.random() < self.faults.deaf:
            self._world.count("fault", "deaf")
            return self._chance.choice(
                (
                    Ack(0.1, "", "HTTP 500"),
                    Ack(_HANGS, "", "NotDelivered: silence"),
                    Ack(0.1, "success ", "HTTP 200"),
                    Ack(0.1, "<html>success</html>", "HTTP 200"),
                    Ack(0.1, "fail", "HTTP 200"),
                )
            )
        self.acknowledged[form["notify_id"]] += 1
        return Ack(0.02, "success", "HTTP 200")

    def _remember(self, form: Mapping[str, str]) -> None:
        before = self.heard.setdefault(form["notify_id"], form)
        self._world.log("receiver hears", form["out_trade_no"], form["trade_status"])
        if before != form:
            raise Breach("I10", f"a repeated notification differs: {before} {form}")
