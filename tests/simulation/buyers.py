"""The customers: they show codes, scan, confirm, refuse, mistype, dawdle, and tap twice."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from tests.simulation.mould import Person
from tests.simulation.network import Line
from tests.simulation.swarm import Faults
from tests.simulation.world import Process, World

Json = Mapping[str, Any]
_LOOKS = 6
"""How often somebody who expects to be asked looks at the phone."""


class Buyer(Process):
    """One customer and the phone in their hand."""

    def __init__(self, world: World, person: Person, line: Line, faults: Faults) -> None:
        super().__init__(world, f"buyer {person.logon[-2:]}")
        self.person = person
        self.faults = faults
        self._line = line
        self._chance = world.chance(self.name)

    # What a customer does at the counter

    def show_code(self, *, always_confirm: bool) -> str | None:
        """Return a payment code, or None if the phone cannot show one; in a script."""
        answer = self._ask("code", always_confirm=always_confirm)
        return str(answer["auth_code"]) if answer and "auth_code" in answer else None

    def expect_to_be_asked(self) -> None:
        """Look at the phone for a while, and answer what it asks."""
        if not self._is_moody(0.3):
            self.start(self._look)

    def scan(self, qr: str) -> None:
        """Scan a QR code and answer what the phone then asks."""
        if not self._is_moody(0.3):
            self.start(lambda: self._scan(qr))

    # How

    def _look(self) -> None:
        for _ in range(_LOOKS):
            self.world.sleep(1 + 9 * self._chance.random())
            waiting = self._ask("receipts", status="WAIT_BUYER_PAY", page_size=5)
            if waiting and waiting.get("bills"):
                self._answer(self._chance.choice(list(waiting["bills"])))
                return

    def _scan(self, qr: str) -> None:
        for _ in range(3):
            self.world.sleep(1 + 6 * self._chance.random())
            answer = self._ask("scan", qr=qr)
            if answer and "bill" in answer:
                self._answer(answer["bill"])
                return

    def _answer(self, bill: Json) -> None:
        """Pay, or not."""
        if self._is_moody(0.4):
            self.world.sleep(60 * self._chance.random())
        trade_no = str(bill["trade_no"])
        if self._is_moody(0.3):
            self._ask("refuse", trade_no=trade_no)
            return
        needs_pin = str(bill["needs_pin"]).lower() == "true"
        if needs_pin and self._is_moody(0.5):
            self._confirm(trade_no, "000000")
        if self._is_moody(0.5):
            self.start(lambda: self._hurry(trade_no))
        pin = self.person.pin if needs_pin or self._chance.random() < 0.5 else ""
        for _ in range(3):
            if self._confirm(trade_no, pin):
                return
            pin = self.person.pin

    def _hurry(self, trade_no: str) -> None:
        """Confirm a second time, at the same moment."""
        self._confirm(trade_no, self.person.pin)

    def _confirm(self, trade_no: str, pin: str) -> bool:
        answer = self._ask("confirm", trade_no=trade_no, **({"pin": pin} if pin else {}))
        return bool(answer and "bill" in answer)

    def _ask(self, verb: str, **content: object) -> Json | None:
        asked = {"verb": verb, "logon": self.person.logon, "content": json.dumps(content)}
        heard = self._line.ask(json.dumps(asked).encode())
        if heard.broken:
            return None
        answer: Json = json.loads(heard.body)
        code = f"{answer.get('code')} {answer.get('sub_code', '')}".strip()
        self.world.log(self.name, verb, content.get("trade_no", ""), code)
        return answer

    def _is_moody(self, share: float) -> bool:
        if self._chance.random() >= self.faults.moody * share:
            return False
        self.world.count("fault", "moody")
        return True
