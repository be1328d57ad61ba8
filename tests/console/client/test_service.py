"""The bundled platform as a child: found, started, watched, stopped."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import psutil
import pytest

from backend.payments.contract.refusals import TradeNotExist
from backend.payments.contract.trade import TRADE_QUERY, TradeQueryRequest
from backend.shops.contract.platform import (
    PLATFORM_CHECK,
    PLATFORM_QUERY,
    PlatformCheckRequest,
    PlatformQueryRequest,
    PlatformQueryResponse,
)
from console.client.client import Client
from console.client.service import (
    Health,
    Patience,
    Progress,
    Running,
    Service,
    ServiceFailed,
    Stage,
)
from console.client.signer import Signer
from console.client.transport import HttpTransport
from tests.console.client import wire as wires
from tests.console.client.wire import wired
from tests.patience import until

QUICK = Patience(
    start=60, stop=5, look=20, hung=0.5, backoff_first=0.05, backoff_most=0.1, deaths=3
)
"""A stand-in starts and answers at once, unless the computer is busy."""
PATIENCE = 30


class Watch:
    """A stopwatch that is moved by hand when a test wants it."""

    def __init__(self) -> None:
        self.at = 0.0

    def __call__(self) -> float:
        self.at += 0.01
        return self.at


@contextlib.contextmanager
def closing(service: Service) -> Iterator[Service]:
    try:
        yield service
    finally:
        service.stop()


def fake(tmp_path: Path, program: str) -> tuple[str, ...]:
    """Write a stand-in for the backend's command."""
    script = tmp_path / "stand_in.py"
    script.write_text(textwrap.dedent(program))
    return (sys.executable, str(script))


SERVING = """
    import http.server, json, os, pathlib, sys
    home = pathlib.Path(sys.argv[sys.argv.index("--home") + 1])
    if sys.argv[1] == "sandbox":
        sys.exit("no such shop")
    class Answer(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(503 if (home / "sick").exists() else 200)
            self.send_header("content-length", "0"); self.end_headers()
        def log_message(self, *_): pass
    server = http.server.HTTPServer(("127.0.0.1", 0), Answer)
    (home / "starts").open("a").write("x")
    (home / "service.json").write_text(json.dumps({"pid": os.getpid(), "port": server.server_port}))
    server.serve_forever()
"""


def starts(home: Path) -> int:
    return len((home / "starts").read_text())


# The real platform


def test_the_real_platform_is_started_called_found_and_stopped(tmp_path: Path) -> None:
    home, told = tmp_path / "home", list[Progress]()
    with closing(Service(home)) as service:
        running = service.ensure(told.append)
        assert running.ours
        assert [told[0].stage, told[1].stage, told[-1].stage] == [
            Stage.LOOKING,
            Stage.STARTING,
            Stage.READY,
        ]
        credentials = service.credentials()
        line = HttpTransport(running.gateway)
        client = Client(line, Signer.load(credentials), clock=lambda: datetime.now(UTC))
        with pytest.raises(TradeNotExist):
            client.call(TRADE_QUERY, TradeQueryRequest(out_trade_no="P1"))
        client.close()
        other = Service(home)
        found = other.ensure()
        assert (found.url, found.pid) == (running.url, running.pid)
        assert service.check().up
        child = psutil.Process(running.pid)
    assert not psutil.pid_exists(running.pid) or child.status() == psutil.STATUS_ZOMBIE
    assert not (home / "console.json").exists()


def test_the_platform_checks_its_database_when_asked_and_remembers_it(tmp_path: Path) -> None:
    home = tmp_path / "home"
    told = list[PlatformQueryResponse]()
    for asked in (True, False):
        with closing(Service(home)) as service:
            line = HttpTransport(service.ensure().gateway)
            signer = Signer.load(service.credentials())
            client = Client(line, signer, clock=lambda: datetime.now(UTC))
            if asked:
                assert client.call(PLATFORM_QUERY, PlatformQueryRequest()).checked_at is None
                client.call(PLATFORM_CHECK, PlatformCheckRequest())
            until = time.monotonic() + 30
            while (found := client.call(PLATFORM_QUERY, PlatformQueryRequest())).checking:
                assert time.monotonic() < until
                time.sleep(0.05)
            told.append(found)
            client.close()
    first, second = told
    assert (first.sound, first.can_be_checked) == (True, True)
    assert (second.checked_at, second.sound) == (first.checked_at, True)
    assert first.size > 0
    assert first.free
    assert first.schema_step
    assert str(home) not in first.model_dump_json()


# A stand-in, to fail as wanted


def test_a_child_that_dies_is_started_again(tmp_path: Path) -> None:
    with closing(Service(tmp_path, command=fake(tmp_path, SERVING), patience=QUICK)) as service:
        first = service.ensure()
        _kill(first)
        health = _looked_until(service, lambda health: health.up)
        assert health.restarted
        assert service.running is not None
        assert service.running.pid != first.pid
        assert service.check() == replace(health, restarted=False)


def test_a_child_that_hangs_is_started_again(tmp_path: Path) -> None:
    with closing(Service(tmp_path, command=fake(tmp_path, SERVING), patience=QUICK)) as service:
        first = service.ensure()
        (tmp_path / "sick").touch()
        assert not service.check().up
        _looked_until(service, lambda _: not psutil.pid_exists(first.pid))
        (tmp_path / "sick").unlink()
        _looked_until(service, lambda health: health.up)
        assert starts(tmp_path) >= 2


def test_a_child_that_keeps_dying_is_given_up_until_somebody_asks(tmp_path: Path) -> None:
    watch = Watch()
    command = fake(tmp_path, SERVING)
    patience = replace(QUICK, start=20, deaths=2)
    with closing(Service(tmp_path, command=command, patience=patience, now=watch)) as service:
        service.ensure()
        (tmp_path / "stand_in.py").write_text("import sys; sys.exit('broken')")
        assert service.running is not None
        _kill(service.running)
        health = _looked_until(service, lambda health: health.gives_up, watch)
        assert not health.up
        assert service.check().gives_up
        with pytest.raises(ServiceFailed) as failed:
            service.ensure()
        assert failed.value.code == "SERVICE-ENDED"
        assert "broken" in failed.value.log
        fake(tmp_path, SERVING)
        assert service.ensure().ours


def test_deaths_long_ago_are_forgotten(tmp_path: Path) -> None:
    watch = Watch()
    command = fake(tmp_path, SERVING)
    patience = replace(QUICK, deaths=1, steady=50.0)
    with closing(Service(tmp_path, command=command, patience=patience, now=watch)) as service:
        service.ensure()
        for _ in range(3):
            watch.at += 60
            assert service.check().up
            assert service.running is not None
            _kill(service.running)
            health = _looked_until(service, lambda health: health.up or health.gives_up, watch)
            assert not health.gives_up
        assert starts(tmp_path) == 4


def test_a_child_that_never_answers_is_ended(tmp_path: Path) -> None:
    command = fake(tmp_path, "import time; print('thinking', flush=True); time.sleep(60)")
    watch = Watch()

    def once_it_thinks() -> float:
        """Let no time pass before the child has said something."""
        log = tmp_path / "platform.log"
        return watch() if log.exists() and log.stat().st_size else watch.at

    patience = replace(QUICK, start=0.1)
    service = Service(tmp_path, command=command, patience=patience, now=once_it_thinks)
    with closing(service):
        told = list[Progress]()
        with pytest.raises(ServiceFailed) as failed:
            service.ensure(told.append)
        assert failed.value.code == "SERVICE-TIMEOUT"
        assert "thinking" in failed.value.log
        assert Stage.WAITING in {one.stage for one in told}


def test_a_child_that_will_not_end_is_killed(tmp_path: Path) -> None:
    stubborn = "import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
    command = fake(tmp_path, stubborn + textwrap.dedent(SERVING))
    service = Service(tmp_path, command=command, patience=replace(QUICK, stop=0.3))
    running = service.ensure()
    service.stop()
    assert not psutil.pid_exists(running.pid)


def test_a_platform_somebody_else_started_is_used_and_left_alone(tmp_path: Path) -> None:
    with wired(wires.replying()) as wire:
        served = {"pid": os.getpid(), "port": wire.port}
        (tmp_path / "service.json").write_text(json.dumps(served))
        service = Service(tmp_path, command=("nothing",), patience=QUICK)
        running = service.ensure()
        assert (running.ours, running.url) == (False, f"http://127.0.0.1:{wire.port}")
        service.stop()
        assert service.running is None


def test_when_somebody_elses_platform_is_gone_our_own_is_started(tmp_path: Path) -> None:
    command = fake(tmp_path, SERVING)
    with closing(Service(tmp_path, command=command, patience=QUICK)) as service:
        with wired(wires.replying()) as wire:
            served = {"pid": os.getpid(), "port": wire.port}
            (tmp_path / "service.json").write_text(json.dumps(served))
            assert not service.ensure().ours
        health = _looked_until(service, lambda health: health.up)
        assert health.restarted
        assert service.running is not None
        assert service.running.ours


def test_a_platform_a_killed_console_left_behind_is_adopted_and_stopped(tmp_path: Path) -> None:
    command = fake(tmp_path, SERVING)
    orphan = subprocess.Popen([*command, "serve", "--home", str(tmp_path)])
    until((tmp_path / "service.json").exists)
    (tmp_path / "console.json").write_text(json.dumps({"pid": orphan.pid}))
    service = Service(tmp_path, command=command, patience=QUICK)
    assert service.ensure() == Running(
        f"http://127.0.0.1:{json.loads((tmp_path / 'service.json').read_text())['port']}",
        orphan.pid,
        ours=True,
    )
    service.stop()
    assert orphan.wait(PATIENCE) is not None
    service.stop()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"pid": 1}', '{"pid": "1", "port": "2"}'])
def test_what_is_no_announcement_is_no_platform(tmp_path: Path, text: str) -> None:
    (tmp_path / "service.json").write_text(text)
    command = fake(tmp_path, "import sys; sys.exit('no')")
    with pytest.raises(ServiceFailed):
        Service(tmp_path, command=command, patience=QUICK).ensure()


def test_an_announcement_of_the_dead_is_no_platform(tmp_path: Path) -> None:
    (tmp_path / "service.json").write_text(json.dumps({"pid": 1, "port": 1}))
    with closing(Service(tmp_path, command=fake(tmp_path, SERVING), patience=QUICK)) as service:
        assert service.ensure().ours


def test_a_port_that_is_another_homes_now_is_no_platform_of_ours(tmp_path: Path) -> None:
    with wired(wires.replying(body=b'{"status":"ok","pid":4711}')) as wire:
        (tmp_path / "service.json").write_text(json.dumps({"pid": 1, "port": wire.port}))
        command = fake(tmp_path, SERVING)
        with closing(Service(tmp_path, command=command, patience=QUICK)) as service:
            assert service.ensure().ours


def test_the_log_does_not_grow_for_ever(tmp_path: Path) -> None:
    (tmp_path / "platform.log").write_bytes(b"x" * 1_000_001)
    with closing(Service(tmp_path, command=fake(tmp_path, SERVING), patience=QUICK)) as service:
        service.ensure()
        assert service.log.stat().st_size < 1000
    assert (tmp_path / "platform.old.log").exists()


def test_a_failing_sandbox_command_says_why(tmp_path: Path) -> None:
    service = Service(tmp_path, command=fake(tmp_path, SERVING), patience=QUICK)
    with pytest.raises(ServiceFailed) as failed:
        service.credentials()
    assert (failed.value.code, failed.value.log.strip()) == ("SERVICE-SANDBOX", "no such shop")


def test_what_was_begun_is_waited_for_and_not_started_twice(tmp_path: Path) -> None:
    with closing(Service(tmp_path, command=fake(tmp_path, SERVING), patience=QUICK)) as service:
        service.begin()
        service.begin()
        begun = service._child  # noqa: SLF001 - the one that must stay
        assert service.running is None
        assert begun is not None
        assert service.ensure().pid == begun.pid


def test_nothing_is_begun_beside_a_platform_that_runs(tmp_path: Path) -> None:
    command = fake(tmp_path, SERVING)
    with closing(Service(tmp_path, command=command, patience=QUICK)) as first:
        running = first.ensure()
        second = Service(tmp_path, command=command, patience=QUICK)
        second.begin()
        second.stop()  # its till was in use: it has begun nothing, and ends nothing
        assert first.check().up
        assert psutil.pid_exists(running.pid)


def _kill(running: Running) -> None:
    process = psutil.Process(running.pid)
    process.kill()
    with contextlib.suppress(psutil.Error):
        process.wait(PATIENCE)


def _looked_until(
    service: Service, holds: Callable[[Health], bool], watch: Watch | None = None
) -> Health:
    """Look after it until something holds, and return what was seen last."""
    seen: list[Health] = []

    def look() -> bool:
        if watch is not None:
            watch.at += 1
        seen.append(service.check())
        return holds(seen[-1])

    until(look, pause=0.0 if watch else 0.05)
    return seen[-1]
