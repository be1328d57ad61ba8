"""The catalogue printed: every method as an operation of OpenAPI 3.1, from its declarations."""

from __future__ import annotations

import inspect
from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal, cast

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from backend.gateway.catalog import SERVED
from backend.protocol.errors import PlatformError
from backend.protocol.method import AnyMethod, Response
from backend.protocol.refusals import DOOR

Json = dict[str, Any]

_ABOUT: Final = """\
Every operation is one method of the gateway. Do not send its body to its path: write it as the
parameter `biz_content` of a signed form, name the method in the parameter `method`, and POST the
form to `/gateway.do`. The answer's HTTP status is always 200; success and refusal are told apart
by `code` in the answer's node.
"""
_TEXT_OF: Final[Mapping[str, Json]] = {
    "integer": {"type": "string", "pattern": "^-?[0-9]+$"},
    "boolean": {"type": "string", "enum": ["true", "false"]},
}
_NUMERIC: Final = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "default")


def handbook() -> Json:
    """Return the description; the same for the same catalogue."""
    methods = [SERVED[name].method for name in sorted(SERVED)]
    asked, asked_schemas = _schemas([m.request for m in methods], "validation", "asked")
    answers = [shape for m in methods for shape in (m.response, *m.also)]
    told, told_schemas = _schemas(answers, "serialization", "told")
    return {
        "openapi": "3.1.0",
        "info": {"title": "掌柜开放平台", "version": "1.0", "description": _ABOUT},
        "servers": [{"url": "http://127.0.0.1:8780"}],
        "paths": {f"/{m.name}": {"post": _operation(m, asked, told)} for m in methods},
        "components": {"schemas": {**asked_schemas, **_as_text(told_schemas)}},
    }


def _schemas(
    shapes: Sequence[type[BaseModel]], mode: Literal["validation", "serialization"], prefix: str
) -> tuple[Mapping[type[BaseModel], Json], Json]:
    """Return a reference to each shape, and all the definitions they need."""
    references, top = models_json_schema(
        [(shape, mode) for shape in dict.fromkeys(shapes)],
        ref_template=f"#/components/schemas/{prefix}.{{model}}",
    )
    found = {shape: references[shape, mode] for shape in shapes}
    return found, {f"{prefix}.{name}": each for name, each in top.get("$defs", {}).items()}


def _operation(
    method: AnyMethod, asked: Mapping[type[BaseModel], Json], told: Mapping[type[BaseModel], Json]
) -> Json:
    successes = [_success(shape, told[shape]) for shape in (method.response, *method.also)]
    content = {"oneOf": [*successes, _refusal((*method.refuses, *DOOR))]}
    answer = {
        "type": "object",
        "properties": {method.node: content, "sign": {"type": "string"}},
        "required": [method.node, "sign"],
        "additionalProperties": False,
    }
    return {
        "operationId": method.name,
        "summary": inspect.cleandoc(method.request.__doc__ or method.name).splitlines()[0],
        "tags": [method.name.split(".")[1]],
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": asked[method.request]}},
        },
        "responses": {
            "200": {
                "description": _words(method),
                "content": {"application/json": {"schema": answer}},
            }
        },
    }


def _success(shape: type[Response], reference: Json) -> Json:
    said: Json = {"code": {"const": shape.code}, "msg": {"const": shape.msg}}
    return {"allOf": [reference, {"properties": said, "required": ["code", "msg"]}]}


def _refusal(refusals: Sequence[type[PlatformError]]) -> Json:
    return {
        "type": "object",
        "properties": {
            "code": {"enum": sorted({refusal.code for refusal in refusals})},
            "msg": {"type": "string"},
            "sub_code": {"enum": sorted({refusal.sub_code for refusal in refusals})},
            "sub_msg": {"type": "string"},
        },
        "required": ["code", "msg", "sub_code", "sub_msg"],
        "additionalProperties": False,
    }


def _words(method: AnyMethod) -> str:
    lines = ["The answer, or one of these refusals (and those any method may answer):", ""]
    lines += [
        f"* `{refusal.sub_code}` {inspect.cleandoc(refusal.__doc__ or '')}".rstrip()
        for refusal in method.refuses
    ]
    return "\n".join(lines)


def _as_text(schema: object) -> Any:
    """Say what the wire says: every scalar of an answer is a string."""
    if isinstance(schema, list):
        return [_as_text(each) for each in cast("list[object]", schema)]
    if not isinstance(schema, dict):
        return schema
    members = cast("Json", schema)
    kind = members.get("type")
    if isinstance(kind, str) and kind in _TEXT_OF:
        kept = {name: each for name, each in members.items() if name not in _NUMERIC}
        return {**kept, **_TEXT_OF[kind]}
    return {name: _as_text(each) for name, each in members.items()}
