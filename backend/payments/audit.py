"""What must hold of payments, read back from the rows alone."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from backend.kernel import outbox
from backend.kernel.audit import Check, Finding
from backend.kernel.unit import Unit
from backend.ledger import accounts, book
from backend.ledger.accounts import Account
from backend.payments import rules
from backend.payments.events import (
    TradeClosed,
    TradeCreated,
    TradeFinished,
    TradePaid,
    TradeRefunded,
)
from backend.payments.rules import State
from backend.payments.service.trades import pay_key, refund_key
from backend.payments.store import refunds as refund_rows
from backend.payments.store import trades as trade_rows
from backend.payments.store.refunds import Refund
from backend.payments.store.trades import Trade
from backend.protocol.money import Money

_KINDS: Final = ("trade.pay", "trade.refund")
_LAST_FACTS: Final = {
    State.WAITING: {TradeCreated.name},
    State.PAID: {TradePaid.name, TradeRefunded.name},
    State.FINISHED: {TradeFinished.name},
    State.CLOSED: {TradeClosed.name, TradeRefunded.name},
}

_Named = tuple[str, str]
"""A merchant, and a trade number or a ledger key."""


def _refunds_by_trade(unit: Unit) -> dict[_Named, list[Refund]]:
    found: defaultdict[_Named, list[Refund]] = defaultdict(list)
    for refund in refund_rows.every_refund(unit):
        found[refund.merchant_id, refund.trade_no].append(refund)
    return found


def _refunds(unit: Unit) -> Finding:
    """Refunds sum to what their trade says was given back, and never to more than was paid."""
    refunds = _refunds_by_trade(unit)
    breaches: list[str] = []
    for trade in trade_rows.every_trade(unit):
        given = sum(r.amount.minor for r in refunds.pop((trade.merchant_id, trade.trade_no), ()))
        if given != trade.refunded.minor:
            said = trade.refunded.minor
            breaches.append(f"{trade.trade_no} says {said} fen went back, its refunds {given}")
        if given > trade.paid.minor:
            breaches.append(f"{trade.trade_no} gave back {given} fen of {trade.paid.minor}")
    breaches += [f"refunds of {trade_no} have no trade" for _, trade_no in refunds]
    return Finding(sum(1 for _ in refund_rows.every_refund(unit)), tuple(breaches))


def _fees(unit: Unit) -> Finding:
    """Every fee is the rule's fee of what the merchant keeps."""
    trades = list(trade_rows.every_trade(unit))
    breaches = [
        f"{trade.trade_no} bears a fee of {trade.fee.minor} fen on {trade.kept.minor} kept"
        for trade in trades
        if trade.fee != rules.fee(trade.kept, trade.fee_bp)
    ]
    return Finding(len(trades), tuple(breaches))


def _expected(trade: Trade, refunds: list[Refund]) -> dict[_Named, tuple[Money, Money]]:
    """Return, for each entry a trade must have, what the merchant gets by it and pays in fees."""
    merchant = trade.merchant_id
    if not trade.paid:
        return {}
    whole = rules.fee(trade.total, trade.fee_bp)
    return {(merchant, pay_key(trade.trade_no)): (trade.paid, whole)} | {
        (merchant, refund_key(trade.trade_no, refund.version)): (-refund.amount, -refund.fee_back)
        for refund in refunds
    }


def _moved(entry: book.Entry, trade: Trade) -> tuple[Money, Money]:
    """Return what a merchant got by an entry from a trade's buyer, and what it paid in fees."""
    seller = accounts.merchant(trade.merchant_id)
    got = _net(entry, accounts.buyer(trade.buyer_id or ""), seller)
    return got, _net(entry, seller, accounts.platform("fees"))


def _net(entry: book.Entry, giver: Account, taker: Account) -> Money:
    there, back = (str(giver), str(taker)), (str(taker), str(giver))
    net = Money(0)
    for posting in entry.postings:
        ends = (str(posting.debit), str(posting.credit))
        if ends == there:
            net += posting.amount
        elif ends == back:
            net -= posting.amount
    return net


def _entries(unit: Unit) -> Finding:
    """Every payment and refund is in the book once, to the fen, and nothing else is."""
    refunds = _refunds_by_trade(unit)
    booked = {(e.merchant_id, e.key): e for e in book.entries(unit) if e.kind in _KINDS}
    count, breaches = len(booked), list[str]()
    for trade in trade_rows.every_trade(unit):
        theirs = refunds.get((trade.merchant_id, trade.trade_no), [])
        for named, meant in _expected(trade, theirs).items():
            entry = booked.pop(named, None)
            if entry is None:
                breaches.append(f"{named[1]} is not in the book")
            elif _moved(entry, trade) != meant:
                breaches.append(f"{named[1]} moved other amounts than the trade says")
    breaches += [f"{key} is in the book and of no trade" for _, key in booked]
    return Finding(count, tuple(breaches))


def _facts(unit: Unit) -> Finding:
    """Every change of a trade told one fact, and the last one tells the state it is in."""
    count, breaches = 0, list[str]()
    for trade in trade_rows.every_trade(unit):
        count += trade.version
        told = outbox.facts_of(unit, trade.merchant_id, trade.trade_no)
        if [fact.version for fact in told] != list(range(1, trade.version + 1)):
            breaches.append(f"{trade.trade_no} changed {trade.version} times, told {len(told)}")
        elif told and told[-1].name not in _LAST_FACTS[trade.state]:
            breaches.append(f"{trade.trade_no} is {trade.state}, last told {told[-1].name}")
    return Finding(count, tuple(breaches))


CHECKS: Final = (
    Check("payments: refunds sum to what was given back, within what was paid", _refunds),
    Check("payments: fees are the rule's fee of what is kept", _fees),
    Check("payments: every payment and refund is in the book once", _entries),
    Check("payments: one fact for every change of a trade", _facts),
)
