"""``python -m console [--home DIR] [--platform URL]`` and ``python -m console tour``."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence
from pathlib import Path

from platformdirs import user_data_path

_LIBRARIES = "libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libxcb-cursor0"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m console", description="掌柜 Zhanggui")
    _add_place(parser)
    commands = parser.add_subparsers(dest="command")
    tour = commands.add_parser("tour", help="act out a day without a screen, a picture per step")
    tour.add_argument("--out", type=Path, required=True)
    tour.add_argument("--language", choices=("zh_CN", "en"), default="zh_CN")
    tour.add_argument("--theme", choices=("light", "dark"), default="light")
    tour.add_argument("--size", default="1366x768", metavar="WIDTHxHEIGHT")
    asked = parser.parse_args(arguments)
    if (missing := _missing_library()) is not None:
        sys.stderr.write(missing)
        return 3
    if asked.command == "tour":
        run_tour = importlib.import_module("console.tour.run").run
        return int(run_tour(asked.out, asked.language, asked.theme, asked.size))
    from console.app.run import run
    from console.app.start import Place

    return run(Place(asked.home, asked.platform))


def _add_place(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--home",
        type=Path,
        default=user_data_path("Zhanggui", appauthor=False),
        help="where the shop's books and keys are kept",
    )
    parser.add_argument("--platform", default="", metavar="URL", help="a platform elsewhere")


def _missing_library() -> str | None:
    """Say in words what the system lacks for a window, or None."""
    try:
        importlib.import_module("PySide6.QtWidgets")
    except ImportError as error:
        return (
            f"掌柜需要系统里的图形库，现在缺少：{error}\n"
            f"Zhanggui needs the system's graphics libraries; this is missing: {error}\n"
            f"Debian/Ubuntu: apt-get install {_LIBRARIES} fonts-noto-cjk\n"
        )
    return None


if __name__ == "__main__":
    sys.exit(main())
