"""The bill of yesterday, asked for by the official client and fetched from where it says."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import httpx
import pytest
from sqlalchemy import text

from backend.kernel.clock import SystemClock
from backend.kernel.database import Database
from backend.protocol.moment import business_day
from tests.sdk import clients
from tests.sdk.clients import Client, Setup
from tests.sdk.service import Json, platform_process
from tests.sdk.test_counter import charge, refund, refused_with

pytestmark = pytest.mark.sdk

METHOD = "alipay.data.dataservice.bill.downloadurl.query"
MOMENTS = {
    "ecosystem_merchant": ("opened_at",),
    "payments_trade": ("created_at", "paid_at"),
    "payments_refund": ("refunded_at",),
    "ledger_entry": ("at",),
}


@dataclass(frozen=True, slots=True)
class Morning:
    """A merchant's client on the day after the first day."""

    client: Client
    merchant_id: str
    today: date

    def ask(self, kind: str, day: object) -> Json:
        return self.client.call(METHOD, {"bill_type": kind, "bill_date": str(day)})

    @property
    def yesterday(self) -> date:
        return self.today - timedelta(days=1)


@pytest.fixture(scope="module")
def morning(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Morning]:
    """Sell at a served platform, set all it wrote down back by a day, and serve it again."""
    home = tmp_path_factory.mktemp("bill") / "home"
    with platform_process(home) as served:
        sandbox = served.sandbox()
        with clients.running("official", Setup.of(sandbox, served.port)) as client:
            buyer = sandbox.buyers[0]
            assert charge(client, "B1", served.auth_code(buyer), "20.00")["code"] == "10000"
            assert charge(client, "B2", served.auth_code(buyer), "3.50")["code"] == "10000"
            assert refund(client, "B1", "5.00", "B1-1")["code"] == "10000"
    _a_day_earlier(home)
    with (
        platform_process(home) as served,
        clients.running("official", Setup.of(sandbox, served.port)) as client,
    ):
        yield Morning(client, sandbox.merchant_id, business_day(SystemClock().now()))


def _a_day_earlier(home: Path) -> None:
    database = Database.file(home / "platform.db")
    day = timedelta(days=1) // timedelta(microseconds=1)
    for table, columns in MOMENTS.items():
        moved = ", ".join(f'"{column}" = "{column}" - {day}' for column in columns)
        database.do(lambda unit, t=table, m=moved: unit.change(text(f"UPDATE {t} SET {m}")))  # type: ignore[misc]  # noqa: S608 - names from above
    database.close()


def sheet(packed: bytes, ending: str) -> list[dict[str, str]]:
    with zipfile.ZipFile(io.BytesIO(packed)) as bill:
        names = {name.encode("cp437").decode("gbk"): name for name in bill.namelist()}
        (name,) = (names[each] for each in names if each.endswith(f"_{ending}.csv"))
        lines = bill.read(name).decode("gbk").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return [{name: value.strip() for name, value in row.items()} for row in rows]


def test_yesterdays_bill_has_what_was_paid_and_given_back(morning: Morning) -> None:
    told = morning.ask("trade", morning.yesterday)
    assert told["code"] == "10000", told

    fetched = httpx.get(str(told["bill_download_url"]))

    assert fetched.status_code == 200
    rows = sheet(fetched.content, "业务明细")
    assert [(row["商户订单号"], row["业务类型"], row["商家实收（元）"]) for row in rows] == [
        ("B1", "交易", "20.00"),
        ("B2", "交易", "3.50"),
        ("B1", "退款", "-5.00"),
    ]
    assert rows[2]["退款批次号/请求号"] == "B1-1"
    assert sheet(fetched.content, "业务明细(汇总)")[-1]["商家实收（元）"] == "18.50"


def test_the_account_bill_comes_to_the_same(morning: Morning) -> None:
    told = morning.ask("signcustomer", morning.yesterday)

    rows = sheet(httpx.get(str(told["bill_download_url"])).content, "账务明细")

    assert [row["收入金额（+元）"] for row in rows if row["业务类型"] == "在线支付"] == [
        "20.00",
        "3.50",
    ]
    assert rows[-1]["账户余额（元）"] == "18.39"


def test_an_address_with_a_letter_changed_is_refused(morning: Morning) -> None:
    url = str(morning.ask("trade", morning.yesterday)["bill_download_url"])

    assert httpx.get(url.replace("bizType=trade", "bizType=signcustomer")).status_code == 403
    assert httpx.get(url[:-1] + ("1" if url[-1] == "0" else "0")).status_code == 403


def test_a_day_that_is_not_over_and_one_before_the_shop_have_no_bill(morning: Morning) -> None:
    assert refused_with(morning.ask("trade", morning.today)) == "BILL_NOT_EXIST"
    earlier = morning.today - timedelta(days=2)
    assert refused_with(morning.ask("trade", earlier)) == "BILL_DATE_BEFORE_REGISTRATION"
    assert refused_with(morning.ask("trade", "yesterday")) == "INVAILID_ARGUMENTS"
    assert refused_with(morning.ask("merchant_act", morning.yesterday)) == "TYPE_NOT_SUPPORTED"
