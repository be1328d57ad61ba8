"""A shop for every test of the counter."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from console.desk.words import Words
from tests.console.payments.shop import Shop


@pytest.fixture
def shop(qapp: QApplication, words: Words, tmp_path: Path) -> Iterator[Shop]:
    """Open a shop with a cashier at the counter."""
    del qapp
    opened = Shop(tmp_path, words)
    opened.sign_in()
    yield opened
    opened.close()
