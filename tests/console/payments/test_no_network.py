"""A day without a network at the counter: what goes on, what is refused, and what is seen of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from backend.protocol.money import Money
from backend.retail.contract.sales import SALE_LIST, SaleListRequest
from console.app.keeper import WATCH_MS, Keeper
from console.client.failures import AnswerUnknown, Unreachable
from console.client.presence import Presence
from console.desk.link import Link
from console.desk.phrases import said
from console.desk.ports import Kept
from console.payments.checkout.model import CheckoutModel
from console.payments.checkout.stage import Hint, Stage
from console.payments.queue.model import QueueModel
from console.till.sale import Goods
from console.till.unsent import Caps, Level
from tests.console.app.test_keeper import fact, ready
from tests.console.payments.counter import Ear, attempts
from tests.console.payments.shop import CASHIER, MANAGER, WATER, Shop
from tests.console.till.shop import lost_before, unsent

TURN = WATCH_MS / 1000


@pytest.fixture
def shop(shop: Shop) -> Shop:
    """Return a shop whose desk knows whether the platform answers."""
    shop.desk = replace(shop.desk, link=Link(shop.client.presence))
    return shop


@pytest.fixture
def model(shop: Shop) -> CheckoutModel:
    return CheckoutModel(shop.desk)


@pytest.fixture
def keeper(shop: Shop) -> Keeper:
    return Keeper(shop.desk, replace(ready(shop), service=None))


def go_away(shop: Shop, keeper: Keeper) -> None:
    """Cut the line, and let somebody notice."""
    shop.line.down = unsent
    with pytest.raises(Unreachable):
        shop.staffing.learn()
    keeper.look()
    assert shop.desk.link.away


class TestPresence:
    def test_what_certainly_was_not_sent_is_away_at_once(self, shop: Shop) -> None:
        shop.line.down = unsent
        with pytest.raises(Unreachable):
            shop.staffing.learn()
        assert shop.desk.link.away

    def test_one_lost_answer_is_not_away_but_two_are(self, shop: Shop) -> None:
        shop.line.down = lost_before
        for away in (False, True):
            with pytest.raises(AnswerUnknown):
                shop.staffing.learn()
            assert shop.desk.link.away is away
        shop.line.down = None
        shop.staffing.learn()
        assert shop.desk.link.seen.missed_at is None

    def test_it_is_told_when_it_breaks_and_when_it_is_back(
        self, shop: Shop, keeper: Keeper
    ) -> None:
        told: list[bool] = []
        shop.desk.link.changed.connect(lambda: told.append(shop.desk.link.away))
        go_away(shop, keeper)
        assert fact(shop, "platform") == ("Platform not reached", "warn")

        shop.line.down = None
        shop.clock.advance(TURN * 2)

        assert told == [True, False]
        assert fact(shop, "platform") == ("Platform connected", "good")

    def test_a_refusal_of_the_platform_is_an_answer(self, shop: Shop) -> None:
        presence = Presence()
        shop.client.presence = presence
        with pytest.raises(Exception, match="PIN"):
            shop.staffing.admit("101", "0000")
        assert presence.seen.heard_at == shop.clock.now()


class TestSelling:
    def test_goods_holds_lookups_and_cash_go_on(
        self, shop: Shop, keeper: Keeper, model: CheckoutModel
    ) -> None:
        go_away(shop, keeper)
        model.submit(WATER)
        model.basket.hold()
        model.basket.take_back(model.basket.held[0].cart_id)
        found: list[Goods] = []
        model.basket.offers.found.connect(found.extend)
        model.basket.offers.look_up("水")
        assert WATER in {goods.barcode for goods in found}

        model.take_cash(Money(500))

        assert model.stage is Stage.PAID
        assert said(dict(shop.desk.status.facts)["unsent"].text) == "1 to report", "at once"
        assert shop.till.unsent.standing().count == 1
        assert shop.till.sales.get(model.sale.sale_id if model.sale else "").paid == Money(200)

    @pytest.mark.parametrize("way", ["code", "qr", "ask"])
    def test_a_code_is_refused_at_once_and_cash_is_offered(
        self, shop: Shop, keeper: Keeper, model: CheckoutModel, way: str
    ) -> None:
        go_away(shop, keeper)
        ear, offered = Ear(model), []
        model.cash_offered.connect(lambda: offered.append("cash"))
        model.submit(WATER)

        {
            "code": lambda: model.submit(shop.code()),
            "qr": model.pay_by_qr,
            "ask": model.ask,
        }[way]()

        assert (ear.hints, offered) == ([(Hint.AWAY, "")], ["cash"])
        assert (model.stage, attempts(shop)) == (Stage.SELLING, 0)

    def test_codes_are_charged_again_once_the_network_is_back(
        self, shop: Shop, keeper: Keeper, model: CheckoutModel
    ) -> None:
        go_away(shop, keeper)
        shop.line.down = None
        shop.clock.advance(TURN * 2)
        model.submit(WATER)
        model.submit(shop.code())
        assert model.stage is Stage.PAID

    def test_at_a_cap_not_even_cash_is_taken_and_nothing_has_changed(
        self, shop: Shop, keeper: Keeper, model: CheckoutModel
    ) -> None:
        shop.till.unsent.use(Caps(amount=Money(400), count=99, age=timedelta(hours=1)))
        go_away(shop, keeper)
        for _ in range(2):
            model.submit(WATER)
            model.take_cash(Money(200))
            model.next_sale()
        keeper.look()
        assert fact(shop, "unsent")[1] == "bad"
        ear = Ear(model)
        model.submit(WATER)

        model.take_cash(Money(200))

        assert ear.hints == [(Hint.FULL, "")]
        assert (model.stage, len(model.basket.cart.lines)) == (Stage.SELLING, 1)

        shop.line.down = None
        shop.clock.advance(TURN * 2)
        model.take_cash(Money(200))
        assert model.stage is Stage.PAID, "with a network nothing waits for long"


class TestQueuePage:
    def test_a_manager_lets_more_wait_and_is_on_record(
        self, shop: Shop, keeper: Keeper, model: CheckoutModel
    ) -> None:
        del keeper
        shop.till.unsent.use(Caps(amount=Money(400), count=99, age=timedelta(hours=1)))
        queue = QueueModel(shop.desk)
        for _ in range(2):
            model.submit(WATER)
            model.take_cash(Money(200))
            model.next_sale()
        queue.show(shown=True)
        assert queue.may_extend
        refused: list[Exception] = []
        queue.approval_refused.connect(refused.append)
        manager = next(one for one in shop.staffing.people() if one.staff_id == MANAGER[0])
        cashier = next(one for one in shop.staffing.people() if one.staff_id == "101")

        queue.extend(manager, "0000")
        queue.extend(cashier, "1111")
        assert [type(error).__name__ for error in refused] == ["PinRefused", "RoleTooLow"]
        assert queue.may_extend

        queue.extend(manager, MANAGER[1])
        assert queue.standing is not None
        assert (queue.standing.extended, queue.may_extend) == (True, False)
        assert queue.standing.level is Level.CLEAR

    def test_send_now_sends_now(self, shop: Shop, keeper: Keeper, model: CheckoutModel) -> None:
        go_away(shop, keeper)
        queue = QueueModel(shop.desk)
        queue.show(shown=True)
        model.submit(WATER)
        model.take_cash(Money(200))
        shop.clock.advance(300)
        assert [one.tries > 3 for one in queue.items] == [True]
        shop.line.down = None

        queue.send_now()
        shop.clock.advance(TURN)

        assert list(queue.items) == []

    def test_an_export_is_written_beside_the_books(
        self, shop: Shop, keeper: Keeper, model: CheckoutModel
    ) -> None:
        go_away(shop, keeper)
        model.submit(WATER)
        model.take_cash(Money(200))
        queue = QueueModel(shop.desk)
        written: list[object] = []
        queue.exported.connect(written.append)
        queue.export()
        assert len(written) == 1
        assert len(list((shop.folder / "exports").glob("unsent-*.json"))) == 1


class TestLeaving:
    def test_with_a_network_what_is_unsent_is_waited_for(
        self, keeper: Keeper, model: CheckoutModel
    ) -> None:
        model.submit(WATER)
        model.take_cash(Money(200))
        assert [isinstance(one, Kept) for one in keeper.obstacles()] == [False]

    def test_without_one_the_till_can_be_handed_over(
        self, shop: Shop, keeper: Keeper, model: CheckoutModel
    ) -> None:
        go_away(shop, keeper)
        model.submit(WATER)
        model.take_cash(Money(200))
        assert [isinstance(one, Kept) for one in keeper.obstacles()] == [True]

    def test_but_not_a_sale_that_is_paid_in_part(
        self, shop: Shop, keeper: Keeper, model: CheckoutModel
    ) -> None:
        go_away(shop, keeper)
        model.submit(WATER)
        model.take_cash(Money(100))
        assert [isinstance(one, Kept) for one in keeper.obstacles()] == [False]

    def test_two_cashiers_share_a_day_without_one(
        self, shop: Shop, keeper: Keeper, model: CheckoutModel
    ) -> None:
        """Each PIN was right here before; a manager lets more wait; all arrives, once."""
        shop.sign_in(MANAGER)
        shop.sign_in()
        shop.till.unsent.use(Caps(amount=Money(400), count=99, age=timedelta(hours=1)))
        go_away(shop, keeper)
        sold = 0
        for who in (CASHIER, MANAGER):
            assert all(isinstance(one, Kept) for one in keeper.obstacles())
            shop.desk.session.leave()
            shop.sign_in(who)
            model.submit(WATER)
            model.take_cash(Money(200))
            model.next_sale()
            sold += 1
        queue = QueueModel(shop.desk)
        queue.show(shown=True)
        assert queue.standing is not None
        assert queue.standing.level is Level.FULL
        manager = next(one for one in shop.staffing.people() if one.staff_id == MANAGER[0])
        queue.extend(manager, MANAGER[1])
        model.submit(WATER)
        model.take_cash(Money(200))
        model.next_sale()
        sold += 1

        shop.line.down = None
        shop.clock.advance(600)

        assert shop.till.open_matters(shop.clock.now()) == ()
        arrived = shop.client.call(SALE_LIST, SaleListRequest()).sales
        assert len({one.sale_id for one in arrived}) == len(arrived) == sold
