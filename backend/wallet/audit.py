"""What must hold of the wallet. Its money is the ledger's to check: no account below its floor."""

from __future__ import annotations

from typing import Final

from backend.kernel.audit import Check, Finding
from backend.kernel.unit import Unit
from backend.protocol.pin import TRIES
from backend.wallet import store
from backend.wallet.rules import CODE_LIFE


def _codes(unit: Unit) -> Finding:
    """Every code was good for its one minute, and says by which trade it was used."""
    count = store.count_codes(unit)
    crooked = store.crooked_codes(unit, CODE_LIFE)
    return Finding(
        count, tuple(f"a code issued at {at.isoformat()} is not as it was made" for at in crooked)
    )


def _tries(unit: Unit) -> Finding:
    """Every buyer's tries are counted at both doors; a door is locked at the fifth and no other."""
    buyers = store.every_buyer_id(unit)
    breaches: list[str] = []
    for subject in (f"{door}:{buyer}" for buyer in buyers for door in ("pay", "sign_in")):
        tries = store.counted_tries(unit, subject)
        if tries is None:
            breaches.append(f"tries of {subject} are not counted")
        elif (tries.failed >= TRIES) != (tries.locked_until is not None):
            breaches.append(f"{subject} stands at {tries.failed} tries with the wrong lock")
    return Finding(2 * len(buyers), tuple(breaches))


CHECKS: Final = (
    Check("wallet: payment codes last their minute and name the trade that used them", _codes),
    Check("wallet: wrong PINs are counted at both doors", _tries),
)
