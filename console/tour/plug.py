"""The plug of the platform's computer: pulled, nothing starts it again until it is put back."""

from __future__ import annotations

import os
import signal
import time


class Plug:
    """
    The clock of the watch over the platform, which stands still while the plug is pulled.

    The watch then never comes to the moment of the next start, however long a scene takes.
    """

    def __init__(self) -> None:
        self._pulled: float | None = None

    def now(self) -> float:
        """Return the seconds of the watch's clock."""
        return time.monotonic() if self._pulled is None else self._pulled

    def pull(self, pid: int) -> None:
        """End the platform at once, in the middle of whatever it does."""
        self._pulled = time.monotonic()
        os.kill(pid, getattr(signal, "SIGKILL", signal.SIGTERM))

    def put_back(self) -> None:
        """Let the platform be started again."""
        self._pulled = None
