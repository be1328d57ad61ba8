"""What holds even if something was read before somebody else changed it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pydantic import ValidationError

from backend.kernel.call import Call, Caller
from backend.kernel.unit import Unit
from backend.payments.contract.trade import TradeQueryRequest
from backend.payments.events import TradeClosed, TradeFinished
from backend.payments.rules import Closing, State
from backend.payments.service import refunding, trades
from backend.payments.store import trades as trade_rows
from backend.payments.store.trades import Trade
from backend.protocol.errors import SystemError_
from tests.backend.payments.shop import APP, SELLER, Shop


def work(shop: Shop, verb: Callable[[Call], object]) -> None:
    """Do something inside, as the merchant's call would."""

    def run(unit: Unit) -> None:
        verb(shop.call(Caller(merchant_id=SELLER, app_id=APP), unit))

    shop.database.do(run)


def read(shop: Shop, number: str) -> Trade:
    found = shop.database.do(lambda unit: trade_rows.by_out_trade_no(unit, SELLER, number))
    assert found is not None
    return found


def test_a_trade_that_has_changed_since_it_was_read_is_not_changed(shop: Shop) -> None:
    shop.pay(out_trade_no="A1")
    stale = read(shop, "A1")
    shop.refund("A1", "1.00")
    before = shop.everything()
    finished = stale._replace(state=State.FINISHED)

    with pytest.raises(SystemError_):
        work(shop, lambda call: trades.move(call, stale, finished, TradeFinished))

    assert shop.everything() == before


def test_a_refund_decided_on_a_stale_trade_pays_nothing(shop: Shop) -> None:
    shop.pay(out_trade_no="A1")
    stale = read(shop, "A1")
    for earlier in ("refund", "cancel"):
        _ = shop.refund("A1", "1.00") if earlier == "refund" else shop.cancel("A1")
        before = shop.everything()

        with pytest.raises(SystemError_):
            work(shop, lambda call: refunding.undo(call, stale))

        assert shop.everything() == before


def test_an_order_number_that_somebody_took_meanwhile_is_not_taken_twice(shop: Shop) -> None:
    shop.pay(out_trade_no="A1")
    before = shop.everything()

    def late(call: Call) -> None:
        grave = trades.blank(call, "A1", expires_at=call.now)._replace(
            state=State.CLOSED, closed_at=call.now, closing=Closing.UNSEEN
        )
        trades.become(call, None, grave, TradeClosed, reason=Closing.UNSEEN)

    with pytest.raises(SystemError_):
        work(shop, late)

    assert shop.everything() == before


def test_no_trade_comes_back_from_its_end(shop: Shop) -> None:
    shop.pay(out_trade_no="A1")
    shop.cancel("A1")
    closed = read(shop, "A1")
    again = closed._replace(state=State.WAITING)

    with pytest.raises(ValueError, match="closed to waiting"):
        work(shop, lambda call: trades.move(call, closed, again, TradeFinished))


def test_what_is_no_object_is_no_request() -> None:
    with pytest.raises(ValidationError):
        TradeQueryRequest.model_validate("A1")


def test_an_unpaid_order_has_no_fee_to_show(shop: Shop) -> None:
    shop.pay_waiting(out_trade_no="A1")

    found = shop.query("A1", query_options=["charge_info_list", "fund_bill_list"])

    assert (found.charge_amount, found.charge_info_list, found.fund_bill_list) == (None, None, None)
