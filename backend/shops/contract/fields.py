"""What the fields about tills may hold, and what they are refused with."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import Field, StringConstraints

from backend.protocol.counts import Whole
from backend.protocol.errors import BusinessError

DEVICES_MAX: Final = 200

DeviceId = Annotated[str, StringConstraints(pattern=r"^[0-9]{16}$")]
"""The application number under which a till calls: 16 digits."""

Version = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z.+-]{1,64}$")]
"""Of the program, e.g. ``0.1.0``."""

Count = Annotated[Whole, Field(ge=0, le=1_000_000)]
"""How many, 0 to 1000000."""


class MayNotPair(BusinessError):
    """Only who may pair tills opens the door, invites and revokes."""

    sub_code = "SHOPS.MAY_NOT_PAIR"
    template = "{name}没有权限管理收银台"
