"""What must hold between a till and the platform, once everything is over."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import partial

from backend.kernel.database import Database
from backend.kernel.unit import Unit
from backend.payments.rules import State as TradeState
from backend.payments.store import refunds as refund_rows
from backend.payments.store import trades as trade_rows
from backend.payments.store.trades import Trade
from backend.protocol.money import Money
from backend.retail.store.sales import sale_head
from backend.retail.store.shifts import WantedShifts, listed
from console.till import refund as refunds
from console.till.attempt import Attempt, How, State
from console.till.sale import SaleDetail, SaleQuery, SaleState
from console.till.till import Till
from tests.simulation.books import all_trades
from tests.simulation.breach import Breach
from tests.simulation.mould import MERCHANT

_NOTHING = Money(0)


def nothing_open(name: str, till: Till, now: datetime) -> None:
    """I8: within bounded time after the faults, a till has nothing unknown or unsent."""
    matters = till.open_matters(now)
    if matters:
        raise Breach("I8", f"{name} has open matters: {matters}")


def journal_holds(till: Till) -> None:
    """I12, I14: the till's own journal is whole, and every Z is what its records say."""
    till.verify()


def shifts_agree(name: str, till: Till, database: Database, merchant_id: str = MERCHANT) -> None:
    """I14: every Z of a till stands in the shop's records, once and as it was sealed."""
    zs = till.shifts.closed(limit=1000)
    wanted = WantedShifts(till_id=till.identity.till_id)
    kept = database.do(lambda unit: listed(unit, merchant_id, wanted, 1000))
    said = sorted((one.report for one in kept), key=lambda z: z.number, reverse=True)
    if said != list(zs):  # two that were closed in one second are listed in either order
        raise Breach("I14", f"{name} closed {len(zs)} shifts, the records say {len(kept)}")


def agrees(name: str, till: Till, database: Database, merchant_id: str = MERCHANT) -> None:
    """I7: a till says paid if and only if the platform took, and kept, that very amount."""
    trades = {trade.out_trade_no: trade for trade in all_trades(database)}
    for detail in details(till):
        for attempt in detail.attempts:
            _attempt_agrees(name, detail, attempt, trades.get(attempt.out_trade_no))
        _sale_agrees(name, detail, trades)
        _refunds_agree(name, detail, database, merchant_id)
        _record_agrees(name, detail, database, merchant_id)


def details(till: Till) -> list[SaleDetail]:
    """Return every sale of a till."""
    found: list[SaleDetail] = []
    after: int | None = None
    while True:
        page = till.sales.find(SaleQuery(), after=after, limit=50)
        found += [till.sales.detail(sale.sale_id) for sale in page.sales]
        if page.next is None:
            return found
        after = page.next


def _attempt_agrees(name: str, detail: SaleDetail, attempt: Attempt, trade: Trade | None) -> None:
    no = attempt.out_trade_no
    if not attempt.settled:
        raise Breach("I8", f"{name} {no} is {attempt.state} for ever")
    if attempt.how is How.CASH:
        _cash_agrees(name, detail, attempt, trade)
        return
    kept = trade.kept if trade else _NOTHING
    if attempt.state is not State.PAID:
        if kept:
            raise Breach("I7", f"{name} {no} is {attempt.state}, the platform keeps {kept}")
        _is_closed(name, attempt, trade)
        return
    if trade is None or trade.paid != attempt.amount:
        raise Breach("I7", f"{name} {no} is paid, the platform has {trade}")
    given = _given_back(detail, no)
    if kept != attempt.amount - given:
        raise Breach("I7", f"{name} {no} kept {attempt.amount} - {given}, the platform {kept}")
    if not attempt.kept and kept:
        raise Breach("I7", f"{name} {no} came late and was not given back")


def _cash_agrees(name: str, detail: SaleDetail, attempt: Attempt, trade: Trade | None) -> None:
    """I3, I7: cash is none of the platform's business, and what pays no sale went back."""
    no = attempt.out_trade_no
    if trade is not None:
        raise Breach("I3", f"{name} {no} was paid in cash, the platform has {trade}")
    if not attempt.kept and _given_back(detail, no) != attempt.amount:
        raise Breach("I7", f"{name} {no} pays nothing and was not handed back")


def _is_closed(name: str, attempt: Attempt, trade: Trade | None) -> None:
    """I3: no copy of a refused charge, however late, can be taken any more."""
    refused = attempt.how is How.CODE and attempt.reason.startswith("refused:ACQ.")
    if refused and (trade is None or trade.state is not TradeState.CLOSED):
        raise Breach("I3", f"{name} {attempt.out_trade_no} is refused and can still be charged")


def _given_back(detail: SaleDetail, no: str) -> Money:
    given = _NOTHING
    for refund in detail.refunds:
        if refund.out_trade_no == no and refund.state is refunds.State.DONE:
            given += refund.amount
    return given


def _sale_agrees(name: str, detail: SaleDetail, trades: dict[str, Trade]) -> None:
    """I3, I7: a sale is paid if its payments sum to it, and never by more."""
    sale = detail.sale
    paying = [attempt for attempt in detail.attempts if attempt.kept]
    brought = sum(attempt.amount.minor for attempt in paying)
    if brought != (sale.total.minor if sale.state is SaleState.PAID else 0):
        raise Breach("I7", f"{name} {sale.number} is {sale.state}, its payments bring {brought}")
    found = [trades[a.out_trade_no] for a in detail.attempts if a.out_trade_no in trades]
    kept = sum(trade.kept.minor for trade in found)
    cash = sum(
        (one.amount - _given_back(detail, one.out_trade_no)).minor
        for one in paying
        if one.how is How.CASH
    )
    due = (sale.paid - sale.refunded).minor - cash
    if kept != due:
        raise Breach("I3", f"{name} {sale.number} keeps {due} fen, the platform {kept}")


def _refunds_agree(name: str, detail: SaleDetail, database: Database, merchant_id: str) -> None:
    """I5: a refund is done here if and only if it is done there, once."""
    for refund in detail.refunds:
        no = refund.out_request_no
        if not refund.settled:
            raise Breach("I8", f"{name} refund {no} is {refund.state} for ever")
        made = database.do(partial(_made, merchant_id, refund))
        if refund.how is How.CASH and not made and refund.state is refunds.State.DONE:
            continue
        if bool(made) != (refund.state is refunds.State.DONE) or made not in (
            0,
            refund.amount.minor,
        ):
            raise Breach("I5", f"{name} refund {no} is {refund.state}, the platform gave {made}")


def _record_agrees(name: str, detail: SaleDetail, database: Database, merchant_id: str) -> None:
    """I11: what was sold and given back at the till stands so in the shop's records."""
    sale = detail.sale
    find = partial(sale_head, merchant_id=merchant_id, sale_id=sale.sale_id)
    record = database.do(find)
    if (record is not None) != (sale.state is SaleState.PAID):
        raise Breach("I11", f"{name} {sale.number} is {sale.state}, the records say {record}")
    if record is not None and (record.total, record.refunded) != (sale.total, sale.refunded):
        raise Breach("I11", f"{name} {sale.number} is {sale}, the records say {record}")


def none_unknown(tills: Mapping[str, Till], database: Database) -> None:
    """I7: nobody was charged for a till that never heard of it."""
    known = {
        attempt.out_trade_no
        for till in tills.values()
        for detail in details(till)
        for attempt in detail.attempts
    }
    for trade in all_trades(database):
        if trade.terminal_id and trade.paid and trade.out_trade_no not in known:
            raise Breach("I7", f"{trade.out_trade_no} was charged and no till knows of it")


def _made(merchant_id: str, refund: refunds.Refund, unit: Unit) -> int:
    """Return the fen the platform gave back under a refund's number."""
    trade = trade_rows.by_out_trade_no(unit, merchant_id, refund.out_trade_no)
    made = refund_rows.refund(unit, trade, refund.out_request_no) if trade else None
    return made.amount.minor if made else 0
