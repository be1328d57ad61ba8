"""Each kind of line has one home; a line of that kind anywhere else is in the wrong house."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.house.rules import RULES, Rule
from tests.house.sources import ROOT, SIDES, Source, sources

# Written in pieces, so that this file is not the one to name them.
REGISTRIES: Final = tuple(
    ".".join(pieces)
    for pieces in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("npmmirror", "com"),
        ("yarnpkg", "com"),
        ("jsdelivr", "net"),
        ("unpkg", "com"),
        ("packagist", "org"),
        ("proxy", "golang", "org"),
        ("crates", "io"),
        ("rubygems", "org"),
        ("anaconda", "org"),
        ("mirrors", "aliyun", "com"),
        ("tuna", "tsinghua", "edu"),
        ("ustc", "edu"),
    )
)
UNREAD: Final = {
    *(".git", ".venv", ".test-venv", "node_modules", "build", "dist", "__pycache__"),
    *(".mypy_cache", ".ruff_cache", ".pytest_cache", ".hypothesis", ".import_linter_cache"),
    ".schemathesis",
}
TOP_LEVEL: Final = {
    *("pyproject.toml", "README.md", "LICENSE"),
    *("console", "backend", "resources", "tests"),
}
NOTHING: Final = {"utils", "util", "common", "misc", "manager", "managers", "helper", "base"}

EVERY_RULE = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


@EVERY_RULE
def test_every_line_is_at_home(rule: Rule) -> None:
    assert [stray for source in sources(*rule.sides) for stray in rule.strays(source)] == []


@EVERY_RULE
def test_a_line_away_from_home_is_seen(rule: Rule) -> None:
    away = ROOT / rule.sides[-1] / "payments" / "planted.py"

    assert rule.strays(Source(away, rule.planted, ast.parse(rule.planted)))


@pytest.mark.parametrize(
    ("rule", "home"),
    [(rule, home) for rule in RULES for home in rule.homes],
    ids=lambda each: getattr(each, "name", each),
)
def test_a_line_at_home_is_left_alone(rule: Rule, home: str) -> None:
    inside = ROOT / (home if home.endswith(".py") else f"{home}planted.py")

    assert rule.strays(Source(inside, rule.planted, ast.parse(rule.planted))) == []


def test_no_module_is_named_for_nothing() -> None:
    parts = {source.name: set(source.name.removesuffix(".py").split("/")) for source in _all()}
    assert [name for name, words in parts.items() if words & NOTHING] == []
    product = [name for name in parts if not name.startswith("tests/")]
    assert [name for name in product if "helpers" in parts[name]] == []


def _all() -> tuple[Source, ...]:
    return sources(*SIDES)


def _files() -> Iterator[Path]:
    waiting = [ROOT]
    while waiting:
        for path in waiting.pop().iterdir():
            if path.name not in UNREAD and not path.is_symlink():
                if path.is_dir():
                    waiting.append(path)
                elif path.is_file():
                    yield path


def test_no_file_names_where_packages_come_from() -> None:
    """The installer's own setting says that: a shop behind a mirror changes it in one place."""
    told = [
        f"{path.relative_to(ROOT)}: {host}"
        for path in _files()
        for content in [path.read_bytes()]
        for host in REGISTRIES
        if host.encode() in content
    ]
    assert told == []


def test_nothing_new_stands_at_the_top() -> None:
    found = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")} - UNREAD
    assert {name for name in found if not name.endswith(".egg-info")} <= TOP_LEVEL
    assert {"pyproject.toml", "console", "backend", "tests"} <= found


def test_no_window_is_drawn_outside_the_code() -> None:
    assert [path for path in _files() if path.suffix == ".ui"] == []
