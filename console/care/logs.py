"""What the console says of itself, kept for those who help: a megabyte, and the one before."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

_MOST: Final = 1_000_000
_FORM: Final = "%(asctime)s %(levelname)s %(name)s %(message)s"


def open_log(home: Path) -> logging.Handler:
    """Keep warnings and worse in ``console.log`` of a home, until the handler is closed."""
    log = RotatingFileHandler(
        home / "console.log", maxBytes=_MOST, backupCount=1, encoding="utf-8", delay=True
    )
    log.setLevel(logging.WARNING)
    log.setFormatter(logging.Formatter(_FORM))
    logging.getLogger().addHandler(log)
    return log


def close_log(log: logging.Handler) -> None:
    """Keep no more."""
    logging.getLogger().removeHandler(log)
    log.close()
