"""A wallet on a real database, with a clock that only moves when told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import pytest
from sqlalchemy import text

from backend.kernel.call import Call, Caller, Setting
from backend.kernel.database import Database
from backend.kernel.ids import Ids
from backend.kernel.unit import Unit
from backend.protocol.money import Money
from backend.wallet import service
from backend.wallet.service import Opening

P = ParamSpec("P")
T = TypeVar("T")

NOON = datetime(2026, 5, 1, 4, tzinfo=UTC)
MEI = "2088000000000011"
BO = "2088000000000012"


@dataclass
class House:
    """One database, its time, and calls on it."""

    url: str
    now: datetime = NOON
    ids: Ids = field(default_factory=lambda: Ids.seeded(7))

    def __post_init__(self) -> None:
        self.database = Database.open(self.url)
        self.database.create_all()

    def restart(self) -> None:
        """Close and open again, as after the process ended."""
        self.database.close()
        self.database = Database.open(self.url)

    def later(self, **of: float) -> None:
        """Let time pass."""
        self.now += timedelta(**of)

    def work(
        self, verb: Callable[Concatenate[Call, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> Callable[[Unit], T]:
        """Return a verb as one call's work."""
        now, ids = self.now, self.ids

        def run(unit: Unit) -> T:
            return verb(Call(Caller(), now, unit, ids, Setting()), *args, **kwargs)

        return run

    def do(self, verb: Callable[Concatenate[Call, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a verb in a call of its own."""
        return self.database.do(self.work(verb, *args, **kwargs))

    def rows(self, sql: str) -> list[str]:
        """Return what stands in the file, as text."""
        return [str(tuple(row)) for row in self.database.do(lambda unit: unit.all(text(sql)))]


def mei(**changes: object) -> Opening:
    """Return a buyer to open, with 500 yuan and PIN 111111."""
    facts: dict[str, object] = {
        "buyer_id": MEI,
        "logon_id": "13800000011",
        "name": "林小满",
        "pin": "111111",
        "balance": Money(500_00),
    }
    return Opening(**{**facts, **changes})  # type: ignore[arg-type]  # checked by the dataclass


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[House]:
    """Open a house nobody has a wallet in."""
    house = House(f"sqlite:///{tmp_path / 'platform.db'}")
    yield house
    house.database.close()


@pytest.fixture
def house(empty: House) -> House:
    """Open a house with one buyer."""
    empty.do(lambda call: service.open_buyer(call, mei()))
    return empty
