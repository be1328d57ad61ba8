"""Copies of a database file, whole and of one moment, while others go on writing it."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from console.till.connections import sqlite
from console.till.failures import TillCorrupt


def copy_database(source: Path, target: Path) -> None:
    """
    Copy a SQLite file with all that is committed, its write-ahead log included.

    :raises TillCorrupt: if it cannot be read, or its copy is damaged.
    :raises OSError: if it is not there.
    """
    if not source.is_file():
        raise FileNotFoundError(2, "No such file", str(source))
    library = sqlite()
    try:
        with (
            _read_only(source) as old,
            closing(library.connect(str(target), isolation_level=None)) as new,
        ):
            old.backup(new)  # one step: one moment of the file
            new.execute("PRAGMA journal_mode=DELETE")
            flaw = str(new.execute("PRAGMA integrity_check(1)").fetchone()[0])
    except library.DatabaseError as error:
        raise TillCorrupt(path=str(source), detail=str(error)) from error
    if flaw != "ok":
        raise TillCorrupt(path=str(source), detail=flaw)


def schema_of(source: Path) -> list[str]:
    """
    Return the statements that make a file's tables, and its version; none of its rows.

    :raises TillCorrupt: if it cannot be read.
    """
    with _read_only(source) as file:
        version = file.execute("PRAGMA user_version").fetchone()[0]
        made = file.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")
        return [f"PRAGMA user_version = {version};", *(f"{row[0]};" for row in made)]


def rows_of(source: Path) -> dict[str, int]:
    """
    Return how many rows each table of a file holds.

    :raises TillCorrupt: if it cannot be read.
    """
    with _read_only(source) as file:
        names = file.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            " ORDER BY name"
        ).fetchall()
        count = "SELECT count(*) FROM "
        return {name: int(file.execute(f'{count}"{name}"').fetchone()[0]) for (name,) in names}


def names_in(source: Path) -> list[str]:
    """
    Return every name of a person in a till's file: who works here, who has paid.

    :raises TillCorrupt: if it cannot be read.
    """
    with _read_only(source) as file:
        found = file.execute(
            "SELECT name FROM staff UNION SELECT DISTINCT buyer FROM attempts"
            " WHERE buyer IS NOT NULL AND buyer <> ''"
        )
        return [str(row[0]) for row in found]


@contextmanager
def _read_only(source: Path) -> Generator[Any]:
    library = sqlite()
    try:
        with closing(library.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as file:
            yield file
    except library.DatabaseError as error:
        raise TillCorrupt(path=str(source), detail=str(error)) from error
