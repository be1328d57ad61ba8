"""A till that joins a shop goes on as such by itself: real processes, the shop's network."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import psutil

from backend.protocol.activation import Activation
from backend.shops.contract.devices import (
    DEVICE_INVITE,
    DEVICE_LIST,
    DeviceInviteRequest,
    DeviceListRequest,
)
from backend.shops.contract.network import (
    NETWORK_QUERY,
    NETWORK_SET,
    NetworkQueryRequest,
    NetworkSetRequest,
)
from console.client.client import Client
from console.client.place import joined
from console.client.service import Service
from console.client.signer import Signer
from console.client.transport import HttpTransport
from console.desk.settings import LANGUAGE, Settings
from tests.house.words import ROOT

OWNER = {"staff_id": "301", "pin": "3333"}
NAME = "2 号收银台"
PATIENCE = 120


def activation(client: Client) -> str:
    """Open the door, let one till in, and return what it is told, with an address of this test."""
    client.call(NETWORK_SET, NetworkSetRequest(wanted=True, **OWNER))
    until = time.monotonic() + PATIENCE
    while not client.call(NETWORK_QUERY, NetworkQueryRequest()).network.port:
        assert time.monotonic() < until
        time.sleep(0.05)
    invited = client.call(DEVICE_INVITE, DeviceInviteRequest(name=NAME, **OWNER))
    told = Activation.from_text(invited.activation)
    return Activation("127.0.0.1", told.port, told.fingerprint, told.code).to_text()


def test_it_sells_at_the_shop_without_being_started_again(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    second.mkdir()
    Settings(second / "console-settings.json").put(LANGUAGE, "en")
    service = Service(first)
    try:
        line = HttpTransport(service.ensure().gateway)
        credentials = service.credentials()
        client = Client(line, Signer.load(credentials), clock=lambda: datetime.now(UTC))
        with closing(client):
            words = "-m", "tests.console.app.joiner", str(second), activation(client)
            run = subprocess.run(
                [sys.executable, *words],
                cwd=ROOT,
                capture_output=True,
                text=True,
                timeout=PATIENCE,
                check=False,
            )
            devices = client.call(DEVICE_LIST, DeviceListRequest()).devices
    finally:
        service.stop()

    assert run.returncode == 0, run.stderr
    before, after = json.loads(run.stdout)
    assert "Demo" in before["title"]
    assert "Demo" not in after["title"]
    assert before["merchant"] != credentials.merchant_id
    assert after["merchant"] == credentials.merchant_id
    assert (after["windows"], after["goods"], after["people"]) == (1, 220, 4)
    assert after["till"] != before["till"]
    known = joined(second)
    assert known is not None
    assert known.till_name == NAME
    assert [one.name for one in devices if one.device_id == known.app_id] == [NAME]
    running = [one.info["cmdline"] or () for one in psutil.process_iter(["cmdline"])]
    assert not any(str(second) in words for words in running), "its own platform is left running"
    assert "Traceback" not in run.stderr
