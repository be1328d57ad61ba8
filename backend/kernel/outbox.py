"""Facts recorded with the transaction, told after it: at least once, in order."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any, Final, Generic, TypeVar

from sqlalchemy import bindparam, func, select, update

from backend.kernel.call import Call, Caller
from backend.kernel.columns import at_most
from backend.kernel.database import Database, DiskFull
from backend.kernel.tables import DEAD_FACT, OUTBOX, RELAY
from backend.kernel.unit import Unit
from backend.protocol.fact import Fact
from backend.protocol.rehearsal import reach

FactT = TypeVar("FactT", bound=Fact)
CallMaker = Callable[[Caller, Unit], Call]

PAGE: Final = 100
TRIES_MAX: Final = 5
_NAME: Final = "reactions"
_log = logging.getLogger("zhanggui.outbox")

_LAST: Final = select(func.coalesce(func.max(OUTBOX.c.seq), 0))
_NEXT: Final = (
    select(OUTBOX)
    .where(OUTBOX.c.awaited, OUTBOX.c.seq > bindparam("after"))
    .order_by(OUTBOX.c.seq)
    .limit(at_most(PAGE))
)
_WAITING: Final = (
    select(OUTBOX.c.seq)
    .where(
        OUTBOX.c.awaited,
        OUTBOX.c.seq > select(RELAY.c.seq).where(RELAY.c.name == _NAME).scalar_subquery(),
    )
    .limit(at_most(1))
)
_CURSOR: Final = select(RELAY.c.seq).where(RELAY.c.name == _NAME)
_OF_SUBJECT: Final = (
    select(OUTBOX)
    .where(OUTBOX.c.merchant_id == bindparam("merchant"), OUTBOX.c.subject == bindparam("wanted"))
    .order_by(OUTBOX.c.version)
)
_MOVE: Final = update(RELAY).where(RELAY.c.name == _NAME).values(seq=bindparam("to"))


@dataclass(frozen=True, slots=True)
class Reaction(Generic[FactT]):
    """What a capability does about a fact; it may hear the same fact twice."""

    fact: type[FactT]
    handler: Callable[[Call, FactT], None]


AnyReaction = Reaction[Any]


class _Outbox:
    """Numbers the facts of a group without a gap and writes them together."""

    def write(self, unit: Unit, items: Sequence[Any]) -> None:
        row = unit.one(_LAST)
        first = (row[0] if row else 0) + 1
        unit.add_many(
            OUTBOX, [(*key, seq, *rest) for seq, (key, rest) in enumerate(items, start=first)]
        )


_OUTBOX: Final = _Outbox()


def record(call: Call, fact: Fact) -> None:
    """Record what happened with the change itself: both are committed, or neither."""
    key = fact.merchant_id, fact.subject, fact.version
    rest = fact.name, fact.model_dump_json(), call.now, fact.is_awaited()
    call.unit.stage(_OUTBOX, (key, rest))


class Relay:
    """Tells recorded facts to the reactions that want to hear them."""

    def __init__(
        self, database: Database, reactions: Sequence[AnyReaction], make_call: CallMaker
    ) -> None:
        self._database = database
        self._make_call = make_call
        self._wanted: dict[str, list[AnyReaction]] = {}
        for reaction in reactions:
            self._wanted.setdefault(reaction.fact.name, []).append(reaction)
        self._failures: Counter[int] = Counter()

    def turn(self) -> int:
        """Tell the next page of facts in one commit; return how many were passed, 0 at the end."""
        rows = self._database.do(_next_page)
        wanted = [row for row in rows if row.name in self._wanted]
        outcomes = self._database.group([partial(self._tell, row) for row in wanted])
        unheard = [
            (row, outcome.error)
            for row, outcome in zip(wanted, outcomes, strict=True)
            if outcome.error is not None
        ]
        end = unheard[0][0].seq if unheard else None
        passed = [row.seq for row in rows if end is None or row.seq < end]
        if passed:
            self._database.do(lambda unit: unit.change(_MOVE, {"to": passed[-1]}))
        if unheard:
            self._count_failure(*unheard[0])
        return len(passed)

    def _tell(self, row: Any, unit: Unit) -> None:
        call = self._make_call(Caller(merchant_id=row.merchant_id), unit)
        for reaction in self._wanted[row.name]:
            reaction.handler(call, reaction.fact.model_validate_json(row.payload))
        reach("outbox.told")

    def _count_failure(self, row: Any, error: Exception) -> None:
        if isinstance(error, DiskFull):
            raise error  # the fact is not to blame, and is told when there is room
        self._failures[row.seq] += 1
        _log.error("fact %s (%s) was not heard", row.seq, row.name, exc_info=error)
        if self._failures[row.seq] >= TRIES_MAX:
            self._bury(row, error)

    def _bury(self, row: Any, reason: Exception) -> None:
        """Pass a fact nobody could hear, and keep why."""

        def work(unit: Unit) -> None:
            now = self._make_call(Caller(merchant_id=row.merchant_id), unit).now
            dead: Mapping[str, object] = {
                "merchant_id": row.merchant_id,
                "seq": row.seq,
                "reason": repr(reason),
                "at": now,
            }
            unit.insert_once(DEAD_FACT, dead)
            unit.change(_MOVE, {"to": row.seq})

        self._database.do(work)


def waits(unit: Unit) -> bool:
    """Tell whether a fact waits to be told."""
    return unit.one(_CURSOR) is None or unit.one(_WAITING) is not None


def _next_page(unit: Unit) -> Sequence[Any]:
    cursor = unit.one(_CURSOR)
    if cursor is None:
        unit.insert_once(RELAY, {"name": _NAME, "seq": 0})
    return unit.all(_NEXT, {"after": cursor.seq if cursor else 0})


@dataclass(frozen=True, slots=True)
class Told:
    """A recorded fact, as the audit reads it."""

    merchant_id: str
    subject: str
    version: int
    name: str
    at: datetime


def facts_of(unit: Unit, merchant_id: str, subject: str) -> tuple[Told, ...]:
    """Return the facts of one subject, first to last."""
    rows = unit.all(_OF_SUBJECT, {"merchant": merchant_id, "wanted": subject})
    return tuple(Told(r.merchant_id, r.subject, r.version, r.name, r.at) for r in rows)
