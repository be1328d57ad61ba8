"""
The verbs of the wallet. Other capabilities may call these.

A buyer's money lives in the ledger account ``buyer``; nothing here moves it but the first funding.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from backend.kernel.call import Call
from backend.ledger import accounts, book
from backend.protocol.money import Money
from backend.protocol.pin import NOBODY, hash_pin, pin_matches
from backend.wallet import store
from backend.wallet.contract import (
    BuyerClosed,
    BuyerUnknown,
    LogonOrPinWrong,
    LogonTaken,
    PinLocked,
    PinNeeded,
    PinWrong,
    SignedOut,
    read_logon,
)
from backend.wallet.rules import (
    CODE_LIFE,
    DEFAULT_FREE_LIMIT,
    SESSION_LIFE,
    STALE_CODE,
    STALE_TRIES,
    mask_logon,
    token_key,
)
from backend.wallet.store import Buyer, Claim, Issued

__all__ = ["Buyer", "Claim", "Issued", "Opening", "Session", "mask_logon"]

NOTHING: Final = Money(0)
_SALT_LENGTH: Final = 22


@dataclass(frozen=True, slots=True)
class Opening:
    """Who opens a wallet, and with how much demonstration money."""

    buyer_id: str
    logon_id: str
    name: str
    pin: str
    balance: Money = NOTHING
    free_limit: Money = DEFAULT_FREE_LIMIT


@dataclass(frozen=True, slots=True)
class Session:
    """A fresh sign-in; the token is shown once and never stored."""

    token: str
    buyer: Buyer


# Accounts


def open_buyer(call: Call, opening: Opening) -> Buyer:
    """
    Open a wallet and fund it from the platform's funding account.

    :raises LogonTaken: if another buyer has this number or logon.
    :raises ValueError: if the logon is neither a mobile number nor a mail address.
    """
    buyer = Buyer(
        buyer_id=opening.buyer_id,
        logon_id=read_logon(opening.logon_id),
        name=opening.name,
        active=True,
        free_limit=opening.free_limit,
    )
    salt = call.ids.token(_SALT_LENGTH).encode()
    hashed = hash_pin(opening.pin, salt)
    if not store.add_buyer(call.unit, buyer, pin_hash=hashed, opened_at=call.now):
        raise LogonTaken(logon_id=buyer.logon_id)
    store.add_tries(call.unit, _paying(buyer.buyer_id))
    store.add_tries(call.unit, _signing_in(buyer.buyer_id))
    if opening.balance:
        _fund(call, buyer.buyer_id, opening.balance)
    return buyer


def _fund(call: Call, buyer_id: str, amount: Money) -> None:
    book.post(
        call,
        key=f"wallet.open:{buyer_id}",
        kind="wallet.open",
        postings=[book.Posting(accounts.platform("funding"), accounts.buyer(buyer_id), amount)],
    )


def buyer(call: Call, buyer_id: str) -> Buyer:
    """
    Return a buyer.

    :raises BuyerUnknown: if nobody has this number.
    """
    found = store.buyer(call.unit, buyer_id)
    if found is None:
        raise BuyerUnknown
    return found


def buyer_by_logon(call: Call, logon_id: str) -> Buyer:
    """
    Return the buyer who signs in with this mobile number or mail address, however it is spelt.

    :raises BuyerUnknown: if nobody does.
    """
    try:
        found = store.buyer_by_logon(call.unit, read_logon(logon_id))
    except ValueError:
        found = None
    if found is None:
        raise BuyerUnknown
    return found


def balance(call: Call, buyer_id: str) -> Money:
    """Return what the buyer can spend now."""
    return Money(book.balance(call, accounts.buyer(buyer_id)).free)


def close_buyer(call: Call, buyer_id: str) -> None:
    """
    Stop a wallet: it is signed out, shows no codes and pays nothing. The money stays its own.

    :raises BuyerUnknown: if nobody has this number.
    """
    if not store.set_active(call.unit, buyer_id, active=False):
        raise BuyerUnknown
    store.end_sessions(call.unit, buyer_id)


def set_free_limit(call: Call, buyer_id: str, limit: Money, *, pin: str | None) -> Money:
    """
    Change up to which amount a shown code is charged without a PIN; raising it takes the PIN.

    :raises PinNeeded: if the limit rises and no PIN came along.
    :raises PinWrong: if it is wrong (the try is counted), or ``PinLocked`` after too many.
    :raises BuyerClosed: if the wallet is closed.
    """
    found = _open(buyer(call, buyer_id))
    if limit > found.free_limit:
        if pin is None:
            raise PinNeeded
        check_pin(call, buyer_id, pin)
    store.set_free_limit(call.unit, buyer_id, limit)
    return limit


def _open(found: Buyer) -> Buyer:
    if not found.active:
        raise BuyerClosed
    return found


# Payment codes


def issue_code(call: Call, buyer_id: str, *, always_confirm: bool = False) -> Issued:
    """
    Give out a payment code good for one minute. Codes given out before keep their own minute,
    so that one scanned while the phone turns to the next still pays.

    :raises BuyerUnknown: if nobody has this number.
    :raises BuyerClosed: if the wallet is closed.
    """
    _open(buyer(call, buyer_id))
    store.forget_unused_codes(call.unit, buyer_id, call.now - STALE_CODE)
    while True:
        issued = Issued(
            call.ids.payment_code(), call.now, call.now + CODE_LIFE, always_confirm=always_confirm
        )
        if store.add_code(call.unit, buyer_id, issued):
            return issued


def claim_code(call: Call, auth_code: str, trade_no: str) -> Claim | None:
    """
    Take a payment code for one trade: one conditional UPDATE, so that only one trade ever gets it.

    None if the code is unknown, over, or used. The claim is undone with the rest of a refused call.
    """
    return store.claim_code(call.unit, auth_code, trade_no, call.now)


# PINs


def check_pin(call: Call, buyer_id: str, pin: str) -> None:
    """
    Return if the PIN is the buyer's own.

    Call it before any change of your own: what was changed before a wrong PIN is committed
    together with the counted try.

    :raises PinWrong: if it is wrong; the fifth in a row locks paying for 30 minutes.
    :raises PinLocked: if it is locked, whatever the PIN.
    :raises BuyerUnknown: if nobody has this number.
    """
    hashed = store.pin_hash(call.unit, buyer_id)
    if hashed is None:
        raise BuyerUnknown
    _try(call, _paying(buyer_id), hashed, pin, PinWrong)


def _try(
    call: Call, subject: str, hashed: str, pin: str, wrong: type[PinWrong | LogonOrPinWrong]
) -> None:
    """Look at a PIN unless it is locked, and count what came of it."""
    while True:
        before = store.counted_tries(call.unit, subject)
        if before is None:
            store.add_tries(call.unit, subject)
            continue
        if before.is_locked(call.now):
            raise PinLocked(minutes=str(before.minutes_locked(call.now)))
        after = before.after(call.now, right=pin_matches(pin, hashed))
        if before == after or store.swap_tries(call.unit, subject, before, after):
            break
    if after.is_locked(call.now):
        raise PinLocked(minutes=str(after.minutes_locked(call.now)))
    if after.failed:
        raise wrong(tries_left=str(after.left))


def _paying(buyer_id: str) -> str:
    return f"pay:{buyer_id}"


def _signing_in(buyer_id: str) -> str:
    return f"sign_in:{buyer_id}"


# Signing in


def sign_in(call: Call, logon_id: str, pin: str) -> Session:
    """
    Sign a buyer in for seven days.

    :raises LogonOrPinWrong: if either is wrong; the same for a logon nobody has, tries and all.
    :raises PinLocked: after five wrong ones in a row, for 30 minutes.
    :raises BuyerClosed: if the wallet is closed; said only to who knows its PIN.
    """
    logon = read_logon(logon_id)
    _try(call, *_door(call, logon), pin, LogonOrPinWrong)
    found = _open(buyer_by_logon(call, logon))
    store.forget_sessions(call.unit, found.buyer_id, call.now)
    token = call.ids.token()
    store.add_session(call.unit, token_key(token), found.buyer_id, call.now + SESSION_LIFE)
    return Session(token, found)


def _door(call: Call, logon: str) -> tuple[str, str]:
    """Return whose tries are counted and which hash is compared; nobody's is as good as any."""
    found = store.buyer_by_logon(call.unit, logon)
    hashed = store.pin_hash(call.unit, found.buyer_id) if found else None
    if found and hashed:
        return _signing_in(found.buyer_id), hashed
    nobody = f"nobody:{logon}"
    store.forget_tries(call.unit, call.now)
    store.add_tries(call.unit, nobody, forget_at=call.now + STALE_TRIES)
    return nobody, NOBODY


def session_buyer(call: Call, token: str) -> str:
    """
    Return the number of the buyer whose session this is.

    :raises SignedOut: if the session is over, was ended, or never was.
    """
    buyer_id = store.session_buyer(call.unit, token_key(token), call.now)
    if buyer_id is None:
        raise SignedOut
    return buyer_id


def sign_out(call: Call, buyer_id: str, token: str = "") -> None:
    """End one session of a buyer, or all of them when no token is named."""
    if token:
        store.end_session(call.unit, token_key(token), buyer_id)
    else:
        store.end_sessions(call.unit, buyer_id)
