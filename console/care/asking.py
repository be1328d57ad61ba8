"""The words of ``python -m console`` that need no window; light, for every start reads it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any, Final

_WORDS: Final = (
    ("backup", "to", "copy the shop's books into one file, and prove the copy"),
    ("check-backup", "file", "prove a backup: every byte, line and book of it"),
    ("restore", "file", "put a backup's books in place, once they are proven"),
    ("export", "to", "save everything unsent to a file"),
    ("import", "file", "hand the sales of an export in to the platform, each once"),
    ("reset", "maybe", "set the till's file aside; what is unsent is saved first"),
    ("support", "to", "write a bundle for those who help, with all secrets masked"),
)
NAMES: Final = frozenset(name for name, _, _ in _WORDS)


def add_words(commands: Any) -> None:
    """Add the words to a command line."""
    for name, takes, words in _WORDS:
        parser: argparse.ArgumentParser = commands.add_parser(name, help=words)
        if takes == "file":
            parser.add_argument("file", type=Path, metavar="FILE")
        else:
            parser.add_argument("--to", type=Path, required=takes == "to", metavar="FILE")
