"""`verify`: read everything, change nothing, and say what was checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from backend.commands.home import Home, HomeUnusable
from backend.gateway.catalog import CHECKS
from backend.kernel.audit import Check, Finding
from backend.kernel.database import Database
from backend.kernel.unit import Unit
from backend.ledger.anchor import anchored

SHOWN_MAX: Final = 20


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of one check."""

    check: Check
    finding: Finding


def verify(root: Path, *, database: str | None = None) -> list[Verdict]:
    """
    Run every check over one moment of a home, served or not.

    :raises HomeUnusable: if there is nothing to check.
    """
    home = Home(root)
    if not home.settings().get("opened"):
        raise HomeUnusable(f"{home.root} is not a home: nothing was ever opened there")
    reader = Database.reader(database or home.database_url())
    try:
        return reader.do(partial(_judge, (*CHECKS, anchored(home.anchors()))))
    finally:
        reader.close()


def _judge(checks: Sequence[Check], unit: Unit) -> list[Verdict]:
    return [Verdict(check, check.run(unit)) for check in checks]


def told(verdicts: list[Verdict]) -> Iterator[str]:
    """Yield what was checked, line by line."""
    for verdict in verdicts:
        breaches = verdict.finding.breaches
        mark = "BREACH" if breaches else "ok"
        yield f"{mark:6} {verdict.check.name} ({verdict.finding.count} checked)"
        yield from (f"       - {breach}" for breach in breaches[:SHOWN_MAX])
        if len(breaches) > SHOWN_MAX:
            yield f"       - and {len(breaches) - SHOWN_MAX} more"
    looked_at = sum(verdict.finding.count for verdict in verdicts)
    found = sum(len(verdict.finding.breaches) for verdict in verdicts)
    yield f"{len(verdicts)} checks over {looked_at} things: {found} breaches"
