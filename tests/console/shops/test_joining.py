"""A till joins a shop over TLS: real processes, real sockets, and somebody in between."""

from __future__ import annotations

import contextlib
import json
import socket
import ssl
import stat
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from backend.commands.home import Home
from backend.commands.seal import seal_of
from backend.protocol.activation import Activation
from backend.protocol.refusals import AppNotOnline
from backend.retail.contract.shop import SHOP_QUERY, ShopQueryRequest
from backend.shops.contract.devices import (
    DEVICE_INVITE,
    DEVICE_REVOKE,
    CodeRefused,
    DeviceInviteRequest,
    DeviceRevokeRequest,
)
from backend.shops.contract.network import (
    NETWORK_QUERY,
    NETWORK_SET,
    Network,
    NetworkQueryRequest,
    NetworkSetRequest,
)
from console.client.client import Client
from console.client.credentials import Credentials
from console.client.failures import Stranger, Unreachable
from console.client.pin import Pin, any_certificate
from console.client.place import joined
from console.client.signer import Signer
from console.client.transport import HttpTransport
from console.shops.joining import ActivationMisread, join
from tests.backend.commands.conftest import Done, end, process, served

OWNER = {"staff_id": "301", "pin": "3333"}
PATIENCE = 60.0
OPENED: list[Client] = []


def now() -> datetime:
    return datetime.now(UTC)


@dataclass
class Shop:
    """A platform in a process of its own, and the till that runs it."""

    home: Path
    port: int
    client: Client

    def network(self) -> Network:
        return self.client.call(NETWORK_QUERY, NetworkQueryRequest()).network

    def until(self, holds: Callable[[Network], object]) -> Network:
        end_at = time.monotonic() + PATIENCE
        while not holds(network := self.network()):
            assert time.monotonic() < end_at, network
            time.sleep(0.05)
        return network

    def invite(self) -> Activation:
        """Invite a till; all of it happens on this machine."""
        asked = DeviceInviteRequest(name="2号收银台", **OWNER)
        told = Activation.from_text(self.client.call(DEVICE_INVITE, asked).activation)
        return Activation("127.0.0.1", told.port, told.fingerprint, told.code)


def caller(credentials: Credentials) -> Client:
    pin = Pin(credentials.pin) if credentials.pin else None
    line = HttpTransport(credentials.gateway, pin=pin)
    OPENED.append(Client(line, Signer.load(credentials), clock=now))
    return OPENED[-1]


@pytest.fixture(autouse=True)
def _hang_up() -> Iterator[None]:
    yield
    while OPENED:
        OPENED.pop().close()


def sandbox(home: Path) -> Done:
    return end(process("sandbox", "--home", home))


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shop]:
    home = tmp_path_factory.mktemp("shop") / "home"
    with served(home, "--lan") as (_, port):
        credentials = Credentials.from_json(sandbox(home).out)
        opened = Shop(home, port, caller(credentials))
        opened.until(lambda network: network.port)
        yield opened
        opened.client.close()


def test_a_till_joins_and_calls_over_tls_with_a_key_of_its_own(shop: Shop, tmp_path: Path) -> None:
    credentials = join(tmp_path, shop.invite().to_text(), clock=now)

    assert credentials.gateway.startswith("https://127.0.0.1:")
    assert joined(tmp_path) == credentials
    assert len(credentials.pin) == 64
    kept = [path for path in tmp_path.iterdir() if path.is_file()]
    assert {stat.S_IMODE(path.stat().st_mode) for path in kept} == {0o600}
    private = credentials.app_private_key.read_text("ascii")
    assert private not in (shop.home / "keys" / "app_private.pem").read_text("ascii")
    client = caller(credentials)
    assert client.call(SHOP_QUERY, ShopQueryRequest()).name
    client.close()


def test_the_doors_key_is_for_its_owner_alone(shop: Shop) -> None:
    seal = seal_of(Home(shop.home), now())

    assert stat.S_IMODE(seal.key.stat().st_mode) == 0o600


def test_without_a_word_no_door_is_open(tmp_path: Path) -> None:
    home = tmp_path / "home"
    with served(home) as (_, port):
        credentials = Credentials.from_json(sandbox(home).out)
        shop = Shop(home, port, caller(credentials))
        assert shop.network() == Network(wanted=False)
        assert not (home / "keys" / "door_private.pem").exists()

        shop.client.call(NETWORK_SET, NetworkSetRequest(wanted=True, **OWNER))
        opened = shop.until(lambda network: network.port)
        credentials = join(tmp_path / "till", shop.invite().to_text(), clock=now)

        shop.client.call(NETWORK_SET, NetworkSetRequest(wanted=False, **OWNER))
        shop.until(lambda network: not network.port)
        with pytest.raises(Unreachable):
            caller(credentials).call(SHOP_QUERY, ShopQueryRequest())

        shop.client.call(NETWORK_SET, NetworkSetRequest(wanted=True, **OWNER))
        again = shop.until(lambda network: network.port)
        assert (again.port, again.fingerprint) == (opened.port, opened.fingerprint)
        assert caller(credentials).call(SHOP_QUERY, ShopQueryRequest()).name


def test_the_door_offers_signed_calls_and_nothing_else(shop: Shop) -> None:
    port = shop.network().port
    for path in ("/health", "/wallet", "/wallet/api/code", "/device/activate"):
        with tls(port) as line:
            line.sendall(f"GET {path} HTTP/1.1\r\nhost: shop\r\nconnection: close\r\n\r\n".encode())
            assert b" 404 " in line.recv(65536).split(b"\r\n")[0], path
    with socket.create_connection(("127.0.0.1", port), PATIENCE) as plain:
        plain.sendall(b"GET /gateway.do HTTP/1.1\r\nhost: shop\r\n\r\n")
        assert not plain.recv(65536).startswith(b"HTTP/")


@contextmanager
def tls(port: int) -> Iterator[ssl.SSLSocket]:
    plain = socket.create_connection(("127.0.0.1", port), PATIENCE)
    with any_certificate().wrap_socket(plain) as line:
        yield line


def test_nothing_older_than_tls_1_3_is_spoken(shop: Shop) -> None:
    old = any_certificate()
    old.minimum_version = ssl.TLSVersion.TLSv1_2
    old.maximum_version = ssl.TLSVersion.TLSv1_2
    with (
        socket.create_connection(("127.0.0.1", shop.network().port), PATIENCE) as plain,
        pytest.raises(ssl.SSLError),
    ):
        old.wrap_socket(plain)


@contextmanager
def man_in_the_middle(folder: Path) -> Iterator[tuple[int, list[bytes]]]:
    """Answer with a certificate of one's own, and keep whatever is sent."""
    seal = seal_of(_made(folder), now())
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(seal.certificate, seal.key)
    heard: list[bytes] = []
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        with contextlib.suppress(OSError):
            while True:
                plain, _ = listening.accept()
                with (
                    contextlib.suppress(OSError),
                    context.wrap_socket(plain, server_side=True) as line,
                ):
                    line.settimeout(PATIENCE)
                    if said := line.recv(65536):
                        heard.append(said)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield listening.getsockname()[1], heard
    finally:
        listening.close()


def _made(folder: Path) -> Home:
    home = Home(folder)
    home.make()
    return home


def test_who_stands_in_between_hears_nothing(shop: Shop, tmp_path: Path) -> None:
    real = shop.invite()
    credentials = join(tmp_path / "till", real.to_text(), clock=now)
    fresh = shop.invite()
    with man_in_the_middle(tmp_path / "thief") as (port, heard):
        lured = Activation("127.0.0.1", port, fresh.fingerprint, fresh.code)
        with pytest.raises(Stranger):
            join(tmp_path / "other", lured.to_text(), clock=now)
        moved = credentials.model_copy(update={"gateway": f"https://127.0.0.1:{port}/gateway.do"})
        with pytest.raises(Stranger):
            caller(moved).call(SHOP_QUERY, ShopQueryRequest())
        assert heard == []

    join(tmp_path / "other", fresh.to_text(), clock=now)  # nothing was given away: it is good yet


def test_a_wrong_a_used_and_a_misread_code_let_nobody_in(shop: Shop, tmp_path: Path) -> None:
    good = shop.invite()
    wrong = Activation(good.address, good.port, good.fingerprint, "000000000000")
    with pytest.raises(CodeRefused):
        join(tmp_path / "a", wrong.to_text(), clock=now)
    with pytest.raises(ActivationMisread):
        join(tmp_path / "a", good.to_text()[:-1], clock=now)
    assert joined(tmp_path / "a") is None
    first = join(tmp_path / "b", good.to_text(), clock=now)
    with pytest.raises(CodeRefused):
        join(tmp_path / "c", good.to_text(), clock=now)

    (tmp_path / "b" / "credentials.json").unlink()  # the answer was lost with the power
    assert join(tmp_path / "b", good.to_text(), clock=now) == first


def test_a_till_turned_away_is_refused_at_once_and_can_be_let_in_again(
    shop: Shop, tmp_path: Path
) -> None:
    credentials = join(tmp_path, shop.invite().to_text(), clock=now)
    client = caller(credentials)
    client.call(SHOP_QUERY, ShopQueryRequest())

    asked = DeviceRevokeRequest(device_id=credentials.app_id, **OWNER)
    shop.client.call(DEVICE_REVOKE, asked)

    with pytest.raises(AppNotOnline):
        client.call(SHOP_QUERY, ShopQueryRequest())
    again = join(tmp_path, shop.invite().to_text(), clock=now)
    assert again.app_id != credentials.app_id
    assert caller(again).call(SHOP_QUERY, ShopQueryRequest()).name


def test_a_till_that_is_told_a_new_address_keeps_its_key(shop: Shop, tmp_path: Path) -> None:
    credentials = join(tmp_path, shop.invite().to_text(), clock=now)
    path = tmp_path / "credentials.json"
    kept = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**kept, "gateway": "https://127.0.0.1:1/gateway.do"}), "utf-8")
    fresh = shop.invite()

    assert join(tmp_path, fresh.to_text(), clock=now) == credentials
    join(tmp_path / "other", fresh.to_text(), clock=now)  # it was not used up
