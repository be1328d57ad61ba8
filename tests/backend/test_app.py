"""The platform as one: calls that share a commit, facts told, letters sent, a disk that fails."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import os
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import pytest
from sqlalchemy.exc import OperationalError

from backend import app
from backend.app import Edges, Platform, Service
from backend.gateway.dispatch import Answer
from backend.gateway.phone import Asking
from backend.kernel.database import Database, DatabaseLost, Outcome
from backend.kernel.ids import Ids
from backend.kernel.outbound import AddressRefused, Delivered, NotDelivered, Outbound
from backend.protocol.signing import notification_text
from tests.backend.gateway.door import BUYER, FORM, LOGON, PIN, Door, Hands, biz, form, node, signed
from tests.helpers.keys import key

PAY: Final = "alipay.trade.pay"
NOTIFY: Final = "http://127.0.0.1:1/notify"


@dataclass
class Mailbox(Outbound):
    """The outside: what it was sent, and what it answers, one after the other."""

    answers: list[Delivered | Exception] = field(default_factory=list)
    heard: list[dict[str, str]] = field(default_factory=list)

    async def post(self, url: str, form: Any) -> Delivered:
        assert url == NOTIFY
        self.heard.append(dict(form))
        answer = self.answers.pop(0) if self.answers else Delivered(200, "success")
        if isinstance(answer, Exception):
            raise answer
        return answer


@dataclass
class House:
    """A served platform in this very loop."""

    door: Door = field(default_factory=Door)
    mailbox: Mailbox = field(default_factory=Mailbox)
    lost: list[str] = field(default_factory=list)

    @property
    def platform(self) -> Platform:
        return self.door.platform

    def over(self, talk: Callable[[Service], Awaitable[Any]]) -> Any:
        """Serve for the length of one conversation."""

        async def main() -> Any:
            service = Service(self.platform, self.mailbox, lambda: self.lost.append("lost"))
            tending = asyncio.get_running_loop().create_task(service.tend())
            try:
                return await asyncio.wait_for(talk(service), 20)
            finally:
                tending.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await tending

        return asyncio.run(main())

    def pay(self, number: str) -> bytes:
        """Write a payment of one yuan that wants to be told of."""
        content = {"out_trade_no": number, "auth_code": self.door.code(), "subject": "茶"}
        fields = biz(PAY, total_amount="1.00", scene="bar_code", **content)
        return form(signed({**fields, "notify_url": NOTIFY}))


@pytest.fixture
def house(monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    monkeypatch.setattr(app, "IDLE_SECONDS", 0.02)
    monkeypatch.setattr(app, "GATHER_SECONDS", 0.0)
    opened = House()
    yield opened
    with contextlib.suppress(Exception):
        opened.platform.close()


def commits(house: House) -> list[int]:
    """Count the calls of each group from now on."""
    sizes: list[int] = []
    group = house.platform.database.group

    def counted(works: Any) -> list[Outcome[Any]]:
        sizes.append(len(works))
        return group(works)

    house.platform.database.group = counted  # type: ignore[method-assign]
    return sizes


async def until(is_so: Callable[[], object]) -> None:
    while not is_so():  # noqa: ASYNC110 - what is waited for knows of no event
        await asyncio.sleep(0.01)


async def heard(house: House, letters: int) -> None:
    await until(lambda: len(house.mailbox.heard) >= letters)


def test_calls_of_one_moment_share_a_commit(house: House) -> None:
    bodies = [house.pay(f"A{number}") for number in range(20)]
    sizes = commits(house)

    async def talk(service: Service) -> list[Any]:
        return await asyncio.gather(*(service.hear(b"", body, FORM, "1" * 32) for body in bodies))

    answers = house.over(talk)

    assert {node(answer.body)["code"] for answer in answers} == {"10000"}
    assert 20 in sizes


def test_a_refused_call_does_not_spoil_the_others_of_its_moment(house: House) -> None:
    good, again = house.pay("A1"), house.pay("A1")

    async def talk(service: Service) -> list[Any]:
        calls = [service.hear(b"", body, FORM, "1" * 32) for body in (good, again, b"", good)]
        return await asyncio.gather(*calls)

    paid, second, nothing, repeat = (node(answer.body) for answer in house.over(talk))

    assert paid["code"] == "10000"
    assert second["sub_code"] == "ACQ.TRADE_HAS_SUCCESS"
    assert nothing["sub_code"] == "isv.missing-method"
    assert repeat["code"] in ("10000", "40004")


def test_a_caller_who_cannot_be_answered_does_not_stop_the_others(house: House) -> None:
    def gone(answer: Answer | None) -> None:
        raise ZeroDivisionError

    async def talk(service: Service) -> Answer:
        service.call(b"", b"", FORM, "1" * 32, gone)
        service.call(b"", house.pay("A1"), FORM, "1" * 32, gone)
        return await service.hear(b"", house.pay("A2"), FORM, "1" * 32)

    assert node(house.over(talk).body)["code"] == "10000"


def test_the_merchant_is_told_of_a_payment_signed(house: House) -> None:
    async def talk(service: Service) -> None:
        await service.hear(b"", house.pay("A1"), FORM, "1" * 32)
        await heard(house, 1)

    house.over(talk)

    told = house.mailbox.heard[0]
    assert (told["out_trade_no"], told["trade_status"]) == ("A1", "TRADE_SUCCESS")
    assert "" not in told.values()
    public = key("platform").public
    assert public.verify(notification_text(told, "utf-8"), told["sign"])
    assert house.platform.letters() == []


@pytest.mark.parametrize(
    "answer",
    [
        Delivered(500, "success"),
        Delivered(302, "success"),
        Delivered(200, "fail"),
        Delivered(200, "success "),
        Delivered(200, "<html>success</html>"),
        NotDelivered("TimeoutError"),
        AddressRefused("10.0.0.1 must not be called"),
    ],
    ids=repr,
)
def test_whoever_does_not_say_success_is_told_again_and_the_same(
    house: House, answer: Delivered | Exception
) -> None:
    house.mailbox.answers.append(answer)

    async def talk(service: Service) -> None:
        await service.hear(b"", house.pay("A1"), FORM, "1" * 32)
        await heard(house, 1)
        house.door.later(minutes=3, seconds=59)
        await asyncio.sleep(0.2)
        assert len(house.mailbox.heard) == 1
        house.door.later(seconds=2)
        await heard(house, 2)

    house.over(talk)

    first, second = house.mailbox.heard
    assert first == second


def test_a_phone_is_answered_after_its_commit(house: House) -> None:
    async def talk(service: Service) -> list[Any]:
        content = json.dumps({"logon_id": LOGON, "pin": PIN}).encode()
        told = await service.hear_phone("sign_in", content, Asking(), "1" * 32)
        asking = Asking(session=told.session or "")
        balance = await service.hear_phone("balance", b"", asking, "1" * 32)
        nothing = await service.hear_phone("paint", b"", asking, "1" * 32)
        return [json.loads(each.body) for each in (told, balance, nothing)]

    told, balance, nothing = house.over(talk)

    assert told["user_id"] == BUYER
    assert balance["balance"] == "500.00"
    assert nothing["sub_code"] == "isv.invalid-method"


@pytest.mark.parametrize("turns", range(4))
def test_a_service_ends_in_the_very_moment_in_which_something_changes(
    house: House, turns: int
) -> None:
    async def main() -> bool:
        service = Service(house.platform, house.mailbox, lambda: None)
        tending = asyncio.get_running_loop().create_task(service.tend())
        await asyncio.sleep(0.1)
        service.call(b"", house.pay("A1"), FORM, "1" * 32, lambda _: None)
        for _ in range(1 + turns):
            await asyncio.sleep(0)
        tending.cancel()
        await asyncio.wait({tending}, timeout=5)
        return tending.cancelled()

    assert asyncio.run(main())


def test_a_disk_that_fails_answers_unknown_and_ends_the_service(house: House) -> None:
    body = house.pay("A1")

    def fails(works: Any) -> list[Any]:
        raise DatabaseLost("the disk is gone")

    house.platform.apps.known("2021000000000001", house.door.hands.now())
    house.platform.database.group = fails  # type: ignore[method-assign]

    async def talk(service: Service) -> Any:
        return await service.hear(b"", body, FORM, "1" * 32)

    answer = house.over(talk)

    assert node(answer.body)["code"] == "20000"
    assert "lost" in house.lost


def test_a_disk_that_fails_while_tending_ends_the_service(house: House) -> None:
    def fails() -> int:
        raise DatabaseLost("the disk is gone")

    house.platform.tend = fails  # type: ignore[method-assign]

    async def talk(service: Service) -> None:
        await until(lambda: house.lost)

    house.over(talk)

    assert house.lost == ["lost"]


def test_a_disk_that_fails_under_a_settled_letter_ends_the_service(house: House) -> None:
    def fails(claimed: Any, *, body: str, note: str) -> None:
        raise DatabaseLost("the disk is gone")

    house.platform.settle = fails  # type: ignore[method-assign]

    async def talk(service: Service) -> None:
        await service.hear(b"", house.pay("A1"), FORM, "1" * 32)
        await until(lambda: house.lost)

    house.over(talk)

    assert house.lost == ["lost"]


def test_what_fails_while_tending_is_tried_again(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    tend = house.platform.tend
    failures = [OperationalError("busy", None, Exception()), None]

    def sometimes() -> int:
        failure = failures.pop(0) if failures else None
        if failure:
            raise failure
        return tend()

    house.platform.tend = sometimes  # type: ignore[method-assign]

    async def talk(service: Service) -> None:
        await service.hear(b"", house.pay("A1"), FORM, "1" * 32)
        await heard(house, 1)

    with caplog.at_level(logging.ERROR):
        house.over(talk)

    assert "tried again" in caplog.text
    assert house.lost == []


def test_letters_on_their_way_are_bounded(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app, "LETTERS_MAX", 0)

    async def talk(service: Service) -> None:
        await service.hear(b"", house.pay("A1"), FORM, "1" * 32)
        await asyncio.sleep(0.1)

    house.over(talk)

    assert house.mailbox.heard == []
    assert len(house.platform.letters()) == 1


def test_the_service_says_where_it_is_and_how_it_does(house: House) -> None:
    async def talk(service: Service) -> tuple[str, Any, str]:
        return service.base_url, service.health(), service.trace()

    url, health, trace = house.over(talk)

    assert url == house.platform.setting.base_url
    assert health == {"status": "ok", "pid": os.getpid(), "in_flight": 0}
    assert len(trace) == 32


def test_everything_can_be_asked_without_a_loop() -> None:
    door = Door(Hands())
    content = {"out_trade_no": "A1", "auth_code": door.code(), "subject": "茶"}
    fields = biz(PAY, total_amount="1.00", scene="bar_code", **content)

    paid = door.send(signed({**fields, "notify_url": NOTIFY}))
    assert paid["code"] == "10000"

    assert door.platform.tend() >= 1
    assert door.platform.next_due() == door.hands.at
    (claimed,) = door.platform.letters()
    assert claimed.letter.url == NOTIFY
    door.platform.settle(claimed, body="success", note="heard")
    door.later(days=2)
    assert door.platform.letters() == []
    door.platform.close()


def test_the_real_edges_are_the_machines_own() -> None:
    edges = Edges.real()

    assert edges.clock.now().tzinfo is not None
    assert edges.ids.token() != edges.ids.token()


def test_a_platform_in_memory_makes_its_own_key() -> None:
    platform = Platform.in_memory(Edges(Hands(), Ids.seeded(1)))

    assert platform.key.bits == 2048
    assert isinstance(platform.database, Database)
    platform.close()
