"""The shop on the other side of the counter: signed calls, as a till sends them."""

from __future__ import annotations

import uuid
from contextlib import suppress
from datetime import UTC, datetime

from backend.payments.contract.refund import TRADE_REFUND, TradeRefundRequest
from backend.payments.contract.trade import (
    TRADE_CANCEL,
    TRADE_CLOSE,
    TRADE_PAY,
    TRADE_PRECREATE,
    TRADE_QUERY,
    TradeCancelRequest,
    TradeCloseRequest,
    TradePayRequest,
    TradePrecreateRequest,
    TradeQueryRequest,
)
from backend.protocol.errors import PlatformError
from backend.protocol.money import Money
from console.client.client import Client
from console.client.credentials import Buyer, Credentials
from console.client.signer import Signer
from console.client.transport import HttpTransport


class Shop:
    """A till: asks for money by code or by QR, and asks how an order stands."""

    def __init__(self, credentials: Credentials, url: str) -> None:
        transport = HttpTransport(f"{url}/gateway.do")
        self._client = Client(transport, Signer.load(credentials), clock=lambda: datetime.now(UTC))
        self.url = url
        self.buyers: tuple[Buyer, ...] = credentials.buyers
        self._asked: list[str] = []

    def charge(self, auth_code: str, amount: str, subject: str = "矿泉水") -> str:
        """Charge a shown code; return the order number."""
        number = self._number()
        request = TradePayRequest(
            out_trade_no=number,
            subject=subject,
            total_amount=Money.from_text(amount),
            auth_code=auth_code,
        )
        self._client.call(TRADE_PAY, request)
        return number

    def show_qr(self, amount: str, subject: str = "矿泉水") -> tuple[str, str]:
        """Show a QR code; return the order number and the code's text."""
        number = self._number()
        request = TradePrecreateRequest(
            out_trade_no=number, subject=subject, total_amount=Money.from_text(amount)
        )
        return number, self._client.call(TRADE_PRECREATE, request).qr_code

    def cancel(self, number: str) -> None:
        """Give an order up."""
        self._client.call(TRADE_CANCEL, TradeCancelRequest(out_trade_no=number))

    def refund(self, number: str, amount: str, reason: str | None = None) -> None:
        """Give money back."""
        request = TradeRefundRequest(
            out_trade_no=number,
            refund_amount=Money.from_text(amount),
            refund_reason=reason,
            out_request_no=uuid.uuid4().hex,
        )
        self._client.call(TRADE_REFUND, request)

    def standing(self, number: str) -> str:
        """Return how an order stands, e.g. ``TRADE_SUCCESS``."""
        answer = self._client.call(TRADE_QUERY, TradeQueryRequest(out_trade_no=number))
        return str(answer.trade_status.value)

    def tidy(self) -> None:
        """Close what nobody paid, so that it asks no buyer of the next test."""
        for number in self._asked:
            with suppress(PlatformError):
                self._client.call(TRADE_CLOSE, TradeCloseRequest(out_trade_no=number))
        self._asked.clear()

    def close(self) -> None:
        self._client.close()

    def _number(self) -> str:
        number = uuid.uuid4().hex
        self._asked.append(number)
        return number
