"""A bag from the scale, and a customer who asks for less."""

from __future__ import annotations

from typing import Final

from backend.protocol.money import Money
from console.payments.checkout.stage import Stage
from console.tour import door
from console.tour.album import Fact
from console.tour.day import Day
from console.tour.morning import COLA

APPLES: Final = "2100307008421"
"""0.842 kg of apples at 9.96, as the scale labels them."""


def sell_for_less(day: Day) -> None:
    """Scan a scale's label, take a fifth off with a manager's PIN, and sell for cash."""
    album, hands = day.album, day.hands
    hands.press("Space")
    hands.scan(COLA)
    hands.scan(APPLES)
    album.step("label", "A scale's label says the weight", day.pieces(2), day.total("11.19"))
    hands.press("F3")
    hands.press("F3")
    hands.type("8" if day.desk.words.language == "zh_CN" else "20")
    album.step("discount", "F3: a fifth off the apples", day.panel("price"), day.total("11.19"))
    hands.press("Return")
    album.step("discount_approval", "A cashier needs a manager", day.panel("approve"))
    hands.type(door.PINS[door.MANAGER])
    hands.press("Return")
    album.step("discounted", "The manager's PIN allows it", day.panel("total"), day.total("9.51"))
    hands.press("F8")
    album.step("cart_discount", "F8: something off the whole cart", day.panel("discount"))
    hands.press("Esc")
    hands.press("Ctrl+N")
    hands.write("老顾客")
    album.step("notes", "Ctrl+N: a note on the cart", day.panel("notes"))
    hands.press("Return")
    hands.press("F11")
    hands.press("Return")
    album.step(
        "sold_for_less",
        "Paid in cash",
        day.stage(Stage.PAID),
        Fact("discount", Money(168), lambda: _given(day)),
    )
    day.keep_sale("for less")


def _given(day: Day) -> Money:
    return day.model.sale.discount if day.model.sale is not None else Money(0)
