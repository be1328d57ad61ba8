"""An import as the person at the screen drives it, against a whole platform."""

from __future__ import annotations

from pathlib import Path

import pytest

from backend.retail.contract.goods_import import GoodsImportCommitResponse
from console.client.failures import Unreachable
from console.retail import goods_sending
from console.retail.files.problems import FileRefused
from console.retail.goods.importing import GoodsImport
from tests.console.payments.shop import CASHIER, MANAGER, Shop
from tests.console.till.shop import lost_after, unsent

HEADING = "编号,名称,售价\n"
LINES = HEADING + "".join(f"N{number},新品{number},1\n" for number in range(5))


@pytest.fixture
def who() -> tuple[str, str]:
    return MANAGER


@pytest.fixture
def shop(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> Shop:
    """Return a shop that sends two goods at a time."""
    monkeypatch.setattr(goods_sending, "PUT_MAX", 2)
    return shop


class Ear:
    """Remembers what an import says."""

    def __init__(self, heard: GoodsImport) -> None:
        self.progress: list[tuple[int, int]] = []
        self.ends: list[GoodsImportCommitResponse] = []
        self.failures: list[Exception] = []
        self.drops = 0
        heard.progressed.connect(lambda sent, total: self.progress.append((sent, total)))
        heard.imported.connect(self.ends.append)
        heard.failed.connect(self.failures.append)
        heard.dropped.connect(self._hear_drop)

    def _hear_drop(self) -> None:
        self.drops += 1


def opened(shop: Shop) -> tuple[GoodsImport, Ear]:
    model = GoodsImport(shop.desk)
    return model, Ear(model)


def a_file(shop: Shop, text: str = LINES) -> Path:
    path = shop.folder / "goods.csv"
    path.write_text(text, "utf-8")
    return path


def test_a_file_is_looked_at_then_sent(shop: Shop) -> None:
    model, ear = opened(shop)

    model.look(a_file(shop))
    assert model.preview is not None
    assert len(model.preview.new) == 5
    assert shop.till.goods.get("N0") is None
    model.send()

    assert ear.progress == [(0, 5), (2, 5), (4, 5), (5, 5)]
    assert [end.added for end in ear.ends] == [5]
    assert shop.till.goods.get("N0") is not None
    assert not model.is_busy


def test_a_file_with_a_bad_row_is_shown_and_not_sent(shop: Shop) -> None:
    model, ear = opened(shop)

    model.look(a_file(shop, LINES + "N9,,1\n"))
    model.send()

    assert model.preview is not None
    assert [row.line for row in model.preview.bad] == [7]
    assert (ear.progress, ear.ends) == ([], [])


def test_a_file_that_is_none_says_so(shop: Shop) -> None:
    model, ear = opened(shop)

    model.look(shop.folder)

    assert [type(error) for error in ear.failures] == [FileRefused]
    assert not model.is_busy


@pytest.mark.parametrize("fault", [unsent, lost_after])
def test_after_a_failure_it_goes_on_where_it_was(shop: Shop, fault: object) -> None:
    model, ear = opened(shop)
    model.look(a_file(shop))
    shop.line.down = unsent
    model.send()
    assert [type(error) for error in ear.failures] == [Unreachable]
    shop.line.down = None
    assert callable(fault)
    shop.line.faults.append(fault)
    model.send()
    assert len(ear.failures) == 2

    model.send()

    assert [end.added for end in ear.ends] == [5]


def test_stopping_drops_all_of_it(shop: Shop) -> None:
    model, ear = opened(shop)
    model.look(a_file(shop))
    model.progressed.connect(lambda sent, _: model.stop() if sent == 2 else None)
    model.send()

    assert (ear.drops, ear.ends) == (1, [])
    assert ear.progress == [(0, 5), (2, 5)]
    assert len(list(goods_sending.known_goods(shop.till, shop.client).goods)) == 5
    assert not model.is_busy


def test_stopping_after_a_failure_drops_what_had_arrived(shop: Shop) -> None:
    model, ear = opened(shop)
    model.look(a_file(shop))
    shop.line.faults.extend([lost_after])
    model.send()
    model.stop()

    assert ear.drops == 1
    shop.clock.advance(60)
    model.send()
    assert [end.added for end in ear.ends] == [5]


def test_a_cashier_imports_nothing(shop: Shop) -> None:
    model, ear = opened(shop)
    model.look(a_file(shop))
    shop.sign_in(CASHIER)

    model.send()
    model.look(a_file(shop))

    assert not model.may_import
    assert (ear.progress, ear.ends, ear.failures) == ([], [], [])
