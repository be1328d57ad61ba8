"""Fixtures of the console: no screen, no sound, our own theme and words."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from console.desk.page import Desk
from console.desk.theme import Theme
from console.desk.words import Words
from tests.console import fakes


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
