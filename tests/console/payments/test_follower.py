"""Numbers are followed to their end, whatever goes wrong on the way."""

from __future__ import annotations

import pytest

from console.desk.settings import POLL_SECONDS
from console.payments.follower import Follower
from console.till.attempt import Attempt
from console.till.charges import Qr
from console.till.teller import Turn
from tests.console.fakes import Held
from tests.console.payments.shop import WATER, Shop
from tests.console.till.shop import lost_before


class Ear:
    def __init__(self, follower: Follower) -> None:
        self.turns: list[Turn] = []
        self.failures: list[Exception] = []
        follower.heard.connect(self.turns.append)
        follower.failed.connect(self.failures.append)


def meant(shop: Shop) -> Attempt:
    """Ring something up and mean to show a QR code for it."""
    now = shop.clock.now()
    shop.till.carts.add(shop.goods(WATER), now=now)
    sale = shop.till.sales.checkout(cashier="101", now=now)
    return shop.till.charges.begin(sale.sale_id, Qr(), by="101", now=now)


def test_a_number_is_followed_until_it_is_settled(shop: Shop) -> None:
    follower = Follower(shop.desk)
    ear = Ear(follower)
    attempt = meant(shop)
    follower.follow(attempt.out_trade_no)
    assert shop.desk.attended.numbers == {attempt.out_trade_no}
    qr = shop.till.charges.get(attempt.out_trade_no).qr_code
    shop.scan_and_pay(qr or "")
    shop.clock.advance(10)
    assert ear.turns[-1].settled
    assert shop.desk.attended.numbers == frozenset()
    before = len(ear.turns)
    shop.clock.advance(600)
    assert len(ear.turns) == before


def test_a_number_that_is_left_is_neither_stepped_nor_told(shop: Shop) -> None:
    follower = Follower(shop.desk)
    ear = Ear(follower)
    attempt = meant(shop)
    follower.follow(attempt.out_trade_no)
    before = len(ear.turns)
    follower.leave(attempt.out_trade_no)
    follower.leave(attempt.out_trade_no)
    shop.clock.advance(60)
    assert len(ear.turns) == before


def test_asking_again_while_asking_steps_once_more_and_never_two_at_once(shop: Shop) -> None:
    shop.background = held = Held()
    shop.restart()
    follower = Follower(shop.desk)
    ear = Ear(follower)
    attempt = meant(shop)
    for _ in range(3):
        follower.follow(attempt.out_trade_no)
    assert len(held) == 1
    held.release()
    assert (len(held), len(ear.turns)) == (1, 1)
    held.release()
    assert (len(held), len(ear.turns)) == (0, 2)


def test_an_answer_that_comes_after_leaving_is_kept_and_not_told(shop: Shop) -> None:
    shop.background = held = Held()
    shop.restart()
    follower = Follower(shop.desk)
    ear = Ear(follower)
    attempt = meant(shop)
    follower.follow(attempt.out_trade_no)
    follower.leave(attempt.out_trade_no)
    held.release()
    assert ear.turns == []
    assert shop.till.charges.get(attempt.out_trade_no).qr_code


def test_a_listener_may_leave_while_it_is_told(shop: Shop) -> None:
    follower = Follower(shop.desk)
    attempt = meant(shop)
    follower.heard.connect(lambda _: follower.leave(attempt.out_trade_no))
    follower.follow(attempt.out_trade_no)
    sent = len(shop.line.sent)
    shop.clock.advance(60)
    assert len(shop.line.sent) == sent


def test_trouble_is_said_once_and_the_number_is_followed_on(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    follower = Follower(shop.desk)
    ear = Ear(follower)
    attempt = meant(shop)
    every = shop.desk.settings.get(POLL_SECONDS)
    with monkeypatch.context() as broken:
        broken.setattr(shop.till, "engine_of", lambda _: 1 / 0)
        follower.follow(attempt.out_trade_no)
        shop.clock.advance(every * 4)
        assert [type(error) for error in ear.failures] == [ZeroDivisionError]
    shop.clock.advance(every)
    assert ear.turns, "it goes on once the trouble is over"


def test_trouble_of_a_number_that_was_left_is_nobodys(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop.background = held = Held()
    shop.restart()
    follower = Follower(shop.desk)
    ear = Ear(follower)
    attempt = meant(shop)
    monkeypatch.setattr(shop.till, "engine_of", lambda _: 1 / 0)
    follower.follow(attempt.out_trade_no)
    follower.leave(attempt.out_trade_no)
    held.release()
    assert ear.failures == []


def test_a_last_question_and_its_cancel_leave_no_time_between(shop: Shop) -> None:
    follower = Follower(shop.desk)
    ear = Ear(follower)
    attempt = meant(shop)
    no = attempt.out_trade_no
    follower.follow(no)
    shop.till.charges.stop(no, by="101", now=shop.clock.now())
    follower.follow(no)
    assert ear.turns[-1].settled
    moments = {line.at for line in shop.till.journal.timeline(attempt.sale_id)}
    assert len(moments) == 1


def test_an_outage_is_waited_out(shop: Shop) -> None:
    follower = Follower(shop.desk)
    ear = Ear(follower)
    attempt = meant(shop)
    shop.line.down = lost_before
    follower.follow(attempt.out_trade_no)
    shop.clock.advance(3600)
    assert not ear.turns[-1].settled
    shop.line.down = None
    shop.clock.advance(120)
    assert ear.turns[-1].settled
