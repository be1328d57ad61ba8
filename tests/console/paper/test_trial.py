"""Where a printer is, as typed; and the page that finds out how it writes Chinese."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.desk.document import Picture
from console.desk.words import Words as Language
from console.paper.device import Device, Mode
from console.paper.failures import BadPlace
from console.paper.places import Way, read_place, write_place
from console.paper.press import Setup
from console.paper.printers import (
    Address,
    FilePrinter,
    NetworkPrinter,
    SerialPrinter,
    UsbPrinter,
)
from console.paper.trial import SAID, SYMBOL, WRITINGS, print_trial, trial
from console.paper.virtual import Kicked, Printed, WasCut, read, texts

DEVICES = [
    Device(columns=columns, dots=dots, mode=mode, cuts=cuts)
    for columns, dots in ((32, 384), (48, 576))
    for mode in Mode
    for cuts in (True, False)
]


@pytest.mark.parametrize(
    ("way", "text", "address"),
    [
        (Way.NETWORK, " 192.168.1.50 ", NetworkPrinter(host="192.168.1.50")),
        (Way.NETWORK, "printer.local:9101", NetworkPrinter(host="printer.local", port=9101)),
        (Way.NETWORK, "[fe80::1%eth0]:9100", NetworkPrinter(host="fe80::1%eth0")),
        (Way.USB, "0416:5011", UsbPrinter(vendor=0x0416, product=0x5011)),
        (Way.USB, "4B8:E15", UsbPrinter(vendor=0x04B8, product=0x0E15)),
        (Way.SERIAL, "COM3", SerialPrinter(port="COM3")),
        (Way.SERIAL, "/dev/ttyUSB0, 115200", SerialPrinter(port="/dev/ttyUSB0", baud=115_200)),
        (Way.FILE, "paper.bin", FilePrinter(path=Path("paper.bin"))),
    ],
)
def test_a_place_is_read_as_it_is_written(way: Way, text: str, address: Address) -> None:
    assert read_place(way, text) == address
    assert read_place(way, write_place(address)) == address


@pytest.mark.parametrize(
    ("way", "text"),
    [
        *(
            (Way.NETWORK, bad)
            for bad in ("", "a b", "a:0", "a:70000", "a:b", "a:1:2", "[::1", "é/")
        ),
        *((Way.USB, bad) for bad in ("", "0416", "0416:", "0416:5011:1", "12345:1", "0:1", "x:1")),
        *((Way.SERIAL, bad) for bad in ("", "COM3, fast", "COM3, 1", "COM3, 9600, 8", "a\x1bp")),
        *((Way.FILE, bad) for bad in ("", "\0", "a\nb", "/")),
    ],
)
def test_what_is_no_place_is_refused(way: Way, text: str) -> None:
    with pytest.raises(BadPlace):
        read_place(way, text)


@given(st.sampled_from(Way), st.text(max_size=40))
def test_any_text_is_a_place_or_refused(way: Way, text: str) -> None:
    try:
        address = read_place(way, text)
    except BadPlace:
        return
    assert read_place(way, write_place(address)) == address


@pytest.mark.parametrize("device", DEVICES, ids=str)
def test_every_way_of_writing_has_a_line_of_its_own_that_reads(
    words: Language, device: Device
) -> None:
    events = read(trial(device))

    said = [one.text for one in events if isinstance(one, Printed) and SAID in one.text]
    by_letters = [n for n, way in enumerate(WRITINGS, 1) if way.mode is not Mode.RASTER]
    assert said == [f"{number}. {SAID}" for number in by_letters]
    assert texts(events).count(SYMBOL) <= 1
    assert sum(isinstance(one, Picture) for one in events) >= 2
    assert isinstance(events[-1], WasCut) is device.cuts


def test_the_test_page_opens_the_drawer_if_there_is_one(words: Language, tmp_path: Path) -> None:
    for has_drawer in (True, False):
        path = tmp_path / f"{has_drawer}.bin"
        print_trial(Setup(name="", address=FilePrinter(path=path), has_drawer=has_drawer))
        assert (Kicked(2) in read(path.read_bytes())) is has_drawer
