"""The counter under test: an ear for its signals, and the way to each stage."""

from __future__ import annotations

from collections.abc import Callable

from backend.protocol.money import Money
from console.payments.checkout.model import CheckoutModel
from console.payments.checkout.stage import Stage
from tests.console.payments.shop import WATER, Shop
from tests.console.till.shop import lost_after, lost_before, unsent

POLL, WINDOW = 3, 60


class Ear:
    """Remembers what a model says in passing."""

    def __init__(self, model: CheckoutModel) -> None:
        self.hints: list[tuple[str, str]] = []
        self.failures: list[Exception] = []
        self.stages: list[Stage] = []
        model.hinted.connect(lambda hint, code: self.hints.append((hint, code)))
        model.failed.connect(self.failures.append)
        model.stage_changed.connect(lambda: self.stages.append(model.stage))


def at(model: CheckoutModel) -> Stage:
    """Return where the sale stands; asked through a function, it may differ each time."""
    return model.stage


def attempts(shop: Shop) -> int:
    """Return how many payments the till ever meant."""
    return sum(line.kind == "charge.begun" for line in shop.till.journal.after(0))


def reach(stage: Stage, model: CheckoutModel, shop: Shop) -> None:
    """Bring the counter to a stage, each in its own way."""
    model.submit(WATER)
    ways: dict[Stage, Callable[[], None]] = {
        Stage.SELLING: lambda: None,
        Stage.REPEATED: lambda: repeat(model, shop),
        Stage.GIVING_BACK: lambda: pay_a_part(model),
        Stage.ASKING: model.ask,
        Stage.SENDING: lambda: charge(model, shop, down=True),
        Stage.CONFIRMING: lambda: model.pay_by_code(shop.code(always_confirm=True)),
        Stage.SHOWING: model.pay_by_qr,
        Stage.UNKNOWN: lambda: lose(model, shop),
        Stage.CANCELLING: lambda: lose_cancel(model, shop),
        Stage.PAID: lambda: model.pay_by_code(shop.code()),
        Stage.REFUSED: lambda: model.pay_by_code("289999999999999999"),
        Stage.CANCELLED: lambda: stop(model),
    }
    ways[stage]()
    assert at(model) is stage


def repeat(model: CheckoutModel, shop: Shop) -> None:
    model.pay_by_code(shop.code())
    model.next_sale()
    model.submit(WATER)
    model.pay_by_code(shop.code())


def pay_a_part(model: CheckoutModel) -> None:
    model.take_cash(Money(50))
    model.leave()


def stop(model: CheckoutModel) -> None:
    model.pay_by_qr()
    model.stop()


def charge(model: CheckoutModel, shop: Shop, *, down: bool) -> None:
    shop.line.down = unsent if down else None
    model.pay_by_code(shop.code())


def lose(model: CheckoutModel, shop: Shop) -> None:
    shop.line.down = lost_after
    model.pay_by_code(shop.code())


def lose_cancel(model: CheckoutModel, shop: Shop) -> None:
    model.pay_by_qr()
    shop.line.down = lost_before
    model.stop()
    shop.clock.advance(1)
