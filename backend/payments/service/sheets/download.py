"""A bill as the bytes of its download."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from backend.ecosystem import service as ecosystem
from backend.kernel.call import Call
from backend.payments.service.billing import TRADE, Bill
from backend.payments.service.sheets.account import AccountSheets
from backend.payments.service.sheets.lines import Ask
from backend.payments.service.sheets.trades import TradeSheets
from backend.protocol.archive import archive


def download(bill: Bill, ask: Ask, at: datetime) -> Iterator[bytes]:
    """
    Yield the zip of a bill; ``ask`` runs each page's query in a transaction of its own.

    What was booked on a day that is over changes no more, so its pages need no common moment.
    """
    if bill.kind == TRADE:
        files = TradeSheets(bill, ask, ask(lambda call: _name(call, bill)), at).files()
    else:
        files = AccountSheets(bill, ask, at).files()
    return archive(files, at)


def _name(call: Call, bill: Bill) -> str:
    merchant = ecosystem.merchant(call, bill.merchant_id)
    return merchant.name if merchant else ""
