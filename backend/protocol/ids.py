"""Identifiers of the wire and what each may look like."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import StringConstraints

AUTH_CODE_PREFIXES: Final = ("25", "26", "27", "28", "29", "30")

OutTradeNo = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z_-]{1,64}$")]
"""The merchant's own order number, unique within the merchant: 1 to 64 of ``0-9A-Za-z_-``."""

OutRequestNo = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z_-]{1,64}$")]
"""The merchant's number of one refund, unique within the trade: 1 to 64 of ``0-9A-Za-z_-``."""

TradeNo = Annotated[str, StringConstraints(pattern=r"^[0-9]{16,64}$")]
"""The platform's number of a trade; 28 digits, beginning with its day in GMT+8."""

AuthCode = Annotated[str, StringConstraints(pattern=r"^(?:25|26|27|28|29|30)[0-9]{14,22}$")]
"""The payment code a buyer shows: 16 to 24 digits beginning 25 to 30; lives one minute."""

UserId = Annotated[str, StringConstraints(pattern=r"^2088[0-9]{12}$")]
"""A buyer or a merchant: 16 digits beginning 2088."""

PlainText = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]*$")]
"""Text for people, without control characters; shown as plain text everywhere."""
