"""The goods page as an owner has it: keys and touches through the real window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from backend.protocol.money import Money
from backend.retail.contract.goods import (
    GOODS_QUERY,
    GOODS_SAVE,
    GoodsQueryRequest,
    GoodsSaveRequest,
)
from console.desk.words import Words
from console.retail.files.columns import Column
from console.retail.files.problems import Problem
from console.retail.files.words import WORDS
from console.retail.goods.view.page import GoodsView
from console.shell.counter import Counter
from console.shell.window import Window
from console.tour.eyes import cut_words
from console.widgets.empty import Empty
from tests.console.accessible import guessing, nameless, small
from tests.console.keys import press, scanned, typed
from tests.console.payments.shop import CASHIER, MANAGER, WATER, Shop
from tests.console.till.shop import unsent


def kept(shop: Shop, goods_id: str) -> tuple[str, Money, Money | None, bool]:
    """Return what the platform knows of goods."""
    request = GoodsQueryRequest(goods_ids=(goods_id,), include_withdrawn=True)
    (goods,) = shop.client.call(GOODS_QUERY, request).goods
    return goods.name, goods.price, goods.cost, goods.on_sale


def put(page: GoodsView, **texts: str) -> None:
    """Type into fields."""
    for name, text in texts.items():
        page.panel.edit.fields[Column(name)].edit.setText(text)  # type: ignore[attr-defined]


def listed(page: GoodsView) -> list[str]:
    return [row.goods.name for row in page.tables.rows.rows]


class TestReading:
    def test_arrow_keys_walk_along_the_shelf(self, page: GoodsView) -> None:
        assert page.panel.key == "nothing"
        assert page.search.hasFocus()
        press(page, "Down")
        assert page.panel.key == "detail"
        assert page.model.goods is not None
        first = page.model.goods.goods_id
        press(page, "Down")
        assert page.model.goods.goods_id != first
        press(page, "Up")
        assert page.model.goods.goods_id == first

    def test_typing_initials_or_a_part_of_the_barcode_narrows_the_list(
        self, page: GoodsView, shop: Shop
    ) -> None:
        assert len(listed(page)) == 5
        typed(page, "yyt")
        shop.clock.advance(1)
        assert listed(page) == ["山泉里 饮用天然水"]
        page.search.clear()
        typed(page, "69876")
        shop.clock.advance(1)
        assert listed(page) == ["泡泡熊 可乐"]

    def test_a_scan_shows_the_goods(self, page: GoodsView) -> None:
        scanned(page, WATER)
        assert page.panel.key == "detail"
        assert page.panel.detail.title.text() == "山泉里 饮用天然水"
        assert page.panel.detail.cost.figure.text() == "¥\u20090.92"

    def test_without_the_platform_the_shelf_is_shown_and_nothing_can_be_changed(
        self, page: GoodsView, shop: Shop
    ) -> None:
        shop.line.down = unsent
        page.arrive("")
        assert len(listed(page)) == 5
        press(page, "Down")
        assert page.panel.detail.title.text() != ""
        assert not page.panel.detail.edit.isEnabled()

    def test_a_search_without_result_says_what_to_try(self, page: GoodsView, shop: Shop) -> None:
        typed(page, "nowhere")
        shop.clock.advance(1)
        empty = page.tables.shelf.findChild(Empty)
        assert empty is not None
        assert empty.title.text() == "No goods match"

    def test_costs_are_only_for_those_who_may_see_them(
        self, page: GoodsView, counter: Counter, shop: Shop
    ) -> None:
        assert [column.title for column in page.tables.rows.columns][3] is not None
        before = len(page.tables.rows.columns)
        shop.sign_in(MANAGER)
        counter.go("payments.checkout")
        counter.go("retail.goods")
        assert len(page.tables.rows.columns) == before - 1
        press(page, "Down")
        assert not page.panel.detail.cost.isVisible()
        press(page, "F2")
        assert not page.panel.edit.fields[Column.COST].isVisible()

    def test_a_cashier_looks_and_changes_nothing(
        self, page: GoodsView, counter: Counter, shop: Shop
    ) -> None:
        shop.sign_in(CASHIER)
        counter.go("payments.checkout")
        counter.go("retail.goods")
        press(page, "Down")
        for key in ("F2", "F3", "F4", "F7"):
            press(page, key)
            assert page.panel.key == "detail"
        assert page.panel.detail.denied.isVisible()


class TestChanging:
    def test_a_price_is_changed_with_keys_alone(self, page: GoodsView, shop: Shop) -> None:
        scanned(page, WATER)
        press(page, "F2")
        assert page.panel.key == "edit"
        put(page, price="2.50")
        press(page, "Ctrl+Return")
        assert page.panel.key == "detail"
        assert page.search.hasFocus()
        goods = shop.till.goods.by_barcode(WATER)
        assert goods is not None
        assert goods.price == Money(250)
        assert kept(shop, goods.goods_id)[1:3] == (Money(250), Money(92))
        assert shop.toasts == ["Saved: 山泉里 饮用天然水"]
        assert Money(250) in [row.goods.price for row in page.tables.rows.rows]

    def test_who_may_not_see_the_cost_does_not_lose_it(self, page: GoodsView, shop: Shop) -> None:
        shop.sign_in(MANAGER)
        page.arrive("")
        scanned(page, WATER)
        press(page, "F2")
        put(page, price="2.50")
        press(page, "Ctrl+Return")
        assert page.model.goods is not None
        assert kept(shop, page.model.goods.goods_id)[2] == Money(92)

    def test_new_goods_are_found_at_once_and_numbered_by_their_barcode(
        self, page: GoodsView, shop: Shop
    ) -> None:
        press(page, "F3")
        scanned(page, "6901234567892")
        put(page, name=" =1+1 重庆小面 ", price="9.9")
        press(page, "Ctrl+Return")
        assert page.panel.key == "detail"
        goods = shop.till.goods.by_barcode("6901234567892")
        assert goods is not None
        assert (goods.goods_id, goods.name, goods.initials) == (
            "6901234567892",
            "=1+1 重庆小面",
            "11cqxm",
        )

    def test_new_initials_are_made_from_a_new_name(self, page: GoodsView, shop: Shop) -> None:
        scanned(page, WATER)
        press(page, "F2")
        put(page, name="重庆小面")
        press(page, "Ctrl+Return")
        goods = shop.till.goods.by_barcode(WATER)
        assert goods is not None
        assert goods.initials == "cqxm"

    def test_every_fault_is_said_beneath_its_field(self, page: GoodsView) -> None:
        press(page, "F3")
        put(page, barcode="6901234567891")
        press(page, "Ctrl+Return")
        fields = page.panel.edit.fields
        said = {
            column: field.fault.text() for column, field in fields.items() if field.fault.text()
        }
        assert said == {
            Column.BARCODE: WORDS[Problem.CHECK_DIGIT](),
            Column.NAME: WORDS[Problem.MISSING](),
            Column.PRICE: WORDS[Problem.MISSING](),
        }
        assert fields[Column.BARCODE].edit.hasFocus()

    def test_a_number_that_is_taken_is_refused(self, page: GoodsView, shop: Shop) -> None:
        scanned(page, WATER)
        assert page.model.goods is not None
        number, before = page.model.goods.goods_id, kept(shop, page.model.goods.goods_id)
        press(page, "F3")
        put(page, goods_id=number, name="别的", price="1")
        press(page, "Ctrl+Return")
        assert number in page.panel.edit.trouble.text()
        assert kept(shop, number) == before

    def test_a_change_of_somebody_else_is_not_overwritten(
        self, page: GoodsView, shop: Shop
    ) -> None:
        scanned(page, WATER)
        press(page, "F2")
        assert page.model.goods is not None
        number = page.model.goods.goods_id
        shop.client.call(GOODS_SAVE, GoodsSaveRequest(goods_id=number, name="水", price=Money(300)))
        put(page, price="2.50")
        press(page, "Ctrl+Return")
        assert page.panel.key == "edit"
        assert page.panel.edit.trouble.isVisible()
        assert kept(shop, number)[:2] == ("水", Money(300))

    def test_goods_are_withdrawn_and_sold_again(self, page: GoodsView, shop: Shop) -> None:
        scanned(page, WATER)
        press(page, "F4")
        assert shop.till.goods.by_barcode(WATER) is None
        assert len(listed(page)) == 4
        press(page, "F4")
        assert shop.till.goods.by_barcode(WATER) is not None
        assert len(listed(page)) == 5

    def test_what_was_typed_is_not_pushed_aside(self, page: GoodsView, shop: Shop) -> None:
        press(page, "Down")
        press(page, "F2")
        put(page, name="改了")
        press(page, "Down")
        assert page.panel.key == "edit"
        assert shop.toasts == ["Save or discard first"]
        press(page, "Esc")
        assert page.panel.key == "detail"

    def test_an_unknown_barcode_offers_new_goods(self, page: GoodsView, shop: Shop) -> None:
        scanned(page, "6901234567892")
        assert shop.toasts == ["No goods have 6901234567892"]
        page.panel.begin_new({Column.BARCODE: "6901234567892"})
        assert page.panel.edit.texts()[Column.BARCODE] == "6901234567892"


GOOD = "商品编号,商品名称,售价\nN1,新货,1.50\nN2,<b>粗</b>,2\n"
BAD = GOOD + "N3,,x\n../../N4,名,1\n"


@pytest.mark.parametrize(
    "leaf",
    [
        "nothing",
        "detail",
        "edit",
        "stock",
        "new",
        "faults",
        "import",
        "bad",
        "done",
        "beside",
        "export",
    ],
)
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_leaf_has_names_and_room_in_both_languages(
    page: GoodsView, window: Window, shop: Shop, words: Words, leaf: str, language: str
) -> None:
    words.speak(language)
    _show(page, leaf, shop)
    for size in ((1366, 768), (1920, 1080)):
        window.resize(*size)
        QApplication.processEvents()
        for finds in (nameless, guessing, small, cut_words):
            assert finds(page) == []


def _show(page: GoodsView, leaf: str, shop: Shop) -> None:
    path = shop.folder / "goods.csv"
    path.write_text(BAD if leaf == "bad" else GOOD, "utf-8")
    keys = {
        "detail": ("Down",),
        "edit": ("Down", "F2"),
        "new": ("F3",),
        "stock": ("Down", "F6"),
        "faults": ("F3", "Ctrl+Return"),
        "import": ("F7",),
        "export": ("F8",),
    }
    for key in keys.get(leaf, ()):
        press(page, key)
    if leaf in {"bad", "done", "beside"}:
        page.panel.begin_import(path)
    if leaf == "beside":
        request = GoodsSaveRequest(goods_id="N1", name="别人的货", price=Money(1))
        shop.client.call(GOODS_SAVE, request)
    if leaf in {"done", "beside"}:
        press(page, "Ctrl+Return")
