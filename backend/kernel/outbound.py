"""Calls to the outside: a form is POSTed to addresses that are allowed, and to no others."""

from __future__ import annotations

import asyncio
import ipaddress
import re
import socket
import ssl
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final
from urllib.parse import SplitResult, urlencode, urlsplit

import httpx

SECONDS: Final = 5.0
"""For everything: to resolve, to connect, to send and to hear."""
HEARD_MAX: Final = 64
"""Bytes of an answer that are read; the one expected has seven."""
_URL_MAX: Final = 256
_HOST: Final = re.compile(r"(?!-)[A-Za-z0-9_-]{1,63}(?:\.[A-Za-z0-9_-]{1,63})*\.?")
_UNPRINTABLE: Final = re.compile(r"[^\x21-\x7e]|\\")
_PORTS: Final = {"http": 80, "https": 443}

# Ranges that lead into an IPv4 network by another name.
_TUNNELS: Final = tuple(
    ipaddress.ip_network(network)
    for network in ("::/96", "::ffff:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16")
)
_TEREDO: Final = ipaddress.ip_network("2001::/32")

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolver = Callable[[str, int], Awaitable[Sequence[str]]]


class AddressRefused(Exception):
    """The address is not one that may be called; it was not called."""


class NotDelivered(Exception):
    """Nobody answered; whether it was heard is unknown."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """What the other side answered: the HTTP status and the first 64 bytes."""

    status: int
    body: str


@dataclass(frozen=True, slots=True)
class Target:
    """A checked URL and the addresses its name stands for, found once."""

    url: str
    host: str
    port: int
    addresses: tuple[Address, ...]


Sender = Callable[[Target, bytes], Awaitable[Delivered]]


class Outbound:
    """Resolves once, refuses what is not public, and calls the very address it judged."""

    def __init__(
        self, *, local: bool, resolve: Resolver | None = None, send: Sender | None = None
    ) -> None:
        self._local = local
        self._resolve = resolve or _ask_system
        self._send = send or _post

    async def post(self, url: str, form: Mapping[str, str]) -> Delivered:
        """
        POST a form in UTF-8. Redirects are not followed, proxies not asked.

        :raises AddressRefused: if the URL is not plainly http(s) to an allowed address.
        :raises NotDelivered: if nobody answers within 5 seconds.
        """
        try:
            async with asyncio.timeout(SECONDS):
                target = await self._target(url)
                return await self._send(target, urlencode(form).encode("ascii"))
        except (TimeoutError, OSError, httpx.HTTPError, httpx.InvalidURL) as error:
            raise NotDelivered(type(error).__name__) from error

    async def _target(self, url: str) -> Target:
        parts, port = _plain(url)
        host = parts.hostname or ""
        literal = _literal(host)
        found = [host] if literal else await self._resolve(host, port)
        addresses = tuple(ipaddress.ip_address(each.partition("%")[0]) for each in found)
        if not addresses:
            raise NotDelivered("the name stands for no address")
        for address in addresses:
            if not allowed(address, local=self._local):
                raise AddressRefused(f"{address} must not be called")
        return Target(url, host, port, addresses)


def allowed(address: Address, *, local: bool) -> bool:
    """Test an address: public ones, and in local mode the machine itself."""
    if isinstance(address, ipaddress.IPv6Address):
        if address == ipaddress.IPv6Address("::1"):
            return local
        if address.is_site_local or address in _TEREDO:
            return False
        if any(address in tunnel for tunnel in _TUNNELS):
            return False
    if address.is_loopback:
        return local
    return address.is_global and not address.is_multicast and not address.is_reserved


def _plain(url: str) -> tuple[SplitResult, int]:
    """Take a URL apart; whatever two readers could read in two ways is refused."""
    if len(url) > _URL_MAX or _UNPRINTABLE.search(url):
        raise AddressRefused("the URL is too long, or has blanks or unprintable characters")
    try:
        parts = urlsplit(url)
        port = parts.port or _PORTS.get(parts.scheme, 0)
        other = httpx.URL(url)
    except (ValueError, httpx.InvalidURL):
        raise AddressRefused("the URL cannot be read") from None
    if parts.scheme not in _PORTS:
        raise AddressRefused("only http and https")
    if "@" in parts.netloc:
        raise AddressRefused("a URL with a user")
    if parts.port == 0 or not parts.hostname or other.host != parts.hostname:
        raise AddressRefused("the URL names no host plainly")
    return parts, port


def _literal(host: str) -> bool:
    """Test whether a host is an address; one that only looks like a name is refused."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        last = host.rstrip(".").rpartition(".")[2]
        if not _HOST.fullmatch(host) or last.isdigit() or last.lower().startswith("0x"):
            raise AddressRefused("a host that is neither a name nor an address") from None
        return False
    return True


async def _ask_system(host: str, port: int) -> Sequence[str]:
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


async def _post(target: Target, body: bytes) -> Delivered:
    """Call the addresses in turn until one connects; the name is only spoken, never asked again."""
    for address in target.addresses[:-1]:
        try:
            return await _post_to(address, target, body)
        except httpx.ConnectError:
            continue
    return await _post_to(target.addresses[-1], target, body)


@cache
def _tls() -> ssl.SSLContext:
    """Return the one context of this process: reading the authorities takes a while."""
    return httpx.create_ssl_context(trust_env=False)


async def _post_to(address: Address, target: Target, body: bytes) -> Delivered:
    url = httpx.URL(target.url)
    pinned = url.copy_with(host=str(address), fragment=None)
    headers = {
        "host": url.netloc.decode("ascii"),
        "content-type": "application/x-www-form-urlencoded; charset=utf-8",
        "user-agent": "zhanggui",
        "accept-encoding": "identity",
    }
    extensions = {"sni_hostname": target.host}
    async with (
        httpx.AsyncClient(verify=_tls(), trust_env=False, timeout=SECONDS) as client,
        client.stream(
            "POST", pinned, content=body, headers=headers, extensions=extensions
        ) as reply,
    ):
        heard = b""
        async for chunk in reply.aiter_raw():
            heard += chunk
            if len(heard) >= HEARD_MAX:
                break
        return Delivered(reply.status_code, heard[:HEARD_MAX].decode("utf-8", "replace"))
