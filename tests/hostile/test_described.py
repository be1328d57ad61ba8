"""The handbook, taken at its word: requests made from it, answers held against it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, settings
from requests.adapters import HTTPAdapter
from schemathesis import Case
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import negative_data_rejection

from backend.gateway.handbook import handbook
from tests.hostile.books import Books, changed
from tests.hostile.counter import Counter, form
from tests.hostile.world import World
from tests.sdk.service import command

ONLY_POST: Final = SchemathesisConfig.from_dict(
    {"phases": {"coverage": {"unexpected-methods": []}}}
)
DESCRIBED: Final = schemathesis.openapi.from_dict(handbook(), config=ONLY_POST)
AnyCase = Case[Any]
HELD: Final = settings(
    max_examples=15,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)


class Signing(HTTPAdapter):
    """Does what the handbook says: signs the body and posts it to the gateway."""

    def __init__(self, counter: Counter) -> None:
        super().__init__()
        self._counter = counter

    def send(self, request: requests.PreparedRequest, *args: Any, **named: Any) -> Any:
        method = request.path_url.strip("/")
        content = request.body if isinstance(request.body, bytes) else str(request.body).encode()
        counter = self._counter
        request.prepare_url(str(request.url).partition(method)[0] + "gateway.do", {})
        request.headers["Content-Type"] = "application/x-www-form-urlencoded;charset=utf-8"
        request.prepare_body(form(counter.signed(counter.pairs(method, content))), None)
        answer = super().send(request, *args, **named)
        answer.raw.headers["Content-Type"] = "application/json"  # it is, though called HTML
        return answer


@pytest.fixture(scope="module")
def line(world: World) -> Iterator[requests.Session]:
    with requests.Session() as session:
        session.mount("http://", Signing(world.counter))
        yield session


@DESCRIBED.parametrize()
@HELD
def test_keeps_its_word(case: AnyCase, world: World, books: Books, line: requests.Session) -> None:
    """Whatever is sent: an answer as described, no refusal undeclared, and none half done."""
    before = books.settle()

    answer = case.call(base_url=world.platform.url, session=line)

    case.validate_response(answer, excluded_checks=[negative_data_rejection])
    node = next(iter(answer.json().values()))
    assert node.get("sub_code") != "isp.unknow-error"
    if "sub_code" in node:
        assert changed(before, books.fingerprint()) == []


def test_is_what_the_command_writes(tmp_path: Path) -> None:
    out = tmp_path / "openapi.json"

    assert command("handbook", "--out", str(out)).returncode == 0
    assert json.loads(out.read_text("utf-8")) == handbook()
