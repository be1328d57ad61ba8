"""How the platform's own database does."""

from __future__ import annotations

from backend.kernel.call import Call
from backend.shops.contract.platform import PlatformQueryResponse


def condition(call: Call) -> PlatformQueryResponse:
    """Return figures and verdict; no path, and no word of what is in it."""
    known = call.setting.condition
    figures, last = known.figures(call.unit), known.last
    return PlatformQueryResponse(
        size=figures.size,
        free=figures.free,
        schema_step=figures.schema,
        can_be_checked=known.can_be_checked,
        checking=known.is_checking,
        checked_at=None if last is None else last.at.replace(microsecond=0),
        sound=None if last is None else last.sound,
    )
