"""``python -m console [--home DIR] [--connect ACTIVATION]``, and its words: tour, backup, more."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, NoReturn

from platformdirs import user_data_path

from console.care.asking import NAMES, add_words
from console.desk.ready import what_is_missing

_WIDE_MM: Final = 80
UNABLE: Final = 3
"""The exit status when the system lacks what a window needs."""


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m console", description="掌柜 Zhanggui")
    _add_place(parser)
    commands = parser.add_subparsers(dest="command")
    _add_windows(commands)
    add_words(commands)
    asked = parser.parse_args(arguments)
    if asked.command in NAMES:
        from console.care.commands import run as run_care

        return run_care(asked)
    if asked.command in {"tour", "printer"} and sys.platform.startswith("linux"):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if missing := what_is_missing(os.environ):
        sys.stderr.write(f"{missing}\n")
        return UNABLE
    if asked.command == "tour":
        from console.tour.run import run as run_tour

        return run_tour(asked.out, asked.language, asked.theme, asked.size)
    if asked.command == "printer":
        from console.app.printer import run as run_printer

        return run_printer(asked.port, asked.out, wide=asked.width == _WIDE_MM)
    from console.client.place import Place
    from console.client.service import Service

    place = Place(asked.home, asked.platform, asked.connect)
    service = None if place.is_elsewhere else Service(asked.home)
    if service is not None:
        service.begin()  # it starts while the window's own code is read: a second saved
    from console.app.run import run

    return run(place, service=service)


def _add_windows(commands: Any) -> None:
    tour = commands.add_parser("tour", help="act out a day without a screen, a picture per step")
    tour.add_argument("--out", type=Path, required=True)
    tour.add_argument("--language", choices=("zh_CN", "en"), default="zh_CN")
    tour.add_argument("--theme", choices=("light", "dark"), default="light")
    tour.add_argument("--size", default="1366x768", metavar="WIDTHxHEIGHT")
    printer = commands.add_parser("printer", help="be a receipt printer on this computer's network")
    printer.add_argument("--port", type=int, default=9100)
    printer.add_argument("--out", type=Path, required=True)
    printer.add_argument("--width", type=int, choices=(58, 80), default=58)


def _add_place(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--home",
        type=Path,
        default=user_data_path("Zhanggui", appauthor=False),
        help="where the shop's books and keys are kept",
    )
    parser.add_argument(
        "--connect", default="", metavar="ACTIVATION", help="become a till of a shop elsewhere"
    )
    parser.add_argument("--platform", default="", metavar="URL", help="a platform elsewhere")


def _end(status: int) -> NoReturn:
    """
    End the process here: whatever was open has been closed in order.

    The interpreter would go on to take windows, threads and Qt itself down in no order at all, and
    now and then die of it after a day's work was safely put away.
    """
    logging.shutdown()
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError):  # none without a terminal; nobody may be reading
            stream.flush()
    os._exit(status)


if __name__ == "__main__":
    _end(main())
