"""``python -m tests.console.gallery --out DIR``: photograph everything, to be looked at."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QPropertyAnimation
from PySide6.QtWidgets import QApplication, QWidget

from console.desk.theme import Theme
from console.desk.words import Words
from console.widgets.skeleton import Skeleton
from tests.console.gallery.scenes import Studio

SIZES = {"1366x768": (1366, 768), "1920x1080": (1920, 1080)}


def settle(widget: QWidget) -> None:
    """Let everything arrive that is on its way: motion, skeletons, layouts."""
    deadline = QDeadlineTimer(2000)
    QApplication.processEvents()
    while _moving(widget) and not deadline.hasExpired():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)


def _moving(widget: QWidget) -> bool:
    running = QPropertyAnimation.State.Running
    motions = widget.findChildren(QPropertyAnimation)
    late = (one for one in widget.findChildren(Skeleton) if one.isVisible() and not one.appeared)
    return any(motion.state() is running for motion in motions) or any(late)


def photograph(
    out: Path, *, languages: Sequence[str], themes: Sequence[str], sizes: Sequence[str], only: str
) -> int:
    """Write one picture per scene, language, theme and size; return how many."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme, words, count = Theme(application), Words("zh_CN"), 0
    out.mkdir(parents=True, exist_ok=True)
    for language in languages:
        words.speak(language)
        for name in themes:
            theme.choose(name)
            for size in sizes:
                for scene, widget in Studio(application, words, theme, SIZES[size]).scenes():
                    if only in scene:
                        settle(widget)
                        widget.grab().save(str(out / f"{scene}_{name}_{language}_{size}.png"))
                        count += 1
    return count


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--language", nargs="*", default=["zh_CN", "en"])
    parser.add_argument("--theme", nargs="*", default=["light", "dark"])
    parser.add_argument("--size", nargs="*", default=list(SIZES))
    parser.add_argument("--only", default="", help="part of the names of scenes")
    asked = parser.parse_args()
    count = photograph(
        asked.out,
        languages=asked.language,
        themes=asked.theme,
        sizes=asked.size,
        only=asked.only,
    )
    print(f"{count} pictures in {asked.out}")


if __name__ == "__main__":
    main()
