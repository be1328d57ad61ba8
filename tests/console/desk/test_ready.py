"""Where no window can open, the program says why."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from console.desk import fonts
from console.desk.ready import NO_CHINESE, NO_SCREEN, library_words, what_is_missing
from tests.patience import PATIENCE

ROOT = Path(__file__).parents[3]


def test_a_missing_library_is_named_with_its_package() -> None:
    words = library_words("libxcb-cursor.so.0: cannot open shared object file: No such file")

    assert "sudo apt install libxcb-cursor0" in words
    assert "缺少" in words


def test_an_unknown_library_is_at_least_named() -> None:
    assert "libweird.so.3" in library_words("libweird.so.3: cannot open shared object file")


def test_linux_without_a_screen_is_said() -> None:
    assert what_is_missing({}, "linux") == NO_SCREEN


def test_nothing_is_missing_without_a_screen_on_purpose_or_on_other_systems() -> None:
    assert what_is_missing({"QT_QPA_PLATFORM": "offscreen"}, "linux") == ""
    assert what_is_missing({"WAYLAND_DISPLAY": "wayland-0"}, "linux") == ""
    assert what_is_missing({}, "win32") == ""


def test_a_broken_qt_is_said_in_words_not_by_a_traceback(tmp_path: Path) -> None:
    broken = tmp_path / "PySide6"
    broken.mkdir()
    (broken / "__init__.py").write_text("")
    (broken / "QtWidgets.py").write_text(
        "raise ImportError('libEGL.so.1: cannot open shared object file')"
    )
    probe = f"import sys; sys.path[:0] = [{str(tmp_path)!r}, {str(ROOT)!r}]\n"
    probe += "from console.desk.ready import what_is_missing; print(what_is_missing({}))"

    said = subprocess.run(
        [sys.executable, "-c", probe],
        check=True,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )

    assert "sudo apt install libegl1" in said.stdout


def test_chinese_can_be_read_here(qapp: QApplication) -> None:
    assert fonts.has_chinese(), NO_CHINESE


def test_figures_are_equally_wide(qapp: QApplication) -> None:
    from PySide6.QtGui import QFontMetricsF

    metrics = QFontMetricsF(fonts.face(fonts.HUGE, fonts.BOLD))

    assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1
