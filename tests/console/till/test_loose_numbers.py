"""Copies of a refused charge against the whole platform: they charge nobody, or it goes back."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import Any
from urllib.parse import parse_qsl

import pytest

from backend.kernel.call import Call
from backend.ledger import accounts, book
from backend.protocol.money import Money
from backend.wallet import service as wallet
from console.till.attempt import Attempt, State
from console.till.charges import Code, Qr
from console.till.database import MIGRATIONS
from console.till.matters import MatterKind
from console.till.sale import Sale, SaleState
from console.till.till import Till
from tests.console.till.poor import HAS, MORE, POOR, poor_code, top_up
from tests.console.till.shop import (
    MERCHANT,
    NOON,
    SOY,
    Fault,
    Shop,
    lost_after,
    lost_before,
    unsent,
)

REFUSED = "refused:ACQ.BUYER_BALANCE_NOT_ENOUGH"


def refused(shop: Shop) -> tuple[Sale, Attempt, bytes]:
    """Charge a buyer who has too little; return what the network may have a copy of."""
    sale = shop.sale(SOY)
    attempt = shop.charge(sale, Code(poor_code(shop)))
    record = shop.step(attempt)
    assert isinstance(record, Attempt)
    assert (record.state, record.reason) == (State.REFUSED, REFUSED)
    return sale, record, shop.line.sent[-1]


def purse(shop: Shop) -> Money:
    return shop.platform.do(lambda call: wallet.balance(call, POOR))


def said(answer: bytes) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(answer)["alipay_trade_pay_response"]
    return content


def arrive(shop: Shop, copy: bytes) -> dict[str, Any]:
    return said(shop.platform.answer(b"", copy))


def methods(shop: Shop) -> list[str]:
    return [dict(parse_qsl(form.decode()))["method"] for form in shop.line.sent]


def fresh(shop: Shop, attempt: Attempt) -> Attempt:
    return shop.till.charges.get(attempt.out_trade_no)


def heard(shop: Shop, sale: Sale) -> list[tuple[str, str, str]]:
    """Return what was asked and heard of a sale."""
    return [
        (line.kind, line.fields.get("what", ""), line.fields.get("heard", ""))
        for line in shop.till.journal.timeline(sale.sale_id)
        if line.kind.startswith("charge.a")
    ]


def test_a_copy_that_arrives_after_a_top_up_charges_nobody(shop: Shop) -> None:
    sale, attempt, copy = refused(shop)
    shop.custodian.turn()
    top_up(shop)
    assert arrive(shop, copy)["sub_code"] == "ACQ.TRADE_HAS_CLOSE"
    shop.tidy()
    assert purse(shop) == HAS + MORE
    assert fresh(shop, attempt).returned is False
    assert heard(shop, sale)[:4] == [
        ("charge.asked", "pay", ""),
        ("charge.answered", "pay", "refused"),
        ("charge.asked", "seal", ""),
        ("charge.answered", "seal", "cancelled"),
    ]


def test_a_copy_that_was_faster_than_the_closing_is_given_back_and_told_of(shop: Shop) -> None:
    sale, attempt, copy = refused(shop)
    top_up(shop)
    assert arrive(shop, copy)["code"] == "10000"
    shop.custodian.turn()
    assert purse(shop) == HAS + MORE
    over = fresh(shop, attempt)
    assert (over.state, over.returned, over.late, over.kept) == (State.REFUSED, True, True, False)
    assert "charge.late" in shop.kinds(sale)
    assert shop.till.sales.get(sale.sale_id).state is SaleState.OPEN
    shop.till.verify()


def test_the_cashier_sees_the_refusal_at_once_and_may_charge_again(shop: Shop) -> None:
    sale, attempt, _ = refused(shop)
    assert methods(shop) == ["alipay.trade.pay"]
    second = shop.charge(sale)
    assert second.out_trade_no != attempt.out_trade_no
    assert shop.pay(second).kept
    assert fresh(shop, attempt).loose
    shop.tidy()
    assert shop.till.sales.get(sale.sale_id).paid == sale.total
    assert shop.till.open_matters(shop.clock.now()) == ()


def test_until_the_number_is_closed_nobody_may_leave(shop: Shop) -> None:
    sale, attempt, copy = refused(shop)
    shop.line.down = lost_before
    for _ in range(5):
        shop.custodian.turn()
        shop.clock.advance(60)
    (matter,) = shop.till.open_matters(shop.clock.now())
    assert (matter.kind, matter.no) == (MatterKind.SEAL, attempt.out_trade_no)
    assert (matter.sale_number, matter.amount, matter.state) == (sale.number, sale.total, "refused")
    assert matter.tries == 5
    shop.line.down = None
    shop.clock.advance(60)
    shop.custodian.turn()
    assert shop.till.open_matters(shop.clock.now()) == ()
    top_up(shop)
    assert arrive(shop, copy)["code"] != "10000"


@pytest.mark.parametrize("fault", [unsent, lost_before, lost_after])
@pytest.mark.parametrize("charged", [False, True])
def test_a_closing_without_answer_is_repeated(shop: Shop, fault: Fault, *, charged: bool) -> None:
    _, attempt, copy = refused(shop)
    if charged:
        top_up(shop)
        arrive(shop, copy)
    before = purse(shop) + (attempt.amount if charged else Money(0))
    shop.line.faults.append(fault)
    shop.tidy()
    assert purse(shop) == before
    assert fresh(shop, attempt).returned is charged
    assert shop.till.open_matters(shop.clock.now()) == ()


def test_a_restart_before_the_closing_is_sent_forgets_nothing(shop: Shop) -> None:
    _, attempt, copy = refused(shop)
    shop.restart()
    assert [one.no for one in shop.till.open_matters(shop.clock.now())] == [attempt.out_trade_no]
    shop.custodian.turn()
    top_up(shop)
    assert arrive(shop, copy)["code"] != "10000"


def test_a_restart_while_the_closing_is_under_way_forgets_nothing(shop: Shop) -> None:
    _, attempt, copy = refused(shop)
    shop.till.charges.next(attempt.out_trade_no, shop.clock.now())
    shop.restart().verify()
    top_up(shop)
    arrive(shop, copy)
    shop.tidy()
    assert fresh(shop, attempt).returned
    assert purse(shop) == HAS + MORE


def test_a_sale_given_up_after_a_refusal_is_charged_by_no_copy(shop: Shop) -> None:
    sale, _, copy = refused(shop)
    shop.till.sales.reopen(sale.sale_id, now=shop.clock.now())
    top_up(shop)
    arrive(shop, copy)
    shop.tidy()
    assert purse(shop) == HAS + MORE


def test_money_the_platform_will_not_cancel_is_refunded(shop: Shop) -> None:
    sale, attempt, copy = refused(shop)
    top_up(shop)
    arrive(shop, copy)
    shop.platform.do(_empty_the_shop)
    shop.custodian.turn()
    assert ("charge.answered", "seal", "kept") in heard(shop, sale)
    shop.custodian.turn()
    assert "charge.alarm" in shop.kinds(sale)
    (back,) = shop.till.refunds.of_sale(sale.sale_id)
    assert (back.automatic, back.amount) == (True, attempt.amount)
    shop.pay(shop.charge(shop.sale()))  # the shop has money again
    shop.tidy()
    assert purse(shop) == HAS + MORE
    assert fresh(shop, attempt).state is State.REFUSED
    shop.till.verify()


def test_a_code_nobody_knows_is_closed_too(shop: Shop) -> None:
    attempt = shop.pay(shop.charge(shop.sale(), Code("280000000000000000")))
    shop.custodian.turn()
    assert methods(shop) == ["alipay.trade.pay", "alipay.trade.cancel"]
    assert not fresh(shop, attempt).loose


def test_a_paid_code_and_a_shown_one_need_no_closing(shop: Shop) -> None:
    shop.pay(shop.charge(shop.sale()))
    attempt = shop.charge(shop.sale(), Qr())
    record = shop.step(attempt)
    assert isinstance(record, Attempt)
    assert record.qr_code is not None
    shop.scan_and_pay(record.qr_code)
    shop.pay(attempt)
    shop.tidy()
    assert "alipay.trade.cancel" not in methods(shop)


def test_a_till_of_before_learns_to_close_numbers(shop: Shop) -> None:
    shop.pay(shop.charge(shop.sale()))
    shop.till.close()
    with closing(sqlite3.connect(shop.folder / "till.db")) as old:
        old.execute("DROP INDEX attempts_loose")
        old.execute("ALTER TABLE attempts DROP COLUMN loose")
        old.execute("PRAGMA user_version = 1")
        old.commit()
    shop.till = Till.open(shop.folder, now=NOON)
    assert shop.till.charges.loose() == ()
    shop.till.verify()
    with closing(sqlite3.connect(shop.folder / "till.db")) as new:
        assert new.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)


def _empty_the_shop(call: Call) -> None:
    """Let the shop have spent what it took."""
    shop = accounts.merchant(MERCHANT)
    has = book.balance(call, shop).posted
    posting = book.Posting(shop, accounts.platform("funding"), Money(has))
    book.post(call, key="spent", kind="wallet.open", postings=[posting])
