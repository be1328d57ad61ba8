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
from console.till.lapse import Lapse
from console.till.numbers import Source
from console.till.pins import PinLocked, PinRefused, pin_refusal
from console.till.store import verifiers as store
from console.till.store.verifiers import Verifier

_SALT_BYTES: Final = 16
_BYTE: Final = 256


class Verifiers:
    """The PINs that an open till can check by itself."""

    def __init__(self, database: Database, source: Source, lapse: Lapse) -> None:
        self._database = database
        self._source = source
        self._lapse = lapse

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

        A lock stays closed for so long of the time the till is open, which no clock can shorten.

        :param now: what the clock says, to name when it opens.
        :raises PinRefused: if it is another.
        :raises PinLocked: if too many were; then it is not even compared.
        """
        at = self._lapse.moment
        verifier = self._database.do(lambda db: _counted(db, staff_id, at, now))
        if verifier is None:
            return False
        reach("till.pin.counted")
        if not pin_matches(pin, verifier.kept):
            raise _refusal(verifier.tries, at, now)
        self._database.do(lambda db: store.count(db, staff_id, Tries()))
        return True


def _refusal(tries: Tries, at: datetime, now: datetime) -> PinRefused | PinLocked:
    """Return what to raise; when the lock opens is counted in ``at``, and said by the clock."""
    until = tries.locked_until
    return pin_refusal(Tries(tries.failed, None if until is None else now + (until - at)))


def _counted(db: Connection, staff_id: str, at: datetime, now: datetime) -> Verifier | None:
    """Count a try as wrong before it is one."""
    verifier = store.get(db, staff_id)
    if verifier is None:
        return None
    if verifier.tries.is_locked(at):
        raise _refusal(verifier.tries, at, now)
    tries = verifier.tries.after(at, right=False)
    store.count(db, staff_id, tries)
    return Verifier(verifier.staff_id, verifier.kept, verifier.mark, tries)
