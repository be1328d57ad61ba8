"""The service as scripts meet it: real processes, real signals."""

from __future__ import annotations

import http.client
import json
import signal
import socket
import sys
from pathlib import Path

import pytest

from tests.backend.commands.conftest import Run, end, process, ready_url, served
from tests.patience import until

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals are another matter there")
LOGON = "10000000001"


def health(port: int) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", "/health")
        return connection.getresponse().status
    finally:
        connection.close()


@POSIX
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_service_says_when_it_is_ready_and_stops_cleanly(
    home: Path, number: signal.Signals
) -> None:
    with served(home) as (running, port):
        assert health(port) == 200
        written = json.loads((home / "service.json").read_text("utf-8"))
        assert (written["pid"], written["port"]) == (running.pid, port)

        running.send_signal(number)
        done = end(running)

    assert (done.code, done.err) == (0, "")
    assert not (home / "service.json").exists()


def test_a_home_is_served_once_and_everything_else_works_beside(home: Path, run: Run) -> None:
    before = run("sandbox", "--home", home).json
    with served(home) as (running, port):
        second = run("serve", "--home", home, "--port", "0")
        assert second.code == 2
        assert "already served" in second.err
        assert (health(port), running.poll()) == (200, None)

        beside = run("sandbox", "--home", home).json
        assert beside["gateway"] == f"http://127.0.0.1:{port}/gateway.do"
        assert {**beside, "gateway": ""} == {**before, "gateway": ""}

        code = run("wallet", "--home", home, "code", "--buyer", LOGON)
        assert len(code.json["auth_code"]) == 18
        refused = run("wallet", "--home", home, "scan", "--buyer", LOGON, "--qr", "x")
        assert (refused.code, refused.json["code"]) == (1, "40004")

        verdict = run("verify", "--home", home)
        assert verdict.code == 0, verdict.out
    assert run("sandbox", "--home", home).json == beside


def test_the_port_of_last_time_is_taken_again(home: Path) -> None:
    with served(home) as (_, first):
        pass
    with served(home) as (_, second):
        pass

    assert first == second


def test_a_port_in_use_is_told(home: Path, run: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        done = run("serve", "--home", home, "--port", str(port))

    assert done.code == 2
    assert f"port {port}" in done.err
    assert "--port" in done.err


def test_when_the_port_of_last_time_is_taken_another_is_found(home: Path) -> None:
    with served(home) as (_, first):
        pass
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(("127.0.0.1", first))
        taken.listen()
        with served(home) as (_, second):
            assert health(second) == 200

    assert second != first


@POSIX
def test_a_killed_service_leaves_a_home_that_can_be_served_again(home: Path, run: Run) -> None:
    with served(home) as (running, _):
        running.kill()
        end(running)
        stale = json.loads((home / "service.json").read_text("utf-8"))
    assert stale["pid"] == running.pid

    code = run("wallet", "--home", home, "code", "--buyer", LOGON)

    assert len(code.json["auth_code"]) == 18
    assert not (home / "service.json").exists()
    with served(home) as (_, port):
        assert health(port) == 200


@POSIX
def test_a_service_asked_to_stop_while_it_opens_its_home_stops(home: Path) -> None:
    opening = process("serve", "--home", home, "--port", "0")
    until(lambda: (home / "lock").exists() or opening.poll() is not None, pause=0.001)
    assert opening.poll() is None
    opening.terminate()

    end(opening)

    with served(home) as (_, port):
        assert health(port) == 200


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["serve"],
        ["paint"],
        ["serve", "--home", "x", "--port", "65536"],
        ["serve", "--home", "x", "--port", "http"],
        ["serve", "--home", "x", "--host", "shop.example"],
        ["wallet", "--home", "x"],
        ["wallet", "--home", "x", "code"],
        ["wallet", "--home", "x", "scan", "--buyer", "y"],
    ],
)
def test_a_command_that_makes_no_sense_is_told_so(run: Run, words: list[str]) -> None:
    done = run(*words)

    assert (done.code, done.out) == (2, "")
    assert "usage" in done.err


def address(home: Path, host: str) -> str:
    running = process("serve", "--home", home, "--port", "0", "--host", host)
    url = ready_url(running)
    running.terminate()
    end(running)
    return url.rpartition(":")[0]


def test_a_service_says_the_address_it_was_given(home: Path) -> None:
    assert address(home, "localhost") == "http://127.0.0.1"
    assert address(home, "0.0.0.0") != "http://0.0.0.0"  # noqa: S104 - said, not bound
