"""What must hold of the platform: in every world, after whatever happened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from sqlalchemy import Row, Select, Table, func, select

from backend.gateway.catalog import CHECKS
from backend.kernel.columns import METADATA
from backend.kernel.database import Database
from backend.kernel.tables import DEAD_FACT, JOB, OUTBOX, RELAY
from backend.kernel.unit import Unit
from backend.ledger import accounts
from backend.ledger.store import entries as ledger
from backend.payments.reactions import NOTIFY
from backend.payments.rules import NOTIFY_WAITS, State
from backend.payments.store import refunds as refund_rows
from backend.payments.store import trades as trade_rows
from backend.payments.store.trades import Trade
from tests.simulation.breach import Breach
from tests.simulation.mould import PEOPLE
from tests.simulation.receiver import Receiver

_RULES: Final = (
    ("below its floor", "I2"),
    ("hash chain", "I12"),
    ("one fact", "I11"),
    ("refunds sum", "I5"),
    ("given back", "I5"),
    ("payment codes", "I3"),
)
"""Which invariant a failing audit stands for, by words of its name; the others stand for I1."""


def audits_pass(database: Database) -> None:
    """I1, I2, I5, I11, I12: everything ``verify`` checks."""
    for check in CHECKS:
        finding = database.do(check.run)
        if finding.breaches:
            rule = next((rule for words, rule in _RULES if words in check.name), "I1")
            raise Breach(rule, f"{check.name}: {'; '.join(finding.breaches)}")


def money_is_conserved(database: Database) -> None:
    """I1: what buyers had, they have, or merchants and the platform have; nothing else exists."""
    balances = {
        str(account): balance.posted
        for account, balance in database.do(lambda unit: list(ledger.every_balance(unit)))
    }
    trades = all_trades(database)
    for person in PEOPLE:
        spent = sum(t.kept.minor for t in trades if t.buyer_id == person.buyer_id)
        has = balances[str(accounts.buyer(person.buyer_id))]
        if has != person.funds.minor - spent:
            raise Breach("I1", f"{person.logon} has {has} fen, spent {spent}")
    for merchant in {trade.merchant_id for trade in trades}:
        owed = sum((t.kept - t.fee).minor for t in trades if t.merchant_id == merchant)
        has = balances.get(str(accounts.merchant(merchant)), 0)
        if has != owed:
            raise Breach("I1", f"{merchant} has {has} fen, is owed {owed}")


def charged_once(database: Database) -> None:
    """I3: an order and a payment code are charged once each, for ever."""
    trades = all_trades(database)
    for what, used in (
        ("order", Counter((t.merchant_id, t.out_trade_no) for t in trades)),
        ("code", Counter(t.auth_code for t in trades if t.auth_code)),
        ("charge", Counter(_charges(database))),
    ):
        twice = [str(name) for name, times in used.items() if times > 1]
        if twice:
            raise Breach("I3", f"{what} used twice: {twice}")


def _charges(database: Database) -> list[str]:
    entries = database.do(lambda unit: list(ledger.every_entry(unit)))
    return [entry.key for entry, _ in entries if entry.kind == "trade.pay"]


def nothing_waits(database: Database) -> None:
    """I8: no order is open, nothing that is due is left, every fact was told."""
    waiting = [t.out_trade_no for t in all_trades(database) if t.state is State.WAITING]
    if waiting:
        raise Breach("I8", f"orders wait for ever: {waiting}")
    due = _scalar(
        database,
        select(func.count()).select_from(JOB).where(JOB.c.state == "due", JOB.c.kind == NOTIFY),
    )
    if due:
        raise Breach("I8", f"{due} notifications are still due")


def told_once(database: Database, receiver: Receiver) -> None:
    """I11: every fact was told; every notification was heard, or stands as dead."""
    last = _scalar(database, select(func.max(OUTBOX.c.seq))) or 0
    count = _scalar(database, select(func.count()).select_from(OUTBOX)) or 0
    told = _scalar(database, select(RELAY.c.seq)) or 0
    untold = select(func.count()).select_from(OUTBOX).where(OUTBOX.c.awaited, OUTBOX.c.seq > told)
    left = _scalar(database, untold) or 0
    dead = _scalar(database, select(func.count()).select_from(DEAD_FACT)) or 0
    if last != count or left or dead:
        raise Breach("I11", f"{count} facts, the last {last}, {left} not told, {dead} dead")
    _notified(database, receiver)


def _notified(database: Database, receiver: Receiver) -> None:
    """Each change a merchant wants to hear of is one notification, with one number."""
    heard = Counter(
        (form["out_trade_no"], form["trade_status"], form.get("refund_fee", ""))
        for form in receiver.heard.values()
    )
    twice = [str(what) for what, times in heard.items() if times > 1]
    if twice:
        raise Breach("I11", f"one change, several notifications: {twice}")
    jobs = database.do(lambda unit: unit.all(select(JOB).where(JOB.c.kind == NOTIFY)))
    early = [job.key for job in jobs if job.state == "dead" and job.tries <= len(NOTIFY_WAITS)]
    if early:
        raise Breach("I11", f"notifications given up too early: {early}")
    done = sum(1 for job in jobs if job.state == "done")
    if done > len(receiver.acknowledged):
        raise Breach("I11", f"{done} said to be heard, {len(receiver.acknowledged)} were")
    wanted = sum(
        1 + len(database.do(partial(refund_rows.refunds_of, trade=t)))
        for t in all_trades(database)
        if t.paid and t.notify_url
    )
    if wanted != len(jobs):
        raise Breach("I11", f"{wanted} changes to tell of, {len(jobs)} notifications")
    for trade in all_trades(database):
        _true(trade, receiver)


def _true(trade: Trade, receiver: Receiver) -> None:
    """Nothing was notified that did not happen."""
    for form in receiver.heard.values():
        if form["trade_no"] == trade.trade_no and (
            not trade.paid or form["total_amount"] != trade.total.to_text()
        ):
            raise Breach("I11", f"{trade.out_trade_no} was told as paid: {form}")
    known = {form["trade_no"] for form in receiver.heard.values()}
    if trade.notify_url is None and trade.trade_no in known:
        raise Breach("I11", f"{trade.out_trade_no} was told to nobody who asked")


def all_trades(database: Database) -> list[Trade]:
    """Return every trade."""
    return database.do(lambda unit: list(trade_rows.every_trade(unit)))


def head(database: Database) -> tuple[int, str]:
    """Return the number and the hash of the chain's last block (I12)."""
    blocks = database.do(_blocks)
    return (blocks[-1].seq, blocks[-1].hash) if blocks else (0, "")


def chain_contains(database: Database, seen: list[tuple[int, str]]) -> None:
    """I12: every head ever seen from outside is still in the chain."""
    blocks = {block.seq: block.hash for block in database.do(_blocks)}
    for seq, digest in seen:
        if seq and blocks.get(seq) != digest:
            raise Breach("I12", f"block {seq} was {digest[:8]}, is {blocks.get(seq, '')[:8]}")


def fingerprint(database: Database) -> dict[str, list[str]]:
    """Return every row of every table (I9)."""
    return {
        table.name: sorted(repr(tuple(row)) for row in database.do(_rows(table)))
        for table in METADATA.sorted_tables
    }


def _scalar(database: Database, statement: Select[Any]) -> int | None:
    row = database.do(lambda unit: unit.one(statement))
    return None if row is None or row[0] is None else int(row[0])


def _rows(table: Table) -> Callable[[Unit], Sequence[Row[Any]]]:
    return lambda unit: unit.all(select(table))


def _blocks(unit: Unit) -> list[ledger.Block]:
    return list(ledger.every_block(unit))
