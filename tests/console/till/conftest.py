"""A shop for every test of the till."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.console.till.pair import Counter
from tests.console.till.shop import Shop, opened


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    """Open a shop whose till and platform live for one test."""
    with opened(tmp_path) as shop:
        yield shop


@pytest.fixture
def first(shop: Shop, tmp_path: Path) -> Iterator[Counter]:
    """Open a till of the shop, with a file of its own."""
    counter = Counter(tmp_path / "first", shop, 1)
    yield counter
    counter.close()


@pytest.fixture
def second(shop: Shop, tmp_path: Path) -> Iterator[Counter]:
    """Open another."""
    counter = Counter(tmp_path / "second", shop, 2)
    yield counter
    counter.close()
