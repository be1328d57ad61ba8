"""Run by Alembic: takes the steps on the connection it was handed, in the caller's transaction."""

from __future__ import annotations

from alembic import context

from backend.migrations.declared import DECLARED, plain

# Steps run inside the one transaction their caller opened, on SQLite too: a database is at its old
# shape or at its new one, whatever ends the process in between. Inside a transaction foreign keys
# cannot be switched off; a step that rebuilds a table on SQLite first executes
# ``PRAGMA defer_foreign_keys=ON`` instead.
context.configure(
    connection=context.config.attributes["connection"],
    dialect_name=context.config.attributes.get("dialect"),
    target_metadata=DECLARED,
    render_item=plain,
    render_as_batch=True,
    compare_server_default=True,
)
context.run_migrations()
