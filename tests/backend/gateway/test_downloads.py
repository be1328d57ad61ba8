"""A bill over the network: only from an address that was given out, and while it is fresh."""

from __future__ import annotations

import io
import json
import zipfile
from urllib.parse import urlsplit

import pytest

from backend.app import Platform
from tests.backend.gateway.door import BUYER, Door, biz
from tests.backend.gateway.test_http import Network

PATH = "/downloadBillFile.resource"


@pytest.fixture
def network(door: Door) -> Network:
    return Network(door.platform)


def sold(door: Door) -> str:
    """Sell something, let the day pass, and return the query of its bill's address."""
    paid = biz(
        "alipay.trade.pay",
        out_trade_no="A1",
        subject="豆浆",
        total_amount="5.00",
        auth_code=door.code(),
        scene="bar_code",
    )
    assert door.ask(paid)["code"] == "10000"
    door.later(days=1)
    asked = biz(
        "alipay.data.dataservice.bill.downloadurl.query", bill_type="trade", bill_date="2026-05-01"
    )
    told = door.ask({**asked, "timestamp": "2026-05-02 12:00:00"})
    url = urlsplit(told["bill_download_url"])
    assert f"{url.scheme}://{url.netloc}" == door.platform.setting.base_url
    assert url.path == PATH
    return str(url.query)


def test_it_is_fetched_as_a_zip(door: Door, network: Network) -> None:
    query = sold(door)

    reply = network.send("GET", PATH, query=query.encode())

    assert reply.status == 200
    assert reply.headers["content-type"] == "application/zip"
    assert reply.headers["content-disposition"] == (
        'attachment; filename="20880000000000010156_20260501.csv.zip"'
    )
    assert reply.headers["x-content-type-options"] == "nosniff"
    with zipfile.ZipFile(io.BytesIO(reply.body)) as bill:
        detail, _ = (bill.read(name).decode("gbk") for name in bill.namelist())
    assert "\t,A1\t,交易\t,豆浆," in detail
    assert BUYER not in detail, "a buyer is named by a masked logon only"


def test_it_may_begin_again_until_its_time_is_over(door: Door, network: Network) -> None:
    query = sold(door).encode()

    assert network.send("GET", PATH, query=query).status == 200
    door.later(seconds=29)
    assert network.send("GET", PATH, query=query).status == 200
    door.later(seconds=1)
    reply = network.send("GET", PATH, query=query)
    assert (reply.status, reply.body.decode()) == (410, "下载地址已失效,请重新获取")


@pytest.mark.parametrize(
    ("path", "query"),
    [
        (PATH, b""),
        (PATH, b"fileId=/etc/passwd"),
        (PATH, b"fileId=..%2F..%2Fkeys%2Fplatform_private.pem&token=0"),
        (PATH, b"\xff\xfe=1&token=2"),
        (PATH, b"token=" + b"0" * 64),
    ],
)
def test_nothing_else_is_handed_out(network: Network, path: str, query: bytes) -> None:
    reply = network.send("GET", path, query=query)

    assert (reply.status, reply.body.decode()) == (403, "下载地址无效")
    assert b"bill" not in json.dumps(reply.headers).encode()


@pytest.mark.parametrize("path", [f"{PATH}/../keys", f"{PATH}/x", "/downloadBillFile.resource%00"])
def test_there_is_nothing_below_or_beside_it(door: Door, network: Network, path: str) -> None:
    assert network.send("GET", path, query=sold(door).encode()).status == 404


@pytest.mark.parametrize("method", ["POST", "HEAD", "PUT", "DELETE"])
def test_it_is_only_read(door: Door, network: Network, method: str) -> None:
    assert network.send(method, PATH, query=sold(door).encode()).status == 405


def test_two_platforms_do_not_open_each_others(door: Door) -> None:
    query = sold(door)
    another = Platform.in_memory(door.platform.edges)

    assert another.setting.secret != door.platform.setting.secret
    assert another.download(query.encode()) != door.platform.download(query.encode())
    another.close()
