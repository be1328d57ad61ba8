"""The text of an answer's node: the bytes that are signed, and that every client re-reads."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, cast

from pydantic_core import PydanticSerializationError, to_json

from backend.protocol.method import Response

_COMPACT: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_JSON_STRING: Final = re.compile(r'"(?:[^"\\]|\\.)*"')


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is known of a shape of answers before there is one."""

    all_text: bool
    """Every scalar is written as a string, and no object can be without members."""
    nested: tuple[str, ...]
    """Members that hold objects of a flat shape."""


def response_fields(response: Response) -> dict[str, object]:
    """Return the members of a successful answer's node, code and message first."""
    content = response.model_dump(mode="json", exclude_none=True, by_alias=True)
    return {"code": response.code, "msg": response.msg, **content}


def response_text(response: Response) -> str:
    """Write a successful answer's node; the same text as ``node_text`` of its fields, sooner."""
    plan = _plan(type(response))
    if not plan.all_text:
        return node_text(response_fields(response))
    try:
        content = response.model_dump_json(exclude_none=True, by_alias=True)
    except PydanticSerializationError:  # half a surrogate pair
        return node_text(response_fields(response))
    head = f'{{"code":"{response.code}","msg":"{response.msg}"'
    text = head + ("}" if content == "{}" else "," + content[1:])
    return _readable(text, 1 + sum([_count(getattr(response, name)) for name in plan.nested]))


@cache
def _plan(shape: type[Response]) -> _Plan:
    schema = shape.model_json_schema(mode="serialization")
    kinds = {name: _kind(member, schema) for name, member in schema["properties"].items()}
    aliases = {name: field.alias or name for name, field in shape.model_fields.items()}
    return _Plan(
        all_text=None not in kinds.values() and not kinds.keys() & {"code", "msg"},
        nested=tuple(name for name, alias in aliases.items() if kinds.get(alias) == "object"),
    )


def _kind(member: Mapping[str, Any], schema: Mapping[str, Any]) -> str | None:
    """Return ``text``, ``object`` for flat objects or a list of them, None for all else."""
    if "anyOf" in member:
        kinds = {_kind(one, schema) for one in member["anyOf"] if one.get("type") != "null"}
        return kinds.pop() if len(kinds) == 1 else None
    if "$ref" in member:
        return _kind(schema["$defs"][member["$ref"].rpartition("/")[2]], schema)
    if member.get("type") == "array":
        return _kind(member.get("items", {}), schema)
    if member.get("type") == "object":
        members = member.get("properties", {})
        flat = all(_kind(one, schema) == "text" for one in members.values())
        return "object" if flat and member.get("required") else None
    return "text" if member.get("type") == "string" else None


def _count(value: object) -> int:
    if isinstance(value, tuple):
        return len(cast("tuple[object, ...]", value))
    return 0 if value is None else 1


def node_text(fields: Mapping[str, object]) -> str:
    """Write a node so that clients that re-encode it, or count its braces, still agree."""
    plain = _plain_members(fields)
    return _readable(_compact(plain), _objects(plain))


def _readable(text: str, objects: int) -> str:
    text = text.replace("/", "\\/")
    if "\u2028" in text or "\u2029" in text:
        text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    if text.count("{") + text.count("}") != 2 * objects:
        text = _JSON_STRING.sub(_braces_escaped, text)
    return text


def _compact(plain: Mapping[str, object]) -> str:
    """Write JSON; four times faster than ``json``, which writes the same, halves of pairs too."""
    try:
        return to_json(plain).decode()
    except ValueError:
        return _COMPACT.encode(plain)


def _plain(value: object) -> object:
    """
    Make every scalar a string; leave out what is absent, and objects without members.

    A PHP client that writes an answer anew writes ``{}`` as ``[]``; an empty list it keeps.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, dict):
        return _plain_members(cast("dict[str, object]", value))
    if isinstance(value, list | tuple):
        return [_plain(item) for item in cast("Sequence[object]", value)]
    raise TypeError(f"{type(value).__name__} has no place in an answer")


def _plain_members(fields: Mapping[str, object]) -> dict[str, object]:
    plain: dict[str, object] = {}
    for name, item in fields.items():
        if isinstance(item, str):
            plain[name] = item
        elif item is not None and (inner := _plain(item)) != {}:
            plain[name] = inner
    return plain


def _objects(value: object) -> int:
    if isinstance(value, dict):
        inner = cast("dict[str, object]", value).values()
        return 1 + sum([_objects(item) for item in inner if not isinstance(item, str)])
    if isinstance(value, list):
        return sum([_objects(item) for item in cast("list[object]", value)])
    return 0


def _braces_escaped(token: re.Match[str]) -> str:
    text = token[0]
    if "{" not in text and "}" not in text:
        return text
    depth = 0
    for character in text:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            break
    return text if depth == 0 else text.replace("{", "\\u007b").replace("}", "\\u007d")
