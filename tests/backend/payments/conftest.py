"""A shop that is open, and whose books are audited when a test is over."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from backend.kernel.database import Database
from backend.protocol.signing import PrivateKey
from tests.backend.payments.shop import Shop


@pytest.fixture(scope="session")
def platform_key() -> PrivateKey:
    return PrivateKey.generate(1024)


@pytest.fixture
def shop(platform_key: PrivateKey) -> Iterator[Shop]:
    database = Database.open("sqlite://")
    database.create_all()
    opened = Shop(database, platform_key)
    opened.open()
    yield opened
    assert opened.breaches() == []
    database.close()
