"""The keeper tells what nobody looks at, once, and lets nothing stay unknown."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from backend.kernel.call import Caller
from backend.protocol.money import Money
from backend.wallet import service as wallet
from console.app.keeper import LEARN_MS, WATCH_MS, Keeper
from console.app.start import Ready
from console.client.client import Client
from console.client.credentials import Credentials
from console.client.service import Health
from console.client.signer import Signer
from console.desk.link import Link
from console.desk.phrases import said
from console.desk.ports import Toast
from console.desk.sounds import ATTENTION, PAID
from console.payments.checkout.model import CheckoutModel
from console.payments.checkout.stage import Stage
from console.payments.orders.model import OrdersModel
from tests.console.fakes import Late
from tests.console.payments.counter import reach
from tests.console.payments.shop import APP, COLA, MANAGER, MERCHANT, WATER, Shop
from tests.console.payments.test_orders_model import sell
from tests.console.till.poor import POOR, open_poor, top_up
from tests.console.till.shop import lost_after, lost_before, unsent
from tests.helpers.keys import key

TURN = WATCH_MS / 1000
_PAPER = Path("unused")


class FakeService:
    """A platform that is up or not."""

    def __init__(self) -> None:
        self.health = Health(up=True)

    def check(self) -> Health:
        return self.health


def ready(shop: Shop, service: FakeService | None = None) -> Ready:
    credentials = Credentials(
        gateway="",
        platform_public_key=_PAPER,
        merchant_id=MERCHANT,
        app_id=APP,
        app_private_key=_PAPER,
    )
    return Ready(service, shop.client, shop.till, shop.staffing, credentials)  # type: ignore[arg-type]


@pytest.fixture
def keeper(shop: Shop) -> Keeper:
    return Keeper(shop.desk, ready(shop))


@pytest.fixture
def model(shop: Shop) -> CheckoutModel:
    return CheckoutModel(shop.desk)


def fact(shop: Shop, key: str) -> tuple[str, str]:
    found = dict(shop.desk.status.facts)[key]
    return said(found.text), found.tone


def declined(shop: Shop, model: CheckoutModel) -> tuple[str, bytes]:
    """Decline a charge for want of money; return the sale and what the network may repeat."""
    shop.platform.do(open_poor, Caller())
    code = shop.platform.do(
        lambda call: wallet.issue_code(call, POOR, always_confirm=False).auth_code,
        Caller(buyer_id=POOR),
    )
    model.submit(WATER)
    model.submit(code)
    assert model.stage is Stage.REFUSED
    assert model.sale is not None
    return model.sale.number, shop.line.sent[-1]


def test_time_is_counted_while_the_till_is_open(shop: Shop, keeper: Keeper) -> None:
    del keeper
    shop.clock.advance(3600)
    assert shop.till.lapse.open == timedelta(hours=1)


class TestTelling:
    def test_a_parked_payment_that_was_paid_is_told_once_with_a_way_to_it(
        self, shop: Shop, keeper: Keeper, model: CheckoutModel
    ) -> None:
        del keeper
        shown: list[Toast] = []
        went: list[tuple[str, str]] = []
        shop.desk.toasts.shown.connect(shown.append)
        shop.desk.navigation.asked.connect(lambda key, about: went.append((key, about)))
        shop.line.faults.extend([lost_after, lost_before])
        model.submit(WATER)
        model.submit(shop.code())
        sale = model.sale
        assert sale is not None
        model.park()

        shop.clock.advance(60)

        assert shop.toasts == [f"{sale.number} has been paid: ¥\u20092.00"]
        assert shop.sounds.played == [PAID]
        assert shown[0].ms == 0, "it stays until somebody has read it"
        assert shown[0].on_action is not None
        shown[0].on_action()
        assert went == [("payments.orders", sale.sale_id)]

    def test_a_parked_payment_that_was_not_paid_is_told(
        self, shop: Shop, keeper: Keeper, model: CheckoutModel
    ) -> None:
        del keeper
        shop.line.faults.extend([lost_before, lost_before])
        model.submit(WATER)
        model.submit(shop.code())
        number = model.sale.number if model.sale else ""
        model.park()
        shop.clock.advance(60)
        assert shop.toasts == [f"{number} was not paid: nothing was taken"]
        assert shop.sounds.played == [ATTENTION]

    def test_what_the_counter_shows_is_not_told_again(
        self, shop: Shop, keeper: Keeper, model: CheckoutModel
    ) -> None:
        del keeper
        reach(Stage.CONFIRMING, model, shop)
        shop.clock.advance(TURN * 3)
        shop.confirm(model.attempt.trade_no if model.attempt else None)
        shop.clock.advance(TURN * 10)
        assert shop.toasts == []

    def test_what_the_counter_showed_while_it_was_being_counted_is_not_told_again(
        self, shop: Shop, model: CheckoutModel
    ) -> None:
        """The count was read before the answer came and is heard after the counter has shown it."""
        late = Late()
        Keeper(replace(shop.desk, background=late), ready(shop), shop.desk.attended)
        reach(Stage.CONFIRMING, model, shop)
        late.release()
        shop.clock.advance(TURN)
        shop.confirm(model.attempt.trade_no if model.attempt else None)
        model.ask_now()
        assert model.stage is Stage.PAID
        for _ in range(5):
            late.release()
        assert shop.toasts == []

    def test_an_answer_that_arrives_while_a_payment_is_handed_over_is_told(
        self, shop: Shop, keeper: Keeper, model: CheckoutModel
    ) -> None:
        """The counter lets go just as the answer is written down: somebody must still say it."""
        shop.line.faults.extend([lost_after, lost_before])
        model.submit(WATER)
        model.submit(shop.code())
        no = model.attempt.out_trade_no if model.attempt else ""
        model.park()
        from console.till.teller import Teller

        shop.till.charges.ask_now(no, shop.clock.now())
        Teller(shop.till, shop.client, clock=shop.clock.now).step(no)
        keeper.look()
        assert len(shop.toasts) == 1
        assert "has been paid" in shop.toasts[0]

    def test_what_a_crash_left_open_is_settled_and_told_before_anybody_signs_in(
        self, shop: Shop, model: CheckoutModel
    ) -> None:
        shop.line.down = lost_after
        model.submit(WATER)
        model.submit(shop.code())
        shop.restart()
        shop.line.down = None
        keeper = Keeper(shop.desk, ready(shop))
        shop.clock.advance(TURN * 3)
        assert ["has been paid" in text for text in shop.toasts] == [True]
        assert keeper.obstacles() == []

    def test_money_that_came_too_late_is_said_to_go_back_and_does(
        self, shop: Shop, keeper: Keeper, model: CheckoutModel
    ) -> None:
        """A late charge slips in after the cancel of an order the platform had not seen."""
        del keeper
        before = shop.balance()
        reach(Stage.CONFIRMING, model, shop)
        trade_no = model.attempt.trade_no if model.attempt else None

        def meanwhile(exchange: object) -> bytes:
            shop.confirm(trade_no)
            return lost_before(exchange)  # type: ignore[arg-type]

        shop.line.faults.extend([lost_before, meanwhile, lost_before])
        model.stop()
        number = model.sale.number if model.sale else ""
        model.park()
        shop.clock.advance(120)
        assert shop.balance() == before
        assert shop.toasts == [f"{number} was cancelled: ¥\u20092.00 went back"]

    def test_money_a_copy_of_a_declined_payment_took_is_said_to_go_back(
        self, shop: Shop, keeper: Keeper, model: CheckoutModel
    ) -> None:
        del keeper
        number, copy = declined(shop, model)
        top_up(shop)
        shop.platform.answer(b"", copy)
        shop.clock.advance(TURN)
        assert shop.toasts == [f"{number} was cancelled: ¥\u20092.00 went back"]
        assert shop.sounds.played[-1:] == [ATTENTION]
        shop.clock.advance(600)
        assert len(shop.toasts) == 1

    def test_a_declined_payment_the_counter_showed_is_not_told_again(
        self, shop: Shop, keeper: Keeper, model: CheckoutModel
    ) -> None:
        declined(shop, model)
        shop.clock.advance(600)
        assert shop.toasts == []
        assert keeper.obstacles() == []

    def test_a_refund_that_settles_unseen_is_told(self, shop: Shop, model: CheckoutModel) -> None:
        del model
        shop.sign_in(MANAGER)
        orders = OrdersModel(shop.desk)
        sale_id = sell(shop, WATER)
        orders.choose(sale_id)
        shop.line.down = lost_before
        orders.refund_all("")
        shop.restart()
        Keeper(shop.desk, ready(shop))
        shop.line.down = None
        shop.clock.advance(60)
        number = shop.till.sales.get(sale_id).number
        assert shop.toasts == [f"{number}: ¥\u20092.00 went back to the customer"]
        assert shop.till.sales.get(sale_id).refunded == Money(200)


class TestObstacles:
    def test_nobody_leaves_while_something_is_unknown_or_unsent(
        self, shop: Shop, keeper: Keeper, model: CheckoutModel
    ) -> None:
        assert shop.desk.leaving.obstacles() == []
        shop.line.down = lost_before
        reach(Stage.UNKNOWN, model, shop)
        number = model.sale.number if model.sale else ""
        assert keeper.obstacles() == [f"Payment {number}, ¥\u20092.00: not settled"]
        assert shop.desk.leaving.obstacles() == keeper.obstacles()
        shop.line.down = None
        shop.clock.advance(120)
        assert keeper.obstacles() == []

    def test_the_number_of_a_declined_payment_stands_in_the_way_until_it_is_closed(
        self, shop: Shop, keeper: Keeper, model: CheckoutModel
    ) -> None:
        number, _ = declined(shop, model)
        assert keeper.obstacles() == [
            f"Declined payment {number}, ¥\u20092.00: its number is not closed yet"
        ]
        assert fact(shop, "unsent") == ("1 not settled", "plain")
        shop.line.down = lost_before
        shop.clock.advance(TURN)
        assert fact(shop, "unsent") == ("1 not settled", "warn")
        shop.line.down = None
        shop.clock.advance(60)
        assert keeper.obstacles() == []

    def test_a_sale_that_is_not_reported_yet_stands_in_the_way(
        self, shop: Shop, keeper: Keeper
    ) -> None:
        sale_id = sell(shop, WATER)
        number = shop.till.sales.get(sale_id).number
        assert keeper.obstacles() == [f"Sale {number}, ¥\u20092.00: not reported yet"]
        assert fact(shop, "unsent") == ("1 to report", "plain"), "the money itself is settled"
        shop.clock.advance(TURN)
        assert keeper.obstacles() == []
        assert fact(shop, "unsent") == ("All settled", "plain")


class TestFacts:
    def test_the_day_so_far_and_what_is_open(
        self, shop: Shop, keeper: Keeper, model: CheckoutModel
    ) -> None:
        assert fact(shop, "sales") == ("0 sales, ¥\u20090.00", "plain")
        assert fact(shop, "unsent") == ("All settled", "plain")
        sell(shop, COLA)
        keeper.look()
        assert fact(shop, "sales") == ("1 sale, ¥\u20092.80", "plain")
        shop.line.down = lost_before
        reach(Stage.UNKNOWN, model, shop)
        assert fact(shop, "unsent") == ("1 not settled", "plain"), "the counter shows it"
        model.park()
        keeper.look()
        assert fact(shop, "unsent") == ("1 not settled", "warn")
        shop.clock.advance(700)
        assert fact(shop, "unsent")[1] == "bad", "a person should look at it"

    def test_a_clock_that_is_wrong_is_named_until_it_is_right(self, shop: Shop) -> None:
        wrong = [timedelta(days=4)]
        signer = Signer(APP, key("app"), key("platform").public)
        client = Client(shop.line, signer, clock=lambda: shop.clock.now() + wrong[0])
        Keeper(shop.desk, replace(ready(shop), client=client))
        sell(shop, WATER)
        shop.clock.advance(TURN)
        assert fact(shop, "unsent") == ("Clock is wrong: 1 waiting", "bad")
        wrong[0] = timedelta()
        shop.clock.advance(60)
        assert fact(shop, "unsent") == ("All settled", "plain")

    @pytest.mark.parametrize(
        ("health", "said_so"),
        [
            (Health(up=True), ("Platform connected", "good")),
            (Health(up=False), ("Platform is restarting", "warn")),
            (Health(up=False, gives_up=True), ("Platform stopped", "bad")),
        ],
        ids=["up", "down", "given up"],
    )
    def test_how_the_platform_does(
        self, shop: Shop, health: Health, said_so: tuple[str, str]
    ) -> None:
        service = FakeService()
        service.health = health
        Keeper(shop.desk, ready(shop, service))
        assert fact(shop, "platform") == said_so

    def test_a_platform_that_is_down_is_away_before_anybody_needs_it(self, shop: Shop) -> None:
        desk = replace(shop.desk, link=Link(shop.client.presence))
        service = FakeService()
        Keeper(desk, ready(shop, service))
        service.health, shop.line.down = Health(up=False), unsent

        shop.clock.advance(WATCH_MS / 1000)

        assert desk.link.away
        service.health, shop.line.down = Health(up=True), None
        shop.clock.advance(WATCH_MS / 1000)
        assert not desk.link.away

    def test_goods_that_change_are_learnt(self, shop: Shop, keeper: Keeper) -> None:
        del keeper
        shop.till.settings.put("goods.last_seq", 0)
        shop.till.goods.clear()
        shop.clock.advance(LEARN_MS / 1000 + 1)
        assert len(shop.till.goods) == 5
        assert shop.till.settings.text("shop.name") == "巷口便利店"

    def test_without_a_network_it_keeps_what_it_knows(self, shop: Shop, keeper: Keeper) -> None:
        del keeper
        shop.line.down = unsent
        shop.clock.advance(LEARN_MS / 1000 + 1)
        assert len(shop.till.goods) == 5

    def test_an_errand_that_fails_is_run_again(
        self, shop: Shop, keeper: Keeper, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        turns: list[int] = []

        def fail(**_: object) -> None:
            turns.append(1)
            raise RuntimeError("the disk hiccuped")

        monkeypatch.setattr(keeper._custodian, "turn", fail)  # noqa: SLF001 - the edge that fails
        shop.clock.advance(TURN * 3)
        assert len(turns) == 3
