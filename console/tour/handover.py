"""The afternoon: a cart is put aside, the console restarts, another cashier sells the cart."""

from __future__ import annotations

from typing import Final

from console.payments.checkout.stage import Stage
from console.tour import door
from console.tour.album import Fact
from console.tour.day import Day
from console.tour.morning import COLA, TEA, WATER

NAME: Final = "王姐，下班来取"


def hand_over(day: Day) -> None:
    """Hold a cart, close the program, open it again, sign in as another, and sell the cart."""
    album, hands = day.album, day.hands
    hands.press("Space")
    for code in (TEA, WATER, COLA):
        hands.scan(code)
    hands.press("Ctrl+N")
    hands.write(NAME)
    hands.press("Return")
    hands.press("F6")
    album.step(
        "held_by_name",
        "A cart is put aside under a name",
        day.pieces(0),
        Fact("held", [NAME], lambda: _held(day)),
    )
    before = day.platform_pid
    door.leave(day)
    day.close()
    day.open()
    window = day.console.window
    starting = Fact("starting", expected=True, look=window.starting.isVisible)
    album.step("restarted", "The program is closed and started again", starting)
    _sell_it(day, before)


def _sell_it(day: Day, before: int) -> None:
    day.await_counter()
    album, hands = day.album, day.hands
    door.enter(day, door.SECOND)
    hands.press("F7")
    album.step(
        "found_again",
        "Another cashier finds the cart, after the till and the platform were started anew",
        door.at_counter(day, door.SECOND),
        day.panel("held"),
        day.shift(1),
        Fact("held", [NAME], lambda: _held(day)),
        Fact("another platform", expected=True, look=lambda: day.platform_pid not in {0, before}),
    )
    hands.press("Return")
    album.step("taken_back", "It lies at the counter again", day.pieces(3), day.total("9.30"))
    hands.press("F11")
    hands.write("20")
    hands.press("Return")
    album.step(
        "sold_by_another",
        "And is sold, once",
        day.stage(Stage.PAID),
        Fact("sold by", door.SECOND, lambda: _seller(day)),
        Fact("held", [], lambda: _held(day)),
    )
    day.keep_sale("on hold")
    hands.press("Space")


def _held(day: Day) -> list[str]:
    return [cart.note for cart in day.model.basket.held]


def _seller(day: Day) -> str:
    sale = day.model.sale
    return sale.cashier if sale is not None else ""
