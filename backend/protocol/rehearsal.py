"""
Named points at which a crash is rehearsed.

``reach`` costs one comparison unless a rehearsal is on. Real processes are killed at a point by
``ZHANGGUI_CRASH=point[:n]`` (the n-th time it is reached); a simulation installs its own hook.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from typing import Final

VARIABLE: Final = "ZHANGGUI_CRASH"

_Hook = Callable[[str], None]


def _kill_at(wanted: str, passes: int) -> _Hook:
    left = passes

    def hook(point: str) -> None:
        nonlocal left
        if point == wanted:
            left -= 1
            if left <= 0:
                os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))

    return hook


def _from_environment() -> _Hook | None:
    wanted, _, passes = os.environ.get(VARIABLE, "").partition(":")
    return _kill_at(wanted, int(passes or 1)) if wanted else None


_hook: _Hook | None = _from_environment()


def reach(point: str) -> None:
    """Pass a named point; a rehearsal may end the process (or raise) here."""
    if _hook is not None:
        _hook(point)


def install(hook: _Hook | None) -> None:
    """Rehearse with ``hook``, or stop rehearsing with ``None``."""
    global _hook  # noqa: PLW0603 - one process rehearses one crash
    _hook = hook
