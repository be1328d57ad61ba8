"""A document as PDF, and the pictures in it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

from console.desk.document import Document, Picture, Row, Space, Words
from console.desk.words import Words as Language
from console.paper.failures import BadLogo
from console.paper.pdf import Sheet, to_pdf
from console.paper.raster import read_logo
from console.paper.receipt import receipt
from console.paper.typography import to_image
from tests.console.paper.papers import DESIGN, SALE, a_receipt
from tests.console.paper.sheets import INCH, printed, runs


def _letters(pdf: bytes) -> set[str]:
    """
    Return the letters that can be copied: what the fonts' maps to Unicode name.

    Where a font draws a radical and a letter alike, the map may name the radical.
    """
    found: set[str] = set()
    for table in re.findall(rb"beginbfrange(.*?)endbfrange", pdf, re.DOTALL):
        for row in re.findall(rb"\[(.*?)\]", table, re.DOTALL):
            found |= {chr(int(code, 16)) for code in re.findall(rb"<([0-9A-F]{4})>", row)}
    return {unicodedata.normalize("NFKC", letter) for letter in found}


def _box(pdf: bytes) -> tuple[float, float]:
    match = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert match
    return float(match[1]) / 72 * 25.4, float(match[2]) / 72 * 25.4


def _pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", pdf))


@pytest.mark.parametrize("sheet", Sheet)
def test_a_pdf_holds_the_receipt_as_text(words: Language, sheet: Sheet) -> None:
    words.speak("zh_CN")

    pdf = to_pdf(a_receipt(), sheet, title=SALE.number)

    assert pdf.startswith(b"%PDF")
    assert set("掌柜小店收款小票合计找零现金123456789") <= _letters(pdf)
    assert b"DCTDecode" not in pdf
    assert _pages(pdf) == 1
    assert _box(pdf)[0] == pytest.approx(sheet.width, abs=0.5)


def test_a_roll_is_as_long_as_what_it_says(words: Language) -> None:
    long = receipt(replace(SALE, lines=SALE.lines * 40), DESIGN)

    assert (
        _box(to_pdf(long, Sheet.ROLL_58, title=""))[1]
        > 3 * (_box(to_pdf(a_receipt(), Sheet.ROLL_58, title=""))[1])
    )
    assert _pages(to_pdf(long, Sheet.ROLL_58, title="")) == 1


def test_an_empty_document_is_an_empty_page(words: Language) -> None:
    assert _pages(to_pdf(Document(()), Sheet.ROLL_80, title="")) == 1


def _dark(image: QImage) -> set[tuple[int, int]]:
    return {
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if QColor(image.pixel(x, y)).lightness() < 128
    }


@pytest.mark.parametrize("sheet", Sheet)
def test_everything_keeps_within_the_margins(words: Language, sheet: Sheet) -> None:
    name = "很长很长的名字" * 9
    row = Row(name=name, quantity="1,000.000kg", price="123,456.78", amount="123,456,789.00")

    (page,) = printed(to_pdf(Document((row, Words(text=name))), sheet, title=""))

    inked = runs(page.dots.min(axis=0))
    slack = 0.25
    assert inked[0][0] >= (sheet.margin - slack) * page.dpi / INCH
    assert inked[-1][1] <= (sheet.width - sheet.margin + slack) * page.dpi / INCH


def test_markup_is_shown_as_it_is_written(words: Language) -> None:
    marked = to_pdf(Document((Words(text="<b>b</b>"), Space())), Sheet.ROLL_58, title="")

    assert set("<b>/") <= _letters(marked)


def _png(width: int, height: int, colour: str) -> bytes:
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(QColor(colour))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def test_a_logo_is_read_as_ink_and_fits_the_paper(words: Language) -> None:
    logo = read_logo(_png(1000, 500, "black"), 384)

    assert (logo.width, logo.height) == (384, 192)
    assert set(logo.ink) == {0xFF}


@pytest.mark.parametrize("colour", ["white", "transparent"])
def test_paper_is_no_ink(words: Language, colour: str) -> None:
    assert set(read_logo(_png(9, 3, colour), 384).ink) == {0}


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"<svg/>", b"\x89PNG" + b"x" * 5_000_000])
def test_what_is_no_picture_is_refused(words: Language, data: bytes) -> None:
    with pytest.raises(BadLogo):
        read_logo(data, 384)


def test_a_hairline_is_still_a_line(words: Language) -> None:
    logo = read_logo(_png(10_000, 1, "black"), 384)

    assert (logo.width, logo.height) == (384, 1)


def test_a_broken_picture_is_refused(words: Language) -> None:
    with pytest.raises(BadLogo):
        read_logo(_png(9, 9, "black")[:20], 384)


def test_ink_becomes_black_dots() -> None:
    image = to_image(Picture(9, 2, b"\x80\x80\x00\x00"))

    assert _dark(image) == {(0, 0), (8, 0)}
