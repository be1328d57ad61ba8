"""The described API, driven by a tool nobody here wrote: what it says is what is answered."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import Case, Response
from schemathesis.specs.openapi.checks import response_schema_conformance

from backend.gateway.catalog import SERVED
from backend.gateway.handbook import handbook
from tests.backend.gateway.door import Door, common, form, node, signed

DESCRIBED: Final = handbook()
CONFIG: Final = schemathesis.Config.from_dict(
    {"generation": {"mode": "all", "allow-x00": False}, "seed": 1}
)
schema = schemathesis.openapi.from_dict(DESCRIBED, config=CONFIG)


@pytest.fixture(scope="module")
def open_door() -> Iterator[Door]:
    """Open one platform for all that is tried; its books are looked at in the end."""
    opened = Door()
    yield opened
    opened.platform.close()


@schema.parametrize()
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_every_operation_answers_as_described(open_door: Door, case: Case[Any]) -> None:
    content = case.body if isinstance(case.body, dict) else {}
    fields = common(case.path.removeprefix("/"), biz_content=json.dumps(content))

    raw = open_door.platform.answer(b"", form(signed(fields)))

    case.validate_response(over_http(raw, case), checks=[response_schema_conformance])
    assert node(raw)["code"] in ("10000", "10003", "40001", "40002", "40004")


def over_http(raw: bytes, case: Case[Any]) -> Response:
    """Return the answer as the tool would have had it over the network."""
    request = requests.Request(case.method, "http://127.0.0.1/gateway.do").prepare()
    headers = {"content-type": ["application/json"]}
    return Response(200, headers, raw, request, elapsed=0.0, verify=False)


# The description itself


def test_every_served_method_is_described_once() -> None:
    operations = [path["post"]["operationId"] for path in DESCRIBED["paths"].values()]

    assert sorted(operations) == sorted(SERVED)
    assert all(path["post"]["summary"] for path in DESCRIBED["paths"].values())


def test_every_reference_leads_somewhere() -> None:
    named = set(re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(DESCRIBED)))

    assert named
    assert named <= set(DESCRIBED["components"]["schemas"])


def test_the_description_is_the_same_each_time() -> None:
    assert handbook() == DESCRIBED


def test_no_scalar_of_an_answer_is_described_as_anything_but_text() -> None:
    told = {
        name: each for name, each in DESCRIBED["components"]["schemas"].items() if "told." in name
    }

    assert told
    assert not re.findall(r'"type": "(?:integer|number|boolean)"', json.dumps(told))


def test_every_refusal_a_method_may_answer_is_described() -> None:
    for name, served in SERVED.items():
        answer = DESCRIBED["paths"][f"/{name}"]["post"]["responses"]["200"]
        content = answer["content"]["application/json"]["schema"]["properties"]
        refusal = content[served.method.node]["oneOf"][-1]["properties"]["sub_code"]["enum"]
        assert {each.sub_code for each in served.method.refuses} <= set(refusal), name
