"""Find a trade and change it: every change is one version, and one fact, of its trade."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from backend.kernel import jobs, outbox
from backend.kernel.call import Call
from backend.ledger import accounts, book
from backend.ledger.accounts import Account
from backend.payments import rules
from backend.payments.contract.fields import OneTrade
from backend.payments.contract.refusals import (
    BuyerBalanceNotEnough,
    SellerBalanceNotEnough,
    TradeNotExist,
)
from backend.payments.events import TradePaid
from backend.payments.rules import Closing, State
from backend.payments.store import trades as trade_rows
from backend.payments.store.trades import Trade
from backend.protocol.errors import SystemError_
from backend.protocol.fact import Fact
from backend.protocol.money import Money
from backend.protocol.rehearsal import reach

Changes = Mapping[str, Any]
"""Fields of a trade, and what they become."""

EXPIRE: Final = "payments.expire"
"""The job that closes an order nobody paid in time."""


def find(call: Call, named: OneTrade) -> Trade | None:
    """Return the order of the calling merchant, whatever its state."""
    if named.trade_no is not None:
        return trade_rows.by_trade_no(call.unit, call.merchant_id, named.trade_no)
    return trade_rows.by_out_trade_no(call.unit, call.merchant_id, named.out_trade_no or "")


def seen(call: Call, named: OneTrade) -> Trade:
    """
    Return the trade of the calling merchant.

    :raises TradeNotExist: if there is none, or no buyer has ever seen the order.
    """
    found = find(call, named)
    if found is None or found.state is State.PRECREATED or found.closing is Closing.UNSEEN:
        raise TradeNotExist
    return found


def blank(call: Call, out_trade_no: str, trade_no: str | None = None, **terms: Any) -> Trade:
    """Return an order nobody has been asked for yet, on its terms; not stored."""
    return Trade(
        merchant_id=call.merchant_id,
        trade_no=trade_no or call.ids.trade_no(call.now),
        out_trade_no=out_trade_no,
        app_id=call.app_id,
        fee_bp=call.setting.fee_bp,
        created_at=call.now,
        notify_url=call.notify_url or None,
        **terms,
    )


def on_behalf(call: Call, trade: Trade) -> Call:
    """Return the call as the trade's merchant's: rows it leaves behind belong to that merchant."""
    return call._replace(caller=call.caller._replace(merchant_id=trade.merchant_id))


def move(call: Call, before: Trade, after: Trade, fact: type[Fact], **told: object) -> Trade:
    """
    Change a trade from what it was read as, and report that.

    ``told`` is what the fact says besides whose it is.

    :raises SystemError_: if the trade has changed since it was read; nothing has happened then.
    """
    if (before.state, after.state) not in rules.MOVES:
        raise ValueError(f"no trade goes from {before.state} to {after.state}")
    moved = after._replace(version=before.version + 1)
    keep(call, before, moved)
    report(call, moved, fact, **told)
    return moved


def keep(call: Call, before: Trade | None, after: Trade) -> None:
    """
    Store an order that is new, or has changed from what it was read as.

    :raises SystemError_: if somebody else was faster; nothing has happened then.
    """
    if before is None:
        kept = trade_rows.add_trade(call.unit, after)
    else:
        kept = trade_rows.move(call.unit, before, after)
    if not kept:
        raise SystemError_


def report(call: Call, trade: Trade, fact: type[Fact], **told: object) -> None:
    """Record the fact of the version a trade has reached."""
    said: dict[str, Any] = {
        "merchant_id": trade.merchant_id,
        "subject": trade.trade_no,
        "version": trade.version,
        "out_trade_no": trade.out_trade_no,
        **told,
    }
    outbox.record(call, fact(**said))


def expire_later(call: Call, trade: Trade) -> None:
    """Plan that an order which waits is closed in time."""
    jobs.schedule(call, kind=EXPIRE, key=trade.trade_no, due_at=trade.expires_at, payload={})


def no_longer_expires(call: Call, trade: Trade) -> None:
    jobs.call_off(call, kind=EXPIRE, key=trade.trade_no)


def is_open(trade: Trade, call: Call) -> bool:
    """Tell whether a trade that waits can still be paid; its job may be a moment late."""
    return trade.state is State.WAITING and call.now < trade.expires_at


def charge(
    call: Call, before: Trade | None, order: Trade, asked: Changes = MappingProxyType({})
) -> Trade:
    """
    Charge the buyer of an order now; ``asked`` is what makes it one that asks this buyer.

    :raises BuyerBalanceNotEnough: if the buyer has less.
    """
    after = order._replace(
        **asked,
        state=State.PAID,
        version=1 if before is None else order.version,
        paid=order.total,
        fee=rules.fee(order.total, order.fee_bp),
        paid_at=call.now,
    )
    told = {"total": after.total, "fee": after.fee, "notify": after.notify_url is not None}
    paid = become(call, before, after, TradePaid, **told)
    reach("pay.stored")
    _collect(call, paid)
    reach("pay.collected")
    if before is not None:
        no_longer_expires(call, paid)
    return paid


def become(
    call: Call, before: Trade | None, after: Trade, fact: type[Fact], **told: object
) -> Trade:
    """Store what an order became: a new row, or the next version of the one there was."""
    if before is not None:
        return move(call, before, after, fact, **told)
    first = after if after.version == 1 else after._replace(version=1)
    keep(call, None, first)
    report(call, first, fact, **told)
    return first


def _collect(call: Call, trade: Trade) -> None:
    """Move a paid trade's money from its buyer to its merchant, and the fee from there."""
    seller = accounts.merchant(trade.merchant_id)
    legs = [(accounts.buyer(trade.buyer_id or ""), seller, trade.total)]
    legs.append((seller, accounts.platform("fees"), trade.fee))
    try:
        _post(call, pay_key(trade.trade_no), "trade.pay", legs)
    except book.BalanceShort as short:
        raise BuyerBalanceNotEnough from short


def give_back(call: Call, trade: Trade, split: rules.Split) -> None:
    """
    Move the money of the refund that made this version of a trade: from the merchant to the
    buyer, and a part of the fee to the merchant.

    :raises SellerBalanceNotEnough: if the merchant has less.
    """
    seller = accounts.merchant(trade.merchant_id)
    legs = [(accounts.platform("fees"), seller, split.fee_back)]
    legs.append((seller, accounts.buyer(trade.buyer_id or ""), split.amount))
    try:
        _post(call, refund_key(trade.trade_no, trade.version), "trade.refund", legs)
    except book.BalanceShort as short:
        raise SellerBalanceNotEnough from short


def pay_key(trade_no: str) -> str:
    """Return the ledger's key of a payment."""
    return f"pay:{trade_no}"


def refund_key(trade_no: str, version: int) -> str:
    """Return the ledger's key of the refund that made a version of a trade."""
    return f"refund:{trade_no}:{version}"


def version_in(key: str) -> tuple[str, int] | None:
    """Return the trade and the refund's version a ledger key names; 0 for a payment."""
    kind, _, rest = key.partition(":")
    trade_no, _, version = rest.partition(":")
    return (trade_no, int(version or 0)) if kind in ("pay", "refund") else None


def _post(call: Call, key: str, kind: str, legs: Sequence[tuple[Account, Account, Money]]) -> None:
    """Post under the key of a version of a trade, which only one call ever makes."""
    postings = [book.Posting(*leg) for leg in legs if leg[2]]
    book.post(call, key=key, kind=kind, postings=postings, is_new=True)


def reported(call: Call, fact: Fact) -> Trade | None:
    """Return the trade a fact tells of, as it is now."""
    return trade_rows.by_trade_no(call.unit, fact.merchant_id, fact.subject)
