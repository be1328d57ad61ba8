"""Labels on the goods page: chosen, looked at, written, and what is printed scanned."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from backend.protocol.money import Money
from backend.retail.contract.goods import (
    GOODS_QUERY,
    GOODS_SAVE,
    GoodsQueryRequest,
    GoodsSaveRequest,
)
from backend.retail.contract.stock import STOCK_WATCH, StockWatchRequest
from console.desk.phrases import said
from console.desk.ports import Toast
from console.desk.words import Words
from console.paper.label_paper import LabelPaper
from console.retail.goods.labels import LABELS_MOST, GoodsLabels, Part, Wanted
from console.retail.goods.view.page import GoodsView
from console.retail.goods_sync import sync_goods
from console.shell.counter import Counter
from console.till.sale import Goods
from console.tour.eyes import cut_words
from tests.console.accessible import guessing, nameless, small
from tests.console.fakes import Held
from tests.console.keys import press, scanned, typed
from tests.console.paper.sheets import Sheet, printed
from tests.console.payments.shop import APPLE, CASHIER, COLA, WATER, Shop
from tests.console.till.shop import unsent


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the person's documents be elsewhere."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return tmp_path / "home" / "Documents" / "Zhanggui"


def save(shop: Shop, goods_id: str, name: str = "散装钥匙扣", barcode: str | None = None) -> None:
    facts = GoodsSaveRequest(
        goods_id=goods_id, name=name, price=Money(990), unit="个", barcode=barcode
    )
    shop.client.call(GOODS_SAVE, facts)
    sync_goods(shop.till, shop.client)


def papers(home: Path) -> list[Path]:
    return sorted(home.glob("*.pdf")) if home.exists() else []


def pages(path: Path) -> list[Sheet]:
    return list(printed(path.read_bytes()))


def codes(path: Path) -> list[str]:
    return [read.text for page in pages(path) for read in page.read()]


class TestLabels:
    def test_goods_that_are_looked_at_become_a_label_with_keys_alone(
        self, page: GoodsView, shop: Shop, home: Path
    ) -> None:
        scanned(page, WATER)
        press(page, "F9")
        leaf = page.panel.labels
        assert page.panel.key == "labels"
        assert leaf.scope.key == "one"
        assert leaf.sum.text() == "1 label · 1 sheet"
        leaf.choices.copies.setFocus()
        for _ in range(2):
            press(page, "Right")
        leaf.choices.first.setFocus()
        press(page, "Right")
        assert leaf.sum.text() == "3 labels · 1 sheet"
        press(page, "Ctrl+Return")
        (path,) = papers(home)
        assert path.name == "Labels 山泉里 饮用天然水 2026-11-22.pdf"
        assert "3 labels saved" in shop.toasts[-1]
        (sheet,) = pages(path)
        found = sheet.read()
        assert [one.text for one in found] == [WATER] * 3
        assert found[0].x > LabelPaper.SHEET_24.box(1).left
        press(page, "Esc")
        assert page.panel.key == "detail"

    def test_without_chosen_goods_all_that_are_listed_become_labels(
        self, page: GoodsView, shop: Shop, home: Path
    ) -> None:
        typed(page, "yyt")
        shop.clock.advance(1)
        press(page, "F9")
        leaf = page.panel.labels
        assert not leaf.scope.segment("one").isEnabled()
        assert leaf.sum.text() == "1 label · 1 sheet"
        press(page, "Esc")
        page.model.find("")
        press(page, "F9")
        assert leaf.sum.text() == "5 labels · 5 kinds · 1 sheet"
        leaf.choices.paper.segment("roll_40").click()
        assert leaf.sum.text() == "5 labels · 5 kinds"
        assert not leaf.choices.begun.isVisible()
        press(page, "Ctrl+Return")
        (path,) = papers(home)
        assert path.name == "Labels 2026-11-22.pdf"
        look = page.panel.labels.model.look
        assert look is not None
        assert codes(path) == [goods.barcode for goods in look.goods]
        assert len(pages(path)) == 5

    def test_only_what_runs_low_is_found_for_labels_too(self, page: GoodsView, shop: Shop) -> None:
        water = shop.till.goods.by_barcode(WATER)
        assert water is not None
        shop.client.call(STOCK_WATCH, StockWatchRequest(goods_id=water.goods_id, low_at=Decimal(9)))
        page.states.segment("low").click()
        press(page, "F9")
        look = page.panel.labels.model.look
        assert look is not None
        assert [goods.goods_id for goods in look.goods] == [water.goods_id]

    def test_what_the_label_says_can_be_chosen_and_is_seen_at_once(self, page: GoodsView) -> None:
        scanned(page, COLA)
        press(page, "F9")
        leaf = page.panel.labels
        label, sheet = leaf.picture.images
        assert isinstance(label, QImage)
        assert sheet is not None
        whole = ink(label)
        for part in (Part.SPEC, Part.UNIT, Part.PRICE, Part.NAME):
            leaf.choices.parts[part].click()
            less = leaf.picture.images[0]
            assert less is not None
            assert less != label
            label = less
        assert ink(label) != whole
        leaf.choices.parts[Part.CODE].click()
        empty = leaf.picture.images[0]
        assert empty is not None
        assert ink(empty) == 0

    def test_a_file_is_never_overwritten_and_can_be_opened_at_once(
        self, page: GoodsView, home: Path, shop: Shop
    ) -> None:
        heard: list[Toast] = []
        shop.desk.toasts.shown.connect(heard.append)
        scanned(page, WATER)
        press(page, "F9")
        press(page, "Ctrl+Return")
        (first,) = papers(home)
        before = first.read_bytes()
        press(page, "Ctrl+Return")
        assert len(papers(home)) == 2
        assert first.read_bytes() == before
        assert [said(toast.action) for toast in heard] == ["Open to print"] * 2

    def test_what_cannot_be_written_is_told_in_words(self, page: GoodsView, home: Path) -> None:
        home.parent.mkdir(parents=True)
        home.write_text("a file where the folder should be")
        scanned(page, WATER)
        press(page, "F9")
        press(page, "Ctrl+Return")
        leaf = page.panel.labels
        assert leaf.trouble.isVisible()
        assert leaf.trouble.title.text() == "No labels written"
        assert leaf.save.isEnabled()

    def test_more_than_one_pdf_holds_are_not_printed(
        self, page: GoodsView, shop: Shop, home: Path
    ) -> None:
        shop.till.goods.put(
            Goods(f"M{n:05}", f"货{n}", Money(100), initials=f"h{n}")
            for n in range(LABELS_MOST + 1)
        )
        press(page, "F9")
        leaf = page.panel.labels
        assert "narrow the list" in leaf.sum.text()
        assert not leaf.save.isEnabled()
        page.panel.labels.model.save()
        assert papers(home) == []

    def test_a_code_that_does_not_fit_is_said(self, page: GoodsView, shop: Shop) -> None:
        save(shop, "P1", barcode="PART-0001-LONG-CODE-2026")
        page.model.choose("P1")
        page.panel.show_chosen()
        press(page, "F9")
        leaf = page.panel.labels
        leaf.choices.paper.segment("sheet_65").click()
        assert leaf.misfits.text() == "1 barcode does not fit: printed without bars"
        leaf.choices.parts[Part.CODE].click()
        assert not leaf.misfits.isVisible()


class TestCodes:
    def test_goods_without_a_barcode_get_one_and_their_label_is_scanned_at_the_till(
        self, page: GoodsView, shop: Shop, home: Path, counter: Counter
    ) -> None:
        save(shop, "Z1")
        page.model.choose("Z1")
        page.panel.show_chosen()
        assert page.panel.detail.code.isVisible()
        press(page, "F10")
        assert shop.toasts[-1] == "1 in-store code given"
        assert page.panel.detail.barcode.label.text() == "2400001000005"
        assert not page.panel.detail.code.isVisible()
        press(page, "F9")
        press(page, "Ctrl+Return")
        (read,) = codes(papers(home)[0])
        counter.go("payments.checkout")
        scanned(counter.page("payments.checkout"), read)
        (line,) = shop.till.carts.current(shop.clock.now()).lines
        assert (line.goods_id, line.amount) == ("Z1", Money(990))

    def test_all_in_the_list_that_have_none_get_one(self, page: GoodsView, shop: Shop) -> None:
        for number in range(205):
            save_quietly(shop, f"Z{number:03}")
        sync_goods(shop.till, shop.client)
        press(page, "F9")
        leaf = page.panel.labels
        assert leaf.code.words() == "In-store codes for 205 without a barcode"
        press(page, "F10")
        assert shop.toasts[-1] == "205 in-store codes given"
        assert not leaf.code.isVisible()
        found = [shop.till.goods.get(f"Z{number:03}") for number in range(205)]
        assert len({goods.barcode for goods in found if goods is not None}) == 205
        assert shop.till.goods.by_barcode(APPLE) is not None, "the scale's stay as they are"

    def test_without_the_platform_no_code_is_given_and_that_is_said(
        self, page: GoodsView, shop: Shop
    ) -> None:
        save(shop, "Z1")
        page.model.choose("Z1")
        page.panel.show_chosen()
        shop.line.down = unsent
        press(page, "F10")
        assert shop.toasts[-1].startswith("No code given")
        press(page, "F9")
        press(page, "F10")
        assert page.panel.labels.trouble.title.text() == "No codes given"
        shop.line.down = None
        press(page, "F10")
        assert shop.toasts[-1] == "1 in-store code given"

    def test_who_may_not_change_goods_gives_no_codes(self, page: GoodsView, shop: Shop) -> None:
        save(shop, "Z1")
        shop.sign_in(CASHIER)
        page.model.choose("Z1")
        page.panel.show_chosen()
        assert not page.panel.detail.code.isVisible()
        press(page, "F9")
        assert not page.panel.labels.code.isVisible()
        press(page, "F10")
        request = GoodsQueryRequest(goods_ids=("Z1",))
        assert shop.client.call(GOODS_QUERY, request).goods[0].barcode is None


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/passwd",
        "..\\..\\windows\\win.ini",
        "<b>粗</b><script>",
        "=HYPERLINK(1)",
        "CON",
        ". .",
        "a:b|c?d*e",
        "名" * 128,
        "%n {path} &amp;",
    ],
)
def test_whatever_goods_are_called_the_file_lies_where_it_belongs(
    page: GoodsView, shop: Shop, home: Path, name: str
) -> None:
    save(shop, "H1", name, "H-1")
    page.model.choose("H1")
    page.panel.show_chosen()

    press(page, "F9")
    press(page, "Ctrl+Return")

    (path,) = papers(home)
    assert [one.name for one in home.parent.iterdir()] == ["Zhanggui"]
    assert path.name.startswith("Labels ")
    assert not set(path.name) & set('/\\:*?"<>|%{}=')
    assert len(path.name.encode()) <= 255
    assert codes(path) == ["H-1"]
    assert shop.toasts[-1].startswith("1 label saved: ")


def test_what_is_chosen_after_the_last_look_is_counted_and_bounded(shop: Shop, home: Path) -> None:
    held_up = Held()
    desk = replace(shop.desk, background=held_up)
    labels, saved = GoodsLabels(desk), list[int]()
    labels.saved.connect(lambda _, count: saved.append(count))
    labels.begin(lambda: shop.till.goods.search("水"))
    held_up.release()

    labels.choose(Wanted(copies=2))
    labels.save()
    held_up.release()

    (path,) = papers(home)
    assert saved == [len(codes(path))]
    labels.choose(Wanted(copies=LABELS_MOST + 1))
    labels.save()
    assert not labels.is_writing


def test_everything_has_a_name_fits_and_can_be_touched(
    page: GoodsView, shop: Shop, words: Words, qapp: QApplication
) -> None:
    save(shop, "Z1")
    save(shop, "P1", barcode="PART-0001-LONG-CODE-2026")
    for language in ("en", "zh_CN"):
        words.speak(language)
        qapp.processEvents()
        press(page, "F9")
        for paper in LabelPaper:
            page.panel.labels.choices.paper.segment(paper.key).click()
            qapp.processEvents()
            panel = page.panel
            assert nameless(panel) == []
            assert guessing(panel) == []
            assert small(panel) == []
            assert cut_words(panel) == []
        press(page, "Esc")


def ink(image: QImage) -> int:
    """Return how many pixels are dark."""
    return sum(
        image.pixelColor(x, y).lightness() < 128
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    )


def save_quietly(shop: Shop, goods_id: str) -> None:
    shop.client.call(GOODS_SAVE, GoodsSaveRequest(goods_id=goods_id, name="货", price=Money(100)))
