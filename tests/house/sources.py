"""The sources the rules are held against."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
SIDES: Final = ("backend", "console", "tests")
_NOT_OURS: Final = {"node_modules", "__pycache__", "build"}


@dataclass(frozen=True, slots=True)
class Source:
    """One Python file."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        """Where it lies, e.g. ``backend/retail/rules/roles.py``."""
        return self.path.relative_to(ROOT).as_posix()

    def calls(self) -> Iterator[tuple[str, int]]:
        """Yield the dotted name of everything called, with its line: ``self.clock.now``."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call):
                yield dotted(node.func), node.lineno

    def imports(self) -> Iterator[tuple[str, str, int]]:
        """Yield module, name and line of every import; the name is empty for a plain one."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((each.name, "", node.lineno) for each in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield from ((node.module or "", each.name, node.lineno) for each in node.names)


def dotted(node: ast.expr) -> str:
    """Return how an expression is written if it is a name; ``?`` where it is anything else."""
    match node:
        case ast.Name():
            return node.id
        case ast.Attribute():
            return f"{dotted(node.value)}.{node.attr}"
        case ast.Call():
            return f"{dotted(node.func)}()"
        case _:
            return "?"


@cache
def sources(*sides: str) -> tuple[Source, ...]:
    """Return every Python file of these folders, by path."""
    paths = sorted(
        path
        for side in sides
        for path in (ROOT / side).rglob("*.py")
        if not _NOT_OURS & set(path.parts)
    )
    return tuple(_read(path) for path in paths)


def _read(path: Path) -> Source:
    text = path.read_text("utf-8")
    return Source(path, text, ast.parse(text))
