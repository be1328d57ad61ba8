"""
PINs while the platform is away: learnt where it said they were right, tried only so often.

A try is on disk before the PIN is compared, so that no power cut, kill or restart gives another.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from sqlalchemy import Connection

from backend.protocol.pin import Tries, hash_pin, pin_matches
from backend.protocol.rehearsal import reach
from console.till.database import Database
from console.till.numbers import Source
from console.till.pins import pin_refusal
from console.till.store import verifiers as store
from console.till.store.verifiers import Verifier

_SALT_BYTES: Final = 16
_BYTE: Final = 256


class Verifiers:
    """The PINs that an open till can check by itself."""

    def __init__(self, database: Database, source: Source) -> None:
        self._database = database
        self._source = source

    def learn(self, staff_id: str, pin: str, mark: str) -> None:
        """Keep a PIN that the platform has just said is right, hashed under a new salt."""
        salt = bytes(self._source.randrange(_BYTE) for _ in range(_SALT_BYTES))
        kept = hash_pin(pin, salt)
        self._database.do(lambda db: store.put(db, staff_id, kept, mark))

    def keep_only(self, marks: Mapping[str, str]) -> None:
        """Forget every PIN whose mark is no longer the platform's; ``marks`` by staff number."""
        self._database.do(lambda db: store.keep_only(db, marks))

    def check(self, staff_id: str, pin: str, now: datetime) -> bool:
        """
        Compare a PIN; False if this one was never typed right here, and nothing can be compared.

        :raises PinRefused: if it is another.
        :raises PinLocked: if too many were; then it is not even compared.
        """
        verifier = self._database.do(lambda db: _counted(db, staff_id, now))
        if verifier is None:
            return False
        reach("till.pin.counted")
        if not pin_matches(pin, verifier.kept):
            raise pin_refusal(verifier.tries)
        self._database.do(lambda db: store.count(db, staff_id, Tries()))
        return True


def _counted(db: Connection, staff_id: str, now: datetime) -> Verifier | None:
    """Count a try as wrong before it is one."""
    verifier = store.get(db, staff_id)
    if verifier is None:
        return None
    if verifier.tries.is_locked(now):
        raise pin_refusal(verifier.tries)
    tries = verifier.tries.after(now, right=False)
    store.count(db, staff_id, tries)
    return Verifier(verifier.staff_id, verifier.kept, verifier.mark, tries)
