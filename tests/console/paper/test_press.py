"""A printer of the shop: kept, printed on, seen."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError

from console.desk.words import Words as Language
from console.paper.device import Device, Dialect, Mode
from console.paper.encoder import encode
from console.paper.press import (
    Setup,
    open_drawer,
    print_on,
)
from console.paper.printers import (
    Address,
    FilePrinter,
    NetworkPrinter,
    SerialPrinter,
    UsbPrinter,
)
from console.paper.proof import paper
from console.paper.virtual import Kicked, WasCut, read
from tests.console.paper.papers import DEVICES, a_receipt
from tests.patience import beside

_SETUP = TypeAdapter(Setup)
WIDE = Device(columns=48, dots=576, mode=Mode.UTF8, dialect=Dialect.EPSON, drawer_pin=5)


@pytest.mark.parametrize(
    "address",
    [
        NetworkPrinter(host="192.168.1.9", tells_state=False),
        NetworkPrinter(host="fe80::1%eth0", port=9101),
        SerialPrinter(port="COM3", baud=115_200),
        UsbPrinter(vendor=0x0416, product=0x5011),
        FilePrinter(path=Path("paper.bin")),
    ],
)
def test_a_setup_survives_being_kept(address: Address) -> None:
    setup = Setup(name="前台", address=address, device=WIDE, has_drawer=True)

    assert _SETUP.validate_json(_SETUP.dump_json(setup)) == setup


@pytest.mark.parametrize(
    "text",
    [
        "",
        '{"name": "x"}',
        '{"name": "x", "address": {"kind": "fax", "host": "a"}}',
        '{"name": "x", "address": {"kind": "network", "host": ""}}',
        '{"name": "x", "address": {"kind": "network", "host": "a b"}}',
        '{"name": "x", "address": {"kind": "network", "host": "a", "port": 70000}}',
        '{"name": "x", "address": {"kind": "usb", "vendor": 0, "product": 1}}',
        '{"name": "x", "address": {"kind": "file", "path": "a"}, "device": {"columns": 3}}',
        '{"name": "x", "address": {"kind": "file", "path": "a"}, "device": {"dots": 385}}',
        '{"name": "x", "address": {"kind": "file", "path": "a"}, "device": {"mode": "big5"}}',
        '{"name": "x", "address": {"kind": "file", "path": "a"}, "device": {"drawer_pin": 3}}',
    ],
)
def test_what_is_no_setup_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        _SETUP.validate_json(text)


def _a_setup(folder: Path, *, has_drawer: bool = True) -> Setup:
    address = FilePrinter(path=folder / "paper.bin")
    return Setup(name="", address=address, device=WIDE, has_drawer=has_drawer)


def _printed(folder: Path) -> bytes:
    return (folder / "paper.bin").read_bytes()


@pytest.mark.parametrize("has_drawer", [True, False])
@pytest.mark.parametrize("opens", [True, False])
def test_the_drawer_opens_if_there_is_one_and_it_is_wanted(
    words: Language, tmp_path: Path, has_drawer: bool, opens: bool
) -> None:
    print_on(_a_setup(tmp_path, has_drawer=has_drawer), a_receipt(), opens_drawer=opens)

    events = read(_printed(tmp_path))
    assert (Kicked(5) in events) is (has_drawer and opens)
    assert isinstance(events[-1], WasCut)


def test_the_drawer_opens_without_a_paper(tmp_path: Path) -> None:
    open_drawer(_a_setup(tmp_path))
    open_drawer(_a_setup(tmp_path, has_drawer=False))

    assert read(_printed(tmp_path)) == (Kicked(5),)


def test_printing_off_the_window_gives_the_same_bytes(words: Language) -> None:
    """Letters drawn as dots come out alike in the background, where printing is done."""
    document, device = a_receipt(), Device(mode=Mode.RASTER)
    found: list[bytes] = []
    with beside(lambda: found.append(encode(document, device))):
        pass

    assert found == [encode(document, device)]


@pytest.mark.parametrize("device", DEVICES[::3], ids=str)
def test_the_paper_of_a_virtual_printer_can_be_seen(words: Language, device: Device) -> None:
    picture = paper(read(encode(a_receipt(), device)), device)

    assert picture.width == device.dots
    assert picture.height > 600
    assert any(picture.ink)


def test_dots_and_letters_look_alike_on_paper(words: Language) -> None:
    """The same receipt by letters and by dots is the same picture."""
    by_letters = Device(draws_codes=False)
    by_dots = Device(mode=Mode.RASTER, draws_codes=False)
    document = a_receipt()

    assert paper(read(encode(document, by_letters)), by_letters) == paper(
        read(encode(document, by_dots)), by_dots
    )


def test_nothing_printed_is_white(words: Language) -> None:
    assert not any(paper((), Device()).ink)
