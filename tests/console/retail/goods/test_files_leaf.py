"""Files on the goods page: looked at, imported, dropped on it, written out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from backend.protocol.money import Money
from backend.retail.contract.goods import GOODS_SAVE, GoodsSaveRequest
from console.retail.files.columns import Column
from console.retail.files.problems import Problem
from console.retail.files.reading import read_goods
from console.retail.files.words import WORDS
from console.retail.goods.view.page import GoodsView
from tests.console.keys import press
from tests.console.payments.shop import MANAGER, Shop
from tests.console.till.shop import unsent


def listed(page: GoodsView) -> list[str]:
    return [row.goods.name for row in page.tables.rows.rows]


GOOD = "商品编号,商品名称,售价\nN1,新货,1.50\nN2,<b>粗</b>,2\n"
BAD = GOOD + "N3,,x\n../../N4,名,1\n"


class TestFiles:
    def test_a_file_is_looked_at_and_imported_with_keys_alone(
        self, page: GoodsView, shop: Shop
    ) -> None:
        path = shop.folder / "goods.csv"
        path.write_text(GOOD, "utf-8")
        press(page, "F7")
        page.panel.file.box.edit.setText(str(path))
        press(page, "Return")
        assert page.parts.key == "new"
        assert [entry.title for entry in page.tables.entries.rows] == ["新货", "<b>粗</b>"]
        assert page.panel.file.start.words() == "Import 2 kinds"
        press(page, "Ctrl+Return")
        assert page.panel.file.title.text() == "Imported"
        assert shop.till.goods.get("N2") is not None
        assert "新货" in listed(page)
        press(page, "Esc")
        assert page.search.hasFocus()

    def test_every_bad_row_is_told_in_words_and_nothing_is_imported(
        self, page: GoodsView, shop: Shop
    ) -> None:
        path = shop.folder / "goods.csv"
        path.write_text(BAD, "utf-8")
        page.panel.begin_import(path)
        assert page.parts.key == "bad"
        assert [(entry.line, entry.what) for entry in page.tables.entries.rows] == [
            (4, WORDS[Problem.MISSING]()),
            (4, WORDS[Problem.AMOUNT]()),
            (5, WORDS[Problem.GOODS_ID]()),
        ]
        assert not page.panel.file.start.isEnabled()
        press(page, "Ctrl+Return")
        assert shop.till.goods.get("N1") is None
        press(page, "F10")
        report = shop.folder / "goods-errors.csv"
        assert "goods-errors.csv" in shop.toasts[-1]
        assert WORDS[Problem.AMOUNT]() in report.read_text("utf-8-sig")

    def test_a_file_that_is_none_is_told_in_words(self, page: GoodsView, shop: Shop) -> None:
        path = shop.folder / "x.xlsx"
        path.write_bytes(b"PK\x03\x04 no workbook")
        page.panel.begin_import(path)
        assert page.panel.file.trouble.isVisible()
        assert page.panel.file.trouble.text.text() == WORDS[Problem.BROKEN]()
        assert page.panel.file.box.isVisible()

    def test_after_a_failure_it_goes_on_or_is_dropped(self, page: GoodsView, shop: Shop) -> None:
        path = shop.folder / "goods.csv"
        path.write_text(GOOD, "utf-8")
        page.panel.begin_import(path)
        shop.line.down = unsent
        press(page, "Ctrl+Return")
        assert page.panel.file.trouble.isVisible()
        shop.line.down = None
        press(page, "Ctrl+Return")
        assert shop.till.goods.get("N2") is not None

    def test_what_others_changed_is_told_and_the_file_looked_at_again_with_one_key(
        self, page: GoodsView, shop: Shop
    ) -> None:
        path = shop.folder / "goods.csv"
        path.write_text(GOOD, "utf-8")
        page.panel.begin_import(path)
        request = GoodsSaveRequest(goods_id="N1", name="<b>她的</b>", price=Money(1))
        shop.client.call(GOODS_SAVE, request)
        press(page, "Ctrl+Return")
        file = page.panel.file
        assert (file.title.text(), file.trouble.isVisible()) == ("Nothing was imported", True)
        assert "looked: 1\n新货\n" in file.trouble.text.text()
        assert not file.start.isVisible()
        press(page, "F5")
        assert (page.parts.key, file.start.words()) == ("changed", "Import 2 kinds")
        shop.clock.advance(60)
        press(page, "Ctrl+Return")
        assert file.title.text() == "Imported"

    def test_after_others_changed_goods_the_import_is_left_with_one_key(
        self, page: GoodsView, shop: Shop
    ) -> None:
        path = shop.folder / "goods.csv"
        path.write_text(GOOD, "utf-8")
        page.panel.begin_import(path)
        request = GoodsSaveRequest(goods_id="N1", name="她的", price=Money(1))
        shop.client.call(GOODS_SAVE, request)
        press(page, "Ctrl+Return")
        press(page, "Esc")
        assert not page.panel.is_taken
        assert shop.till.goods.get("N2") is None

    def test_a_file_that_is_dropped_on_the_page_is_read(self, page: GoodsView, shop: Shop) -> None:
        path = shop.folder / "goods.csv"
        path.write_text(GOOD, "utf-8")
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        event = QDropEvent(
            QPointF(9, 9),
            Qt.DropAction.CopyAction,
            mime,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        page.dropEvent(event)
        assert page.panel.file.title.text() == "What would change"

    @pytest.mark.parametrize("kind", ["xlsx", "csv"])
    def test_the_shelf_is_written_to_a_file_with_keys_alone(
        self, page: GoodsView, shop: Shop, kind: str, qtbot: QtBot
    ) -> None:
        press(page, "F8")
        qtbot.mouseClick(page.panel.export.kind.segment(kind), Qt.MouseButton.LeftButton)
        path = shop.folder / f"out.{kind}"
        page.panel.export.box.show_path(path)
        press(page, "Ctrl+Return")
        read = read_goods(path)
        assert len(read.good) == 5
        assert Column.COST in read.given
        assert str(path) in shop.toasts[-1]

    def test_who_may_not_see_costs_exports_none(self, page: GoodsView, shop: Shop) -> None:
        shop.sign_in(MANAGER)
        path = shop.folder / "out.csv"
        page.panel.exporting.write(path)
        assert Column.COST not in read_goods(path).given

    def test_a_folder_that_is_not_there_is_told(self, page: GoodsView, shop: Shop) -> None:
        press(page, "F8")
        page.panel.export.box.show_path(shop.folder / "nowhere" / "x.csv")
        press(page, "Ctrl+Return")
        assert page.panel.export.trouble.isVisible()
        assert page.panel.export.write.isEnabled()
