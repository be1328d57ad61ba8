"""Files and functions one can hold in mind."""

from __future__ import annotations

import ast
import re
from typing import Final

from tests.house.sources import SIDES, sources

FILE_MAX: Final = 400
FUNCTION_MAX: Final = 40
VIEW_MAX: Final = 200


def test_a_file_fits_in_the_mind() -> None:
    lines = {source.name: source.text.count("\n") for source in sources(*SIDES)}
    assert {name: count for name, count in lines.items() if count > FILE_MAX} == {}


def test_a_function_fits_on_a_screen() -> None:
    long = [
        f"{source.name} {node.name}: {lines}"
        for source in sources(*SIDES)
        for node in ast.walk(source.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or 0) - node.lineno + 1) > FUNCTION_MAX
    ]
    assert long == []


def test_a_view_has_no_room_for_decisions() -> None:
    views = [each for each in sources("console") if re.search(r"view(\.py$|/)", each.name)]
    lines = {source.name: source.text.count("\n") for source in views}
    assert {name: count for name, count in lines.items() if count >= VIEW_MAX} == {}


def test_every_module_says_what_it_is_for_and_reads_annotations_late() -> None:
    modules = [source for source in sources(*SIDES) if source.path.name != "__init__.py"]
    assert [source.name for source in modules if not ast.get_docstring(source.tree)] == []
    early = [
        source.name
        for source in modules
        if ("__future__", "annotations") not in {(a, b) for a, b, _ in source.imports()}
    ]
    assert early == []
