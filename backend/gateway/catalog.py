"""Everything the platform answers, hears and does later. A new capability adds a line to each."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any, Final

from backend.kernel.call import AnyServed


def _of(module: str, name: str) -> tuple[Any, ...]:
    try:
        return tuple(getattr(import_module(module), name, ()))
    except ModuleNotFoundError:
        return ()


METHODS: Final[tuple[AnyServed, ...]] = (
    *_of("backend.payments.methods", "METHODS"),
    *_of("backend.retail.methods", "METHODS"),
)

PHONE: Final[tuple[AnyServed, ...]] = (
    *_of("backend.wallet.phone", "PHONE"),
    *_of("backend.payments.phone", "PHONE"),
)

REACTIONS: Final = _of("backend.payments.reactions", "REACTIONS")
CHORES: Final = _of("backend.payments.reactions", "CHORES")
DELIVERIES: Final = _of("backend.payments.reactions", "DELIVERIES")

CHECKS: Final = (
    *_of("backend.ledger.audit", "CHECKS"),
    *_of("backend.ecosystem.audit", "CHECKS"),
    *_of("backend.wallet.audit", "CHECKS"),
    *_of("backend.retail.audit", "CHECKS"),
    *_of("backend.payments.audit", "CHECKS"),
)

SERVED: Final[Mapping[str, AnyServed]] = {served.method.name: served for served in METHODS}
PHONE_SERVED: Final[Mapping[str, AnyServed]] = {served.method.name: served for served in PHONE}
