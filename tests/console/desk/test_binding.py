"""The binding to Qt can be trusted with Python's own objects."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QObject


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None cannot wear out from 3.12 on")
def test_calling_qt_does_not_wear_out_none() -> None:
    thing = QObject()
    before = sys.getrefcount(None)

    for _ in range(500):
        thing.setObjectName("x")

    assert abs(sys.getrefcount(None) - before) < 100
