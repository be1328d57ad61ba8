"""One platform, two tills that joined it over TLS, and whoever pulls their plugs."""

from __future__ import annotations

import contextlib
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from backend.protocol.activation import Activation
from backend.retail.contract.stock import STOCK_MOVE, MoveKind, StockMoveRequest
from backend.shops.contract.devices import (
    DEVICE_HELLO,
    DEVICE_INVITE,
    DeviceHelloRequest,
    DeviceInviteRequest,
)
from backend.shops.contract.network import NETWORK_QUERY, NetworkQueryRequest
from console.client.client import Client
from console.client.credentials import Credentials
from console.client.signer import Signer
from console.client.transport import HttpTransport
from console.shops.joining import join
from console.till.till import Till
from tests.killloop.record import lines_of
from tests.killloop.seller import PACE
from tests.patience import PATIENCE, Lines, Silent
from tests.simulation.crash import ROOT
from tests.tills.books import OPENING, Books
from tests.tills.counter import GOODS

NAMES: Final = ("first", "second")
_OWNER: Final = {"staff_id": "301", "pin": "3333"}
_READY_WITHIN: Final = 60.0
_STOP_WITHIN: Final = 180.0
_SALE_WITHIN: Final = 60.0
"""Two tills that are alive sell something within a second."""
_LOOK: Final = 0.05


class Broken(AssertionError):
    """A process ended by itself, or did not come up."""


class Shop:
    """The processes of one run."""

    def __init__(self, folder: Path, seed: int, planted: str) -> None:
        self._folder = folder
        self._home = folder / "platform"
        self._planted = planted
        self._dice = random.Random(seed)  # noqa: S311 - which plug is pulled next
        self._log = folder / "log"
        self._lives: dict[str, subprocess.Popen[bytes]] = {}
        self.kills: Counter[str] = Counter()

    def run(self, sales: int, kills: int) -> dict[str, Any]:
        """
        Sell so much with so many kills, let everything settle, and check all of it.

        :raises Breach: if anything does not agree.
        :raises Broken: if a process failed by itself.
        """
        with self._platform() as platform:
            self._open(platform)
            began = time.monotonic()
            try:
                for name in NAMES:
                    self._start(name)
                self._sell(sales, kills)
                self._settle()
            finally:
                for life in self._lives.values():
                    life.kill()
                    life.wait(PATIENCE)
            figures = {"seconds": round(time.monotonic() - began, 1)}
            return {**figures, **self._checked(platform)}

    # The platform

    @contextlib.contextmanager
    def _platform(self) -> Iterator[Client]:
        with self._log.open("ab") as log:
            process = subprocess.Popen(
                [*_backend("serve"), "--home", str(self._home), "--port", "0", "--lan"],
                cwd=ROOT,
                env=_environment(),
                encoding="utf-8",
                stdout=subprocess.PIPE,
                stderr=log,
            )
        assert process.stdout is not None
        try:
            self._await_ready(process)
            with contextlib.closing(self._first_till()) as client:
                yield client
        finally:
            process.terminate()
            try:
                process.wait(PATIENCE)
            finally:
                process.kill()
                process.stdout.close()

    def _await_ready(self, process: subprocess.Popen[str]) -> None:
        try:
            Lines(process).after("ready ")
        except Silent as silent:
            raise Broken(f"the platform did not come up: {silent} {self._said()}") from silent

    def _first_till(self) -> Client:
        done = subprocess.run(
            [*_backend("sandbox"), "--home", str(self._home)],
            cwd=ROOT,
            env=_environment(),
            check=True,
            capture_output=True,
            timeout=PATIENCE,
        )
        credentials = Credentials.from_json(done.stdout.decode())
        self.merchant_id = credentials.merchant_id
        line = HttpTransport(credentials.gateway)
        return Client(line, Signer.load(credentials), clock=lambda: datetime.now(UTC))

    def _open(self, platform: Client) -> None:
        """Deliver goods, open the door, and let two tills in."""
        platform.call(DEVICE_HELLO, DeviceHelloRequest(till_id="FIRST", version="0"))
        for goods_id in GOODS:
            delivered = StockMoveRequest(
                move_id=f"D_{goods_id}",
                goods_id=goods_id,
                kind=MoveKind.DELIVERY,
                quantity=Decimal(OPENING),
                staff_id=_OWNER["staff_id"],
                till_id="FIRST",
            )
            platform.call(STOCK_MOVE, delivered)
        _wait(lambda: platform.call(NETWORK_QUERY, NetworkQueryRequest()).network.port)
        for name in NAMES:
            invited = platform.call(DEVICE_INVITE, DeviceInviteRequest(name=name, **_OWNER))
            told = Activation.from_text(invited.activation)
            here = Activation("127.0.0.1", told.port, told.fingerprint, told.code)
            join(self._folder / name, here.to_text(), clock=lambda: datetime.now(UTC))

    # The tills

    def _start(self, name: str) -> None:
        seed = str(self._dice.randrange(1 << 30))
        places = [str(self._folder / name), str(self._home)]
        with self._log.open("ab") as log:
            self._lives[name] = subprocess.Popen(
                [sys.executable, "-m", "tests.tills.counter", *places, seed, self._planted],
                cwd=ROOT,
                env=_environment(),
                stderr=log,
            )

    def _sell(self, sales: int, kills: int) -> None:
        """Pull a plug each time another part of the sales is made."""
        marks = sorted(self._dice.randrange(sales) for _ in range(kills))
        before, until = 0, time.monotonic() + _SALE_WITHIN
        while (made := self._made()) < sales or marks:
            if made > before:
                before, until = made, time.monotonic() + _SALE_WITHIN
            if time.monotonic() > until:
                raise Broken(f"nothing is sold any more after {made} sales: {self._said()}")
            self._all_alive()
            while marks and marks[0] <= made:
                marks.pop(0)
                time.sleep(self._dice.uniform(0.0, 0.8))
                self._kill(self._dice.choice(NAMES))
            time.sleep(_LOOK)

    def _kill(self, name: str) -> None:
        life = self._lives[name]
        life.kill()
        life.wait(PATIENCE)
        self.kills[name] += 1
        self._start(name)

    def _all_alive(self) -> None:
        for name, life in self._lives.items():
            if life.poll() is not None:
                raise Broken(f"{name} ended by itself with {life.returncode}: {self._said()}")

    def _settle(self) -> None:
        for name, life in self._lives.items():
            _wait(lambda name=name, life=life: self._has_opened(name, life.pid))  # type: ignore[misc]
            life.send_signal(signal.SIGTERM)
        for name, life in self._lives.items():
            if life.wait(_STOP_WITHIN):
                raise Broken(f"{name} did not settle: {self._said()}")

    def _has_opened(self, name: str, pid: int) -> bool:
        said = lines_of(self._folder / name / "record")
        return any(line.kind == "opened" and line.fields["pid"] == str(pid) for line in said)

    def _made(self) -> int:
        """Count the sales on record, beside the platform that writes them."""
        line = sqlite3.connect(f"file:{self._home / 'platform.db'}?mode=ro", uri=True, timeout=30)
        with contextlib.closing(line):
            (count,) = line.execute("SELECT count(*) FROM retail_sale").fetchone()
        return int(count)

    def _checked(self, platform: Client) -> dict[str, Any]:
        now = datetime.now(UTC)
        tills = {
            name: Till.open(self._folder / name / "till", now=now, pace=PACE) for name in NAMES
        }
        try:
            records = {name: self._folder / name / "record" for name in NAMES}
            books = Books(self._home, self.merchant_id, tills, records, platform)
            books.check()
            return books.figures
        finally:
            for till in tills.values():
                till.close()

    def _said(self) -> str:
        return self._log.read_text("utf-8", "replace")[-4000:]


def _wait(holds: Callable[[], object]) -> None:
    until = time.monotonic() + _READY_WITHIN
    while not holds():
        if time.monotonic() > until:
            raise Broken("it took too long")
        time.sleep(_LOOK)


def _backend(command: str) -> list[str]:
    return [sys.executable, "-m", "backend", command]


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}
