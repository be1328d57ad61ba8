"""What was done at the till: written down for ever, and told the platform exactly once."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import IntegrityError

from backend.protocol.money import Money
from backend.retail.contract.activity import (
    ACTIVITY_QUERY,
    ActivityEntry,
    ActivityQueryRequest,
)
from console.till import activity
from console.till.activity import Activity
from console.till.database import Database
from console.till.refund import Approval, RefundAmount
from tests.console.till.shop import APPLE, CASHIER, Shop, lost_after, lost_before, unsent


def note(shop: Shop, **changes: object) -> None:
    done = {"action": "OPEN_DRAWER", "by": CASHIER, "at": shop.clock.now(), **changes}
    in_the_file(shop, lambda db: activity.note(db, Activity(**done)))  # type: ignore[arg-type]


def in_the_file(shop: Shop, work: object) -> None:
    database: Database = shop.till._database  # noqa: SLF001 - past its doors
    database.do(work)  # type: ignore[arg-type]


def on_record(shop: Shop) -> tuple[ActivityEntry, ...]:
    return shop.client.call(ACTIVITY_QUERY, ActivityQueryRequest()).entries


def test_an_entry_reaches_the_platform_once_whatever_the_line_does(shop: Shop) -> None:
    note(shop, reason="换零钱")
    shop.line.faults.extend([lost_after, lost_before, unsent])

    shop.tidy()

    (entry,) = on_record(shop)
    assert (entry.action, entry.by, entry.reason) == ("OPEN_DRAWER", CASHIER, "换零钱")
    assert entry.till_id == shop.till.identity.till_id
    assert shop.till.outbox.waiting() == ()
    assert shop.till.outbox.refused() == ()


def test_an_entry_of_a_sale_names_it_by_its_number(shop: Shop) -> None:
    sale = shop.sale()
    note(shop, action="VOID_SALE", sale_id=sale.sale_id, amount=sale.total)
    shop.tidy()

    (entry,) = on_record(shop)

    assert (entry.sale_id, entry.subject) == (sale.sale_id, sale.number)
    assert entry.amount == sale.total


def test_a_refund_is_an_entry_that_names_who_approved(shop: Shop) -> None:
    sale = shop.sale()
    shop.pay(shop.charge(sale))
    shop.till.refunds.begin(
        sale.sale_id,
        RefundAmount(Money(500)),
        asked_by=CASHIER,
        approval=Approval("A1", "201"),
        refund_reason="少给了",
        now=shop.clock.now(),
    )
    shop.tidy()

    (entry,) = on_record(shop)

    assert (entry.action, entry.by, entry.approved_by) == ("REFUND", CASHIER, "201")
    assert (entry.approval_id, entry.amount, entry.reason) == ("A1", Money(500), "少给了")


def test_whatever_is_given_up_emptied_or_taken_out_is_an_entry(shop: Shop) -> None:
    now, carts = shop.clock.now(), shop.till.carts
    sale = shop.sale()
    shop.till.sales.reopen(sale.sale_id, by=CASHIER, now=now)
    carts.add(APPLE, 325, now=now)
    carts.remove(2, by=CASHIER, now=now)
    carts.clear(by="102", now=now)
    carts.clear(by="102", now=now)
    shop.tidy()

    void, out, emptied = on_record(shop)[::-1]

    assert (void.action, void.subject, void.amount) == ("VOID_SALE", sale.number, Money(1280))
    assert (out.action, out.subject, out.amount) == ("REMOVE_LINE", "苹果", Money(325))
    assert (emptied.action, emptied.subject, emptied.by) == ("CLEAR_CART", "豆浆", "102")
    assert emptied.amount == Money(1280)


def test_what_nobody_at_the_counter_did_was_the_till(shop: Shop) -> None:
    shop.till.sales.reopen(shop.sale().sale_id, now=shop.clock.now())
    shop.tidy()

    assert [one.by for one in on_record(shop)] == ["till"]


def test_a_crash_keeps_the_entry_and_what_it_tells_of_together(shop: Shop) -> None:
    def broken(db: Connection) -> None:
        activity.note(db, Activity(action="NO_SALE", by=CASHIER, at=shop.clock.now()))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        in_the_file(shop, broken)

    assert shop.till.outbox.waiting() == ()
    note(shop)
    shop.restart()
    shop.tidy()
    assert [one.action for one in on_record(shop)] == ["OPEN_DRAWER"]


def test_what_was_not_sent_yet_keeps_nobody_at_the_counter(shop: Shop) -> None:
    shop.line.down = unsent
    note(shop)
    shop.custodian.turn()

    assert shop.till.open_matters(shop.clock.now()) == ()
    assert len(shop.till.outbox.waiting()) == 1


def test_two_files_that_were_once_copies_give_different_numbers(shop: Shop, tmp_path: Path) -> None:
    other = Shop(tmp_path / "other")
    other.clock.advance(1)
    for one in (shop, other):
        note(one)
    keys = {one.till.outbox.waiting()[0].key for one in (shop, other)}
    other.close()

    assert len(keys) == 2


def test_a_name_that_cannot_be_sent_is_sent_without_what_is_wrong_with_it(shop: Shop) -> None:
    note(shop, subject="糖\u202e\n果" + "长" * 300, reason=" <b>x</b> ")
    shop.tidy()

    (entry,) = on_record(shop)

    assert entry.subject == "糖果" + "长" * 254
    assert entry.reason == "<b>x</b>"


@pytest.mark.parametrize("verb", ["UPDATE journal SET fields = '{}'", "DELETE FROM journal"])
def test_the_file_refuses_to_change_or_forget_it(shop: Shop, verb: str) -> None:
    note(shop)

    with pytest.raises(IntegrityError, match="append-only"):
        in_the_file(shop, lambda db: db.execute(text(verb)))

    assert shop.till.journal.after(0)[-1].kind == "activity.open_drawer"
