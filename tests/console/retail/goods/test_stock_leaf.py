"""Stock beside the goods: counted, delivered, lost, and what runs low."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from backend.retail.contract.activity import ACTIVITY_QUERY, ActivityQueryRequest
from backend.retail.contract.stock import STOCK_QUERY, StockQueryRequest
from console.retail.activity.deeds import deed
from console.retail.goods.view.page import GoodsView
from tests.console.keys import press, scanned, typed
from tests.console.payments.shop import WATER, Shop
from tests.console.retail.people.conftest import report
from tests.console.till.shop import lost_after


def listed(page: GoodsView) -> list[str]:
    return [row.goods.name for row in page.tables.rows.rows]


def level(shop: Shop, barcode: str) -> Decimal | None:
    """Return how much there is by the platform's books."""
    goods = shop.till.goods.by_barcode(barcode)
    assert goods is not None
    request = StockQueryRequest(goods_ids=(goods.goods_id,))
    found = shop.client.call(STOCK_QUERY, request).stock
    return found[0].level if found else None


def entries(shop: Shop) -> list[tuple[str, Mapping[str, str]]]:
    """Return what the till's journal holds of stock."""
    found = shop.till.journal.after(0)
    return [(one.kind, one.fields) for one in found if one.kind.endswith("_stock")]


def choose(page: GoodsView, kind: str) -> None:
    page.panel.books.kind.segment(kind).click()


class TestStock:
    def test_a_count_is_written_down_with_keys_alone(self, page: GoodsView, shop: Shop) -> None:
        scanned(page, WATER)
        assert page.panel.detail.stock.figure.text() == "—"
        press(page, "F6")
        assert page.panel.key == "stock"
        typed(page, "12")
        press(page, "Ctrl+Return")
        assert page.panel.key == "detail"
        assert level(shop, WATER) == 12
        assert page.panel.detail.stock.figure.text() == "12"
        stock = {row.goods.barcode: row.stock for row in page.tables.rows.rows}[WATER]
        assert stock is not None
        assert stock.level == 12

    def test_tab_goes_from_what_is_written_down_to_how_much_of_it(
        self, page: GoodsView, shop: Shop
    ) -> None:
        scanned(page, WATER)
        press(page, "F6")
        press(page, "Shift+Tab")
        press(page, "Right")
        assert page.panel.books.kind.key == "DELIVERY"
        press(page, "Tab")
        typed(page, "24")
        press(page, "Ctrl+Return")
        assert level(shop, WATER) == 24

    def test_deliveries_and_losses_add_up_and_are_told(self, page: GoodsView, shop: Shop) -> None:
        scanned(page, WATER)
        for kind, much in (("DELIVERY", "24"), ("WRITE_OFF", "2")):
            press(page, "F6")
            choose(page, kind)
            page.panel.books.quantity.edit.setText(much)
            page.panel.books.reason.setText("<b>批发</b>")
            press(page, "Ctrl+Return")
        assert level(shop, WATER) == 22
        moves = page.panel.stock.moves
        assert [(move.quantity, move.reason) for move in moves] == [
            (Decimal(-2), "<b>批发</b>"),
            (Decimal(24), "<b>批发</b>"),
        ]

    def test_every_change_is_an_entry_of_the_activity_and_reaches_the_platform(
        self, page: GoodsView, shop: Shop
    ) -> None:
        scanned(page, WATER)
        for kind, much in (("count", "12"), ("DELIVERY", "24"), ("WRITE_OFF", "2"), ("low", "3")):
            press(page, "F6")
            choose(page, kind)
            assert page.panel.books.quantity is not None
            page.panel.books.quantity.edit.setText(much)
            page.panel.books.reason.setText("<b>破</b>损")
            press(page, "Ctrl+Return")
        wanted = [
            ("activity.count_stock", "= 12 · <b>破</b>损"),
            ("activity.deliver_stock", "+24 · <b>破</b>损"),
            ("activity.write_off_stock", "−2 · <b>破</b>损"),
        ]
        noted = entries(shop)
        assert [(kind, said["reason"]) for kind, said in noted] == wanted
        assert {said["subject"] for _, said in noted} == {"山泉里 饮用天然水 550ml"}
        assert {said["by"] for _, said in noted} == {"301"}
        report(shop)
        told = shop.client.call(ACTIVITY_QUERY, ActivityQueryRequest()).entries
        assert [deed(one.action) for one in told][:3] == [
            "Stock written off",
            "Stock delivered",
            "Stock counted",
        ]

    def test_after_a_lost_answer_it_is_noted_once(self, page: GoodsView, shop: Shop) -> None:
        scanned(page, WATER)
        press(page, "F6")
        typed(page, "5")
        shop.line.faults.append(lost_after)
        press(page, "Ctrl+Return")
        assert entries(shop) == []
        press(page, "Ctrl+Return")
        assert [kind for kind, _ in entries(shop)] == ["activity.count_stock"]

    def test_after_a_lost_answer_it_is_done_once(self, page: GoodsView, shop: Shop) -> None:
        scanned(page, WATER)
        press(page, "F6")
        choose(page, "DELIVERY")
        page.panel.books.quantity.edit.setText("5")
        shop.line.faults.append(lost_after)
        press(page, "Ctrl+Return")
        assert page.panel.key == "stock"
        assert page.panel.books.trouble.isVisible()
        press(page, "Ctrl+Return")
        assert page.panel.key == "detail"
        assert level(shop, WATER) == 5

    def test_what_runs_low_is_listed(self, page: GoodsView, shop: Shop, qtbot: QtBot) -> None:
        scanned(page, WATER)
        press(page, "F6")
        typed(page, "3")
        press(page, "Ctrl+Return")
        press(page, "F6")
        choose(page, "low")
        page.panel.books.quantity.edit.setText("5")
        press(page, "Ctrl+Return")
        qtbot.mouseClick(page.states.segment("low"), Qt.MouseButton.LeftButton)
        assert listed(page) == ["山泉里 饮用天然水"]
        assert page.tables.rows.rows[0].is_low
        del shop

    def test_nothing_delivered_is_not_written_down(self, page: GoodsView, shop: Shop) -> None:
        scanned(page, WATER)
        press(page, "F6")
        choose(page, "DELIVERY")
        press(page, "Ctrl+Return")
        assert page.panel.books.trouble.text() == "Type how much"
        assert level(shop, WATER) is None
