"""A shop with its door open, on a whole platform in memory; its clock moves when told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from backend.app import Edges, Platform
from backend.commands.opening import demo_files
from backend.ecosystem import service as ecosystem
from backend.ecosystem.service import Registration
from backend.kernel.call import Call, Caller
from backend.kernel.ids import Ids
from backend.protocol.activation import Activation
from backend.protocol.envelope import read_answer, read_unsigned, write_request
from backend.protocol.method import Method, RequestT, ResponseT
from backend.protocol.signing import PrivateKey
from backend.retail.service import shop as retail
from backend.shops.contract.devices import (
    DEVICE_ACTIVATE,
    DEVICE_INVITE,
    DeviceActivateResponse,
    DeviceInviteRequest,
)
from backend.shops.contract.network import Network
from backend.shops.service import network as shops
from tests.helpers.keys import key

MERCHANT = "2088000000000001"
APP = "2021000000000001"
OWNER, MANAGER = ("301", "3333"), ("201", "2222")
FINGERPRINT = "ab" * 32
OPEN = Network(wanted=True, address="192.168.1.20", port=8781, fingerprint=FINGERPRINT)


class Clock:
    """Moves when told."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 22, 4, tzinfo=UTC)

    def now(self) -> datetime:
        return self.at


@dataclass
class World:
    """The shop, and whoever calls."""

    clock: Clock = field(default_factory=Clock)
    platform: Platform = field(init=False)

    def __post_init__(self) -> None:
        self.platform = Platform.in_memory(Edges(self.clock, Ids.seeded(3)), key("platform"))
        self.platform.do(_open, Caller(merchant_id=MERCHANT))

    def later(self, **of: float) -> None:
        self.clock.at += timedelta(**of)

    def call(
        self,
        method: Method[RequestT, ResponseT],
        request: RequestT,
        *,
        app: str = APP,
        own: PrivateKey | None = None,
    ) -> ResponseT:
        """Call as the gateway is called: signed, verified."""
        form = write_request(
            method, request, app_id=app, key=own or key("app"), at=self.clock.now()
        )
        return read_answer(self.platform.answer(b"", form), method, key("platform").public)

    def open_door(self, network: Network = OPEN) -> None:
        def verb(call: Call) -> None:
            shops.want(call, wanted=network.wanted, by="test")
            shops.stands(call, network)

        self.platform.do(verb, Caller(merchant_id=MERCHANT))

    def invite(self, name: str = "2号收银台", by: tuple[str, str] = OWNER) -> Activation:
        asked = DeviceInviteRequest(name=name, staff_id=by[0], pin=by[1])
        return Activation.from_text(self.call(DEVICE_INVITE, asked).activation)

    def activate(
        self, code: str, own: PrivateKey | None = None, address: str = "192.168.1.31", **more: Any
    ) -> DeviceActivateResponse:
        public = (own or key("till")).public.bare()
        body = json.dumps({"code": code, "public_key": public, **more}).encode()
        return read_unsigned(self.platform.enter(body, address), DEVICE_ACTIVATE)


@pytest.fixture
def world() -> Iterator[World]:
    made = World()
    made.open_door()
    yield made
    made.platform.close()


def _open(call: Call) -> None:
    goods, front = demo_files()
    retail.seed(call, goods_csv="".join(goods.splitlines(keepends=True)[:3]), shop_toml=front)
    ecosystem.open_merchant(call, MERCHANT, "巷口便利店")
    ecosystem.register_app(call, Registration(APP, MERCHANT, "收银台", key("app").public.pem()))
