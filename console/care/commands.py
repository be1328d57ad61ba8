"""``python -m console backup | restore | export | import | reset | support``: without a window."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from backend.retail.contract.activity import ACTIVITY_REPORT
from console.care.backup import Proven, check_backup, make_backup
from console.care.restore import restore
from console.care.support import known_of, write_bundle
from console.client.client import Client
from console.client.credentials import Credentials
from console.client.pin import Pin
from console.client.place import KEYS, Place
from console.client.service import Service, ServiceFailed
from console.client.signer import Signer
from console.client.transport import HttpTransport
from console.desk.clock import SystemClock
from console.desk.failures import Told, code_of
from console.till.activity import COMMAND, of_no_till
from console.till.database import set_aside
from console.till.export import Export, brought_in, hand_in, read_export
from console.till.failures import TillError
from console.till.numbers import new_salt
from console.till.till import Till

REFUSED: Final = 1
UNUSABLE: Final = 2
Work = Callable[[argparse.Namespace, datetime], int]


def run(asked: argparse.Namespace) -> int:
    """Do it; return 0 if it was done, 1 if it was refused, 2 if it could not begin."""
    work = _WORK[asked.command]
    try:
        return work(asked, SystemClock().now())
    except (Told, TillError, ServiceFailed) as error:
        sys.stderr.write(f"{code_of(error)}: {error}\n")
        return REFUSED
    except OSError as error:
        sys.stderr.write(f"{error}\n")
        return UNUSABLE


def _backup(asked: argparse.Namespace, now: datetime) -> int:
    _tell(make_backup(asked.home, asked.to, now=now))
    return 0


def _check(asked: argparse.Namespace, now: datetime) -> int:
    del now
    _tell(check_backup(asked.file))
    return 0


def _restore(asked: argparse.Namespace, now: datetime) -> int:
    done = restore(asked.file, asked.home, now=now)
    _tell(done.proven)
    if done.aside is not None:
        _say(f"what stood there is in {done.aside}")
    if done.unsent is not None:
        _tell_export(done.unsent)
    return 0


def _export(asked: argparse.Namespace, now: datetime) -> int:
    till = Till.open(asked.home / "till", now=now)
    try:
        _tell_export(till.exporter.write(asked.to, by=COMMAND, now=now))
    finally:
        till.close()
    return 0


def _import(asked: argparse.Namespace, now: datetime) -> int:
    entries = read_export(asked.file)
    place = Place(asked.home, asked.platform)
    service = None if place.is_elsewhere else Service(asked.home)
    try:
        if service is None:
            credentials = Credentials.read(asked.home / KEYS)
            given = f"{asked.platform.rstrip('/')}/gateway.do" if asked.platform else ""
            gateway = given or credentials.gateway
        else:
            gateway, credentials = service.ensure().gateway, service.credentials()
        pin = Pin(credentials.pin) if credentials.pin else None
        line, clock = HttpTransport(gateway, pin=pin), SystemClock()
        client = Client(line, Signer.load(credentials), clock=clock.now)
        done = hand_in(entries, client)
        if not done.left:  # else it answers no more, and the file is brought in again
            entry = brought_in(done, asked.file, by=COMMAND, now=now)
            client.call(ACTIVITY_REPORT, of_no_till(entry, new_salt()))
        client.close()
    finally:
        if service is not None:
            service.stop()
    _say(f"{done.taken} taken, {len(done.refused)} refused, {done.left} left")
    for key, code in done.refused:
        _say(f"  {key}: {code}")
    return REFUSED if done.refused or done.left else 0


def _support(asked: argparse.Namespace, now: datetime) -> int:
    known = known_of(asked.home)
    bundle = write_bundle(asked.home, asked.to, now=now, health=(), known=known, salt=new_salt())
    _say(f"{len(bundle.parts)} parts in {bundle.path}, secrets and personal data masked")
    return 0


def _reset(asked: argparse.Namespace, now: datetime) -> int:
    till = Till.open(asked.home / "till", now=now)
    try:
        waiting = till.queue(now)
        if waiting and asked.to is None:
            sys.stderr.write(f"{len(waiting)} unsent: name a file to save them to with --to\n")
            return REFUSED
        if waiting:
            _tell_export(till.exporter.write(asked.to, by=COMMAND, now=now))
            read_export(asked.to)
    finally:
        till.close()
    _say(f"the till's file is in {set_aside(asked.home / 'till', now)}")
    return 0


def _tell(proven: Proven) -> None:
    manifest = proven.manifest
    made = f"{manifest.made_at:%Y-%m-%d %H:%M} UTC"
    _say(f"{proven.path} ({manifest.size:,} bytes of books), made {made}")
    if manifest.till:
        counts = ", ".join(
            f"{manifest.till[name]:,} {name}"
            for name in ("lines", "sales", "attempts", "refunds", "reports")
        )
        _say(f"till {manifest.till['till_id']}: {counts}; every line and book checked")
    if manifest.books:
        looked = sum(manifest.books.values())
        _say(f"platform: {len(manifest.books)} checks over {looked:,} things, no breach")
    _say(f"proof {proven.code}")


def _tell_export(export: Export) -> None:
    _say(f"{export.reports} unsent saved to {export.path}, {export.open} unsettled listed")
    _say(f"sha256 {export.sha256}")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


_WORK: Final[Mapping[str, Work]] = {
    "backup": _backup,
    "check-backup": _check,
    "restore": _restore,
    "export": _export,
    "import": _import,
    "reset": _reset,
    "support": _support,
}
