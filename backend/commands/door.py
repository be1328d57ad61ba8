"""The door to the shop's network: opened and shut while the platform runs, as the shop wants it."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import Callable
from typing import Final

import uvicorn

from backend.app import Platform, Service
from backend.commands.home import Home
from backend.commands.seal import seal_fingerprint, seal_of
from backend.gateway.http import ShopHttp
from backend.gateway.server import PortTaken, listen, make_server
from backend.kernel.call import Call, Caller
from backend.shops.contract.network import Network
from backend.shops.service import network as shops

DEFAULT_PORT: Final = 8781
_LOOK_SECONDS: Final = 0.5
_EVERYWHERE: Final = "0.0.0.0"  # noqa: S104 - a person opens it, and only tills with a key come in
_COMMAND: Final = "command"


class Door:
    """One more listener, over TLS, for the tills of the shop; shut unless a person opens it."""

    def __init__(self, home: Home, platform: Platform) -> None:
        plan = home.plan() or {}
        self._home = home
        self._platform = platform
        self._caller = Caller(merchant_id=str(plan.get("merchant_id", "")))
        self._server: uvicorn.Server | None = None
        self._serving: asyncio.Task[None] | None = None
        self._told = Network(wanted=False)

    def want(self, *, wanted: bool) -> None:
        """Open or shut it because whoever runs the platform says so."""
        self._do(lambda call: shops.want(call, wanted=wanted, by=_COMMAND))

    async def keep(self, service: Service) -> None:
        """Do what the shop wants of the door, until cancelled."""
        self._do(lambda call: shops.stands(call, self._told))  # what a former run left is over
        try:
            while True:
                await self._look(service)
                await asyncio.sleep(_LOOK_SECONDS)
        finally:
            await self._shut()

    async def _look(self, service: Service) -> None:
        wanted = self._platform.do(shops.network, self._caller).wanted
        if self._serving is not None and self._serving.done():
            self._serving = self._server = None
        if wanted and self._serving is None:
            self._open(service)
        elif not wanted and self._serving is not None:
            await self._shut()
            self._tell(Network(wanted=False))
        elif self._serving is not None:
            here = address_of_this_machine()
            if here != self._told.address:
                self._tell(self._told.model_copy(update={"address": here}))

    def _open(self, service: Service) -> None:
        seal = seal_of(self._home, self._platform.edges.clock.now())
        try:
            listening = self._listen()
        except PortTaken as error:
            self._tell(Network(wanted=True, problem=str(error)[:256]))
            return
        port: int = listening.getsockname()[1]
        self._home.remember(shop_port=port)
        self._server = make_server(ShopHttp(service), lambda: None, seal)
        self._serving = asyncio.get_running_loop().create_task(
            self._server.serve(sockets=[listening])
        )
        known = seal_fingerprint(self._home)
        here = address_of_this_machine()
        self._tell(Network(wanted=True, address=here, port=port, fingerprint=known))

    def _listen(self) -> socket.socket:
        """Take the port of last time, which the tills know; any other at the first time."""
        port: int | None = self._home.settings().get("shop_port")
        if port is not None:
            return listen(_EVERYWHERE, port)
        with contextlib.suppress(PortTaken):
            return listen(_EVERYWHERE, DEFAULT_PORT)
        return listen(_EVERYWHERE, 0)

    async def _shut(self) -> None:
        server, serving = self._server, self._serving
        self._server = self._serving = None
        if server is not None and serving is not None:
            server.should_exit = True
            await serving

    def _tell(self, network: Network) -> None:
        if network != self._told:
            self._told = network
            self._do(lambda call: shops.stands(call, network))

    def _do(self, verb: Callable[[Call], None]) -> None:
        self._platform.do(verb, self._caller)


def address_of_this_machine() -> str:
    """Return the address at which other machines of the same network reach this one."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # sends nothing; only chooses the way out
        except OSError:
            return "127.0.0.1"
        address: str = probe.getsockname()[0]
        return address
