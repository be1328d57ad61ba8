"""Bring a database to the shape this version of the platform works with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, inspect, text

from backend.migrations.declared import DECLARED

if TYPE_CHECKING:
    from alembic.config import Config

_HERE: Final = Path(__file__).parent
STEPS: Final = _HERE / "versions"
_MARK: Final = "alembic_version"
_TAKEN: Final = text(f"SELECT version_num FROM {_MARK}")  # noqa: S608 - a constant
_NUMBER: Final = slice(1, 5)


class SchemaUnknown(Exception):
    """The database is of a later version, or was not made by steps at all; it was not touched."""


def steps() -> list[str]:
    """Return the numbers of all steps, first to last, e.g. ``0001``."""
    return sorted(path.stem[_NUMBER] for path in STEPS.glob("r*.py"))


def head() -> str:
    """Return the step this version works with."""
    return steps()[-1]


def current(connection: Connection) -> str | None:
    """Return the last step a database has taken; None if it has taken none."""
    if not inspect(connection).has_table(_MARK):
        return None
    taken = connection.execute(_TAKEN).scalar_one_or_none()
    return None if taken is None else str(taken)


def upgrade(connection: Connection) -> None:
    """
    Take the steps a database lacks, inside the caller's transaction; none if it is up to date.

    :raises SchemaUnknown: if it stands where no step of this version leads.
    """
    taken = current(connection)
    if taken == head():
        return
    if taken is None and set(inspect(connection).get_table_names()) & set(DECLARED.tables):
        raise SchemaUnknown("the database has tables, and does not say which version made them")
    if taken is not None and taken not in steps():
        raise SchemaUnknown(f"the database was last used by a later version (step {taken})")
    from alembic import command  # half a second that only a database that changes needs

    command.upgrade(settings(connection), "head")


def settings(connection: Connection | None = None) -> Config:
    """Return what Alembic needs to know; there is no file of it."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_HERE).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config
