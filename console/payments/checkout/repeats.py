"""The same amount, paid a moment ago: most likely the same sale, about to be charged twice."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from backend.protocol.money import Money
from console.till.attempt import How
from console.till.sale import Sale, SaleQuery, SaleState
from console.till.till import Till

WITHIN: Final = timedelta(minutes=1)
_NEWEST: Final = 10
"""So many sales are looked through; no till sells more in a minute."""


def paid_lately(till: Till, amount: Money, now: datetime) -> Sale | None:
    """Return a sale of which a code or a QR paid this amount within the last minute."""
    for sale in till.sales.find(SaleQuery(state=SaleState.PAID), limit=_NEWEST).sales:
        lately = sale.closed_at is not None and now - sale.closed_at < WITHIN
        if lately and any(
            one.kept and one.how is not How.CASH and one.amount == amount
            for one in till.charges.of_sale(sale.sale_id)
        ):
            return sale
    return None
