"""What must hold of the tills of a shop."""

from __future__ import annotations

from typing import Final

from backend.ecosystem import service as ecosystem
from backend.kernel.audit import Check, Finding
from backend.kernel.unit import Unit
from backend.shops import store


def _devices(unit: Unit) -> Finding:
    breaches: list[str] = []
    devices = store.every_device(unit)
    for device in devices:
        app = ecosystem.find_app(unit, device.device_id)
        if app is None or app.merchant_id != device.merchant_id:
            breaches.append(f"till {device.device_id} calls for no shop of its own")
        elif device.revoked and app.online:
            breaches.append(f"till {device.device_id} was turned away and may still call")
    return Finding(len(devices), tuple(breaches))


CHECKS: Final = (Check("shops: a till calls for its shop until it is turned away", _devices),)
