"""Searches for whatever does not fit; each returns the number of one stray, or nothing."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, text

# Plain SQL, because each says one rule and nothing is put into it. The journal says amounts in
# yuan with two decimals; the tables keep fen.
_FEN: Final = "CAST(replace(json_extract(b.fields, '$.{field}'), '.', '') AS INTEGER)"

# An asking moves its payment or refund by itself; its line is the only one that says so. A crash
# before the answer leaves it the last.
_ASKED_STATES: Final = """
    CASE json_extract(fields, '$.what')
        WHEN 'pay' THEN 'sent' WHEN 'precreate' THEN 'sent' WHEN 'refund' THEN 'sent'
        WHEN 'cancel' THEN 'cancelling' END
"""
_LAST_MOVES: Final = f"""
    SELECT subject, coalesce(json_extract(fields, '$.to'), {_ASKED_STATES}) AS state, max(seq)
    FROM journal
    WHERE kind = '{{thing}}.moved' OR (kind = '{{thing}}.asked' AND {_ASKED_STATES} IS NOT NULL)
    GROUP BY subject
"""  # noqa: S608 - only our own words are put in

_ATTEMPTS: Final = text(f"""
    SELECT a.out_trade_no FROM attempts a
    LEFT JOIN journal b ON b.kind = 'charge.begun' AND b.subject = a.out_trade_no
    LEFT JOIN ({_LAST_MOVES.format(thing="charge")}) m ON m.subject = a.out_trade_no
    WHERE b.seq IS NULL OR b.sale_id <> a.sale_id
       OR {_FEN.format(field="amount")} <> a.amount
       OR json_extract(b.fields, '$.how') <> a.how
       OR coalesce({_FEN.format(field="given")}, -1) <> coalesce(a.given, -1)
       OR coalesce(m.state, 'intended') <> a.state
    UNION ALL
    SELECT b.subject FROM journal b
    LEFT JOIN attempts a ON a.out_trade_no = b.subject
    WHERE b.kind = 'charge.begun' AND a.out_trade_no IS NULL
    LIMIT 1
""")  # noqa: S608 - only our own words are put in

_REFUNDS: Final = text(f"""
    SELECT r.out_request_no FROM refunds r
    LEFT JOIN journal b ON b.kind = 'refund.begun' AND b.subject = r.out_request_no
    LEFT JOIN ({_LAST_MOVES.format(thing="refund")}) m ON m.subject = r.out_request_no
    WHERE b.seq IS NULL OR b.sale_id <> r.sale_id
       OR {_FEN.format(field="amount")} <> r.amount
       OR json_extract(b.fields, '$.out_trade_no') <> r.out_trade_no
       OR r.amount > 0 AND r.how <> (
           SELECT a.how FROM attempts a WHERE a.out_trade_no = r.out_trade_no)
       OR coalesce(m.state, 'intended') <> r.state
    UNION ALL
    SELECT b.subject FROM journal b
    LEFT JOIN refunds r ON r.out_request_no = b.subject
    WHERE b.kind = 'refund.begun' AND r.out_request_no IS NULL
    LIMIT 1
""")  # noqa: S608 - only our own words are put in

_SALES: Final = text(f"""
    SELECT s.sale_id FROM sales s
    LEFT JOIN journal b ON b.kind = 'sale.opened' AND b.subject = s.sale_id
    WHERE b.seq IS NULL
       OR {_FEN.format(field="total")} <> s.total
       OR json_extract(b.fields, '$.number') <> s.number
       OR s.state <> CASE
            WHEN EXISTS (SELECT 1 FROM journal p
                         WHERE p.kind = 'sale.paid' AND p.subject = s.sale_id) THEN 'paid'
            WHEN EXISTS (SELECT 1 FROM journal v
                         WHERE v.kind = 'sale.void' AND v.subject = s.sale_id) THEN 'void'
            ELSE 'open' END
    UNION ALL
    SELECT b.subject FROM journal b
    LEFT JOIN sales s ON s.sale_id = b.subject
    WHERE b.kind = 'sale.opened' AND s.sale_id IS NULL
    LIMIT 1
""")  # noqa: S608 - only our own words are put in

_PAYMENTS: Final = text("""
    SELECT s.sale_id FROM sales s
    WHERE s.covered <> (SELECT coalesce(sum(a.paid), 0) FROM attempts a
        WHERE a.sale_id = s.sale_id AND a.kept = 1)
       OR s.state = 'paid' AND s.covered <> s.total
       OR s.state = 'open' AND s.covered = s.total AND s.total > 0
       OR (s.state = 'void' AND s.covered > 0)
    UNION ALL
    SELECT out_trade_no FROM attempts WHERE state = 'paid' AND paid <> amount
    LIMIT 1
""")

_LINES: Final = text("""
    SELECT s.sale_id FROM sales s
    WHERE (s.total, s.discount) IS NOT (
        SELECT coalesce(sum(l.amount - l.discount), 0), coalesce(sum(l.discount), 0)
        FROM sale_lines l WHERE l.sale_id = s.sale_id)
    UNION ALL
    SELECT sale_id FROM sale_lines WHERE amount <> (2 * price * quantity + 1000) / 2000
       OR discount - share <> CASE WHEN off_percent > 0 THEN (2 * amount * off_percent + 100) / 200
                                   ELSE min(off_fen, amount) END
    LIMIT 1
""")

_GIVEN_BACK: Final = text("""
    SELECT a.out_trade_no FROM attempts a
    LEFT JOIN (SELECT out_trade_no,
                      sum(CASE WHEN settled = 0 THEN amount ELSE 0 END) AS refunding,
                      sum(CASE WHEN state = 'done' THEN amount ELSE 0 END) AS refunded
               FROM refunds GROUP BY out_trade_no) r ON r.out_trade_no = a.out_trade_no
    WHERE a.refunding <> coalesce(r.refunding, 0) OR a.refunded <> coalesce(r.refunded, 0)
    LIMIT 1
""")

_LINES_BACK: Final = text("""
    SELECT l.sale_id FROM sale_lines l
    LEFT JOIN (SELECT r.sale_id, x.line_no,
                      sum(CASE WHEN w.live THEN x.quantity ELSE 0 END) AS refunding,
                      sum(CASE WHEN w.live OR w.refused THEN 0 ELSE x.quantity END) AS refunded,
                      sum(CASE WHEN w.live OR NOT w.refused THEN x.amount ELSE 0 END) AS taken
               FROM refund_lines x JOIN refunds r USING (out_request_no)
               JOIN (SELECT return_id, max(settled = 0) AS live, max(state = 'refused') AS refused
                     FROM refunds GROUP BY return_id) w USING (return_id)
               GROUP BY r.sale_id, x.line_no) b
           ON b.sale_id = l.sale_id AND b.line_no = l.line_no
    WHERE l.refunding <> coalesce(b.refunding, 0) OR l.refunded <> coalesce(b.refunded, 0)
       OR l.taken <> coalesce(b.taken, 0)
    LIMIT 1
""")

_UNREPORTED: Final = text("""
    SELECT sale_id FROM sales
    WHERE state = 'paid' AND sale_id NOT IN (SELECT key FROM outbox WHERE kind = 'sale')
    UNION ALL
    SELECT out_request_no FROM refunds
    WHERE state = 'done' AND automatic = 0
      AND return_id NOT IN (SELECT key FROM outbox WHERE kind = 'refund')
      AND return_id NOT IN (SELECT return_id FROM refunds WHERE settled = 0)
    LIMIT 1
""")

# What is settled belongs to the shift that was open then: its line stands between the lines that
# began and closed it. What was settled before there were shifts, or at another till, belongs to
# none.
_PLACES: Final = text("""
    SELECT b.subject FROM journal b
    LEFT JOIN attempts a ON b.kind = 'charge.moved' AND a.out_trade_no = b.subject
    LEFT JOIN refunds r ON b.kind = 'refund.moved' AND r.out_request_no = b.subject
    LEFT JOIN sales s ON b.kind IN ('sale.paid', 'sale.void') AND s.sale_id = b.subject
    LEFT JOIN shifts h ON h.number = coalesce(a.shift, r.shift, s.shift)
    WHERE b.seq > (SELECT begun_seq FROM shifts WHERE number = 1)
      AND json_extract(b.fields, '$.elsewhere') IS NULL
      AND (b.kind = 'charge.moved' AND json_extract(b.fields, '$.to') = 'paid'
        OR b.kind = 'refund.moved' AND json_extract(b.fields, '$.to') = 'done'
        OR b.kind IN ('sale.paid', 'sale.void'))
      AND NOT coalesce(b.seq > h.begun_seq AND (h.closed_seq IS NULL OR b.seq < h.closed_seq), 0)
    LIMIT 1
""")

_SHIFTS: Final = text(f"""
    SELECT 'shift ' || h.number FROM shifts h
    LEFT JOIN journal b ON b.seq = h.begun_seq AND b.kind = 'shift.begun'
    LEFT JOIN journal c ON c.seq = h.closed_seq AND c.kind = 'shift.closed'
    LEFT JOIN z_reports z ON z.number = h.number
    WHERE b.seq IS NULL OR b.subject <> h.shift_id
       OR json_extract(b.fields, '$.number') <> CAST(h.number AS TEXT)
       OR (h.state = 'closed') <> (c.seq IS NOT NULL) OR (c.seq IS NULL) <> (z.number IS NULL)
       OR c.subject <> h.shift_id OR json_extract(c.fields, '$.hash') <> z.hash
    UNION ALL
    SELECT b.subject FROM journal b LEFT JOIN shifts h ON h.shift_id = b.subject
    WHERE b.kind IN ('shift.begun', 'shift.closed')
      AND (h.number IS NULL OR b.kind = 'shift.closed' AND h.closed_seq IS NOT b.seq)
    UNION ALL
    SELECT m.move_id FROM shift_moves m
    LEFT JOIN journal b ON b.kind = 'shift.moved' AND b.subject = m.move_id
    WHERE b.seq IS NULL OR {_FEN.format(field="amount")} <> m.amount
       OR json_extract(b.fields, '$.kind') <> m.kind
       OR json_extract(b.fields, '$.shift') <> CAST(m.shift AS TEXT)
    UNION ALL
    SELECT b.subject FROM journal b LEFT JOIN shift_moves m ON m.move_id = b.subject
    WHERE b.kind = 'shift.moved' AND m.move_id IS NULL
    UNION ALL
    SELECT 'shift ' || h.number FROM shifts h
    WHERE (SELECT group_concat(kind || counted, ' ') FROM
            (SELECT kind, counted FROM shift_counts WHERE shift = h.number ORDER BY seq))
      IS NOT (SELECT group_concat(said, ' ') FROM
            (SELECT json_extract(b.fields, '$.kind') || {_FEN.format(field="counted")} AS said
             FROM journal b WHERE b.subject = h.shift_id AND b.kind = 'shift.counted'
             ORDER BY b.seq))
    LIMIT 1
""")  # noqa: S608 - only our own words are put in

_SHIFT_SALES: Final = text("""
    SELECT 'shift ' || h.number FROM shifts h
    WHERE h.state = 'closed'
      AND (SELECT coalesce(sum(total), 0) FROM sales WHERE shift = h.number AND state = 'paid')
       <> (SELECT coalesce(sum(paid), 0) FROM attempts WHERE shift = h.number AND kept = 1)
    LIMIT 1
""")

_COUNTS: Final = text("""
    SELECT (SELECT count(*) FROM sales) AS sales, (SELECT count(*) FROM attempts) AS attempts,
           (SELECT count(*) FROM refunds) AS refunds, (SELECT count(*) FROM outbox) AS reports
""")


def attempts_unlike_journal(db: Connection) -> str | None:
    """Find a payment that is not what the journal says, or is missing."""
    return db.execute(_ATTEMPTS).scalar()


def refunds_unlike_journal(db: Connection) -> str | None:
    """Find a refund that is not what the journal says, or is missing."""
    return db.execute(_REFUNDS).scalar()


def sales_unlike_journal(db: Connection) -> str | None:
    """Find a sale that is not what the journal says, or is missing."""
    return db.execute(_SALES).scalar()


def sales_unlike_payments(db: Connection) -> str | None:
    """Find a sale that its payments do not sum to, or a payment without its money."""
    return db.execute(_PAYMENTS).scalar()


def sales_unlike_lines(db: Connection) -> str | None:
    """Find a sale whose lines do not sum to it."""
    return db.execute(_LINES).scalar()


def payments_unlike_refunds(db: Connection) -> str | None:
    """Find a payment whose refunds do not sum to what it says."""
    return db.execute(_GIVEN_BACK).scalar()


def lines_unlike_refunds(db: Connection) -> str | None:
    """Find a line whose refunds do not sum to what it says."""
    return db.execute(_LINES_BACK).scalar()


def unreported(db: Connection) -> str | None:
    """Find money that moved and is in no report."""
    return db.execute(_UNREPORTED).scalar()


def money_misplaced(db: Connection) -> str | None:
    """Find money or a sale that was settled in another shift than it says."""
    return db.execute(_PLACES).scalar()


def shifts_unlike_journal(db: Connection) -> str | None:
    """Find a shift, a cash move or a count that is not what the journal says, or is missing."""
    return db.execute(_SHIFTS).scalar()


def shifts_unlike_sales(db: Connection) -> str | None:
    """Find a closed shift whose sales are not what the payments kept in it sum to."""
    return db.execute(_SHIFT_SALES).scalar()


def counts(db: Connection) -> dict[str, int]:
    """Count what there is to check."""
    return {name: int(value) for name, value in db.execute(_COUNTS).mappings().one().items()}
