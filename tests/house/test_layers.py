"""Who may look into whose rooms, and what an import may bring along."""

from __future__ import annotations

import ast
import subprocess
import sys
from typing import Final

import grimp
import pytest
from grimp import ImportGraph

from tests.house.sources import ROOT, SIDES, sources
from tests.patience import PATIENCE

PRIVATE: Final = {"store", "tables", "rules", "methods", "reactions", "phone", "audit"}
"""Rooms only the capability itself goes into; others knock at ``service`` or read ``contract``."""

DOORS: Final = {
    "gateway": {"methods", "reactions", "phone", "audit"},
    "app": {"phone", "tables"},
    "commands": {"phone"},
    "migrations": {"tables"},
}
"""Who else goes where, because it is they who open the house."""

KERNEL_OPEN: Final = {"audit"}
"""What every capability may use of the kernel although it is named like a private room."""

MARK: Final = "import sys\n{imports}\nsys.exit(', '.join(sorted({absent} & set(sys.modules))))"


@pytest.fixture(scope="module")
def graph() -> ImportGraph:
    """Read who imports whom."""
    return grimp.build_graph("backend", "console", cache_dir=None)


def test_a_capability_keeps_its_rooms_to_itself(graph: ImportGraph) -> None:
    trespasses = []
    for module in sorted(graph.modules):
        side, *inside = module.split(".")
        if side != "backend" or len(inside) < 2 or inside[1] not in PRIVATE:
            continue
        owner, room = inside[:2]
        if owner == "kernel" and room in KERNEL_OPEN:
            continue
        for importer in sorted(graph.find_modules_that_directly_import(module)):
            guest = importer.split(".")[1]
            if guest != owner and room not in DOORS.get(guest, ()):
                trespasses.append(f"{importer} -> {module}")
    assert trespasses == []


def test_the_console_meets_the_backend_only_in_protocol_and_contracts(graph: ImportGraph) -> None:
    strays = [
        f"{module} -> {imported}"
        for module in sorted(graph.modules)
        if module.startswith("console.")
        for imported in sorted(graph.find_modules_directly_imported_by(module))
        if imported.startswith("backend.") and not _is_spoken(imported)
    ]
    assert strays == []


def _is_spoken(module: str) -> bool:
    parts = module.split(".")
    return parts[1] == "protocol" or parts[2:3] == ["contract"]


def test_a_package_file_holds_only_its_docstring() -> None:
    """Otherwise importing a contract would bring in whatever its package imports."""
    packages = [source for source in sources(*SIDES) if source.path.name == "__init__.py"]
    assert [
        source.name
        for source in packages
        if not ast.get_docstring(source.tree) or len(source.tree.body) != 1
    ] == []


def _modules(*patterns: str) -> list[str]:
    found = {path for pattern in patterns for path in ROOT.glob(pattern)}
    return sorted(
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in found
    )


CONTRACTS: Final = (
    "backend/protocol/*.py",
    "backend/*/contract.py",
    "backend/*/contract/*.py",
    "backend/*/events.py",
    "backend/*/rules.py",
    "backend/*/rules/*.py",
)


@pytest.mark.parametrize(
    ("patterns", "absent"),
    [
        (CONTRACTS, {"sqlalchemy", "httpx", "uvicorn", "alembic", "PySide6", "pypinyin"}),
        (("backend/gateway/catalog.py", "backend/app.py"), {"PySide6", "console", "pypinyin"}),
        (("console/client/*.py", "console/till/**/*.py"), {"PySide6", "numpy", "backend.kernel"}),
        (
            ("console/shell/catalog.py", "console/*/pages.py", "console/desk/page.py"),
            {"PySide6.QtWidgets", "pyqtgraph", "numpy", "pypinyin"},
        ),
    ],
    ids=["words", "platform", "till", "pages"],
)
def test_importing_stays_light(patterns: tuple[str, ...], absent: set[str]) -> None:
    modules = _modules(*patterns)
    imports = "\n".join(f"import {module}" for module in modules)
    probe = subprocess.run(
        [sys.executable, "-c", MARK.format(imports=imports, absent=absent)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert probe.stderr.strip() in ("", "None"), probe.stderr
