"""A backup that was asked for is brought back before anything is opened."""

from __future__ import annotations

from pathlib import Path

import pytest

from console.app.start import Place, Ready, start
from console.care.backup import SUFFIX, make_backup
from console.care.refusals import BackupDamaged
from console.care.restore import ask_restore
from console.client.service import Service
from console.till.pace import Pace
from tests.console.care.conftest import sell
from tests.console.till.shop import NOON, opened, unsent


def start_at(home: Path) -> Ready:
    """Start everything that a home brings along, as the window does, and close it again."""
    service = Service(home)
    service.begin()
    ready = start(
        Place(home),
        service,
        Pace(),
        clock=lambda: NOON,
        elapsed=lambda: 0.0,
        progress=lambda _: None,
    )
    ready.client.close()
    ready.till.close()
    service.stop()
    return ready


def test_it_is_brought_back_although_the_platform_has_begun(home: Path, tmp_path: Path) -> None:
    backup = make_backup(home, tmp_path / f"a{SUFFIX}", now=NOON).path
    with opened(home / "till") as shop:
        shop.line.down = unsent
        sell(shop, 1)
    ask_restore(home, backup)

    ready = start_at(home)

    assert ready.restored is not None
    assert ready.restored.proven.manifest.till["sales"] == 3
    assert ready.restored.unsent is not None
    assert ready.restored.unsent.reports >= 4
    assert start_at(home).restored is None, "once"


def test_one_that_does_not_prove_is_told_and_the_next_start_is_as_ever(
    home: Path, tmp_path: Path
) -> None:
    backup = tmp_path / f"a{SUFFIX}"
    backup.write_bytes(b"PK" + bytes(1000))
    ask_restore(home, backup)

    with pytest.raises(BackupDamaged):
        start_at(home)

    assert start_at(home).restored is None
    with opened(home / "till") as shop:
        assert shop.till.verify().sales == 3
