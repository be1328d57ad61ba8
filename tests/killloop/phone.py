"""A demonstration buyer's phone, over HTTP, for as long as somebody serves the home."""

from __future__ import annotations

import http.client
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

Json = Mapping[str, Any]
_PATIENCE: Final = 10.0


class Phone:
    """Speaks the verbs of the phone page."""

    def __init__(self, home: Path, logon: str, pin: str) -> None:
        self._home = home
        self._logon = logon
        self._pin = pin

    def code(self, *, always_confirm: bool) -> str | None:
        """Return a fresh payment code, or None if the phone is offline."""
        answer = self.ask("code", always_confirm=always_confirm)
        return str(answer["auth_code"]) if "auth_code" in answer else None

    def scan_and_pay(self, qr: str) -> None:
        """Scan an order and pay it."""
        bill = self.ask("scan", qr=qr).get("bill")
        if bill:
            self.pay(str(bill["trade_no"]))

    def pay_what_waits(self) -> None:
        """Pay whatever asks for it."""
        for bill in self.ask("receipts", status="WAIT_BUYER_PAY").get("bills", ()):
            self.pay(str(bill["trade_no"]))

    def pay(self, trade_no: str) -> None:
        """Confirm with the PIN."""
        self.ask("confirm", trade_no=trade_no, pin=self._pin)

    def ask(self, verb: str, **content: object) -> Json:
        """Ask; an empty answer if nobody is there."""
        try:
            serving = json.loads((self._home / "service.json").read_text("utf-8"))
            return self._post(serving, verb, json.dumps(content).encode())
        except (OSError, ValueError, http.client.HTTPException):
            return {}

    def _post(self, serving: Json, verb: str, body: bytes) -> Json:
        line = http.client.HTTPConnection("127.0.0.1", serving["port"], timeout=_PATIENCE)
        headers = {
            "content-type": "application/json",
            "authorization": f"Bearer {serving['phone_token']}",
            "x-buyer": self._logon,
        }
        try:
            line.request("POST", f"/wallet/api/{verb}", body, headers)
            answer: Json = json.loads(line.getresponse().read())
        finally:
            line.close()
        return answer
