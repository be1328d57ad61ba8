"""
Everything unsent in one file, to be carried away from a till whose platform cannot be reached.

The file is JSON and names its own SHA-256. Its reports are taken once however often they arrive,
so that it may be handed in although the till has sent some of them itself.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final, cast

from pydantic import ValidationError
from sqlalchemy import Connection

from backend.protocol.errors import PlatformError
from backend.protocol.keeping import write_whole
from backend.protocol.moment import from_wire, to_wire
from console.client.client import Caller
from console.client.failures import ClientError
from console.till import activity, journal
from console.till.activity import Activity
from console.till.database import Database
from console.till.failures import ExportDamaged
from console.till.matters import Matter, queue
from console.till.numbers import Identity
from console.till.outbox import is_final, report_of
from console.till.pace import Pace
from console.till.store.outbox import Entry

FORM: Final = "zhanggui-unsent/1"
ACTION: Final = "EXPORT_UNSENT"
BROUGHT: Final = "BRING_UNSENT"
"""What they are called in the activity log."""
_MOST: Final = 64 * 1024 * 1024
"""Bytes of a file that is read: some 60,000 reports."""


@dataclass(frozen=True, slots=True)
class Export:
    """What was written, and where."""

    path: Path
    reports: int
    open: int
    """Payments and refunds that are not settled; they are listed, to be looked up."""
    sha256: str


@dataclass(frozen=True, slots=True)
class Handed:
    """How the platform took the reports of an export."""

    taken: int
    refused: tuple[tuple[str, str], ...]
    """Key of the report, the platform's code."""
    left: int
    """How many were not handed in, for the platform stopped answering."""


class Exporter:
    """Writes what is unsent, and puts on record that it did."""

    def __init__(self, database: Database, identity: Identity, pace: Callable[[], Pace]) -> None:
        self._database = database
        self._identity = identity
        self._pace = pace

    def write(self, path: Path, *, by: str, now: datetime) -> Export:
        """
        Write everything unsent and refused into one file, whole or not at all.

        :raises OSError: if it cannot be written.
        """
        matters = self._database.look(lambda db: queue(db, now, self._pace()))
        reports = [_report(one.report) for one in matters if one.report is not None]
        unsettled = [_open(one) for one in matters if one.report is None]
        content: dict[str, Any] = {
            "form": FORM,
            "till_id": self._identity.till_id,
            "epoch": self._identity.epoch,
            "made_at": to_wire(now),
            "reports": reports,
            "open": unsettled,
        }
        sha256 = _hash(content)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, json.dumps({**content, "sha256": sha256}, ensure_ascii=False, indent=1))
        said = {"by": by, "count": str(len(reports)), "sha256": sha256, "file": path.name}

        def note(db: Connection) -> None:
            journal.append(db, journal.Entry(now, "till.exported", "", "", said))
            done = Activity(action=ACTION, by=by, at=now, subject=path.name, reason=said["count"])
            activity.note(db, done)

        self._database.do(note)
        return Export(path, len(reports), len(unsettled), sha256)


def read_export(path: Path) -> list[Entry]:
    """
    Return the reports of a file, in their order.

    :raises ExportDamaged: if it is none, or was changed.
    :raises OSError: if it cannot be read.
    """
    try:
        if path.stat().st_size > _MOST:
            raise ExportDamaged(path=str(path), detail="too large")
        found: object = json.loads(path.read_bytes())
        if not isinstance(found, dict):
            raise ExportDamaged(path=str(path), detail="not an object")
        content = cast("dict[str, Any]", found)
        claimed = content.pop("sha256", "")
        if content.get("form") != FORM or _hash(content) != claimed:
            raise ExportDamaged(path=str(path), detail="its hash does not fit")
        entries = [_entry(one) for one in content["reports"]]
        for entry in entries:
            report_of(entry)
    except (ValueError, TypeError, LookupError, ValidationError) as error:
        raise ExportDamaged(path=str(path), detail=type(error).__name__) from error
    return entries


def hand_in(entries: list[Entry], caller: Caller) -> Handed:
    """Send the reports of an export; the first that brings no answer ends it. Blocking."""
    refused: list[tuple[str, str]] = []
    for place, entry in enumerate(entries):
        try:
            report_of(entry).send(caller)
        except PlatformError as error:
            if not is_final(error):
                return _handed(entries, place, refused)
            refused.append((entry.key, error.sub_code))
        except ClientError:
            return _handed(entries, place, refused)
    return _handed(entries, len(entries), refused)


def brought_in(handed: Handed, path: Path, *, by: str, now: datetime) -> Activity:
    """Return what the activity log says of a file that was handed in."""
    counts = f"{handed.taken} {len(handed.refused)} {handed.left}"
    return Activity(action=BROUGHT, by=by, at=now, subject=path.name, reason=counts)


def _handed(entries: list[Entry], done: int, refused: list[tuple[str, str]]) -> Handed:
    return Handed(done - len(refused), tuple(refused), len(entries) - done)


def _report(entry: Entry) -> dict[str, Any]:
    return {
        "seq": entry.seq,
        "kind": entry.kind,
        "key": entry.key,
        "sale_id": entry.sale_id,
        "made_at": to_wire(entry.made_at),
        "state": entry.state,
        "reason": entry.reason,
        "tries": entry.tries,
        "payload": json.loads(entry.payload),
    }


def _entry(found: dict[str, Any]) -> Entry:
    return Entry(
        seq=int(found["seq"]),
        kind=str(found["kind"]),
        key=str(found["key"]),
        sale_id=str(found["sale_id"]),
        payload=json.dumps(found["payload"], ensure_ascii=False),
        state=str(found["state"]),
        reason=str(found["reason"]),
        tries=int(found["tries"]),
        made_at=from_wire(str(found["made_at"])),
        next_at=None,
    )


def _open(matter: Matter) -> dict[str, str]:
    return {
        "kind": matter.kind,
        "no": matter.no,
        "sale": matter.sale_number,
        "amount": matter.amount.to_text(),
        "state": matter.state,
        "since": to_wire(matter.since),
    }


def _hash(content: dict[str, Any]) -> str:
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
