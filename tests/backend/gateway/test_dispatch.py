"""What becomes of a call that was let in."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from typing import Final, cast

import pytest

from backend.app import Edges
from backend.ecosystem.service import App
from backend.gateway.admission import Admission, Apps
from backend.gateway.dispatch import IN_FLIGHT_MAX, Answer, Dispatch, Pending, UndeclaredRefusal
from backend.kernel.call import Call, Served, Setting
from backend.kernel.ids import Ids
from backend.kernel.unit import Unit
from backend.protocol.errors import BusinessError, SystemError_
from backend.protocol.method import Method, Request, Response
from backend.protocol.refusals import IllegalJson
from tests.backend.gateway.door import APP, NOON, SELLER, Hands, biz, form, node, signed
from tests.helpers.keys import key


class Lent(BusinessError):
    sub_code = "BOOK.LENT"
    template = "借出了"


class Burnt(BusinessError):
    sub_code = "BOOK.BURNT"
    template = "烧了"


class Borrow(Request):
    title: str


class Borrowed(Response):
    title: str
    merchant: str


class Waits(Borrowed):
    code = "10003"
    msg = "order success pay inprocess"


BORROW: Final = Method("library.book.borrow", Borrow, Borrowed, (Lent,), (Waits,))
NOTHING: Final = cast("Unit", None)
"""What the handlers here read and write."""

Handler = Callable[[Call, Borrow], Borrowed]


def lend(call: Call, request: Borrow) -> Borrowed:
    assert call.app_id == APP
    assert call.notify_url == "http://a/"
    assert call.now == NOON
    return Borrowed(title=request.title, merchant=call.merchant_id)


def wait(call: Call, request: Borrow) -> Borrowed:
    return Waits(title=request.title, merchant=call.merchant_id)


def refusing(error: Exception) -> Handler:
    def handler(call: Call, request: Borrow) -> Borrowed:
        raise error

    return handler


class Desk:
    """A dispatch of one method over no database."""

    def __init__(self, handler: Handler, *, strict: bool = True) -> None:
        app = App(APP, SELLER, "x", key("app").public.bare(), online=True)
        served = {BORROW.name: Served(BORROW, handler)}
        admission = Admission(Apps({APP: app}.get), served)
        edges = Edges(Hands(), Ids.seeded(1))
        self.dispatch = Dispatch(
            admission,
            key("platform"),
            lambda caller, unit, now: Call(caller, now, unit, edges.ids, Setting()),
            strict=strict,
        )

    def open(self) -> Answer | Pending:
        fields = biz(BORROW.name, title="红楼梦") | {"notify_url": "http://a/"}
        return self.dispatch.open(b"", form(signed(fields)), "", now=NOON, trace="7" * 32)

    def ask(self) -> dict[str, object]:
        opened = self.open()
        if isinstance(opened, Answer):
            return node(opened.body)
        try:
            outcome = opened.work(NOTHING)
        except Exception as error:  # noqa: BLE001 - the outcome, whatever it is
            return node(self.dispatch.sign(self.dispatch.close(opened, error)).body)
        return node(self.dispatch.sign(self.dispatch.close(opened, outcome)).body)


def test_a_call_is_answered_with_what_its_method_returns() -> None:
    answer = Desk(lend).ask()

    assert answer == {
        "code": "10000",
        "msg": "Success",
        "title": "红楼梦",
        "merchant": SELLER,
        "node": "library_book_borrow_response",
        "signed": "RSA2",
    }


def test_an_answer_may_have_a_public_code_of_its_own() -> None:
    answer = Desk(wait).ask()

    assert (answer["code"], answer["msg"]) == ("10003", "order success pay inprocess")


@pytest.mark.parametrize(
    ("error", "code", "sub_code"),
    [
        (Lent(), "40004", "BOOK.LENT"),
        (IllegalJson(problem="x"), "40002", "isv.illegal-json"),
        (SystemError_(), "20000", "isp.unknow-error"),
    ],
)
def test_a_refusal_is_answered_as_itself(error: Exception, code: str, sub_code: str) -> None:
    answer = Desk(refusing(error)).ask()

    assert (answer["code"], answer["sub_code"]) == (code, sub_code)
    assert answer["signed"]


@pytest.fixture
def said(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    with caplog.at_level(logging.ERROR):
        yield caplog


def test_a_crash_is_answered_as_a_system_error_and_logged_by_its_trace(
    said: pytest.LogCaptureFixture,
) -> None:
    answer = Desk(refusing(ZeroDivisionError("secret"))).ask()

    assert (answer["code"], answer["sub_code"]) == ("20000", "isp.unknow-error")
    assert "secret" not in str(answer)
    assert "7" * 32 in said.text
    assert "ZeroDivisionError" in said.text


def test_a_crash_at_the_door_is_answered_too(said: pytest.LogCaptureFixture) -> None:
    desk = Desk(lend)
    desk.dispatch.in_flight = "many"  # type: ignore[assignment]  # makes the door itself crash

    answer = desk.ask()

    assert (answer["code"], answer["signed"]) == ("20000", "RSA2")
    assert "TypeError" in said.text


def test_an_undeclared_refusal_is_a_fault_of_the_method(said: pytest.LogCaptureFixture) -> None:
    with pytest.raises(UndeclaredRefusal, match="borrow"):
        Desk(refusing(Burnt())).ask()

    answer = Desk(refusing(Burnt()), strict=False).ask()

    assert answer["sub_code"] == "BOOK.BURNT"
    assert "undeclared" in said.text


def test_calls_beyond_what_can_wait_are_told_to_come_again() -> None:
    desk = Desk(lend)
    desk.dispatch.in_flight = IN_FLIGHT_MAX

    answer = desk.ask()

    assert (answer["code"], answer["sub_code"]) == ("40005", "isv.app-call-limited")
    assert answer["signed"]
