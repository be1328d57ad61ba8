"""What must hold of a till and its platform once everything has come to rest."""

from __future__ import annotations

from backend.payments.contract.fields import TradeStatus
from backend.payments.contract.refusals import TradeNotExist
from backend.protocol.money import Money
from console.till.attempt import Attempt, State
from console.till.refund import State as RefundState
from console.till.sale import Sale, SaleQuery, SaleState
from tests.console.till.shop import Shop


def check_books(shop: Shop, before: Money, *, since: int = 0) -> None:
    """
    Compare the till's sales, payments and refunds with the platform and the buyer's purse.

    ``before`` is what the buyer had before the sales numbered after ``since``.
    """
    assert shop.till.open_matters(shop.clock.now()) == ()
    spent = sum((_check_sale(shop, sale) for sale in _sales(shop, since)), Money(0))
    assert before - shop.balance() == spent
    shop.till.journal.verify(everything=False)


def last_sale(shop: Shop) -> int:
    """Return the number of the newest sale."""
    page = shop.till.sales.find(SaleQuery(), limit=1)
    return page.sales[0].seq if page.sales else 0


def _sales(shop: Shop, since: int) -> list[Sale]:
    page = shop.till.sales.find(SaleQuery(), limit=200)
    assert page.next is None or page.next <= since
    return [sale for sale in page.sales if sale.seq > since]


def _check_sale(shop: Shop, sale: Sale) -> Money:
    """Return what the buyer paid for a sale in the end."""
    detail = shop.till.sales.detail(sale.sale_id)
    paid = [one for one in detail.attempts if one.state is State.PAID]
    kept = [one for one in detail.attempts if one.kept]
    assert len(kept) == (sale.state is SaleState.PAID)
    assert sale.paid == (sale.total if kept else Money(0))
    assert all(one.settled for one in detail.attempts)
    given_back = {one.out_trade_no: Money(0) for one in detail.attempts}
    for refund in detail.refunds:
        if refund.state is RefundState.DONE:
            given_back[refund.out_trade_no] += refund.amount
    net = Money(0)
    for attempt in detail.attempts:
        left = attempt.amount - given_back[attempt.out_trade_no]
        expected = left if attempt in paid else Money(0)
        assert _at_platform(shop, attempt) == (expected > Money(0)), attempt
        net += expected
    assert net <= sale.total
    assert net == (sale.paid - sale.refunded)
    return net


def _at_platform(shop: Shop, attempt: Attempt) -> bool:
    """Whether the platform says that the order is paid and not wholly given back."""
    try:
        return shop.at_platform(attempt).trade_status is TradeStatus.TRADE_SUCCESS
    except TradeNotExist:
        return False
