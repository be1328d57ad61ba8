"""Bytes to the gateway and back, over lines that break at every byte."""

from __future__ import annotations

import socket
import time
from dataclasses import replace

import httpcore
import pytest

from backend.protocol.envelope import FORM
from console.client import transport
from console.client.failures import AnswerUnknown, Doubt, NotFetched, Unreachable
from console.client.following import FollowingTransport
from console.client.transport import ANSWER_MAX, HttpTransport, Limits, _Line
from tests.console.client import wire as wires
from tests.console.client.wire import Conversation, Wire, wired

QUICK = Limits(connect=0.5, silence=0.2, total=0.5)
"""For a line that is given up; where an answer is to come, a busy computer may take its time."""
PATIENT = Limits(connect=30, silence=30, total=30)
REQUEST = b"biz_content=" + b"x" * 600
ANSWER = b'{"alipay_trade_query_response":{"code":"10000"},"sign":"' + b"A" * 340 + b'"}'


def carry(converse: Conversation, *, limits: Limits = PATIENT, request: bytes = REQUEST) -> bytes:
    """Exchange once with a gateway that behaves like that."""
    with wired(converse, ANSWER) as wire:
        line = HttpTransport(wire.gateway, limits)
        try:
            return line.carry(request)
        finally:
            line.close()


def doubt(converse: Conversation, *, limits: Limits = PATIENT) -> Doubt:
    with pytest.raises(AnswerUnknown) as unknown:
        carry(converse, limits=limits)
    return unknown.value.doubt


def test_a_form_is_posted_and_its_answer_returned() -> None:
    with wired(wires.well, ANSWER) as wire:
        line = HttpTransport(wire.gateway, PATIENT)
        assert [line.carry(REQUEST) for _ in range(3)] == [ANSWER] * 3
        line.close()
        head, _, body = wire.heard[0].partition(b"\r\n\r\n")
        assert body == REQUEST
        assert head.startswith(b"POST /gateway.do HTTP/1.1\r\n")
        assert f"content-type: {FORM}".encode() in head.lower()
        assert wire.connections == 1


def test_where_nobody_listens_nothing_was_sent() -> None:
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))  # so that nobody else can
        port = deaf.getsockname()[1]
        line = HttpTransport(f"http://127.0.0.1:{port}/gateway.do", PATIENT)
        with pytest.raises(Unreachable) as unreachable:
            line.carry(REQUEST)
    assert unreachable.value.code == "NET-UNREACHABLE"


@pytest.mark.parametrize("gateway", ["ftp://127.0.0.1/", "http://name.invalid/gateway.do"])
def test_an_address_that_is_none_sends_nothing(gateway: str) -> None:
    with pytest.raises(Unreachable):
        HttpTransport(gateway, QUICK).carry(REQUEST)


def test_a_line_nobody_picks_up_sends_nothing() -> None:
    full = socket.socket()
    full.bind(("127.0.0.1", 0))
    full.listen(0)
    waiting = [socket.socket() for _ in range(4)]
    for one in waiting:
        one.setblocking(False)
        one.connect_ex(full.getsockname())
    line = HttpTransport(f"http://127.0.0.1:{full.getsockname()[1]}/", QUICK)
    with pytest.raises(Unreachable):
        line.carry(REQUEST)
    for one in (*waiting, full):
        one.close()


# A line reset before anything is read may fail while it is made, when nothing can have been sent.
@pytest.mark.parametrize(
    ("count", "reset"),
    [(0, False), *((n, reset) for n in (1, 7, 60, 200, 400, 700) for reset in (False, True))],
)
def test_a_request_that_is_cut_may_have_been_sent(count: int, *, reset: bool) -> None:
    assert doubt(wires.hanging_up_after_request(count, reset=reset)) is Doubt.CUT


@pytest.mark.parametrize("reset", [False, True])
def test_an_answer_cut_at_any_byte_is_none(*, reset: bool) -> None:
    whole = len(Wire(wires.well, ANSWER).reply())
    for count in range(0, whole, 11):
        assert doubt(wires.hanging_up_after_answer(count, reset=reset)) is Doubt.CUT, count
    assert doubt(wires.hanging_up_after_answer(whole - 1, reset=reset)) is Doubt.CUT


@pytest.mark.parametrize("count", [0, 1, 20, 60, 300])
def test_a_line_that_falls_silent_is_given_up_in_time(count: int) -> None:
    began = time.monotonic()
    assert doubt(wires.silent_after(count), limits=QUICK) is Doubt.TIMEOUT
    assert time.monotonic() - began < wires.SILENCE / 2


@pytest.mark.parametrize("from_byte", [0, 60])
def test_a_server_that_sends_a_byte_now_and_then_does_not_hold_a_cashier(from_byte: int) -> None:
    with pytest.raises(AnswerUnknown) as unknown:
        carry(wires.dripping(0.05, from_byte=from_byte), limits=replace(PATIENT, total=0.5))
    assert unknown.value.doubt is Doubt.TIMEOUT


def test_an_answer_in_single_bytes_is_whole() -> None:
    assert carry(wires.dripping(0)) == ANSWER


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        ({"status": "500 Internal Server Error"}, Doubt.HTTP),
        ({"status": "302 Found", "extra": "location: http://127.0.0.1:1/\r\n"}, Doubt.HTTP),
        ({"status": "204 No Content", "body": b""}, Doubt.HTTP),
        ({"body": b"x" * (ANSWER_MAX + 1)}, Doubt.OVERSIZE),
        ({"status": "abc"}, Doubt.CUT),
    ],
)
def test_what_is_no_answer_of_a_gateway_is_in_doubt(
    how: dict[str, str | bytes], expected: Doubt
) -> None:
    assert doubt(wires.replying(**how)) is expected


def test_after_a_cut_the_next_exchange_is_whole() -> None:
    def once_cut(wire: Wire, caller: socket.socket) -> None:
        if wire.connections == 1:
            wire.hear(caller)
        else:
            wires.well(wire, caller)

    with wired(once_cut, ANSWER) as wire:
        line = HttpTransport(wire.gateway, PATIENT)
        with pytest.raises(AnswerUnknown):
            line.carry(REQUEST)
        assert line.carry(REQUEST) == ANSWER
        line.close()


def test_a_line_the_server_hung_up_meanwhile_is_not_used_again() -> None:
    def one_each(wire: Wire, caller: socket.socket) -> None:
        wire.hear(caller)
        caller.sendall(wire.reply())

    with wired(one_each, ANSWER) as wire:
        line = HttpTransport(wire.gateway, PATIENT)
        for _ in range(3):
            assert line.carry(REQUEST) == ANSWER
            assert wire.hung_up.acquire(timeout=wires.PATIENCE)
        assert wire.connections == 3
        line.close()


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert carry(wires.well) == ANSWER


def test_a_transport_follows_the_platform_to_its_new_address() -> None:
    with wired(wires.well, b"first") as first, wired(wires.well, b"second") as second:
        places = [first.gateway]
        line = FollowingTransport(lambda: places[-1], PATIENT)
        assert line.carry(REQUEST) == b"first"
        places.append(second.gateway)
        assert line.carry(REQUEST) == b"second"
        line.close()


class Deaf(httpcore.NetworkStream):
    """Reads nothing and writes nowhere, and keeps how long it was told to try."""

    def __init__(self) -> None:
        self.patience: list[float | None] = []

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        del max_bytes
        self.patience.append(timeout)
        return b""

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        del buffer
        self.patience.append(timeout)


def test_every_piece_has_only_the_time_that_is_left_of_the_whole() -> None:
    now, inner = [0.0], Deaf()
    line = _Line(inner, 10.0, lambda: now[0])
    line.write(b"head", 6.0)
    now[0] = 3.0
    line.write(b"body", None)
    line.read(1, 6.0)
    now[0] = 8.0
    line.read(1, 6.0)
    assert inner.patience == [6.0, 7.0, 6.0, 2.0]
    now[0] = 10.0
    with pytest.raises(httpcore.ReadTimeout):
        line.read(1, 6.0)
    line.write(b"the next exchange", 6.0)
    assert inner.patience[-1] == 6.0
    now[0] = 20.0
    with pytest.raises(httpcore.WriteTimeout):
        line.write(b"goes on too long", 6.0)


def test_secure_lines_are_bounded_too() -> None:
    """What answers a greeting of TLS with anything else was sent nothing of ours."""
    with wired(wires.replying(), ANSWER) as wire:
        line = HttpTransport(wire.gateway.replace("http:", "https:"), PATIENT)
        with pytest.raises(Unreachable):
            line.carry(REQUEST)
        line.close()


# Files


def fetch(converse: Conversation, limits: Limits = PATIENT) -> bytes:
    """Fetch a file from a server that behaves like that."""
    with wired(converse, ANSWER) as wire:
        line = HttpTransport(wire.gateway, limits)
        try:
            return line.fetch(f"http://127.0.0.1:{wire.port}/file?token=1")
        finally:
            line.close()


def test_a_file_is_fetched_from_where_it_was_said_to_be() -> None:
    with wired(wires.well, ANSWER) as wire:
        line = HttpTransport(wire.gateway, PATIENT)
        assert line.fetch(f"http://127.0.0.1:{wire.port}/file?token=1") == ANSWER
        line.close()
        assert wire.heard[0].startswith(b"GET /file?token=1 HTTP/1.1\r\n")


def test_a_file_of_the_platforms_own_machine_is_fetched_where_the_platform_is() -> None:
    with wired(wires.well, ANSWER) as wire:
        line = HttpTransport(f"http://127.0.0.2:{wire.port}/gateway.do", PATIENT)
        with pytest.raises(Unreachable):  # there, not on this machine
            line.fetch(f"http://127.0.0.1:{wire.port}/file")
        line.close()
        assert wire.heard == []


def test_a_file_that_is_refused_or_too_large_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(wire: Wire, caller: socket.socket) -> None:
        wire.hear(caller)
        caller.sendall(wire.reply(b"gone", status="410 Gone"))

    with pytest.raises(NotFetched, match="HTTP 410"):
        fetch(refuse)
    monkeypatch.setattr(transport, "FILE_MAX", 100)
    with pytest.raises(NotFetched, match="too large"):
        fetch(wires.well)
    with pytest.raises(NotFetched):
        fetch(wires.silent_after(20), QUICK)
