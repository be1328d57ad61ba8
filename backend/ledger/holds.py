"""Holds: money set aside, then captured or released, each once."""

from __future__ import annotations

from backend.kernel.call import Call
from backend.ledger.accounts import Account
from backend.ledger.book import BalanceShort, Posting, post
from backend.ledger.store import entries as store
from backend.protocol.money import Money


class HoldClosed(Exception):
    """The hold was captured or released before."""


class HoldMissing(Exception):
    """No hold has that key."""


class HoldDiffers(Exception):
    """The key was used for another account or amount."""


class CaptureBeyondHold(Exception):
    """More than was set aside, or nothing at all, cannot be captured."""


def hold(call: Call, *, key: str, account: Account, amount: Money) -> store.Hold:
    """
    Set an amount aside on an account with a floor; the same again changes nothing.

    :raises BalanceShort: if it is not free.
    :raises HoldDiffers: if the key was used for something else.
    """
    if amount.minor <= 0 or account.floor is None:
        raise ValueError("a hold needs an amount, and an account with a floor")
    row: dict[str, object] = {
        "merchant_id": call.merchant_id,
        "key": key,
        "owner_id": account.owner_id,
        "name": account.name,
        "amount": amount.minor,
        "captured": 0,
        "released": 0,
        "at": call.now,
        "closed_at": None,
    }
    if store.add_hold(call.unit, row):
        if not store.speak_for(call.unit, account, amount.minor):
            raise BalanceShort(account)
        return _found(call, key)
    first = _found(call, key)
    if (str(first.account), first.amount) != (str(account), amount):
        raise HoldDiffers(key)
    return first


def capture(call: Call, *, key: str, amount: Money, to: Account, kind: str) -> store.Hold:
    """
    Move up to what was set aside to an account; what is left is free again.

    :raises HoldMissing: if there is no such hold.
    :raises HoldClosed: if it was captured or released before.
    :raises CaptureBeyondHold: for more than was set aside, and for nothing.
    """
    found = _found(call, key)
    if not Money(0) < amount <= found.amount:
        raise CaptureBeyondHold(key)
    _close(call, key, found, captured=amount)
    posting = Posting(found.account, to, amount)
    post(call, key=f"capture:{key}", kind=kind, postings=(posting,))
    return _found(call, key)


def release(call: Call, *, key: str) -> store.Hold:
    """
    Free all of what was set aside.

    :raises HoldMissing: if there is no such hold.
    :raises HoldClosed: if it was captured or released before.
    """
    _close(call, key, _found(call, key), captured=Money(0))
    return _found(call, key)


def _found(call: Call, key: str) -> store.Hold:
    found = store.hold_by_key(call.unit, call.merchant_id, key)
    if found is None:
        raise HoldMissing(key)
    return found


def _close(call: Call, key: str, found: store.Hold, *, captured: Money) -> None:
    named = (call.unit, call.merchant_id, key)
    if not store.close_hold(*named, captured=captured, closed_at=call.now):
        raise HoldClosed(key)
    store.let_go(call.unit, found.account, found.amount.minor)
