"""What a seller was told, on disk before the next thing is done: the witness of the kill loop."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

Fields = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was acknowledged."""

    kind: str
    fields: Fields


class Record:
    """Lines appended and fsynced one by one."""

    def __init__(self, path: Path) -> None:
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    def add(self, kind: str, **fields: str) -> None:
        """Write one line; it is on disk when this returns."""
        line = json.dumps({"kind": kind, **fields}, ensure_ascii=False)
        os.write(self._file, f"{line}\n".encode())
        os.fsync(self._file)


def lines_of(path: Path) -> Iterator[Line]:
    """Yield every whole line; the last may be torn, for its writer was killed."""
    if not path.exists():
        return
    for text in path.read_text("utf-8").split("\n")[:-1]:
        try:
            fields: dict[str, str] = json.loads(text)
        except ValueError:
            continue
        yield Line(fields.pop("kind"), fields)
