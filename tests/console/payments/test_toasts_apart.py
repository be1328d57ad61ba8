"""Toasts over a counter with a queue: they cover neither a key nor the line just scanned."""

from __future__ import annotations

from typing import Final

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from console.desk.ports import Toast
from console.desk.words import Words
from console.payments.checkout.view.page import CheckoutView
from console.shell.counter import Counter
from console.shell.window import Window
from console.widgets.room import taken
from tests.console.payments.shop import APPLE, COLA, MANAGER, WATER, Shop

LONGEST: Final = {
    "zh_CN": (
        "小票没有打印出来：前台打印机没有回应，请检查电源、网线和纸",
        "再打印一次",
        "以后再说",
    ),
    "en": (
        "The receipt was not printed: the printer does not answer. Look for paper and power.",
        "Print it again",
        "Not now, later",
    ),
}
LINES: Final = 14
"""More than the list has room for."""
LAUNCHER: Final = "shell.more"
"""Nothing but tiles, which nobody hurries for."""


def long_toast(language: str, **changes: object) -> Toast:
    text, action, other = LONGEST[language]
    words = {"text": text, "action": action, "other": other}
    return Toast(tone="warn", ms=0, **words, **changes)  # type: ignore[arg-type]


def lying(qtbot: QtBot, counter: Counter) -> QRect:
    """Return where the toasts lie once they have come to rest."""
    qtbot.waitUntil(lambda: not counter.toasts.is_moving)
    QApplication.processEvents()
    counter.toasts.make_way()
    return counter.toasts.geometry()


def inside(counter: Counter, widget: QWidget) -> QRect:
    floor = counter.toasts.parentWidget()
    assert floor is not None
    return QRect(widget.mapTo(floor, QPoint()), widget.size())


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("goods", [(), (WATER,), (WATER, COLA, APPLE)], ids=["none", "one", "some"])
def test_no_toast_lies_on_the_row_of_keys_or_on_the_main_button(
    qtbot: QtBot,
    shop: Shop,
    counter: Counter,
    window: Window,
    page: CheckoutView,
    words: Words,
    language: str,
    goods: tuple[str, ...],
) -> None:
    words.speak(language)
    for size in (QSize(1366, 768), QSize(1920, 1080)):
        window.resize(size)
        for barcode in goods:
            page.model.submit(barcode)
        QApplication.processEvents()
        for number in range(3):
            shop.desk.toasts.show(long_toast(language, key=str(number)))
            toasts = lying(qtbot, counter)
            pressed = [one for one in page.findChildren(QAbstractButton) if one.isVisible()]
            assert pressed
            covered = [one for one in pressed if toasts.intersects(inside(counter, one))]
            assert [one.accessibleName() for one in covered] == []


def test_the_line_just_scanned_stays_in_sight(
    qtbot: QtBot, shop: Shop, counter: Counter, window: Window, page: CheckoutView
) -> None:
    window.resize(1366, 768)
    shop.desk.toasts.show(long_toast("en"))
    for number in range(LINES):
        page.model.submit(WATER if number % 2 else COLA)
        QApplication.processEvents()
    floor = counter.toasts.parentWidget()
    assert floor is not None
    assert any(not row.isEmpty() for row in taken(floor, counter.toasts).rows)
    qtbot.waitUntil(
        lambda: taken(floor, counter.toasts).covered(counter.toasts.geometry()) == (0, 0)
    )


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_on_every_page_it_covers_nothing_that_is_handled(
    qtbot: QtBot, shop: Shop, counter: Counter, window: Window, words: Words, language: str
) -> None:
    words.speak(language)
    window.resize(1366, 768)
    shop.sign_in(MANAGER)
    shop.desk.toasts.show(long_toast(language))
    floor = counter.toasts.parentWidget()
    assert floor is not None
    for seen in counter.pages_seen():
        if seen.key != LAUNCHER:
            counter.go(seen.key)
            toasts = lying(qtbot, counter)
            assert taken(floor, counter.toasts).covered(toasts)[0] == 0, seen.key


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_words_and_ways_out_do_not_lie_on_one_another(
    qtbot: QtBot, shop: Shop, counter: Counter, words: Words, language: str
) -> None:
    words.speak(language)
    shop.desk.toasts.show(long_toast(language))
    lying(qtbot, counter)
    (view,) = counter.toasts.showing
    parts = [view.label, *view.ways, view.close_button]
    for number, one in enumerate(parts):
        assert view.rect().contains(one.geometry())
        for other in parts[number + 1 :]:
            assert not one.geometry().intersects(other.geometry())


def test_on_another_page_they_lie_as_low_as_it_lets_them(
    qtbot: QtBot, shop: Shop, counter: Counter, window: Window, page: CheckoutView
) -> None:
    window.resize(1366, 768)
    page.model.submit(WATER)
    shop.sign_in(MANAGER)
    shop.desk.toasts.show(long_toast("en"))
    above_keys = lying(qtbot, counter).bottom()

    counter.go("payments.reconciliation")

    assert lying(qtbot, counter).bottom() > above_keys
