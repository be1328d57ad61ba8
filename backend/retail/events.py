"""What the shop's records report."""

from __future__ import annotations

from typing import ClassVar

from backend.protocol.fact import Fact
from backend.retail.contract.fields import Amount, SaleId


def sale_subject(sale_id: str) -> str:
    """Return what facts about a sale are about: till's numbers stand apart from all others."""
    return f"sale/{sale_id}"


class SaleReported(Fact):
    """A till told of a sale it made."""

    name: ClassVar[str] = "retail.sale_reported"

    sale_id: SaleId
    """The till's number of it."""
    total: Amount
    """What the customer paid, in yuan."""


class SaleRefunded(Fact):
    """A till told of money it gave back for a sale."""

    name: ClassVar[str] = "retail.sale_refunded"

    sale_id: SaleId
    """The till's number of the sale."""
    refund_id: SaleId
    """The till's number of the refund."""
    total: Amount
    """What was given back this time, in yuan."""
