"""
Draft the next step from what the tables declare and the last step left.

    python -m backend.migrations.draft "Remember where a buyer scanned"

Read and mend the draft: renames and moved data it cannot know.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from alembic import command
from alembic.script import Script
from sqlalchemy import Connection

from backend.kernel.database import Database
from backend.migrations.upgrade import STEPS, head, settings, upgrade


def draft(message: str, folder: Path = STEPS) -> Path:
    """Write the next step and return where."""
    database = Database.open("sqlite://")
    step = f"{int(head()) + 1:04d}"
    written: list[Path] = []

    def write(connection: Connection) -> None:
        config = settings(connection)
        config.set_main_option("version_locations", f"{STEPS}{os.pathsep}{folder}")
        config.set_main_option("file_template", "r%%(rev)s_%%(slug)s")
        drafted = command.revision(
            config, message, autogenerate=True, rev_id=step, version_path=str(folder)
        )
        if isinstance(drafted, Script):
            written.append(Path(drafted.path))

    try:
        database.alter(upgrade)
        database.alter(write)
        return written[0]
    finally:
        database.close()


if __name__ == "__main__":
    sys.stdout.write(f"{draft(sys.argv[1])}\n")
