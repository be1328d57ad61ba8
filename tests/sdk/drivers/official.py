"""Drives ``alipay-sdk-python``, the official client, from lines of JSON."""

from __future__ import annotations

import importlib
import json
import socket
import sys
from pathlib import Path
from typing import Any

SETUP: dict[str, Any] = json.loads(sys.argv[1])

_create_connection = socket.create_connection


def _by_the_door(address: tuple[str, int], *rest: Any, **named: Any) -> socket.socket:
    """Lead calls for port 80 to the port under test.

    This client calls port 80 or 443 whatever its ``server_url`` says, and a test may own neither.
    """
    host, port = address
    return _create_connection((host, SETUP["port"] if port == 80 else port), *rest, **named)


socket.create_connection = _by_the_door  # type: ignore[assignment]  # ours is laxer in its names


def client() -> Any:
    from alipay.aop.api.AlipayClientConfig import AlipayClientConfig
    from alipay.aop.api.DefaultAlipayClient import DefaultAlipayClient

    config = AlipayClientConfig()
    config.server_url = "http://127.0.0.1/gateway.do"
    config.app_id = SETUP["app_id"]
    config.app_private_key = Path(SETUP["app_private_key"]).read_text("ascii")
    config.alipay_public_key = Path(SETUP["platform_public_key"]).read_text("ascii")
    config.charset = SETUP["charset"]
    config.sign_type = SETUP["sign_type"]
    return DefaultAlipayClient(config)


def named(part: str, method: str, suffix: str) -> Any:
    name = "".join(word.capitalize() for word in method.split(".")) + suffix
    return getattr(importlib.import_module(f"alipay.aop.api.{part}.{name}"), name)


def call(order: dict[str, Any]) -> dict[str, Any]:
    model = named("domain", order["method"], "Model").from_alipay_dict(order["biz"])
    request = named("request", order["method"], "Request")(biz_model=model)
    if order.get("notify_url"):
        request.notify_url = order["notify_url"]
    response = named("response", order["method"], "Response")()
    content = CLIENT.execute(request)
    response.parse_response_content(content)
    body: dict[str, Any] = json.loads(content)
    if response.is_success() != ("sub_code" not in body):
        raise AssertionError("the client misread whether the call succeeded")
    for name in ("trade_no", "total_amount", "qr_code", "trade_status"):
        if name in body and getattr(response, name) != body[name]:
            raise AssertionError(f"the client misread {name}")
    return body


def genuine(order: dict[str, Any]) -> bool:
    """Check a notification by hand: the client brings the parts, not the whole."""
    from alipay.aop.api.util.SignatureUtils import get_sign_content, verify_with_rsa

    fields = dict(order["fields"])
    sign = fields.pop("sign")
    fields.pop("sign_type")
    content = get_sign_content(fields).encode(fields["charset"])
    key = Path(SETUP["platform_public_key"]).read_text("ascii")
    try:
        return bool(verify_with_rsa(key, content, sign))
    except Exception as refusal:
        if type(refusal).__name__ != "VerificationError":
            raise
        return False


CLIENT = client()

if __name__ == "__main__":
    from tests.sdk.drivers.lines import serve

    serve(call=call, genuine=genuine)
