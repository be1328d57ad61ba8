"""What was paid before: the last sale, and what of one has come in so far."""

from __future__ import annotations

from backend.protocol.money import Money
from console.till.attempt import How
from console.till.sale import Sale, SaleQuery, SaleState
from console.till.till import Till
from console.till.totals import total_of


class Before:
    """The sale that was paid last."""

    def __init__(self, till: Till) -> None:
        self._till = till

    @property
    def sale(self) -> Sale | None:
        query = SaleQuery(state=SaleState.PAID)
        return next(iter(self._till.sales.find(query, limit=1).sales), None)

    def cash_of(self, sale: Sale) -> Money:
        """Return what of it is paid in cash."""
        paid = self._till.charges.of_sale(sale.sale_id)
        return total_of(one.amount for one in paid if one.kept and one.how is How.CASH)

    def change_of(self, sale: Sale) -> Money:
        """Return what was handed back of its cash."""
        paid = self._till.charges.of_sale(sale.sale_id)
        return total_of(one.change for one in paid if one.kept)
