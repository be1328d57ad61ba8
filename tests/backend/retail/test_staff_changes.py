"""Who works here, changed by an owner's PIN; the shop is never left without an owner."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.protocol.errors import InvalidArgument
from backend.retail.contract.activity import ACTIVITY_QUERY
from backend.retail.contract.staff import (
    STAFF_APPROVE,
    STAFF_LIST,
    STAFF_SAVE,
    STAFF_SIGN_IN,
    LastOwner,
    MayNotEditStaff,
    Role,
    StaffFull,
    StaffMember,
    StaffPinLocked,
    StaffPinNeeded,
    StaffPinWrong,
    StaffTaken,
    StaffUnknown,
)
from backend.retail.store import staff as store
from tests.backend.retail.conftest import CASHIER, COLLEAGUE, MANAGER, OWNER, PINS, THEIRS, Shop


def save(shop: Shop, staff_id: object = CASHIER, **changes: object) -> StaffMember:
    content: dict[str, object] = {
        "staff_id": staff_id,
        "is_new": False,
        "name": "林小满",
        "role": "CASHIER",
        "by": OWNER,
        "by_pin": PINS[OWNER],
        "till_id": "T1",
    }
    return shop.call(STAFF_SAVE, **{**content, **changes}).staff


def add(shop: Shop, staff_id: object = "103", **changes: object) -> StaffMember:
    whole: dict[str, object] = {"is_new": True, "name": "吴迪", "pin": "0707", **changes}
    return save(shop, staff_id, **whole)


def sign_in(shop: Shop, staff_id: str, pin: str) -> StaffMember:
    return shop.call(STAFF_SIGN_IN, staff_id=staff_id, pin=pin, till_id="T1").staff


def listed(shop: Shop, **wanted: object) -> list[str]:
    return [one.staff_id for one in shop.call(STAFF_LIST, **wanted).staff]


def told(shop: Shop) -> list[tuple[str, str, str]]:
    entries = shop.call(ACTIVITY_QUERY).entries
    return sorted((one.action, one.subject, one.reason) for one in entries)


def test_somebody_new_signs_in_with_their_pin(shop: Shop) -> None:
    added = add(shop)

    assert sign_in(shop, "103", "0707") == added
    assert (added.name, added.role, added.works) == ("吴迪", Role.CASHIER, True)
    assert told(shop) == [("ADD_STAFF", "吴迪", "CASHIER")]


def test_adding_them_again_after_a_lost_answer_is_no_harm(shop: Shop) -> None:
    add(shop)
    before = shop.rows()

    add(shop)
    with pytest.raises(StaffTaken):
        add(shop, name="另一人")
    with pytest.raises(StaffTaken):
        add(shop, CASHIER)

    assert shop.rows() == before


def test_each_change_is_in_the_activity_log_with_who_made_it(shop: Shop) -> None:
    save(shop, name="林小满2", role="MANAGER", pin="9090", works=False)

    assert told(shop) == [
        ("CHANGE_ROLE", "林小满2", "CASHIER → MANAGER"),
        ("NEW_PIN", "林小满2", ""),
        ("RENAME_STAFF", "林小满2", "林小满"),
        ("STOP_STAFF", "林小满2", ""),
    ]
    assert {one.by for one in shop.call(ACTIVITY_QUERY).entries} == {OWNER}
    assert "9090" not in str(shop.rows()["retail_activity"])


def test_saying_the_same_again_changes_nothing(shop: Shop) -> None:
    before = shop.rows()

    save(shop)

    assert shop.rows() == before


def test_a_new_pin_is_the_only_one_and_opens_the_lock(shop: Shop) -> None:
    mark = sign_in(shop, CASHIER, PINS[CASHIER]).pin_mark
    for _ in range(5):
        with pytest.raises((StaffPinWrong, StaffPinLocked)):
            sign_in(shop, CASHIER, "0000")

    save(shop, pin="565656")

    assert sign_in(shop, CASHIER, "565656").pin_mark != mark
    with pytest.raises(StaffPinWrong):
        sign_in(shop, CASHIER, PINS[CASHIER])


def test_who_stopped_neither_signs_in_nor_approves_and_may_come_back(shop: Shop) -> None:
    save(shop, MANAGER, name="周岚", role="MANAGER", works=False)

    with pytest.raises(StaffUnknown):
        sign_in(shop, MANAGER, PINS[MANAGER])
    with pytest.raises(StaffUnknown):
        shop.call(
            STAFF_APPROVE,
            approval_id="A1",
            staff_id=MANAGER,
            pin=PINS[MANAGER],
            action="REFUND",
            subject="S1",
            asked_by=CASHIER,
            till_id="T1",
        )
    assert MANAGER not in listed(shop)
    assert MANAGER in listed(shop, everybody=True)
    save(shop, MANAGER, name="周岚", role="MANAGER")
    assert sign_in(shop, MANAGER, PINS[MANAGER]).works


@pytest.mark.parametrize("change", [{"works": False}, {"role": "MANAGER"}, {"role": "CASHIER"}])
def test_the_last_owner_stays(shop: Shop, change: dict[str, object]) -> None:
    whole: dict[str, object] = {"name": "陈掌柜", "role": "OWNER", **change}
    before = shop.rows()

    with pytest.raises(LastOwner):
        save(shop, OWNER, **whole)

    assert shop.rows() == before
    add(shop, "302", role="OWNER")
    assert save(shop, OWNER, **whole).staff_id == OWNER
    with pytest.raises(LastOwner):
        save(shop, "302", name="吴迪", role="MANAGER", by="302", by_pin="0707")


def test_nobody_but_an_owner_changes_staff(shop: Shop) -> None:
    before = shop.rows()

    for who in (CASHIER, COLLEAGUE, MANAGER):
        with pytest.raises(MayNotEditStaff):
            add(shop, by=who, by_pin=PINS[who])
        with pytest.raises(MayNotEditStaff):
            save(shop, who, role="OWNER", by=who, by_pin=PINS[who])

    assert shop.rows() == before


def test_guessing_the_owners_pin_here_locks_the_same_door(shop: Shop) -> None:
    for _ in range(4):
        with pytest.raises(StaffPinWrong):
            add(shop, by_pin="0000")
    with pytest.raises(StaffPinLocked):
        sign_in(shop, OWNER, "0000")
    with pytest.raises(StaffPinLocked):
        add(shop)
    assert "103" not in listed(shop, everybody=True)


def test_somebody_new_needs_a_pin_and_somebody_changed_must_be_there(shop: Shop) -> None:
    with pytest.raises(StaffPinNeeded):
        add(shop, pin=None)
    with pytest.raises(StaffUnknown):
        save(shop, "999")
    with pytest.raises(StaffUnknown):
        shop.call(
            STAFF_SAVE,
            THEIRS,
            staff_id=CASHIER,
            is_new=False,
            name="x",
            role="CASHIER",
            by=OWNER,
            by_pin=PINS[OWNER],
            till_id="T1",
        )


def test_a_full_shop_takes_nobody_more(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "STAFF_MAX", 4)
    with pytest.raises(StaffFull):
        add(shop)


@pytest.mark.parametrize(
    "changed",
    [
        {"name": ""},
        {"name": " "},
        {"name": "a\nb"},
        {"name": "\u202e林"},
        {"name": "长" * 129},
        {"role": "BOSS"},
        {"pin": "123"},
        {"pin": "12a4"},
        {"pin": 1234},
        {"by_pin": ""},
        {"staff_id": "no number"},
    ],
)
def test_what_is_nobody_is_refused(shop: Shop, changed: dict[str, object]) -> None:
    before = shop.rows()

    with pytest.raises(InvalidArgument):
        add(shop, **changed)

    assert shop.rows() == before


@pytest.mark.parametrize("name", ["<b>林</b>", "=HYPERLINK(1)", "'; DROP TABLE x; --", "长" * 128])
def test_a_name_that_means_something_elsewhere_is_a_name_here(shop: Shop, name: str) -> None:
    assert add(shop, name=name).name == name
    assert told(shop) == [("ADD_STAFF", name, "CASHIER")]


_CHANGE = st.tuples(
    st.sampled_from([CASHIER, MANAGER, OWNER, "302"]), st.sampled_from(list(Role)), st.booleans()
)


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(_CHANGE, max_size=6))
def test_whatever_is_changed_an_owner_works_here(
    shop: Shop, changes: list[tuple[str, Role, bool]]
) -> None:
    for staff_id, role, works in changes:
        try:
            new = staff_id not in listed(shop, everybody=True)
            pin = "0707" if new else None
            save(shop, staff_id, is_new=new, name="某人", role=role, works=works, pin=pin)
        except (LastOwner, StaffUnknown, MayNotEditStaff):
            continue
    owners = [one for one in shop.call(STAFF_LIST).staff if one.role is Role.OWNER]
    assert owners
