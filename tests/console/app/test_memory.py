"""The heap that all threads share."""

from __future__ import annotations

import sys

from console.app.memory import share_heap


def test_threads_share_a_heap_where_the_system_would_give_each_its_own() -> None:
    assert share_heap() is sys.platform.startswith("linux")
