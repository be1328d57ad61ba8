"""The till's books against its journal: whatever is changed behind its back is found."""

from __future__ import annotations

import sqlite3

import pytest

from backend.protocol.money import Money
from console.till import till as module
from console.till.audit import Audit
from console.till.failures import TillCorrupt
from console.till.refund import RefundAmount, RefundLines
from console.till.till import Till
from tests.console.till.shop import APPLE, NOON, Shop, lost_before


@pytest.fixture
def busy(shop: Shop) -> Shop:
    """Let a shop have one of everything."""
    sale, now = shop.sale(APPLE, 325), NOON
    shop.pay(shop.charge(sale))
    for what in (RefundLines({1: 100}), RefundAmount(Money(25))):
        shop.refund(*shop.till.refunds.begin(sale.sale_id, what, asked_by="201", now=now))
    shop.till.refunds.begin(sale.sale_id, RefundLines({1: 25}), asked_by="201", now=now)
    given_up = shop.sale()
    shop.till.sales.reopen(given_up.sale_id, now=now)
    waiting = shop.charge(shop.sale())
    shop.line.faults.append(lost_before)
    shop.step(waiting)
    return shop


def test_books_that_fit_are_counted(busy: Shop) -> None:
    assert busy.till.verify() == Audit(sales=3, attempts=2, refunds=3, reports=7)


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ("UPDATE attempts SET state = 'sent' WHERE state = 'unknown'", "payment stands"),
        ("UPDATE attempts SET how = 'qr' WHERE state = 'unknown'", "payment stands"),
        ("UPDATE attempts SET given = amount WHERE state = 'unknown'", "payment stands"),
        ("UPDATE refunds SET how = 'cash'", "refund stands"),
        ("UPDATE attempts SET amount = 1 WHERE state = 'unknown'", "payment stands"),
        (
            "UPDATE attempts SET sale_id = (SELECT max(sale_id) FROM sales) WHERE kept = 1",
            "payment stands",
        ),
        ("DELETE FROM attempts WHERE state = 'unknown'", "payment stands"),
        ("UPDATE refunds SET amount = amount - 1", "refund stands"),
        ("UPDATE refunds SET settled = 1, state = 'refused' WHERE settled = 0", "refund stands"),
        ("DELETE FROM refund_lines", "line gave back"),
        ("UPDATE sale_lines SET taken = 0", "line gave back"),
        ("UPDATE sale_lines SET refunded = refunded + 1", "line gave back"),
        ("UPDATE attempts SET refunded = refunded + 1 WHERE kept = 1", "payment gave back"),
        ("UPDATE attempts SET refunding = 0", "payment gave back"),
        ("UPDATE attempts SET kept = 0", "if and only if its payments"),
        ("UPDATE sales SET total = total + 1 WHERE state = 'open'", "sale stands"),
        ("UPDATE sales SET state = 'void' WHERE state = 'open'", "sale stands"),
        ("UPDATE sales SET number = 'x' WHERE state = 'open'", "sale stands"),
        ("UPDATE sale_lines SET amount = amount + 1", "sum of its lines"),
        ("UPDATE sale_lines SET price = price + 1000", "sum of its lines"),
        ("DELETE FROM outbox WHERE kind = 'sale'", "is reported"),
        ("DELETE FROM outbox WHERE kind = 'refund'", "is reported"),
    ],
)
def test_books_that_do_not_fit_do_not_open(busy: Shop, change: str, rule: str) -> None:
    busy.till.close()
    with sqlite3.connect(busy.folder / "till.db") as raw:
        for trigger in ("attempts_settled", "refunds_settled", "sales_closed", "sales_in_shift"):
            raw.execute(f"DROP TRIGGER {trigger}")
        assert raw.execute(change).rowcount > 0
    with pytest.raises(TillCorrupt, match=rule):
        Till.open(busy.folder, now=NOON)


def test_a_line_that_cannot_be_read_is_damage(busy: Shop) -> None:
    busy.till.verify()
    busy.till.close()
    with sqlite3.connect(busy.folder / "till.db") as raw:
        raw.execute("DROP TRIGGER journal_keeps")
        raw.execute("UPDATE journal SET fields = '{' WHERE kind = 'charge.begun'")
    with pytest.raises(TillCorrupt):
        Till.open(busy.folder, now=NOON)


def test_a_long_journal_is_audited_only_when_asked(
    busy: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy.till.close()
    with sqlite3.connect(busy.folder / "till.db") as raw:
        raw.execute("UPDATE sale_lines SET taken = 0")
    monkeypatch.setattr(module, "AUDITED_AT_ONCE", 5)
    till = Till.open(busy.folder, now=NOON)
    with pytest.raises(TillCorrupt):
        till.verify()
    till.close()
