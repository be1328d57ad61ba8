"""Late afternoon: the platform is gone. Cash goes on, a code is refused, and all is sent later."""

from __future__ import annotations

from typing import Final, cast

from backend.protocol.money import Money
from backend.retail.contract.sales import SALE_QUERY, SaleQueryRequest
from console.payments.checkout.stage import Stage
from console.payments.queue.view.page import QueueView
from console.till.matters import MatterKind
from console.till.unsent import Level, Standing
from console.tour import door
from console.tour.album import Fact
from console.tour.day import Day
from console.tour.morning import COLA, MILK, WATER
from console.tour.patience import until

SOCKET_STRIP: Final = "6914663000786"
MANY: Final = "14"
"""So many socket strips, at 59.90, are worth more than four fifths of what may wait."""
PHONE: Final = "286010000000000018"
"""What the phone of a customer shows."""
AWAY: Final = ("away: cash", "away: dear", "away: held")


def sell_without_a_network(day: Day) -> None:
    """Hold, sell for cash, be refused a code; let more wait; see it all sent once."""
    until(lambda: not day.ready.till.open_matters(day.desk.clock.now()), "all is reported")
    day.plug.pull(day.platform_pid)
    _hold_and_refuse(day)
    _sell_for_cash(day)
    _look_at_queue(day)
    _send(day)


def _hold_and_refuse(day: Day) -> None:
    album, hands = day.album, day.hands
    hands.scan(MILK)
    hands.press("F6")
    until(lambda: day.desk.link.away, "it is noticed that the platform is gone")
    album.step(
        "platform_gone",
        "The platform is gone: a cart is put aside all the same",
        Fact("held", 1, lambda: len(day.model.basket.held)),
        day.pieces(0),
    )
    hands.scan(WATER)
    hands.scan(COLA)
    hands.scan(PHONE)
    album.step(
        "code_not_charged",
        "A payment code: it is said in words that none is charged now, and cash is offered",
        day.panel("cash"),
        day.stage(Stage.SELLING),
        Fact("told", expected=True, look=lambda: bool(day.counter.toasts.showing)),
        Fact("charges", 0, lambda: len(day.ready.till.charges.live())),
    )


def _sell_for_cash(day: Day) -> None:
    album, hands = day.album, day.hands
    hands.press("Return")
    album.step("sold_away", "Sold for cash without a network", *_sold(day, "4.80", 1))
    day.keep_sale(AWAY[0])
    hands.press("Space")
    hands.scan(SOCKET_STRIP)
    hands.press("F2")
    hands.type(MANY)
    hands.press("Return")
    hands.press("F11")
    hands.write("900")
    hands.press("Return")
    album.step(
        "dear_away",
        "A dear sale: much waits now for the platform",
        *_sold(day, "838.60", 2),
        Fact("level", str(Level.NEAR), lambda: str(_standing(day).level)),
    )
    day.keep_sale(AWAY[1])
    hands.press("Space")
    hands.press("F7")
    hands.press("Return")
    album.step("back_away", "The cart on hold comes back", day.pieces(1), day.total("3.50"))
    hands.press("F11")
    hands.press("Return")
    album.step("held_sold_away", "And is sold", *_sold(day, "3.50", 3))
    day.keep_sale(AWAY[2])
    hands.press("Space")


def _look_at_queue(day: Day) -> None:
    album, hands, panel = day.album, day.hands, _page(day).panel
    hands.press("Ctrl+K")
    hands.type("queue" if day.desk.words.language == "en" else "dcl")
    hands.press("Return")
    album.step(
        "queue",
        "The queue says what waits, since when, and how much may",
        day.page_is("payments.queue"),
        Fact("reports", len(AWAY), lambda: _reports(day)),
        Fact("extended", expected=False, look=lambda: _standing(day).extended),
    )
    hands.press("F8")
    until(lambda: panel.extend.who is not None, "the managers are known")
    album.step("let_more_wait", "More may wait if a manager says so", _leaf(day, "extend"))
    hands.type(door.PINS[door.MANAGER])
    hands.press("Return")
    album.step(
        "more_may_wait",
        "The manager's PIN allows it once, without the platform",
        _leaf(day, "standing"),
        Fact("extended", expected=True, look=lambda: _standing(day).extended),
    )
    hands.press("Ctrl+L")
    sheet = day.counter.obstacle_sheet
    album.step(
        "may_be_handed_over",
        "Whoever leaves now is told what waits; nothing of it is lost",
        Fact("told", expected=True, look=sheet.isVisible),
        day.unsettled(len(AWAY)),
    )
    hands.press("Esc")


def _send(day: Day) -> None:
    day.plug.put_back()
    until(lambda: not day.desk.link.away, "the platform is there again")
    day.album.step(
        "all_sent",
        "The platform is back: all was sent by itself, every sale once",
        Fact("waiting", 0, lambda: len(_page(day).model.items)),
        day.unsettled(0),
        Fact("platform", ["4.80", "838.60", "3.50"], lambda: _known(day), far=True),
    )
    day.hands.press("Ctrl+1")


def _sold(day: Day, amount: str, waiting: int) -> tuple[Fact, ...]:
    paid = Money.from_text(amount)
    return (
        day.stage(Stage.PAID),
        day.sale("paid"),
        Fact("paid", paid, lambda: day.model.sale.paid if day.model.sale is not None else None),
        day.unsettled(waiting),
    )


def _page(day: Day) -> QueueView:
    return cast("QueueView", day.counter.page("payments.queue"))


def _leaf(day: Day, key: str) -> Fact:
    return Fact("panel", key, lambda: _page(day).panel.key)


def _standing(day: Day) -> Standing:
    return day.ready.till.unsent.standing()


def _reports(day: Day) -> int:
    return sum(one.kind is MatterKind.REPORT for one in _page(day).model.items)


def _known(day: Day) -> list[str]:
    """Ask the platform what it knows of the sales that were made meanwhile."""
    requests = (SaleQueryRequest(sale_id=day.sold[name]) for name in AWAY)
    return [day.ready.client.call(SALE_QUERY, one).sale.total.to_text() for one in requests]
