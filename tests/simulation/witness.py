"""Hears every answer the platform gives, remembers what it promised, and holds it to that."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final
from urllib.parse import parse_qsl

from backend.kernel.database import Database
from backend.payments.rules import State
from backend.payments.store import refunds as refund_rows
from backend.payments.store import trades as trade_rows
from backend.protocol.money import Money
from tests.simulation.breach import Breach
from tests.simulation.mould import APP, MERCHANT
from tests.simulation.world import World

Json = Mapping[str, Any]

_PAID: Final = frozenset({"TRADE_SUCCESS", "TRADE_FINISHED"})
_OK: Final = "10000"


@dataclass(slots=True)
class Promise:
    """What the platform has said of one order."""

    trade_no: str | None = None
    total: str | None = None
    paid: bool = False
    closed: bool = False
    refunds: dict[str, str] = field(default_factory=dict)
    """Amounts by refund number."""
    moved: dict[str, int] = field(default_factory=dict)
    """How often each refund number was said to have moved money."""
    refunded: Money = field(default_factory=lambda: Money(0))


class Witness:
    """Promises by order number."""

    def __init__(self, world: World) -> None:
        self._world = world
        self.promises: dict[str, Promise] = {}
        self._by_trade_no: dict[str, str] = {}
        self.refused = 0
        self._full = False

    # What was said

    def answered(self, request: bytes, body: bytes, *, by_phone: bool, full: bool) -> None:
        """Take note of one answer, which left the platform whether or not it ever arrives."""
        self._full = full
        if by_phone:
            self._told(json.loads(body))
            return
        form = dict(parse_qsl(request.decode()))
        method = form.get("method", "")
        answer = json.loads(body).get(method.replace(".", "_") + "_response")
        if answer is None or form.get("app_id") != APP:
            return
        asked = json.loads(form.get("biz_content", "{}"))
        code, sub_code = answer.get("code"), answer.get("sub_code", "")
        number = str(asked.get("out_trade_no") or asked.get("trade_no"))
        self._world.log("platform answers", method, number, code, sub_code)
        if code in {_OK, "10003"}:
            self._say(method, asked, answer)
        else:
            self._refuse(method, asked, code, sub_code)

    def _say(self, method: str, asked: Json, answer: Json) -> None:
        match method.removeprefix("alipay.trade."):
            case "pay":
                self._order(answer)
                if answer["code"] == _OK:
                    self._paid(answer["out_trade_no"], answer["trade_no"], answer["total_amount"])
            case "query":
                self._order(answer)
                self._status(answer)
            case "cancel" if answer["retry_flag"] == "N":
                self._closed(answer.get("out_trade_no") or self._number(asked))
            case "close":
                self._closed(answer["out_trade_no"])
            case "refund":
                self._refund(asked, answer)
            case _:
                pass

    def _refuse(self, method: str, asked: Json, code: str, sub_code: str) -> None:
        self.refused += 1
        if code == "20000" and not self._full:
            raise Breach("I9", f"{method} {asked} made the platform fail")
        promise = self.promises.get(self._number(asked))
        if promise is None:
            return
        if sub_code == "ACQ.TRADE_HAS_SUCCESS" and promise.closed:
            raise Breach("I6", f"{asked} was closed and is paid")
        if sub_code == "ACQ.TRADE_NOT_EXIST" and (promise.paid or promise.refunds):
            raise Breach("I4", f"{method} {asked}: forgotten")

    def _told(self, answer: Json) -> None:
        bill = answer.get("bill")
        if answer.get("code") == "20000" and not self._full:
            raise Breach("I9", f"a phone made the platform fail: {answer}")
        if bill is None:
            return
        number = self._by_trade_no.get(bill["trade_no"])
        if number is not None:
            self._status({**bill, "out_trade_no": number})

    # What that means

    def _number(self, asked: Json) -> str:
        if "trade_no" in asked:
            return self._by_trade_no.get(str(asked["trade_no"]), "")
        return str(asked.get("out_trade_no", ""))

    def _promise(self, number: str) -> Promise:
        return self.promises.setdefault(number, Promise())

    def _order(self, answer: Json) -> None:
        number, trade_no, total = (
            str(answer[name]) for name in ("out_trade_no", "trade_no", "total_amount")
        )
        promise = self._promise(number)
        said = (promise.trade_no or trade_no, promise.total or total)
        if said != (trade_no, total):
            raise Breach("I10", f"{number} was {said}, now {(trade_no, total)}")
        promise.trade_no, promise.total = said
        self._by_trade_no[trade_no] = number

    def _status(self, answer: Json) -> None:
        number, status = str(answer["out_trade_no"]), answer["trade_status"]
        promise = self._promise(number)
        if status in _PAID:
            self._paid(number, str(answer["trade_no"]), str(answer["total_amount"]))
        elif status == "TRADE_CLOSED":
            self._closed(number)
        elif promise.paid or promise.closed:
            raise Breach("I6", f"{number} was over and waits again")

    def _paid(self, number: str, trade_no: str, total: str) -> None:
        promise = self._promise(number)
        if promise.closed:
            raise Breach("I6", f"{number} was closed and is paid")
        promise.paid, promise.trade_no, promise.total = True, trade_no, total
        self._by_trade_no[trade_no] = number

    def _closed(self, number: str) -> None:
        if number:
            self._promise(number).closed = True

    def _refund(self, asked: Json, answer: Json) -> None:
        number = str(answer["out_trade_no"])
        promise = self._promise(number)
        promise.paid = True
        refund = str(asked.get("out_request_no") or number)
        amount = str(asked["refund_amount"])
        if promise.refunds.setdefault(refund, amount) != amount:
            raise Breach("I5", f"refund {refund} of {number} is two refunds")
        moves = promise.moved[refund] = promise.moved.get(refund, 0) + (
            answer["fund_change"] == "Y"
        )
        if moves > 1:
            raise Breach("I5", f"refund {refund} of {number} moved money {moves} times")
        given = Money.from_text(str(answer["refund_fee"]))
        if given < promise.refunded:
            raise Breach("I6", f"refunds of {number} fell from {promise.refunded} to {given}")
        promise.refunded = given

    # Whether it is kept

    def nothing_lost(self, database: Database) -> None:
        """Hold what stands in the database against what was promised (I4)."""
        for number, promise in sorted(self.promises.items()):
            trade = database.do(
                partial(trade_rows.by_out_trade_no, merchant_id=MERCHANT, out_trade_no=number)
            )
            if trade is None:
                raise Breach("I4", f"{number} is gone; {promise} was promised")
            total = promise.total or trade.total.to_text()
            if promise.paid and trade.paid.to_text() != total:
                raise Breach("I4", f"{number}: {promise} was promised, {trade} is there")
            if promise.closed and trade.state is not State.CLOSED:
                raise Breach("I6", f"{number} was closed and is {trade.state}")
            if trade.refunded < promise.refunded:
                raise Breach("I4", f"{number}: {promise} was promised, {trade} is there")
            for refund, amount in promise.refunds.items():
                self._refund_kept(database, trade, refund, amount)

    def _refund_kept(
        self, database: Database, trade: trade_rows.Trade, number: str, amount: str
    ) -> None:
        found = database.do(lambda unit: refund_rows.refunds_of(unit, trade))
        kept = {refund.out_request_no: refund.amount.to_text() for refund in found}
        if kept.get(number) != amount:
            raise Breach("I4", f"refund {number} of {amount} was promised, {kept} are there")
