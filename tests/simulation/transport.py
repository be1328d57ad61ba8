"""The console's own client over a simulated line: real signatures, bytes that may be lost."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from datetime import datetime
from typing import Final
from urllib.parse import parse_qsl

from backend.payments.contract.refund import TRADE_REFUND
from backend.protocol.envelope import write_answer
from backend.protocol.signing import PrivateKey
from console.client.client import Client
from console.client.failures import AnswerUnknown, Doubt, Unreachable
from console.client.signer import Signer
from tests.simulation.keys import key
from tests.simulation.mould import APP
from tests.simulation.network import Line

_DOUBTS: Final = {"timeout": Doubt.TIMEOUT, "reset": Doubt.CUT}


_Form = dict[str, object]


class SimTransport:
    """Carries a form over a line."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def carry(self, form: bytes) -> bytes:
        """Exchange once, in a script."""
        heard = self._line.ask(form)
        if heard.broken == "refused":
            raise Unreachable
        if heard.broken is not None:
            raise AnswerUnknown(_DOUBTS[heard.broken])
        return heard.body

    def fetch(self, url: str) -> bytes:
        """No simulated till fetches files."""
        raise Unreachable(url)

    def close(self) -> None:
        """Have nothing to close."""


def client(line: Line, clock: Callable[[], datetime]) -> Client:
    """Return the shop's client over a line."""
    signer = Signer(APP, key("shop"), key("platform").public)
    return Client(SimTransport(line), signer, clock=clock)


class Meddler:
    """What a broken or hostile line makes of replies."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._kept: dict[str, list[tuple[str, bytes]]] = {}

    def tear(self, body: bytes) -> bytes:
        """Truncate, alter, unsign, or sign with another key."""
        how = self._chance.randrange(4)
        if how == 0:
            return body[: self._chance.randrange(len(body))]
        if how == 1:
            at = self._chance.randrange(len(body))
            return body[:at] + bytes([body[at] ^ (1 << self._chance.randrange(7))]) + body[at + 1 :]
        node, content = _taken_apart(body)
        return write_answer(node, content, key=None if how == 2 else key("stranger"))

    def keep(self, body: bytes) -> None:
        """Remember a reply that went by."""
        node, content = _taken_apart(body)
        if content.get("code") == "10000":
            number = str(content.get("out_trade_no", ""))
            self._kept.setdefault(node, []).append((number, body))

    def lie(self, request: bytes, fault: str) -> bytes | None:
        """
        Return a reply that is none to this request, or None if there is nothing to say.

        *forged* says what one would like to hear, but the platform did not sign it. *crossed* is
        signed, but speaks of another order: an earlier reply of the kind, or what a platform
        would say of somebody else's order of that number, over another amount. A reply to a refund
        names its order and no refund, so that one to an earlier refund of the order fits.
        """
        form = dict(parse_qsl(request.decode()))
        asked = json.loads(form["biz_content"])
        node = form["method"].replace(".", "_") + "_response"
        number = str(asked.get("out_trade_no", ""))
        if fault == "forged":
            signer = self._chance.choice((None, key("stranger")))
            return _claim(node, asked, str(asked.get("total_amount", "12.80")), signer)
        nameless = form["method"] == TRADE_REFUND.name
        others = [body for of, body in self._kept.get(node, ()) if nameless or of != number]
        if others and self._chance.random() < 0.5:
            return self._chance.choice(others)
        return _claim(node, asked, "1234567.89", key("platform"))


def _taken_apart(body: bytes) -> tuple[str, dict[str, object]]:
    document = json.loads(body)
    node = next(iter(document))
    return node, dict(document[node])


def _claim(node: str, asked: _Form, amount: str, signer: PrivateKey | None) -> bytes | None:
    """Say that an order is paid, or a refund made."""
    common = {
        "code": "10000",
        "msg": "Success",
        "trade_no": "2026030222009999999999999999",
        "out_trade_no": asked.get("out_trade_no"),
        "buyer_logon_id": "138****0099",
        "buyer_user_id": "2088000000000099",
    }
    match node.removeprefix("alipay_trade_").removesuffix("_response"):
        case "pay" | "query":
            fields = {
                **common,
                "buyer_user_type": "PRIVATE",
                "trade_status": "TRADE_SUCCESS",
                "total_amount": amount,
                "receipt_amount": amount,
                "buyer_pay_amount": amount,
                "point_amount": "0.00",
                "invoice_amount": amount,
            }
        case "refund" if "refund_amount" in asked:
            theirs = signer is key("platform")
            fields = {
                **common,
                "out_trade_no": "SOMEBODY_ELSES" if theirs else asked["out_trade_no"],
                "fund_change": "Y",
                "refund_fee": asked["refund_amount"],
                "gmt_refund_pay": "2026-03-02 09:00:00",
            }
        case "cancel":
            fields = {**common, "retry_flag": "N", "action": "close"}
            if signer is key("platform"):
                fields["out_trade_no"] = "SOMEBODY_ELSES"
        case _:
            return None
    return write_answer(node, fields, key=signer)
