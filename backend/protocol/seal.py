"""Addresses that are handed out: good for one thing, for a short while, and not to be made up."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final
from urllib.parse import parse_qsl, urlencode

from backend.protocol.moment import from_wire, to_wire

_STAMP: Final = "timestamp"
_PROOF: Final = "token"
_FIELDS_MAX: Final = 16


class SealBroken(ValueError):
    """Not an address that was handed out here, or no longer as it was."""


class SealOld(ValueError):
    """The address was handed out too long ago."""


def seal(fields: Mapping[str, str], *, at: datetime, secret: bytes) -> str:
    """Return fields as a query that says when it was made, and whose token proves all of it."""
    dated = {**fields, _STAMP: to_wire(at)}
    return urlencode({**dated, _PROOF: _token(dated, secret)})


def unseal(query: str, *, now: datetime, life: timedelta, secret: bytes) -> dict[str, str]:
    """
    Return the fields of a query that ``seal`` made within ``life``.

    :raises SealBroken: if it did not make it.
    :raises SealOld: if it was made too long ago.
    """
    try:
        pairs = parse_qsl(
            query, keep_blank_values=True, strict_parsing=True, max_num_fields=_FIELDS_MAX
        )
        fields = dict(pairs)
        token = fields.pop(_PROOF)
        if len(fields) + 1 != len(pairs) or not _fits(token, fields, secret):
            raise SealBroken
        made = from_wire(fields.pop(_STAMP))
    except (ValueError, KeyError):
        raise SealBroken from None
    if not made <= now < made + life:
        raise SealOld
    return fields


def _fits(token: str, fields: Mapping[str, str], secret: bytes) -> bool:
    return hmac.compare_digest(token.encode("utf-8", "replace"), _token(fields, secret).encode())


def _token(fields: Mapping[str, str], secret: bytes) -> str:
    if not secret:
        raise TypeError("nothing is sealed without a secret")
    said = urlencode(sorted(fields.items())).encode("ascii")
    return hmac.new(secret, said, hashlib.sha256).hexdigest()
