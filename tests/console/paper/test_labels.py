"""Labels as they come out of the printer: every barcode scanned, every place measured."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from console.paper.label_design import Label, module_of
from console.paper.label_paper import LabelPaper
from console.paper.labels import label_image, page_image, to_pdf
from console.paper.symbols import LEAST, Kind, symbol
from tests.console.paper.sheets import INCH, Sheet, printed, runs

WATER = "6901357100273"
OURS = "2400001000005"
CODES = (WATER, OURS, "96385074", "036000291452", "6987692300271", "4006381333931")
LONG = "蒙牛纯牛奶全脂灭菌乳利乐包家庭分享装" * 7


def a_label(code: str = WATER, **facts: str) -> Label:
    said = {"name": "农夫山泉 饮用天然水", "spec": "550ml", "price": "2.00", "unit": "瓶"}
    content = {"sign": "¥", **said, **facts}
    return Label(code=code, symbol=symbol(code) if code else None, **content)


def sheet_of(labels: list[Label], paper: LabelPaper, *, first: int = 0) -> list[Sheet]:
    return list(printed(to_pdf(labels, paper, title="标签", first=first)))


def plain(code: str) -> str:
    """Return a code as a scanner tells it: UPC-A is EAN-13 that begins with 0."""
    return code.zfill(13) if len(code) == 12 else code


pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("paper", LabelPaper)
def test_every_barcode_is_read_off_the_page_where_its_label_lies(paper: LabelPaper) -> None:
    count = min(paper.places + 2, 30) if not paper.is_roll else 6
    codes = [CODES[number % len(CODES)] for number in range(count)]

    pages = sheet_of([a_label(code) for code in codes], paper)

    assert len(pages) == paper.pages(count)
    assert {tuple(round(each) for each in page.size) for page in pages} == {
        tuple(round(each) for each in paper.page)
    }
    found = [read for page in pages for read in page.read()]
    assert [read.text for read in found] == [plain(code) for code in codes]
    for number, read in enumerate(found):
        box = paper.box(number % paper.places)
        across, down = paper.inset
        assert box.left + across < read.x < box.left + box.width - across
        assert box.top + down < read.y < box.top + box.height - down


@pytest.mark.parametrize("dpi", [203, 300, 600])
@pytest.mark.parametrize("paper", LabelPaper)
def test_a_printer_without_grey_prints_bars_that_can_be_read(paper: LabelPaper, dpi: int) -> None:
    codes = [*CODES[:4], "PART-01"] if paper is LabelPaper.SHEET_24 else list(CODES[:4])
    pdf = to_pdf([a_label(code) for code in codes], paper, title="")

    found = [read.text for page in printed(pdf, dpi, black=True) for read in page.read()]

    assert found == [plain(code) for code in codes]


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        (WATER, Kind.EAN_13),
        ("96385074", Kind.EAN_8),
        ("036000291452", Kind.UPC_A),
        ("6901357100270", Kind.CODE_128),
        ("16901234567892", Kind.CODE_128),
        ("1234567", Kind.CODE_128),
        ("AB-12", Kind.CODE_128),
        ("A" * 32, Kind.CODE_128),
    ],
)
def test_a_code_is_drawn_as_what_it_is(code: str, kind: Kind) -> None:
    made = symbol(code)

    assert made.kind is kind
    assert "".join(text for text, _, _ in made.groups()) == code
    assert sum(bar.width for bar in made.bars()) == sum(made.modules)


@settings(max_examples=60, deadline=None)
@given(st.from_regex(r"\A[0-9A-Za-z-]{1,32}\Z"), st.sampled_from(LabelPaper))
def test_bars_fit_with_their_white_or_are_left_out(code: str, paper: LabelPaper) -> None:
    made = symbol(code)
    module = module_of(made, paper)
    room = paper.size[0] - 2 * paper.inset[0]

    assert (module is None) == (made.breadth * LEAST > room)
    if module is not None:
        assert LEAST <= module <= paper.widest_module
        assert made.breadth * module <= room + 1e-9


@pytest.mark.parametrize("paper", LabelPaper)
def test_modules_and_the_white_beside_them_are_as_wide_as_gs1_wants(paper: LabelPaper) -> None:
    (page,) = printed(to_pdf([a_label(WATER, price="")], paper, title=""), 800)
    (read,) = page.read()
    row = page.dots[round(read.y / INCH * page.dpi)]
    bars = runs(row)

    assert len(bars) == 30
    module = (bars[-1][1] - bars[0][0]) / 95 / page.dpi * INCH
    wanted = module_of(symbol(WATER), paper)
    assert wanted is not None
    assert module == pytest.approx(wanted, rel=0.01)
    assert module >= LEAST - 0.002
    narrow = min(end - start for start, end in bars) / page.dpi * INCH
    assert narrow == pytest.approx(module, abs=0.04)
    box = paper.box(0)
    left = bars[0][0] / page.dpi * INCH - box.left
    right = box.left + box.width - bars[-1][1] / page.dpi * INCH
    assert left >= 11 * module
    assert right >= 7 * module


def test_a_page_that_was_begun_goes_on_at_its_first_free_place() -> None:
    paper = LabelPaper.SHEET_24
    pages = sheet_of([a_label(WATER), *[a_label(OURS)] * 2], paper, first=22)

    assert paper.pages(3, 22) == 2
    assert [[read.text for read in page.read()] for page in pages] == [[WATER, OURS], [OURS]]
    assert (pages[0].part(paper.box(21)) == 255).all(), "nothing is printed where nothing is left"
    (read,) = pages[1].read()
    assert read.x < paper.box(1).left
    assert read.y < paper.box(3).top


@pytest.mark.parametrize("paper", LabelPaper)
@pytest.mark.parametrize(
    "facts",
    [
        {"name": LONG},
        {"name": "W" * 128, "spec": "规格" * 32, "unit": "单位" * 32},
        {"price": "100,000,000.00", "unit": "千克" * 9, "spec": LONG[:64]},
        {"name": "<b>粗</b><img src=x>", "spec": "=1+1", "unit": "\x1b@"},
        {"name": "🥬" * 64, "spec": "e\u0301" * 30},
    ],
    ids=["name", "all", "price", "markup", "emoji"],
)
def test_what_is_long_is_cut_short_and_lies_on_nothing_else(
    paper: LabelPaper, facts: dict[str, str]
) -> None:
    (page,) = printed(to_pdf([a_label(**facts)], paper, title=""), 400)
    (bare,) = printed(to_pdf([a_label(name="", spec="", price="")], paper, title=""), 400)

    assert [read.text for read in page.read()] == [WATER]
    across, down = paper.inset
    box = paper.box(0)
    edges = page.dots.copy()
    inside = Sheet(edges, page.dpi).part(
        box._replace(
            left=box.left + across - 0.3,
            top=box.top + down - 0.3,
            width=box.width - 2 * across + 0.6,
            height=box.height - 2 * down + 0.6,
        )
    )
    inside[:] = 255
    assert (edges == 255).all(), "nothing reaches into the margin of the label"
    assert (bare.dots < 128).any()


def test_markup_is_letters_and_controls_are_nothing() -> None:
    def dots(name: str) -> bytes:
        (page,) = printed(to_pdf([a_label(name=name)], LabelPaper.ROLL_60, title=""))
        return page.dots.tobytes()

    assert dots("粗") != dots("<b>粗</b>")
    assert dots("苹 果") == dots("苹\x00\x1b\n果\u202e\u200b")


def test_without_bars_a_code_stands_there_in_digits_whole() -> None:
    long = "ABCDEFGHIJ-KLMNOPQRST-1234567890"
    (page,) = sheet_of([a_label(long)], LabelPaper.SHEET_65)
    (other,) = sheet_of([a_label(long[:-1] + "1")], LabelPaper.SHEET_65)
    (none,) = sheet_of([a_label("")], LabelPaper.SHEET_65)

    assert page.read() == []
    assert page.dots.tobytes() != other.dots.tobytes(), "its last sign can be read"
    assert none.dots.tobytes() != page.dots.tobytes()


def test_bars_are_drawn_as_lines_not_as_pictures() -> None:
    pdf = to_pdf([a_label()] * 3, LabelPaper.SHEET_24, title="(标签) \\ <x>")

    assert b"/Subtype /Image" not in pdf
    assert len(re.findall(rb"/Type /Page\b", pdf)) == 1
    assert to_pdf([], LabelPaper.SHEET_24, title="").startswith(b"%PDF")


def test_a_thousand_labels_take_a_moment_and_can_be_stopped(qapp: QApplication) -> None:
    del qapp
    labels = [a_label(CODES[number % len(CODES)], name=f"货 {number}") for number in range(1000)]
    heard: list[int] = []
    began = time.thread_time()  # the work, not the clock: the computer may be busy

    pdf = to_pdf(labels, LabelPaper.SHEET_24, title="", on_label=heard.append)

    assert time.thread_time() - began < 5
    assert heard[-1] == 1000
    assert len(re.findall(rb"/Type /Page\b", pdf)) == 42

    def stop(count: int) -> None:
        if count == 7:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        to_pdf(labels, LabelPaper.SHEET_24, title="", on_label=stop)


@pytest.mark.parametrize("paper", LabelPaper)
def test_the_preview_shows_the_page_and_its_label(paper: LabelPaper) -> None:
    image = label_image(a_label(), paper, 480)
    page = page_image([a_label()] * 3, paper, first=0, width=240)

    wide, tall = paper.size
    assert image.width() == 480
    assert image.height() == pytest.approx(480 * tall / wide, abs=1)
    assert page.height() == pytest.approx(240 * paper.page[1] / paper.page[0], abs=1)
