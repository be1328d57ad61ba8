"""A door to ask at."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.backend.gateway.door import Door


@pytest.fixture
def door() -> Iterator[Door]:
    """Open a platform with one merchant, one app and one buyer."""
    opened = Door()
    yield opened
    opened.platform.close()


@pytest.fixture(scope="module")
def one_door() -> Iterator[Door]:
    """Open one platform for tests that change nothing in it."""
    opened = Door()
    yield opened
    opened.platform.close()
