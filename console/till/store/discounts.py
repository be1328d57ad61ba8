"""A till file learns what is taken off: on lines, on carts, on sales."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection

from console.till.tables import SUMMED_TRIGGER

_LINES: Final = ("cart_lines", "sale_lines")
_PERCENT: Final = "off_percent BETWEEN 0 AND 100 AND off_percent * off_fen = 0"
_COLUMNS: Final = (
    (("carts", *_LINES, "sales"), "off_fen INTEGER NOT NULL DEFAULT 0 CHECK (off_fen >= 0)"),
    (("carts", *_LINES, "sales"), f"off_percent INTEGER NOT NULL DEFAULT 0 CHECK ({_PERCENT})"),
    (("carts",), "held_by VARCHAR NOT NULL DEFAULT ''"),
    (_LINES, "note VARCHAR NOT NULL DEFAULT ''"),
    (_LINES, "list_price INTEGER NOT NULL DEFAULT 0 CHECK (list_price >= 0)"),
    (("sales",), "discount INTEGER NOT NULL DEFAULT 0 CHECK (discount >= 0)"),
    (
        ("sale_lines",),
        "discount INTEGER NOT NULL DEFAULT 0 CHECK (discount >= 0 AND discount + taken <= amount)",
    ),
    (
        ("sale_lines",),
        "share INTEGER NOT NULL DEFAULT 0 CHECK (share BETWEEN 0 AND discount)",
    ),
)
# Once a line counted as returned when a part of its money was given back and another refused.
_GOODS_WITHOUT_MONEY: Final = """
    WITH failed AS (
        SELECT r.sale_id, x.line_no, sum(x.quantity) AS quantity, sum(x.amount) AS amount
        FROM refund_lines x JOIN refunds r USING (out_request_no)
        WHERE r.state = 'done' AND EXISTS (SELECT 1 FROM refunds other
            WHERE other.return_id = r.return_id AND other.state = 'refused')
        GROUP BY r.sale_id, x.line_no)
    UPDATE sale_lines SET refunded = sale_lines.refunded - failed.quantity,
                          taken = sale_lines.taken - failed.amount
    FROM failed
    WHERE failed.sale_id = sale_lines.sale_id AND failed.line_no = sale_lines.line_no
"""


def prepare(connection: Connection) -> None:
    """Keep what is taken off lines and carts, notes on lines, and who put a cart aside."""
    columns = connection.exec_driver_sql("PRAGMA table_info(sale_lines)").all()
    if "discount" in {column[1] for column in columns}:
        return  # the file was just made, as it is today
    for tables, column in _COLUMNS:
        for table in tables:
            connection.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN {column}")
    for statement in (
        "UPDATE cart_lines SET list_price = price",
        "UPDATE sale_lines SET list_price = price",
        SUMMED_TRIGGER,
        _GOODS_WITHOUT_MONEY,
    ):
        connection.exec_driver_sql(statement)
