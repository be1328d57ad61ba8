"""The morning: signing in, goods in every way, a sale by payment code, a sale by QR code."""

from __future__ import annotations

from typing import Final

from backend.protocol.money import Money
from console.payments.checkout.stage import Stage
from console.till.shift import CountKind
from console.tour import door, opening
from console.tour.album import Fact
from console.tour.day import Day

WRONG_PIN: Final = "1234"
WATER, MILK, TEA, COLA = "6901357100273", "6943443700271", "6998484200273", "6987692300271"
MANY: Final = (
    "6949200700270",
    "6993079201468",
    "6941281700781",
    "6993079201291",
    "6952073600448",
    "6901357100440",
    "6912149000275",
    "6922940900278",
    "6933732800270",
    "6933732800447",
    "6944524700272",
    "6955316600274",
    "6966108500276",
)
"""Thirteen kinds, the longest names and the dearest goods among them."""


def sign_in(day: Day) -> None:
    """Mistype a PIN, then sign the cashier in."""
    album, hands, view = day.album, day.hands, day.counter.sign_in
    door.choose(day, door.CASHIER)
    hands.type(WRONG_PIN)
    hands.press("Return")
    album.step(
        "wrong_pin",
        "A wrong PIN is typed",
        door.at_counter(day, ""),
        Fact("refused", expected=True, look=lambda: bool(view.pad.message())),
    )
    door.enter(day, door.CASHIER)
    album.step(
        "counter",
        "The right PIN is typed; the counter is free",
        door.at_counter(day, door.CASHIER),
        day.stage(Stage.SELLING),
        day.panel("total"),
        day.pieces(0),
    )


def count_float(day: Day) -> None:
    """Count the change in the drawer, and sell what came this morning."""
    album, hands = day.album, day.hands
    hands.press("Ctrl+4")
    album.step("shift", "No shift is open yet", day.page_is("retail.shifts"), day.shift(0))
    hands.press("F6")
    hands.type("200")
    album.step("float", "The change in the drawer is counted", day.shift(0))
    hands.press("Ctrl+Return")
    album.step("shift_open", "The shift is open", day.shift(1), _float(day, "200.00"))
    hands.press("Ctrl+1")
    hands.scan(opening.LEMON_TEA)
    hands.press("F11")
    hands.press("Return")
    album.step(
        "first_sale",
        "The new goods are sold for cash",
        day.stage(Stage.PAID),
        day.sale("paid"),
    )
    day.keep_sale("lemon tea")
    hands.press("Space")


def ring_up(day: Day) -> None:
    """Bring goods into the cart by barcode, initials, name and weight; change a quantity."""
    album, hands = day.album, day.hands
    for code in (WATER, WATER, COLA):
        hands.scan(code)
    album.step("scanned", "Three scans of two kinds", day.pieces(3), day.total("6.80"))
    hands.type("bycnn")
    offers = Fact("offered", expected=True, look=day.checkout.suggestions.isVisible)
    album.step("initials", "Pinyin initials of pure milk are typed", offers, day.pieces(3))
    hands.press("Return")
    album.step("chosen", "Enter takes the first", day.pieces(4), day.total("10.30"))
    hands.write("凉茶")
    album.step("name", "A name is written by an input method", offers)
    hands.press("Return")
    album.step("named", "Enter takes it", day.pieces(5), day.total("14.80"))
    hands.type("hfspg")
    hands.press("Return")
    album.step("weight", "Apples are sold by weight: how much?", day.panel("quantity"))
    hands.type("0.842")
    hands.press("Return")
    album.step("weighed", "0.842 kg at 9.96", day.pieces(6), day.total("23.19"))
    hands.press("Up")
    hands.press("F2")
    album.step("quantity", "F2 asks how many of the line above", day.panel("quantity"))
    hands.type("3")
    hands.press("Return")
    album.step("three", "Three herbal teas", day.pieces(8), day.total("32.19"))


def pay_by_code(day: Day) -> str:
    """Take the payment by the customer's code; return the code, now used up."""
    album, hands = day.album, day.hands
    before = Money.from_text(day.phone.balance())
    code = day.phone.code()
    hands.press("Space")
    album.step("ask", "Space asks for the customer's code", day.stage(Stage.ASKING))
    hands.scan(code)
    album.step(
        "paid_by_code",
        "The customer's code is scanned: the money arrives",
        day.stage(Stage.PAID),
        day.panel("paid"),
        day.sale("paid"),
        day.trade("TRADE_SUCCESS"),
        day.balance(before - Money(3219)),
    )
    day.keep_sale("herbal tea")
    hands.press("Space")
    album.step("next", "Space: the next customer", day.stage(Stage.SELLING), day.pieces(0))
    return code


def pay_by_qr(day: Day) -> None:
    """Sell thirteen kinds, put the cart aside and take it back, show a QR code, see it paid."""
    album, hands = day.album, day.hands
    for code in MANY:
        hands.scan(code)
    album.step("many", "Thirteen kinds: the newest line is in sight", day.pieces(13))
    total = day.model.total
    hands.press("F6")
    hands.scan(MILK)
    hands.press("F7")
    album.step("on_hold", "The cart is put aside for another customer", day.panel("held"))
    hands.press("Return")
    album.step("back", "And brought back; the other waits now", day.total(total.to_text()))
    before = Money.from_text(day.phone.balance())
    hands.press("F10")
    album.step(
        "qr",
        "F10 shows a QR code, here and in the customer's window",
        day.stage(Stage.SHOWING),
        day.panel("qr"),
    )
    phone, qr = day.phone, day.attempt.qr_code or ""
    trade_no = phone.scan(qr)
    album.step("qr_scanned", "The customer has scanned it", day.trade("WAIT_BUYER_PAY"))
    phone.confirm(trade_no)
    album.step(
        "qr_paid",
        "The customer has paid on the phone",
        day.stage(Stage.PAID),
        day.sale("paid"),
        day.trade("TRADE_SUCCESS"),
        day.balance(before - total),
    )
    day.keep_sale("many")


def _float(day: Day, text: str) -> Fact:
    def counted() -> str:
        counts = day.ready.till.shifts.counts()
        return "".join(one.counted.to_text() for one in counts if one.kind is CountKind.FLOAT)

    return Fact("float", text, counted)
