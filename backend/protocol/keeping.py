"""Keep a small private file, such as a key or what names one, whatever happens meanwhile."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

_PRIVATE: Final = 0o600


def write_whole(path: Path, text: str) -> None:
    """Write a private file so that after a crash it is either whole or as it was."""
    draft = path.with_name(path.name + ".new")
    draft.unlink(missing_ok=True)
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE)
    with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    if hasattr(os, "O_DIRECTORY"):
        folder = os.open(path.parent, os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
