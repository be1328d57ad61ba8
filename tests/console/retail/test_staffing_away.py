"""PINs while the platform is away: those it knew are, others are not, and guesses are counted."""

from __future__ import annotations

from datetime import timedelta

import pytest

from backend.protocol import rehearsal
from backend.protocol.money import Money
from backend.protocol.pin import TRIES
from backend.retail.contract.activity import ACTIVITY_QUERY, ActivityEntry, ActivityQueryRequest
from backend.retail.contract.sales import SALE_QUERY, SaleQueryRequest
from console.client.failures import Unreachable
from console.desk.leave import MayNotApprove, Wanted
from console.till.charges import Code
from console.till.custodian import Custodian
from console.till.pins import PinLocked, PinRefused
from console.till.refund import Approval, RefundAmount
from console.till.teller import Teller
from console.till.till import Till
from tests.console.payments.shop import CASHIER, MANAGER, WATER, Shop
from tests.console.till.shop import unsent


@pytest.fixture
def shop(shop: Shop) -> Shop:
    """Return a shop where a cashier and a manager have signed in once, its line cut."""
    for who in (MANAGER, CASHIER):
        shop.sign_in(who)
    shop.line.down = unsent
    return shop


def wanted(shop: Shop, action: str = "REFUND", subject: str = "S1") -> Wanted:
    del shop
    return Wanted(action=action, subject=subject, asked_by=CASHIER[0], reason="少给了")


def back(shop: Shop) -> tuple[ActivityEntry, ...]:
    """Let the platform come back, be told everything, and say what it heard, oldest first."""
    shop.line.down = None
    custodian = Custodian(shop.till, shop.client, clock=shop.clock.now)
    for _ in range(9):
        custodian.turn()
        shop.clock.advance(600)
    assert shop.till.outbox.refused() == ()
    return shop.client.call(ACTIVITY_QUERY, ActivityQueryRequest()).entries[::-1]


def wrong(shop: Shop, pin: str = "0000", who: str = CASHIER[0]) -> Exception:
    with pytest.raises((PinRefused, PinLocked)) as refused:
        shop.staffing.admit(who, pin)
    return refused.value


def test_who_signed_in_once_signs_in_with_all_they_may_do(shop: Shop) -> None:
    person = shop.staffing.admit(*CASHIER)

    assert (person.staff_id, person.name, person.role) == ("101", "林小满", "cashier")
    assert "SELL" in person.may
    assert "REFUND" in person.may_ask
    (entry,) = back(shop)
    assert (entry.action, entry.by_name, entry.away) == ("SIGN_IN", "林小满", True)


def test_who_never_did_cannot_be_known_here(shop: Shop) -> None:
    with pytest.raises(Unreachable):
        shop.staffing.admit("102", "4444")
    with pytest.raises(Unreachable):
        shop.staffing.admit("999", "1111")


def test_a_fifth_wrong_pin_locks_and_even_the_right_one_is_not_looked_at(shop: Shop) -> None:
    left = [error.tries_left for _ in range(4) if isinstance(error := wrong(shop), PinRefused)]
    locked = wrong(shop)

    assert left == [4, 3, 2, 1]
    assert isinstance(locked, PinLocked)
    assert isinstance(wrong(shop, CASHIER[1]), PinLocked)
    shop.clock.advance((locked.until - shop.clock.now() - timedelta(seconds=1)).total_seconds())
    assert isinstance(wrong(shop, CASHIER[1]), PinLocked)
    shop.clock.advance(1)
    assert shop.staffing.admit(*CASHIER).staff_id == CASHIER[0]


def test_tries_are_counted_across_restarts(shop: Shop) -> None:
    for _ in range(TRIES - 1):
        wrong(shop)
        shop.restart()

    assert isinstance(wrong(shop), PinLocked)
    shop.restart()
    assert isinstance(wrong(shop, CASHIER[1]), PinLocked)


def test_a_try_is_on_disk_before_the_pin_is_compared(shop: Shop) -> None:
    """Kill the till in the middle of every guess: it does not give one guess more."""

    def cut(point: str) -> None:
        if point == "till.pin.counted":
            raise KeyboardInterrupt

    rehearsal.install(cut)
    try:
        for _ in range(TRIES):
            with pytest.raises(KeyboardInterrupt):
                shop.staffing.admit(*CASHIER)
            shop.restart()
    finally:
        rehearsal.install(None)

    assert isinstance(wrong(shop, CASHIER[1]), PinLocked)


def test_the_right_pin_forgets_the_wrong_ones_and_one_lock_is_nobody_elses(shop: Shop) -> None:
    for _ in range(4):
        wrong(shop)
    shop.staffing.admit(*CASHIER)
    assert [type(wrong(shop)) for _ in range(5)] == [PinRefused] * 4 + [PinLocked]

    assert shop.staffing.admit(*MANAGER).role == "manager"


def test_a_locked_till_opens_where_the_platform_says_the_pin_is_right(shop: Shop) -> None:
    for _ in range(5):
        wrong(shop)
    shop.line.down = None
    shop.staffing.admit(*CASHIER)
    shop.line.down = unsent

    assert shop.staffing.admit(*CASHIER).staff_id == CASHIER[0]


def test_no_pin_stands_in_the_tills_file(shop: Shop) -> None:
    kept = b"".join(path.read_bytes() for path in (shop.folder / "till").glob("till.db*"))

    assert b"scrypt$" in kept
    assert not any(f"${pin}" in kept.decode("latin-1") for _, pin in (CASHIER, MANAGER))


def test_a_pin_the_shop_no_longer_knows_is_forgotten_here(shop: Shop) -> None:
    shop.till.verifiers.keep_only({MANAGER[0]: "another mark"})

    for who in (CASHIER, MANAGER):
        with pytest.raises(Unreachable):
            shop.staffing.admit(*who)


def test_learning_the_staff_again_keeps_the_pins_that_are_still_right(shop: Shop) -> None:
    shop.line.down = None
    shop.staffing.learn()
    shop.line.down = unsent

    assert shop.staffing.admit(*CASHIER).staff_id == CASHIER[0]


class TestApproving:
    def test_a_refund_approved_here_is_taken_by_the_platform_later(self, shop: Shop) -> None:
        sale_id = sold(shop)
        approval = shop.staffing.approve(*MANAGER, wanted(shop, subject=sale_id))
        refund_in_full(shop, sale_id, approval)

        let, refunded = (one for one in back(shop) if one.action != "SIGN_IN")

        assert (let.action, let.subject, let.sale_id) == ("APPROVE", "REFUND", sale_id)
        assert (let.by, let.approved_by, let.away) == (CASHIER[0], MANAGER[0], True)
        assert (refunded.action, refunded.approved_by_name) == ("REFUND", "周岚")
        assert refunded.approval_id == let.approval_id == approval.approval_id
        answer = shop.client.call(SALE_QUERY, SaleQueryRequest(sale_id=sale_id))
        assert [one.approved_by for one in answer.sale.refunds] == [MANAGER[0]]

    def test_a_guess_at_the_managers_pin_counts_as_at_sign_in(self, shop: Shop) -> None:
        for _ in range(4):
            with pytest.raises(PinRefused):
                shop.staffing.approve(MANAGER[0], "0000", wanted(shop))
        assert isinstance(wrong(shop, "0000", MANAGER[0]), PinLocked)
        with pytest.raises(PinLocked):
            shop.staffing.approve(*MANAGER, wanted(shop))
        assert _entries(shop.till) == []

    @pytest.mark.parametrize(
        ("who", "action"),
        [
            (CASHIER, "REFUND"),
            (MANAGER, "SEE_COST"),
            (MANAGER, "EDIT_GOODS"),
            (MANAGER, "NONSENSE"),
        ],
    )
    def test_nobody_lets_another_do_what_is_not_theirs_to_give(
        self, shop: Shop, who: tuple[str, str], action: str
    ) -> None:
        with pytest.raises((MayNotApprove, ValueError)):
            shop.staffing.approve(*who, wanted(shop, action))
        assert _entries(shop.till) == []

    def test_what_was_let_and_not_done_is_on_record_too(self, shop: Shop) -> None:
        shop.staffing.approve(*MANAGER, wanted(shop))

        (entry,) = back(shop)

        assert (entry.action, entry.reason) == ("APPROVE", "少给了")


def sold(shop: Shop) -> str:
    """Sell water to somebody who pays while the line is up; it is cut again afterwards."""
    shop.line.down = None
    now = shop.clock.now()
    shop.till.carts.add(shop.goods(WATER), 1000, now=now)
    sale = shop.till.sales.checkout(cashier=CASHIER[0], now=now)
    paid = shop.till.charges.begin(sale.sale_id, Code(shop.code()), by=CASHIER[0], now=now)
    Teller(shop.till, shop.client, clock=shop.clock.now).step(paid.out_trade_no)
    shop.line.down = unsent
    return sale.sale_id


def refund_in_full(shop: Shop, sale_id: str, approval: Approval) -> None:
    shop.till.refunds.begin(
        sale_id,
        RefundAmount(Money(200)),
        asked_by=CASHIER[0],
        approval=approval,
        now=shop.clock.now(),
    )


def _entries(till: Till) -> list[str]:
    return [one.kind for one in till.outbox.waiting()]
