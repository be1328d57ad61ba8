"""The payment code: what a scanner reads, how long it stands, and that paying is said."""

from __future__ import annotations

import re

import pytest
import qrcode
from playwright.sync_api import expect
from qrcode.constants import ERROR_CORRECT_Q
from qrcode.util import QRData

from tests.browser.conftest import OpenPhone
from tests.browser.phone import Phone
from tests.browser.shop import Shop

pytestmark = pytest.mark.browser

DIGITS = ["280000000000000017", "259999999999999999", "301234567890123456"]


def test_the_code_in_sight_is_charged_and_the_page_says_so_by_itself(
    phone: Phone, shop: Shop
) -> None:
    before = phone.call("balance")["balance"]
    number = shop.charge(phone.code, "12.80", "农夫山泉 550ml")
    expect(phone.sheet).to_contain_text("付款成功")
    expect(phone.sheet.locator(".amount")).to_have_text("¥\u200912.80")
    expect(phone.sheet).to_contain_text("农夫山泉 550ml")
    assert shop.standing(number) == "TRADE_SUCCESS"
    after = phone.call("balance")["balance"]
    assert round(float(str(before)) - float(str(after)), 2) == 12.80
    phone.press("完成")
    expect(phone.sheet).to_have_count(0)


def test_figures_bars_and_squares_show_the_same_code(phone: Phone) -> None:
    code = phone.code
    assert re.fullmatch(r"(25|26|27|28|29|30)\d{16}", code)
    groups = phone.page.locator(".figures span").all_inner_texts()
    assert [len(group) for group in groups] == [4, 4, 4, 6]
    for drawn in (".bars svg", ".squares svg"):
        expect(phone.page.locator(drawn)).to_have_attribute("aria-label", re.compile(code))
    shown = phone.page.locator(".bars path").get_attribute("d")
    drawing = "codes.draw(codes.code128(digits), {label: '', quiet: 10, height: 40})"
    assert shown == _run(phone, f"{drawing}.firstChild.getAttribute('d')", code)


def test_a_code_is_replaced_before_its_minute_is_over(open_phone: OpenPhone) -> None:
    phone = open_phone()
    phone.page.clock.install()
    phone.signed_in()
    first = phone.code
    phone.page.clock.fast_forward(50_000)
    expect(phone.page.locator(".turns")).to_have_text("5 秒后自动更换")
    assert phone.code == first
    phone.page.clock.fast_forward(6_000)
    expect(phone.page.locator(".bars svg")).not_to_have_attribute("aria-label", re.compile(first))
    assert phone.code != first


def test_another_code_comes_at_a_touch(phone: Phone) -> None:
    first = phone.code
    phone.press("换一个")
    expect(phone.page.locator(".bars svg")).not_to_have_attribute("aria-label", re.compile(first))


def test_offline_an_old_code_is_veiled_and_a_fresh_one_comes_with_the_network(
    open_phone: OpenPhone,
) -> None:
    phone = open_phone()
    phone.forgiven = True  # the browser itself reports every request that finds no network
    phone.page.clock.install()
    phone.signed_in()
    first = phone.code
    phone.context.set_offline(True)
    expect(phone.page.locator(".banner")).to_have_text("没有网络，正在重连…")
    phone.page.clock.fast_forward(61_000)
    expect(phone.page.locator(".veil")).to_contain_text("付款码已过期")
    phone.context.set_offline(False)
    expect(phone.page.locator(".banner")).to_be_empty()
    phone.page.clock.fast_forward(4_000)
    expect(phone.page.locator(".veil")).to_be_empty()
    assert phone.code != first


# What a scanner would read


def _run(phone: Phone, expression: str, digits: str) -> object:
    script = (
        f"async (digits) => {{const codes = await import('/wallet/codes.js'); return {expression}}}"
    )
    found: object = phone.page.evaluate(script, digits)
    return found


@pytest.mark.parametrize("digits", [*DIGITS, "1", "12", "123456789012345678901234567"])
def test_squares_are_those_of_another_encoder_under_every_mask(phone: Phone, digits: str) -> None:
    for mask in range(8):
        theirs = qrcode.QRCode(version=1, error_correction=ERROR_CORRECT_Q, mask_pattern=mask)
        theirs.add_data(QRData(digits))
        theirs.make(fit=False)
        ours = _run(phone, f"codes.qr(digits, {mask})", digits)
        assert ours == [[bool(square) for square in row] for row in theirs.modules]


@pytest.mark.parametrize("digits", DIGITS)
def test_squares_choose_one_of_the_eight_masks(phone: Phone, digits: str) -> None:
    chosen = _run(phone, "codes.qr(digits)", digits)
    assert chosen in [_run(phone, f"codes.qr(digits, {mask})", digits) for mask in range(8)]


# The characters of Code 128 that these digits need, as bars and spaces of a printed table.
STARTS_WITH = "11010011100"  # start C
ENDS_WITH = "1100011101011"  # stop
PAIRS = {
    "00": "11011001100",
    "17": "10011100110",
    "28": "11100110100",
    "30": "11011011000",
    "12": "10110011100",
    "34": "10001011000",
    "56": "11100010110",
    "78": "11000010100",
    "90": "11011110110",
    "25": "11100101100",
    "99": "10111011110",
}


def _bars(phone: Phone, digits: str) -> str:
    script = """async (digits) => {
        const {code128} = await import("/wallet/codes.js");
        return code128(digits)[0].map(Number).join("");
    }"""
    drawn: str = phone.page.evaluate(script, digits)
    return drawn


@pytest.mark.parametrize("digits", DIGITS)
def test_bars_are_those_of_the_printed_table(phone: Phone, digits: str) -> None:
    bars, pairs = _bars(phone, digits), re.findall("..", digits)
    body = STARTS_WITH + "".join(PAIRS[pair] for pair in pairs)
    check = (105 + sum(place * int(pair) for place, pair in enumerate(pairs, 1))) % 103
    assert check < 100, "these digits have a check character that is a pair"
    assert bars == body + _bars(phone, f"{check:02}")[11:22] + ENDS_WITH


def test_every_character_is_eleven_wide_and_unlike_the_others(phone: Phone) -> None:
    characters = {_bars(phone, f"{pair:02}")[11:22] for pair in range(100)}
    assert len(characters) == 100
    assert all(len(bars) == 11 and bars.count("1") % 2 == 0 for bars in characters)


@pytest.mark.parametrize("digits", ["", "123", "12a4", "１２"])
def test_what_is_no_code_is_not_drawn(phone: Phone, digits: str) -> None:
    failed = "try { codes.code128(digits); return 'drawn' } catch { return 'refused' }"
    script = f"async (digits) => {{const codes = await import('/wallet/codes.js'); {failed}}}"
    assert phone.page.evaluate(script, digits) == "refused"
