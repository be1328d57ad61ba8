"""What stands in the files, against everything that was ever said about it."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from sqlalchemy import URL, select

from backend.kernel.database import Database
from backend.kernel.tables import JOB
from backend.kernel.unit import Unit
from backend.payments.reactions import NOTIFY
from backend.payments.rules import State
from backend.payments.store import refunds as refund_rows
from backend.payments.store import trades as trade_rows
from backend.payments.store.trades import Trade
from console.client.credentials import Credentials
from console.till.attempt import How
from console.till.till import Till
from tests.killloop.receiver import Receiver
from tests.killloop.record import Line, lines_of
from tests.simulation import tills
from tests.simulation.books import all_trades

PAY = "alipay.trade.pay"
QUERY = "alipay.trade.query"
CANCEL = "alipay.trade.cancel"
REFUND = "alipay.trade.refund"


class Lost(AssertionError):
    """What was acknowledged is not there any more, or not what it was."""


class Doubled(AssertionError):
    """What was to happen once happened twice."""


class Truth:
    """Reads the platform's file beside its owner, and the seller's record."""

    def __init__(self, home: Path, record: Path) -> None:
        self._home = home
        self._record = record
        self._merchant = Credentials.read(home / "credentials.json").merchant_id
        self._seen = 0
        self._moved: Counter[str] = Counter()
        self._cash: dict[str, str] = {}
        self.said = 0

    def check(self, *, everything: bool = False) -> None:
        """
        Check what was said since the last time, or all of it.

        :raises Lost: if it does not stand in the books.
        :raises Doubled: if a refund moved money twice.
        """
        lines = list(lines_of(self._record))
        first = 0 if everything else self._seen
        database = self._reader()
        try:
            for line in lines[first:]:
                database.do(lambda unit, line=line: self._stands(unit, line))  # type: ignore[misc]
        finally:
            database.close()
        for line in lines[self._seen :]:
            self._count(line)
        self._seen = self.said = len(lines)

    def opened(self, pid: int) -> bool:
        """Tell whether the seller of this process has opened its till."""
        said = (line.fields for line in lines_of(self._record) if line.kind == "opened")
        return any(fields["pid"] == str(pid) for fields in said)

    def agree(self, till: Till) -> None:
        """
        Hold the till's file, in which nothing is open any more, against the platform's (I7).

        :raises Breach: if they differ in anything.
        """
        database = self._reader()
        try:
            tills.journal_holds(till)
            for no, state in self._cash.items():
                record = till.charges if till.charges.knows(no) else till.refunds
                if record.get(no).state != state:
                    raise Lost(f"{no} was {state} in cash, now {record.get(no).state}")
            tills.agrees("till", till, database, self._merchant)
            tills.none_unknown({"till": till}, database)
        finally:
            database.close()

    def notified(self, heard: Receiver) -> None:
        """
        Hold what was notified against what happened: nothing else, nothing twice (I11).

        :raises Lost: if a change was neither told nor is still to be told.
        :raises Doubled: if one change was told under two numbers.
        """
        if heard.contradictions:
            raise Doubled("; ".join(heard.contradictions))
        told = Counter(
            (form["out_trade_no"], form["trade_status"], form.get("refund_fee", ""))
            for form in list(heard.forms.values())
        )
        twice = [str(what) for what, times in told.items() if times > 1]
        if twice:
            raise Doubled(f"one change, two notifications: {twice}")
        database = self._reader()
        try:
            paid = {t.out_trade_no for t in all_trades(database) if t.paid and t.notify_url}
            jobs = database.do(lambda unit: unit.all(select(JOB).where(JOB.c.kind == NOTIFY)))
        finally:
            database.close()
        false = {number for number, _, _ in told} - paid
        waiting = {json.loads(job.payload)["out_trade_no"] for job in jobs if job.state == "due"}
        untold = paid - waiting - {number for number, _, _ in told}
        if false or untold:
            raise Lost(f"notified without payment: {false}; paid and not notified: {untold}")

    def _reader(self) -> Database:
        return Database.reader(str(URL.create("sqlite", database=str(self._home / "platform.db"))))

    def _stands(self, unit: Unit, line: Line) -> None:
        said = line.fields
        if line.kind == "final":
            self._final_stands(unit, line)
            return
        number = said.get("out_trade_no", "")
        if line.kind != "said" or not number or not said["method"].startswith("alipay.trade."):
            return
        trade = trade_rows.by_out_trade_no(unit, self._merchant, number)
        method, status = said["method"], said.get("trade_status")
        is_paid = (method == PAY and said["code"] == "10000") or status == "TRADE_SUCCESS"
        if is_paid and (trade is None or trade.paid.to_text() != said["total_amount"]):
            raise Lost(f"{said} was said, {trade} is there")
        is_closed = method == CANCEL or status == "TRADE_CLOSED"
        if is_closed and (trade is None or trade.state is not State.CLOSED):
            raise Lost(f"{said} was said, {trade} is there")
        if method == REFUND and _refund(unit, trade, said["out_request_no"]) != said["amount"]:
            raise Lost(f"{said} was said, {trade} is there")

    def _final_stands(self, unit: Unit, line: Line) -> None:
        """Hold the till to its word: paid or done is so, and anything else took no money."""
        no, state, amount = (line.fields[name] for name in ("no", "state", "amount"))
        if line.fields["how"] == How.CASH:
            self._cash[no] = state
            if trade_rows.by_out_trade_no(unit, self._merchant, no) is not None:
                raise Doubled(f"{no} was paid in cash and at the platform")
            return
        if state in ("done", "paid"):
            found = self._paid(unit, no) if state == "paid" else self._given_back(unit, no)
            if found != amount:
                raise Lost(f"{no} is {state}, {amount}; the platform has {found}")
            return
        trade = trade_rows.by_out_trade_no(unit, self._merchant, no)
        if trade is not None and trade.kept:
            raise Lost(f"{no} is {state}; the platform keeps {trade.kept.to_text()}")
        if self._given_back(unit, no) is not None:
            raise Lost(f"{no} is {state}; the platform gave it back")

    def _paid(self, unit: Unit, no: str) -> str | None:
        trade = trade_rows.by_out_trade_no(unit, self._merchant, no)
        return trade.paid.to_text() if trade else None

    def _given_back(self, unit: Unit, no: str) -> str | None:
        for refund in refund_rows.every_refund(unit):
            if refund.out_request_no == no:
                return refund.amount.to_text()
        return None

    def _count(self, line: Line) -> None:
        if line.fields.get("fund_change") == "Y":
            number = line.fields["out_request_no"]
            self._moved[number] += 1
            if self._moved[number] > 1:
                raise Doubled(f"refund {number} moved money {self._moved[number]} times")


def _refund(unit: Unit, trade: Trade | None, number: str) -> str | None:
    found = refund_rows.refund(unit, trade, number) if trade else None
    return found.amount.to_text() if found else None
