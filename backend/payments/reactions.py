"""What payments does after the fact: tell merchants, and end what time has ended."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Final

from backend.kernel import jobs
from backend.kernel.call import Call
from backend.kernel.jobs import Chore, Delivery, Job, Letter
from backend.kernel.outbox import AnyReaction, Reaction
from backend.payments import rules
from backend.payments.contract.fields import TradeStatus
from backend.payments.events import TradePaid, TradeRefunded
from backend.payments.service import refunding, trades, undoing
from backend.payments.store.trades import Trade
from backend.protocol.fact import Fact
from backend.protocol.moment import to_wire, to_wire_millis
from backend.protocol.money import Money
from backend.protocol.signing import PrivateKey, notification_text

NOTIFY: Final = "payments.notify"
_URL: Final = "url"
_HEARD: Final = "success"
_NOTIFY_ID: Final = 34
_CHARSET: Final = "utf-8"

Form = Mapping[str, str]


def on_paid(call: Call, fact: TradePaid) -> None:
    """Tell the merchant that a buyer has paid."""
    _notify(call, fact, TradeStatus.TRADE_SUCCESS, {})


def on_refunded(call: Call, fact: TradeRefunded) -> None:
    """Tell the merchant that money went back."""
    status = TradeStatus.TRADE_CLOSED if fact.whole else TradeStatus.TRADE_SUCCESS
    number = fact.out_request_no
    changes = {
        "refund_fee": fact.refunded.to_text(),
        "gmt_refund": to_wire_millis(fact.refunded_at),
        "out_biz_no": fact.out_trade_no if number == refunding.CANCELLED else number,
        "gmt_close": to_wire(fact.refunded_at) if fact.whole else "",
    }
    _notify(call, fact, status, changes)


def _notify(call: Call, fact: Fact, status: TradeStatus, changes: Form) -> None:
    trade = trades.reported(call, fact)
    if trade is None or trade.notify_url is None or trade.paid_at is None:
        return
    form = {**_form(call, trade, trade.paid_at), "trade_status": status.value, **changes}
    told = {name: value for name, value in form.items() if value}
    jobs.schedule(
        call,
        kind=NOTIFY,
        key=f"{fact.subject}:{fact.version}",
        due_at=call.now,
        payload={_URL: trade.notify_url, **told},
    )


def _form(call: Call, trade: Trade, paid_at: datetime) -> Form:
    """Return what every notification of a trade says; empty fields are not sent."""
    paid = trade.paid.to_text()
    return {
        "notify_time": to_wire(call.now),
        "notify_type": "trade_status_sync",
        "notify_id": call.ids.token(_NOTIFY_ID),
        "app_id": trade.app_id,
        "auth_app_id": trade.app_id,
        "charset": _CHARSET,
        "version": "1.0",
        "trade_no": trade.trade_no,
        "out_trade_no": trade.out_trade_no,
        "buyer_id": trade.buyer_id or "",
        "buyer_logon_id": trade.buyer_logon or "",
        "seller_id": trade.merchant_id,
        "total_amount": trade.total.to_text(),
        "receipt_amount": paid,
        "invoice_amount": paid,
        "buyer_pay_amount": paid,
        "point_amount": Money(0).to_text(),
        "subject": trade.subject,
        "body": trade.body or "",
        "gmt_create": to_wire(trade.created_at),
        "gmt_payment": to_wire(paid_at),
        "fund_bill_list": json.dumps(
            [{"amount": paid, "fundChannel": "ALIPAYACCOUNT"}], separators=(",", ":")
        ),
        "passback_params": trade.passback_params or "",
    }


def notifications(key: PrivateKey) -> Delivery:
    """
    Return how notifications are delivered, signed with the platform's key.

    The form is the same at every try: the signature says nothing new, so nothing else may.
    """

    def prepare(call: Call, job: Job) -> Letter:
        del call
        form = {name: value for name, value in job.payload.items() if name != _URL}
        sign = key.sign(notification_text(form, _CHARSET), "RSA2")
        return Letter(job.payload[_URL], {**form, "sign_type": "RSA2", "sign": sign})

    return Delivery(NOTIFY, rules.NOTIFY_WAITS, prepare, _is_heard)


def _is_heard(body: str) -> bool:
    return body == _HEARD


def _expire(call: Call, job: Job) -> None:
    undoing.expire(call, job.key)


def _finish(call: Call, job: Job) -> None:
    del job
    undoing.finish(call)


REACTIONS: Final[tuple[AnyReaction, ...]] = (
    Reaction(TradePaid, on_paid),
    Reaction(TradeRefunded, on_refunded),
)
CHORES: Final = (Chore(trades.EXPIRE, _expire), Chore(undoing.FINISH, _finish))
