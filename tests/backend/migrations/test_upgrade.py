"""A database comes to the declared shape from empty, from any step, and keeps what is in it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Column, Connection, Integer, MetaData, String, Table, text

from backend.kernel.call import Call, Caller, Setting
from backend.kernel.columns import Instant, fen
from backend.kernel.database import Database
from backend.kernel.ids import Ids
from backend.kernel.unit import Unit
from backend.migrations import declared
from backend.migrations.draft import draft
from backend.migrations.upgrade import SchemaUnknown, current, head, settings, steps, upgrade
from backend.protocol.signing import PrivateKey
from tests.backend.payments.shop import MEI, NOON, Shop


@pytest.fixture
def database() -> Iterator[Database]:
    opened = Database.open("sqlite://")
    yield opened
    opened.close()


def shape(database: Database) -> dict[str, str]:
    """Return how everything in a database was made, but for line breaks and Alembic's own mark."""
    found = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    rows = database.do(lambda unit: unit.all(text(found)))
    return {row.name: re.sub(r"\s+", " ", row.sql) for row in rows if row.name != "alembic_version"}


def step_of(database: Database) -> str | None:
    found: list[str | None] = []
    database.alter(lambda connection: found.append(current(connection)))
    return found[0]


def test_there_is_one_line_of_steps() -> None:
    script = ScriptDirectory.from_config(settings())

    assert script.get_heads() == [head()]
    assert [step.revision for step in script.walk_revisions()] == steps()[::-1]


def test_an_empty_database_comes_to_exactly_the_declared_shape(database: Database) -> None:
    database.alter(upgrade)

    other = Database.open("sqlite://")
    other.create_all()
    assert shape(database) == shape(other)
    assert step_of(database) == head()
    other.close()


def test_alembic_itself_finds_nothing_left_to_do(database: Database) -> None:
    database.alter(upgrade)
    found: list[object] = []

    def compare(connection: Connection) -> None:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        found.extend(compare_metadata(context, declared.DECLARED))

    database.alter(compare)

    assert found == []


def test_a_database_with_a_days_trade_in_it_keeps_every_row(
    database: Database, platform_key: PrivateKey
) -> None:
    database.alter(upgrade)
    shop = Shop(database, platform_key)
    shop.open()
    shop.pay("100.00", out_trade_no="A1")
    shop.refund("A1", "40.00", out_request_no="R1")
    shop.pay_waiting("5.00", out_trade_no="A2")
    before = shop.everything()

    database.alter(upgrade)

    assert shop.everything() == before
    assert shop.breaches() == []


@pytest.mark.parametrize(
    "step", ["0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0010"]
)
def test_a_database_left_at_an_earlier_step_goes_on_from_there(
    database: Database, step: str
) -> None:
    database.alter(lambda connection: command.upgrade(settings(connection), step))
    assert step_of(database) == step

    database.alter(upgrade)

    assert step_of(database) == head()


def test_seeded_rows_of_an_earlier_step_are_there_afterwards(database: Database) -> None:
    """Buyers opened before payments had a table can pay once it has."""
    database.alter(lambda connection: command.upgrade(settings(connection), "0004"))
    from backend.wallet import service as wallet
    from backend.wallet.service import Opening

    def seed(unit: Unit) -> None:
        call = Call(Caller(), NOON, unit, Ids.seeded(1), Setting())
        wallet.open_buyer(call, Opening(MEI, "13800000011", "林小满", "111111"))

    database.do(seed)
    database.alter(upgrade)

    names = database.do(lambda unit: unit.all(text("SELECT name FROM wallet_buyer")))
    assert [row.name for row in names] == ["林小满"]


def test_an_upgrade_that_is_cut_short_leaves_the_old_shape(tmp_path: Path) -> None:
    path = tmp_path / "platform.db"
    database = Database.file(path)

    class Cut(Exception):
        """The process ended here."""

    def half(connection: Connection) -> None:
        command.upgrade(settings(connection), "0003")
        raise Cut

    with pytest.raises(Cut):
        database.alter(half)
    database.close()

    reopened = Database.file(path)
    assert shape(reopened) == {}
    reopened.alter(upgrade)
    assert step_of(reopened) == head()
    reopened.close()


def test_a_database_of_a_later_version_is_not_touched(database: Database) -> None:
    database.alter(upgrade)
    database.do(lambda unit: unit.change(text("UPDATE alembic_version SET version_num = '9999'")))
    before = shape(database)

    with pytest.raises(SchemaUnknown, match="later version"):
        database.alter(upgrade)

    assert shape(database) == before


def test_a_database_nobody_stepped_is_not_touched(database: Database) -> None:
    database.create_all()
    before = shape(database)

    with pytest.raises(SchemaUnknown, match="which version"):
        database.alter(upgrade)

    assert shape(database) == before


def test_the_steps_are_words_postgresql_knows() -> None:
    config = settings()
    config.attributes["dialect"] = "postgresql"
    told = io.StringIO()
    with redirect_stdout(told):
        command.upgrade(config, "head", sql=True)

    script = told.getvalue()
    assert script.count("CREATE TABLE") == len(declared.DECLARED.tables) + 1
    assert "WHERE state = 'paid'" in script


def test_a_next_step_is_drafted_from_what_the_tables_declare(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    grown = MetaData()
    for table in declared.DECLARED.tables.values():
        table.to_metadata(grown)
    columns = (Column("opened_at", Instant), fen("rent"), Column("floors", Integer))
    Table("shops_shop", grown, Column("shop_id", String(16), primary_key=True), *columns)
    monkeypatch.setattr(declared, "DECLARED", grown)

    written = draft("Open shops", tmp_path).read_text("utf-8")

    assert f'down_revision: str | None = "{head()}"' in written.replace("'", '"')
    assert "shops_shop" in written
    assert 'sa.Column("opened_at", sa.BigInteger()' in written.replace("'", '"')
    assert 'with_variant(sa.Integer(), "sqlite")' in written
    assert "payments_trade" not in written
