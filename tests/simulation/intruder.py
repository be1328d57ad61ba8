"""Somebody on the line: forges, alters, and asks about other people's orders. Must move nothing."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping
from typing import Any, Final
from urllib.parse import parse_qsl, quote_plus

from backend.protocol.moment import to_wire
from backend.protocol.signing import canonical
from tests.simulation import books
from tests.simulation.breach import Breach
from tests.simulation.keys import key
from tests.simulation.mould import STRANGER
from tests.simulation.site import Site

Form = Mapping[str, str]
_FOREIGN: Final[tuple[tuple[str, dict[str, str]], ...]] = (
    ("alipay.trade.query", {}),
    ("alipay.trade.cancel", {}),
    ("alipay.trade.close", {}),
    ("alipay.trade.refund", {"refund_amount": "0.01", "out_request_no": "F"}),
)


class Intruder:
    """Strikes at single moments, straight at the platform's door."""

    def __init__(self, site: Site, chance: random.Random) -> None:
        self._site = site
        self._chance = chance
        self._seen: list[bytes] = []

    def overhear(self, request: bytes) -> None:
        """Remember a request of the shop's that went by."""
        self._seen.append(request)

    def strike(self) -> None:
        """
        Try one thing.

        :raises Breach: if it is answered with success, or changes a row (I13).
        """
        if not self._site.up or not self._seen:
            return
        request = self._chance.choice(self._seen)
        self._site.world.count("fault", "forged")
        trick = self._chance.choice((self._altered, self._unsigned, self._forged, self._foreign))
        database = self._site.platform.database
        before = books.fingerprint(database)
        body = self._site.platform.answer(b"", trick(request))
        if books.fingerprint(database) != before:
            raise Breach("I13", f"{trick.__name__} changed something")
        document = json.loads(body)
        node = document[next(iter(document))]
        if node["code"] == "10000" and (trick != self._foreign or node.get("trade_no")):
            raise Breach("I13", f"{trick.__name__} was believed: {body!r}")

    def _altered(self, request: bytes) -> bytes:
        """Keep the signature and change what was signed."""

        def raised(content: str) -> str:
            asked: dict[str, Any] = json.loads(content)
            return json.dumps({**asked, "total_amount": "9999.00", "refund_amount": "0.01"})

        return _rewritten(request, "biz_content", raised)

    def _unsigned(self, request: bytes) -> bytes:
        return _rewritten(request, "sign", lambda _: "")

    def _forged(self, request: bytes) -> bytes:
        """Sign with another key."""
        form = dict(parse_qsl(request.decode()))
        del form["sign"]
        return _signed(form, "stranger")

    def _foreign(self, request: bytes) -> bytes:
        """Ask, as another merchant and properly signed, about an order of the shop's."""
        trades = books.all_trades(self._site.platform.database)
        if not trades:
            return self._unsigned(request)
        method, more = self._chance.choice(_FOREIGN)
        content = {"trade_no": self._chance.choice(trades).trade_no, **more}
        form = {
            "app_id": STRANGER,
            "method": method,
            "charset": "utf-8",
            "sign_type": "RSA2",
            "timestamp": to_wire(self._site.clock.now()),
            "version": "1.0",
            "biz_content": json.dumps(content),
        }
        return _signed(form, "stranger")


def _rewritten(request: bytes, name: str, change: Callable[[str], str]) -> bytes:
    form = dict(parse_qsl(request.decode()))
    return _written({**form, name: change(form[name])})


def _signed(form: Form, signer: str) -> bytes:
    raw = {name.encode(): value.encode() for name, value in form.items()}
    return _written({**form, "sign": key(signer).sign(canonical(raw))})


def _written(form: Form) -> bytes:
    return "&".join(f"{name}={quote_plus(value)}" for name, value in form.items()).encode()
