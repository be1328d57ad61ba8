"""Staff: five tries at a PIN whatever is restarted, and leave given by name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from backend.kernel.call import Call, Caller, Setting
from backend.kernel.unit import Unit
from backend.protocol.errors import InvalidArgument
from backend.retail.contract.staff import (
    STAFF_APPROVE,
    STAFF_LIST,
    STAFF_SIGN_IN,
    Action,
    ApprovalDiffers,
    MayNotApprove,
    Permit,
    Role,
    StaffApproveResponse,
    StaffPinLocked,
    StaffPinWrong,
    StaffSignInResponse,
    StaffUnknown,
)
from backend.retail.rules import roles
from backend.retail.service.staff import sign_in as sign_in_verb
from tests.backend.retail.conftest import CASHIER, COLLEAGUE, MANAGER, OWNER, PINS, THEIRS, Shop


def sign_in(shop: Shop, staff_id: str = CASHIER, pin: str | None = None) -> StaffSignInResponse:
    return shop.call(STAFF_SIGN_IN, staff_id=staff_id, pin=pin or PINS[staff_id], till_id="T1")


def approve(shop: Shop, **changes: object) -> StaffApproveResponse:
    content: dict[str, object] = {
        "approval_id": "A1",
        "staff_id": MANAGER,
        "pin": PINS[str(changes.get("staff_id", MANAGER))],
        "action": "REFUND",
        "subject": "S1",
        "asked_by": CASHIER,
        "till_id": "T1",
    }
    return shop.call(STAFF_APPROVE, **{**content, **changes})


def fail(shop: Shop, times: int) -> list[str]:
    said = []
    for _ in range(times):
        with pytest.raises((StaffPinWrong, StaffPinLocked)) as refused:
            sign_in(shop, pin="0000")
        said.append(refused.value.words())
    return said


def test_signing_in_says_who_one_is_and_what_one_may_do(shop: Shop) -> None:
    answer = sign_in(shop)

    assert (answer.staff.name, answer.staff.role) == ("林小满", Role.CASHIER)
    permits = {each.action: each.permit for each in answer.permissions}
    assert set(permits) == set(Action)
    assert permits[Action.SELL] is Permit.ALLOWED
    assert permits[Action.REFUND] is Permit.NEEDS_APPROVAL
    assert permits[Action.EDIT_GOODS] is Permit.DENIED


def test_a_wrong_pin_is_counted_although_the_call_is_refused(shop: Shop) -> None:
    assert fail(shop, 3) == [f"密码不对,还可以试 {left} 次" for left in (4, 3, 2)]


def test_tries_and_lock_survive_a_restart(shop: Shop) -> None:
    fail(shop, 3)
    shop.restart()

    locked = "密码输错次数过多,请 30 分钟后再试(2026-11-22 12:30:00)"
    assert fail(shop, 2) == ["密码不对,还可以试 1 次", locked]
    shop.restart()
    with pytest.raises(StaffPinLocked):
        sign_in(shop)


def test_the_lock_opens_by_itself_after_half_an_hour_and_not_before(shop: Shop) -> None:
    fail(shop, 5)

    shop.later(minutes=29, seconds=59)
    with pytest.raises(StaffPinLocked) as refused:
        sign_in(shop)
    assert refused.value.fields == {"minutes": "1", "locked_until": "2026-11-22 12:30:00"}
    shop.later(seconds=1)

    assert sign_in(shop).staff.staff_id == CASHIER
    assert fail(shop, 1) == ["密码不对,还可以试 4 次"]


def test_a_closed_lock_looks_at_no_pin_and_writes_nothing(shop: Shop) -> None:
    fail(shop, 5)
    before = shop.rows()

    fail(shop, 3)

    assert shop.rows() == before


def test_the_right_pin_forgets_the_wrong_ones(shop: Shop) -> None:
    fail(shop, 4)
    sign_in(shop)

    assert fail(shop, 1) == ["密码不对,还可以试 4 次"]


def test_one_persons_lock_is_nobody_elses(shop: Shop) -> None:
    fail(shop, 5)

    assert sign_in(shop, COLLEAGUE).staff.staff_id == COLLEAGUE


def test_guesses_that_arrive_together_are_counted_one_by_one(shop: Shop) -> None:
    def guess(pin: str) -> Callable[[Unit], object]:
        def work(unit: Unit) -> object:
            caller = Caller(merchant_id="2088000000000001")
            return sign_in_verb(
                Call(caller, shop.now, unit, shop.ids, Setting()), staff_id=CASHIER, pin=pin
            )

        return work

    outcomes = shop.database.group([guess(f"{n:04d}") for n in range(9)] + [guess(PINS[CASHIER])])

    kinds = [type(outcome.error) for outcome in outcomes]
    assert kinds == [StaffPinWrong] * 4 + [StaffPinLocked] * 6


@pytest.mark.parametrize("pin", ["", "123", "123456789", "12a4", "１１１１", "1111 ", 1111, None])
def test_what_is_no_pin_is_no_try(shop: Shop, pin: object) -> None:
    before = shop.rows()

    with pytest.raises(InvalidArgument):
        shop.call(STAFF_SIGN_IN, staff_id=CASHIER, pin=pin, till_id="T1")

    assert shop.rows() == before


def test_nobody_signs_in_under_a_number_nobody_has(shop: Shop) -> None:
    with pytest.raises(StaffUnknown):
        sign_in(shop, "999", "1111")
    with pytest.raises(StaffUnknown):
        shop.call(STAFF_SIGN_IN, THEIRS, staff_id=CASHIER, pin="1111", till_id="T1")


def test_no_pin_stands_anywhere_in_the_database(shop: Shop) -> None:
    hashes = [str(row) for row in shop.rows()["retail_staff"]]

    assert len(hashes) == len(shop.call(STAFF_LIST).staff)
    assert all("scrypt$" in row for row in hashes)
    assert not any(f"'{pin}'" in row for row in hashes for pin in PINS.values())


def test_a_manager_approves_by_pin_and_by_name(shop: Shop) -> None:
    answer = approve(shop)

    assert answer.approved_by.name == "周岚"
    assert answer.approved_at == shop.now
    (kept,) = shop.rows()["retail_approval"]
    assert {"A1", MANAGER, CASHIER, "REFUND", "S1", "T1"} <= set(kept)


def test_an_approval_sent_twice_is_one(shop: Shop) -> None:
    first = approve(shop)
    shop.later(seconds=9)

    assert approve(shop) == first
    assert len(shop.rows()["retail_approval"]) == 1


@pytest.mark.parametrize(
    "changed", [{"subject": "S2"}, {"action": "SELL"}, {"asked_by": COLLEAGUE}, {"staff_id": OWNER}]
)
def test_an_approval_is_never_turned_into_another(shop: Shop, changed: dict[str, object]) -> None:
    approve(shop)
    before = shop.rows()

    with pytest.raises(ApprovalDiffers):
        approve(shop, **changed)

    assert shop.rows() == before


@pytest.mark.parametrize(
    ("staff_id", "action", "asked_by"),
    [
        (COLLEAGUE, "REFUND", CASHIER),
        (CASHIER, "REFUND", CASHIER),
        (MANAGER, "SEE_COST", CASHIER),
        (MANAGER, "SEE_COST", MANAGER),
        (OWNER, "EDIT_GOODS", CASHIER),
    ],
)
def test_only_who_may_do_it_alone_approves_it_for_who_may_ask(
    shop: Shop, staff_id: str, action: str, asked_by: str
) -> None:
    before = shop.rows()

    with pytest.raises(MayNotApprove):
        approve(shop, staff_id=staff_id, action=action, asked_by=asked_by)

    assert shop.rows() == before


def test_guessing_a_managers_pin_at_an_approval_locks_the_same_door(shop: Shop) -> None:
    for _ in range(4):
        with pytest.raises(StaffPinWrong):
            approve(shop, pin="0000")
    with pytest.raises(StaffPinLocked):
        sign_in(shop, MANAGER, "0000")
    with pytest.raises(StaffPinLocked):
        approve(shop)

    assert shop.rows()["retail_approval"] == []


def test_nobody_approves_for_somebody_unknown(shop: Shop) -> None:
    with pytest.raises(StaffUnknown):
        approve(shop, asked_by="999")


def test_every_action_is_decided_for_every_role() -> None:
    assert set(roles.PERMITS) == set(Action)
    assert all(set(row) == set(Role) for row in roles.PERMITS.values())


def test_whoever_stands_higher_may_do_no_less() -> None:
    order = [Permit.DENIED, Permit.NEEDS_APPROVAL, Permit.ALLOWED]
    for row in roles.PERMITS.values():
        ranks = [order.index(row[role]) for role in (Role.CASHIER, Role.MANAGER, Role.OWNER)]
        assert ranks == sorted(ranks)


def test_whatever_needs_approval_has_somebody_to_give_it() -> None:
    for action, row in roles.PERMITS.items():
        for asker, permit in row.items():
            if permit is Permit.NEEDS_APPROVAL:
                assert any(roles.may_approve(approver, asker, action) for approver in Role)
