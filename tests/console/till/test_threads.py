"""Several threads at one till: nothing is charged twice, nothing is locked out."""

from __future__ import annotations

import threading
from collections.abc import Callable

from sqlalchemy import Connection, text

from backend.protocol.money import Money
from console.till.attempt import State
from console.till.charges import Qr
from console.till.engine import Send
from console.till.failures import LiveAttempt, RefundTooLarge, TillBroken
from console.till.refund import RefundAmount
from tests.console.till.shop import CASHIER, NOON, Shop
from tests.patience import PATIENCE, beside

CROWD = 12


def all_at_once(work: Callable[[], object]) -> list[object]:
    """Let a crowd do the same at the same moment; return what came of it for each."""
    gate, outcomes = threading.Barrier(CROWD), list[object]()

    def one() -> None:
        gate.wait(PATIENCE)
        try:
            outcomes.append(work())
        except Exception as error:  # noqa: BLE001 - judged by the test
            outcomes.append(error)

    with beside(*[one] * CROWD):
        pass
    return outcomes


def of_kind(outcomes: list[object], kind: type) -> int:
    return sum(isinstance(one, kind) for one in outcomes)


def test_a_crowd_of_clicks_begins_one_payment(shop: Shop) -> None:
    sale = shop.sale()
    outcomes = all_at_once(
        lambda: shop.till.charges.begin(sale.sale_id, Qr(), by=CASHIER, now=NOON)
    )
    assert of_kind(outcomes, LiveAttempt) == CROWD - 1
    assert len(shop.till.charges.of_sale(sale.sale_id)) == 1


def test_a_crowd_of_steps_sends_one_request(shop: Shop) -> None:
    sale = shop.sale()
    attempt = shop.charge(sale)
    outcomes = all_at_once(lambda: shop.till.charges.next(attempt.out_trade_no, NOON))
    assert of_kind(outcomes, Send) == 1
    shop.clock.at += shop.pace.exchange
    shop.pay(attempt)
    paid = shop.sale()
    shop.pay(shop.charge(paid))
    (refund,) = shop.till.refunds.begin(
        paid.sale_id, RefundAmount(Money(1)), asked_by="201", now=NOON
    )
    outcomes = all_at_once(lambda: shop.till.refunds.next(refund.out_request_no, NOON))
    assert of_kind(outcomes, Send) == 1
    assert [one.out_request_no for one in shop.till.refunds.live()] == [refund.out_request_no]


def test_a_crowd_of_answers_counts_once(shop: Shop) -> None:
    sale = shop.sale()
    step = shop.till.charges.next(shop.charge(sale).out_trade_no, NOON)
    assert isinstance(step, Send)
    answer = shop.client.call(step.method, step.request)
    outcomes = all_at_once(lambda: shop.till.charges.record(step, answer, NOON))
    assert {getattr(one, "state", one) for one in outcomes} == {State.PAID}
    assert shop.kinds(sale).count("sale.paid") == 1


def test_a_crowd_of_refunds_gives_back_no_more_than_was_paid(shop: Shop) -> None:
    sale = shop.sale()
    shop.pay(shop.charge(sale))
    third = RefundAmount(Money(400))
    outcomes = all_at_once(
        lambda: shop.till.refunds.begin(sale.sale_id, third, asked_by="201", now=NOON)
    )
    assert of_kind(outcomes, RefundTooLarge) == CROWD - 3
    assert shop.till.refunds.rest(sale.sale_id) == Money(80)


def test_a_crowd_rings_up_every_piece(shop: Shop) -> None:
    outcomes = all_at_once(
        lambda: [shop.till.carts.add_amount("x", Money(1), now=NOON) for _ in range(5)]
    )
    assert of_kind(outcomes, Exception) == 0
    assert len(shop.till.carts.current(NOON).lines) == 5 * CROWD


def test_readers_are_not_held_up_by_a_writer(shop: Shop) -> None:
    attempt = shop.charge(shop.sale())
    started, finish = threading.Event(), threading.Event()

    def slow() -> None:
        def work(_: object) -> None:
            started.set()
            finish.wait(5)

        shop.till.carts._database.do(work)  # noqa: SLF001 - to hold the file

    with beside(slow):
        started.wait(5)
        assert shop.till.charges.get(attempt.out_trade_no).amount == Money(1280)
        finish.set()


def test_whoever_waits_while_the_disk_fails_writes_nothing_either(shop: Shop) -> None:
    database, outcomes = shop.till.goods._database, list[object]()  # noqa: SLF001 - the one file

    def wait() -> None:
        try:
            outcomes.append(database.do(lambda db: db.execute(text("SELECT 1")).scalar()))
        except TillBroken as error:
            outcomes.append(type(error))

    waiting = threading.Thread(target=wait, daemon=True)

    def work(_: Connection) -> None:
        waiting.start()
        waiting.join(0.2)
        database.mark_broken(TillBroken(detail="disk I/O error"))

    database.do(work)
    waiting.join(PATIENCE)

    assert outcomes == [TillBroken]
