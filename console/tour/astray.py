"""What happens at the platform past the till, so that a reconciliation has something to find."""

from __future__ import annotations

from backend.payments.contract.refund import TRADE_REFUND, TradeRefundRequest
from backend.payments.contract.trade import TRADE_PAY, TradePayRequest
from backend.protocol.money import Money
from console.client.client import Caller
from console.till.till import Till


def charge(client: Caller, till: Till, auth_code: str, amount: Money, number: str) -> None:
    """Take a payment in the till's name without a word to the till: it is only at the platform."""
    request = TradePayRequest(
        out_trade_no=number,
        auth_code=auth_code,
        total_amount=amount,
        subject="—",
        terminal_id=till.identity.till_id,
    )
    client.call(TRADE_PAY, request)


def give_back(client: Caller, till: Till, out_trade_no: str, amount: Money) -> None:
    """Give back a part of a payment past the till: refunded there, and not here."""
    request = TradeRefundRequest(
        out_trade_no=out_trade_no,
        out_request_no=f"{out_trade_no[:48]}_astray",
        refund_amount=amount,
        terminal_id=till.identity.till_id,
    )
    client.call(TRADE_REFUND, request)
