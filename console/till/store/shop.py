"""Who works here, and the till's own settings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, bindparam, delete, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from console.till.shop_tables import SETTINGS, STAFF


@dataclass(frozen=True, slots=True)
class Member:
    """One person who works in the shop; ``role`` is CASHIER, MANAGER or OWNER."""

    staff_id: str
    name: str
    role: str


_STAFF: Final = select(STAFF).order_by(STAFF.c.staff_id)
_CLEAR_STAFF: Final = delete(STAFF)
_ADD_STAFF: Final = insert(STAFF)
_SETTING: Final = select(SETTINGS.c.value).where(SETTINGS.c.key == bindparam("of_key"))
_ADD_SETTING: Final = upsert(SETTINGS)
_PUT_SETTING: Final = _ADD_SETTING.on_conflict_do_update(
    index_elements=["key"], set_={"value": _ADD_SETTING.excluded.value}
)


def staff(db: Connection) -> tuple[Member, ...]:
    """Return who works here, by number."""
    return tuple(Member(row.staff_id, row.name, row.role) for row in db.execute(_STAFF))


def replace_staff(db: Connection, members: Sequence[Member]) -> None:
    """Keep who works here now, and forget everybody else."""
    db.execute(_CLEAR_STAFF)
    rows = [{"staff_id": one.staff_id, "name": one.name, "role": one.role} for one in members]
    if rows:
        db.execute(_ADD_STAFF, rows)


def setting(db: Connection, key: str) -> str | None:
    """Return one setting."""
    value = db.execute(_SETTING, {"of_key": key}).scalar_one_or_none()
    return None if value is None else str(value)


def put_setting(db: Connection, key: str, value: str) -> None:
    """Keep one setting."""
    db.execute(_PUT_SETTING, {"key": key, "value": value})
