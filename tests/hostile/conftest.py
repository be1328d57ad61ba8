"""One platform for all the rudeness; its books are watched throughout and must balance after."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.hostile.books import Books
from tests.hostile.world import World
from tests.sdk.service import command, platform_process


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    home = tmp_path_factory.mktemp("hostile") / "home"
    with platform_process(home) as served:
        made = World(served)
        yield made
        made.close()
    verdict = command("verify", "--home", str(home))
    assert verdict.returncode == 0, verdict.stdout + verdict.stderr


@pytest.fixture(scope="session")
def books(world: World) -> Iterator[Books]:
    opened = Books(world.platform.home)
    yield opened
    opened.close()
