"""Drives ``python-alipay-sdk`` (fzlee/alipay) from lines of JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

SETUP: dict[str, Any] = json.loads(sys.argv[1])


def client() -> Any:
    from alipay import AliPay

    made = AliPay(
        appid=SETUP["app_id"],
        app_private_key_string=Path(SETUP["app_private_key"]).read_text("ascii"),
        alipay_public_key_string=Path(SETUP["platform_public_key"]).read_text("ascii"),
        sign_type=SETUP["sign_type"],
    )
    made._gateway = f"http://127.0.0.1:{SETUP['port']}/gateway.do"  # noqa: SLF001 - its one door
    return made


def call(order: dict[str, Any]) -> object:
    verb = getattr(CLIENT, "api_" + order["method"].replace(".", "_"))
    extra = {"notify_url": order["notify_url"]} if order.get("notify_url") else {}
    return verb(**order["biz"], **extra)


def genuine(order: dict[str, Any]) -> bool:
    fields = dict(order["fields"])
    return bool(CLIENT.verify(fields, fields.pop("sign")))


CLIENT = client()

if __name__ == "__main__":
    from tests.sdk.drivers.lines import serve

    serve(call=call, genuine=genuine)
