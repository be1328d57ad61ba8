"""
Look at the platform for sales of the shop's other tills, and for what they gave back.

Blocking, for a background task.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from backend.retail.contract.sales import (
    SALE_LIST,
    SALE_QUERY,
    SaleListRequest,
    SaleQueryRequest,
    SaleUnknown,
)
from console.client.client import Caller
from console.till.sale import Sale
from console.till.till import Till


class Looker:
    """One till's eyes on the others."""

    def __init__(self, till: Till, caller: Caller, *, clock: Callable[[], datetime]) -> None:
        self._till = till
        self._caller = caller
        self._clock = clock

    def find(self, number: str) -> tuple[Sale, ...]:
        """
        Return the sales that receipts of other tills call by a number, kept here from now on.

        :raises ClientError, PlatformError: if the platform does not answer.
        """
        own = self._till.identity.till_id
        listed = self._caller.call(SALE_LIST, SaleListRequest(number=number)).sales
        found = (self.refresh(one.sale_id) for one in listed if one.till_id != own)
        return tuple(sale for sale in found if sale is not None)

    def refresh(self, sale_id: str) -> Sale | None:
        """
        Learn what was given back of a sale, wherever; None if it was not reported yet.

        :raises ClientError, PlatformError: if the platform does not answer.
        """
        try:
            told = self._caller.call(SALE_QUERY, SaleQueryRequest(sale_id=sale_id))
        except SaleUnknown:
            return None
        return self._till.elsewhere.take_over(told.sale, self._clock())
