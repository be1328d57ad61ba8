"""Signing in, out, and being kept out."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPhone
from tests.browser.phone import Phone

pytestmark = pytest.mark.browser


def test_a_buyer_signs_in_with_the_keys_on_the_glass(open_phone: OpenPhone) -> None:
    phone = open_phone().open()
    phone.page.locator("#logon").fill(phone.buyer.logon_id)
    for digit in phone.buyer.pin:
        phone.page.get_by_role("button", name=digit, exact=True).click()
    expect(phone.bars).to_be_visible()
    expect(phone.page.locator("[aria-current=page]")).to_have_text("付款码")


def test_a_slip_is_erased(open_phone: OpenPhone) -> None:
    phone = open_phone().open()
    phone.page.get_by_role("button", name="7").click()
    phone.page.get_by_role("button", name="删除一位").click()
    expect(phone.page.locator("input[name=pin]")).to_have_value("")


@pytest.mark.parametrize(
    ("language", "words"),
    [("zh-CN", "还可以试 4 次"), ("en-GB", "Wrong logon or PIN. 4 tries left.")],
)
def test_a_wrong_pin_says_how_many_tries_are_left(
    open_phone: OpenPhone, language: str, words: str
) -> None:
    phone = open_phone(1, language=language).open()
    phone.sign_in("000000")
    expect(phone.said).to_contain_text(words)
    expect(phone.page.locator("input[name=pin]")).to_be_focused()
    phone.sign_in()
    expect(phone.bars).to_be_visible()


def test_after_five_wrong_pins_even_the_right_one_waits(open_phone: OpenPhone) -> None:
    phone = open_phone(4, language="en-GB").open()
    for left in (4, 3, 2, 1):
        phone.sign_in("000000")
        expect(phone.said).to_contain_text(f"{left} tries left")
    phone.sign_in("000000")
    expect(phone.said).to_have_text("Too many wrong PINs. Try again in 30 minutes.")
    phone.sign_in()
    expect(phone.page.locator(".pin.busy")).to_have_count(0)
    expect(phone.said).to_contain_text("Try again in")


def test_a_logon_that_cannot_be_one_is_not_sent(open_phone: OpenPhone) -> None:
    phone = open_phone().open()
    asked: list[str] = []
    phone.page.on("request", lambda request: asked.append(request.url))
    phone.page.locator("#logon").fill("12345")
    phone.enter("000000")
    expect(phone.said).to_have_text("请输入 11 位手机号，或邮箱地址")
    expect(phone.page.locator("#logon")).to_be_focused()
    assert asked == []


def test_a_reload_keeps_the_buyer_signed_in_and_the_page_cannot_read_why(phone: Phone) -> None:
    phone.page.reload()
    expect(phone.bars).to_be_visible()
    assert phone.page.evaluate("document.cookie") == ""
    (cookie,) = phone.context.cookies()
    assert (cookie["httpOnly"], cookie["sameSite"]) == (True, "Strict")


def test_signing_out_forgets_everything_but_the_logon(phone: Phone) -> None:
    phone.go(3)
    phone.press("退出登录")
    expect(phone.page.locator("#logon")).to_have_value(phone.buyer.logon_id)
    expect(phone.page.locator("nav")).to_be_hidden()
    phone.page.reload()
    expect(phone.page.locator("#logon")).to_be_visible()


def test_a_session_ended_elsewhere_leads_back_to_the_sign_in(phone: Phone) -> None:
    phone.context.clear_cookies()
    expect(phone.page.locator("#logon")).to_be_visible()
    expect(phone.page.locator(".toast.up")).to_have_text("请重新登录")


def test_the_language_changes_at_a_touch_and_is_kept(phone: Phone) -> None:
    phone.page.get_by_role("button", name="Switch to English").click()
    expect(phone.page.locator("html")).to_have_attribute("lang", "en")
    expect(phone.page.locator("[aria-current=page]")).to_have_text("Pay")
    phone.page.reload()
    expect(phone.page.locator(".brand")).to_have_text("Zhanggui Wallet")
    phone.go(3)
    phone.page.get_by_role("radio", name="中文").click()
    expect(phone.page.locator("h1")).to_have_text("我的")
