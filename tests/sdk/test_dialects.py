"""The ways clients differ on the wire, and that each of them is understood."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import quote

import pytest

from tests.sdk import raw
from tests.sdk.clients import Client, Setup
from tests.sdk.conftest import Start
from tests.sdk.raw import Keys
from tests.sdk.service import Buyer, Json, Platform, Sandbox

pytestmark = pytest.mark.sdk

PRECREATE = "alipay.trade.precreate"
QUERY = "alipay.trade.query"
LATTE: Json = {"subject": '拿铁/大杯 {热} "少糖" \\', "total_amount": "28.00"}


@pytest.fixture(params=["RSA", "RSA2"])
def sign_type(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_either_signature_is_read_and_answered_in_kind(
    client_name: str, start: Start, setup: Setup, sign_type: str, order_no: str
) -> None:
    client = start(client_name, setup.changed(sign_type=sign_type))

    shown = client.call(PRECREATE, {"out_trade_no": order_no, **LATTE})

    assert shown["code"] == "10000"


AWKWARD = (
    "}} , {",
    '"},"sign":"AAAA"}',
    "\\\\ \\u007b \\/ / //",
    "豆浆😀 50% + 糖 & 茶=好",
    "a\u2028b\u00a0c",
)


def test_a_title_that_looks_like_an_envelope_comes_back_as_it_was(
    client: Client, platform: Platform, buyer: Buyer, order_no: str
) -> None:
    for place, title in enumerate(AWKWARD):
        biz: Json = {
            "out_trade_no": f"{order_no}{place}",
            "scene": "bar_code",
            "auth_code": platform.auth_code(buyer),
            "subject": title,
            "total_amount": "0.01",
        }
        assert client.call("alipay.trade.pay", biz)["code"] == "10000"
        found = client.call(QUERY, {"out_trade_no": f"{order_no}{place}"})
        assert found["subject"] == title


class TestOfficialPython:
    def test_reads_in_gbk_what_was_sold_in_unicode(
        self, start: Start, setup: Setup, platform: Platform, buyer: Buyer, order_no: str
    ) -> None:
        biz: Json = {
            "out_trade_no": order_no,
            "scene": "bar_code",
            "auth_code": platform.auth_code(buyer),
            "subject": "豆浆😀",
            "total_amount": "0.01",
        }
        assert start("official", setup).call("alipay.trade.pay", biz)["code"] == "10000"

        found = start("official", setup.changed(charset="gbk")).call(
            QUERY, {"out_trade_no": order_no}
        )

        assert found["subject"] == "豆浆?", "replaced before it was signed, or nobody could verify"

    def test_speaks_gbk_both_ways(
        self, start: Start, setup: Setup, platform: Platform, buyer: Buyer, order_no: str
    ) -> None:
        speaker = start("official", setup.changed(charset="gbk"))
        biz: Json = {
            "out_trade_no": order_no,
            "scene": "bar_code",
            "auth_code": platform.auth_code(buyer),
            "subject": "一碗热干面，多放芝麻酱",
            "total_amount": "7.50",
        }

        paid = speaker.call("alipay.trade.pay", biz)
        again = speaker.call("alipay.trade.pay", biz)
        found = speaker.call(QUERY, {"out_trade_no": order_no})

        assert paid["code"] == "10000"
        assert again["sub_code"] == "ACQ.TRADE_HAS_SUCCESS"
        assert found.get("subject", "一碗热干面，多放芝麻酱") == "一碗热干面，多放芝麻酱"
        assert any("\u4e00" <= letter <= "\u9fff" for letter in str(again["sub_msg"]))


class TestFzlee:
    @pytest.mark.parametrize(("amount", "text"), [(88.8, "88.80"), (12, "12.00"), (0.01, "0.01")])
    def test_may_write_amounts_as_numbers(
        self,
        start: Start,
        setup: Setup,
        platform: Platform,
        buyer: Buyer,
        order_no: str,
        amount: float,
        text: str,
    ) -> None:
        client = start("fzlee", setup)
        biz: Json = {
            "out_trade_no": order_no,
            "scene": "bar_code",
            "auth_code": platform.auth_code(buyer),
            "subject": "豆浆",
            "total_amount": amount,
        }

        assert client.call("alipay.trade.pay", biz)["total_amount"] == text
        assert client.call(QUERY, {"out_trade_no": order_no})["total_amount"] == text


class TestNode:
    def test_may_write_every_key_in_camel_case(
        self, start: Start, setup: Setup, order_no: str
    ) -> None:
        goods = [{"goodsId": "6901234567892", "goodsName": "豆浆", "quantity": 1, "price": "3.00"}]
        biz: Json = {
            "outTradeNo": order_no,
            "totalAmount": "3.00",
            "subject": "豆浆",
            "goodsDetail": goods,
            "timeoutExpress": "30m",
        }

        shown = start("node", setup).call(PRECREATE, biz)

        assert (shown["code"], shown["out_trade_no"]) == ("10000", order_no)


class Shape:
    """A request of one shape, sent by hand; the answer is read by counting bytes."""

    def __init__(self, platform: Platform, sandbox: Sandbox, keys: Keys) -> None:
        self.port, self.app_id, self.keys = platform.port, sandbox.app_id, keys

    def precreate(self, order_no: str, **more: str) -> raw.Params:
        content = raw.biz({"out_trade_no": order_no, **LATTE})
        return raw.common(self.app_id, PRECREATE, biz_content=content, **more)

    def signed(self, params: raw.Params, *, dropped: tuple[str, ...] = ()) -> raw.Params:
        return {**params, "sign": self.keys.sign(raw.content_of(params, dropped=dropped))}

    def read(self, answer: raw.Answer) -> Json:
        assert answer.status == 200
        assert answer.content_type.replace(" ", "").lower() == "text/html;charset=utf-8"
        assert answer.trace_id is not None
        return raw.checked_by_offsets(self.keys, PRECREATE, answer.body)


@pytest.fixture(scope="module")
def shape(platform: Platform, sandbox: Sandbox, keys: Keys) -> Shape:
    return Shape(platform, sandbox, keys)


def split(params: raw.Params, *in_body: str) -> tuple[str, bytes]:
    """Put the named parameters in the body and the others in the query."""
    query = {name: value for name, value in params.items() if name not in in_body}
    body = {name: params[name] for name in in_body}
    return "/gateway.do?" + raw.form(query).decode("ascii"), raw.form(body)


class TestShapes:
    def test_everything_in_the_body(self, shape: Shape, order_no: str) -> None:
        """As Go (smartwalle) does."""
        params = shape.signed(shape.precreate(order_no))

        answer = raw.send(shape.port, "/gateway.do", raw.form(params))

        assert shape.read(answer)["out_trade_no"] == order_no

    def test_everything_in_the_query(self, shape: Shape, order_no: str) -> None:
        params = shape.signed(shape.precreate(order_no))

        answer = raw.send(shape.port, split(params)[0], verb="GET")

        assert shape.read(answer)["out_trade_no"] == order_no

    def test_system_parameters_in_the_query_and_the_rest_in_the_body(
        self, shape: Shape, order_no: str
    ) -> None:
        """As PHP does; it drops empty values and "0" from the signed text and yet sends them."""
        sent = shape.precreate(order_no, terminal_info="0", prod_code="", alipay_sdk="php")
        params = shape.signed(sent, dropped=("", "0"))

        answer = raw.send(shape.port, *split(params, "biz_content", "terminal_info", "prod_code"))

        assert shape.read(answer)["out_trade_no"] == order_no

    @pytest.mark.parametrize("dropped", [(), ("",)], ids=["kept", "dropped"])
    def test_empty_values_signed_or_not(
        self, shape: Shape, order_no: str, dropped: tuple[str, ...]
    ) -> None:
        params = shape.signed(shape.precreate(order_no, app_auth_token=""), dropped=dropped)

        answer = raw.send(shape.port, *split(params, "biz_content"))

        assert shape.read(answer)["out_trade_no"] == order_no

    def test_an_absolute_target_with_blanks_as_percent_twenty(
        self, shape: Shape, order_no: str
    ) -> None:
        params = shape.signed(shape.precreate(order_no))
        query = "&".join(f"{name}={quote(value, safe='')}" for name, value in params.items())

        answer = raw.send(shape.port, f"http://127.0.0.1/gateway.do?{query}", b"")

        assert shape.read(answer)["out_trade_no"] == order_no

    def test_parts_of_a_multipart_body_sent_in_chunks(self, shape: Shape, order_no: str) -> None:
        """As Node sends uploads; a file's part is never signed."""
        params = shape.signed(shape.precreate(order_no))
        target, _ = split(params, "biz_content")

        answer = raw.send(
            shape.port,
            target,
            in_parts({"biz_content": params["biz_content"]}, file=b"\x89PNG\r\n\x1a\n\x00"),
            content_type="multipart/form-data; boundary=cut-here",
        )

        assert shape.read(answer)["out_trade_no"] == order_no

    def test_answers_escape_slashes_and_hold_only_text(self, shape: Shape, order_no: str) -> None:
        params = shape.signed(shape.precreate(order_no))

        body = raw.send(shape.port, "/gateway.do", raw.form(params)).body

        node, _, sign = body.partition(b',"sign":')
        assert b"/" not in node.replace(b"\\/", b""), "PHP clients re-encode and compare"
        assert b"\\/" not in sign, "Go reads the signature as it stands"
        assert all(isinstance(value, str) for value in json.loads(body)[NODE].values())


NODE = "alipay_trade_precreate_response"


def in_parts(fields: raw.Params, *, file: bytes) -> Iterator[bytes]:
    """Write a multipart body, a chunk at a time, cut where it hurts."""
    for name, value in fields.items():
        head = f'--cut-here\r\nContent-Disposition: form-data; name="{name}"\r\n'
        text = f"{head}Content-Type: text/plain; charset=utf-8\r\n\r\n{value}\r\n".encode()
        yield text[: len(text) // 2]
        yield text[len(text) // 2 :]
    yield b'--cut-here\r\nContent-Disposition: form-data; name="image"; filename="a.png"\r\n'
    yield b"Content-Type: image/png\r\nContent-Transfer-Encoding: binary\r\n\r\n"
    yield file + b"\r\n--cut-here--\r\n"


class TestRefusals:
    """What the gateway says before any method is asked."""

    def ask(self, shape: Shape, order_no: str, changes: dict[str, str | None]) -> Json:
        params = shape.precreate(order_no) | {k: v for k, v in changes.items() if v is not None}
        for name in [name for name, value in changes.items() if value is None]:
            params.pop(name, None)
        signed = {**shape.signed(params), **{k: v for k, v in changes.items() if k == "sign" and v}}
        return json_of(raw.send(shape.port, "/gateway.do", raw.form(signed)))

    @pytest.mark.parametrize(
        ("changes", "code", "sub_code"),
        [
            ({"method": None}, "40001", "isv.missing-method"),
            ({"app_id": None}, "40001", "isv.missing-app-id"),
            ({"app_id": "2021999999999999"}, "40002", "isv.invalid-app-id"),
            ({"method": "alipay.trade.undo"}, "40002", "isv.invalid-method"),
            ({"format": "yaml"}, "40002", "isv.invalid-format"),
            ({"charset": "ebcdic"}, "40002", "isv.invalid-charset"),
            ({"sign_type": "HMAC"}, "40002", "isv.invalid-signature-type"),
            ({"timestamp": "yesterday"}, "40002", "isv.invalid-timestamp"),
            ({"timestamp": "2020-01-02 03:04:05"}, "40002", "isv.invalid-timestamp"),
            ({"timestamp": "２０２６-01-02 03:04:05"}, "40002", "isv.invalid-timestamp"),
            ({"timestamp": None}, "40001", "isv.missing-timestamp"),
            ({"version": None}, "40001", "isv.missing-version"),
            ({"sign": "bm90IGEgc2lnbmF0dXJl"}, "40002", "isv.invalid-signature"),
            ({"sign": "!"}, "40002", "isv.invalid-signature"),
            ({"biz_content": "{"}, "40002", "isv.illegal-json"),
        ],
    )
    def test_names_what_is_wrong(
        self,
        shape: Shape,
        order_no: str,
        changes: dict[str, str | None],
        code: str,
        sub_code: str,
    ) -> None:
        node = next(iter(self.ask(shape, order_no, changes).values()))

        assert isinstance(node, dict)
        assert (node["code"], node["sub_code"]) == (code, sub_code)

    def test_a_bad_signature_is_told_in_a_signed_answer(self, shape: Shape, order_no: str) -> None:
        params = shape.signed(shape.precreate(order_no)) | {"subject": "<b>added</b>"}

        refused = shape.read(raw.send(shape.port, "/gateway.do", raw.form(params)))

        assert refused["sub_code"] == "isv.invalid-signature"
        assert "app_id=" in str(refused["sub_msg"])
        assert "<b>" not in str(refused["sub_msg"]), "what was sent is quoted escaped"

    def test_an_unknown_app_is_told_unsigned(self, shape: Shape, order_no: str) -> None:
        assert set(self.ask(shape, order_no, {"app_id": "2021999999999999"})) == {NODE}
        assert set(self.ask(shape, order_no, {"method": None})) == {"error_response"}


def json_of(answer: raw.Answer) -> Json:
    assert answer.status == 200
    read: Json = json.loads(answer.body)
    return read
