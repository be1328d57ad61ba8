"""Names that are programs to somebody: kept as they are, run by nobody."""

from __future__ import annotations

import http.client
from urllib.parse import urlsplit

import pytest

from tests.hostile.counter import form
from tests.hostile.world import World

NAMES = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "'-alert(1)-'\"><b>",
    "{{7*7}} ${7*7} %s %n",
    '=HYPERLINK("http://x")',
    'a}","sign":"b',
    "{{{ {",
    "\\u003cscript\\u003e",
    "\u200f豆浆",
)


@pytest.mark.parametrize("name", NAMES)
def test_an_order_keeps_its_title_and_its_page_does_not_run_it(world: World, name: str) -> None:
    order = {"out_trade_no": world.new_no(), "total_amount": "1.00", "subject": name}

    shown = world.counter.call("alipay.trade.precreate", order).node

    assert shown["code"] == "10000"
    page = fetched(str(shown["qr_code"]), world.platform.port)
    assert "<" not in name or name.encode() not in page
    scanned = world.platform.phone("scan", world.buyer, "--qr", str(shown["qr_code"]))
    found = world.counter.call("alipay.trade.query", {"trade_no": scanned["trade_no"]}).node
    assert found["trade_status"] == "WAIT_BUYER_PAY"
    assert found.get("subject", name) == name


@pytest.mark.parametrize("name", NAMES)
def test_goods_are_called_what_they_are_called(world: World, name: str) -> None:
    goods = {"goods_id": world.new_no(), "name": name, "price": "3.00"}

    saved = world.counter.call("zhanggui.retail.goods.save", goods).node

    assert saved["code"] == "10000", saved
    kept = saved["goods"]
    assert isinstance(kept, dict)
    assert kept["name"] == name


@pytest.mark.parametrize("name", NAMES[:3])
def test_a_refusal_that_quotes_a_request_quotes_it_escaped(world: World, name: str) -> None:
    pairs = world.counter.pairs("alipay.trade.query", world.text({"out_trade_no": name}))

    refused = world.counter.send(form([*pairs, (b"sign", b"AAAA")])).node

    assert refused["sub_code"] == "isv.invalid-signature"
    assert "app_id=" in str(refused["sub_msg"])
    assert not set("<>\"'") & set(str(refused["sub_msg"]))


def fetched(url: str, port: int) -> bytes:
    """Open the address of a QR code as a phone would, on the port under test."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        line.request("GET", urlsplit(url).path)
        answer = line.getresponse()
        assert answer.status in {200, 302}
        return answer.read()
    finally:
        line.close()
