"""Receipts, what came back, and the buyer's own settings."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPhone
from tests.browser.phone import Phone
from tests.browser.shop import Shop

pytestmark = pytest.mark.browser


def test_a_receipt_shows_what_was_paid_and_what_came_back(phone: Phone, shop: Shop) -> None:
    number = shop.charge(phone.code, "66.60", "散称 红富士苹果")
    expect(phone.sheet).to_contain_text("付款成功")
    phone.press("完成")
    shop.refund(number, "10.00", "果子有伤")
    expect(phone.page.locator(".toast.up")).to_have_text("退款到账 ¥\u200910.00")
    shop.refund(number, "6.60")
    expect(phone.page.locator(".toast.up")).to_have_text("退款到账 ¥\u20096.60")
    phone.go(2)
    bill = phone.page.locator(".bill", has_text="66.60").first
    expect(bill).to_contain_text("已退 ¥\u200916.60")
    bill.click()
    for fact in ("散称 红富士苹果", "果子有伤", "退款合计", number):
        expect(phone.sheet).to_contain_text(fact)
    expect(phone.sheet.get_by_role("img", name=re.compile(r"交易条码 \d{28}"))).to_be_visible()


def test_a_receipt_refunded_in_full_says_so(phone: Phone, shop: Shop) -> None:
    number = shop.charge(phone.code, "7.77")
    expect(phone.sheet).to_contain_text("付款成功")
    phone.press("完成")
    phone.go(2)
    bill = phone.page.locator(".bill", has_text="7.77").first
    expect(bill).to_contain_text("−¥\u20097.77")
    shop.refund(number, "7.77")
    expect(bill).to_contain_text("已全额退款")


def test_without_receipts_the_page_says_what_will_be_here(open_phone: OpenPhone) -> None:
    phone = open_phone(5).signed_in()
    phone.go(2)
    expect(phone.page.locator(".empty")).to_contain_text("还没有小票")
    expect(phone.page.locator(".empty")).to_contain_text("付完第一笔，小票就在这里")


def test_older_receipts_come_at_a_touch(open_phone: OpenPhone, shop: Shop) -> None:
    phone = open_phone().open()
    phone.call("sign_in", {"logon_id": phone.buyer.logon_id, "pin": phone.buyer.pin})
    for _ in range(21):
        shop.charge(str(phone.call("code")["auth_code"]), "0.01")
    phone.open()
    phone.go(2)
    bills = phone.page.locator(".bill:not(.bone)")
    expect(bills).to_have_count(20)
    phone.press("更早的")
    expect(bills.nth(20)).to_be_visible()


def test_raising_the_limit_takes_the_pin_and_lowering_it_does_not(open_phone: OpenPhone) -> None:
    phone = open_phone(3, language="en-GB").signed_in()
    phone.call("limit", {"free_limit": "100.00", "pin": phone.buyer.pin})
    phone.page.reload()
    expect(phone.bars).to_be_visible()
    phone.go(3)
    limits = phone.page.get_by_role("radiogroup", name="Pay without PIN")
    limits.get_by_role("radio", name="¥\u200950", exact=True).click()
    expect(phone.page.locator(".toast.up")).to_have_text("No PIN up to ¥\u200950.00 from now on")
    limits.get_by_role("radio", name="¥\u20091,000").click()
    phone.enter("000000")
    expect(phone.said).to_have_text("Wrong PIN. 4 tries left.")
    phone.page.get_by_role("button", name="Close").click()
    expect(limits.get_by_role("radio", name="¥\u200950", exact=True)).to_be_checked()
    assert phone.call("me")["free_limit"] == "50.00"
    limits.get_by_role("radio", name="¥\u20091,000").click()
    phone.enter(phone.buyer.pin)
    expect(phone.sheet).to_have_count(0)
    assert phone.call("me")["free_limit"] == "1000.00"


def test_with_no_limit_every_charge_asks(open_phone: OpenPhone, shop: Shop) -> None:
    phone = open_phone(3).signed_in()
    phone.go(3)
    phone.page.get_by_role("radio", name="不免密").click()
    expect(phone.page.locator(".toast.up")).to_have_text("以后每笔都要密码")
    phone.go(0)
    expect(phone.page.locator(".limit")).to_contain_text("每笔都要密码")
    shop.charge(phone.code, "0.01")
    expect(phone.sheet).to_contain_text("请你付款")
    phone.press("拒绝付款")
    phone.press("再点一次，拒绝付款")
    expect(phone.sheet).to_contain_text("已拒绝")
