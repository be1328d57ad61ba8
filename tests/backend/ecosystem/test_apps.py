"""Merchants and the applications that may call for them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from backend.app import Edges, Platform
from backend.ecosystem import service
from backend.ecosystem.audit import CHECKS
from backend.ecosystem.service import App, KeyTooShort, Merchant, NumberTaken, Registration
from backend.ecosystem.tables import APP
from backend.kernel.clock import SystemClock
from backend.kernel.ids import Ids
from backend.protocol.signing import KeyUnreadable, PrivateKey
from tests.helpers.keys import key

SELLER = "2088000000000001"
TILL = Registration("2021000000000001", SELLER, "收银台", key("app").public.pem())


@pytest.fixture
def platform() -> Iterator[Platform]:
    opened = Platform.in_memory(Edges(SystemClock(), Ids.seeded(1)), key("platform"))
    opened.do(lambda call: service.open_merchant(call, SELLER, "晨光便利店"))
    yield opened
    opened.close()


def breaches(platform: Platform) -> list[str]:
    return [breach for check in CHECKS for breach in platform.database.do(check.run).breaches]


def find(platform: Platform) -> App | None:
    return platform.database.do(lambda unit: service.find_app(unit, TILL.app_id))


def test_a_merchant_is_known_by_its_number(platform: Platform) -> None:
    assert platform.do(lambda call: service.merchant(call, SELLER)) == Merchant(
        SELLER, "晨光便利店"
    )
    assert platform.do(lambda call: service.merchant(call, "2088")) is None
    with pytest.raises(NumberTaken):
        platform.do(lambda call: service.open_merchant(call, SELLER, "别家"))


def test_an_app_may_call_once_it_is_registered(platform: Platform) -> None:
    assert find(platform) is None

    registered = platform.do(lambda call: service.register_app(call, TILL))

    assert registered == find(platform)
    assert registered.online
    assert registered.public_key == key("app").public.bare()
    with pytest.raises(NumberTaken):
        platform.do(lambda call: service.register_app(call, TILL))
    assert breaches(platform) == []


def test_an_app_can_be_stopped_and_let_in_again(platform: Platform) -> None:
    platform.do(lambda call: service.register_app(call, TILL))

    def switched(*, online: bool) -> bool:
        assert platform.do(lambda call: service.set_online(call, TILL.app_id, online=online))
        found = find(platform)
        assert found is not None
        return found.online

    assert not switched(online=False)
    assert switched(online=True)
    assert not platform.do(lambda call: service.set_online(call, "2021", online=True))


def test_a_key_can_be_replaced(platform: Platform) -> None:
    platform.do(lambda call: service.register_app(call, TILL))
    public = key("platform").public

    assert platform.do(lambda call: service.replace_key(call, TILL.app_id, public.pem()))

    found = find(platform)
    assert found is not None
    assert found.public_key == public.bare()
    assert not platform.do(lambda call: service.replace_key(call, "2021", public.pem()))


def test_a_key_too_short_to_keep_anybody_out_is_refused(platform: Platform) -> None:
    short = Registration(TILL.app_id, SELLER, "x", PrivateKey.generate(1024).public.pem())

    with pytest.raises(KeyTooShort):
        platform.do(lambda call: service.register_app(call, short))
    assert find(platform) is None
    assert platform.do(lambda call: service.register_app(call, short, least_bits=1024)).online
    with pytest.raises(KeyTooShort):
        platform.do(lambda call: service.replace_key(call, TILL.app_id, short.public_key))


def test_what_is_no_key_is_refused(platform: Platform) -> None:
    broken = Registration(TILL.app_id, SELLER, "x", "hello")

    with pytest.raises(KeyUnreadable):
        platform.do(lambda call: service.register_app(call, broken))


def test_the_audit_finds_an_app_whose_key_was_spoilt(platform: Platform) -> None:
    platform.do(lambda call: service.register_app(call, TILL))
    platform.do(lambda call: call.unit.change(APP.update().values(public_key="spoilt")))

    assert breaches(platform) == [f"app {TILL.app_id} has a key that cannot be read"]


def test_the_audit_finds_an_app_nobody_owns(platform: Platform) -> None:
    platform.do(lambda call: service.register_app(call, TILL))
    platform.database.engine.raw_connection().cursor().execute("PRAGMA foreign_keys=OFF")
    platform.do(lambda call: call.unit.change(APP.update().values(merchant_id="2088")))

    assert breaches(platform) == [f"app {TILL.app_id} calls for merchant 2088, who does not exist"]
