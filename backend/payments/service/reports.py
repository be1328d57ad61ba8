"""Lists of trades, a page at a time, and what they come to."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

from backend.kernel.call import Call
from backend.kernel.columns import micros
from backend.payments.store import lists as list_rows
from backend.payments.store.lists import Filter, Place, Totals
from backend.payments.store.trades import Trade

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


def trades(
    call: Call, wanted: Filter, *, most: int, after: str | None
) -> tuple[list[Trade], str | None]:
    """Return a page of trades, newest first, and where the next one begins if there is one."""
    found = list_rows.newest(
        call.unit, wanted, most=most + 1, after=_read_place(after) if after else None
    )
    page = found[:most]
    return page, _place(page[-1]) if len(found) > most else None


def totals(call: Call, wanted: Filter) -> Totals:
    """Add up trades."""
    return list_rows.totals(call.unit, wanted)


def _place(last: Trade) -> str:
    return f"{micros(last.created_at)}-{last.trade_no}"


def _read_place(text: str) -> Place:
    moment, _, trade_no = text.partition("-")
    return _EPOCH + timedelta(microseconds=int(moment)), trade_no
