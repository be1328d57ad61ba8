"""A served platform and the clients that call it, each started once for all the stories."""

from __future__ import annotations

import os
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest

from tests.sdk import clients, edges, packages, raw
from tests.sdk.clients import Client, Setup
from tests.sdk.edges import Receiver
from tests.sdk.service import Buyer, Platform, Sandbox, command, platform_process

Start = Callable[[str, Setup], Client]


@pytest.fixture(scope="session")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    """Serve one home for all the stories; once they are told, its books must balance."""
    home = tmp_path_factory.mktemp("platform") / "home"
    with platform_process(home) as served:
        yield served
    verdict = command("verify", "--home", str(home))
    assert verdict.returncode == 0, verdict.stdout + verdict.stderr


@pytest.fixture(scope="session")
def sandbox(platform: Platform) -> Sandbox:
    return platform.sandbox()


@pytest.fixture(scope="session")
def keys(sandbox: Sandbox) -> raw.Keys:
    return raw.Keys.of(sandbox)


@pytest.fixture(scope="session")
def setup(platform: Platform, sandbox: Sandbox) -> Setup:
    return Setup.of(sandbox, platform.port)


@pytest.fixture(scope="session")
def buyer(sandbox: Sandbox) -> Buyer:
    return sandbox.buyers[0]


@pytest.fixture(scope="session")
def start() -> Iterator[Start]:
    """Give a way to start a client once per set-up; it skips a test whose client cannot be had."""
    started: dict[tuple[str, Setup], Client] = {}
    with ExitStack() as stack:

        def start(name: str, setup: Setup) -> Client:
            if (name, setup) not in started:
                try:
                    started[name, setup] = stack.enter_context(clients.running(name, setup))
                except packages.NotInstalled as reason:
                    pytest.skip(f"{name}: {reason}")
                except packages.NotFetched as reason:
                    if os.environ.get("CI"):
                        raise
                    pytest.skip(f"{name}: {reason}")
            return started[name, setup]

        yield start


@pytest.fixture(scope="session", params=clients.NAMES)
def client_name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="session")
def client(client_name: str, start: Start, setup: Setup) -> Client:
    return start(client_name, setup)


@pytest.fixture(scope="session")
def inbox() -> Iterator[Receiver]:
    with edges.receiver() as listening:
        yield listening


@pytest.fixture
def order_no() -> str:
    """Make an order number nobody used before."""
    return f"T{uuid.uuid4().hex[:20]}"
