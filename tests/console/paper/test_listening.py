"""A whole way of a paper: a sale at the counter, through a socket, into another process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from backend.protocol.money import Money
from console.desk.words import Words
from console.paper.bill import Mark, of_sale
from console.paper.codes import bars
from console.paper.device import Device, Mode
from console.paper.encoder import encode
from console.paper.press import Setup
from console.paper.printers import NetworkPrinter
from console.paper.proof import paper
from console.paper.rack import Rack
from console.paper.receipt import receipt
from console.paper.typography import to_image
from console.paper.virtual import read
from console.payments.checkout.model import CheckoutModel
from console.payments.checkout.papers import CounterPapers
from console.till.shop import SHOP_NAME
from tests.console.payments.shop import COLA, WATER, Shop
from tests.house.sources import ROOT
from tests.patience import Lines

PLACE = "listening on 127.0.0.1:"


class Far:
    """The printer's process, and what it says."""

    def __init__(self, folder: Path) -> None:
        command = ["-m", "console", "printer", "--port", "0", "--out", str(folder)]
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8"}
        self.folder = folder
        self.process = subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            encoding="utf-8",
            env=environment,
            stdout=subprocess.PIPE,
        )
        self._lines = Lines(self.process)
        self.read = self._lines.next
        self.port = int(self._lines.after(PLACE).partition(",")[0])

    def close(self) -> None:
        self.process.terminate()
        self.process.wait(10)
        assert self.process.stdout is not None
        self.process.stdout.close()


@pytest.fixture(scope="module")
def far(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Far]:
    opened = Far(tmp_path_factory.mktemp("papers"))
    yield opened
    opened.close()


@pytest.fixture
def shop(words: Words, shop: Shop) -> Shop:
    words.speak("zh_CN")
    shop.till.settings.put(SHOP_NAME, "巷口便利店")
    return shop


@pytest.mark.parametrize("mode", Mode)
def test_a_sale_at_the_counter_comes_out_of_the_printer_in_chinese(
    far: Far, shop: Shop, mode: Mode
) -> None:
    device = Device(mode=mode)
    address = NetworkPrinter(host="127.0.0.1", port=far.port)
    setup = Setup(name="前台", address=address, device=device)
    Rack(shop.till.settings).keep_printers([setup])
    model = CheckoutModel(shop.desk)
    CounterPapers(model, shop.desk, model)

    model.submit(WATER)
    model.submit(COLA)
    model.take_cash(Money(1000))

    assert not shop.spool.lost
    name, _, size = far.read().partition(": ")
    data = (far.folder / f"{name}.bin").read_bytes()
    assert size == f"{len(data)} bytes"
    assert model.sale is not None
    bill = of_sale(shop.till, shop.desk.words, model.sale.sale_id, Mark())
    document = receipt(bill, Rack(shop.till.settings).design())
    assert data == encode(document, device)
    seen = QImage(str(far.folder / f"{name}.png")).convertToFormat(QImage.Format.Format_Mono)
    drawn = to_image(paper(read(data), device)).convertToFormat(QImage.Format.Format_Mono)
    assert seen == drawn
    lines: list[str] = []
    while not (lines and lines[-1] == f"  [barcode {bill.number}]"):
        lines.append(far.read())
    said = "\n".join(lines)
    if mode is not Mode.RASTER:
        for part in ("巷口便利店", "山泉里 饮用天然水 550ml", "泡泡熊 可乐 330ml", "4.80", "找零"):
            assert part in said


def test_what_no_printer_understands_is_said_and_kept(far: Far) -> None:
    import socket

    with socket.create_connection(("127.0.0.1", far.port)) as line:
        line.sendall(b"\x1b\x01\x02")

    name, _, said = far.read().partition(": ")
    assert said.startswith("not understood")
    assert (far.folder / f"{name}.bin").read_bytes() == b"\x1b\x01\x02"


def test_the_barcode_of_a_sale_is_narrow_enough_for_every_paper() -> None:
    assert 2 * (len(bars("261122-0042")) + 20) <= 384
