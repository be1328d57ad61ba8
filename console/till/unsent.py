"""
How much may wait for a platform that is away, and what a shop takes with it when it cannot wait.

Sales go on without a network, up to three caps: their worth, their count, and the age of the
oldest. A manager may raise them once, until everything that waited has been sent.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from sqlalchemy import Connection

from backend.protocol.money import Money
from console.till import activity, journal
from console.till.activity import Activity
from console.till.database import Database
from console.till.failures import RuleBroken
from console.till.lapse import Lapse
from console.till.store import outbox as store
from console.till.store import shop

_NEAR: Final = 80
"""Percent of a cap from which it is time to look."""
_RAISED: Final = 2
"""What a manager's word multiplies each cap by."""
ACTION: Final = "EXTEND_OFFLINE"
"""What it is called in the activity log."""
EXTENDED: Final = "offline.extended"
"""The journal line."""
_UP_TO: Final = "offline.extended_up_to"
"""The setting that says for which reports: up to this number, whatever the clock says."""


class Cap(StrEnum):
    AMOUNT = "amount"
    COUNT = "count"
    AGE = "age"


@dataclass(frozen=True, slots=True)
class Caps:
    """What may wait: the worth of sales, how many, and for how long."""

    amount: Money = field(default_factory=lambda: Money(2_000_000))
    count: int = 500
    age: timedelta = timedelta(hours=72)

    def raised(self) -> Caps:
        """Return them as a manager's word raises them."""
        return Caps(self.amount * _RAISED, self.count * _RAISED, self.age * _RAISED)


class Level(StrEnum):
    CLEAR = "clear"
    NEAR = "near"
    """A cap is nearly reached: look for the network."""
    FULL = "full"
    """A cap is reached: no new sale while the platform is away."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The sales that wait, against the caps in force."""

    amount: Money
    count: int
    oldest: datetime | None
    """When the oldest was made, by the clock of then."""
    age: timedelta
    """How long the oldest has waited, by the till's own count."""
    caps: Caps
    extended: bool
    """Whether a manager has raised the caps for what waits now."""

    def percent(self, cap: Cap) -> int:
        """Return how much of a cap is used up, in whole percent, rounded down."""
        match cap:
            case Cap.AMOUNT:
                return self.amount.minor * 100 // max(1, self.caps.amount.minor)
            case Cap.COUNT:
                return self.count * 100 // max(1, self.caps.count)
            case Cap.AGE:
                return int(self.age * 100 // max(timedelta(seconds=1), self.caps.age))

    @property
    def level(self) -> Level:
        most = max(map(self.percent, Cap))
        return Level.FULL if most >= 100 else Level.NEAR if most >= _NEAR else Level.CLEAR  # noqa: PLR2004


class ExtendedBefore(RuleBroken):
    """The caps have been raised once for what waits now."""

    code = "OFFLINE-EXTENDED"
    template = "The caps have been raised for what waits now; that is done once."


class Unsent:
    """What waits, and how much of it may."""

    def __init__(self, database: Database, lapse: Lapse) -> None:
        self._database = database
        self._lapse = lapse
        self._caps = Caps()

    def use(self, caps: Caps) -> None:
        """Let so much wait from now on."""
        self._caps = caps

    def standing(self) -> Standing:
        """Return how the sales that wait stand against the caps."""
        return self._database.look(self._standing)

    def has_room(self) -> bool:
        """Whether one more sale may wait."""
        return self.standing().level is not Level.FULL

    def extend(self, *, by: str, approved_by: str, now: datetime) -> Standing:
        """
        Raise the caps for what waits now, on a manager's word; put on record.

        :raises ExtendedBefore: if that was done since the oldest of it began to wait.
        """

        def work(db: Connection) -> Standing:
            before = self._standing(db)
            if before.extended:
                raise ExtendedBefore
            fields = {
                "by": by,
                "approved_by": approved_by,
                "count": str(before.count),
                "amount": before.amount.to_text(),
            }
            journal.append(db, journal.Entry(now, EXTENDED, "", "", fields))
            shop.put_setting(db, _UP_TO, str(store.unsent_sales(db).last))
            done = Activity(action=ACTION, by=approved_by, at=now, amount=before.amount)
            activity.note(db, done)
            return self._standing(db)

        return self._database.do(work)

    def _standing(self, db: Connection) -> Standing:
        pile = store.unsent_sales(db)
        extended = pile.count > 0 and pile.first <= int(shop.setting(db, _UP_TO) or 0)
        age = self._lapse.total - pile.counted if pile.count else timedelta()
        caps = self._caps.raised() if extended else self._caps
        return Standing(pile.amount, pile.count, pile.oldest, age, caps, extended)
