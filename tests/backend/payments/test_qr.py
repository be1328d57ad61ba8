"""Orders a QR code asks for, and what a phone may do with them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from backend.kernel.call import AnyServed, Caller
from backend.payments.contract.fields import TradeStatus
from backend.payments.contract.phone import RECEIPT, RECEIPTS, SCAN
from backend.payments.contract.refusals import (
    BuyerBalanceNotEnough,
    BuyerIsSeller,
    BuyerNotMatch,
    BuyerStatusForbids,
    ContextInconsistent,
    ProductNotSigned,
    QrExpired,
    QrInvalid,
    TradeHasClose,
    TradeHasSuccess,
    TradeNotExist,
)
from backend.payments.contract.trade import TRADE_PRECREATE
from backend.payments.phone import PHONE
from backend.protocol.errors import InvalidArgument
from backend.protocol.money import Money
from backend.wallet import service as wallet
from backend.wallet.contract import PinLocked, PinNeeded, PinWrong, SignedOut
from tests.backend.payments.shop import BO, MEI, PIN, SELLER, Shop


def close_wallet(shop: Shop, buyer: str) -> None:
    shop.database.do(lambda unit: wallet.close_buyer(shop.call(Caller(), unit), buyer))


def test_a_precreated_order_is_no_trade_until_somebody_scans_it(shop: Shop) -> None:
    code = shop.precreate("12.80", out_trade_no="A1", product_code="QR_CODE_OFFLINE").qr_code
    assert code.startswith("http://127.0.0.1:8780/q/")
    with pytest.raises(TradeNotExist):
        shop.query("A1")

    bill = shop.scan(code)

    assert (bill.payee_name, bill.subject) == ("晨光便利店", "早餐")
    assert (bill.total_amount, bill.needs_pin) == (Money(12_80), False)
    assert shop.query("A1").trade_status is TradeStatus.WAIT_BUYER_PAY
    assert shop.query("A1").buyer_user_id == MEI


def test_a_scanned_order_is_paid_once_its_buyer_confirms(shop: Shop) -> None:
    bill = shop.scan(shop.precreate("100.00", out_trade_no="A1").qr_code)

    paid = shop.confirm(bill.trade_no).bill

    assert paid.trade_status is TradeStatus.TRADE_SUCCESS
    assert paid.gmt_payment == shop.now
    assert shop.query("A1").trade_status is TradeStatus.TRADE_SUCCESS
    assert (shop.mei, shop.seller, shop.fees) == (Money(400_00), Money(99_40), Money(60))
    before = shop.everything()
    assert shop.confirm(bill.trade_no).bill == paid
    assert shop.everything() == before


def test_a_code_is_read_as_a_url_or_as_its_bare_token(shop: Shop) -> None:
    code = shop.precreate().qr_code

    first = shop.scan(code)

    assert shop.scan(code.rpartition("/")[2]) == first


def test_scanning_again_changes_nothing(shop: Shop) -> None:
    code = shop.precreate().qr_code
    first = shop.scan(code)
    before = shop.everything()

    assert shop.scan(code) == first
    assert shop.everything() == before


def test_an_order_belongs_to_the_buyer_who_scanned_it_first(shop: Shop) -> None:
    code = shop.precreate().qr_code
    bill = shop.scan(code)
    before = shop.everything()

    with pytest.raises(BuyerNotMatch):
        shop.scan(code, BO)
    with pytest.raises(TradeNotExist):
        shop.confirm(bill.trade_no, BO)
    with pytest.raises(TradeNotExist):
        shop.refuse(bill.trade_no, BO)
    with pytest.raises(TradeNotExist):
        shop.hold(RECEIPT, BO, trade_no=bill.trade_no)

    assert shop.everything() == before


def test_two_phones_in_one_commit_do_not_share_an_order(shop: Shop) -> None:
    code = shop.precreate().qr_code

    first, second = shop.group(
        [shop.work(SCAN, Caller(buyer_id=buyer), qr=code) for buyer in (MEI, BO)]
    )

    assert first.error is None
    assert isinstance(second.error, BuyerNotMatch)


@pytest.mark.parametrize("text", ["nonsense", "http://127.0.0.1:8780/q/", "http://x/q/../etc"])
def test_what_is_no_code_of_ours_opens_nothing(shop: Shop, text: str) -> None:
    with pytest.raises(QrInvalid):
        shop.scan(text)


def test_a_code_is_good_for_two_hours(shop: Shop) -> None:
    early, late = shop.precreate().qr_code, shop.precreate().qr_code
    shop.later(hours=2, microseconds=-1)
    shop.scan(early)
    shop.later(microseconds=1)

    with pytest.raises(QrExpired):
        shop.scan(late)


def test_a_merchant_may_give_a_code_less_time(shop: Shop) -> None:
    code = shop.precreate(qr_code_timeout_express="5m").qr_code
    shop.later(minutes=5)

    with pytest.raises(QrExpired):
        shop.scan(code)


@pytest.mark.parametrize("asked", [{"qr_code_timeout_express": "16d"}, {"timeout_express": "16d"}])
def test_no_code_is_made_for_longer_than_fifteen_days(shop: Shop, asked: dict[str, str]) -> None:
    before = shop.everything()
    with pytest.raises(InvalidArgument):
        shop.precreate(**asked)
    assert shop.everything() == before


def test_the_same_order_again_gives_the_same_code_while_it_is_good(shop: Shop) -> None:
    first = shop.precreate(out_trade_no="A1")
    shop.later(hours=1, minutes=59)
    before = shop.everything()
    assert shop.precreate(out_trade_no="A1") == first
    assert shop.everything() == before
    shop.later(minutes=1)

    fresh = shop.precreate(out_trade_no="A1")

    assert fresh != first
    with pytest.raises(QrInvalid):
        shop.scan(first.qr_code)
    assert shop.scan(fresh.qr_code).time_expire == shop.now + timedelta(hours=3)


def test_the_same_order_again_gives_the_same_code_once_it_is_scanned(shop: Shop) -> None:
    first = shop.precreate(out_trade_no="A1")
    shop.scan(first.qr_code)
    shop.later(hours=2, minutes=30)

    assert shop.precreate(out_trade_no="A1") == first


def test_an_order_number_asks_for_one_content_only(shop: Shop) -> None:
    shop.precreate("12.80", out_trade_no="A1")
    with pytest.raises(ContextInconsistent):
        shop.precreate("12.81", out_trade_no="A1")


def test_no_code_is_made_for_an_order_that_is_paid_or_closed(shop: Shop) -> None:
    shop.pay(out_trade_no="A1")
    shop.cancel("A2")

    with pytest.raises(TradeHasSuccess):
        shop.precreate(out_trade_no="A1")
    with pytest.raises(TradeHasClose):
        shop.precreate(out_trade_no="A2")


def test_a_code_is_made_for_an_order_that_waits_already(shop: Shop) -> None:
    created = shop.create(out_trade_no="A1")

    assert shop.scan(shop.precreate(out_trade_no="A1").qr_code).trade_no == created.trade_no


def test_a_product_not_signed_makes_no_code(shop: Shop) -> None:
    with pytest.raises(ProductNotSigned):
        shop.precreate(product_code="JSAPI_PAY")


def test_an_order_shown_as_a_code_may_be_paid_by_payment_code(shop: Shop) -> None:
    code = shop.precreate("12.80", out_trade_no="A1").qr_code

    paid = shop.pay("12.80", out_trade_no="A1")

    assert paid.receipt_amount == Money(12_80)
    assert shop.scan(code).trade_status is TradeStatus.TRADE_SUCCESS
    with pytest.raises(BuyerNotMatch):
        shop.scan(code, BO)


def test_a_cancelled_code_opens_nothing_and_the_order_never_was(shop: Shop) -> None:
    code = shop.precreate(out_trade_no="A1").qr_code

    cancelled = shop.cancel("A1")

    assert (cancelled.action, cancelled.trade_no) == (None, None)
    with pytest.raises(TradeHasClose):
        shop.scan(code)
    with pytest.raises(TradeHasClose):
        shop.pay(out_trade_no="A1")
    with pytest.raises(TradeNotExist):
        shop.query("A1")


def test_a_closed_wallet_scans_and_pays_nothing(shop: Shop) -> None:
    seen, unseen = shop.precreate().qr_code, shop.precreate().qr_code
    bill = shop.scan(seen)
    close_wallet(shop, MEI)

    with pytest.raises(BuyerStatusForbids):
        shop.scan(unseen)
    with pytest.raises(BuyerStatusForbids):
        shop.confirm(bill.trade_no)


def test_a_merchant_does_not_pay_its_own_code(shop: Shop) -> None:
    code = shop.ask(
        TRADE_PRECREATE, merchant=MEI, out_trade_no="A1", subject="x", total_amount="1"
    ).qr_code

    with pytest.raises(BuyerIsSeller):
        shop.scan(code)


def test_above_the_limit_only_the_pin_pays(shop: Shop) -> None:
    bill = shop.scan(shop.precreate("200.01").qr_code)
    assert bill.needs_pin
    with pytest.raises(PinNeeded):
        shop.confirm(bill.trade_no)
    with pytest.raises(PinWrong):
        shop.confirm(bill.trade_no, pin="000000")
    assert shop.mei == Money(500_00)

    assert shop.confirm(bill.trade_no, pin=PIN).bill.trade_status is TradeStatus.TRADE_SUCCESS


def test_a_pin_that_was_not_asked_for_is_looked_at_all_the_same(shop: Shop) -> None:
    bill = shop.scan(shop.precreate("1.00").qr_code)

    with pytest.raises(PinWrong):
        shop.confirm(bill.trade_no, pin="000000")


def test_five_wrong_pins_lock_paying_and_leave_the_order_waiting(shop: Shop) -> None:
    bill = shop.scan(shop.precreate("200.01", timeout_express="1d").qr_code)
    for _ in range(4):
        with pytest.raises(PinWrong):
            shop.confirm(bill.trade_no, pin="000000")
    for pin in ("000000", PIN):
        with pytest.raises(PinLocked):
            shop.confirm(bill.trade_no, pin=pin)
    shop.later(minutes=30)

    assert shop.confirm(bill.trade_no, pin=PIN).bill.trade_status is TradeStatus.TRADE_SUCCESS


def test_an_order_beyond_the_balance_stays_and_is_paid_when_there_is_enough(shop: Shop) -> None:
    bill = shop.scan(shop.precreate("450.00").qr_code)
    shop.pay("60.00", out_trade_no="A2")
    before = shop.everything()
    with pytest.raises(BuyerBalanceNotEnough):
        shop.confirm(bill.trade_no, pin=PIN)
    assert shop.everything() == before

    shop.refund("A2", "60.00")

    assert shop.confirm(bill.trade_no, pin=PIN).bill.trade_status is TradeStatus.TRADE_SUCCESS


def test_a_refused_order_is_closed_for_good(shop: Shop) -> None:
    code = shop.precreate(out_trade_no="A1").qr_code
    bill = shop.scan(code)

    refused = shop.refuse(bill.trade_no).bill

    assert refused.trade_status is TradeStatus.TRADE_CLOSED
    assert shop.refuse(bill.trade_no).bill == refused
    assert shop.query("A1").trade_status is TradeStatus.TRADE_CLOSED
    with pytest.raises(TradeHasClose):
        shop.confirm(bill.trade_no)
    with pytest.raises(TradeHasClose):
        shop.pay(out_trade_no="A1")
    assert shop.scan(code).trade_status is TradeStatus.TRADE_CLOSED


def test_what_is_paid_cannot_be_refused(shop: Shop) -> None:
    bill = shop.scan(shop.precreate().qr_code)
    shop.confirm(bill.trade_no)

    with pytest.raises(TradeHasSuccess):
        shop.refuse(bill.trade_no)


def test_an_order_is_paid_until_its_time_and_not_at_it(shop: Shop) -> None:
    first = shop.scan(shop.precreate(timeout_express="30m").qr_code)
    second = shop.scan(shop.precreate(timeout_express="30m").qr_code)
    shop.later(minutes=30, microseconds=-1)
    shop.confirm(first.trade_no)
    shop.later(microseconds=1)

    with pytest.raises(TradeHasClose):
        shop.confirm(second.trade_no)


def test_a_charge_that_asked_its_buyer_is_confirmed_on_the_phone(shop: Shop) -> None:
    waiting = shop.pay_waiting("12.80", out_trade_no="A1")

    (asked,) = shop.hold(RECEIPTS, status="WAIT_BUYER_PAY").bills

    assert asked.trade_no == waiting.trade_no
    shop.confirm(asked.trade_no)
    assert shop.query("A1").trade_status is TradeStatus.TRADE_SUCCESS
    assert shop.hold(RECEIPTS, status="WAIT_BUYER_PAY").bills == ()


@pytest.mark.parametrize("verb", PHONE, ids=lambda served: served.method.name)
def test_nobody_holds_a_phone_unnamed(shop: Shop, verb: AnyServed) -> None:
    with pytest.raises(SignedOut):
        shop.hold(verb.method, "", qr="x", trade_no="2" * 28)


def test_receipts_are_read_a_page_at_a_time_newest_first(shop: Shop) -> None:
    for minute in range(5):
        shop.pay(f"{minute + 1}.00")
        shop.later(minutes=minute % 2)
    shop.pay("9.00", auth_code=shop.code(BO))
    shop.precreate()

    sizes, seen, after = list[int](), list[str](), None
    while not sizes or after:
        page = shop.hold(RECEIPTS, page_size=2, after=after)
        sizes.append(len(page.bills))
        seen += [bill.total_amount.to_text() for bill in page.bills]
        after = page.next

    assert sizes == [2, 2, 1]
    assert sorted(seen) == ["1.00", "2.00", "3.00", "4.00", "5.00"]
    assert seen[0] == "5.00"


def test_a_receipt_shows_what_came_back(shop: Shop) -> None:
    paid = shop.pay("10.00", out_trade_no="A1", body="豆浆")
    shop.refund("A1", "3.00", out_request_no="R1", refund_reason="洒了")

    receipt = shop.hold(RECEIPT, trade_no=paid.trade_no)

    assert (receipt.out_trade_no, receipt.body) == ("A1", "豆浆")
    assert receipt.bill.refund_fee == Money(3_00)
    assert [(back.refund_amount, back.refund_reason) for back in receipt.refunds] == [
        (Money(3_00), "洒了")
    ]


def test_a_buyer_is_asked_by_number_or_by_logon(shop: Shop) -> None:
    by_number = shop.create(out_trade_no="A1")
    by_logon = shop.create(out_trade_no="A2", buyer_id=None, buyer_logon_id="Bo@Example.com")

    assert shop.confirm(by_number.trade_no).bill.payee_name == "晨光便利店"
    assert shop.confirm(by_logon.trade_no, BO).bill.trade_status is TradeStatus.TRADE_SUCCESS
    assert shop.query("A2").buyer_logon_id == "bo***@example.com"


def test_another_shops_order_shows_its_number_when_nobody_knows_its_name(shop: Shop) -> None:
    code = shop.ask(
        TRADE_PRECREATE,
        merchant="2088000000000002",
        out_trade_no="A1",
        subject="<b>午餐</b>",
        total_amount="1",
    ).qr_code

    bill = shop.scan(code)

    assert (bill.payee_name, bill.subject) == ("2088000000000002", "<b>午餐</b>")
    assert SELLER not in bill.payee_name
