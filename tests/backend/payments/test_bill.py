"""The bill of a day or a month: its text, its sums, and when there is none."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.ecosystem import service as ecosystem
from backend.kernel.call import Caller
from backend.ledger import accounts, book
from backend.payments.contract.bill import BILL_QUERY, BILL_URL, NO_BUSINESS, BillLine
from backend.payments.contract.refusals import (
    BillBeforeOpening,
    BillMalformed,
    BillNotExist,
    BillTypeUnknown,
)
from backend.payments.service.billing import open_address
from backend.protocol.errors import BusinessError
from backend.protocol.moment import business_day
from backend.protocol.money import Money
from backend.protocol.seal import SealBroken, SealOld
from tests.backend.payments.a_bill import Sheet, fetch
from tests.backend.payments.shop import BO, MEI, NOON, SELLER, Shop

TODAY = date(2026, 5, 1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def a_day(shop: Shop) -> None:
    """Sell twice, give a part of one back, undo a third sale, and let the day pass."""
    whose = {"store_id": "S1", "operator_id": "101", "terminal_id": "T-1"}
    shop.pay("12.80", out_trade_no="A1", subject="豆浆,油条", body="多加糖", **whose)
    shop.later(minutes=1)
    shop.pay("100.00", out_trade_no="A2", **whose)
    shop.later(minutes=59)
    shop.refund("A2", "40.00", out_request_no="A2-1", refund_reason="少了一件")
    shop.pay("9.90", out_trade_no="A3")
    shop.cancel("A3")
    shop.later(days=1)


def test_a_trade_bill_is_written_as_the_real_one(shop: Shop) -> None:
    a_day(shop)

    detail, _ = fetch(shop, TODAY)

    assert detail.name == "20880000000000010156_20260501_业务明细.csv"
    lines = detail.text.split("\r\n")
    assert lines[:4] == [
        "#支付宝业务明细查询",
        "#账号：[20880000000000010156]",
        "#起始日期：[2026年05月01日 00:00:00]   终止日期：[2026年05月02日 00:00:00]",
        f"#{'-' * 41}业务明细列表{'-' * 40}",
    ]
    assert lines[4] == (
        "支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,"
        "对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,"
        "商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,"
        "退款批次号/请求号,服务费（元）,分润（元）,备注"
    )
    number = detail.rows[0]["支付宝交易号"]
    assert lines[5] == (
        f'{number}\t,A1\t,交易\t,"豆浆,油条",2026-05-01 12:00:00,2026-05-01 12:00:00,S1\t,'
        "晨光便利店\t,101\t,T-1\t,138****0011\t,12.80,12.80,0.00,0.00,0.00,0.00,0.00,,0.00\t,0.00,"
        "\t,-0.08,0.00,多加糖"
    )
    assert lines[-5:] == [
        f"#{'-' * 41}业务明细列表结束{'-' * 36}",
        "#交易合计：3笔，商家实收共122.70元，商家优惠共0.00元",
        "#退款合计：2笔，商家实收退款共-49.90元，商家优惠退款共0.00元",
        "#导出时间：[2026年05月02日 13:00:00]",
        "",
    ]


def test_no_text_of_anybodys_is_run_by_a_spreadsheet(shop: Shop) -> None:
    evil = '=HYPERLINK("http://x.example","a")'
    shop.pay("1.00", out_trade_no="-1", subject=evil, body="豆浆,@SUM(A1)", operator_id="+1+cmd|A1")
    shop.refund("-1", "1.00", out_request_no="-2", refund_reason="\t-1+1")
    shop.later(days=1)

    detail, _ = fetch(shop, TODAY)
    account, _ = fetch(shop, TODAY, "signcustomer")

    paid, back = detail.rows
    assert (paid["商品名称"], paid["备注"]) == (f"'{evil}", "豆浆,'@SUM(A1)")
    assert (paid["操作员"], back["备注"].strip()) == ("'+1+cmd|A1", "'-1+1")
    assert {row["商品名称"] for row in account.rows} <= {"", f"'{evil}"}
    assert (back["商户订单号"], back["退款批次号/请求号"]) == ("-1", "-2"), (
        "numbers stay as they are"
    )


def test_the_summary_has_a_row_for_each_shop(shop: Shop) -> None:
    a_day(shop)

    _, summary = fetch(shop, TODAY)

    assert summary.name == "20880000000000010156_20260501_业务明细(汇总).csv"
    assert [list(row.values()) for row in summary.rows] == [
        ["", "", "1", "1", "0.00", "0.00", "0.00", "0.00", "0.00", "0.00", "0.00", "0.00"],
        *[
            [*head, "2", "1", "72.80", "72.80", *["0.00"] * 3, "-0.44", "0.00", "72.36"]
            for head in (["S1", "晨光便利店"],)
        ],
        ["合计", "", "3", "2", "72.80", "72.80", *["0.00"] * 3, "-0.44", "0.00", "72.36"],
    ]


def test_a_refund_is_below_zero_and_bears_its_number(shop: Shop) -> None:
    a_day(shop)

    detail, _ = fetch(shop, TODAY)

    backs = [row for row in detail.rows if row["业务类型"] == "退款"]
    assert [(row["商户订单号"], row["退款批次号/请求号"]) for row in backs] == [
        ("A2", "A2-1"),
        ("A3", "#cancel"),
    ]
    assert [(row["商家实收（元）"], row["服务费（元）"]) for row in backs] == [
        ("-40.00", "0.24"),
        ("-9.90", "0.06"),
    ]
    assert (backs[0]["终端号"], backs[0]["操作员"], backs[0]["备注"]) == ("T-1", "101", "少了一件")


def test_an_account_bill_tells_every_movement_and_the_balance_after_it(shop: Shop) -> None:
    shop.pay("50.00", out_trade_no="A0")
    shop.later(days=1)
    a_day(shop)
    balance = shop.seller
    shop.pay("1.00", out_trade_no="B1")
    shop.drain_seller()

    detail, summary = fetch(shop, TODAY + timedelta(days=1), "signcustomer")

    assert detail.name == "20880000000000010156_20260502_账务明细.csv"
    kinds = [row["业务类型"] for row in detail.rows]
    assert kinds.count("在线支付") == kinds.count("收费") == 3
    assert kinds.count("交易退款") == kinds.count("退费") == 2
    assert detail.rows[0]["收入金额（+元）"] == "12.80"
    assert detail.rows[0]["账户余额（元）"] == "62.50"
    assert detail.rows[-1]["账户余额（元）"] == balance.to_text()
    assert len({row["账务流水号"] for row in detail.rows}) == len(kinds)
    came, left = detail.total("收入金额（+元）"), detail.total("支出金额（-元）")
    assert f"#收入合计：5笔，共{came}元" in detail.text
    assert f"#支出合计：5笔，共{left}元" in detail.text
    assert summary.rows[-1]["总金额（元）"] == str(came + left)


def test_an_empty_day_has_a_bill_that_says_so(shop: Shop) -> None:
    shop.later(days=1)

    told = shop.ask(BILL_URL, bill_type="trade", bill_date="2026-05-01")

    assert told.bill_file_code == NO_BUSINESS
    detail, summary = fetch(shop, TODAY)
    assert detail.rows == []
    assert [row["门店编号"] for row in summary.rows] == ["合计"]
    a_day(shop)
    assert shop.ask(BILL_URL, bill_type="trade", bill_date="2026-05-02").bill_file_code is None


def test_a_bill_of_many_pages_is_whole_and_of_a_month_too(shop: Shop) -> None:
    for _ in range(205):
        shop.pay("1.00")
        shop.later(minutes=3)
    for number in range(1, 203):
        shop.refund(f"T{number}", "0.01", out_request_no=f"R{number}")
    shop.later(days=31)

    detail, summary = fetch(shop, "2026-05")

    assert len({(row["商户订单号"], row["退款批次号/请求号"]) for row in detail.rows}) == 407
    assert detail.total("商家实收（元）") == Decimal("202.98")
    assert summary.rows[-1]["交易订单总笔数"] == "205"
    assert "终止日期：[2026年06月01日 00:00:00]" in detail.text


@pytest.mark.parametrize(
    ("kind", "day", "refusal"),
    [
        ("trade", "2026-05-01", BillNotExist),
        ("trade", "2026-05-02", BillNotExist),
        ("trade", "2026-05", BillNotExist),
        ("signcustomer", "2030-01", BillNotExist),
        ("trade", "2026-04-30", BillBeforeOpening),
        ("trade", "2026-04", BillBeforeOpening),
        ("trade", "2015-12-31", BillMalformed),
        ("trade", "2026-5-1", BillMalformed),
        ("trade", "2026-02-30", BillMalformed),
        ("trade", "../../etc", BillMalformed),
        ("trade", "20260501", BillMalformed),
        ("trade", "2026-13", BillMalformed),
        ("everything", "2026-04-01", BillMalformed),
        ("merchant_act", "2026-04-01", BillTypeUnknown),
    ],
)
def test_what_there_is_no_bill_of(
    shop: Shop, kind: str, day: str, refusal: type[BusinessError]
) -> None:
    with pytest.raises(refusal):
        shop.ask(BILL_URL, bill_type=kind, bill_date=day)


def test_a_day_is_over_at_midnight_in_the_platforms_zone(shop: Shop) -> None:
    shop.later(hours=11, minutes=59, seconds=59)
    with pytest.raises(BillNotExist):
        shop.ask(BILL_URL, bill_type="trade", bill_date="2026-05-01")

    shop.pay("1.00", out_trade_no="last")
    shop.later(seconds=1)
    shop.pay("2.00", out_trade_no="first")
    shop.later(days=1)

    assert [row["商户订单号"] for row in fetch(shop, TODAY)[0].rows] == ["last"]
    assert [row["商户订单号"] for row in fetch(shop, "2026-05-02")[0].rows] == ["first"]


def test_an_address_is_good_for_its_bill_and_for_half_a_minute(shop: Shop) -> None:
    a_day(shop)
    url = shop.ask(BILL_URL, bill_type="trade", bill_date="2026-05-01").bill_download_url
    parts = urlsplit(url)
    query, secret = parts.query, shop.setting.secret
    assert parts.path == "/downloadBillFile.resource"
    fields = {name: values[0] for name, values in parse_qs(query).items()}
    assert fields["downloadFileName"] == "20880000000000010156_20260501.csv.zip"

    assert open_address(query, now=shop.now, secret=secret).merchant_id == SELLER
    last = shop.now + timedelta(seconds=29)
    assert open_address(query, now=last, secret=secret).date == "2026-05-01"
    with pytest.raises(SealOld):
        open_address(query, now=shop.now + timedelta(seconds=30), secret=secret)
    for change in (
        ("bizType=trade", "bizType=signcustomer"),
        ("userId=2088000000000001", "userId=2088000000000002"),
        ("2026-05-01", "2026-05-02"),
        ("fileId=%2Ftrade", "fileId=%2F..%2F..%2Fkeys"),
        ("token=", "token=0"),
        ("fileType=csv.zip", "fileType=csv.zip&extra=1"),
        ("timestamp=2026", "timestamp=2027"),
    ):
        forged = query.replace(*change)
        assert forged != query
        with pytest.raises(SealBroken):
            open_address(forged, now=shop.now, secret=secret)
    with pytest.raises(SealBroken):
        open_address(query, now=shop.now, secret=b"another platform's")


def test_nobody_sees_another_merchants_bill(shop: Shop) -> None:
    a_day(shop)
    other = "2088000000000002"
    shop.now, now = NOON, shop.now
    shop.database.do(lambda unit: ecosystem.open_merchant(shop.call(Caller(), unit), other, "邻家"))
    shop.now = now

    assert fetch(shop, TODAY, merchant=other)[0].rows == []
    assert fetch(shop, TODAY, "signcustomer", merchant=other)[0].rows == []


# The same rows for the console


def every_line(shop: Shop, page_size: int, days: int = 1) -> list[BillLine]:
    found: list[BillLine] = []
    asked = {"begin": NOON - timedelta(hours=12), "end": NOON + timedelta(days=days)}
    after = None
    while True:
        page = shop.ask(BILL_QUERY, **asked, page_size=page_size, after=after)  # type: ignore[arg-type]  # by name
        found += page.lines
        assert len(page.lines) <= page_size
        if (after := page.next) is None:
            return found


@pytest.mark.parametrize("page_size", [1, 2, 3, 4, 200])
def test_the_rows_of_a_day_that_is_not_over_come_in_pages(shop: Shop, page_size: int) -> None:
    a_day(shop)
    shop.now = NOON + timedelta(hours=2)

    lines = every_line(shop, page_size)

    assert [(line.kind, line.out_trade_no, line.out_request_no) for line in lines] == [
        ("PAID", "A1", None),
        ("PAID", "A2", None),
        ("PAID", "A3", None),
        ("GIVEN_BACK", "A2", "A2-1"),
        ("GIVEN_BACK", "A3", "#cancel"),
    ]
    assert (lines[1].amount, lines[1].fee) == (Money(100_00), Money(60))
    assert (lines[3].amount, lines[3].fee, lines[3].terminal_id) == (Money(40_00), Money(24), "T-1")


def test_a_period_has_an_end_after_its_beginning_and_is_no_longer_than_a_month(shop: Shop) -> None:
    for begin, end in ((NOON, NOON), (NOON, NOON + timedelta(days=31, seconds=1))):
        with pytest.raises(BillMalformed):
            shop.ask(BILL_QUERY, begin=begin, end=end)


# Bill and book

STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("pay"), st.integers(1, 200_00)),
        st.tuples(st.just("refund"), st.integers(1, 120_00)),
        st.tuples(st.just("cancel"), st.integers(0, 3)),
        st.tuples(st.just("later"), st.integers(1, 30)),
    ),
    min_size=1,
    max_size=14,
)


@pytest.fixture
def fresh(shop: Shop) -> Callable[[], Shop]:
    """Give a way to have the shop as it opened, as often as needed."""
    return shop.copy


def act(shop: Shop, steps: list[tuple[str, int]]) -> None:
    paid: list[str] = []
    for verb, size in steps:
        if verb == "later":
            shop.later(hours=size)
        elif verb == "pay":
            for buyer in (MEI, BO):
                shop.fund(buyer, Money(200_00))
            paid.append(shop.pay(Money(size).to_text(), auth_code=shop.code(BO)).out_trade_no)
        elif paid and verb == "refund":
            number = paid[size % len(paid)]
            left = shop.query(number)
            if left.trade_status == "TRADE_SUCCESS":
                _give_back(shop, number, size)
        elif paid:
            shop.cancel(paid[size % len(paid)])


def _give_back(shop: Shop, number: str, size: int) -> None:
    try:
        shop.refund(number, Money(size).to_text(), out_request_no=f"R{shop.numbers()}")
    except BusinessError:
        return


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=STEPS)
def test_every_day_the_bill_comes_to_what_the_book_moved(
    fresh: Callable[[], Shop], steps: list[tuple[str, int]]
) -> None:
    shop = fresh()
    act(shop, steps)
    last = business_day(shop.now)
    shop.later(days=1)

    days = (last - TODAY).days + 1
    for day in (TODAY + timedelta(days=n) for n in range(days)):
        detail, summary = fetch(shop, day)
        moved, fees = booked(shop, day)
        assert detail.total("商家实收（元）") == moved
        assert detail.total("服务费（元）") == fees
        assert summary.rows[-1]["实收净额（元）"] == f"{moved + fees:.2f}"
        account = fetch(shop, day, "signcustomer")[0]
        assert came_and_left(account) == moved + fees
    shop.database.close()


def came_and_left(account: Sheet) -> Decimal:
    return account.total("收入金额（+元）") + account.total("支出金额（-元）")


def booked(shop: Shop, day: date) -> tuple[Decimal, Decimal]:
    """Return what the book moved on a day from buyers to the merchant, and of that in fees."""
    seller, fees = str(accounts.merchant(SELLER)), str(accounts.platform("fees"))
    moved = taken = 0
    for entry in shop.database.do(lambda unit: list(book.entries(unit))):
        at = EPOCH + timedelta(microseconds=entry.at_micros)
        if not entry.kind.startswith("trade.") or business_day(at) != day:
            continue
        for posting in entry.postings:
            sign = 1 if str(posting.credit) == seller else -1
            if fees in (str(posting.debit), str(posting.credit)):
                taken += sign * posting.amount.minor
            else:
                moved += sign * posting.amount.minor
    return Decimal(moved) / 100, Decimal(taken) / 100
