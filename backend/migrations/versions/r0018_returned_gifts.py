"""Let goods come back for which nothing was paid."""

from __future__ import annotations

from alembic import op
from sqlalchemy.schema import conv

revision = "0018"
down_revision: str | None = "0017"

_OLD, _NEW = "total > 0 AND paid = total", "total >= 0 AND paid = total"


def upgrade() -> None:
    if op.get_context().dialect.name == "postgresql":
        name = conv("ck_retail_refund_payments_sum")
        op.drop_constraint(name, "retail_refund", type_="check")
        op.create_check_constraint(name, "retail_refund", _NEW)
        return
    # The new rule allows all that the old one did: on SQLite its words alone are changed, as
    # section 7 of https://www.sqlite.org/lang_altertable.html describes.
    version = int(op.get_bind().exec_driver_sql("PRAGMA schema_version").scalar_one())
    op.execute("PRAGMA writable_schema=ON")
    op.execute(
        f"UPDATE sqlite_schema SET sql = replace(sql, '{_OLD}', '{_NEW}')"  # noqa: S608 - ours
        " WHERE name = 'retail_refund'"
    )
    op.execute(f"PRAGMA schema_version={version + 1}")
    op.execute("PRAGMA writable_schema=RESET")
