"""Every page there is, full of what a shop puts there: named, large enough, whole, and by keys."""

from __future__ import annotations

from dataclasses import replace

import pytest

from console.desk.link import Link
from console.desk.page import Page
from console.desk.words import Words
from console.shell.catalog import FOOT, PAGES
from console.shell.window import Window
from tests.console.payments.shop import Shop
from tests.console.sweep.busy import go_on, live_through
from tests.console.sweep.walk import Walker

EVERY = (*PAGES, *FOOT)


@pytest.fixture(params=["zh_CN", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def shop(words: Words, language: str, shop: Shop) -> Shop:
    words.speak(language)
    shop.desk = replace(shop.desk, link=Link(shop.client.presence))
    live_through(shop)
    return shop


@pytest.fixture
def window(window: Window) -> Window:
    window.resize(1366, 768)
    return window


@pytest.mark.parametrize("page", EVERY, ids=lambda page: page.key)
def test_a_page_is_named_whole_and_walked_by_keys(window: Window, shop: Shop, page: Page) -> None:
    assert window.counter is not None
    walker = Walker(window, window.counter, page.key, pause=lambda: go_on(shop))

    walker.walk(tuple(place for place, _ in page.places))

    assert walker.states
    assert not walker.faults, walker.faults
