"""The evening: orders and their evidence, a refund, settings, the palette, signing out."""

from __future__ import annotations

from backend.payments.contract.refund import REFUND_QUERY, RefundQueryRequest
from backend.protocol.money import Money
from console.payments.orders.view.refund import AMOUNT, GOODS
from console.tour import door
from console.tour.album import Fact
from console.tour.day import Day
from console.tour.morning import WATER
from console.tour.patience import until

GIVEN_UP = 1
"""The customer who never confirmed: it stands in the list, too."""
TEA_LINE = 4


def look_at_orders(day: Day) -> None:
    """Find every sale of the day, read one with its evidence."""
    album, hands, page = day.album, day.hands, day.orders
    hands.press("Ctrl+2")
    album.step(
        "orders", "Every sale of this till", _rows(day, len(day.sold) + GIVEN_UP), _detail(day, "")
    )
    hands.press("Down")
    newest = page.rows.row(0).sale_id
    album.step("evidence", "The newest sale and everything that happened", _detail(day, newest))
    tea = day.sold["herbal tea"]
    _step_to(day, tea)
    album.step("detail", "The sale with the herbal teas", _detail(day, tea))


def refund_a_tea(day: Day) -> None:
    """Give back one piece with a manager's PIN."""
    album, hands, panel = day.album, day.hands, day.orders.panel
    before = Money.from_text(day.phone.balance())
    hands.press("F6")
    album.step("refund", "F6: what goes back?", _leaf(day, "refund"))
    hands.press("Right")
    until(lambda: panel.refund.by.key == GOODS, "goods are chosen")
    hands.reach(panel.refund.edits[TEA_LINE].plus)
    hands.press("Space")
    album.step("refund_goods", "One herbal tea", _leaf(day, "refund"), _offer(day, Money(450)))
    hands.press("Ctrl+Return")
    until(lambda: panel.approve.who is not None, "the managers are known")
    album.step("approval", "A cashier's refund needs a manager's PIN", _leaf(day, "approve"))
    hands.type("9999")
    hands.press("Return")
    message = panel.approve.pad.message
    refused = Fact("refused", expected=True, look=lambda: bool(message()))
    album.step("approval_refused", "A wrong PIN approves nothing", refused, _refunds(day, []))
    hands.type(door.PINS[door.MANAGER])
    hands.press("Return")
    album.step(
        "refunded",
        "The manager's PIN approves it; the money is back with the customer",
        _leaf(day, "detail"),
        _refunds(day, ["done by 102, approved by 201"]),
        Fact("given back", "4.50", lambda: _refunded(day).to_text()),
        Fact("platform", "4.50 REFUND_SUCCESS", lambda: _asked(day), far=True),
        day.balance(before + Money(450)),
    )


def refund_a_split(day: Day) -> None:
    """Give half of a sale back that was paid in cash and by code: each gets its share."""
    album, hands, panel = day.album, day.hands, day.orders.panel
    split = day.sold["split"]
    _step_to(day, split)
    until(lambda: _detail(day, split).look() == split, "it is shown")
    before = Money.from_text(day.phone.balance())
    hands.press("F6")
    hands.press("Right")
    hands.press("Right")
    until(lambda: panel.refund.by.key == AMOUNT, "an amount is chosen")
    hands.reach(panel.refund.amount)
    hands.press("Ctrl+A")
    hands.write("1.40")
    album.step("split_refund", "1.40 of it: the till says which way it goes", _leaf(day, "refund"))
    hands.press("Ctrl+Return")
    until(lambda: panel.approve.who is not None, "the managers are known")
    hands.type(door.PINS[door.MANAGER])
    hands.press("Return")
    album.step(
        "split_refunded",
        "0.50 goes back in cash, 0.90 to the customer's account",
        _leaf(day, "detail"),
        Fact("ways", ["cash 0.50 done", "code 0.90 done"], lambda: _ways(day)),
        day.balance(before + Money(90)),
    )


def look_around(day: Day) -> None:
    """Search, settings, the palette, the keys, the end of the shift."""
    album, hands, counter = day.album, day.hands, day.counter
    hands.write("可乐")
    album.step("found", "Sales with cola", _rows(day, 6))
    hands.write("不在这里")
    album.step("nothing_found", "Nothing of that name", _rows(day, 0))
    hands.press("Ctrl+K")
    hands.type("settings" if day.desk.words.language == "en" else "shezhi")
    hands.press("Return")
    album.step("settings", "Settings", Fact("page", "shell.preferences", lambda: counter.current))
    hands.press("Ctrl+1")
    hands.scan(WATER)
    hands.press("Ctrl+K")
    hands.type("o" if day.desk.words.language == "en" else "dd")
    palette = Fact("open", expected=True, look=counter.palette_sheet.isVisible)
    album.step("palette", "Ctrl+K finds pages and actions by a few letters", palette)
    hands.press("Esc")
    hands.press("F1")
    keys = Fact("open", expected=True, look=counter.key_sheet.isVisible)
    album.step("keys", "F1 lists every key", keys)
    hands.press("Esc")
    until(lambda: not day.ready.till.open_matters(day.desk.clock.now()), "all is reported")
    hands.press("Ctrl+L")
    album.step(
        "signed_out",
        "Nothing is open: signing out is allowed",
        Fact("person", expected=None, look=lambda: day.desk.session.person),
        day.unsettled(0),
    )


def _step_to(day: Day, sale_id: str) -> None:
    """Move through the list with the arrow keys until a sale is chosen."""
    rows, table = day.orders.rows, day.orders.table
    wanted = [sale.sale_id for sale in rows.rows].index(sale_id)
    while (place := table.view.selected_row()) != wanted:
        day.hands.press("Down" if place < wanted else "Up")


def _rows(day: Day, count: int) -> Fact:
    return Fact("rows", count, lambda: len(day.orders.rows.rows))


def _detail(day: Day, sale_id: str) -> Fact:
    def shown() -> str:
        detail = day.sales.detail
        return detail.sale.sale_id if detail is not None else ""

    return Fact("sale", sale_id, shown)


def _leaf(day: Day, key: str) -> Fact:
    return Fact("panel", key, lambda: day.orders.panel.key)


def _offer(day: Day, amount: Money) -> Fact:
    words = day.desk.words.money(amount)
    return Fact("offers", expected=True, look=lambda: words in day.orders.panel.refund.give.words())


def _refunds(day: Day, expected: list[str]) -> Fact:
    def told() -> list[str]:
        detail = day.sales.detail
        return [
            f"{one.state} by {one.asked_by}, approved by "
            f"{one.approval.approved_by if one.approval else ''}"
            for one in (detail.refunds if detail is not None else ())
        ]

    return Fact("refunds", expected, told)


def _ways(day: Day) -> list[str]:
    detail = day.sales.detail
    refunds = detail.refunds if detail is not None else ()
    return [f"{one.how} {one.amount.to_text()} {one.state}" for one in refunds]


def _refunded(day: Day) -> Money:
    detail = day.sales.detail
    return detail.sale.refunded if detail is not None else Money(0)


def _asked(day: Day) -> str:
    """Ask the platform what it gave back."""
    detail = day.sales.detail
    if detail is None or not detail.refunds:
        return ""
    refund = detail.refunds[0]
    request = RefundQueryRequest(
        out_trade_no=refund.out_trade_no, out_request_no=refund.out_request_no
    )
    answer = day.ready.client.call(REFUND_QUERY, request)
    amount = answer.refund_amount
    return f"{amount.to_text() if amount is not None else ''} {answer.refund_status}"
