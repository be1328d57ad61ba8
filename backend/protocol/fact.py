"""Facts: what a capability reports after it happened."""

from __future__ import annotations

from typing import ClassVar

from backend.protocol.method import Said


class Fact(Said):
    """
    One thing that happened, in the past tense; recorded with the change itself.

    ``subject`` and ``version`` say which state change of which thing it was: there is exactly
    one fact for each.
    """

    name: ClassVar[str]

    merchant_id: str
    """Whose it is."""
    subject: str
    """What changed, e.g. a trade number."""
    version: int
    """Which change of it this was, from 1."""

    def is_awaited(self) -> bool:
        """Whether anybody wants to hear of it; what nobody awaits is recorded and not told."""
        return True
