"""Retail rows. Quantities are whole thousandths of a unit; money is whole fen."""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from backend.kernel.columns import (
    CLUSTERED,
    METADATA,
    Instant,
    Whole,
    append_only,
    fen,
    merchant,
)

SHOP: Final = Table(
    "retail_shop",
    METADATA,
    merchant(),
    Column("name", String(128), nullable=False),
    Column("greeting", String(256), nullable=False),
    Column("address", String(256), nullable=False),
    Column("phone", String(64), nullable=False),
)

GOODS: Final = Table(
    "retail_goods",
    METADATA,
    merchant(),
    Column("goods_id", String(32), primary_key=True),
    Column("name", String(128), nullable=False),
    Column("spec", String(64), nullable=False),
    Column("barcode", String(32)),
    Column("initials", String(64), nullable=False),
    Column("category", String(64), nullable=False),
    Column("unit", String(64), nullable=False),
    fen("price"),
    fen("cost", nullable=True),
    Column("weighed", Boolean, nullable=False),
    Column("on_sale", Boolean, nullable=False),
    Column("haystack", Text, nullable=False),  # what fragments are looked for in
    Column("updated_seq", Whole, nullable=False),
    Column("tax", String(64), nullable=False, server_default=""),
    UniqueConstraint("merchant_id", "barcode"),
    UniqueConstraint("merchant_id", "updated_seq"),
    CheckConstraint("price >= 0 AND cost >= 0", name="amounts"),
)

# A code stays given when its goods have another barcode: labels with it may still hang somewhere.
IN_STORE_CODE: Final = append_only(
    Table(
        "retail_in_store_code",
        METADATA,
        merchant(),
        Column("barcode", String(13), primary_key=True),
        Column("goods_id", String(32), nullable=False),
        Column("given_at", Instant, nullable=False),
        CheckConstraint("barcode LIKE '2______00000_'", name="shape"),
    )
)

# What was sent is kept apart from the shelf until all of it is there.
GOODS_IMPORT: Final = Table(
    "retail_goods_import",
    METADATA,
    merchant(),
    Column("import_id", String(48), primary_key=True),
    Column("state", String(9), nullable=False),
    Column("row_count", Integer, nullable=False),
    Column("staged", Integer, nullable=False),
    Column("began_at", Instant, nullable=False),
    Column("began_seq", Whole, nullable=False),  # the last change before it
    Column("ended_at", Instant),
    Column("added", Integer, nullable=False),
    Column("changed", Integer, nullable=False),
    Column("last_seq", Whole, nullable=False),
    Column("before_seq", Whole, nullable=False, server_default="0"),
    CheckConstraint("state IN ('open', 'committed', 'dropped')", name="state_known"),
    CheckConstraint("staged BETWEEN 0 AND row_count", name="staged"),
    CheckConstraint("(state = 'open') = (ended_at IS NULL)", name="ended"),
    CheckConstraint("added + changed <= row_count", name="sum"),
)

GOODS_STAGED: Final = Table(
    "retail_goods_staged",
    METADATA,
    merchant(),
    Column("import_id", String(48), primary_key=True),
    Column("row_no", Integer, primary_key=True),
    Column("goods_id", String(32), nullable=False),
    Column("name", String(128), nullable=False),
    Column("spec", String(64), nullable=False),
    Column("barcode", String(32)),
    Column("initials", String(64), nullable=False),
    Column("category", String(64), nullable=False),
    Column("unit", String(64), nullable=False),
    fen("price"),
    fen("cost", nullable=True),
    Column("weighed", Boolean, nullable=False),
    Column("on_sale", Boolean, nullable=False),
    Column("haystack", Text, nullable=False),
    Column("differs", Boolean, nullable=False),  # from what is on the shelf
    Column("holder", String(32)),  # other goods that had the barcode when this was sent
    Column("tax", String(64), nullable=False, server_default=""),
    UniqueConstraint("merchant_id", "import_id", "goods_id"),
    UniqueConstraint("merchant_id", "import_id", "barcode"),
    ForeignKeyConstraint(
        ["merchant_id", "import_id"],
        ["retail_goods_import.merchant_id", "retail_goods_import.import_id"],
    ),
    **CLUSTERED,
)

STAFF: Final = Table(
    "retail_staff",
    METADATA,
    merchant(),
    Column("staff_id", String(32), primary_key=True),
    Column("name", String(128), nullable=False),
    Column("role", String(8), nullable=False),
    Column("pin_hash", String(160), nullable=False),
    Column("failed", Integer, nullable=False),
    Column("locked_until", Instant),
    Column("works", Boolean, nullable=False),
    CheckConstraint("role IN ('CASHIER', 'MANAGER', 'OWNER')", name="role"),
    CheckConstraint("failed BETWEEN 0 AND 5", name="failed"),
)

APPROVAL: Final = Table(
    "retail_approval",
    METADATA,
    merchant(),
    Column("approval_id", String(48), primary_key=True),
    Column("staff_id", String(32), nullable=False),
    Column("action", String(32), nullable=False),
    Column("subject", String(48), nullable=False),
    Column("asked_by", String(32), nullable=False),
    Column("till_id", String(32), nullable=False),
    Column("reason", String(64), nullable=False),
    Column("approved_at", Instant, nullable=False),
)

# No foreign keys: what was done stays on record whoever left and whatever was never reported.
ACTIVITY: Final = append_only(
    Table(
        "retail_activity",
        METADATA,
        merchant(),
        Column("activity_id", String(48), primary_key=True),
        Column("till_id", String(32), nullable=False),
        Column("seq", Whole, nullable=False),
        Column("action", String(32), nullable=False),
        Column("staff_id", String(32), nullable=False),
        Column("approved_by", String(32)),
        Column("approval_id", String(48)),
        Column("away", Boolean, nullable=False),
        Column("sale_id", String(48)),
        Column("subject", String(256), nullable=False),
        fen("amount", nullable=True),
        Column("reason", String(256), nullable=False),
        Column("done_at", Instant, nullable=False),
        Column("recorded_at", Instant, nullable=False),
        Column("digest", String(64), nullable=False),
        CheckConstraint("amount >= 0", name="amount"),
        Index(None, "merchant_id", "done_at", "seq", "activity_id"),
    )
)

SALE: Final = Table(
    "retail_sale",
    METADATA,
    merchant(),
    Column("sale_id", String(48), primary_key=True),
    Column("till_id", String(32), nullable=False),
    Column("shift_id", String(48)),
    Column("staff_id", String(32), nullable=False),
    Column("sold_at", Instant, nullable=False),
    fen("total"),
    fen("lines_total"),
    fen("paid"),
    fen("refunded"),
    Column("note", String(256), nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("version", Integer, nullable=False),  # 1, and one more with each refund
    Column("number", String(64)),  # what the receipt calls it; two tills may call two the same
    CheckConstraint("lines_total = total", name="lines_sum"),
    CheckConstraint("paid = total", name="payments_sum"),
    CheckConstraint("refunded >= 0 AND refunded <= total", name="refunded"),
    Index(None, "merchant_id", "sold_at", "sale_id"),
    Index(None, "merchant_id", "number"),
)

SALE_LINE: Final = Table(
    "retail_sale_line",
    METADATA,
    merchant(),
    Column("sale_id", String(48), primary_key=True),
    Column("line_no", Integer, primary_key=True),
    Column("goods_id", String(32)),
    Column("name", String(128), nullable=False),
    Column("barcode", String(32)),
    Column("unit", String(64), nullable=False),
    fen("price"),
    Column("quantity", Whole, nullable=False),
    fen("amount"),
    fen("discount"),
    fen("total"),
    Column("returned", Whole, nullable=False),  # of the quantity
    fen("refunded"),  # of the total
    Column("tax", String(64), nullable=False, server_default=""),
    ForeignKeyConstraint(
        ["merchant_id", "sale_id"], ["retail_sale.merchant_id", "retail_sale.sale_id"]
    ),
    CheckConstraint("price >= 0 AND quantity > 0 AND discount >= 0", name="amounts"),
    CheckConstraint("total >= 0 AND total = amount - discount", name="total"),
    CheckConstraint("returned >= 0 AND returned <= quantity", name="returned"),
    CheckConstraint("refunded >= 0 AND refunded <= total", name="refunded"),
)

# One order pays one sale: the same out_trade_no can stand here once. Cash has none.
SALE_PAYMENT: Final = Table(
    "retail_sale_payment",
    METADATA,
    merchant(),
    Column("sale_id", String(48), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("tender", String(16), nullable=False),
    Column("out_trade_no", String(64)),
    Column("trade_no", String(64)),
    fen("amount"),
    fen("refunded"),
    ForeignKeyConstraint(
        ["merchant_id", "sale_id"], ["retail_sale.merchant_id", "retail_sale.sale_id"]
    ),
    UniqueConstraint("merchant_id", "out_trade_no"),
    CheckConstraint("amount > 0", name="amount"),
    CheckConstraint("refunded >= 0 AND refunded <= amount", name="refunded"),
)

# An approval is used up by the refund it was given for.
REFUND: Final = Table(
    "retail_refund",
    METADATA,
    merchant(),
    Column("refund_id", String(48), primary_key=True),
    Column("sale_id", String(48), nullable=False),
    Column("till_id", String(32), nullable=False),
    Column("shift_id", String(48)),
    Column("staff_id", String(32), nullable=False),
    Column("approval_id", String(48)),
    Column("refunded_at", Instant, nullable=False),
    fen("total"),
    fen("paid"),
    Column("reason", String(256), nullable=False),
    Column("recorded_at", Instant, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("version", Integer, nullable=False),  # which change of its sale it was
    ForeignKeyConstraint(
        ["merchant_id", "sale_id"], ["retail_sale.merchant_id", "retail_sale.sale_id"]
    ),
    ForeignKeyConstraint(
        ["merchant_id", "approval_id"],
        ["retail_approval.merchant_id", "retail_approval.approval_id"],
    ),
    UniqueConstraint("merchant_id", "sale_id", "version"),
    UniqueConstraint("merchant_id", "approval_id"),
    CheckConstraint("total >= 0 AND paid = total", name="payments_sum"),
)

REFUND_LINE: Final = Table(
    "retail_refund_line",
    METADATA,
    merchant(),
    Column("refund_id", String(48), primary_key=True),
    Column("line_no", Integer, primary_key=True),
    Column("quantity", Whole, nullable=False),
    fen("total"),
    ForeignKeyConstraint(
        ["merchant_id", "refund_id"], ["retail_refund.merchant_id", "retail_refund.refund_id"]
    ),
    CheckConstraint("quantity > 0 AND total >= 0", name="amounts"),
)

REFUND_PAYMENT: Final = Table(
    "retail_refund_payment",
    METADATA,
    merchant(),
    Column("refund_id", String(48), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("tender", String(16), nullable=False),
    Column("out_trade_no", String(64)),
    Column("out_request_no", String(64)),
    fen("amount"),
    ForeignKeyConstraint(
        ["merchant_id", "refund_id"], ["retail_refund.merchant_id", "retail_refund.refund_id"]
    ),
    UniqueConstraint("merchant_id", "out_trade_no", "out_request_no"),
    CheckConstraint("amount > 0", name="amount"),
)

# How much of each kind there is by the books; it may be below zero, where the shelf is right.
STOCK: Final = Table(
    "retail_stock",
    METADATA,
    merchant(),
    Column("goods_id", String(32), primary_key=True),
    Column("level", Whole, nullable=False),
    Column("moves", Whole, nullable=False),  # how many made it what it is
    Column("low_at", Whole),  # at or below this it is to be bought again
    Column("moved_at", Instant),
    CheckConstraint("moves >= 0 AND low_at >= 0", name="counts"),
    Index(
        None,
        "merchant_id",
        "goods_id",
        sqlite_where=text("low_at IS NOT NULL AND level <= low_at"),
        postgresql_where=text("low_at IS NOT NULL AND level <= low_at"),
    ),
)

# Each source moves a line once: a report that is sent again finds its moves there.
STOCK_MOVE: Final = append_only(
    Table(
        "retail_stock_move",
        METADATA,
        merchant(),
        Column("goods_id", String(32), primary_key=True),
        Column("move_no", Whole, primary_key=True),
        Column("kind", String(16), nullable=False),
        Column("quantity", Whole, nullable=False),
        Column("level", Whole, nullable=False),  # after it
        Column("source", String(64), nullable=False),
        Column("line_no", Integer, nullable=False),
        Column("staff_id", String(32), nullable=False),
        Column("reason", String(64), nullable=False),
        Column("moved_at", Instant, nullable=False),
        UniqueConstraint("merchant_id", "source", "line_no"),
        CheckConstraint(
            "kind IN ('SALE', 'REFUND', 'COUNT', 'DELIVERY', 'WRITE_OFF')", name="kind"
        ),
        CheckConstraint("kind NOT IN ('SALE', 'WRITE_OFF') OR quantity < 0", name="goes_out"),
        CheckConstraint("kind NOT IN ('REFUND', 'DELIVERY') OR quantity > 0", name="comes_in"),
        CheckConstraint("move_no > 0", name="move_no"),
    )
)

# What closed a shift of a till (Z): written once. The report is kept word for word.
SHIFT: Final = append_only(
    Table(
        "retail_shift",
        METADATA,
        merchant(),
        Column("shift_id", String(48), primary_key=True),
        Column("till_id", String(32), nullable=False),
        Column("number", Integer, nullable=False),
        Column("closed_at", Instant, nullable=False),
        fen("counted"),
        fen("expected"),
        fen("difference"),
        Column("report", Text, nullable=False),
        Column("previous_hash", String(64), nullable=False),
        Column("hash", String(64), nullable=False),
        Column("recorded_at", Instant, nullable=False),
        Column("digest", String(64), nullable=False),
        UniqueConstraint("merchant_id", "till_id", "number"),
        CheckConstraint("number > 0", name="number"),
        CheckConstraint("counted >= 0 AND difference = counted - expected", name="difference"),
        Index(None, "merchant_id", "closed_at", "shift_id"),
    )
)
