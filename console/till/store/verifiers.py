"""What PINs are checked against while the platform is away, and how often they were wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, bindparam, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from backend.protocol.pin import Tries
from console.till.shop_tables import VERIFIERS


@dataclass(frozen=True, slots=True)
class Verifier:
    """A PIN as it is kept here: hashed under a salt of its own."""

    staff_id: str
    kept: str
    mark: str
    """The platform's mark of that PIN."""
    tries: Tries


_MINE: Final = VERIFIERS.c.staff_id == bindparam("who")
_GET: Final = select(VERIFIERS).where(_MINE)
_MARKS: Final = select(VERIFIERS.c.staff_id, VERIFIERS.c.mark)
_ADD: Final = insert(VERIFIERS)
_PUT: Final = _ADD.on_conflict_do_update(
    index_elements=["staff_id"],
    set_={name: _ADD.excluded[name] for name in ("kept", "mark", "failed", "locked_until")},
)
_COUNT: Final = (
    update(VERIFIERS)
    .where(_MINE)
    .values(failed=bindparam("tried"), locked_until=bindparam("until"))
)
_FORGET: Final = delete(VERIFIERS).where(_MINE)


def prepare(connection: Connection) -> None:
    """Make room for them in a file of an older program."""
    VERIFIERS.create(connection, checkfirst=True)


def get(db: Connection, staff_id: str) -> Verifier | None:
    """Return what somebody's PIN is checked against, if it was ever typed right here."""
    row = db.execute(_GET, {"who": staff_id}).one_or_none()
    if row is None:
        return None
    return Verifier(row.staff_id, row.kept, row.mark, Tries(row.failed, row.locked_until))


def put(db: Connection, staff_id: str, kept: str, mark: str) -> None:
    """Keep a PIN that was right; the wrong ones before it are forgotten."""
    row = {"staff_id": staff_id, "kept": kept, "mark": mark, "failed": 0, "locked_until": None}
    db.execute(_PUT, row)


def count(db: Connection, staff_id: str, tries: Tries) -> None:
    """Keep how often a PIN was wrong."""
    db.execute(_COUNT, {"who": staff_id, "tried": tries.failed, "until": tries.locked_until})


def keep_only(db: Connection, marks: Mapping[str, str]) -> None:
    """Forget the PINs of whoever has left, and those that are no longer the platform's."""
    for row in db.execute(_MARKS).all():
        if marks.get(row.staff_id) != row.mark:
            db.execute(_FORGET, {"who": row.staff_id})
