"""A till file learns that a sale, what pays it and what is returned of it may come to nothing."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, text

_ONLY_CASH: Final = "CHECK (amount > 0 OR amount = 0 AND how = 'cash')"
RULES: Final = (
    ("sales", "CHECK (total > 0)", "CHECK (total >= 0)"),
    ("attempts", "CHECK (amount > 0)", _ONLY_CASH),
    ("refunds", "CHECK (amount > 0)", _ONLY_CASH),
)
_HAS: Final = text("SELECT 1 FROM sqlite_schema WHERE name = :name AND instr(sql, :old) > 0")
_REWRITE: Final = text("UPDATE sqlite_schema SET sql = replace(sql, :old, :new) WHERE name = :name")


def prepare(connection: Connection) -> None:
    """
    Let amounts be nothing where they had to be something.

    Each new rule allows all that the old one did, so its words alone are changed: nothing that is
    kept is touched. https://www.sqlite.org/lang_altertable.html, section 7, describes it.
    """
    first = RULES[0]
    if connection.execute(_HAS, {"name": first[0], "old": first[1]}).scalar() is None:
        return  # the file was just made, as it is today
    version = int(connection.exec_driver_sql("PRAGMA schema_version").scalar_one())
    connection.exec_driver_sql("PRAGMA writable_schema=ON")
    for name, old, new in RULES:
        connection.execute(_REWRITE, {"name": name, "old": old, "new": new})
    connection.exec_driver_sql(f"PRAGMA schema_version={version + 1}")
    connection.exec_driver_sql("PRAGMA writable_schema=RESET")
