"""
Which sales a query means, newest first, in a till of a million: none is read that need not be.

What a day's customers ask for stands among the newest sales, so these are looked through first.
What is rarer is found by its terms: the names on a sale's lines and both halves of its number,
each kept once, with the sales it stands on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from sqlalchemy import Connection, text

from console.till.sale import SaleQuery, SaleState

_WINDOW: Final = 2000
"""So many of the newest sales are looked through before the terms are asked."""
_NO_END: Final = 2**62
_ORDER: Final = re.compile(r"\w+", re.ASCII)
_ACROSS: Final = re.compile(r"([0-9]+)-([0-9]+)", re.ASCII)
Values = dict[str, object]

_PREPARE: Final = (
    """CREATE TABLE IF NOT EXISTS terms (
           term_id INTEGER PRIMARY KEY, term VARCHAR NOT NULL UNIQUE)""",
    """CREATE TABLE IF NOT EXISTS sale_terms (
           term_id INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (term_id, seq)
       ) WITHOUT ROWID""",
    "CREATE INDEX IF NOT EXISTS sales_state ON sales (state)",
    "CREATE INDEX IF NOT EXISTS sales_cashier ON sales (cashier)",
)
_FILL: Final = (
    "CREATE TEMP TABLE seen (name VARCHAR PRIMARY KEY, term VARCHAR) WITHOUT ROWID",
    """INSERT OR IGNORE INTO sale_terms
       SELECT DISTINCT term_id, s.seq FROM sale_lines
       JOIN sales s USING (sale_id) JOIN seen USING (name) JOIN terms USING (term)
       ORDER BY 1, 2""",
    """INSERT OR IGNORE INTO terms (term)
       SELECT substr(number, 1, 7) FROM sales UNION SELECT substr(number, 7) FROM sales""",
    """INSERT OR IGNORE INTO sale_terms
       SELECT term_id, seq FROM sales JOIN terms ON term = substr(number, 1, 7)
       UNION SELECT term_id, seq FROM sales JOIN terms ON term = substr(number, 7)""",
    "DROP TABLE seen",
)
_NAMES: Final = text("SELECT DISTINCT name FROM sale_lines")
_SEEN: Final = text("INSERT INTO temp.seen VALUES (:name, :term)")
_TERM: Final = text("INSERT OR IGNORE INTO terms (term) VALUES (:term)")
_STANDS: Final = text(
    "INSERT OR IGNORE INTO sale_terms SELECT term_id, :seq FROM terms WHERE term = :term"
)

_ABOUT: Final = """(instr(s.number, :{w}) OR instr(s.words, :{w}) OR EXISTS (
    SELECT 1 FROM attempts a WHERE a.sale_id = s.sale_id AND ({orders})))"""
_BY_TERM: Final = """SELECT seq FROM sale_terms
    WHERE term_id IN (SELECT term_id FROM terms WHERE instr(term, :{w})) AND seq < :after"""
_BY_ORDER: Final = """SELECT o.seq FROM attempts a CROSS JOIN sales o ON o.sale_id = a.sale_id
    WHERE {order} AND o.seq < :after"""
_BY_NUMBER: Final = """SELECT o.seq FROM terms d CROSS JOIN sales o
    ON o.number >= d.term || :{w}_right AND o.number < d.term || :{w}_right || ':'
    WHERE d.term LIKE '%' || :{w}_left AND o.seq < :after"""  # ":" comes after every digit
_NEAR: Final = """SELECT seq FROM (
        SELECT * FROM sales s WHERE {exact} ORDER BY seq DESC LIMIT :window) s
    WHERE {words} ORDER BY seq DESC LIMIT :most"""
_ALL: Final = "SELECT seq FROM sales s WHERE {exact} ORDER BY seq DESC LIMIT :most"
_FAR: Final = """WITH found (seq) AS ({found})
    SELECT seq FROM found CROSS JOIN sales s USING (seq) WHERE {exact}
    ORDER BY seq DESC LIMIT :most"""
_BARE: Final = "{found} ORDER BY seq DESC LIMIT :most"


def prepare(db: Connection) -> None:
    """Make the tables and fill them for the sales there are; a minute for some millions."""
    for statement in _PREPARE:
        db.exec_driver_sql(statement)
    fill(db)


def fill(db: Connection) -> None:
    """Note all sales of a file."""
    names = [str(row.name) for row in db.execute(_NAMES)]
    if not names:
        return
    db.exec_driver_sql(_FILL[0])
    seen = [{"name": name, "term": name.casefold()} for name in names]
    db.execute(_SEEN, seen)
    db.execute(_TERM, seen)
    for statement in _FILL[1:]:
        db.exec_driver_sql(statement)


def note(db: Connection, seq: int, number: str, names: Iterable[str]) -> None:
    """Note what a new sale is found by."""
    day, _, count = number.partition("-")
    terms = {f"{day}-", f"-{count}", *(name.casefold() for name in names)}
    rows = [{"term": term, "seq": seq} for term in sorted(terms)]
    db.execute(_TERM, rows)
    db.execute(_STANDS, rows)


def newest(db: Connection, query: SaleQuery, *, after: int | None, limit: int) -> tuple[int, ...]:
    """Return the places of the newest sales that fit, below ``after``; at most ``limit``."""
    words = query.text.split()
    exact, values = _exact(query)
    values |= {"after": _NO_END if after is None else after, "most": limit, "window": _WINDOW}
    for place, word in enumerate(words):
        values |= _spelt(f"w{place}", word)
    about = [_about(f"w{place}", word) for place, word in enumerate(words)]
    if not words or query.amount is not None or query.day is not None:
        return _seqs(db, _ALL.format(exact=" AND ".join([*exact, *about])), values)
    near = _NEAR.format(exact=" AND ".join(exact), words=" AND ".join(about))
    found = _seqs(db, near, values)
    return found if len(found) == limit else _far(db, words, [*exact[1:], *about], values)


def _far(
    db: Connection, words: Sequence[str], conditions: Sequence[str], values: Values
) -> tuple[int, ...]:
    """Find by the longest word, which is likely the rarest; the others are looked for there."""
    rarest = max(range(len(words)), key=lambda place: len(words[place]))
    found = _candidates(f"w{rarest}", words[rarest])
    about = conditions[len(conditions) - len(words) + rarest]
    rest = [condition for condition in conditions if condition != about]
    statement = (
        _FAR.format(found=found, exact=" AND ".join(rest)) if rest else _BARE.format(found=found)
    )
    return _seqs(db, statement, values)


def _seqs(db: Connection, statement: str, values: Values) -> tuple[int, ...]:
    return tuple(int(row.seq) for row in db.execute(text(statement), values))


def _exact(query: SaleQuery) -> tuple[list[str], Values]:
    """Return conditions, of which one may use its index: the one that leaves the fewest."""
    wanted = {
        "total": None if query.amount is None else query.amount.minor,
        "day": None if query.day is None else query.day.isoformat(),
        "state": None if query.state is None else query.state.value,
        "cashier": query.cashier,
    }
    values: Values = {name: value for name, value in wanted.items() if value is not None}
    # Nearly every sale is paid: that is no way to find one.
    ways = [name for name in values if (name, values[name]) != ("state", SaleState.PAID.value)]
    best = ways[0] if ways else ""
    marks = {name: "" if name == best else "+" for name in values}
    return ["s.seq < :after", *(f"{marks[name]}s.{name} = :{name}" for name in values)], values


def _spelt(name: str, word: str) -> Values:
    """Return a word as it is compared; terms and words are kept folded."""
    values: Values = {name: word.casefold()}
    if _ORDER.fullmatch(word):
        for form, start in (("low", word), ("top", word.upper())):
            end = start[:-1] + chr(ord(start[-1]) + 1)
            values |= {f"{name}_{form}": start, f"{name}_{form}_end": end}
    if across := _ACROSS.fullmatch(word):
        values |= {f"{name}_left": f"{across[1]}-", f"{name}_right": across[2]}
    return values


def _starts(name: str, word: str) -> list[str]:
    """Return conditions for an order's or trade's number to begin with a word, in either case."""
    if not _ORDER.fullmatch(word):
        return []
    forms = ("low", "top") if word != word.upper() else ("low",)
    return [
        f"(a.{column} >= :{name}_{form} AND a.{column} < :{name}_{form}_end)"
        for column in ("out_trade_no", "trade_no")
        for form in forms
    ]


def _about(name: str, word: str) -> str:
    """Return a condition for a sale's numbers, its orders' numbers, or what was sold."""
    starts = _starts(name, word)
    return _ABOUT.format(w=name, orders=" OR ".join(starts) or "0")


def _candidates(name: str, word: str) -> str:
    """Return a query for every sale that a word is about."""
    found = [_BY_TERM.format(w=name)]
    found += [_BY_ORDER.format(order=order) for order in _starts(name, word)]
    if _ACROSS.fullmatch(word):
        found.append(_BY_NUMBER.format(w=name))
    return " UNION ".join(found)
