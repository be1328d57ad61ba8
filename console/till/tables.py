"""
The till's tables, and the rules of money that stand in the database itself.

One file, one shop counter. Amounts are whole fen, quantities whole thousandths, moments whole
microseconds since 1970.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    text,
)
from sqlalchemy.engine import Dialect

METADATA: Final = MetaData()

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)


class Instant(TypeDecorator[datetime]):
    """An aware moment, kept as whole microseconds since 1970."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """Store; a moment without a zone raises ``TypeError``."""
        del dialect
        return None if value is None else (value - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        """Read back as aware UTC."""
        del dialect
        return None if value is None else _EPOCH + timedelta(microseconds=value)


def _fen(name: str, default: int | None = None) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default=_default(default))


def _count(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default="0")


def _flag(name: str, default: int | None = None) -> Column[int]:
    only = CheckConstraint(f"{name} IN (0, 1)")
    return Column(name, Integer, only, nullable=False, server_default=_default(default))


def _default(value: int | None) -> str | None:
    return None if value is None else str(value)


def _sum(name: str, rule: str) -> Column[int]:
    return Column(name, Integer, CheckConstraint(rule), nullable=False, server_default="0")


def _off() -> tuple[Column[int], ...]:
    """Say what is taken off: an amount in fen, or whole percent; not both."""
    percent = "off_percent BETWEEN 0 AND 100 AND off_percent * off_fen = 0"
    return _sum("off_fen", "off_fen >= 0"), _sum("off_percent", percent)


JOURNAL: Final = Table(
    "journal",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("at", Instant, nullable=False),
    Column("kind", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("sale_id", String, nullable=False),
    Column("answers", Integer),
    Column("fields", Text, nullable=False),
    Column("hash", String(64), nullable=False),
    Index("journal_sale", "sale_id"),
    Index("journal_subject", "subject"),
    Index("journal_answers", "answers", unique=True, sqlite_where=text("answers IS NOT NULL")),
)
"""Append-only. ``answers`` is the number of the asking that an answer belongs to: one each."""

HEAD: Final = Table(
    "journal_head",
    METADATA,
    Column("one", Integer, CheckConstraint("one = 1"), primary_key=True),
    Column("seq", Integer, nullable=False),
    Column("hash", String(64), nullable=False),
    Column("checked_seq", Integer, nullable=False),
    Column("checked_hash", String(64), nullable=False),
)
"""The journal's last line, so that a missing tail is seen; and up to where it was checked."""

IDENTITY: Final = Table(
    "identity",
    METADATA,
    Column("one", Integer, CheckConstraint("one = 1"), primary_key=True),
    Column("till_id", String, nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("counter", Integer, nullable=False),
)
"""Which till this is, how often it was opened, and the counter of its numbers."""

CARTS: Final = Table(
    "carts",
    METADATA,
    Column("cart_id", Integer, primary_key=True),
    _flag("current"),
    Column("note", String, nullable=False),
    Column("saved_at", Instant, nullable=False),
    *_off(),
    Column("held_by", String, nullable=False, server_default=""),
    Index("carts_current", "current", unique=True, sqlite_where=text("current = 1")),
    sqlite_autoincrement=True,
)

CART_LINES: Final = Table(
    "cart_lines",
    METADATA,
    Column("cart_id", Integer, ForeignKey("carts.cart_id", ondelete="CASCADE"), primary_key=True),
    Column("line_no", Integer, primary_key=True),
    Column("goods_id", String),
    Column("barcode", String),
    Column("name", String, nullable=False),
    Column("unit", String, nullable=False),
    _fen("price"),
    Column("quantity", Integer, CheckConstraint("quantity > 0"), nullable=False),
    _flag("weighed"),
    Column("list_price", Integer, CheckConstraint("list_price >= 0"), nullable=False),
    *_off(),
    Column("note", String, nullable=False, server_default=""),
    Column("tax", String, nullable=False, server_default=""),
)

SALES: Final = Table(
    "sales",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("sale_id", String, nullable=False, unique=True),
    Column("number", String, nullable=False, unique=True),
    Column("state", String, CheckConstraint("state IN ('open', 'paid', 'void')"), nullable=False),
    Column("total", Integer, CheckConstraint("total > 0"), nullable=False),
    Column("cashier", String, nullable=False),
    Column("note", String, nullable=False),
    Column("day", String, nullable=False),
    Column("opened_at", Instant, nullable=False),
    Column("closed_at", Instant),
    _flag("in_hand"),
    Column("words", Text, nullable=False),
    _sum("covered", "covered BETWEEN 0 AND total"),
    _sum("discount", "discount >= 0"),
    *_off(),
    Column("shift", Integer),
    Index("sales_shift", "shift", sqlite_where=text("shift IS NOT NULL")),
    Index("sales_day", "day", "seq"),
    Index("sales_total", "total", "seq"),
    Index("sales_partly", "seq", sqlite_where=text("state = 'open' AND covered > 0")),
    Index("sales_in_hand", "in_hand", unique=True, sqlite_where=text("in_hand = 1")),
    sqlite_autoincrement=True,
)
"""``words`` holds what a sale is found by; ``covered`` is what its payments have brought so far."""

SALE_LINES: Final = Table(
    "sale_lines",
    METADATA,
    Column("sale_id", String, ForeignKey("sales.sale_id"), primary_key=True),
    Column("line_no", Integer, primary_key=True),
    Column("goods_id", String),
    Column("barcode", String),
    Column("name", String, nullable=False),
    Column("unit", String, nullable=False),
    _fen("price"),
    Column("quantity", Integer, CheckConstraint("quantity > 0"), nullable=False),
    _flag("weighed"),
    _fen("amount"),
    _count("refunding"),
    _count("refunded"),
    _fen("taken", 0),
    Column("list_price", Integer, CheckConstraint("list_price >= 0"), nullable=False),
    *_off(),
    _sum("discount", "discount >= 0 AND discount + taken <= amount"),
    _sum("share", "share BETWEEN 0 AND discount"),
    Column("note", String, nullable=False, server_default=""),
    Column("tax", String, nullable=False, server_default=""),
    CheckConstraint("refunding >= 0 AND refunded >= 0 AND refunding + refunded <= quantity"),
    CheckConstraint("taken BETWEEN 0 AND amount"),
)
"""
``refunding`` and ``refunded`` are quantities, ``taken`` is what both are worth.

``discount`` is all that was taken off the amount, ``share`` the part of it that is the line's share
of the cart's discount.
"""

ATTEMPTS: Final = Table(
    "attempts",
    METADATA,
    Column("out_trade_no", String, primary_key=True),
    Column("sale_id", String, ForeignKey("sales.sale_id"), nullable=False),
    Column("how", String, nullable=False),
    Column("amount", Integer, CheckConstraint("amount > 0"), nullable=False),
    Column("subject", String, nullable=False),
    Column("by", String, nullable=False),
    Column("begun_at", Instant, nullable=False),
    Column("deadline", Instant, nullable=False),
    Column("next_at", Instant),
    Column("state", String, nullable=False),
    _flag("settled"),
    Column("reason", String, nullable=False),
    _count("sends"),
    _count("cancels"),
    _count("doubtful"),
    _count("tries"),
    _count("flight"),
    Column("flight_what", String),
    Column("flight_until", Instant),
    Column("stopped_by", String),
    _flag("looked"),
    _flag("must_look"),
    Column("qr_code", String),
    Column("trade_no", String),
    Column("buyer", String),
    _flag("late"),
    _flag("returned"),
    _flag("kept"),
    _count("watches"),
    Column("settled_at", Instant),
    Column("given", Integer, CheckConstraint("given >= amount")),
    _flag("loose", 0),
    _fen("paid", 0),
    _fen("refunding", 0),
    _fen("refunded", 0),
    Column("shift", Integer),
    CheckConstraint("paid IN (0, amount)"),
    CheckConstraint("refunding >= 0 AND refunded >= 0 AND refunding + refunded <= paid"),
    CheckConstraint("settled = (state IN ('paid', 'refused', 'cancelled'))"),
    CheckConstraint("kept = 0 OR state = 'paid'"),
    Index("attempts_sale", "sale_id"),
    Index("attempts_loose", "settled_at", sqlite_where=text("loose = 1")),
    Index("attempts_trade", "trade_no"),
    Index("attempts_due", "next_at", sqlite_where=text("next_at IS NOT NULL")),
    Index("attempts_one_live", "sale_id", unique=True, sqlite_where=text("settled = 0")),
    Index("attempts_kept", "sale_id", sqlite_where=text("kept = 1")),
    Index("attempts_shift", "shift", sqlite_where=text("shift IS NOT NULL")),
)
"""One payment each. A sale has at most one that is not settled; those that pay it are kept."""

REFUNDS: Final = Table(
    "refunds",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("out_request_no", String, nullable=False, unique=True),
    Column("out_trade_no", String, ForeignKey("attempts.out_trade_no"), nullable=False),
    Column("sale_id", String, ForeignKey("sales.sale_id"), nullable=False),
    Column("amount", Integer, CheckConstraint("amount > 0"), nullable=False),
    Column("asked_by", String, nullable=False),
    Column("approval_id", String),
    Column("approved_by", String),
    Column("why", String, nullable=False),
    _flag("automatic"),
    Column("begun_at", Instant, nullable=False),
    Column("next_at", Instant),
    Column("state", String, nullable=False),
    _flag("settled"),
    Column("reason", String, nullable=False),
    _count("sends"),
    _count("doubtful"),
    _count("tries"),
    _count("flight"),
    Column("flight_what", String),
    Column("flight_until", Instant),
    _flag("must_look"),
    Column("settled_at", Instant),
    Column("return_id", String, nullable=False, server_default=""),
    Column("how", String, nullable=False, server_default="code"),
    Column("shift", Integer),
    CheckConstraint("settled = (state IN ('done', 'refused'))"),
    Index("refunds_sale", "sale_id"),
    Index("refunds_trade", "out_trade_no"),
    Index("refunds_due", "next_at", sqlite_where=text("next_at IS NOT NULL")),
    Index("refunds_return", "return_id"),
    Index("refunds_shift", "shift", sqlite_where=text("shift IS NOT NULL")),
    sqlite_autoincrement=True,
)
"""``return_id`` joins what one return gives back to several payments; it is the first's number."""

REFUND_LINES: Final = Table(
    "refund_lines",
    METADATA,
    Column("out_request_no", String, ForeignKey("refunds.out_request_no"), primary_key=True),
    Column("line_no", Integer, primary_key=True),
    Column("quantity", Integer, CheckConstraint("quantity > 0"), nullable=False),
    _fen("amount"),
)

OUTBOX: Final = Table(
    "outbox",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("key", String, nullable=False, unique=True),
    Column("sale_id", String, nullable=False),
    Column("payload", Text, nullable=False),
    Column("state", String, nullable=False),
    Column("reason", String, nullable=False),
    _count("tries"),
    Column("made_at", Instant, nullable=False),
    Column("next_at", Instant),
    Column("done_at", Instant),
    Index("outbox_due", "next_at", sqlite_where=text("next_at IS NOT NULL")),
    sqlite_autoincrement=True,
)
"""Reports for the platform, in order; ``state`` is waiting, done or refused."""

GOODS: Final = Table(
    "goods",
    METADATA,
    Column("goods_id", String, primary_key=True),
    Column("barcode", String),
    Column("name", String, nullable=False),
    Column("spec", String, nullable=False),
    Column("initials", String, nullable=False),
    Column("category", String, nullable=False),
    Column("unit", String, nullable=False),
    _fen("price"),
    _flag("weighed"),
    _flag("on_sale"),
    Column("haystack", String, nullable=False),
    Column("tax", String, nullable=False, server_default=""),
    Index("goods_barcode", "barcode"),
    Index("goods_initials", "initials"),
    Index("goods_category", "category", "name"),
)
"""``haystack`` is what a search looks through, in one piece: initials, name, size, barcode."""

STAFF: Final = Table(
    "staff",
    METADATA,
    Column("staff_id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("role", String, nullable=False),
)

VERIFIERS: Final = Table(
    "verifiers",
    METADATA,
    Column("staff_id", String, primary_key=True),
    Column("kept", String, nullable=False),
    Column("mark", String, nullable=False),
    Column("failed", Integer, CheckConstraint("failed BETWEEN 0 AND 5"), nullable=False),
    Column("locked_until", Instant),
)
"""What a PIN is checked against while the platform is away; ``mark`` is the platform's for it."""

SETTINGS: Final = Table(
    "settings",
    METADATA,
    Column("key", String, primary_key=True),
    Column("value", Text, nullable=False),
)

COVERED_TRIGGER: Final = """CREATE TRIGGER sales_covered BEFORE UPDATE OF state, covered ON sales
       WHEN NEW.state = 'paid' AND NEW.covered <> NEW.total
       BEGIN SELECT RAISE(ABORT, 'a paid sale is covered to the fen'); END"""

SUMMED_TRIGGER: Final = """CREATE TRIGGER sales_summed BEFORE UPDATE OF state ON sales
       WHEN NEW.state = 'paid' AND (NEW.total, NEW.discount) IS NOT (
           SELECT sum(amount - discount), sum(discount) FROM sale_lines WHERE sale_id = NEW.sale_id)
       BEGIN SELECT RAISE(ABORT, 'a paid sale is the sum of its lines'); END"""

TRIGGERS: Final = (
    """CREATE TRIGGER journal_keeps BEFORE UPDATE ON journal
       BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END""",
    """CREATE TRIGGER journal_stays BEFORE DELETE ON journal
       BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END""",
    """CREATE TRIGGER attempts_settled BEFORE UPDATE OF state ON attempts
       WHEN OLD.settled = 1 AND NEW.state <> OLD.state
       BEGIN SELECT RAISE(ABORT, 'a settled payment never changes'); END""",
    """CREATE TRIGGER refunds_settled BEFORE UPDATE OF state ON refunds
       WHEN OLD.settled = 1 AND NEW.state <> OLD.state
       BEGIN SELECT RAISE(ABORT, 'a settled refund never changes'); END""",
    """CREATE TRIGGER sales_closed BEFORE UPDATE OF state ON sales
       WHEN OLD.state <> 'open' AND NEW.state <> OLD.state
       BEGIN SELECT RAISE(ABORT, 'a closed sale never changes'); END""",
    COVERED_TRIGGER,
    SUMMED_TRIGGER,
)
