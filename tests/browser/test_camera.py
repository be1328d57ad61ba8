"""The camera, where a browser can read codes with it. The eye is a stand-in, the page is not."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPhone
from tests.browser.phone import Phone
from tests.browser.shop import Shop

pytestmark = pytest.mark.browser

READER = """window.BarcodeDetector = class {
  async detect(video) {
    return window.inView && video.videoWidth ? [{rawValue: window.inView}] : [];
  }
}"""
NO_READER = "delete window.BarcodeDetector"
NO_PERMISSION = "navigator.mediaDevices.getUserMedia = async () => { throw new Error('denied'); }"


def at_scan(open_phone: OpenPhone, *scripts: str) -> Phone:
    phone = open_phone()
    for script in scripts:
        phone.page.add_init_script(script)
    phone.signed_in()
    phone.go(1)
    return phone


def test_a_code_held_before_the_camera_opens_its_order(open_phone: OpenPhone, shop: Shop) -> None:
    phone = at_scan(open_phone, READER)
    _, link = shop.show_qr("3.50", "纯牛奶")
    phone.press("打开相机")
    expect(phone.page.locator("video")).to_be_visible()
    phone.page.evaluate("link => { window.inView = link }", link)
    expect(phone.sheet).to_contain_text("纯牛奶")
    expect(phone.page.locator("video")).to_be_hidden()
    assert phone.page.evaluate("document.querySelector('video').srcObject.active") is False
    phone.press("稍后再说")


def test_leaving_the_screen_lets_go_of_the_camera(open_phone: OpenPhone) -> None:
    phone = at_scan(open_phone, READER)
    phone.press("打开相机")
    expect(phone.page.locator("video")).to_be_visible()
    stream = phone.page.evaluate_handle("document.querySelector('video').srcObject")
    phone.go(0)
    expect(phone.bars).to_be_visible()
    assert stream.evaluate("stream => stream.active") is False


def test_without_permission_the_page_says_where_to_give_it(open_phone: OpenPhone) -> None:
    phone = at_scan(open_phone, READER, NO_PERMISSION)
    phone.press("打开相机")
    expect(phone.said).to_have_text("没有相机权限，可在浏览器设置里打开")
    expect(phone.page.locator("#link")).to_be_visible()


def test_a_browser_that_reads_no_codes_is_told_the_other_way(open_phone: OpenPhone) -> None:
    phone = at_scan(open_phone, NO_READER)
    expect(phone.page.get_by_role("button", name="打开相机")).to_have_count(0)
    expect(phone.page.locator("main")).to_contain_text("用手机自带的相机扫收银台上的二维码")
