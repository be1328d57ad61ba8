"""Papers of a whole counter: printed behind the sale, told when they are not, never lost unsaid."""

from __future__ import annotations

import socket
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from backend.protocol.money import Money
from console.desk.document import Document
from console.desk.document import Words as Text
from console.desk.paper import (
    ASK,
    DRAWER_ON_CASH,
    NEVER,
    PRINT_RECEIPTS,
    RECEIPT_COPIES,
    Opening,
    Role,
)
from console.desk.ports import Toast
from console.desk.words import Words
from console.paper.device import Device
from console.paper.press import Setup
from console.paper.printers import Address, FilePrinter, NetworkPrinter
from console.paper.rack import Rack
from console.paper.spool import Spool
from console.paper.virtual import Kicked, PrintedBars, WasCut, read, texts
from console.till.discount import Off
from console.till.refund import RefundLines
from console.till.sale import Sale
from console.till.shop import SHOP_NAME
from tests.console.fakes import Held
from tests.console.payments.shop import CASHIER, WATER, Shop

SLIP = Document((Text(text="交班"),))


@pytest.fixture
def toasts(shop: Shop) -> list[Toast]:
    shown: list[Toast] = []
    shop.desk.toasts.shown.connect(shown.append)
    return shown


def _paper(shop: Shop) -> Path:
    return shop.folder / "paper.bin"


def _set_up(shop: Shop, address: Address | None = None, **changes: Any) -> Setup:
    place = address or FilePrinter(path=_paper(shop))
    setup = replace(Setup(name="前台", address=place, has_drawer=True), **changes)
    Rack(shop.till.settings).keep_printers([setup])
    return setup


def _sold(shop: Shop, given: int = 500) -> Sale:
    now = shop.clock.now()
    shop.till.carts.add(shop.goods(WATER), 2000, now=now)
    sale = shop.till.sales.checkout(cashier=CASHIER[0], now=now)
    shop.till.charges.take_cash(sale.sale_id, Money(given), by=CASHIER[0], now=now)
    return shop.till.sales.get(sale.sale_id)


def _printed(shop: Shop) -> list[str]:
    return texts(read(_paper(shop).read_bytes())) if _paper(shop).exists() else []


def _cuts(shop: Shop) -> int:
    return sum(isinstance(one, WasCut) for one in read(_paper(shop).read_bytes()))


def _nobody() -> NetworkPrinter:
    with socket.create_server(("127.0.0.1", 0)) as door:
        return NetworkPrinter(host="127.0.0.1", port=int(door.getsockname()[1]))


def test_a_paid_sale_is_printed_with_everything_it_says(shop: Shop) -> None:
    _set_up(shop)
    shop.till.settings.put(SHOP_NAME, "巷口便利店")
    sale = _sold(shop)

    shop.desk.paper.sold(sale.sale_id)

    lines = "\n".join(_printed(shop))
    for part in ("巷口便利店", sale.number, "4.00", "Cash", "5.00", "Change", "1.00"):
        assert part in lines
    assert "Copy" not in lines
    assert PrintedBars(sale.number) in read(_paper(shop).read_bytes())


def test_discounts_and_notes_are_on_paper_and_sum_to_the_total(shop: Shop) -> None:
    _set_up(shop)
    now, carts = shop.clock.now(), shop.till.carts
    carts.add(shop.goods(WATER), 2000, now=now)
    carts.set_price(1, Money(180), by=CASHIER[0], now=now)
    carts.discount_line(1, Off(Money(20)), by=CASHIER[0], now=now)
    carts.discount(Off(percent=10), by=CASHIER[0], now=now)
    carts.write_line_note(1, "冰的", now=now)
    carts.write_note("王先生", now=now)
    sale = shop.till.sales.checkout(cashier=CASHIER[0], now=now)
    shop.till.charges.take_cash(sale.sale_id, Money(400), by=CASHIER[0], now=now)

    shop.desk.paper.sold(sale.sale_id)

    assert sale.total == Money(306)
    goods = _printed(shop)[7:]
    for left, right in (
        ("List price", "2.00"),
        ("2瓶 x 1.80", "3.60"),
        ("Discount", "-0.54"),
        ("Discounts in all", "-0.54"),
        ("Total", "￥3.06"),
    ):
        assert any(line.startswith(left) and line.endswith(right) for line in goods), left
    assert "* 冰的" in goods
    assert "Note: 王先生" in goods


def test_a_sale_is_printed_once_by_itself(shop: Shop) -> None:
    _set_up(shop)
    sale = _sold(shop)

    shop.desk.paper.sold(sale.sale_id)
    shop.desk.paper.sold(sale.sale_id)

    assert _cuts(shop) == 1


@pytest.mark.parametrize("choice", [ASK, NEVER])
def test_nothing_is_printed_unasked_if_the_shop_does_not_want_it(shop: Shop, choice: str) -> None:
    _set_up(shop)
    shop.desk.settings.put(PRINT_RECEIPTS, choice)
    sale = _sold(shop)

    shop.desk.paper.sold(sale.sale_id)
    assert not _paper(shop).exists()
    shop.desk.paper.receipt(sale.sale_id)

    assert "Copy" not in _printed(shop)
    assert _cuts(shop) == 1


def test_what_was_printed_before_says_copy_even_after_a_restart(shop: Shop) -> None:
    _set_up(shop)
    sale = _sold(shop)
    shop.desk.paper.sold(sale.sale_id)
    assert "Copy" not in _printed(shop)

    shop.restart()
    shop.desk.paper.receipt(sale.sale_id)

    assert _printed(shop).count("Copy") == 1
    assert shop.till.papers.count(sale.sale_id, sale.sale_id) == 2
    shop.till.check_file()


def test_the_second_of_several_is_a_copy(shop: Shop) -> None:
    _set_up(shop)
    shop.desk.settings.put(RECEIPT_COPIES, 3)

    shop.desk.paper.sold(_sold(shop).sale_id)

    assert _cuts(shop) == 3
    assert _printed(shop).count("Copy") == 2


def test_a_demo_says_so_on_paper(shop: Shop) -> None:
    _set_up(shop)
    demo = Spool(shop.desk, demo=True, saved_in=shop.folder)

    demo.sold(_sold(shop).sale_id)

    assert any("Demo" in line for line in _printed(shop))


def test_a_return_is_printed_with_the_goods_that_came_back(shop: Shop) -> None:
    _set_up(shop)
    sale = _sold(shop)
    refund, *_ = shop.till.refunds.begin(
        sale.sale_id,
        RefundLines({1: 1000}),
        asked_by=CASHIER[0],
        approval=None,
        refund_reason="漏水",
        now=shop.clock.now(),
    )

    shop.desk.paper.returned(refund.return_id)
    shop.desk.paper.returned(refund.return_id)

    lines = "\n".join(_printed(shop))
    for part in ("Refund receipt", sale.number, "2.00", "漏水", "Cash"):
        assert part in lines
    assert _cuts(shop) == 1


def test_a_till_without_a_printer_goes_on_in_silence_and_tells_who_asks(
    shop: Shop, toasts: list[Toast]
) -> None:
    sale = _sold(shop)
    shop.desk.paper.sold(sale.sale_id)
    shop.desk.paper.open_drawer(Opening.CASH)
    assert not toasts

    shop.desk.paper.receipt(sale.sale_id)
    shop.desk.paper.open_drawer()

    assert [toast.key for toast in toasts] == ["paper", "paper"]
    assert "No printer is set up" in str(toasts[0].text)


def test_a_printer_that_does_not_answer_is_told_and_prints_when_it_is_back(
    shop: Shop, toasts: list[Toast]
) -> None:
    _set_up(shop, _nobody())
    sale = _sold(shop)

    shop.desk.paper.sold(sale.sale_id)
    (toast,) = toasts
    assert f"Receipt {sale.number} was not printed. The printer does not answer." in str(toast.text)
    assert toast.ms == 0
    assert dict(shop.desk.status.facts)["paper"].tone == "warn"
    assert shop.till.papers.count(sale.sale_id, sale.sale_id) == 0

    _set_up(shop)
    assert toast.on_action is not None
    toast.on_action()

    assert sale.number in "\n".join(_printed(shop))
    assert "Copy" not in _printed(shop)
    assert "paper" not in dict(shop.desk.status.facts)


def test_what_was_not_printed_is_saved_as_pdf_under_a_name_of_its_own(
    shop: Shop, toasts: list[Toast]
) -> None:
    _set_up(shop, _nobody())
    sale = _sold(shop)
    for _ in range(2):
        shop.desk.paper.receipt(sale.sale_id)
        assert toasts[-1].on_other is not None
        toasts[-1].on_other()

    found = sorted(path.name for path in (shop.folder / "papers").iterdir())
    assert found == [f"Receipt {sale.number} (2).pdf", f"Receipt {sale.number}.pdf"]
    assert all((shop.folder / "papers" / name).read_bytes()[:5] == b"%PDF-" for name in found)
    assert toasts[-1].tone == "good"
    assert not shop.spool.lost


def test_several_lost_papers_are_told_together(shop: Shop, toasts: list[Toast]) -> None:
    _set_up(shop, _nobody())

    for _ in range(3):
        shop.desk.paper.slip(SLIP, what="Report")

    assert "3 papers were not printed." in str(toasts[-1].text)
    assert len(shop.spool.lost) == 3


def test_a_dead_printer_is_waited_for_once_whatever_waits_behind(
    qapp: QApplication, words: Words, tmp_path: Path
) -> None:
    held = Held()
    shop = Shop(tmp_path, words, held)
    try:
        _set_up(shop, _nobody())
        for _ in range(5):
            shop.desk.paper.slip(SLIP, what="Report")
        assert len(held) == 1
        assert len(shop.desk.leaving.obstacles()) == 5

        held.release()

        assert len(held) == 0
        assert len(shop.spool.lost) == 5
        assert not shop.desk.leaving.obstacles()
    finally:
        shop.close()


def test_papers_come_out_one_by_one_in_the_order_they_were_asked_for(
    qapp: QApplication, words: Words, tmp_path: Path
) -> None:
    held = Held()
    shop = Shop(tmp_path, words, held)
    try:
        _set_up(shop)
        for number in range(4):
            shop.desk.paper.slip(Document((Text(text=str(number)),)), what="Report")
        while len(held):
            assert len(held) == 1
            held.release()
        assert _printed(shop) == ["0", "1", "2", "3"]
    finally:
        shop.close()


@pytest.mark.parametrize("wanted", [True, False])
def test_the_drawer_opens_for_cash_if_the_shop_wants_it_and_always_when_asked(
    shop: Shop, wanted: bool
) -> None:
    _set_up(shop)
    shop.desk.settings.put(DRAWER_ON_CASH, wanted)

    shop.desk.paper.open_drawer(Opening.CASH)
    kicks = read(_paper(shop).read_bytes()).count(Kicked(2)) if _paper(shop).exists() else 0
    shop.desk.paper.open_drawer()

    assert kicks == wanted
    assert read(_paper(shop).read_bytes()).count(Kicked(2)) == wanted + 1


def test_a_drawer_that_did_not_open_is_no_paper(shop: Shop, toasts: list[Toast]) -> None:
    _set_up(shop, _nobody())

    shop.desk.paper.open_drawer(Opening.CASH)

    (toast,) = toasts
    assert "The drawer did not open." in str(toast.text)
    assert callable(toast.other)
    assert not toast.other()
    assert "paper" not in dict(shop.desk.status.facts)


def test_labels_go_to_the_printer_of_labels(shop: Shop, toasts: list[Toast]) -> None:
    _set_up(shop)
    shop.desk.paper.slip(SLIP, what="Labels", on=Role.LABELS)
    assert toasts
    assert not _paper(shop).exists()

    _set_up(shop, prints=(Role.LABELS,), device=Device(cuts=False))
    shop.spool.again()

    assert _printed(shop) == ["交班"]


def test_what_is_kept_and_cannot_be_read_is_told(shop: Shop, toasts: list[Toast]) -> None:
    shop.till.settings.put("paper.design", "{")
    shop.desk.paper.receipt(_sold(shop).sale_id)
    assert "not the design of a receipt" in str(toasts[-1].text)

    shop.till.settings.put("paper.printers", "{")
    shop.desk.paper.open_drawer(Opening.CASH)
    assert "not how a printer can be set up" in str(toasts[-1].text)
