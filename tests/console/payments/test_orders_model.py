"""Sales found again, refunded, brought back: against a whole platform."""

from __future__ import annotations

import pytest

from backend.protocol.money import Money
from backend.retail.contract.staff import Action
from console.client.failures import Unreachable
from console.desk.leave import MayNotApprove
from console.desk.staff import Person
from console.payments.checkout.model import CheckoutModel
from console.payments.orders.model import OrdersModel
from console.till.pins import PinLocked, PinRefused
from console.till.refund import Refund, State
from console.till.sale import SaleDetail, SaleState
from tests.console.fakes import Held
from tests.console.payments.shop import COLA, MANAGER, WATER, Shop
from tests.console.till.shop import lost_after, lost_before, unsent

OTHER_CASHIER = ("102", "4444")


@pytest.fixture
def model(shop: Shop) -> OrdersModel:
    return OrdersModel(shop.desk)


class Ear:
    """Remembers what a model says in passing."""

    def __init__(self, model: OrdersModel) -> None:
        self.said: list[str] = []
        self.failures: list[Exception] = []
        self.refusals: list[Exception] = []
        self.settled: list[Refund] = []
        model.approval_needed.connect(lambda: self.said.append("approval"))
        model.refund_begun.connect(lambda: self.said.append("begun"))
        model.counter_taken.connect(lambda: self.said.append("taken"))
        model.list_changed.connect(lambda: self.said.append("list"))
        model.failed.connect(self.failures.append)
        model.approval_refused.connect(self.refusals.append)
        model.refund_settled.connect(self.settled.append)


@pytest.fixture
def ear(model: OrdersModel) -> Ear:
    return Ear(model)


def sell(shop: Shop, *codes: str) -> str:
    """Sell goods to somebody who pays; return the sale."""
    model = CheckoutModel(shop.desk)
    for code in codes:
        model.submit(code)
    model.submit(shop.code())
    model.charge_again()  # where as much was paid a moment ago
    assert model.sale is not None
    sale_id = model.sale.sale_id
    model.next_sale()
    return sale_id


def who(shop: Shop, staff_id: str) -> Person:
    return next(one for one in shop.staffing.people() if one.staff_id == staff_id)


def look(model: OrdersModel) -> SaleDetail:
    assert model.detail is not None
    return model.detail


class TestFinding:
    def test_sales_are_listed_newest_first_slice_by_slice(
        self, model: OrdersModel, shop: Shop, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        sales = [sell(shop, WATER) for _ in range(3)]
        monkeypatch.setattr("console.payments.orders.model.PAGE", 2)
        first = model.page(None)
        rest = model.page(first.next)
        assert [sale.sale_id for sale in (*first.rows, *rest.rows)] == sales[::-1]
        assert rest.next is None

    @pytest.mark.parametrize("text", ["可乐", f"  {COLA} ", "泡泡熊 330ml"])
    def test_a_name_or_a_barcode_finds_the_sales_with_those_goods(
        self, model: OrdersModel, shop: Shop, text: str
    ) -> None:
        sell(shop, WATER)
        wanted = sell(shop, WATER, COLA)
        model.find(text)
        assert [sale.sale_id for sale in model.page(None).rows] == [wanted]

    def test_numbers_find_their_sale(self, model: OrdersModel, shop: Shop) -> None:
        wanted = sell(shop, WATER)
        sell(shop, WATER)
        sale = shop.till.sales.get(wanted)
        for number in (sale.number, sale.number[-4:], sale.out_trade_no, sale.trade_no):
            model.find(number or "")
            assert [one.sale_id for one in model.page(None).rows] == [wanted]

    def test_typing_is_looked_up_once_it_pauses(
        self, model: OrdersModel, shop: Shop, ear: Ear
    ) -> None:
        for text in ("可", "可乐", "可乐3"):
            model.look_up(text)
            shop.clock.advance(0.1)
        assert ear.said == []
        shop.clock.advance(0.1)
        assert ear.said == ["list"]

    def test_states_narrow_what_is_found(self, model: OrdersModel, shop: Shop) -> None:
        paid = sell(shop, WATER)
        counter = CheckoutModel(shop.desk)
        counter.submit(WATER)
        counter.pay_by_qr()
        counter.charge_again()
        counter.stop()
        counter.back_to_cart()
        model.show_only(SaleState.PAID)
        assert [one.sale_id for one in model.page(None).rows] == [paid]
        model.show_only(SaleState.VOID)
        assert len(model.page(None).rows) == 1
        model.find("可乐")
        assert model.page(None).rows == ()
        model.show_only(None)
        model.find("")
        assert len(model.page(None).rows) == 2

    def test_a_sale_nobody_knows_is_told(self, model: OrdersModel, ear: Ear) -> None:
        model.choose("S-NOT-THERE")
        assert [type(error).__name__ for error in ear.failures] == ["NoSuchSale"]
        assert model.detail is None
        model.again()
        model.ask_now()
        model.bring_back()
        assert not model.may_refund
        assert model.quote({1: 1000}) is None


class TestRefunds:
    def test_a_manager_gives_back_goods_at_once(
        self, model: OrdersModel, shop: Shop, ear: Ear
    ) -> None:
        shop.sign_in(MANAGER)
        model.choose(sell(shop, WATER, WATER, COLA))
        before = shop.balance()
        assert model.quote({1: 1000, 2: 0}) == Money(200)

        model.refund_lines({1: 1000, 2: 0}, "瓶盖坏了")

        (refund,) = look(model).refunds
        assert (refund.state, refund.amount, refund.asked_by) == (State.DONE, Money(200), "201")
        assert refund.approval is None
        assert shop.balance() == before + Money(200)
        assert look(model).lines[0].refunded == 1000
        assert ear.settled == [refund]
        assert "approval" not in ear.said

    def test_a_cashier_needs_a_manager_and_whose_pin_it_was_is_kept(
        self, model: OrdersModel, shop: Shop, ear: Ear
    ) -> None:
        model.choose(sell(shop, WATER, COLA))
        model.refund_amount(Money(100), "")
        assert "approval" in ear.said
        assert model.asked == Money(100)
        assert look(model).refunds == ()

        model.asking.approve(who(shop, "201"), MANAGER[1])

        (refund,) = look(model).refunds
        assert refund.state is State.DONE
        assert refund.asked_by == "101"
        assert refund.approval is not None
        assert refund.approval.approved_by == "201"
        assert shop.till.outbox.refused() == ()

    def test_the_shop_takes_the_report_of_an_approved_refund(
        self, model: OrdersModel, shop: Shop
    ) -> None:
        from console.till.custodian import Custodian

        model.choose(sell(shop, WATER))
        model.refund_all("")
        model.asking.approve(who(shop, "201"), MANAGER[1])
        Custodian(shop.till, shop.client, clock=shop.clock.now).turn()
        assert shop.till.outbox.refused() == ()
        assert shop.till.open_matters(shop.clock.now()) == ()

    def test_a_wrong_pin_approves_nothing_and_locks_in_the_end(
        self, model: OrdersModel, shop: Shop, ear: Ear
    ) -> None:
        model.choose(sell(shop, WATER))
        model.refund_all("")
        for _ in range(5):
            model.asking.approve(who(shop, "201"), "0000")
        assert isinstance(ear.refusals[0], PinRefused)
        assert isinstance(ear.refusals[-1], PinLocked)
        model.asking.approve(who(shop, "201"), MANAGER[1])
        assert isinstance(ear.refusals[-1], PinLocked)
        assert look(model).refunds == ()

        model.asking.approve(who(shop, "301"), "3333")
        assert look(model).refunds[0].state is State.DONE

    def test_a_cashier_cannot_approve_for_another(
        self, model: OrdersModel, shop: Shop, ear: Ear
    ) -> None:
        model.choose(sell(shop, WATER))
        model.refund_all("")
        model.asking.approve(who(shop, OTHER_CASHIER[0]), OTHER_CASHIER[1])
        assert isinstance(ear.refusals[0], MayNotApprove)
        assert look(model).refunds == ()
        able = shop.staffing.approvers(Action.REFUND)
        assert [person.staff_id for person in able] == ["201", "301"]

    def test_without_a_platform_nothing_is_approved(
        self, model: OrdersModel, shop: Shop, ear: Ear
    ) -> None:
        model.choose(sell(shop, WATER))
        model.refund_all("")
        shop.line.down = unsent
        model.asking.approve(who(shop, "201"), MANAGER[1])
        assert isinstance(ear.refusals[0], Unreachable)
        assert look(model).refunds == ()

    def test_a_refund_that_was_withdrawn_is_not_begun_by_a_late_yes(self, shop: Shop) -> None:
        shop.background = held = Held()
        shop.restart()
        shop.sign_in()
        shop.background = held
        model = OrdersModel(shop.desk)
        sale_id = _sell_now(shop)
        model.choose(sale_id)
        model.refund_all("")
        model.asking.approve(who(shop, "201"), MANAGER[1])
        model.asking.withdraw()
        held.release()
        assert look(model).refunds == ()

    def test_another_sale_forgets_the_refund_that_waited(
        self, model: OrdersModel, shop: Shop
    ) -> None:
        first, second = sell(shop, WATER), sell(shop, COLA)
        model.choose(first)
        model.refund_all("")
        model.choose(second)
        model.asking.approve(who(shop, "201"), MANAGER[1])
        assert look(model).refunds == ()
        assert shop.till.sales.detail(first).refunds == ()

    def test_everything_goes_back_as_goods_or_else_as_the_rest(
        self, model: OrdersModel, shop: Shop
    ) -> None:
        shop.sign_in(MANAGER)
        whole, part = sell(shop, WATER, COLA), sell(shop, WATER, COLA)
        model.choose(whole)
        model.refund_all("")
        assert [line.refunded for line in look(model).lines] == [1000, 1000]
        assert not model.may_refund

        model.choose(part)
        model.refund_amount(Money(100), "")
        model.refund_all("")
        assert [refund.amount for refund in look(model).refunds] == [Money(100), Money(380)]
        assert not model.may_refund

    def test_more_than_is_left_is_refused_and_changes_nothing(
        self, model: OrdersModel, shop: Shop, ear: Ear
    ) -> None:
        shop.sign_in(MANAGER)
        model.choose(sell(shop, WATER))
        model.refund_amount(Money(201), "")
        assert [type(error).__name__ for error in ear.failures] == ["RefundTooLarge"]
        assert look(model).refunds == ()

    def test_a_lost_refund_is_asked_after_until_it_is_known(
        self, model: OrdersModel, shop: Shop, ear: Ear
    ) -> None:
        shop.sign_in(MANAGER)
        model.choose(sell(shop, WATER))
        before = shop.balance()
        shop.line.faults.extend([lost_after, lost_before])
        model.refund_all("")
        assert look(model).refunds[0].state is State.UNKNOWN
        assert ear.settled == []
        shop.clock.advance(30)
        assert look(model).refunds[0].state is State.DONE
        assert shop.balance() == before + Money(200)

    def test_a_refund_that_is_found_unsettled_is_followed(
        self, model: OrdersModel, shop: Shop
    ) -> None:
        shop.sign_in(MANAGER)
        sale_id = sell(shop, WATER)
        model.choose(sale_id)
        shop.line.down = lost_before
        model.refund_all("")
        shop.line.down = None
        shop.restart()
        again = OrdersModel(shop.desk)
        again.choose(sale_id)
        shop.clock.advance(60)
        assert look(again).refunds[0].state is State.DONE


class TestAskingAndBringingBack:
    def test_a_question_by_hand_is_written_down(self, model: OrdersModel, shop: Shop) -> None:
        shop.sign_in(MANAGER)
        model.choose(sell(shop, WATER))
        model.refund_all("")
        before = len(model.evidence)
        model.ask_now()
        kinds = [line.kind for line in model.evidence[before:]]
        assert kinds == ["charge.asked", "charge.answered", "refund.asked", "refund.answered"]

    def test_a_sale_that_was_not_paid_comes_back_to_the_counter(
        self, model: OrdersModel, shop: Shop
    ) -> None:
        went: list[str] = []
        shop.desk.navigation.asked.connect(lambda key, _: went.append(key))
        counter = CheckoutModel(shop.desk)
        counter.submit(WATER)
        shop.line.down = lost_before
        counter.submit(shop.code())
        assert counter.sale is not None
        sale_id = counter.sale.sale_id
        counter.park()

        model.choose(sale_id)
        model.bring_back()
        counter.resume()

        assert went == ["payments.checkout"]
        assert counter.sale.sale_id == sale_id

    def test_a_counter_that_is_taken_stays_so(
        self, model: OrdersModel, shop: Shop, ear: Ear
    ) -> None:
        counter = CheckoutModel(shop.desk)
        counter.submit(WATER)
        shop.line.down = lost_before
        counter.submit(shop.code())
        first = counter.sale.sale_id if counter.sale else ""
        counter.park()
        shop.line.down = None
        counter.submit(COLA)
        counter.pay_by_qr()

        model.choose(first)
        model.bring_back()

        assert "taken" in ear.said
        in_hand = shop.till.sales.in_hand()
        assert in_hand is not None
        assert in_hand.sale_id != first

    def test_a_paid_sale_does_not_come_back(self, model: OrdersModel, shop: Shop) -> None:
        model.choose(sell(shop, WATER))
        model.bring_back()
        assert shop.till.sales.in_hand() is None


def _sell_now(shop: Shop) -> str:
    """Sell without the page, whatever the background does."""
    from console.till.charges import Code
    from console.till.teller import Teller

    now = shop.clock.now()
    shop.till.carts.add(shop.goods(WATER), now=now)
    sale = shop.till.sales.checkout(cashier="101", now=now)
    attempt = shop.till.charges.begin(sale.sale_id, Code(shop.code()), by="101", now=now)
    Teller(shop.till, shop.client, clock=shop.clock.now).step(attempt.out_trade_no)
    assert shop.till.sales.get(sale.sale_id).state is SaleState.PAID
    return sale.sale_id
