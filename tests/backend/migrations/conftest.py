"""A key, for the shop that fills a database."""

from __future__ import annotations

import pytest

from backend.protocol.signing import PrivateKey


@pytest.fixture(scope="session")
def platform_key() -> PrivateKey:
    return PrivateKey.generate(1024)
