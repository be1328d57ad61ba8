"""How a database does: figures, and one check at a time beside whoever writes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from backend.kernel.columns import METADATA
from backend.kernel.condition import PAUSE, Checked, Condition
from backend.kernel.database import Database, Uncheckable
from backend.kernel.tables import RELAY

ROWS = 20_000
PAGE = 4096


class Clock:
    """Moves when told."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 22, 4, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "books" / "platform.db"


@pytest.fixture
def database(file: Path) -> Iterator[Database]:
    file.parent.mkdir()
    opened = Database.file(file)
    METADATA.create_all(opened.engine)
    rows = [{"name": f"{number:080d}", "seq": number} for number in range(ROWS)]
    opened.do(lambda unit: unit.write_many(RELAY, rows))
    yield opened
    opened.close()


def damage(file: Path) -> None:
    """Let every page but the first few hold something else."""
    with file.open("r+b") as raw:
        raw.seek(PAGE * 40)
        raw.write(b"\x5a" * (file.stat().st_size - PAGE * 40))


@asynccontextmanager
async def tended(condition: Condition, clock: Clock) -> AsyncGenerator[None]:
    task = asyncio.get_running_loop().create_task(condition.tend(clock))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def checked(condition: Condition, clock: Clock, beside: Callable[[], object]) -> None:
    async with tended(condition, clock):
        condition.want(clock.now())
        async with asyncio.timeout(30):
            while condition.is_checking:
                beside()
                await asyncio.sleep(0)


def test_a_sound_file_is_found_sound_while_others_write(database: Database) -> None:
    clock, condition, kept = Clock(), Condition(database), list[Checked]()
    condition.remember(schema="0007", last=None, keep=kept.append)
    written: list[bool] = []

    def write() -> None:
        number = ROWS + len(written)
        row = {"name": str(number), "seq": number}
        written.append(database.do(lambda unit: unit.insert_once(RELAY, row)))

    asyncio.run(checked(condition, clock, write))

    assert condition.last == Checked(clock.at, sound=True)
    assert kept == [condition.last]
    assert written
    assert all(written)


def test_damage_is_found_and_told_to_the_log_alone(
    database: Database, file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    database.close()
    damage(file)
    hurt = Database.reader_of(file)
    condition = Condition(hurt)

    asyncio.run(checked(condition, Clock(), lambda: None))

    assert condition.last is not None
    assert not condition.last.sound
    assert "damaged" in caplog.text
    hurt.close()


def test_it_tells_what_it_takes_and_what_is_free(database: Database, file: Path) -> None:
    condition = Condition(database)
    condition.remember(schema="0007", last=None, keep=lambda _: None)

    figures = database.do(condition.figures)
    database.close()

    assert figures.size == file.stat().st_size
    assert figures.free is not None
    assert figures.free > 0
    assert figures.schema == "0007"


def test_it_is_not_checked_twice_in_a_minute(database: Database) -> None:
    clock, condition = Clock(), Condition(database)
    asyncio.run(checked(condition, clock, lambda: None))

    for later in (timedelta(), PAUSE - timedelta(seconds=1)):
        condition.want(clock.at + later)
        assert not condition.is_checking
    condition.want(clock.at - timedelta(days=1))  # a clock set back must not hinder it
    assert condition.is_checking


def test_what_is_no_file_is_not_checked() -> None:
    memory = Database.open("sqlite://")
    for condition in (Condition(memory), Condition()):
        condition.want(Clock().now())
        assert not condition.can_be_checked
        assert not condition.is_checking
    assert memory.do(Condition(memory).figures).free is None
    memory.close()


def test_a_check_that_is_interrupted_is_no_verdict(database: Database, file: Path) -> None:
    condition = Condition(database)

    async def stop_early() -> None:
        async with tended(condition, Clock()):
            condition.want(Clock().now())
            await asyncio.sleep(0)

    asyncio.run(stop_early())
    assert condition.last is None
    assert not condition.is_checking
    reader = Database.reader_of(file)
    assert reader.damage() == []
    reader.interrupt()


def test_a_file_that_is_not_there_is_no_verdict(tmp_path: Path) -> None:
    with pytest.raises(Uncheckable):
        Database.reader_of(tmp_path / "nowhere" / "platform.db").damage()
