"""What makes two reports of the till the same."""

from __future__ import annotations

import hashlib

from backend.protocol.method import Request


def digest(report: Request) -> str:
    """
    Return 64 hex digits that differ as soon as the contents of two reports do.

    Fields at their defaults do not count: a report kept by an older till stays the same report
    when the contract has learnt new fields.
    """
    return hashlib.sha256(report.model_dump_json(exclude_defaults=True).encode()).hexdigest()
