"""What the till remembers of its shop: who works here, and its own settings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from console.till.database import Database
from console.till.store import shop as store
from console.till.store.shop import Member

SHOP_NAME: Final = "shop.name"
"""The setting that holds what stands over the shop's door."""


class Staff:
    """Names and roles for the sign-in page."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Member, ...]:
        """Return who works here, by number."""
        return self._database.look(store.staff)

    def get(self, staff_id: str) -> Member | None:
        """Return one person."""
        return next((one for one in self.all() if one.staff_id == staff_id), None)

    def replace(self, members: Sequence[Member]) -> None:
        """Keep who works here now, and forget everybody else."""
        self._database.do(lambda db: store.replace_staff(db, members))


class Settings:
    """Small texts kept by key."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def text(self, key: str, default: str = "") -> str:
        """Return one setting, or the default."""
        value = self._database.look(lambda db: store.setting(db, key))
        return default if value is None else value

    def number(self, key: str, default: int = 0) -> int:
        """Return one setting that is a whole number, or the default."""
        value = self.text(key)
        return int(value) if value.removeprefix("-").isdecimal() else default

    def put(self, key: str, value: str | int) -> None:
        """Keep one setting."""
        self._database.do(lambda db: store.put_setting(db, key, str(value)))
