"""The drawer of a till: counted, emptied and closed whenever somebody thinks of it."""

from __future__ import annotations

import random
from datetime import datetime
from typing import Final

from backend.protocol.money import Money
from backend.retail.contract.shifts import MoveKind
from console.till.failures import RuleBroken
from console.till.shifts_z import Closing
from console.till.till import Till
from tests.simulation.breach import Breach

_STEPS: Final = ("float", "in", "out", "count", "close", *[""] * 6)


class Drawer:
    """What one cashier does with the drawer, and every Z she was shown."""

    def __init__(self, name: str, cashier: str, dice: random.Random) -> None:
        self._name = name
        self._cashier = cashier
        self._dice = dice
        self._zs: dict[int, str] = {}

    def step(self, till: Till, now: datetime) -> str:
        """Do one thing, or none; return what, or why it was refused."""
        step = self._dice.choice(_STEPS)
        amount = Money(self._dice.randint(1, 50_000))
        try:
            match step:
                case "float":
                    till.shifts.count_float(amount, by=self._cashier, now=now)
                case "in" | "out":
                    kind = MoveKind(step.upper())
                    till.shifts.move(kind, amount, "change", by=self._cashier, now=now)
                case "count":
                    till.shifts.count(amount, by=self._cashier, now=now)
                case "close":
                    self.close(till, now)
                case _:
                    pass
        except RuleBroken as refusal:
            return f"{step} {refusal.code}"
        return step

    def close(self, till: Till, now: datetime) -> None:
        """Count what is there, close, and keep the Z's seal."""
        there = Money(self._dice.randint(0, 80_000))
        till.shifts.count(there, by=self._cashier, now=now)
        closing = Closing(self._cashier, now, reason="miscounted")
        z = till.shifts.close(closing, tolerance=Money(0), pace=till.pace)
        self._zs[z.number] = z.hash

    def nothing_forgotten(self, till: Till) -> None:
        """Hold every Z that was shown against what is on disk (I14)."""
        for number, seal in self._zs.items():
            if till.shifts.get(number).hash != seal:
                raise Breach("I14", f"{self._name} showed another Z {number}")
