"""Parameters forged, replayed, reordered, doubled, damaged: what was signed is what happens."""

from __future__ import annotations

import threading
from decimal import Decimal
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.hostile.books import Books, changed
from tests.hostile.counter import Heard, Pairs, form
from tests.hostile.world import World
from tests.patience import PATIENCE, beside
from tests.sdk.service import Json

PAY = "alipay.trade.pay"
QUERY = "alipay.trade.query"
REFUND = "alipay.trade.refund"
HELD = settings(
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
FORGED = {
    "isv.invalid-signature",
    "isv.suspected-attack",
    "isv.missing-signature",
}


def pay_pairs(world: World, biz: Json) -> Pairs:
    counter = world.counter
    return counter.signed(counter.pairs(PAY, world.text(biz)))


class TestReplayed:
    def test_a_payment_sent_again_charges_once(self, world: World) -> None:
        before = world.balance()
        body = form(pay_pairs(world, world.order(amount="3.00")))

        first, *later = [world.counter.send(body) for _ in range(4)]

        assert first.node["code"] == "10000"
        assert {heard.sub_code for heard in later} == {"ACQ.TRADE_HAS_SUCCESS"}
        assert before - world.balance() == Decimal("3.00")

    def test_a_payment_sent_eight_times_at_once_charges_once(self, world: World) -> None:
        before = world.balance()
        body = form(pay_pairs(world, world.order(amount="4.00")))

        answers = at_once(world, body, 8)

        codes = sorted(str(heard.node["code"]) for heard in answers)
        assert codes == ["10000", *["40004"] * 7]
        assert before - world.balance() == Decimal("4.00")

    def test_a_refund_sent_eight_times_at_once_pays_once(self, world: World) -> None:
        paid = world.paid(amount="9.00")
        before = world.balance()
        biz: Json = {"out_trade_no": paid, "refund_amount": "2.00", "out_request_no": "R"}
        counter = world.counter
        body = form(counter.signed(counter.pairs(REFUND, world.text(biz))))

        answers = at_once(world, body, 8)

        assert {heard.node["code"] for heard in answers} == {"10000"}
        changes = sorted(str(heard.node["fund_change"]) for heard in answers)
        assert changes == [*["N"] * 7, "Y"]
        assert world.balance() - before == Decimal("2.00")

    def test_a_code_shown_to_two_tills_pays_one_of_them(self, world: World) -> None:
        order = world.order(amount="1.00")
        rival = {**order, "out_trade_no": f"{order['out_trade_no']}x"}

        answers = at_once(world, form(pay_pairs(world, order)), 1)
        answers += at_once(world, form(pay_pairs(world, rival)), 1)

        assert sorted(heard.sub_code for heard in answers) == ["", "ACQ.PAYMENT_AUTH_CODE_INVALID"]


class TestForged:
    @settings(HELD, max_examples=80)
    @given(data=st.data())
    def test_a_changed_added_or_missing_parameter_is_refused(
        self, world: World, books: Books, data: st.DataObject
    ) -> None:
        honest = pay_pairs(world, world.unpaid_order())
        before = books.settle()

        heard = world.counter.send(form(data.draw(spoiled(honest))))

        assert heard.status == 200
        assert heard.node["code"] in {"40001", "40002"}, heard.body
        assert changed(before, books.fingerprint()) == []

    def test_a_signature_of_another_call_is_refused(self, world: World, books: Books) -> None:
        counter = world.counter
        harmless = dict(counter.signed(counter.pairs(QUERY, b'{"out_trade_no":"a"}')))
        forged = counter.pairs(PAY, world.text(world.unpaid_order()))
        before = books.settle()

        heard = counter.send(form([*forged, (b"sign", harmless[b"sign"])]))

        assert heard.sub_code == "isv.invalid-signature"
        assert changed(before, books.fingerprint()) == []

    def test_the_boundary_between_parameters_is_signed_too(
        self, world: World, books: Books
    ) -> None:
        """``a=1&b=2`` and ``a`` holding ``1&b=2`` give the same text; both may not pass."""
        counter = world.counter
        pairs = counter.signed(counter.pairs(PAY, world.text(world.unpaid_order())))
        before = books.settle()
        merged: Pairs = []
        for name, value in sorted(pairs):
            if name == b"charset":
                merged[-1] = (merged[-1][0], merged[-1][1] + b"&charset=" + value)
            else:
                merged.append((name, value))

        heard = counter.send(form(merged))

        assert heard.node["code"] in {"40001", "40002"}
        assert changed(before, books.fingerprint()) == []

    @pytest.mark.parametrize("value", [b"", b"0"])
    def test_what_some_clients_do_not_sign_does_not_exist(self, world: World, value: bytes) -> None:
        """They leave out what is empty, or ``0``; added by a stranger, it must mean nothing."""
        honest = pay_pairs(world, world.order(amount="5.00"))
        added = [(b"total_amount", value), (b"notify_url", value), (b"seller_id", value)]

        heard = world.counter.send(form([*honest, *added]))

        assert (heard.node["code"], heard.node["total_amount"]) == ("10000", "5.00")


class TestReordered:
    @settings(HELD, max_examples=30)
    @given(data=st.data())
    def test_order_and_place_mean_nothing(self, world: World, data: st.DataObject) -> None:
        counter = world.counter
        pairs = counter.signed(counter.pairs(QUERY, world.text({"out_trade_no": world.known})))
        shuffled = data.draw(st.permutations(pairs))
        cut = data.draw(st.integers(0, len(pairs)))

        target = "/gateway.do?" + form(shuffled[:cut]).decode()
        heard = counter.send(form(shuffled[cut:]), target)

        assert (heard.node["code"], heard.node["out_trade_no"]) == ("10000", world.known)


class TestDoubled:
    @pytest.mark.parametrize("first", [True, False], ids=["put first", "put last"])
    @pytest.mark.parametrize("split", [True, False], ids=["query and body", "one body"])
    @pytest.mark.parametrize(
        ("name", "value"),
        [
            (b"biz_content", b'{"out_trade_no":"other"}'),
            (b"method", b"alipay.trade.cancel"),
            (b"app_id", b"2021000000000009"),
            (b"sign", b"AAAA"),
            (b"charset", b"gbk"),
            (b"sign_type", b"RSA"),
            (b"timestamp", b"2026-01-02 03:04:06"),
            (b"notify_url", b""),
        ],
    )
    def test_a_name_with_two_values_is_refused(
        self, world: World, books: Books, name: bytes, value: bytes, *, split: bool, first: bool
    ) -> None:
        counter = world.counter
        content = world.text(world.unpaid_order())
        honest = counter.signed(counter.pairs(PAY, content, notify_url="http://127.0.0.1:9/"))
        before = books.settle()

        if split:
            query, body = ([(name, value)], honest) if first else (honest, [(name, value)])
            heard = counter.send(form(body), "/gateway.do?" + form(query).decode())
        else:
            both = [(name, value), *honest] if first else [*honest, (name, value)]
            heard = counter.send(form(both))

        assert heard.status == 200
        assert heard.node["code"] in {"40001", "40002"}, heard.body
        assert changed(before, books.fingerprint()) == []


class TestDamaged:
    @settings(HELD, max_examples=120)
    @given(body=st.binary(max_size=400))
    def test_a_body_of_noise_is_refused(self, world: World, books: Books, body: bytes) -> None:
        before = books.settle()

        heard = world.counter.send(body)

        assert heard.status == 200
        assert heard.node["code"] in {"40001", "40002"}
        assert changed(before, books.fingerprint()) == []

    @pytest.mark.parametrize(
        "body",
        [
            pytest.param(b"a=b&" * 1500, id="many parameters alike"),
            pytest.param(b"&".join(b"p%d=1" % n for n in range(1500)), id="many parameters"),
            pytest.param(b"x" * 3_000_000, id="one endless name"),
            pytest.param(b"biz_content=" + b"%7B" * 1_000_000, id="one endless value"),
            pytest.param(b"%", id="a lone per cent"),
            pytest.param(b"method=%GG&app_id=%u0031", id="broken escapes"),
            pytest.param(b"=====&&&&==&", id="only separators"),
        ],
    )
    def test_a_body_out_of_measure_is_refused(
        self, world: World, books: Books, body: bytes
    ) -> None:
        before = books.settle()

        heard = world.counter.send(body)

        assert heard.status == 200
        assert heard.node["code"] in {"40001", "40002"}
        assert changed(before, books.fingerprint()) == []
        assert world.counter.call(QUERY, {"out_trade_no": world.known}).node["code"] == "10000"


def spoiled(honest: Pairs) -> st.SearchStrategy[Pairs]:
    """Change, drop or add one parameter of a signed request."""

    def change(index: int, value: bytes) -> Pairs:
        name, was = honest[index]
        spoilt = value if value != was else was + b"x"
        return [*honest[:index], (name, spoilt), *honest[index + 1 :]]

    places = st.integers(0, len(honest) - 1)
    values = st.sampled_from([b"x", b"0", b" ", b"RSA", b"gbk", b"JSON"]) | st.binary(max_size=20)
    names = st.sampled_from([b"extra", b"app_auth_token", b"notify_url", b"encrypt_type"])
    return st.one_of(
        st.builds(change, places, values),
        st.builds(lambda index: [*honest[:index], *honest[index + 1 :]], places),
        st.builds(lambda name: [*honest, (name, b"1")], names),
    )


def at_once(world: World, body: bytes, times: int) -> list[Heard]:
    """Send the very same bytes over several lines, all released together."""
    lines = [world.counter.another(world.sandbox) for _ in range(times)]
    gate = threading.Barrier(times)
    answers: list[Heard] = []

    def send(index: int) -> None:
        gate.wait(PATIENCE)
        answers.append(lines[index].send(body))

    with beside(*(partial(send, index) for index in range(times))):
        pass
    for line in lines:
        line.close()
    return answers
