"""`sandbox`: what an implementer needs to call this platform, as JSON."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any, Final

from backend.commands.home import Home, HomeTaken, HomeUnusable, gateway_base, promised_port

WAIT_SECONDS: Final = 60.0
_STEP: Final = 0.1


def sandbox(root: Path, *, database: str | None = None) -> dict[str, Any]:
    """
    Return the credentials of a home's demonstration, the same each time; open the home if new.

    :raises HomeUnusable: if it is not a home, or does not fit together.
    :raises HomeTaken: if somebody has been opening it for a minute.
    """
    home = Home(root)
    until_opened(home, database)
    plan = home.plan()
    if plan is None:
        raise HomeUnusable(f"{home.root} has lost its sandbox.json")
    buyers = [
        {name: buyer[name] for name in ("user_id", "logon_id", "pin", "name")}
        for buyer in plan["buyers"]
    ]
    return {
        "gateway": gateway_base(promised_port(home)) + "/gateway.do",
        "platform_public_key": str(home.key_path("platform_public")),
        "merchant_id": plan["merchant_id"],
        "app_id": plan["app_id"],
        "app_private_key": str(home.key_path("app_private")),
        "app_public_key": str(home.key_path("app_public")),
        "buyers": buyers,
    }


def until_opened(home: Home, database: str | None = None) -> None:
    """
    Return once a home is opened: by now, by us, or by whoever holds it.

    :raises HomeTaken: if whoever holds it does not get it opened within a minute.
    """
    end = time.monotonic() + WAIT_SECONDS
    while not home.settings().get("opened"):
        try:
            with home.held():
                _open(home, database)
        except HomeTaken:
            if time.monotonic() > end:
                raise
            time.sleep(_STEP)


def _open(home: Home, database: str | None) -> None:
    from backend.commands.opening import open_home  # takes a second to import, and is needed once

    open_home(home, database=database).close()
