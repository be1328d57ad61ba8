"""The drawings: one ink, sharp, and there when they are asked for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from console.desk.icons import icon, pixmap

ROOT = Path(__file__).parents[3]
DRAWINGS = sorted(path.stem for path in (ROOT / "resources" / "icons").rglob("*.svg"))


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_has_one_ink_and_the_common_grid(name: str) -> None:
    text = (ROOT / "resources" / "icons" / f"{name}.svg").read_text("utf-8")

    assert 'viewBox="0 0 24 24"' in text
    assert set(re.findall(r'(?:stroke|fill)="([^"]+)"', text)) <= {"none", "currentColor"}


@pytest.mark.parametrize("ratio", [1.0, 2.0])
@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_is_tinted_and_sharp(qapp: QApplication, name: str, ratio: float) -> None:
    ink = QColor("#B3372F")

    drawn = pixmap(name, ink, 24, ratio)
    image = drawn.toImage()
    solid = [
        image.pixelColor(x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 180
    ]

    assert drawn.width() == 24 * ratio
    assert drawn.devicePixelRatio() == ratio
    assert solid
    assert all(abs(colour.red() - ink.red()) < 3 for colour in solid)


def test_a_drawing_that_is_not_shipped_is_named(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError, match="unicorn"):
        pixmap("unicorn", QColor("#000000"), 24)


def test_the_window_has_an_icon_in_many_sizes(qapp: QApplication) -> None:
    sizes = {size.width() for size in icon("mark", QColor("#0E7C5A")).availableSizes()}

    assert {16, 32, 256} <= sizes
