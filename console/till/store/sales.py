"""Sales and their lines."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    Connection,
    Integer,
    Label,
    Row,
    bindparam,
    func,
    insert,
    select,
    update,
)

from backend.protocol.money import Money
from console.till.attempt import How
from console.till.discount import Off
from console.till.sale import (
    PAGE_MAX,
    Cart,
    DayFigures,
    Sale,
    SaleLine,
    SalePage,
    SaleQuery,
    SaleState,
)
from console.till.store import finding
from console.till.tables import ATTEMPTS, SALE_LINES, SALES

_KEPT: Final = (ATTEMPTS.c.sale_id == SALES.c.sale_id) & (ATTEMPTS.c.kept == 1)


def _sum_of(name: str) -> Label[int]:
    total = select(func.coalesce(func.sum(ATTEMPTS.c[name]), 0)).where(_KEPT)
    return total.scalar_subquery().label(name)


def _of_last(name: str) -> Label[str]:
    """Say it of the last payment through the platform; cash has no number there."""
    last = select(ATTEMPTS.c[name]).where(_KEPT, ATTEMPTS.c.how != How.CASH.value)
    return last.order_by(ATTEMPTS.c.begun_at.desc()).limit(1).scalar_subquery().label(name)


_SALE: Final = select(
    SALES,
    *(_of_last(name) for name in ("out_trade_no", "trade_no", "buyer")),
    *(_sum_of(name) for name in ("paid", "refunding", "refunded")),
    select(func.group_concat(ATTEMPTS.c.how.distinct()))
    .where(_KEPT)
    .scalar_subquery()
    .label("how"),
)

_GET: Final = _SALE.where(SALES.c.sale_id == bindparam("key"))
_BY_NUMBER: Final = _SALE.where(SALES.c.number == bindparam("key"))
_PARTLY: Final = _SALE.where(SALES.c.state == SaleState.OPEN.value, SALES.c.covered > 0).order_by(
    SALES.c.seq
)
_PAGE: Final = _SALE.where(SALES.c.seq.in_(bindparam("page", expanding=True))).order_by(
    SALES.c.seq.desc()
)
_IN_HAND: Final = _SALE.where(SALES.c.in_hand == 1)
_LINES: Final = (
    select(SALE_LINES)
    .where(SALE_LINES.c.sale_id == bindparam("key"))
    .order_by(SALE_LINES.c.line_no)
)
_ADD: Final = insert(SALES)
_ADD_LINE: Final = insert(SALE_LINES)
_CLOSE: Final = (
    update(SALES)
    .where((SALES.c.sale_id == bindparam("key")) & (SALES.c.state == SaleState.OPEN.value))
    .values(state=bindparam("new_state"), closed_at=bindparam("at"), in_hand=0)
)
_PARK: Final = update(SALES).where(SALES.c.in_hand == 1).values(in_hand=0)
_PARK_ONE: Final = update(SALES).where(SALES.c.sale_id == bindparam("key")).values(in_hand=0)
_TAKE: Final = update(SALES).where(SALES.c.sale_id == bindparam("key")).values(in_hand=1)
_COVER: Final = (
    update(SALES)
    .where(
        SALES.c.sale_id == bindparam("key"),
        SALES.c.state == SaleState.OPEN.value,
        SALES.c.covered + bindparam("fen", type_=Integer) <= SALES.c.total,
    )
    .values(covered=SALES.c.covered + bindparam("fen", type_=Integer))
)
_UNCOVER: Final = update(SALES).where(SALES.c.sale_id == bindparam("key")).values(covered=0)
_DAY: Final = (
    select(
        func.count(SALES.c.sale_id.distinct()),
        func.sum(ATTEMPTS.c.paid),
        func.sum(ATTEMPTS.c.refunded),
    )
    .select_from(SALES.outerjoin(ATTEMPTS, _KEPT))
    .where((SALES.c.day == bindparam("of_day")) & (SALES.c.state == SaleState.PAID.value))
)


def add(db: Connection, values: dict[str, object], cart: Cart) -> None:
    """Keep a new sale of a cart, its lines frozen; it is the one at the counter."""
    db.execute(_PARK)
    lines = cart.lines
    words = " ".join(line.name for line in lines).casefold()
    state = {"state": SaleState.OPEN.value, "in_hand": 1, "words": words, "closed_at": None}
    sums = {"total": cart.total.minor, "discount": cart.discount.minor, "note": cart.note}
    seq = db.execute(_ADD, {**values, **state, **sums, **_off(cart.off)}).lastrowid
    finding.note(db, seq, str(values["number"]), (line.name for line in lines))
    for line, share in zip(lines, cart.shares, strict=True):
        db.execute(
            _ADD_LINE,
            {
                "sale_id": values["sale_id"],
                "line_no": line.line_no,
                "goods_id": line.goods_id,
                "barcode": line.barcode,
                "name": line.name,
                "unit": line.unit,
                "price": line.price.minor,
                "quantity": line.quantity,
                "weighed": int(line.weighed),
                "amount": line.amount.minor,
                "list_price": line.list_price.minor,
                **_off(line.off),
                "discount": (line.amount - line.net + share).minor,
                "share": share.minor,
                "note": line.note,
                "tax": line.tax,
            },
        )


def get(db: Connection, sale_id: str) -> Sale | None:
    """Return one sale."""
    return _one(db.execute(_GET, {"key": sale_id}).one_or_none())


def by_number(db: Connection, number: str) -> Sale | None:
    """Return the sale a person names."""
    return _one(db.execute(_BY_NUMBER, {"key": number}).one_or_none())


def in_hand(db: Connection) -> Sale | None:
    """Return the sale at the counter."""
    return _one(db.execute(_IN_HAND).one_or_none())


def partly_paid(db: Connection) -> tuple[Sale, ...]:
    """Return the open sales of which a part is paid, oldest first."""
    return tuple(_sale(row) for row in db.execute(_PARTLY))


def lines(db: Connection, sale_id: str) -> tuple[SaleLine, ...]:
    """Return the lines of a sale."""
    return tuple(_line(row) for row in db.execute(_LINES, {"key": sale_id}))


def cover(db: Connection, sale_id: str, amount: Money) -> bool:
    """Let money pay an open sale; return whether it still wanted so much."""
    values = {"key": sale_id, "fen": amount.minor}
    return db.execute(_COVER, values).rowcount == 1


def uncover(db: Connection, sale_id: str) -> None:
    """Take all money off an open sale again."""
    db.execute(_UNCOVER, {"key": sale_id})


def close(db: Connection, sale_id: str, state: SaleState, at: datetime) -> bool:
    """Close an open sale for ever; return whether it was open."""
    values = {"key": sale_id, "new_state": state.value, "at": at}
    return db.execute(_CLOSE, values).rowcount == 1


def park(db: Connection, sale_id: str) -> None:
    """Take a sale off the counter."""
    db.execute(_PARK_ONE, {"key": sale_id})


def take_in_hand(db: Connection, sale_id: str) -> None:
    """Put a sale on the counter, in place of any other."""
    db.execute(_PARK)
    db.execute(_TAKE, {"key": sale_id})


def day_figures(db: Connection, day: str) -> DayFigures:
    """Return how many sales of a day were paid, and their money."""
    count, paid, refunded = db.execute(_DAY, {"of_day": day}).one()
    return DayFigures(count, Money(paid or 0), Money(refunded or 0))


def find(db: Connection, query: SaleQuery, *, after: int | None, limit: int) -> SalePage:
    """Return one page of sales, newest first."""
    size = max(1, min(limit, PAGE_MAX))
    found = finding.newest(db, query, after=after, limit=size + 1)
    rows = db.execute(_PAGE, {"page": found[:size]})
    return SalePage(tuple(_sale(row) for row in rows), found[size - 1] if found[size:] else None)


def _off(off: Off) -> dict[str, object]:
    return {"off_fen": off.amount.minor, "off_percent": off.percent}


def _one(row: Row[Any] | None) -> Sale | None:
    return None if row is None else _sale(row)


def _sale(row: Row[Any]) -> Sale:
    return Sale(
        seq=row.seq,
        sale_id=row.sale_id,
        number=row.number,
        state=SaleState(row.state),
        total=Money(row.total),
        discount=Money(row.discount),
        paid=Money(row.paid),
        refunding=Money(row.refunding),
        refunded=Money(row.refunded),
        cashier=row.cashier,
        note=row.note,
        off=Off(Money(row.off_fen), row.off_percent),
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        in_hand=bool(row.in_hand),
        out_trade_no=row.out_trade_no,
        trade_no=row.trade_no,
        buyer=row.buyer,
        hows=tuple(sorted(How(how) for how in row.how.split(","))) if row.how else (),
    )


def _line(row: Row[Any]) -> SaleLine:
    return SaleLine(
        line_no=row.line_no,
        goods_id=row.goods_id,
        barcode=row.barcode,
        name=row.name,
        unit=row.unit,
        price=Money(row.price),
        quantity=row.quantity,
        weighed=bool(row.weighed),
        list_price=Money(row.list_price),
        off=Off(Money(row.off_fen), row.off_percent),
        note=row.note,
        tax=row.tax,
        share=Money(row.share),
        refunding=row.refunding,
        refunded=row.refunded,
        taken=Money(row.taken),
    )
