"""Why a PIN of the staff was not taken, whoever compared it: the platform, or this till."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from datetime import datetime

from backend.protocol.moment import from_wire
from backend.protocol.pin import Tries
from backend.retail.contract.staff import StaffPinLocked, StaffPinWrong


class PinRefused(Exception):
    """The PIN is not theirs; a few tries are left."""

    def __init__(self, tries_left: int) -> None:
        super().__init__(f"wrong PIN, {tries_left} tries left")
        self.tries_left = tries_left


class PinLocked(Exception):
    """Too many wrong PINs; nobody may try before ``until`` (aware)."""

    def __init__(self, until: datetime) -> None:
        super().__init__(f"locked until {until:%H:%M:%S}")
        self.until = until


def pin_refusal(tries: Tries) -> PinRefused | PinLocked:
    """Return what to raise after this many wrong PINs."""
    until = tries.locked_until
    return PinRefused(tries.left) if until is None else PinLocked(until)


@contextmanager
def pin_refusals() -> Generator[None]:
    """Raise ``PinRefused`` and ``PinLocked`` in place of what the platform refuses a PIN with."""
    try:
        yield
    except StaffPinWrong as wrong:
        raise PinRefused(int(wrong.fields["tries_left"])) from wrong
    except StaffPinLocked as locked:
        raise PinLocked(from_wire(locked.fields["locked_until"])) from locked
