"""What must hold of merchants and applications."""

from __future__ import annotations

from typing import Final

from backend.ecosystem import store
from backend.kernel.audit import Check, Finding
from backend.kernel.unit import Unit
from backend.protocol.signing import KeyUnreadable, PublicKey


def _apps(unit: Unit) -> Finding:
    apps = store.every_app(unit)
    breaches = [
        f"app {app.app_id} calls for merchant {app.merchant_id}, who does not exist"
        for app in apps
        if store.merchant(unit, app.merchant_id) is None
    ]
    breaches += [
        f"app {app.app_id} has a key that cannot be read" for app in apps if not _readable(app)
    ]
    return Finding(len(apps), tuple(breaches))


def _readable(app: store.App) -> bool:
    try:
        PublicKey.load(app.public_key)
    except KeyUnreadable:
        return False
    return True


CHECKS: Final = (Check("ecosystem: every app has its merchant and a readable key", _apps),)
