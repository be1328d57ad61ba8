"""
The tables of what is sold and paid, and the rules of money that stand in the database itself.

One file, one shop counter.
"""

from __future__ import annotations

from typing import Final

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
    text,
)

from console.till.columns import Instant, count, fen, flag, off, summed

METADATA: Final = MetaData()


def _or_nothing() -> CheckConstraint:
    """Hold an amount; the platform is never asked for nothing, nor to give nothing back."""
    return CheckConstraint("amount > 0 OR amount = 0 AND how = 'cash'")


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

LAPSE: Final = Table(
    "lapse",
    METADATA,
    Column("one", Integer, CheckConstraint("one = 1"), primary_key=True),
    Column("open", Integer, CheckConstraint("open >= 0"), nullable=False),
    Column("closed", Integer, CheckConstraint("closed >= 0"), nullable=False),
    Column("seen_at", Instant, nullable=False),
)
"""How many microseconds the till has counted, open and closed, and what the clock said last."""

CARTS: Final = Table(
    "carts",
    METADATA,
    Column("cart_id", Integer, primary_key=True),
    flag("current"),
    Column("note", String, nullable=False),
    Column("saved_at", Instant, nullable=False),
    *off(),
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
    fen("price"),
    Column("quantity", Integer, CheckConstraint("quantity > 0"), nullable=False),
    flag("weighed"),
    Column("list_price", Integer, CheckConstraint("list_price >= 0"), nullable=False),
    *off(),
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
    Column("total", Integer, CheckConstraint("total >= 0"), nullable=False),
    Column("cashier", String, nullable=False),
    Column("note", String, nullable=False),
    Column("day", String, nullable=False),
    Column("opened_at", Instant, nullable=False),
    Column("closed_at", Instant),
    flag("in_hand"),
    Column("words", Text, nullable=False),
    summed("covered", "covered BETWEEN 0 AND total"),
    summed("discount", "discount >= 0"),
    *off(),
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
    fen("price"),
    Column("quantity", Integer, CheckConstraint("quantity > 0"), nullable=False),
    flag("weighed"),
    fen("amount"),
    count("refunding"),
    count("refunded"),
    fen("taken", 0),
    Column("list_price", Integer, CheckConstraint("list_price >= 0"), nullable=False),
    *off(),
    summed("discount", "discount >= 0 AND discount + taken <= amount"),
    summed("share", "share BETWEEN 0 AND discount"),
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
    Column("amount", Integer, _or_nothing(), nullable=False),
    Column("subject", String, nullable=False),
    Column("by", String, nullable=False),
    Column("begun_at", Instant, nullable=False),
    Column("deadline", Instant, nullable=False),
    Column("next_at", Instant),
    Column("state", String, nullable=False),
    flag("settled"),
    Column("reason", String, nullable=False),
    count("sends"),
    count("cancels"),
    count("doubtful"),
    count("tries"),
    count("flight"),
    Column("flight_what", String),
    Column("flight_until", Instant),
    Column("stopped_by", String),
    flag("looked"),
    flag("must_look"),
    Column("qr_code", String),
    Column("trade_no", String),
    Column("buyer", String),
    flag("late"),
    flag("returned"),
    flag("kept"),
    count("watches"),
    Column("settled_at", Instant),
    Column("given", Integer, CheckConstraint("given >= amount")),
    flag("loose", 0),
    fen("paid", 0),
    fen("refunding", 0),
    fen("refunded", 0),
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
    Column("amount", Integer, _or_nothing(), nullable=False),
    Column("asked_by", String, nullable=False),
    Column("approval_id", String),
    Column("approved_by", String),
    Column("why", String, nullable=False),
    flag("automatic"),
    Column("begun_at", Instant, nullable=False),
    Column("next_at", Instant),
    Column("state", String, nullable=False),
    flag("settled"),
    Column("reason", String, nullable=False),
    count("sends"),
    count("doubtful"),
    count("tries"),
    count("flight"),
    Column("flight_what", String),
    Column("flight_until", Instant),
    flag("must_look"),
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
    fen("amount"),
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
    count("tries"),
    Column("made_at", Instant, nullable=False),
    Column("next_at", Instant),
    Column("done_at", Instant),
    count("counted"),
    Index("outbox_due", "next_at", sqlite_where=text("next_at IS NOT NULL")),
    Index("outbox_refused", "seq", sqlite_where=text("state = 'refused'")),
    sqlite_autoincrement=True,
)
"""
Reports for the platform, in order; ``state`` is waiting, done or refused.

``counted`` is what the till had counted of its time, in microseconds, when the report was made.
"""

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
