"""Bills: where one is fetched, whether it may be, and the rows of any period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Final, NamedTuple

from backend.ecosystem import service as ecosystem
from backend.kernel.call import Call
from backend.kernel.columns import micros
from backend.ledger import accounts, book
from backend.payments import rules
from backend.payments.contract.bill import (
    ADDRESS_LIFE,
    BillQueryRequest,
    BillUrlRequest,
)
from backend.payments.contract.refusals import (
    BillBeforeOpening,
    BillMalformed,
    BillNotExist,
    BillTypeUnknown,
)
from backend.payments.store import bills as store
from backend.payments.store.bills import Booking, RefundPlace, Span
from backend.protocol.seal import SealBroken, seal, unseal

PATH: Final = "/downloadBillFile.resource"
"""Where bills are fetched, below the service's address."""
TRADE: Final = "trade"
ACCOUNT: Final = "signcustomer"
_WRITTEN: Final = (TRADE, ACCOUNT)
_KNOWN: Final = ("merchant_act", "trade_zft_merchant", "zft_acc", "settlementMerge")
_ACCOUNT_SUFFIX: Final = "0156"
_PERIOD_MAX: Final = timedelta(days=31)
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Bill:
    """One bill: whose, of which type, of which day or month that is over."""

    kind: str
    merchant_id: str
    date: str
    span: Span

    @property
    def account(self) -> str:
        """The number of the merchant's account, as bills call it."""
        return f"{self.merchant_id}{_ACCOUNT_SUFFIX}"

    @property
    def stem(self) -> str:
        """What the names of its files begin with."""
        return f"{self.account}_{self.date.replace('-', '')}"

    @property
    def file_name(self) -> str:
        return f"{self.stem}.csv.zip"


class Address(NamedTuple):
    """Where a bill is fetched, and whether it has rows."""

    url: str
    is_empty: bool


def address(call: Call, request: BillUrlRequest) -> Address:
    """
    Return where a bill can be fetched for a short while.

    :raises BusinessError: as ``BILL_URL`` declares.
    """
    if request.bill_type not in _WRITTEN:
        raise BillTypeUnknown if request.bill_type in _KNOWN else BillMalformed
    try:
        bill = _bill(request.bill_type, call.merchant_id, request.bill_date)
    except ValueError:
        raise BillMalformed from None
    if bill.span.end > call.now:
        raise BillNotExist
    opened = ecosystem.opened_at(call, call.merchant_id)
    if opened is not None and bill.span.end <= opened:
        raise BillBeforeOpening
    query = seal(
        {
            "bizType": bill.kind,
            "userId": bill.account,
            "fileType": "csv.zip",
            "bizDates": bill.date.replace("-", ""),
            "downloadFileName": bill.file_name,
            "fileId": f"/{bill.kind}/{bill.account}/{bill.date}",
        },
        at=call.now,
        secret=call.setting.secret,
    )
    return Address(f"{call.setting.base_url}{PATH}?{query}", not _has_rows(call, bill))


def open_address(query: str, *, now: datetime, secret: bytes) -> Bill:
    """
    Return the bill an address was given out for.

    :raises SealBroken: if it was not given out here, or no longer is what was given out.
    :raises SealOld: if that was too long ago.
    """
    fields = unseal(query, now=now, life=ADDRESS_LIFE, secret=secret)
    if fields.keys() < {"bizType", "userId", "fileId"} or fields["bizType"] not in _WRITTEN:
        raise SealBroken
    date = fields["fileId"].rpartition("/")[2]
    return _bill(fields["bizType"], fields["userId"].removesuffix(_ACCOUNT_SUFFIX), date)


def _bill(kind: str, merchant_id: str, date: str) -> Bill:
    return Bill(kind, merchant_id, date, Span(merchant_id, *rules.bill_period(date)))


def _has_rows(call: Call, bill: Bill) -> bool:
    if bill.kind == TRADE:
        first = partial(store.payments, call.unit, bill.span, most=1, after=None)
        return bool(first() or store.refunds(call.unit, bill.span, most=1, after=None))
    period = book.Period(bill.span.begin, bill.span.end)
    account = accounts.merchant(bill.merchant_id)
    return bool(book.movements(call, account, period, most=1, after=None))


# Rows of any period

_PAID, _BACK = "paid", "back"


class Page(NamedTuple):
    """Some rows, and where the next ones begin if there are more."""

    bookings: list[Booking]
    following: str | None


def query(call: Call, request: BillQueryRequest) -> Page:
    """
    Return a page of what was booked in a period: first what was paid, then what was given back.

    :raises BillMalformed: if the period is none, or too long.
    """
    if not timedelta() < request.end - request.begin <= _PERIOD_MAX:
        raise BillMalformed
    span = Span(call.merchant_id, request.begin, request.end)
    most = request.page_size
    part, place = _read_place(request.after)
    found: list[Booking] = []
    if part == _PAID:
        after = place[:2] if place else None
        found = store.payments(call.unit, span, most=most + 1, after=after)
        if len(found) > most:
            return Page(found[:most], _payment_place(found[most - 1]))
        place = None
    backs = store.refunds(call.unit, span, most=most + 1 - len(found), after=place)
    found += backs
    if len(found) <= most:
        return Page(found, None)
    last = found[most - 1]
    following = _payment_place(last) if last.out_request_no is None else _refund_place(last)
    return Page(found[:most], following)


def _payment_place(last: Booking) -> str:
    return f"{_PAID}:{micros(last.created_at)}:{last.trade_no}:"


def _refund_place(last: Booking) -> str:
    return f"{_BACK}:{micros(last.booked_at)}:{last.trade_no}:{last.out_request_no}"


def _read_place(text: str | None) -> tuple[str, RefundPlace | None]:
    if text is None:
        return _PAID, None
    part, moment, trade_no, request_no = text.split(":")
    return part, (_EPOCH + timedelta(microseconds=int(moment)), trade_no, request_no)
