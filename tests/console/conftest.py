"""Fixtures of the console: no screen, no sound, our own theme and words; a shop and its window."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.desk.background import Background
from console.desk.page import Desk
from console.desk.theme import Theme
from console.desk.words import Words
from console.shell.counter import Counter
from console.shell.window import Window
from tests.console import fakes
from tests.console.payments.shop import CASHIER, Shop
from tests.console.windows import signed_in


@pytest.fixture(scope="session")
def qapp() -> Iterator[QApplication]:
    """Open the one application, in the light theme."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme = Theme(application)
    theme.choose("light")
    yield application
    theme.deleteLater()


@pytest.fixture
def words(qapp: QApplication) -> Iterator[Words]:
    """Speak English, and fall silent afterwards."""
    spoken = Words("en")
    yield spoken
    spoken.fall_silent()


@pytest.fixture
def desk(qapp: QApplication, words: Words, tmp_path: Path) -> Desk:
    """Lay out a desk with fakes at its edges."""
    return fakes.a_desk(tmp_path, words=words)


@pytest.fixture
def who() -> tuple[str, str] | None:
    """Say who is at the counter of the shop, if anybody is: number and PIN."""
    return CASHIER


@pytest.fixture
def background() -> Background:
    """Say how the shop's desk does what takes time: here and now."""
    return fakes.Immediate()


@pytest.fixture
def shop(
    words: Words, tmp_path: Path, background: Background, who: tuple[str, str] | None
) -> Iterator[Shop]:
    """Open a shop with somebody at its counter."""
    opened = Shop(tmp_path, words, background)
    if who is not None:
        opened.sign_in(who)
    yield opened
    opened.close()


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, shop: Shop) -> Iterator[Window]:
    """Open the shop's window as it is shipped; somebody has signed in."""
    yield from signed_in(qtbot, shop.desk)


@pytest.fixture
def counter(window: Window) -> Counter:
    assert window.counter is not None
    return window.counter
