"""A shop for every test of the till."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.console.till.shop import Shop, opened


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[Shop]:
    """Open a shop whose till and platform live for one test."""
    with opened(tmp_path) as shop:
        yield shop
