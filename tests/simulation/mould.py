"""The files a seed's world begins with: made once, copied for each."""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Final

from backend.app import Edges, Platform
from backend.commands.opening import demo_files
from backend.ecosystem import service as ecosystem
from backend.ecosystem.service import Registration
from backend.kernel.call import Call, Caller
from backend.kernel.database import Database
from backend.kernel.ids import Ids
from backend.protocol import pin
from backend.protocol.money import Money
from backend.retail.service import shop as retail
from backend.wallet import service as wallet
from backend.wallet.service import Opening
from console.till.database import Database as TillFile
from tests.simulation.keys import key
from tests.simulation.world import DAWN

MERCHANT: Final = "2088000000000001"
APP: Final = "2026000000000001"
STRANGER: Final = "2026000000000002"
"""The application of somebody else."""
OTHER_MERCHANT: Final = "2088000000000002"
_MEMORY: Final = Path("/dev/shm")  # noqa: S108 - a folder of our own is made inside


@dataclass(frozen=True, slots=True)
class Person:
    """A buyer and what the phone needs to know."""

    buyer_id: str
    logon: str
    pin: str
    funds: Money
    free_limit: Money


PEOPLE: Final = (
    Person("2088000000000011", "13800000011", "111111", Money(500_00), Money(200_00)),
    Person("2088000000000012", "13800000012", "222222", Money(60_00), Money(200_00)),
    Person("2088000000000013", "13800000013", "333333", Money(900_00), Money(0)),
)
"""One easy, one with little money, one who wants to be asked every time."""


class _Still:
    """A clock that stands still."""

    def now(self) -> datetime:
        return DAWN - timedelta(hours=1)


@contextmanager
def _cheap_pins() -> Iterator[None]:
    """Hash PINs at no cost: what a PIN costs is kept with its hash, so it is cheap ever after."""
    costs = pin._LOG_N  # noqa: SLF001 - the one knob there is
    pin._LOG_N = 1  # type: ignore[misc]  # noqa: SLF001
    yield
    pin._LOG_N = costs  # type: ignore[misc]  # noqa: SLF001


@dataclass(frozen=True, slots=True)
class Mould:
    """A folder with the platform's file as every world begins with it."""

    folder: Path

    @property
    def platform(self) -> Path:
        return self.folder / "platform.db"

    def cast(self, folder: Path) -> Path:
        """Copy the platform's file into a new world's folder."""
        made = folder / self.platform.name
        shutil.copyfile(self.platform, made)
        return made

    @property
    def till(self) -> Path:
        return self.folder / "till"

    def cast_till(self, folder: Path) -> Path:
        """Copy a till's folder into a new world; each till gives itself its own number."""
        shutil.copytree(self.till, folder)
        return folder


@contextmanager
def made() -> Iterator[Mould]:
    """Make the mould in memory where there is such a place, and remove it afterwards."""
    place = str(_MEMORY) if _MEMORY.is_dir() and os.access(_MEMORY, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="zhanggui-", dir=place) as folder:
        mould = Mould(Path(folder))
        _make(mould.platform)
        TillFile.open(mould.till).close()
        yield mould


def _make(path: Path) -> None:
    database = Database.file(path)
    database.create_all()
    dice = random.Random("mould")  # noqa: S311 - repeatable on purpose
    platform = Platform(database, key("platform"), Edges(_Still(), Ids(dice)))
    with _cheap_pins():
        for merchant, app, name in (
            (MERCHANT, APP, "shop"),
            (OTHER_MERCHANT, STRANGER, "stranger"),
        ):
            _open_shop(platform, merchant, app, name)
        for person in PEOPLE:
            opening = Opening(
                person.buyer_id,
                person.logon,
                f"buyer {person.logon[-2:]}",
                person.pin,
                person.funds,
                person.free_limit,
            )
            platform.do(partial(wallet.open_buyer, opening=opening))
    platform.close()


def _open_shop(platform: Platform, merchant: str, app: str, name: str) -> None:
    registration = Registration(app, merchant, name, key(name).public.pem())
    goods, front = demo_files()

    def verb(call: Call) -> None:
        retail.seed(call, goods_csv=goods, shop_toml=front)
        ecosystem.open_merchant(call, merchant, name)
        ecosystem.register_app(call, registration, least_bits=key(name).bits)

    platform.do(verb, Caller(merchant_id=merchant))
