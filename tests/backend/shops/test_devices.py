"""Tills let in by a code that is good once, heard, and turned away at once."""

from __future__ import annotations

import pytest

from backend.ecosystem import service as ecosystem
from backend.kernel.call import Caller
from backend.protocol.envelope import AnswerDoubtful
from backend.protocol.errors import CallLimited, PlatformError
from backend.protocol.refusals import AppNotOnline
from backend.protocol.signing import PrivateKey
from backend.retail.contract.activity import ACTIVITY_QUERY, ActivityQueryRequest
from backend.retail.contract.shop import SHOP_QUERY, ShopQueryRequest
from backend.retail.contract.staff import StaffPinWrong
from backend.shops.audit import CHECKS
from backend.shops.contract.devices import (
    DEVICE_HELLO,
    DEVICE_LIST,
    DEVICE_REVOKE,
    CodeRefused,
    Device,
    DeviceHelloRequest,
    DeviceIsFirst,
    DeviceListRequest,
    DeviceRevokeRequest,
    DeviceUnknown,
    KeyRefused,
    NetworkClosed,
)
from backend.shops.contract.fields import MayNotPair
from backend.shops.contract.network import (
    NETWORK_QUERY,
    NETWORK_SET,
    Network,
    NetworkQueryRequest,
    NetworkSetRequest,
)
from backend.shops.tables import INVITATION
from tests.backend.shops.conftest import APP, MANAGER, OPEN, OWNER, World
from tests.helpers.keys import key

OTHER = PrivateKey.generate()


def listed(world: World) -> tuple[Device, ...]:
    return world.call(DEVICE_LIST, DeviceListRequest()).devices


def revoke(world: World, device_id: str) -> Device:
    asked = DeviceRevokeRequest(device_id=device_id, staff_id=OWNER[0], pin=OWNER[1])
    return world.call(DEVICE_REVOKE, asked).device


def breaches(world: World) -> list[str]:
    run = world.platform.database.do
    return [breach for check in CHECKS for breach in run(check.run).breaches]


def test_a_till_that_has_the_code_calls_with_its_own_key(world: World) -> None:
    activation = world.invite()
    assert (activation.address, activation.port) == (OPEN.address, OPEN.port)
    assert OPEN.fingerprint.startswith(activation.fingerprint)

    told = world.activate(activation.code)

    assert told.platform_public_key == key("platform").public.bare()
    shop = world.call(SHOP_QUERY, ShopQueryRequest(), app=told.device_id, own=key("till"))
    assert shop.name
    (device,) = listed(world)
    assert (device.name, device.first, device.device_id) == ("2号收银台", False, told.device_id)
    assert breaches(world) == []


def test_a_lost_answer_is_told_again_and_a_replay_lets_nobody_else_in(world: World) -> None:
    code = world.invite().code
    first = world.activate(code)

    assert world.activate(code) == first
    with pytest.raises(CodeRefused):
        world.activate(code, OTHER)
    assert len(listed(world)) == 1
    world.later(minutes=15)
    with pytest.raises(CodeRefused):
        world.activate(code)


def test_a_code_is_good_for_a_quarter_of_an_hour(world: World) -> None:
    code = world.invite().code
    world.later(minutes=14, seconds=59)
    world.activate(code)
    code = world.invite().code
    world.later(minutes=15)

    with pytest.raises(CodeRefused):
        world.activate(code, OTHER)


def test_a_new_invitation_ends_the_one_before(world: World) -> None:
    first, second = world.invite().code, world.invite().code

    with pytest.raises(CodeRefused):
        world.activate(first)
    world.activate(second)


def test_the_fifth_wrong_code_ends_the_invitation(world: World) -> None:
    code = world.invite().code
    wrong = f"{(int(code) + 1) % 10**12:012d}"
    for _ in range(4):
        with pytest.raises(CodeRefused):
            world.activate(wrong)
    world.activate(code)

    code = world.invite().code
    for _ in range(5):
        with pytest.raises(CodeRefused):
            world.activate(wrong)
    with pytest.raises(CodeRefused):
        world.activate(code, OTHER)
    assert len(listed(world)) == 1


def test_who_guesses_is_slowed_down(world: World) -> None:
    refused = []
    for number in range(40):
        with pytest.raises(PlatformError) as error:
            world.activate(f"{number:012d}")
        refused.append(type(error.value))

    assert refused.count(CodeRefused) == 30
    assert refused[-1] is CallLimited
    with pytest.raises(CodeRefused):
        world.activate("000000000000", address="192.168.1.99")


def test_a_code_is_nowhere_written_down(world: World) -> None:
    code = world.invite().code
    rows = world.platform.database.do(lambda unit: unit.all(INVITATION.select()))

    assert code not in str(rows)


@pytest.mark.parametrize("public", ["hello", PrivateKey.generate(1024).public.bare()])
def test_what_is_no_good_key_uses_no_code_up(world: World, public: str) -> None:
    code = world.invite().code

    with pytest.raises(KeyRefused):
        world.activate(code, public_key=public)
    world.activate(code)


def test_a_till_turned_away_is_refused_at_its_next_call(world: World) -> None:
    told = world.activate(world.invite().code)
    world.call(SHOP_QUERY, ShopQueryRequest(), app=told.device_id, own=key("till"))

    gone = revoke(world, told.device_id)

    assert gone.revoked_at == world.clock.now()
    with pytest.raises(AppNotOnline):
        world.call(SHOP_QUERY, ShopQueryRequest(), app=told.device_id, own=key("till"))
    assert revoke(world, told.device_id) == gone
    assert breaches(world) == []
    again = world.activate(world.invite().code)
    assert again.device_id != told.device_id
    world.call(SHOP_QUERY, ShopQueryRequest(), app=again.device_id, own=key("till"))


def test_a_till_without_a_number_is_nobody(world: World) -> None:
    with pytest.raises(AnswerDoubtful, match="unsigned"):  # for nobody, nothing is signed
        world.call(SHOP_QUERY, ShopQueryRequest(), app="2021999999999999", own=OTHER)


def test_the_till_that_runs_the_platform_stays(world: World) -> None:
    world.call(DEVICE_HELLO, DeviceHelloRequest(till_id="AAAAAA", version="0.1.0"))

    with pytest.raises(DeviceIsFirst):
        revoke(world, APP)
    with pytest.raises(DeviceUnknown):
        revoke(world, "2021999999999999")


def test_a_till_is_seen_with_what_it_says(world: World) -> None:
    told = world.activate(world.invite().code)
    hello = DeviceHelloRequest(till_id="BBBBBB", version="0.1.0", unsent=3)
    world.later(minutes=1)

    assert world.call(DEVICE_HELLO, hello, app=told.device_id, own=key("till")).name == told.name
    assert world.call(DEVICE_HELLO, DeviceHelloRequest(till_id="AAAAAA", version="0.1.0")).first

    first, second = listed(world)
    assert (first.first, first.till_id, first.last_seen) == (True, "AAAAAA", world.clock.now())
    assert (second.till_id, second.version, second.unsent) == ("BBBBBB", "0.1.0", 3)


def test_only_the_owner_by_their_pin_lets_in_and_turns_away(world: World) -> None:
    with pytest.raises(MayNotPair):
        world.invite(by=MANAGER)
    with pytest.raises(StaffPinWrong):
        world.invite(by=(OWNER[0], "0000"))
    told = world.activate(world.invite().code)
    with pytest.raises(MayNotPair):
        world.call(
            DEVICE_REVOKE,
            DeviceRevokeRequest(device_id=told.device_id, staff_id=MANAGER[0], pin=MANAGER[1]),
        )
    with pytest.raises(MayNotPair):
        world.call(NETWORK_SET, NetworkSetRequest(wanted=True, staff_id=MANAGER[0], pin=MANAGER[1]))


def test_nobody_is_invited_through_a_shut_door(world: World) -> None:
    world.open_door(Network(wanted=False))

    with pytest.raises(NetworkClosed):
        world.invite()


def test_the_door_is_shut_until_the_owner_wants_it_open() -> None:
    world = World()
    ask = NetworkQueryRequest()
    assert world.call(NETWORK_QUERY, ask).network == Network(wanted=False)

    asked = NetworkSetRequest(wanted=True, staff_id=OWNER[0], pin=OWNER[1])
    assert world.call(NETWORK_SET, asked).network == Network(wanted=True)
    world.platform.close()


def on_record(world: World) -> list[tuple[str, str, str, str]]:
    """Return what the activity log says, oldest first: what, by whom, of what, where."""
    found = world.call(ACTIVITY_QUERY, ActivityQueryRequest()).entries
    return [(one.action, one.by, one.subject, one.till_id) for one in reversed(found)]


def test_what_is_done_at_the_door_is_in_the_activity_log_once() -> None:
    world, owner = World(), OWNER[0]
    world.call(DEVICE_HELLO, DeviceHelloRequest(till_id="AAAAAA", version="0.1.0"))
    ask = NetworkSetRequest(wanted=True, staff_id=owner, pin=OWNER[1])
    for _ in range(2):
        world.call(NETWORK_SET, ask)
    world.open_door()
    world.later(seconds=1)
    code = world.invite().code
    world.later(seconds=1)
    told = world.activate(code)
    assert world.activate(code) == told
    for _ in range(2):
        world.later(seconds=1)
        revoke(world, told.device_id)
    for _ in range(2):
        world.later(seconds=1)
        world.call(NETWORK_SET, ask.model_copy(update={"wanted": False}))

    assert on_record(world) == [
        ("OPEN_NETWORK", owner, "", "AAAAAA"),
        ("INVITE_TILL", owner, "2号收银台", "AAAAAA"),
        ("PAIR_TILL", owner, "2号收银台", told.device_id),
        ("REVOKE_TILL", owner, "2号收银台", "AAAAAA"),
        ("SHUT_NETWORK", owner, "", "AAAAAA"),
    ]
    assert code not in str(on_record(world))
    world.platform.close()


def test_what_is_refused_at_the_door_is_no_deed(world: World) -> None:
    before = on_record(world)
    assert before == [("OPEN_NETWORK", "test", "", "platform")]
    world.later(seconds=1)
    for who in (MANAGER, (OWNER[0], "0000")):
        with pytest.raises((MayNotPair, StaffPinWrong)):
            world.invite(by=who)
    code = world.invite().code
    with pytest.raises(KeyRefused):
        world.activate(code, public_key="hello")

    assert [what for what, *_ in on_record(world)] == ["OPEN_NETWORK", "INVITE_TILL"]


def test_the_audit_finds_a_till_that_was_turned_away_and_still_calls(world: World) -> None:
    told = world.activate(world.invite().code)
    revoke(world, told.device_id)
    world.platform.do(
        lambda call: ecosystem.set_online(call, told.device_id, online=True), Caller()
    )

    assert breaches(world) == [f"till {told.device_id} was turned away and may still call"]
