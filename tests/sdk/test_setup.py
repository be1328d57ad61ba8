"""What an implementer does first: start the platform, take the credentials, look at the keys."""

from __future__ import annotations

import os
import stat

import pytest

from backend.commands.home import gateway_base
from tests.sdk.service import Platform, Sandbox, command, sandbox_of

pytestmark = pytest.mark.sdk


def test_the_sandbox_says_the_same_each_time_and_where_to_call(
    platform: Platform, sandbox: Sandbox
) -> None:
    assert sandbox_of(platform.home) == sandbox
    assert sandbox.gateway == f"{platform.url}/gateway.do"
    assert sandbox.buyers


def test_the_private_key_is_one_every_client_reads_and_nobody_else(sandbox: Sandbox) -> None:
    pem = sandbox.app_private_key.read_text("ascii")

    assert pem.startswith("-----BEGIN RSA PRIVATE KEY-----\n"), "PKCS#1: what PHP and Python read"
    if os.name == "posix":
        assert stat.S_IMODE(sandbox.app_private_key.stat().st_mode) == 0o600
    public = sandbox.platform_public_key.read_text("ascii")
    assert public.startswith("-----BEGIN PUBLIC KEY-----\n")


def test_a_home_is_not_served_twice(platform: Platform) -> None:
    second = command("serve", "--home", str(platform.home), "--port", "0")

    assert second.returncode != 0
    assert "ready" not in second.stdout
    assert second.stderr.strip(), "it says why"
    assert "Traceback" not in second.stderr


def test_a_gateway_on_port_80_is_named_as_the_official_python_client_needs_it() -> None:
    """It connects to port 80 whatever its URL says, and fails on a URL that names a port."""
    assert gateway_base(80) == "http://127.0.0.1"
    assert gateway_base(8780) == "http://127.0.0.1:8780"
