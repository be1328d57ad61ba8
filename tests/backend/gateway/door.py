"""A whole platform in memory, and requests to its door written by hand."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any, Final
from urllib.parse import quote_plus

from sqlalchemy import select

from backend.app import Edges, Platform
from backend.ecosystem import service as ecosystem
from backend.kernel.call import Call, Caller
from backend.kernel.columns import METADATA
from backend.kernel.ids import Ids
from backend.kernel.unit import Unit
from backend.protocol.money import Money
from backend.protocol.signing import Algorithm, PrivateKey
from backend.retail.service import shop as retail
from backend.wallet import service as wallet
from backend.wallet.service import Opening
from tests.helpers.keys import key

NOON: Final = datetime(2026, 5, 1, 4, tzinfo=UTC)
SELLER: Final = "2088000000000001"
APP: Final = "2021000000000001"
BUYER: Final = "2088000000000011"
LOGON: Final = "10000000001"
PIN: Final = "246810"
FORM: Final = "application/x-www-form-urlencoded;charset=utf-8"

_SHOP: Final = """
name = "晨光便利店"
greeting = ""
address = ""
phone = ""
[[staff]]
staff_id = "101"
name = "林"
role = "CASHIER"
pin = "1357"
"""

Fields = Mapping[str, str]


@dataclass
class Hands:
    """A clock that moves when told."""

    at: datetime = NOON

    def now(self) -> datetime:
        return self.at


@dataclass
class Door:
    """One platform, its time, and how a client asks it."""

    hands: Hands = field(default_factory=Hands)

    @cached_property
    def platform(self) -> Platform:
        edges = Edges(self.hands, Ids.seeded(7))
        platform = Platform.in_memory(edges, key("platform"))
        platform.do(_open, Caller(merchant_id=SELLER))
        return platform

    def later(self, **of: float) -> None:
        """Let time pass."""
        self.hands.at += timedelta(**of)

    def code(self) -> str:
        """Return a fresh payment code of the buyer."""
        return self.platform.do(lambda call: wallet.issue_code(call, BUYER)).auth_code

    def rows(self) -> dict[str, list[str]]:
        """Return everything that stands in the database."""

        def read(unit: Unit) -> dict[str, list[str]]:
            return {
                table.name: sorted(str(tuple(row)) for row in unit.all(select(table)))
                for table in METADATA.sorted_tables
            }

        return self.platform.database.do(read)

    def ask(self, fields: Fields, **how: Any) -> dict[str, Any]:
        """Sign fields as one set in the body, ask, and return the node."""
        charset = how.get("charset", "utf-8")
        return self.send(signed(fields, **how), charset)

    def send(self, fields: Fields, charset: str = "utf-8", said_in: str = "") -> dict[str, Any]:
        """Send fields as they are in the body, and return the node."""
        return node(self.platform.answer(b"", form(fields, charset)), said_in or charset)


def _open(call: Call) -> None:
    ecosystem.open_merchant(call, SELLER, "晨光便利店")
    public = key("app").public.pem()
    ecosystem.register_app(call, ecosystem.Registration(APP, SELLER, "收银台", public))
    opening = Opening(BUYER, LOGON, "林小满", PIN, Money(500_00), Money(200_00))
    wallet.open_buyer(call, opening)
    retail.seed(call, goods_csv="", shop_toml=_SHOP)


def common(method: str = "alipay.trade.query", **changes: str | None) -> dict[str, str]:
    """Return the public parameters of a call; None leaves one out."""
    fields: dict[str, str | None] = {
        "app_id": APP,
        "method": method,
        "format": "JSON",
        "charset": "utf-8",
        "sign_type": "RSA2",
        "timestamp": "2026-05-01 12:00:00",
        "version": "1.0",
        "biz_content": '{"out_trade_no":"A1"}',
    }
    return {name: value for name, value in {**fields, **changes}.items() if value is not None}


def biz(method: str, **content: object) -> dict[str, str]:
    """Return the parameters of a call with this business content."""
    return common(method, biz_content=json.dumps(content, ensure_ascii=False))


def text_of(fields: Fields, charset: str = "utf-8", *, empty: bool = True) -> bytes:
    """Return what a client signs, written independently of the gateway."""
    kept = [(name, value) for name, value in fields.items() if name != "sign"]
    pairs = sorted((n.encode(charset), v.encode(charset)) for n, v in kept if v or empty)
    return b"&".join(name + b"=" + value for name, value in pairs)


def signed(
    fields: Fields,
    by: PrivateKey | None = None,
    charset: str = "utf-8",
    algorithm: Algorithm = "RSA2",
    *,
    empty: bool = True,
) -> dict[str, str]:
    """Return the fields with their signature."""
    who = by or key("app")
    return {**fields, "sign": who.sign(text_of(fields, charset, empty=empty), algorithm)}


def form(fields: Fields, charset: str = "utf-8") -> bytes:
    """Write a urlencoded form."""
    parts = (f"{_quoted(n, charset)}={_quoted(v, charset)}" for n, v in fields.items())
    return "&".join(parts).encode("ascii")


def _quoted(text: str, charset: str) -> str:
    return quote_plus(text.encode(charset))


def node(raw: bytes, charset: str = "utf-8") -> dict[str, Any]:
    """Return what an answer says, and whether it is signed by the platform."""
    members = json.loads(raw.decode(charset))
    name, content = next(iter(members.items()))
    sign = members.get("sign")
    start = len(name) + 4
    body = raw[start : raw.rindex(b',"sign":"')] if sign else b""
    algorithms: tuple[Algorithm, ...] = ("RSA2", "RSA")
    fits = [a for a in algorithms if sign and key("platform").public.verify(body, sign, a)]
    assert bool(sign) == bool(fits), "signed, but not by the platform"
    return {**content, "node": name, "signed": fits[0] if fits else ""}
