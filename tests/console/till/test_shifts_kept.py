"""What a shift holds never changes: the database refuses it, and the audit finds it."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from datetime import UTC, datetime, timedelta

import pytest

from backend.protocol.money import Money
from backend.retail.contract.shifts import (
    MoveKind,
)
from console.till import shifts_tables
from console.till.database import MIGRATIONS
from console.till.failures import (
    TillCorrupt,
)
from console.till.refund import RefundAmount
from console.till.till import Till
from tests.console.till.shifting import (
    MANAGER,
    cash,
    close,
    move,
)
from tests.console.till.shop import NOON, Shop


class TestTheFile:
    @pytest.mark.parametrize(
        "change",
        [
            "UPDATE z_reports SET report = '{}'",
            "DELETE FROM z_reports",
            "UPDATE shifts SET state = 'open', closed_seq = NULL",
            "DELETE FROM shifts",
            "UPDATE shift_moves SET amount = 1",
            "DELETE FROM shift_moves",
            "UPDATE shift_counts SET counted = 0",
            "DELETE FROM shift_counts",
            "UPDATE attempts SET shift = NULL",
            "UPDATE attempts SET shift = 2",
            "UPDATE refunds SET shift = 2",
            "UPDATE sales SET shift = 2",
            "INSERT INTO shift_moves VALUES (9, 'M', 1, 'IN', 1, 'x', 'y', NULL, NULL, 0)",
            "INSERT INTO shift_counts VALUES (9, 1, 'drawer', 1, 1, '[]', 'y', 0)",
            "INSERT INTO shifts VALUES (4, 'Z4', 'open', 0, 'y', 1, NULL)",
            "INSERT INTO shifts VALUES (3, 'Z3', 'open', 0, 'y', 1, NULL)",
            "INSERT INTO z_reports VALUES (2, 0, '{}', 'x', 'y')",
            "INSERT INTO z_reports SELECT 3, 0, '{}', hash, 'y' FROM z_reports",
        ],
    )
    def test_what_is_closed_cannot_be_changed(self, shop: Shop, change: str) -> None:
        sale = shop.sale()
        cash(shop, sale)
        now = shop.clock.now()
        shop.till.refunds.begin(sale.sale_id, RefundAmount(Money(80)), asked_by=MANAGER, now=now)
        move(shop, MoveKind.OUT, 200)
        close(shop, 1000)
        cash(shop, shop.sale())
        shop.till.close()
        with (
            sqlite3.connect(shop.folder / "till.db") as raw,
            pytest.raises(sqlite3.IntegrityError),
        ):
            raw.execute(change)
        shop.restart()

    @pytest.mark.parametrize(
        ("triggers", "change", "rule"),
        [
            (
                ("z_reports_keeps",),
                "UPDATE z_reports SET report = replace(report, '12.80', '12.90')",
                "a Z is what its records say",
            ),
            (("z_reports_keeps",), "UPDATE z_reports SET hash = 'x'", "as the journal says"),
            (
                ("shift_moves_keeps",),
                "UPDATE shift_moves SET amount = amount + 1",
                "as the journal says",
            ),
            (
                ("shift_moves_keeps",),
                "UPDATE shift_moves SET reason = 'y'",
                "a Z is what its records say",
            ),
            (("shift_moves_stays",), "DELETE FROM shift_moves", "as the journal says"),
            (
                ("shift_counts_keeps",),
                "UPDATE shift_counts SET counted = 1",
                "as the journal says",
            ),
            (("shift_counts_stays",), "DELETE FROM shift_counts", "as the journal says"),
            (
                ("attempts_shift",),
                "UPDATE attempts SET shift = 3 - shift",
                "in the shift it was settled in",
            ),
            (("sales_shift",), "UPDATE sales SET shift = NULL", "in the shift it was settled in"),
            (("refunds_shift",), "UPDATE refunds SET shift = 2", "in the shift it was settled in"),
        ],
    )
    def test_what_is_changed_all_the_same_is_found(
        self, shop: Shop, triggers: tuple[str, ...], change: str, rule: str
    ) -> None:
        sale = shop.sale()
        cash(shop, sale)
        now = shop.clock.now()
        shop.till.refunds.begin(sale.sale_id, RefundAmount(Money(80)), asked_by=MANAGER, now=now)
        move(shop, MoveKind.OUT, 200)
        close(shop, 1000)
        cash(shop, shop.sale())
        shop.till.close()
        with sqlite3.connect(shop.folder / "till.db") as raw:
            for trigger in triggers:
                raw.execute(f"DROP TRIGGER {trigger}")
            assert raw.execute(change).rowcount > 0
        with pytest.raises(TillCorrupt, match=rule):
            Till.open(shop.folder, now=NOON)

    def test_a_file_from_before_there_were_shifts_goes_on(self, shop: Shop) -> None:
        sale = shop.sale()
        cash(shop, sale)
        shop.tidy()
        shop.till.close()
        with sqlite3.connect(shop.folder / "till.db") as old:
            for (name,) in old.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger' AND (sql LIKE '%shift%'"
                " OR name LIKE 'z_reports%')"
            ).fetchall():
                old.execute(f"DROP TRIGGER {name}")
            for table in ("sales", "attempts", "refunds"):
                old.execute(f"DROP INDEX {table}_shift")
                old.execute(f"ALTER TABLE {table} DROP COLUMN shift")
            for table in ("z_reports", "shift_counts", "shift_moves", "shifts"):
                old.execute(f"DROP TABLE {table}")
            version = MIGRATIONS.index(shifts_tables.prepare)
            old.execute(f"PRAGMA user_version = {version}")
            _forget_that_shifts_began(old)

        till = shop.restart()

        assert till.shifts.current() is None
        till.refunds.begin(
            sale.sale_id, RefundAmount(Money(80)), asked_by=MANAGER, now=shop.clock.now()
        )
        x = till.shifts.figures()
        assert x is not None
        assert (x.sales_count, x.returns_total, x.expected) == (0, Money(80), Money(-80))
        till.verify()


def _forget_that_shifts_began(raw: sqlite3.Connection) -> None:
    """Write the journal anew, as a till without shifts would have: another line in their place."""
    raw.execute("DROP TRIGGER journal_keeps")
    before = "0" * 64
    lines = raw.execute("SELECT seq, at, kind, subject, sale_id, answers, fields FROM journal")
    for seq, at, kind, *rest in lines.fetchall():
        told = "till.opened" if kind == "shift.begun" else kind
        moment = (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=at)).isoformat()
        text = json.dumps([before, seq, moment, told, *rest], ensure_ascii=False)
        before = hashlib.sha256(text.encode()).hexdigest()
        raw.execute("UPDATE journal SET kind = ?, hash = ? WHERE seq = ?", (told, before, seq))
    raw.execute(
        "UPDATE journal_head SET hash = ?, checked_seq = 0, checked_hash = ?", (before, "0" * 64)
    )
