"""Run the tour: the real console and the real platform, without a screen, in a home of its own."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import FrameType
from typing import Final

from backend.protocol.rehearsal import VARIABLE
from console.app.run import Console, open_application
from console.app.start import Place, pace_of
from console.client.service import Service
from console.desk.settings import CUSTOMER_WINDOW, LANGUAGE, SOUND, THEME, Settings
from console.payments.queue.caps import CAP_AMOUNT
from console.till.pace import Pace
from console.tour import (
    audit,
    closing,
    door,
    drawer,
    evening,
    haggling,
    handover,
    morning,
    noon,
    opening,
    outage,
    reckoning,
)
from console.tour.album import Album, Differs
from console.tour.day import Day
from console.tour.eyes import listening
from console.tour.patience import Weary
from console.tour.phone import PhoneRefused, environment
from console.tour.plug import Plug

CRASH: Final = "pay.collected:5"
"""The platform dies at its fourth payment of the day: that of the scene at noon."""
_EVERY: Final = timedelta(seconds=1)


def run(out: Path, language: str, theme: str, size: str) -> int:
    """Act out a day and write the album; return 1 if anything differed from expectation."""
    found = re.fullmatch(r"(\d{3,5})x(\d{3,5})", size)
    if found is None:
        sys.stderr.write(f"{size} is not WIDTHxHEIGHT\n")
        return 2
    signal.signal(signal.SIGTERM, _stop)
    about = {"language": language, "theme": theme, "size": size}
    with tempfile.TemporaryDirectory(prefix="zhanggui-tour-") as home, listening() as warnings:
        album = Album(out, warnings)
        try:
            _live_through(Path(home), album, about, (int(found[1]), int(found[2])))
        finally:
            album.close(about)
    return 0 if album.ok else 1


def _live_through(
    home: Path, album: Album, about: Mapping[str, str], size: tuple[int, int]
) -> None:
    """Open the console, act out the day, close everything whatever happens."""
    _set_up(home, about)
    os.environ[VARIABLE] = CRASH
    application = open_application()
    plug = Plug()

    def open_console() -> Console:
        service = Service(home, now=plug.now)
        console = Console(application, Place(home), service=service, pace=_quick)
        console.window.resize(*size)
        console.open()
        return console

    day = Day(open_console, album, plug)
    try:
        _act(day)
        day.close()
        _verify(home, album)
    except (Weary, Differs, PhoneRefused) as wrong:
        sys.stdout.write(f"{wrong}\n")
        if not isinstance(wrong, Differs):
            album.note("stopped", "The day could not go on", {"why": str(wrong)})
    except Exception:
        album.note("failed", "Something broke", {"why": traceback.format_exc()})
        raise
    finally:
        os.environ.pop(VARIABLE, None)
        day.console.leave()


def _set_up(home: Path, about: Mapping[str, str]) -> None:
    """Choose what the shop has chosen in its settings before the day begins."""
    settings = Settings(home / "console-settings.json")
    settings.put(LANGUAGE, about["language"])
    settings.put(THEME, about["theme"])
    settings.put(CUSTOMER_WINDOW, "always")
    settings.put(SOUND, value=False)
    settings.put(CAP_AMOUNT, CAP_AMOUNT.least)


def _act(day: Day) -> None:
    opening.open_shop(day)
    os.environ.pop(VARIABLE, None)  # the platform that follows the dead one shall live
    morning.sign_in(day)
    morning.count_float(day)
    morning.ring_up(day)
    used = morning.pay_by_code(day)
    morning.pay_by_qr(day)
    noon.confirm_on_the_phone(day)
    noon.take_cash(day)
    haggling.sell_for_less(day)
    noon.refuse_an_old_code(day, used)
    noon.wait_for_nobody(day)
    noon.lose_the_platform(day)
    handover.hand_over(day)
    outage.sell_without_a_network(day)
    drawer.move_cash(day)
    evening.look_at_orders(day)
    evening.refund_a_tea(day)
    evening.refund_a_split(day)
    evening.look_around(day)
    _close_the_day(day)


def _close_the_day(day: Day) -> None:
    reckoning.go_astray(day)
    door.enter(day, door.MANAGER)
    closing.read_x(day)
    reckoning.reconcile(day)
    door.leave(day)
    door.enter(day, door.SECOND)
    closing.count_and_close(day)
    door.leave(day)
    door.enter(day, door.MANAGER)
    closing.read_z(day)
    audit.check(day)
    door.leave(day)


def _verify(home: Path, album: Album) -> None:
    """Let the platform check its own books after such a day."""
    done = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "backend", "verify", "--home", str(home)],
        capture_output=True,
        check=False,
        env=environment(),
        timeout=60,
    )
    told = done.stdout.decode("utf-8", "replace") + done.stderr.decode("utf-8", "replace")
    album.verdict(told, sound=done.returncode == 0)


def _quick(settings: Settings) -> Pace:
    """Return the pace of the settings, asking every second so that the day is short."""
    return replace(pace_of(settings), query_every=_EVERY, query_slow=_EVERY)


def _stop(number: int, _: FrameType | None) -> None:
    raise SystemExit(128 + number)
