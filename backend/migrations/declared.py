"""Every table there is, as the capabilities declare them."""

from __future__ import annotations

from typing import Final, Literal

from sqlalchemy import BigInteger, MetaData
from sqlalchemy.types import TypeEngine

from backend.ecosystem import tables as ecosystem
from backend.kernel import tables as kernel
from backend.kernel.columns import METADATA, Instant, Whole
from backend.ledger import tables as ledger
from backend.payments import tables as payments
from backend.retail import shared_tables as retail_shared
from backend.retail import tables as retail
from backend.shops import tables as shops
from backend.wallet import tables as wallet

ROOMS: Final = (kernel, ledger, ecosystem, wallet, retail, retail_shared, payments, shops)
DECLARED: Final[MetaData] = METADATA
"""Complete once this module is imported: every table has registered itself."""


def plain(kind: str, item: object, context: object) -> str | Literal[False]:
    """Write the house's own column types as what they are in the database, for a drafted step."""
    del context
    if kind != "type" or not isinstance(item, TypeEngine):
        return False
    if isinstance(item, Instant):
        return "sa.BigInteger()"
    if isinstance(item, BigInteger) and repr(item) == repr(Whole):
        return 'sa.BigInteger().with_variant(sa.Integer(), "sqlite")'
    return False
