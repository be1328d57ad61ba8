"""What goes to the printer comes out of it: the virtual printer bears witness."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from console.desk.document import Barcode, Block, Cut, Document, Pair, Picture, Qr, Row, Words
from console.desk.words import Words as Language
from console.paper.device import Device, Dialect, Mode
from console.paper.encoder import drawer_kick, encode
from console.paper.layout import Line, lay_out
from console.paper.letters import clean
from console.paper.raster import line_picture
from console.paper.receipt import Receipt, ReceiptLine, Tender, receipt
from console.paper.virtual import (
    Fed,
    Kicked,
    Printed,
    PrintedBars,
    WasCut,
    read,
    texts,
)
from tests.console.paper.papers import DESIGN, DEVICES, HOSTILE, SALE, a_receipt

TEXT_DEVICES = [device for device in DEVICES if device.mode is not Mode.RASTER]
DOT_DEVICES = [
    Device(columns=columns, dots=dots, mode=Mode.RASTER, draws_codes=False)
    for columns, dots in ((32, 384), (48, 576))
]


def _named(device: Device) -> str:
    codes = "own" if device.draws_codes else "dots"
    return f"{device.mode.value}-{device.dialect.value}-{device.columns}-{codes}"


def _lines(document: Document, device: Device) -> list[Line]:
    return [each for each in lay_out(document, device.columns) if isinstance(each, Line)]


@pytest.mark.parametrize("device", TEXT_DEVICES, ids=_named)
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_bytes_decode_to_the_receipt(words: Language, device: Device, language: str) -> None:
    words.speak(language)
    document = a_receipt()

    events = read(encode(document, device))

    expected = [
        Printed(
            text=line.text,
            align=line.align.value,
            across=line.size.across,
            down=line.size.down,
            bold=line.bold,
        )
        for line in _lines(document, device)
    ]
    said = [event for event in events if isinstance(event, Printed)]
    assert [line for line in said if line.text != SALE.number] == expected
    assert "￥1,234,567.89" in " ".join(texts(events))
    assert isinstance(events[-1], WasCut)


@pytest.mark.parametrize("device", DOT_DEVICES, ids=_named)
def test_a_receipt_in_dots_reads_as_the_receipt(words: Language, device: Device) -> None:
    """Every cell of the dots is looked up among the letters, as one reads a printed page."""
    words.speak("zh_CN")
    document = Document(tuple(each for each in a_receipt().blocks if not isinstance(each, Barcode)))
    lines = _lines(document, device)

    picture = next(e for e in read(encode(document, device)) if isinstance(e, Picture))

    assert read_dots(picture, lines, device) == [line.text for line in lines]


def read_dots(picture: Picture, lines: list[Line], device: Device) -> list[str]:
    """Read a picture cell by cell: each is one letter of all that stand on the paper, or none."""
    said: list[str] = []
    top = 0
    for line in lines:
        drawn = line_picture(line, device.dots, device.columns)
        rows = picture.ink[top * picture.stride : (top + drawn.height) * picture.stride]
        band = Picture(picture.width, drawn.height, rows)
        said.append(_read_band(band, line, {cell for each in lines for cell in each.text}, device))
        top += drawn.height
    return said


def _read_band(band: Picture, line: Line, letters: set[str], device: Device) -> str:
    wide = device.dots // device.columns * line.size.across
    known: dict[tuple[int, tuple[bool, ...]], str] = {}
    for letter in sorted(letters):
        alone = Line(text=letter, size=line.size, bold=line.bold)
        columns = 1 if letter.isascii() else 2
        drawn = line_picture(alone, device.dots, device.columns)
        known.setdefault((columns, _cell(drawn, 0, columns * wide)), letter)
    assert len(known) == len(letters)
    return _look_up(band, known, wide, line)


def _look_up(
    band: Picture, known: dict[tuple[int, tuple[bool, ...]], str], wide: int, line: Line
) -> str:
    left = {
        "left": 0,
        "center": (band.width - _width(line, wide)) // 2 // line.size.across * line.size.across,
        "right": band.width - _width(line, wide),
    }[line.align.value]
    said = ""
    for _ in line.text:
        for columns in (2, 1):
            letter = known.get((columns, _cell(band, left, columns * wide)))
            if letter:
                said += letter
                left += columns * wide
                break
    return said


def _width(line: Line, wide: int) -> int:
    return sum(wide if letter.isascii() else 2 * wide for letter in line.text)


def _cell(picture: Picture, left: int, wide: int) -> tuple[bool, ...]:
    return tuple(
        x < picture.width and picture.at(x, y)
        for y in range(picture.height)
        for x in range(left, left + wide)
    )


@given(HOSTILE, st.sampled_from(TEXT_DEVICES))
def test_no_text_is_ever_a_command(qapp: QApplication, text: str, device: Device) -> None:
    """Whatever stands in a name, the printer prints it, feeds nothing, cuts nothing, opens none."""
    blocks: tuple[Block, ...] = (
        Words(text=text),
        Row(name=text, quantity="1", price="1.00", amount=text),
        Pair(left=text, right=text),
    )

    events = read(encode(Document(blocks), device))

    assert all(isinstance(event, Printed | Picture) for event in events)
    if clean(text).isascii():
        shown = "".join(texts(events)).replace(" ", "")
        assert shown == "".join(line.text for line in _lines(Document(blocks), device)).replace(
            " ", ""
        )


@given(HOSTILE, st.sampled_from(DEVICES[:4]))
def test_no_name_on_a_receipt_is_ever_a_command(
    qapp: QApplication, text: str, device: Device
) -> None:
    sale = Receipt(
        number=text,
        moment=text,
        cashier=text,
        lines=(
            ReceiptLine(name=text, quantity=1000, price=SALE.total, amount=SALE.total, unit=text),
        ),
        total=SALE.total,
        tenders=(Tender(name=text, amount=SALE.total, reference=text),),
    )
    design = DESIGN.model_copy(update={"shop": text, "header": (text,), "link": ""})

    events = read(encode(receipt(sale, design), device))

    assert [e for e in events if isinstance(e, Kicked)] == []
    assert [type(e) for e in events[-2:]] == [Fed, WasCut]
    assert sum(isinstance(e, WasCut | Fed) for e in events) == 2


@given(st.from_regex(r"[ -~]{1,40}", fullmatch=True), st.sampled_from(TEXT_DEVICES))
def test_a_barcode_says_its_text_or_gives_way_to_dots(
    qapp: QApplication, text: str, device: Device
) -> None:
    events = read(encode(Document((Barcode(text),)), device))

    symbols = [event for event in events if isinstance(event, PrintedBars | Picture)]
    assert len(symbols) == 1
    assert symbols[0] == PrintedBars(text) or isinstance(symbols[0], Picture)
    assert " ".join(texts(events)).split() == text.split()


@pytest.mark.parametrize("text", ["", "中文", "a\x1b", "x" * 41])
def test_what_no_barcode_can_say_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="barcode"):
        Barcode(text)


@pytest.mark.parametrize("text", ["", "x" * 1001, "\ud800"])
def test_what_no_qr_code_can_say_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="QR"):
        Qr(text)


@pytest.mark.parametrize("pin", [2, 5])
@pytest.mark.parametrize("dialect", Dialect)
def test_the_drawer_opens_on_its_pin_and_nothing_is_printed(pin: int, dialect: Dialect) -> None:
    device = Device(drawer_pin=5 if pin == 5 else 2, dialect=dialect)

    assert read(drawer_kick(device)) == (Kicked(pin),)


def test_a_printer_without_a_knife_is_fed(qapp: QApplication) -> None:
    document = Document((Cut(),))

    assert read(encode(document, Device(cuts=False))) == (Fed(4),)
    assert read(encode(document, Device())) == (Fed(6), WasCut())


def test_letters_a_printer_lacks_come_as_dots(qapp: QApplication) -> None:
    document = Document((Words(text="有"), Words(text="Café ☕"), Words(text="有")))

    before, dots, after = read(encode(document, Device()))

    assert before == after == Printed(text="有")
    assert dots == line_picture(Line(text="Café ☕"), 384, 32)


def test_a_logo_is_centred_and_one_too_wide_keeps_to_the_paper(qapp: QApplication) -> None:
    small, large = Picture(8, 2, b"\xff\x81"), Picture(800, 1, b"\xff" * 100)

    (centred,) = read(encode(Document((small,)), Device()))
    (cut,) = read(encode(Document((large,)), Device()))

    assert isinstance(centred, Picture)
    assert [x for x in range(384) if centred.at(x, 1)] == [188, 195]
    assert cut == Picture(384, 1, b"\xff" * 48)


def test_nothing_is_said_on_standard_output(
    qapp: QApplication, capsys: pytest.CaptureFixture[str]
) -> None:
    encode(a_receipt(), Device())

    assert capsys.readouterr() == ("", "")
