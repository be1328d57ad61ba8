"""The manager compares the till with the platform; two things went astray behind its back."""

from __future__ import annotations

from typing import Final, cast

from backend.protocol.money import Money
from console.payments.reconciliation.model import Stage
from console.payments.reconciliation.view.page import ReconciliationView
from console.till.tally import Difference
from console.tour import astray
from console.tour.album import Fact
from console.tour.day import Day
from console.tour.patience import until

STRAY: Final = Money(770)
STRAY_NUMBER: Final = "STRAY_0001"
GIVEN_BACK: Final = Money(100)
_FOUND: Final = [f"{Difference.ONLY_THERE} 7.70", f"{Difference.STATE} -1.00"]


def go_astray(day: Day) -> None:
    """Charge and refund past the till, as a fault of the platform would."""
    till, client = day.ready.till, day.ready.client
    astray.charge(client, till, day.phone.code(), STRAY, STRAY_NUMBER)
    order = till.sales.detail(day.sold["confirmed"]).sale.out_trade_no or ""
    astray.give_back(client, till, order, GIVEN_BACK)


def reconcile(day: Day) -> None:
    """Compare the day, look at both mismatches, explain one; nothing is corrected."""
    album, hands, model = day.album, day.hands, _page(day).model
    before = _booked(day)
    hands.press("Ctrl+K")
    hands.type("reconcil" if day.desk.words.language == "en" else "dz")
    hands.press("Return")
    album.step(
        "not_compared",
        "Today is compared as far as it has come",
        day.page_is("payments.reconciliation"),
    )
    hands.press("F5")
    until(lambda: model.run is not None and model.stage is Stage.IDLE, "it is compared")
    album.step("mismatches", "Two things differ, each of its own class", _mismatches(day))
    hands.press("Down")
    album.step(
        "only_there",
        "The platform booked a payment this till knows nothing of",
        _looked_at(day, Difference.ONLY_THERE),
    )
    hands.press("Down")
    album.step(
        "state_differs",
        "The platform gave back a part of a sale, this till did not",
        _looked_at(day, Difference.STATE),
    )
    hands.press("Return")
    hands.write(_note(day))
    hands.press("Ctrl+Return")
    album.step(
        "explained",
        "One is explained by name; both stand as they are, nothing is corrected",
        Fact("open", 1, lambda: len(model.run.open) if model.run is not None else 0),
        _mismatches(day),
        Fact("till", before, lambda: _booked(day)),
    )


def _page(day: Day) -> ReconciliationView:
    return cast("ReconciliationView", day.counter.page("payments.reconciliation"))


def _note(day: Day) -> str:
    chinese = day.desk.words.language == "zh_CN"
    return "店长在平台后台退的" if chinese else "Refunded at the platform by the manager"


def _mismatches(day: Day) -> Fact:
    def told() -> list[str]:
        entries = (entry.mismatch for entry in _page(day).model.entries)
        return [f"{one.difference} {one.effect.to_text()}" for one in entries]

    return Fact("mismatches", _FOUND, told)


def _looked_at(day: Day, difference: Difference) -> Fact:
    def told() -> str:
        entry = _page(day).model.entry
        return str(entry.mismatch.difference) if entry is not None else ""

    return Fact("mismatch", str(difference), told)


def _booked(day: Day) -> list[str]:
    """Return what the till holds of every sale: what was paid, and what went back."""
    sales = (day.ready.till.sales.detail(one).sale for one in day.sold.values())
    return [f"{one.paid.to_text()} -{one.refunded.to_text()}" for one in sales]
