"""
Whether a screen can be opened here; if not, what is missing, in words.

Nothing here needs Qt, because Qt is what may not load; so both languages stand in the text.
"""

from __future__ import annotations

import ctypes
import re
import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Final

_PACKAGES: Final[Mapping[str, str]] = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
"""Debian's package of each library Qt needs for a screen."""

_LIBRARY: Final = re.compile(r"(lib[\w.+-]+\.so(?:\.\d+)*)")

NO_SCREEN: Final = """\
There is no screen here: neither DISPLAY nor WAYLAND_DISPLAY is set.
Start the program from a desktop session.
这里没有屏幕（DISPLAY 和 WAYLAND_DISPLAY 都没有设置），请在桌面环境里启动。"""

NO_CHINESE: Final = """\
No Chinese font was found; Chinese words would be shown as empty boxes.
On Debian or Ubuntu: sudo apt install fonts-noto-cjk
没有找到中文字体。Debian / Ubuntu 请运行：sudo apt install fonts-noto-cjk"""


def what_is_missing(environ: Mapping[str, str], platform: str = sys.platform) -> str:
    """Return what keeps a window from opening, in both languages; empty if nothing does."""
    missing = _failing(lambda: import_module("PySide6.QtWidgets"))
    if missing or not platform.startswith("linux") or environ.get("QT_QPA_PLATFORM"):
        return missing
    if environ.get("WAYLAND_DISPLAY"):
        return ""
    if not environ.get("DISPLAY"):
        return NO_SCREEN
    plugin = _plugin()
    return _failing(lambda: ctypes.CDLL(str(plugin))) if plugin.is_file() else ""


def library_words(problem: str) -> str:
    """Put the loader's complaint about a library in words."""
    found = _LIBRARY.search(problem)
    library = found[1] if found else problem
    package = _PACKAGES.get(library)
    lines = [f"The screen needs a library that is not installed: {library}"]
    if package:
        lines.append(f"On Debian or Ubuntu: sudo apt install {package}")
    lines.append(f"缺少显示窗口所需的库：{library}")
    if package:
        lines.append(f"Debian / Ubuntu 请运行：sudo apt install {package}")
    return "\n".join(lines)


def _failing(load: Callable[[], object]) -> str:
    try:
        load()
    except (ImportError, OSError) as error:
        return library_words(str(error))
    return ""


def _plugin() -> Path:
    spec = find_spec("PySide6")
    folder = Path(spec.origin or "").parent if spec else Path()
    return folder / "Qt" / "plugins" / "platforms" / "libqxcb.so"
