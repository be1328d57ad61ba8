"""Calls to the outside go only where they may."""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

import pytest

from backend.kernel import outbound
from backend.kernel.outbound import AddressRefused, Delivered, NotDelivered, Outbound, Target

FORM: Final = {"notify_id": "1", "subject": "可乐 & 茶"}
PUBLIC: Final = "93.184.216.34"


@dataclass
class World:
    """Names and what they stand for, and who was called."""

    names: dict[str, list[str]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    called: list[Target] = field(default_factory=list)

    async def resolve(self, host: str, port: int) -> Sequence[str]:
        assert port
        self.asked.append(host)
        return self.names[host]

    async def send(self, target: Target, body: bytes) -> Delivered:
        assert body.startswith(b"notify_id=1&")
        self.called.append(target)
        return Delivered(200, "success")

    def post(self, url: str, *, local: bool = False) -> Delivered:
        return asyncio.run(
            Outbound(local=local, resolve=self.resolve, send=self.send).post(url, FORM)
        )


REFUSED: Final = [
    "ftp://example.com/",
    "file:///etc/passwd",
    "gopher://example.com/",
    "javascript:alert(1)",
    "//example.com/",
    "example.com",
    "",
    "http://",
    "http:///path",
    "http://user@example.com/",
    "http://user:pass@example.com/",
    "http://example.com@127.0.0.1/",
    "http://example.com\\@127.0.0.1/",
    "http://example.com /",
    "http://exam\nple.com/",
    "http://例子.com/",
    "http://example.com:0/",
    "http://example.com:65536/",
    "http://example.com:x/",
    "http://[::1",
    "http://[::1]x/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.1/",
    "http://0177.0.0.1/",
    "http://127.1/",
    "http://127.0.0.1./",
    "http://1.2.3.4.5/",
    "http://93.184.216/",
    "http://exa_mple..com/",
    "http://-example.com/",
    "http://" + "a" * 64 + ".com/",
    "http://example.com/" + "x" * 256,
    "http://10.0.0.1/",
    "http://10.255.255.255/",
    "http://172.16.0.1/",
    "http://172.31.255.255/",
    "http://192.168.1.1/",
    "http://169.254.169.254/latest/meta-data/",
    "http://100.64.0.1/",
    "http://0.0.0.0/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http://240.0.0.1/",
    "http://192.0.2.1/",
    "http://198.18.0.1/",
    "http://[::]/",
    "http://[fe80::1]/",
    "http://[fc00::1]/",
    "http://[fec0::1]/",
    "http://[ff02::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:93.184.216.34]/",
    "http://[::7f00:1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[2001:0:1::1]/",
    "http://[2001:db8::1]/",
]
LOOPBACK: Final = ["http://127.0.0.1/", "http://127.9.9.9:8080/n?x=1", "http://[::1]:9/"]


@pytest.mark.parametrize("local", [True, False])
@pytest.mark.parametrize("url", REFUSED)
def test_an_address_that_may_not_be_called_is_not_called(url: str, local: bool) -> None:
    world = World(names={"example.com": [PUBLIC]})

    with pytest.raises(AddressRefused):
        world.post(url, local=local)
    assert world.called == []


@pytest.mark.parametrize("url", LOOPBACK)
def test_this_machine_is_only_called_in_local_mode(url: str) -> None:
    with pytest.raises(AddressRefused):
        World().post(url)
    assert World().post(url, local=True) == Delivered(200, "success")


@pytest.mark.parametrize(
    ("url", "host", "port"),
    [
        ("http://93.184.216.34/", "93.184.216.34", 80),
        ("https://example.com/n", "example.com", 443),
        ("HTTP://Example.COM:8080/n?a=b#c", "example.com", 8080),
        ("http://example.com.:81/", "example.com.", 81),
        ("http://[2606:2800:220:1::]/", "2606:2800:220:1::", 80),
        ("http://a_b.example.com/", "a_b.example.com", 80),
    ],
)
def test_public_addresses_are_called(url: str, host: str, port: int) -> None:
    names = ("example.com", "example.com.", "a_b.example.com")
    world = World(names={name: [PUBLIC] for name in names})

    assert world.post(url) == Delivered(200, "success")
    assert [(target.host, target.port) for target in world.called] == [(host, port)]


@pytest.mark.parametrize(
    "found",
    [
        ["127.0.0.1"],
        ["10.0.0.1"],
        [PUBLIC, "10.0.0.1"],
        ["169.254.169.254"],
        ["::ffff:10.0.0.1"],
        ["fe80::1%eth0"],
        ["::1"],
    ],
)
def test_a_name_that_leads_inside_is_refused(found: list[str]) -> None:
    world = World(names={"rebound.example": found})

    with pytest.raises(AddressRefused):
        world.post("http://rebound.example/")
    assert world.called == []


def test_a_name_is_asked_once_and_the_judged_addresses_are_called() -> None:
    world = World(names={"example.com": [PUBLIC, "93.184.216.35"]})

    world.post("http://example.com/")

    assert world.asked == ["example.com"]
    assert world.called[0].addresses == (
        ipaddress.ip_address(PUBLIC),
        ipaddress.ip_address("93.184.216.35"),
    )


def test_a_name_that_stands_for_nothing_is_not_delivered() -> None:
    with pytest.raises(NotDelivered):
        World(names={"example.com": []}).post("http://example.com/")


def test_a_resolver_that_fails_is_not_delivered() -> None:
    async def fails(host: str, port: int) -> Sequence[str]:
        raise OSError("no such host")

    with pytest.raises(NotDelivered):
        asyncio.run(Outbound(local=False, resolve=fails).post("http://example.com/", FORM))


def test_whoever_takes_too_long_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbound, "SECONDS", 0.01)

    async def never(host: str, port: int) -> Sequence[str]:
        await asyncio.Event().wait()
        return []

    with pytest.raises(NotDelivered, match="TimeoutError"):
        asyncio.run(Outbound(local=False, resolve=never).post("http://example.com/", FORM))


# Over real sockets

Answering = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@contextlib.asynccontextmanager
async def listening(answer: Answering) -> AsyncGenerator[int]:
    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1]


def answers(raw: bytes, heard: list[bytes]) -> Answering:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        length = next(
            int(line.split(b":")[1])
            for line in head.split(b"\r\n")
            if line.lower().startswith(b"content-length")
        )
        heard.append(head + await reader.readexactly(length))
        writer.write(raw)
        await writer.drain()
        writer.close()

    return answer


async def deliver(answer: Answering, host: str = "127.0.0.1", path: str = "/n?x=1") -> Delivered:
    async def resolve(name: str, port: int) -> Sequence[str]:
        return ["::1", "127.0.0.1"]

    async with listening(answer) as port:
        service = Outbound(local=True, resolve=resolve)
        return await service.post(f"http://{host}:{port}{path}", FORM)


def test_a_form_is_posted_to_the_letter() -> None:
    heard: list[bytes] = []
    reply = b"HTTP/1.1 200 OK\r\ncontent-length: 7\r\n\r\nsuccess"

    delivered = asyncio.run(deliver(answers(reply, heard), "localhost"))

    head, _, body = heard[0].partition(b"\r\n\r\n")
    lines = head.decode().lower().split("\r\n")
    assert delivered == Delivered(200, "success")
    assert lines[0] == "post /n?x=1 http/1.1"
    assert "content-type: application/x-www-form-urlencoded; charset=utf-8" in lines
    assert any(line.startswith("host: localhost:") for line in lines)
    assert body == b"notify_id=1&subject=%E5%8F%AF%E4%B9%90+%26+%E8%8C%B6"


def test_only_the_beginning_of_an_answer_is_read() -> None:
    reply = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3e8\r\n" + b"x" * 1000 + b"\r\n"

    delivered = asyncio.run(deliver(answers(reply, [])))

    assert delivered == Delivered(200, "x" * outbound.HEARD_MAX)


def test_a_redirect_is_not_followed() -> None:
    reply = b"HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n"

    assert asyncio.run(deliver(answers(reply, []))) == Delivered(302, "")


@pytest.mark.parametrize(
    "reply", [b"", b"garbage\r\n\r\n", b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nsucc"]
)
def test_an_answer_torn_on_the_way_is_not_delivered(reply: bytes) -> None:
    with pytest.raises(NotDelivered):
        asyncio.run(deliver(answers(reply, [])))


def test_a_port_nobody_listens_on_is_not_delivered() -> None:
    async def go() -> Delivered:
        async with listening(answers(b"", [])) as port:
            pass
        return await Outbound(local=True).post(f"http://localhost:{port}/", FORM)

    with pytest.raises(NotDelivered):
        asyncio.run(go())
