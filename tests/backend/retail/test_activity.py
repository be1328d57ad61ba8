"""The activity log: taken once, never changed, found again a page at a time."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from backend.protocol.errors import InvalidArgument
from backend.protocol.moment import to_wire
from backend.protocol.money import Money
from backend.retail.audit import CHECKS
from backend.retail.contract.activity import (
    ACTIVITY_QUERY,
    ACTIVITY_REPORT,
    ActivityDiffers,
    ActivityEntry,
    ActivityReportRequest,
    ActivityUnknown,
)
from backend.retail.rules.reports import digest
from tests.backend.retail.conftest import CASHIER, MANAGER, NOON, OURS, THEIRS, Shop


def report(shop: Shop, number: int = 1, /, **changes: object) -> None:
    content: dict[str, object] = {
        "activity_id": f"V{number}",
        "till_id": "T1",
        "seq": number,
        "action": "REFUND",
        "by": CASHIER,
        "approved_by": MANAGER,
        "approval_id": "A1",
        "sale_id": "S1",
        "subject": "261122-0001",
        "amount": "12.80",
        "reason": "瓶盖坏了",
        "done_at": to_wire(NOON + timedelta(minutes=number)),
    }
    shop.call(ACTIVITY_REPORT, **{**content, **changes})


def listed(shop: Shop, **wanted: object) -> list[str]:
    return [one.activity_id for one in shop.call(ACTIVITY_QUERY, **wanted).entries]


def test_an_entry_names_who_and_who_approved(shop: Shop) -> None:
    report(shop)

    (entry,) = shop.call(ACTIVITY_QUERY).entries

    assert (entry.by, entry.by_name) == (CASHIER, "林小满")
    assert (entry.approved_by, entry.approved_by_name) == (MANAGER, "周岚")
    assert (entry.amount, entry.reason, entry.sale_id) == (Money(1280), "瓶盖坏了", "S1")
    assert entry.done_at == NOON + timedelta(minutes=1)
    assert entry.recorded_at == NOON


def test_the_same_again_changes_nothing_and_another_under_its_number_is_refused(
    shop: Shop,
) -> None:
    report(shop)
    before = shop.rows()
    shop.later(minutes=5)

    report(shop)
    with pytest.raises(ActivityDiffers):
        report(shop, amount="12.81")

    assert shop.rows() == before


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE retail_activity SET staff_id = '201'",
        "UPDATE retail_activity SET digest = ''",
        "DELETE FROM retail_activity",
    ],
)
def test_the_database_itself_refuses_to_change_or_forget_it(shop: Shop, statement: str) -> None:
    report(shop)
    before = shop.rows()

    with pytest.raises(IntegrityError, match="append-only"):
        shop.database.do(lambda unit: unit.change(text(statement)))

    assert shop.rows() == before


def test_what_somebody_changed_behind_the_triggers_back_is_found(shop: Shop) -> None:
    report(shop)
    assert _breaches(shop) == []

    def change(statement: str) -> None:
        shop.database.do(lambda unit: unit.change(text(statement)))

    change("DROP TRIGGER retail_activity_update")
    change("UPDATE retail_activity SET approved_by = '301'")

    assert _breaches(shop) == ["activity V1 was changed after it was reported"]


def test_what_somebody_did_who_is_not_known_here_is_kept_all_the_same(shop: Shop) -> None:
    report(shop, by="999", approved_by=None)

    (entry,) = shop.call(ACTIVITY_QUERY).entries

    assert (entry.by, entry.by_name, entry.approved_by_name) == ("999", "", "")


def test_entries_come_newest_first_and_in_pages(shop: Shop) -> None:
    for number in (3, 1, 4, 2, 5):
        report(shop, number)
    same_second = to_wire(NOON + timedelta(minutes=4))
    report(shop, 10, done_at=same_second)

    first = shop.call(ACTIVITY_QUERY, page_size=4)
    rest = shop.call(ACTIVITY_QUERY, page_size=4, after=first.next)

    assert [one.activity_id for one in first.entries] == ["V5", "V10", "V4", "V3"]
    assert [one.activity_id for one in rest.entries] == ["V2", "V1"]
    assert rest.next is None
    with pytest.raises(ActivityUnknown):
        shop.call(ACTIVITY_QUERY, after="V99")


def test_a_list_is_narrowed_by_day_person_action_sale_and_words(shop: Shop) -> None:
    report(shop, 1)
    report(shop, 2, action="OPEN_DRAWER", by=MANAGER, approved_by=None, sale_id=None, subject="")
    report(shop, 3, reason="Wrong PRICE", by="102", approved_by=None)
    tomorrow = to_wire(NOON + timedelta(days=1))
    report(shop, 4, done_at=tomorrow)

    assert listed(shop, staff_id=MANAGER) == ["V4", "V2", "V1"]
    assert listed(shop, actions=["OPEN_DRAWER"]) == ["V2"]
    assert listed(shop, actions=["OPEN_DRAWER", "REFUND"]) == ["V4", "V3", "V2", "V1"]
    assert listed(shop, actions=["NO_SALE"]) == []
    assert listed(shop, sale_id="S1", done_before=tomorrow) == ["V3", "V1"]
    assert listed(shop, done_from=tomorrow) == ["V4"]
    assert listed(shop, words="wrong price") == ["V3"]
    assert listed(shop, words="0001") == ["V4", "V3", "V1"]
    assert listed(shop, words="林小") == ["V4", "V1"]
    assert listed(shop, words="%") == []


def test_no_shop_reads_anothers(shop: Shop) -> None:
    report(shop)

    assert shop.call(ACTIVITY_QUERY, THEIRS).entries == ()
    with pytest.raises(ActivityUnknown):
        shop.call(ACTIVITY_QUERY, THEIRS, after="V1")
    assert OURS != THEIRS


@pytest.mark.parametrize(
    "changed",
    [
        {"action": "refund"},
        {"action": "A" * 33},
        {"by": ""},
        {"seq": 0},
        {"amount": "-1.00"},
        {"amount": "1.001"},
        {"reason": "a\nb"},
        {"subject": "x" * 257},
        {"subject": "\u202egpj.exe"},
        {"done_at": "yesterday"},
    ],
)
def test_what_is_no_entry_is_refused(shop: Shop, changed: dict[str, object]) -> None:
    before = shop.rows()

    with pytest.raises(InvalidArgument):
        report(shop, **changed)

    assert shop.rows() == before


@pytest.mark.parametrize(
    "words", ["<b>免单</b>", "=1+1", "'; DROP TABLE retail_activity; --", "😀" * 20]
)
def test_words_that_mean_something_elsewhere_are_words_here(shop: Shop, words: str) -> None:
    report(shop, reason=words, subject=words)

    (entry,) = shop.call(ACTIVITY_QUERY, words=words).entries

    assert (entry.reason, entry.subject) == (words, words)


@given(
    action=st.sampled_from(["REFUND", "VOID_SALE", "NO_SALE"]),
    fen=st.none() | st.integers(0, 10_000_000_000),
    reason=st.text(st.characters(categories=["L", "N", "S"]), max_size=40),
    away=st.booleans(),
)
def test_an_entry_read_back_has_the_digest_it_came_with(
    action: str, fen: int | None, reason: str, away: bool
) -> None:
    sent = ActivityReportRequest(
        activity_id="V1",
        till_id="T1",
        seq=1,
        action=action,
        by="101",
        amount=None if fen is None else Money(fen),
        reason=reason,
        away=away,
        done_at=NOON,
    )
    entry = ActivityEntry(**sent.model_dump(), by_name="林", recorded_at=NOON)
    again = ActivityReportRequest.model_validate_json(entry.model_dump_json(exclude_none=True))

    assert digest(again) == digest(sent)


class TestApprovalsGivenAway:
    """A till that could not ask has checked a PIN by itself."""

    def given(self, shop: Shop, **changes: object) -> list[tuple[object, ...]]:
        report(shop, **{"action": "APPROVE", "subject": "REFUND", "away": True, **changes})
        return shop.rows()["retail_approval"]

    def test_one_that_could_have_been_given_here_stands(self, shop: Shop) -> None:
        (kept,) = self.given(shop)
        assert {"A1", MANAGER, CASHIER, "REFUND", "S1", "T1"} <= set(kept)

    @pytest.mark.parametrize(
        "changed",
        [
            {"approved_by": CASHIER},
            {"approved_by": "999"},
            {"approved_by": None},
            {"by": "999"},
            {"subject": "EDIT_GOODS"},
            {"subject": "SEE_COST"},
            {"subject": "nonsense"},
            {"approval_id": None},
            {"away": False},
            {"action": "REFUND"},
        ],
    )
    def test_any_other_is_an_entry_and_no_approval(
        self, shop: Shop, changed: dict[str, object]
    ) -> None:
        assert self.given(shop, **changed) == []
        assert listed(shop) == ["V1"]

    def test_it_never_takes_the_place_of_another(self, shop: Shop) -> None:
        (first,) = self.given(shop)
        report(shop, 2, action="APPROVE", subject="GIVE_DISCOUNT", away=True)
        assert shop.rows()["retail_approval"] == [first]


def _breaches(shop: Shop) -> list[str]:
    (check,) = (one for one in CHECKS if "activity" in one.name)
    return list(shop.database.do(check.run).breaches)
