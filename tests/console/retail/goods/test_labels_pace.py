"""A thousand labels are made elsewhere: the counter goes on meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from backend.protocol.money import Money
from backend.retail.rules.in_store import code
from console.desk.background import PooledBackground
from console.desk.words import Words
from console.paper.label_paper import LabelPaper
from console.retail.goods.labels import GoodsLabels, Wanted
from console.till.sale import Goods
from tests.console.payments.shop import Shop
from tests.console.watchdog import longest_ms

BLOCK_MS = 32
PATIENCE = 30.0


@pytest.fixture
def busy_shop(
    qapp: QApplication, words: Words, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Shop]:
    """Open a shop whose work is done in the background, as it is shipped."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    background = PooledBackground(qapp)
    opened = Shop(tmp_path, words, background)
    yield opened
    assert background.close()
    background.deleteLater()
    opened.close()


def test_the_screen_never_stands_still_while_a_thousand_labels_are_made(busy_shop: Shop) -> None:
    model = GoodsLabels(busy_shop.desk)
    goods = [
        Goods(f"G{n}", f"货 {n}", Money(100 + n), barcode=code("24", n), unit="个")
        for n in range(1, 1001)
    ]
    saved: list[tuple[Path, int]] = []
    model.saved.connect(lambda path, count: saved.append((path, count)))

    def until(done: Callable[[], bool]) -> Iterator[Callable[[], object]]:
        patience = time.monotonic() + PATIENCE
        while not done():
            assert time.monotonic() < patience
            yield lambda: time.sleep(0.001)

    def steps() -> Iterator[Callable[[], object]]:
        yield lambda: model.begin(lambda: goods)
        yield from until(lambda: model.look is not None)
        yield lambda: model.choose(Wanted(LabelPaper.SHEET_65, first=7))
        yield lambda: model.choose(Wanted(LabelPaper.SHEET_24, first=3))
        yield from until(lambda: model.look is not None and model.look.pages == 42)
        yield model.save
        yield from until(lambda: bool(saved))

    assert longest_ms(steps()) < BLOCK_MS
    ((path, count),) = saved
    assert count == 1000
    assert path.read_bytes().startswith(b"%PDF")


def test_the_latest_wish_is_shown_though_an_earlier_one_comes_later(busy_shop: Shop) -> None:
    model = GoodsLabels(busy_shop.desk)
    shown: list[int] = []
    model.looked.connect(lambda: shown.append(model.look.labels if model.look else 0))
    one = [Goods("G", "货", Money(1))]

    def slow() -> list[Goods]:
        time.sleep(0.2)
        return one * 7

    model.begin(slow)
    model.begin(lambda: one)
    patience = time.monotonic() + PATIENCE
    while not shown or time.monotonic() < patience - PATIENCE + 0.4:
        assert time.monotonic() < patience
        QApplication.processEvents()
        time.sleep(0.01)

    assert shown == [1]
