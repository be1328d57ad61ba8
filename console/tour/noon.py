"""Noon, when things go wrong: a slow customer, an old code, nobody who pays, a dying platform."""

from __future__ import annotations

from backend.protocol.money import Money
from console.payments.checkout.stage import Stage
from console.tour.album import Fact
from console.tour.day import Day
from console.tour.morning import COLA, WATER
from console.tour.patience import until

PATIENCE = 4.0
"""Seconds the till waits for the customer who never pays; then it asks once more and cancels."""
USUAL = 60.0
OLD_CODE = "refused:ACQ.PAYMENT_AUTH_CODE_INVALID"


def confirm_on_the_phone(day: Day) -> None:
    """Charge a customer who must confirm first."""
    album, hands = day.album, day.hands
    hands.press("Space")
    hands.press("F7")
    hands.press("Return")
    album.step("waited", "The cart on hold is brought back", day.pieces(1), day.total("3.50"))
    before = Money.from_text(day.phone.balance())
    hands.press("F9")
    hands.scan(day.phone.code(always_confirm=True))
    album.step(
        "confirming",
        "The platform answers 10003: the customer confirms on the phone",
        day.stage(Stage.CONFIRMING),
        day.panel("wait"),
        day.sale("open"),
        day.trade("WAIT_BUYER_PAY"),
    )
    hands.scan(WATER)
    album.step(
        "busy", "Goods scanned meanwhile are refused with a word", _toasts(day), day.pieces(0)
    )
    day.phone.confirm(day.attempt.trade_no or "")
    album.step(
        "confirmed",
        "The customer has confirmed",
        day.stage(Stage.PAID),
        day.sale("paid"),
        day.trade("TRADE_SUCCESS"),
        day.balance(before - Money(350)),
    )
    day.keep_sale("confirmed")


def take_cash(day: Day) -> None:
    """Sell for cash with change, then for a little cash and the rest by code."""
    album, hands = day.album, day.hands
    hands.press("Space")
    hands.scan(WATER)
    hands.press("F11")
    hands.write("10")
    album.step("cash", "F11: ten yuan are handed over", day.panel("cash"))
    hands.press("Return")
    album.step("change", "Paid; what to hand back", day.stage(Stage.PAID), _change(day, "8.00"))
    day.keep_sale("cash")
    hands.press("Space")
    hands.scan(COLA)
    before = Money.from_text(day.phone.balance())
    hands.press("F11")
    hands.write("1")
    album.step("part_in_cash", "One yuan of it in cash", day.panel("cash"))
    hands.press("Return")
    album.step("rest", "The rest is still to be paid", day.stage(Stage.ASKING), _due(day, "1.80"))
    hands.scan(day.phone.code())
    album.step(
        "split",
        "Paid in two ways, to the fen",
        day.stage(Stage.PAID),
        day.sale("paid"),
        day.trade("TRADE_SUCCESS"),
        day.balance(before - Money(180)),
    )
    day.keep_sale("split")


def refuse_an_old_code(day: Day, used: str) -> None:
    """Scan a code that has paid before."""
    album, hands = day.album, day.hands
    hands.scan(WATER)
    album.step("goes_on", "A scan begins the next sale", day.stage(Stage.SELLING), day.pieces(1))
    before = Money.from_text(day.phone.balance())
    hands.press("F9")
    hands.scan(used)
    album.step(
        "refused",
        "A code that was used before is declined",
        day.stage(Stage.REFUSED),
        day.panel("end"),
        day.sale("open"),
        day.reason(OLD_CODE),
        day.trade("ACQ.TRADE_NOT_EXIST"),
        day.balance(before),
    )


def wait_for_nobody(day: Day) -> None:
    """Charge a customer who never confirms: the till asks once more, cancels, and says so."""
    album, hands = day.album, day.hands
    before = Money.from_text(day.phone.balance())
    day.waits_at_most(PATIENCE)
    hands.press("Space")
    hands.scan(day.phone.code(always_confirm=True))
    day.wait_for(Stage.CONFIRMING)
    album.step(
        "timed_out",
        f"Nobody confirms for {PATIENCE:g} s: asked once more, then cancelled",
        day.stage(Stage.CANCELLED),
        day.sale("open"),
        day.reason("timed_out"),
        day.trade("TRADE_CLOSED"),
        day.balance(before),
    )
    day.waits_at_most(USUAL)
    hands.press("Esc")
    album.step(
        "reopened", "Esc: the goods are in the cart again", day.stage(Stage.SELLING), day.pieces(1)
    )


def lose_the_platform(day: Day) -> None:
    """Let the platform die in the middle of a payment, and find out what became of it."""
    album, hands = day.album, day.hands
    hands.scan(COLA)
    before = Money.from_text(day.phone.balance())
    dying = day.platform_pid
    hands.press("F9")
    hands.scan(day.phone.code())
    album.step(
        "unknown",
        "The platform dies while it charges: nobody knows, nobody guesses",
        day.stage(Stage.UNKNOWN),
        day.panel("wait"),
        day.sale("open"),
        day.unsettled(1),
    )
    hands.press("Ctrl+L")
    sheet = day.counter.obstacle_sheet
    album.step(
        "not_settled_yet",
        "Whoever wants to leave is told first what nobody knows yet",
        Fact("told", expected=True, look=sheet.isVisible),
        day.unsettled(1),
    )
    hands.press("Esc")
    until(lambda: day.platform_pid not in {0, dying}, "the platform is started again")
    album.step(
        "settled",
        "The console has started it again and asked: nothing was taken",
        day.stage(Stage.CANCELLED),
        day.sale("open"),
        day.reason("not_found"),
        day.unsettled(0),
        day.trade("ACQ.TRADE_NOT_EXIST"),
        day.balance(before),
    )
    _charge_again(day, before)


def _charge_again(day: Day, before: Money) -> None:
    day.hands.press("Space")
    day.hands.scan(day.phone.code())
    day.album.step(
        "paid_after_all",
        "The same sale is charged again and paid, once",
        day.stage(Stage.PAID),
        day.sale("paid"),
        day.trade("TRADE_SUCCESS"),
        day.balance(before - Money(480)),
    )
    day.keep_sale("after all")


def _toasts(day: Day) -> Fact:
    return Fact("told", expected=True, look=lambda: bool(day.counter.toasts.showing))


def _change(day: Day, text: str) -> Fact:
    return Fact("change", text, lambda: str(day.attempt.change.to_text()))


def _due(day: Day, text: str) -> Fact:
    return Fact("due", text, lambda: str(day.model.due.to_text()))
