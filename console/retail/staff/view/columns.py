"""How one of the staff reads in a list."""

from __future__ import annotations

from typing import Final

from backend.retail.contract.staff import StaffMember
from console.desk.phrases import QT_TRANSLATE_NOOP
from console.desk.staff import ROLES
from console.widgets.rows import Column

_WORKS: Final = (QT_TRANSLATE_NOOP("Staff", "Works here"), "good")
_STOPPED: Final = (QT_TRANSLATE_NOOP("Staff", "Stopped"), "plain")
_ROLE, _STATE = 160, 148


def columns() -> tuple[Column[StaffMember], ...]:
    """Return the columns of the list of staff."""
    return (
        Column(
            title=QT_TRANSLATE_NOOP("Staff", "Name"),
            text=lambda one: one.name,
            note=lambda one: one.staff_id,
            strong=True,
        ),
        Column(
            title=QT_TRANSLATE_NOOP("Staff", "Role"),
            text=lambda one: ROLES[one.role.lower()](),
            width=_ROLE,
        ),
        Column(
            title=QT_TRANSLATE_NOOP("Staff", "State"),
            text=lambda one: (_WORKS if one.works else _STOPPED)[0](),
            tag=lambda one: (_WORKS if one.works else _STOPPED)[1],
            width=_STATE,
        ),
    )
