"""Paper at the counter: receipts, slips, the drawer, and a receipt that is scanned."""

from __future__ import annotations

from pathlib import Path

import pytest

from backend.protocol.money import Money
from console.desk.paper import ASK, PRINT_RECEIPTS
from console.paper.press import Setup
from console.paper.printers import FilePrinter
from console.paper.rack import Rack
from console.paper.virtual import Kicked, PrintedBars, WasCut, read, texts
from console.payments.checkout.view.drawer import DrawerLeaf
from console.payments.checkout.view.page import CheckoutView
from console.payments.orders.view.page import OrdersView
from console.shell.counter import Counter
from console.till.refund import RefundAmount
from console.widgets.approve import ApproveLeaf
from console.widgets.button import Button
from tests.console.keys import press, scanned
from tests.console.payments.shop import CASHIER, MANAGER, WATER, Shop


class Roll:
    """What came out of the printer since it was last looked at."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> tuple[list[str], int, int]:
        """Return the lines, how often the paper was cut and how often the drawer opened."""
        data = self._path.read_bytes() if self._path.exists() else b""
        self._path.unlink(missing_ok=True)
        events = read(data)
        cuts = sum(isinstance(one, WasCut) for one in events)
        return texts(events), cuts, sum(isinstance(one, Kicked) for one in events)


@pytest.fixture
def roll(shop: Shop, tmp_path: Path) -> Roll:
    """Set up a printer with a drawer on it."""
    path = tmp_path / "roll.bin"
    setup = Setup(name="前台", address=FilePrinter(path=path), has_drawer=True)
    Rack(shop.till.settings).keep_printers([setup])
    return Roll(path)


def test_a_paid_sale_prints_and_the_drawer_stays_shut(
    roll: Roll, page: CheckoutView, shop: Shop
) -> None:
    page.model.submit(WATER)
    page.model.submit(shop.code())

    lines, cuts, kicks = roll.read()
    assert (cuts, kicks) == (1, 0)
    assert any(line.startswith("Payment code") for line in lines)
    shop.clock.advance(60)
    assert roll.read() == ([], 0, 0)


def test_cash_opens_the_drawer_before_the_receipt_and_change_is_on_it(
    roll: Roll, page: CheckoutView, shop: Shop, tmp_path: Path
) -> None:
    page.model.submit(WATER)
    page.model.take_cash(Money(500))

    events = read((tmp_path / "roll.bin").read_bytes())
    assert events[0] == Kicked(2)
    lines, cuts, kicks = roll.read()
    assert (cuts, kicks) == (1, 1)
    assert any(line.startswith("Change") and line.endswith("3.00") for line in lines)


def test_a_part_in_cash_opens_it_and_giving_it_back_opens_it_again(
    roll: Roll, page: CheckoutView
) -> None:
    page.model.submit(WATER)
    page.model.take_cash(Money(150))
    assert roll.read() == ([], 0, 1)

    page.model.back_to_cart()
    assert roll.read() == ([], 0, 1)


def test_a_split_sale_prints_every_tender(roll: Roll, page: CheckoutView, shop: Shop) -> None:
    page.model.submit(WATER)
    page.model.take_cash(Money(150))
    page.model.submit(shop.code())

    lines, cuts, _ = roll.read()
    assert cuts == 1
    assert any(line.startswith("Cash") and line.endswith("1.50") for line in lines)
    assert any(line.startswith("Payment code") and line.endswith("0.50") for line in lines)


def test_f12_prints_the_last_receipt_as_a_copy_whatever_the_counter_is_about(
    roll: Roll, page: CheckoutView, shop: Shop
) -> None:
    page.model.submit(WATER)
    page.model.submit(shop.code())
    roll.read()

    press(page, "F12")  # paid: a button
    assert "Copy" in roll.read()[0]
    page.model.next_sale()
    press(page, "F12")  # nobody is served: a button
    assert roll.read()[1] == 1
    page.model.submit(WATER)
    press(page, "F12")  # goods are rung up: no button
    assert roll.read()[1] == 1


def test_f12_without_any_sale_does_nothing(roll: Roll, page: CheckoutView) -> None:
    press(page, "F12")
    assert roll.read() == ([], 0, 0)


def test_a_shop_that_asks_prints_when_the_customer_wants_it(
    roll: Roll, page: CheckoutView, shop: Shop
) -> None:
    shop.desk.settings.put(PRINT_RECEIPTS, ASK)
    page.model.submit(WATER)
    page.model.submit(shop.code())
    assert roll.read() == ([], 0, 0)

    page.panel.paid.print.click()

    lines, cuts, _ = roll.read()
    assert cuts == 1
    assert "Copy" not in lines


def _paid(page: CheckoutView) -> str:
    page.model.submit(WATER)
    page.model.take_cash(Money(200))
    assert page.model.sale is not None
    sale_id = page.model.sale.sale_id
    page.model.next_sale()
    return sale_id


def test_the_orders_page_prints_any_receipt_again(
    roll: Roll, page: CheckoutView, orders: OrdersView
) -> None:
    orders.model.choose(_paid(page))
    roll.read()

    press(orders, "F12")

    lines, cuts, _ = roll.read()
    assert cuts == 1
    assert "Copy" in lines


def test_a_refund_in_cash_opens_the_drawer_and_prints_its_slip_once(
    roll: Roll, page: CheckoutView, orders: OrdersView, shop: Shop
) -> None:
    sale_id = _paid(page)
    shop.sign_in(MANAGER)
    orders.model.choose(sale_id)
    roll.read()

    orders.model.refund_amount(Money(50), "漏水")

    lines, cuts, kicks = roll.read()
    assert (cuts, kicks) == (1, 1)
    assert "Refund receipt" in lines
    orders.model.again()
    assert roll.read() == ([], 0, 0)
    slip = next(
        button
        for button in orders.panel.detail.findChildren(Button)
        if button.words() == "Print the slip"
    )
    slip.click()
    assert "Copy" in roll.read()[0]


def test_a_refund_through_the_platform_prints_when_it_has_arrived(
    roll: Roll, page: CheckoutView, orders: OrdersView, shop: Shop
) -> None:
    page.model.submit(WATER)
    page.model.submit(shop.code())
    assert page.model.sale is not None
    shop.sign_in(MANAGER)
    orders.model.choose(page.model.sale.sale_id)
    roll.read()

    orders.model.refund_all("漏水")
    shop.clock.advance(2)

    lines, cuts, kicks = roll.read()
    assert (cuts, kicks) == (1, 0)
    assert "Refund receipt" in lines


def test_the_till_does_not_print_what_was_begun_before_this_start(
    roll: Roll, page: CheckoutView, orders: OrdersView, shop: Shop
) -> None:
    sale_id = _paid(page)
    past = shop.clock.now()
    shop.till.refunds.begin(
        sale_id,
        RefundAmount(Money(50)),
        asked_by=CASHIER[0],
        approval=None,
        refund_reason="",
        now=past.replace(year=past.year - 1),
    )
    roll.read()

    orders.model.choose(sale_id)
    orders.model.refund_begun.emit()

    assert roll.read() == ([], 0, 0)


def test_a_scanned_receipt_opens_its_sale_from_the_counter(
    roll: Roll, counter: Counter, page: CheckoutView, tmp_path: Path
) -> None:
    sale_id = _paid(page)
    events = read((tmp_path / "roll.bin").read_bytes())
    (bars,) = [one.text for one in events if isinstance(one, PrintedBars)]

    scanned(page, bars)

    assert counter.current == "payments.orders"
    view = counter.page("payments.orders")
    assert isinstance(view, OrdersView)
    assert view.model.detail is not None
    assert view.model.detail.sale.sale_id == sale_id


def test_a_scanned_receipt_is_the_sale_on_the_orders_page(
    page: CheckoutView, orders: OrdersView, shop: Shop
) -> None:
    first = _paid(page)
    _paid(page)

    scanned(orders, shop.till.sales.get(first).number)

    assert orders.model.detail is not None
    assert orders.model.detail.sale.sale_id == first


def test_the_receipt_of_another_shop_is_told_as_strange(
    counter: Counter, page: CheckoutView, shop: Shop
) -> None:
    scanned(page, "260101-9999")

    assert counter.current == "payments.checkout"
    assert shop.toasts == ["No goods with 260101-9999"]


def test_a_manager_opens_the_drawer_for_a_reason_that_is_put_on_record(
    roll: Roll, page: CheckoutView, shop: Shop
) -> None:
    shop.sign_in(MANAGER)

    press(page, "Ctrl+D")
    assert page.panel.key == "drawer"
    press(page, "Alt+1")

    assert roll.read() == ([], 0, 1)
    assert page.panel.key == "total"
    (line,) = [one for one in shop.till.journal.after(0) if one.kind == "activity.open_drawer"]
    assert (line.fields["by"], line.fields["reason"]) == (MANAGER[0], "Change for a customer")


def test_a_cashier_needs_a_pin_to_open_it_and_a_wrong_one_leaves_it_shut(
    roll: Roll, page: CheckoutView, shop: Shop
) -> None:
    press(page, "Ctrl+D")
    drawer = page.findChildren(DrawerLeaf)[0]
    press(page, "Return")
    assert page.panel.key == "drawer"
    drawer.other.setText("顾客换零钱")
    press(page, "Return")
    assert page.panel.key == "drawer_approve"
    approve = page.panel.findChildren(ApproveLeaf)[-1]
    approve.pad.entered.emit("9999")
    assert roll.read() == ([], 0, 0)

    approve.pad.entered.emit(MANAGER[1])

    assert roll.read() == ([], 0, 1)
    (line,) = [one for one in shop.till.journal.after(0) if one.kind == "activity.open_drawer"]
    assert line.fields["approved_by"] == MANAGER[0]
    assert line.fields["reason"] == "顾客换零钱"


def test_whoever_goes_back_leaves_it_shut(roll: Roll, page: CheckoutView, shop: Shop) -> None:
    press(page, "Ctrl+D")
    press(page, "Alt+2")
    assert page.panel.key == "drawer_approve"
    press(page, "Esc")

    assert page.panel.key == "total"
    assert roll.read() == ([], 0, 0)
    assert not [one for one in shop.till.journal.after(0) if one.kind == "activity.open_drawer"]
