"""`serve`: the platform on a port, until it is told to stop."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import ipaddress
import os
import signal
import socket
import sys
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Final
from urllib.parse import urlsplit

import uvicorn

from backend.app import Platform, Service
from backend.commands.door import Door, address_of_this_machine
from backend.commands.home import CannotBegin, Home, Serving, gateway_base, promised_port
from backend.commands.opening import open_home
from backend.gateway.http import Http
from backend.gateway.pages import wallet_pages
from backend.gateway.server import PortTaken, listen, make_server, run
from backend.kernel.call import Setting
from backend.kernel.database import DatabaseLost
from backend.kernel.outbound import Outbound
from backend.ledger.anchor import head

_TOKEN: Final = 43
_ANY: Final = ("0.0.0.0", "::")  # noqa: S104 - compared with, not bound to
_ANCHOR_SECONDS: Final = 60.0
_YOUNG_MAX: Final = 20_000
"""Objects made before rubbish is looked for; a call leaves next to none."""
_LOOPBACK: Final = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class Wish:
    """
    How the service is wanted: ``port`` None for the remembered one, 0 for any that is free.

    On a loopback ``host`` it is in local mode: it may notify this machine. One that others reach
    must not be made to knock at this machine's other doors.
    """

    home: Path
    port: int | None = None
    database: str | None = None
    host: str = _LOOPBACK
    lan: bool | None = None
    """Open the door to the shop's network, over TLS, or shut it; None as it was left."""


def serve(wish: Wish) -> int:
    """
    Serve a home until SIGTERM or Ctrl-C; return the exit code.

    :raises CannotBegin: if it is served already, is no home, or somebody else has the port.
    """
    home = Home(wish.home)
    with home.held():
        listening = _listen(home, wish)
        port = listening.getsockname()[1]
        home.remember(port=port)
        setting = Setting(
            base_url=gateway_base(port, _reachable(wish.host)),
            local=ipaddress.ip_address(wish.host).is_loopback,
        )
        platform = open_home(home, database=wish.database, setting=setting)
        door = Door(home, platform)
        if wish.lan is not None:
            door.want(wanted=wish.lan)
        try:
            return _Running(home, platform, door, listening).until_stopped()
        finally:
            platform.close()


def _listen(home: Home, wish: Wish) -> socket.socket:
    """Take the port that is wanted; if any will do, the one of last time if it is still free."""
    if wish.port == 0 and "port" in home.settings():
        with contextlib.suppress(PortTaken):
            return listen(wish.host, promised_port(home))
    port = promised_port(home) if wish.port is None else wish.port
    try:
        return listen(wish.host, port)
    except PortTaken as error:
        raise CannotBegin(f"port {port} cannot be used: {error}; choose one by --port") from error


class _Running:
    """One service from its first call to its last."""

    def __init__(
        self, home: Home, platform: Platform, door: Door, listening: socket.socket
    ) -> None:
        self._home = home
        self._platform = platform
        self._door = door
        self._listening = listening
        self._port: int = listening.getsockname()[1]
        self._lost = False
        self._stopping = False
        self._anchored = next(iter(home.anchors()[-1:]), "")
        self._server: uvicorn.Server | None = None

    def until_stopped(self) -> int:
        gc.collect()
        gc.freeze()  # what was loaded stays; looking through it again and again is in vain
        gc.set_threshold(_YOUNG_MAX)
        with _signals(self._stop):
            run(self._main)
        if self._lost:
            sys.stderr.write("the disk failed; nothing more is accepted. Mend it and start again\n")
        return 1 if self._lost else 0

    async def _main(self) -> None:
        platform = self._platform
        platform.verbs.home_token = platform.edges.ids.token(_TOKEN)
        outbound = Outbound(local=platform.setting.local)
        service = Service(platform, outbound, self._disk_lost)
        self._server = make_server(Http(service, wallet_pages()), self._ready)
        self._server.should_exit = self._stopping  # asked to stop before there was a server
        loop = asyncio.get_running_loop()
        beside = [
            loop.create_task(service.tend()),
            loop.create_task(self._keep_anchored()),
            loop.create_task(self._door.keep(service)),
            loop.create_task(platform.setting.condition.tend(platform.edges.clock)),
        ]
        try:
            await self._server.serve(sockets=[self._listening])
        finally:
            for task in beside:
                task.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await task
            self._anchor()

    async def _keep_anchored(self) -> None:
        while True:
            self._anchor()
            await asyncio.sleep(_ANCHOR_SECONDS)

    def _anchor(self) -> None:
        """Write the head of the chain down outside the database, if it has moved."""
        if self._lost:
            return
        try:
            line = self._platform.database.do(head)
            if line is not None and line != self._anchored:
                self._home.anchor(line)
                self._anchored = line
        except (DatabaseLost, OSError):
            self._disk_lost()

    def _ready(self) -> None:
        base = self._platform.setting.base_url
        token = self._platform.verbs.home_token
        self._home.announce(Serving(os.getpid(), self._port, base, token))
        shown = base if urlsplit(base).port else f"{base}:{self._port}"
        sys.stdout.write(f"ready {shown}\n")
        sys.stdout.flush()

    def _disk_lost(self) -> None:
        self._lost = True
        self._stop()

    def _stop(self) -> None:
        self._stopping = True
        if self._server is not None:
            self._server.should_exit = True


@contextlib.contextmanager
def _signals(stop: Callable[[], None]) -> Generator[None]:
    """Stop when the process is asked to, whatever the system calls that."""

    def asked(number: int, frame: FrameType | None) -> None:
        del number, frame
        stop()

    names = ("SIGTERM", "SIGINT", "SIGBREAK")
    before = {
        number: signal.signal(number, asked)
        for number in (getattr(signal, name, None) for name in names)
        if number is not None
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _reachable(host: str) -> str:
    """Return an address of this machine that a phone in the same network can open."""
    return address_of_this_machine() if host in _ANY else host
