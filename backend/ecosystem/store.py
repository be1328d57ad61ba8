"""Every query over ecosystem rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Row, bindparam, select, update

from backend.ecosystem.tables import APP, MERCHANT
from backend.kernel.unit import Unit


@dataclass(frozen=True, slots=True)
class Merchant:
    """Somebody who takes payments."""

    merchant_id: str
    name: str


@dataclass(frozen=True, slots=True)
class App:
    """An application that may call for one merchant."""

    app_id: str
    merchant_id: str
    name: str
    public_key: str
    """The application's public key: one line of base64."""
    online: bool


_MERCHANT: Final = select(MERCHANT.c.merchant_id, MERCHANT.c.name).where(
    MERCHANT.c.merchant_id == bindparam("id")
)
_OPENED: Final = select(MERCHANT.c.opened_at).where(MERCHANT.c.merchant_id == bindparam("id"))
_APP_FACTS: Final = (
    APP.c.app_id,
    APP.c.merchant_id,
    APP.c.name,
    APP.c.public_key,
    (APP.c.state == "online").label("online"),
)
_APP: Final = select(*_APP_FACTS).where(APP.c.app_id == bindparam("id"))
_APPS: Final = select(*_APP_FACTS).order_by(APP.c.app_id)
_SET_STATE: Final = (
    update(APP).where(APP.c.app_id == bindparam("id")).values(state=bindparam("to_state"))
)
_SET_KEY: Final = (
    update(APP).where(APP.c.app_id == bindparam("id")).values(public_key=bindparam("to_key"))
)


def add_merchant(unit: Unit, merchant: Merchant, opened_at: datetime) -> bool:
    """Add a merchant; False if the number is taken."""
    row = {
        "merchant_id": merchant.merchant_id,
        "name": merchant.name,
        "opened_at": opened_at,
    }
    return unit.insert_once(MERCHANT, row)


def merchant(unit: Unit, merchant_id: str) -> Merchant | None:
    """Return a merchant."""
    row = unit.one(_MERCHANT, {"id": merchant_id})
    return Merchant(row.merchant_id, row.name) if row else None


def opened_at(unit: Unit, merchant_id: str) -> datetime | None:
    """Return since when a merchant has been here."""
    row = unit.one(_OPENED, {"id": merchant_id})
    moment: datetime | None = row.opened_at if row else None
    return moment


def add_app(unit: Unit, app: App, created_at: datetime) -> bool:
    """Add an application; False if the number is taken."""
    row = {
        "app_id": app.app_id,
        "merchant_id": app.merchant_id,
        "name": app.name,
        "public_key": app.public_key,
        "state": "online" if app.online else "stopped",
        "created_at": created_at,
    }
    return unit.insert_once(APP, row)


def app(unit: Unit, app_id: str) -> App | None:
    """Return an application."""
    row = unit.one(_APP, {"id": app_id})
    return _app(row) if row else None


def every_app(unit: Unit) -> tuple[App, ...]:
    """Return all applications, by number."""
    return tuple(_app(row) for row in unit.all(_APPS))


def set_online(unit: Unit, app_id: str, *, online: bool) -> bool:
    """Switch an application; False if there is none."""
    state = "online" if online else "stopped"
    return unit.change(_SET_STATE, {"id": app_id, "to_state": state}) == 1


def set_public_key(unit: Unit, app_id: str, public_key: str) -> bool:
    """Replace an application's key; False if there is none."""
    return unit.change(_SET_KEY, {"id": app_id, "to_key": public_key}) == 1


def _app(row: Row[Any]) -> App:
    return App(row.app_id, row.merchant_id, row.name, row.public_key, online=bool(row.online))
