"""What holds on every screen: light, alone, legible, reachable, still."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import httpx
import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPhone
from tests.browser.phone import SMALL_SIZE, Phone
from tests.browser.shop import Shop

pytestmark = pytest.mark.browser

Language = Literal["zh-CN", "en-GB"]
LANGUAGES: tuple[Language, ...] = ("zh-CN", "en-GB")
MOST_BYTES = 60_000


def screens(phone: Phone, shop: Shop) -> Iterator[str]:
    """Walk through every screen and sheet; yield its name while it is in sight."""
    yield "sign in"
    phone.sign_in()
    expect(phone.bars).to_be_visible()
    yield "code"
    _, link = shop.show_qr("388.00", "一个特别特别长的商品名称" * 8)
    phone.scan(link)
    expect(phone.sheet).to_be_visible()
    yield "order"
    phone.sheet.locator(".big").click()
    expect(phone.sheet.locator(".keys")).to_be_visible()
    yield "pin"
    phone.enter(phone.buyer.pin)
    expect(phone.sheet.locator(".seal")).to_be_visible()
    yield "paid"
    phone.sheet.locator(".big").click()
    yield "scan"
    phone.go(2)
    bill = phone.page.locator(".bill:not(.bone)").first
    expect(bill).to_be_visible()
    yield "receipts"
    bill.click()
    expect(phone.sheet.locator(".slim")).to_be_visible()
    yield "receipt"
    phone.sheet.locator(".shut").click()
    phone.go(3)
    expect(phone.page.locator(".face")).to_be_visible()
    yield "me"


NAMELESS = """() => [...document.querySelectorAll("button, input, a, [role=img], dialog[open]")]
  .filter((node) => node.checkVisibility())
  .filter((node) => !(node.getAttribute("aria-label") || node.textContent.trim()
    || [...(node.labels ?? [])].some((label) => label.textContent.trim())
    || document.getElementById(node.getAttribute("aria-labelledby"))?.textContent.trim()))
  .map((node) => node.outerHTML)"""

SMALL_TARGETS = """() => [...document.querySelectorAll("button, input")]
  .filter((node) => node.checkVisibility() && node.getBoundingClientRect().width > 0)
  .map((node) => [node, node.getBoundingClientRect()])
  .filter(([, box]) => box.width < 44 || box.height < 44)
  .map(([node, box]) => `${box.width}x${box.height} ${node.outerHTML}`)"""

CUT_OFF = """() => [document.scrollingElement, ...document.querySelectorAll("main, dialog[open]")]
  .filter((node) => node.scrollWidth > node.clientWidth)
  .map((node) => `${node.tagName} ${node.scrollWidth} > ${node.clientWidth}`)"""

PALE = """() => {
  const parse = (text) => text.match(/[\\d.]+/g).map(Number);
  const light = (colour) => {
    const [r, g, b] = parse(colour).map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return getComputedStyle(at).backgroundColor;
    }
    return getComputedStyle(document.body).backgroundColor;
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !node.checkVisibility({opacityProperty: true})) continue;
    if (node.closest(":disabled, .hidden, .toast, noscript, script, style")) continue;
    const pair = [light(getComputedStyle(node).color), light(ground(node))].sort((a, b) => b - a);
    const ratio = (pair[0] + 0.05) / (pair[1] + 0.05);
    if (ratio < 4.5) found.push(`${ratio.toFixed(2)} ${walker.currentNode.data}`);
  }
  return found;
}"""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_on_a_small_phone_everything_is_named_legible_and_within_reach(
    open_phone: OpenPhone, shop: Shop, language: Language, theme: str
) -> None:
    phone = open_phone(language=language, theme=theme, size=SMALL_SIZE).open()
    for screen in screens(phone, shop):
        for what in (NAMELESS, SMALL_TARGETS, CUT_OFF, PALE):
            assert phone.page.evaluate(what) == [], screen


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_in_the_other_language(
    open_phone: OpenPhone, shop: Shop, language: Language
) -> None:
    phone = open_phone(language=language).open()
    words = phone.page.evaluate(
        """async () => {
          const {LANGUAGES} = await import("/wallet/words.js");
          return LANGUAGES;
        }"""
    )
    chinese = set(words["zh"])
    assert chinese == {key for key in words["en"] if "." not in key}
    other = words["en" if language == "zh-CN" else "zh"]
    foreign = {text for text in other.values() if len(text) > 2 and "{" not in text}
    foreign -= set(words["zh" if language == "zh-CN" else "en"].values())
    for screen in screens(phone, shop):
        said = set(phone.page.locator("#app").inner_text().splitlines())
        assert not said & foreign, screen


def test_placeholders_are_the_same_in_both_languages(phone: Phone) -> None:
    differing = phone.page.evaluate(
        """async () => {
          const {LANGUAGES: {zh, en}} = await import("/wallet/words.js");
          const fields = (text) => (text.match(/\\{\\w+\\}/g) ?? []).sort().join();
          return Object.keys(zh).filter((key) => fields(zh[key]) !== fields(en[key]));
        }"""
    )
    assert differing == []


def test_the_page_is_small_and_nothing_moves_while_it_loads(open_phone: OpenPhone) -> None:
    phone = open_phone()
    phone.page.add_init_script(
        """window.moved = 0;
        new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
          window.moved += entry.hadRecentInput ? 0 : entry.value;
        })).observe({type: "layout-shift", buffered: true});"""
    )
    phone.signed_in()
    files = phone.page.evaluate(
        """() => [...performance.getEntriesByType("navigation"),
          ...performance.getEntriesByType("resource")]
          .filter((entry) => !entry.name.includes("/api/"))
          .map((entry) => [entry.name, entry.encodedBodySize])"""
    )
    assert len(files) >= 12
    assert sum(size for _, size in files) < MOST_BYTES
    assert phone.page.evaluate("window.moved") < 0.02


def test_nothing_written_into_the_page_would_run(phone: Phone, shop: Shop) -> None:
    policy = httpx.get(f"{shop.url}/wallet").headers["content-security-policy"]
    assert "unsafe" not in policy
    ran = phone.page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.ran = true";
          document.body.append(script);
          return Boolean(window.ran);
        }"""
    )
    assert not ran
    phone.forgiven = True  # the browser reports what it refused to run


def test_every_control_is_reached_and_used_by_the_keyboard(phone: Phone, shop: Shop) -> None:
    _, link = shop.show_qr("1.00")
    phone.page.get_by_role("button", name="扫一扫").focus()
    phone.page.keyboard.press("Enter")
    expect(phone.page.locator("h1")).to_be_focused()
    phone.page.keyboard.press("Tab")
    expect(phone.page.locator("#link")).to_be_focused()
    phone.page.keyboard.insert_text(link)
    phone.page.keyboard.press("Enter")
    expect(phone.sheet.locator("h2")).to_be_focused()
    phone.page.keyboard.press("Escape")
    expect(phone.sheet).to_have_count(0)


def test_the_money_is_said_not_to_be_real(phone: Phone) -> None:
    for tab in range(4):
        phone.go(tab)
        expect(phone.page.locator(".demo")).to_have_text("演示")
