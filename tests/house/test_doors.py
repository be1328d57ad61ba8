"""What stands at the doors is described, served, and reached."""

from __future__ import annotations

import importlib
import inspect
import re
from collections.abc import Iterator
from types import ModuleType
from typing import Any, Final, get_args

import pytest
from pydantic import BaseModel
from sqlalchemy import PrimaryKeyConstraint, Table, UniqueConstraint

from backend.gateway.catalog import CHECKS, ENTRY, PHONE, SERVED
from backend.kernel.call import AnyServed
from backend.kernel.columns import METADATA
from backend.protocol.errors import BusinessError, PlatformError
from backend.protocol.fact import Fact
from backend.protocol.method import Method, Response, Shape
from tests.house.sources import ROOT

OFFERED: Final = {**SERVED, **PHONE, ENTRY.method.name: ENTRY}
METHOD_NAME: Final = re.compile(r"(alipay|zhanggui)(\.[a-z][a-z0-9_]*){2,5}")

UNIQUE_FOR_ALL: Final = {
    "ix_outbox_seq": "facts are told in one order, whoever's they are",
    "pk_ecosystem_app": "an app calls before anyone knows whose it is",
}


def _modules(pattern: str) -> Iterator[ModuleType]:
    for path in sorted(ROOT.glob(pattern)):
        if path.name != "__init__.py":
            yield importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))


def _contracts() -> Iterator[ModuleType]:
    yield from _modules("backend/*/contract.py")
    yield from _modules("backend/*/contract/*.py")


def _declared(kind: type[Any]) -> list[Any]:
    """Return the classes of a kind that contracts and events declare."""
    found = {
        member
        for module in (*_contracts(), *_modules("backend/*/events.py"))
        for member in vars(module).values()
        if inspect.isclass(member)
        and issubclass(member, kind)
        and member.__module__ == module.__name__
    }
    return sorted(found, key=lambda each: (each.__module__, each.__name__))


def _inside(annotation: object) -> Iterator[type[BaseModel]]:
    """Yield the shapes an annotation is made of."""
    if inspect.isclass(annotation) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _inside(part)


def _shapes(served: AnyServed) -> set[type[BaseModel]]:
    """Return every shape that can cross the wire with a method."""
    method = served.method
    waiting: list[type[BaseModel]] = [method.request, method.response, *method.also]
    seen: set[type[BaseModel]] = set()
    while waiting:
        shape = waiting.pop()
        if shape not in seen:
            seen.add(shape)
            for field in shape.model_fields.values():
                waiting.extend(_inside(field.annotation))
    return seen


EVERY_METHOD = pytest.mark.parametrize(
    "served", OFFERED.values(), ids=[served.method.name for served in OFFERED.values()]
)


@EVERY_METHOD
def test_every_field_of_every_method_says_what_it_holds(served: AnyServed) -> None:
    silent = [
        f"{shape.__name__}.{name}"
        for shape in _shapes(served)
        for name, field in shape.model_fields.items()
        if not (field.description or "").strip()
    ]
    speechless = [shape.__name__ for shape in _shapes(served) if not shape.__doc__]
    assert silent + speechless == []


@EVERY_METHOD
def test_a_method_is_named_as_the_platform_names_methods(served: AnyServed) -> None:
    name = served.method.name
    assert METHOD_NAME.fullmatch(name) or name in PHONE


@EVERY_METHOD
def test_a_method_tells_its_refusals_apart(served: AnyServed) -> None:
    codes = [(refusal.code, refusal.sub_code) for refusal in served.method.refuses]
    assert len(set(codes)) == len(codes)
    assert all(issubclass(other, served.method.response) for other in served.method.also)
    answers = [served.method.response.code, *(other.code for other in served.method.also)]
    assert len(set(answers)) == len(answers)


@pytest.mark.parametrize("refusal", _declared(BusinessError), ids=lambda kind: kind.__name__)
def test_a_refusal_has_its_own_code_words_and_reason(refusal: type[BusinessError]) -> None:
    assert refusal.__doc__
    assert refusal.sub_code != PlatformError.sub_code
    assert refusal.template != PlatformError.template


@pytest.mark.parametrize("fact", _declared(Fact), ids=lambda kind: kind.__name__)
def test_a_fact_is_named_after_its_capability(fact: type[Fact]) -> None:
    capability = fact.__module__.split(".")[1]
    assert fact.name.startswith(f"{capability}.")
    assert all(field.description for field in fact.model_fields.values())


def test_no_two_facts_share_a_name() -> None:
    names = [fact.name for fact in _declared(Fact)]
    assert len(set(names)) == len(names)


def test_every_method_that_is_declared_is_served() -> None:
    declared = {
        member.name
        for module in _contracts()
        for member in vars(module).values()
        if isinstance(member, Method)
    }
    assert declared == set(OFFERED)


def test_every_capability_stands_in_the_catalog() -> None:
    capabilities = {path.parent.name for path in ROOT.glob("backend/*/methods.py")}
    capabilities |= {path.parent.name for path in ROOT.glob("backend/*/phone.py")} - {"gateway"}
    listed = {served.method.request.__module__.split(".")[1] for served in OFFERED.values()}
    assert listed == capabilities
    audited = {check.name.split(":")[0] for check in CHECKS}
    assert audited == {path.parent.name for path in ROOT.glob("backend/*/audit.py")} - {"kernel"}


def test_answers_are_never_closed_to_what_a_newer_platform_adds() -> None:
    closed = [kind.__name__ for kind in _declared(Shape) if kind.model_config["extra"] != "ignore"]
    assert closed == []
    assert _declared(Response)


def _rules(table: Table) -> Iterator[tuple[str, list[str]]]:
    for constraint in table.constraints:
        if isinstance(constraint, PrimaryKeyConstraint | UniqueConstraint):
            yield str(constraint.name), [column.name for column in constraint.columns]
    for index in table.indexes:
        if index.unique:
            yield str(index.name), [str(getattr(each, "name", each)) for each in index.expressions]


@pytest.mark.parametrize(
    "table",
    [table for table in METADATA.sorted_tables if "merchant_id" in table.columns],
    ids=lambda table: table.name,
)
def test_whatever_is_unique_is_unique_within_its_merchant(table: Table) -> None:
    """So that rows can be distributed by merchant later without another design."""
    crossing = [
        name
        for name, columns in _rules(table)
        if columns[:1] != ["merchant_id"] and name not in UNIQUE_FOR_ALL
    ]
    assert crossing == []


PAGES_AT: Final = sorted(ROOT.glob("console/*/pages.py"))


@pytest.mark.parametrize("path", PAGES_AT, ids=lambda path: path.parent.name)
def test_every_page_has_an_icon_and_calls_served_methods(path: Any) -> None:
    capability = path.parent.name
    for page in importlib.import_module(f"console.{capability}.pages").PAGES:
        assert page.key.split(".")[0] == capability
        assert (ROOT / "resources" / "icons" / f"{page.icon}.svg").is_file(), page.icon
        assert {method.name for method in page.calls} <= set(SERVED)


def test_every_page_stands_in_the_catalog() -> None:
    listed = ROOT / "console" / "shell" / "catalog.py"
    if not listed.is_file():
        pytest.skip("the window has no catalogue yet")
    pages = [
        page.key
        for path in PAGES_AT
        for page in importlib.import_module(f"console.{path.parent.name}.pages").PAGES
    ]
    catalog = importlib.import_module("console.shell.catalog")
    assert sorted(page.key for page in catalog.PAGES) == sorted(pages)
