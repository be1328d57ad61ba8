"""Orders on the sheet: asked, confirmed, refused, and found out about when no answer comes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import OpenPhone
from tests.browser.phone import Phone
from tests.browser.shop import Shop

pytestmark = pytest.mark.browser

MARKUP = "<img src=x onerror=alert(1)><b>粗体</b>&amp;\"'"


def asked_by_till(phone: Phone, shop: Shop, amount: str = "486.20") -> str:
    """Charge more than goes without a PIN, so that the sheet rises by itself."""
    number = shop.charge(phone.code, amount, "进口咖啡豆")
    expect(phone.sheet).to_contain_text("请你付款")
    return number


def test_a_till_that_must_wait_is_answered_with_the_pin(phone: Phone, shop: Shop) -> None:
    number = asked_by_till(phone, shop)
    assert shop.standing(number) == "WAIT_BUYER_PAY"
    expect(phone.sheet.locator(".amount")).to_have_text("¥\u2009486.20")
    expect(phone.sheet).to_contain_text("付款后余额")
    phone.press("确认付款 ¥ 486.20")
    phone.enter(phone.buyer.pin)
    expect(phone.sheet).to_contain_text("付款成功")
    assert shop.standing(number) == "TRADE_SUCCESS"


def test_a_wrong_pin_says_what_is_left_and_pays_nothing(phone: Phone, shop: Shop) -> None:
    number = asked_by_till(phone, shop)
    phone.press("确认付款")
    phone.enter("000000")
    expect(phone.said).to_contain_text("还可以试 4 次")
    assert shop.standing(number) == "WAIT_BUYER_PAY"
    phone.enter(phone.buyer.pin)
    expect(phone.sheet).to_contain_text("付款成功")


def test_paying_locks_after_five_wrong_pins_and_the_order_can_still_be_refused(
    open_phone: OpenPhone, shop: Shop
) -> None:
    phone = open_phone(2).signed_in()
    number = asked_by_till(phone, shop, "60.00")
    phone.press("确认付款")
    for left in (4, 3, 2, 1):
        phone.enter("000000")
        expect(phone.said).to_contain_text(f"还可以试 {left} 次")
    phone.enter("000000")
    expect(phone.said).to_contain_text("30 分钟后再试")
    phone.enter(phone.buyer.pin)
    expect(phone.page.locator(".pin.busy")).to_have_count(0)
    assert shop.standing(number) == "WAIT_BUYER_PAY"
    phone.press("返回")
    phone.press("拒绝付款")
    phone.press("再点一次，拒绝付款")
    expect(phone.sheet).to_contain_text("已拒绝")
    assert shop.standing(number) == "TRADE_CLOSED"


def test_refusing_takes_a_second_touch(phone: Phone, shop: Shop) -> None:
    number = asked_by_till(phone, shop)
    phone.press("拒绝付款")
    assert shop.standing(number) == "WAIT_BUYER_PAY"
    phone.press("稍后再说")
    expect(phone.sheet).to_have_count(0)


def test_an_order_put_off_waits_among_the_receipts(phone: Phone, shop: Shop) -> None:
    asked_by_till(phone, shop, "333.33")
    phone.press("稍后再说")
    phone.go(2)
    phone.page.get_by_role("button", name="333.33").click()
    expect(phone.sheet).to_contain_text("请你付款")
    phone.press("稍后再说")


def test_an_order_the_shop_gives_up_says_so_on_the_sheet(phone: Phone, shop: Shop) -> None:
    number = asked_by_till(phone, shop)
    shop.cancel(number)
    expect(phone.sheet).to_contain_text("订单已关闭")
    expect(phone.sheet).to_contain_text("没有扣款")


def test_an_order_given_up_while_the_pin_is_typed_is_not_paid(phone: Phone, shop: Shop) -> None:
    number = asked_by_till(phone, shop)
    phone.press("确认付款")
    phone.page.route("**/wallet/api/receipts", lambda route: route.abort())
    phone.forgiven = True
    shop.cancel(number)
    phone.enter(phone.buyer.pin)
    expect(phone.sheet).to_contain_text("订单已关闭")
    assert shop.standing(number) == "TRADE_CLOSED"


def test_a_qr_code_opens_its_order_even_before_the_sign_in(
    open_phone: OpenPhone, shop: Shop
) -> None:
    number, link = shop.show_qr("3.50", "纯牛奶")
    phone = open_phone().open(link)
    expect(phone.page.locator("main")).to_contain_text("登录后查看这笔订单")
    phone.sign_in()
    expect(phone.sheet).to_contain_text("纯牛奶")
    assert phone.page.url == phone.url + "/wallet"
    phone.press("确认付款")
    expect(phone.sheet).to_contain_text("付款成功")
    assert shop.standing(number) == "TRADE_SUCCESS"


def test_a_pasted_link_opens_its_order(phone: Phone, shop: Shop) -> None:
    _, link = shop.show_qr("3.50", "纯牛奶")
    phone.scan(f"  {link}  ")
    expect(phone.sheet).to_contain_text("纯牛奶")
    phone.press("稍后再说")


def test_a_qr_code_paid_before_says_so_and_charges_nothing(phone: Phone, shop: Shop) -> None:
    _, link = shop.show_qr("1.00")
    phone.scan(link)
    phone.press("确认付款")
    expect(phone.sheet).to_contain_text("付款成功")
    phone.press("完成")
    before = phone.call("balance")
    phone.scan(link)
    expect(phone.sheet.or_(phone.said).first).to_be_visible()
    assert phone.call("balance") == before


@pytest.mark.parametrize(
    ("language", "words"),
    [("zh-CN", "无法识别的收款码"), ("en-GB", "This is not a payment code of ours")],
)
def test_a_strange_code_is_refused_in_words(
    open_phone: OpenPhone, language: str, words: str
) -> None:
    phone = open_phone(language=language).signed_in()
    phone.scan("https://example.com/q/abc")
    expect(phone.said).to_have_text(words)


def test_more_than_there_is_cannot_be_confirmed(open_phone: OpenPhone, shop: Shop) -> None:
    phone = open_phone(1).signed_in()
    _, link = shop.show_qr("99999.00")
    phone.scan(link)
    expect(phone.said).to_contain_text("余额不足，还差")
    expect(phone.page.get_by_role("button", name="确认付款")).to_be_disabled()
    phone.press("稍后再说")


def test_an_order_of_somebody_else_is_not_shown(open_phone: OpenPhone, shop: Shop) -> None:
    _, link = shop.show_qr("5.00")
    first, second = open_phone().signed_in(), open_phone(1, language="en-GB").signed_in()
    first.scan(link)
    expect(first.sheet).to_be_visible()
    second.scan(link)
    expect(second.said).to_have_text("This order belongs to another buyer")
    first.press("稍后再说")


def test_markup_in_a_title_is_text(phone: Phone, shop: Shop) -> None:
    dialogs: list[str] = []
    phone.page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    _, link = shop.show_qr("1.00", MARKUP)
    phone.scan(link)
    expect(phone.sheet).to_contain_text(MARKUP)
    phone.press("确认付款")
    expect(phone.sheet).to_contain_text("付款成功")
    phone.press("完成")
    phone.go(2)
    expect(phone.page.locator(".bill").first).to_contain_text(MARKUP)
    assert phone.page.locator("main img, main b > b").count() == 0
    assert dialogs == []


def answer_lost(route: Route) -> None:
    """Let the platform hear, and the phone not."""
    route.fetch()
    route.abort()


def never_heard(route: Route) -> None:
    """Let the platform hear nothing."""
    route.abort()


@pytest.mark.parametrize(
    ("loss", "words", "standing"),
    [
        (answer_lost, "付款成功", "TRADE_SUCCESS"),
        (never_heard, "刚才没有付成，没有扣款", "WAIT_BUYER_PAY"),
    ],
)
def test_a_payment_without_an_answer_is_found_out_about(
    phone: Phone, shop: Shop, loss: Callable[[Route], None], words: str, standing: str
) -> None:
    number, link = shop.show_qr("2.00")
    phone.scan(link)
    expect(phone.sheet).to_be_visible()
    phone.forgiven = True
    phone.page.route("**/wallet/api/confirm", loss, times=1)
    phone.press("确认付款")
    expect(phone.sheet).to_contain_text(words)
    assert shop.standing(number) == standing
    phone.page.get_by_role("button", name="关闭").click()


def test_two_touches_pay_once(phone: Phone, shop: Shop) -> None:
    number, link = shop.show_qr("2.00")
    phone.scan(link)
    sent: list[str] = []
    phone.page.on("request", lambda request: sent.append(request.url.rpartition("/")[2]))
    phone.page.get_by_role("button", name="确认付款").dblclick()
    expect(phone.sheet).to_contain_text("付款成功")
    assert sent.count("confirm") == 1
    assert shop.standing(number) == "TRADE_SUCCESS"
