"""Everything the platform answers, hears and does later. A new capability adds a line to each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from backend.ecosystem import audit as ecosystem_audit
from backend.kernel.audit import Check
from backend.kernel.call import AnyServed
from backend.kernel.jobs import Chore, Delivery
from backend.kernel.outbox import AnyReaction
from backend.ledger import audit as ledger_audit
from backend.payments import audit as payments_audit
from backend.payments import methods as payments
from backend.payments import phone as payments_phone
from backend.payments import reactions as payments_reactions
from backend.protocol.signing import PrivateKey
from backend.retail import audit as retail_audit
from backend.retail import methods as retail
from backend.retail import reactions as retail_reactions
from backend.shops import audit as shops_audit
from backend.shops import methods as shops
from backend.wallet import audit as wallet_audit
from backend.wallet import phone as wallet_phone

SERVED: Final[Mapping[str, AnyServed]] = {
    served.method.name: served
    for served in (
        *payments.METHODS,
        *retail.METHODS,
        *shops.METHODS,
    )
}
"""Methods of the gateway, by name."""

ENTRY: Final[AnyServed] = shops.ENTRY
"""What a till may ask that has no key here yet."""

PHONE: Final[Mapping[str, AnyServed]] = {
    served.method.name: served
    for served in (
        *wallet_phone.PHONE,
        *payments_phone.PHONE,
    )
}
"""Verbs of the phone page, by name."""

REACTIONS: Final[tuple[AnyReaction, ...]] = (*payments_reactions.REACTIONS,)

CHORES: Final[tuple[Chore, ...]] = (*payments_reactions.CHORES, *retail_reactions.CHORES)

CHECKS: Final[tuple[Check, ...]] = (
    *ledger_audit.CHECKS,
    *ecosystem_audit.CHECKS,
    *wallet_audit.CHECKS,
    *retail_audit.CHECKS,
    *payments_audit.CHECKS,
    *shops_audit.CHECKS,
)
"""What must hold at any moment."""


def deliveries(key: PrivateKey) -> tuple[Delivery, ...]:
    """Return what is sent outside, signed with the platform's key."""
    return (payments_reactions.notifications(key),)
