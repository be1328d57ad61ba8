"""A customer's phone: the platform's own command for scripts."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import backend
from console.tour.patience import until

_LAST_WORDS: Final = 10.0


class PhoneRefused(Exception):
    """The wallet did not do it; says what it answered."""


class Phone:
    """The phone of one demonstration customer; the window lives on while it is used."""

    def __init__(self, home: Path, logon: str) -> None:
        self._home = home
        self._logon = logon

    def code(self, *, always_confirm: bool = False) -> str:
        """Show a payment code."""
        flags = ["--always-confirm"] if always_confirm else []
        return str(self._ask("code", *flags)["auth_code"])

    def scan(self, qr: str) -> str:
        """Scan an order's QR code and return its trade number."""
        return str(self._ask("scan", "--qr", qr)["trade_no"])

    def confirm(self, trade_no: str) -> None:
        """Pay an order that waits."""
        self._ask("confirm", "--trade", trade_no)

    def balance(self) -> str:
        """Return what can be spent, as text."""
        return str(self._ask("balance")["balance"])

    def _ask(self, verb: str, *more: str) -> dict[str, Any]:
        command = (sys.executable, "-m", "backend", "wallet", "--home", str(self._home))
        child = subprocess.Popen(  # noqa: S603 - our own command
            [*command, verb, "--buyer", self._logon, *more],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=environment(),
        )
        try:
            until(lambda: child.poll() is not None, f"the phone: {verb}")
        finally:
            child.kill()
            said = child.communicate(timeout=_LAST_WORDS)[0].decode("utf-8", "replace")
        if child.returncode:
            raise PhoneRefused(f"{verb}: {said.strip()}")
        answer: dict[str, Any] = json.loads(said)
        return answer


def environment() -> dict[str, str]:
    """Return our environment, with this very platform first on a child's path."""
    folder = str(Path(backend.__file__).parents[1])
    path = os.pathsep.join(filter(None, (folder, os.environ.get("PYTHONPATH", ""))))
    return {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"}
