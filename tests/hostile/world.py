"""A small shop that was open for a while, for strangers to be rude to."""

from __future__ import annotations

import itertools
import json
import time
import uuid
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from tests.hostile.counter import Counter
from tests.sdk.service import Buyer, Json, Platform, Sandbox

CODE_GOOD_FOR_S: Final = 30.0


class World:
    """The platform under attack: a till to call it with, and a few things that are true of it."""

    def __init__(self, platform: Platform) -> None:
        self.platform = platform
        self.sandbox: Sandbox = platform.sandbox()
        self.buyer: Buyer = self.sandbox.buyers[0]
        self.counter = Counter(platform.port, self.sandbox)
        self._numbers = (f"H{uuid.uuid4().hex[:8]}-{count}" for count in itertools.count())
        self._code = ("", 0.0)
        paid = self.counter.call("alipay.trade.pay", self.order(amount="50.00")).node
        self.known = str(paid["out_trade_no"])
        self.known_trade_no = str(paid["trade_no"])
        self.staff_id = self._somebody()

    def close(self) -> None:
        self.counter.close()

    def new_no(self) -> str:
        return next(self._numbers)

    def code(self) -> str:
        """Show a payment code that is good for a while yet."""
        code, shown_at = self._code
        if not code or time.monotonic() - shown_at > CODE_GOOD_FOR_S:
            code = self.platform.auth_code(self.buyer)
            self._code = (code, time.monotonic())
        return code

    def unpaid_order(self, amount: str = "12.80") -> Json:
        """Write an order that would be charged at once, if it were let in."""
        return {
            "out_trade_no": self.new_no(),
            "auth_code": self.code(),
            "scene": "bar_code",
            "subject": "豆浆 油条",
            "total_amount": amount,
        }

    def order(self, amount: str = "12.80") -> Json:
        """Write an order that is going to be charged: its code is used for nothing else."""
        self._code = ("", 0.0)
        written = self.unpaid_order(amount)
        self._code = ("", 0.0)
        return written

    def paid(self, amount: str) -> str:
        """Charge an order and return its number."""
        order = self.order(amount)
        assert self.counter.call("alipay.trade.pay", order).node["code"] == "10000"
        return str(order["out_trade_no"])

    def balance(self) -> Decimal:
        return Decimal(str(self.platform.phone("balance", self.buyer)["balance"]))

    def text(self, biz: Mapping[str, object]) -> bytes:
        return json.dumps(biz, ensure_ascii=False, separators=(",", ":")).encode()

    def _somebody(self) -> str:
        staff = self.counter.call("zhanggui.retail.staff.list", {}).node["staff"]
        assert isinstance(staff, list)
        return str(staff[0]["staff_id"])
