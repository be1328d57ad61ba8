"""A till file learns what is taken off: on lines, on carts, on sales."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection

from console.till.tables import SUMMED_TRIGGER

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
    for table in ("carts", "cart_lines", "sales", "sale_lines"):
        for column in (
            "off_fen INTEGER NOT NULL DEFAULT 0 CHECK (off_fen >= 0)",
            (
                "off_percent INTEGER NOT NULL DEFAULT 0"
                " CHECK (off_percent BETWEEN 0 AND 100 AND off_percent * off_fen = 0)"
            ),
        ):
            connection.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN {column}")
    for statement in (
        "ALTER TABLE carts ADD COLUMN held_by VARCHAR NOT NULL DEFAULT ''",
        "ALTER TABLE cart_lines ADD COLUMN note VARCHAR NOT NULL DEFAULT ''",
        "ALTER TABLE sale_lines ADD COLUMN note VARCHAR NOT NULL DEFAULT ''",
        "ALTER TABLE sales ADD COLUMN discount INTEGER NOT NULL DEFAULT 0 CHECK (discount >= 0)",
        (
            "ALTER TABLE sale_lines ADD COLUMN discount INTEGER NOT NULL DEFAULT 0"
            " CHECK (discount >= 0 AND discount + taken <= amount)"
        ),
        (
            "ALTER TABLE sale_lines ADD COLUMN share INTEGER NOT NULL DEFAULT 0"
            " CHECK (share BETWEEN 0 AND discount)"
        ),
        *(
            statement
            for table in ("cart_lines", "sale_lines")
            for statement in (
                (
                    f"ALTER TABLE {table} ADD COLUMN list_price INTEGER NOT NULL DEFAULT 0"
                    " CHECK (list_price >= 0)"
                ),
                f"UPDATE {table} SET list_price = price",  # noqa: S608 - our own two words
            )
        ),
        SUMMED_TRIGGER,
        _GOODS_WITHOUT_MONEY,
    ):
        connection.exec_driver_sql(statement)
