"""The counter of the payments' tests, for the pages beside it."""

from __future__ import annotations

from tests.console.payments.conftest import counter, shop, window

__all__ = ["counter", "shop", "window"]
