"""`wallet`: a buyer's phone for scripts, whether or not the home is served."""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from backend.commands.home import Home, HomeTaken, Serving
from backend.commands.sandbox import until_opened

_WAIT_SECONDS: Final = 30.0
_STEP: Final = 0.1
_PATIENCE: Final = 20.0
_SUCCESS: Final = "10000"

Fields = Mapping[str, Any]


def wallet(root: Path, verb: str, logon: str, content: Fields) -> tuple[dict[str, Any], bool]:
    """
    Let a demonstration buyer do something; return what came of it, and whether it was done.

    An order's fields stand at the top of what is returned, so that scripts find ``trade_no``.

    :raises HomeUnusable: if it is not a home, or does not fit together.
    """
    home = Home(root)
    until_opened(home)
    body = json.dumps({**content, **_pin(home, verb, logon)}).encode("ascii")
    answer = _ask(home, verb, logon, body)
    done = answer.get("code") == _SUCCESS
    shown = {**answer, **answer.get("bill", {})}
    if done:
        for name in ("code", "msg", "bill"):
            shown.pop(name, None)
    return shown, done


def _pin(home: Home, verb: str, logon: str) -> dict[str, str]:
    """Return the PIN a demonstration buyer would type."""
    if verb != "confirm":
        return {}
    for buyer in (home.plan() or {}).get("buyers", ()):
        if buyer["logon_id"] == logon:
            return {"pin": buyer["pin"]}
    return {}


def _ask(home: Home, verb: str, logon: str, body: bytes) -> dict[str, Any]:
    end = time.monotonic() + _WAIT_SECONDS
    while True:
        serving = home.serving()
        answer = _over_http(serving, verb, logon, body) if serving else None
        if answer is None:
            answer = _directly(home, verb, logon, body)
        if answer is not None:
            return answer
        if time.monotonic() > end:
            raise HomeTaken(f"{home.root} is held by a process that does not answer")
        time.sleep(_STEP)


def _over_http(serving: Serving, verb: str, logon: str, body: bytes) -> dict[str, Any] | None:
    """Ask the service; None if there is none behind what it announced."""
    connection = http.client.HTTPConnection("127.0.0.1", serving.port, timeout=_PATIENCE)
    headers = {
        "content-type": "application/json",
        "authorization": f"Bearer {serving.phone_token}",
        "x-buyer": logon,
    }
    try:
        connection.request("POST", f"/wallet/api/{quote(verb)}", body, headers)
        answer: dict[str, Any] = json.loads(connection.getresponse().read())
    except ConnectionRefusedError:
        return None
    else:
        return answer
    finally:
        connection.close()


def _directly(home: Home, verb: str, logon: str, body: bytes) -> dict[str, Any] | None:
    """Open the home and ask; None if somebody holds it."""
    from backend.commands.opening import open_home  # takes a second to import; not when served
    from backend.gateway.phone import Asking

    try:
        with home.held():
            platform = open_home(home)
            platform.verbs.home_token = token = platform.edges.ids.token()
            try:
                told = platform.phone(verb, body, Asking(home_token=token, logon=logon))
            finally:
                platform.close()
    except HomeTaken:
        return None
    answer: dict[str, Any] = json.loads(told.body)
    return answer
