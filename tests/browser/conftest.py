"""One served platform and one browser for every test here; a fresh phone for each."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from console.client.credentials import Credentials
from tests.browser.machine import ARGUMENTS, installed_browser
from tests.browser.phone import Phone
from tests.browser.shop import Shop
from tests.sdk.service import Platform, command, platform_process

OpenPhone = Callable[..., Phone]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """
    Start the browser, or skip in words.

    While it runs, so does an event loop on this thread, and no test that runs a loop of its own
    can go next: it ends with the last test here.
    """
    path = installed_browser()
    if path is None:
        pytest.skip("no browser here: install Chromium or Chrome to try the phone page")
    expect.set_options(timeout=10_000)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield started
        started.close()


@pytest.fixture(scope="session")
def platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    """Serve a home as a person would; its books must balance when all is done."""
    home = tmp_path_factory.mktemp("phone") / "home"
    with platform_process(home) as served:
        yield served
    verdict = command("verify", "--home", str(home))
    assert verdict.returncode == 0, verdict.stdout + verdict.stderr


@pytest.fixture(scope="session")
def _shop(platform: Platform) -> Iterator[Shop]:
    printed = command("sandbox", "--home", str(platform.home))
    credentials = Credentials.from_json(json.dumps(json.loads(printed.stdout)))
    shop = Shop(credentials, platform.url)
    yield shop
    shop.close()


@pytest.fixture
def shop(_shop: Shop) -> Iterator[Shop]:
    """Stand at the till; what is still open afterwards is closed."""
    yield _shop
    _shop.tidy()


@pytest.fixture
def open_phone(browser: Browser, shop: Shop) -> Iterator[OpenPhone]:
    """Give a way to pick up phones; each must have run without an error of its own."""
    phones: list[Phone] = []

    def open_one(buyer: int = 0, **traits: object) -> Phone:
        phone = Phone(browser, shop.url, shop.buyers[buyer], **traits)  # type: ignore[arg-type]  # passed on as named
        phones.append(phone)
        return phone

    yield open_one
    for phone in phones:
        phone.put_away()


@pytest.fixture
def phone(open_phone: OpenPhone) -> Phone:
    """Hold a phone that is signed in and shows its code, in Chinese."""
    return open_phone().signed_in()
