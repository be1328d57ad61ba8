"""How the platform's own database does, for those who look after a shop."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from backend.protocol.counts import Whole
from backend.protocol.method import Method, Request, Response
from backend.protocol.moment import Moment

Bytes = Annotated[Whole, Field(ge=0)]
"""How many bytes."""


class PlatformQueryRequest(Request):
    """Ask how the platform's database does; costs it next to nothing."""


class PlatformCheckRequest(Request):
    """Have the database read whole, beside all work; asked again within a minute, it is not."""


class PlatformQueryResponse(Response):
    """How the database does: figures and a verdict, and nothing of what is in it or where it is."""

    size: Bytes
    """What it takes."""
    free: Bytes | None = None
    """Free on its disk; absent if that is no disk of the platform's own machine."""
    schema_step: Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z]{0,16}$")]
    """The last step its tables have taken, e.g. ``0022``; empty if they took none."""
    can_be_checked: bool
    """Whether it is a file that can be read whole; a database server sees to itself."""
    checking: bool
    """Whether that is asked for, or under way."""
    checked_at: Moment | None = None
    """When it was last read whole; absent if it never was."""
    sound: bool | None = None
    """Whether all fitted then."""


PLATFORM_QUERY = Method(
    "zhanggui.shops.platform.query", PlatformQueryRequest, PlatformQueryResponse
)
PLATFORM_CHECK = Method(
    "zhanggui.shops.platform.check", PlatformCheckRequest, PlatformQueryResponse
)
