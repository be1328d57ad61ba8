"""The list narrowed to a category, and the tax categories that are offered and taken."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication

from backend.protocol.money import Money
from backend.retail.contract.goods import (
    GOODS_QUERY,
    GOODS_SAVE,
    GoodsQueryRequest,
    GoodsSaveRequest,
)
from backend.retail.contract.stock import STOCK_WATCH, StockWatchRequest
from console.desk.words import Words
from console.retail.files.columns import Column
from console.retail.files.problems import Problem
from console.retail.files.row_of_goods import RowOfGoods
from console.retail.files.taxes import read_tax
from console.retail.files.words import why
from console.retail.goods.form import read_form
from console.retail.goods.model import PAGE, Which
from console.retail.goods.taxes import RATES, offers
from console.retail.goods.view.offer_edit import OfferEdit
from console.retail.goods.view.page import GoodsView
from console.retail.goods_sync import sync_goods
from tests.console.keys import press, scanned, typed
from tests.console.payments.shop import COLA, WATER, Shop

MENU_OPENS = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
"""A menu does, and there is no keyboard to grab without a screen."""


def listed(page: GoodsView) -> list[str]:
    return [row.goods.name for row in page.tables.rows.rows]


def offered(page: GoodsView) -> list[str]:
    press(page.shelves, "Space")
    found = [action.text() for action in page.shelves.menu_of_options.actions()]
    page.shelves.menu_of_options.close()
    return found


def narrow(page: GoodsView, text: str) -> None:
    (action,) = (
        action
        for action in page.shelves.menu_of_options.actions()
        if action.text().startswith(text)
    )
    action.trigger()


def tax_edit(page: GoodsView) -> OfferEdit:
    edit = page.panel.edit.fields[Column.TAX].edit
    assert isinstance(edit, OfferEdit)
    return edit


class TestShelves:
    @MENU_OPENS
    def test_each_category_says_how_many_it_holds_and_narrows_the_list(
        self, page: GoodsView, shop: Shop
    ) -> None:
        page.shelves.setFocus()
        assert offered(page) == ["All categories", "乳品 (2)", "水果 (1)", "饮料 (2)"]
        narrow(page, "饮料")
        assert sorted(listed(page)) == ["山泉里 饮用天然水", "泡泡熊 可乐"]
        assert page.shelves.words() == "饮料 (2)"
        page.search.setFocus()
        typed(page, "ppx")
        shop.clock.advance(1)
        assert listed(page) == ["泡泡熊 可乐"]
        press(page, "F9")
        assert page.panel.labels.sum.text().startswith("1 label")
        narrow(page, "All")
        page.model.find("")
        assert len(listed(page)) == 5

    def test_when_its_last_goods_leave_a_category_all_are_listed_again(
        self, page: GoodsView
    ) -> None:
        narrow(page, "水果")
        (name,) = listed(page)
        press(page, "Down")
        press(page, "F4")
        assert page.model.query.category == ""
        assert page.shelves.words() == "All categories"
        assert name not in listed(page)
        page.states.segment("withdrawn").click()
        narrow(page, "水果 (1)")
        assert listed(page) == [name]

    def test_a_category_is_shown_as_it_is_written_and_a_long_one_is_cut_short(
        self, page: GoodsView
    ) -> None:
        scanned(page, WATER)
        press(page, "F2")
        page.panel.edit.fields[Column.CATEGORY].edit.setText("<b>酒&水</b>饮料与乳品等等")  # type: ignore[attr-defined]
        press(page, "Ctrl+Return")
        narrow(page, "<b>酒&&水</b… (1)")
        assert listed(page) == ["山泉里 饮用天然水"]

    def test_what_runs_low_in_a_category_is_found_behind_many_others(
        self, page: GoodsView, shop: Shop
    ) -> None:
        for number in range(PAGE + 2):
            goods_id, category = f"A{number:03}", "日用" if number <= PAGE else "文具"
            shop.client.call(
                GOODS_SAVE,
                GoodsSaveRequest(
                    goods_id=goods_id, name=f"货{number}", price=Money(100), category=category
                ),
            )
            watched = StockWatchRequest(goods_id=goods_id, low_at=Decimal(9))
            shop.client.call(STOCK_WATCH, watched)
        sync_goods(shop.till, shop.client)

        page.model.show_only(Which.LOW)
        page.model.show_category("文具")

        assert listed(page) == [f"货{PAGE + 1}"]


class TestTaxes:
    @pytest.mark.parametrize(
        ("typed_", "kept"),
        [
            ("", ""),
            ("13", "13%"),
            (" 13 % ", "13%"),
            ("１３％", "13%"),
            ("9.00%", "9%"),
            ("0", "0%"),
            ("100", "100%"),
            ("0.5", "0.5%"),
            ("免税", "免税"),
            ("图书 9%", "图书 9%"),
            ("A13", "A13"),
            ("1030208030000000000", "1030208030000000000"),
        ],
    )
    def test_a_rate_is_kept_in_one_spelling_and_a_word_as_it_is(
        self, typed_: str, kept: str
    ) -> None:
        assert read_tax(typed_) == kept
        assert read_tax(kept) == kept

    @pytest.mark.parametrize("typed_", ["130", "-1", "100.01%", "0.001", "1,3", "1.2.3", "9" * 30])
    def test_a_rate_that_cannot_be_is_refused_in_words(self, typed_: str, words: Words) -> None:
        assert read_tax(typed_) is None
        found = read_form(
            {
                Column.NAME: "水",
                Column.GOODS_ID: "X",
                Column.PRICE: "1",
                Column.TAX: typed_,
            }
        )
        assert isinstance(found, tuple)
        assert [(fault.column, fault.problem) for fault in found] == [
            (Column.TAX, Problem.TAX_RATE)
        ]
        words.speak("en")
        assert why(found[0]) == "A rate is from 0% to 100%, with at most two decimals."

    def test_other_faults_are_told_beside_it(self) -> None:
        found = read_form({Column.TAX: "130", Column.NAME: "", Column.GOODS_ID: "../x"})
        assert not isinstance(found, RowOfGoods)
        assert {fault.column for fault in found} >= {Column.NAME, Column.GOODS_ID, Column.TAX}

    def test_the_rates_by_law_come_first_then_the_shops_own_words(self) -> None:
        assert list(offers(["13%", "烟酒", ""])) == [*RATES, "烟酒"]

    @MENU_OPENS
    def test_a_rate_is_chosen_with_keys_and_offered_words_are_those_in_use(
        self, page: GoodsView, shop: Shop, qapp: QApplication
    ) -> None:
        scanned(page, WATER)
        press(page, "F2")
        edit = tax_edit(page)
        edit.setText("<b>烟</b>酒")
        press(page, "Ctrl+Return")
        scanned(page, COLA)
        press(page, "F2")
        edit.setFocus()
        press(page, "Down")
        qapp.processEvents()
        assert page.panel.key == "edit", "the list beside it did not hear the arrow"
        texts = [action.text() for action in edit.offers_menu.actions()]
        assert texts[0] == "13%, most goods"
        assert texts[-1] == "<b>烟</b>酒"
        edit.offers_menu.actions()[1].trigger()
        edit.offers_menu.close()
        assert edit.text() == "9%"
        press(page, "Ctrl+Return")
        goods = shop.client.call(GOODS_QUERY, GoodsQueryRequest(barcode=COLA)).goods[0]
        assert goods.tax == "9%"
        assert page.panel.detail.tax.figure.text() == "9%"


@pytest.mark.parametrize(
    "barcode",
    [
        "../../x",
        "=1+1",
        "<b>1</b>",
        "690\x001",
        "１２３４５６７８",
        "a b",
        "6901234567891",
        "x" * 33,
    ],
)
def test_a_barcode_that_no_scanner_reads_never_comes_to_a_label(barcode: str) -> None:
    found = read_form(
        {
            Column.NAME: "水",
            Column.GOODS_ID: "X",
            Column.PRICE: "1",
            Column.BARCODE: barcode,
        }
    )

    assert isinstance(found, tuple)
    assert [fault.column for fault in found] == [Column.BARCODE]
    assert why(found[0])
