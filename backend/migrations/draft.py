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
from sqlalchemy import Connection

from backend.kernel.database import Database
from backend.migrations.upgrade import STEPS, head, settings, upgrade


def draft(message: str, folder: Path = STEPS) -> Path:
    """Write the next step and return where."""
    database = Database.open("sqlite://")
    step = f"{int(head()) + 1:04d}"

    def write(connection: Connection) -> None:
        config = settings(connection)
        config.set_main_option("version_locations", f"{STEPS}{os.pathsep}{folder}")
        config.set_main_option("file_template", "r%%(rev)s_%%(slug)s")
        command.revision(config, message, autogenerate=True, rev_id=step, version_path=str(folder))

    try:
        database.alter(upgrade)
        database.alter(write)
        return next(folder.glob(f"r{step}_*.py"))
    finally:
        database.close()


if __name__ == "__main__":
    sys.stdout.write(f"{draft(sys.argv[1])}\n")
