"""Values nobody honest sends, as the JSON they would be written in."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

FULL_WIDTH: Final = str.maketrans("0123456789.-", "０１２３４５６７８９．－")

NO_AMOUNT: Final = (
    '"1.234"',
    "1.234",
    "NaN",
    "Infinity",
    "-Infinity",
    "1e400",
    "1E2",
    '"1e2"',
    '"NaN"',
    '"inf"',
    '"１２.８０"',
    '"१२"',
    '"12,80"',
    '"1,280.00"',
    '" 12.80"',
    '"12.80 "',
    '"12.80\\n"',
    '"+12.80"',
    '"0x1f"',
    '"1_000"',
    '".5"',
    '"5."',
    '"12.8.0"',
    '"¥12.80"',
    '"--1"',
    '"12.80\\u0000"',
    '"\\ud800"',
    '"' + "9" * 400 + '"',
    "9" * 400,
    "1" + "0" * 5000 + ".00",
    "true",
    "[]",
    "{}",
    '["12.80"]',
    '{"amount":"12.80"}',
)
"""Read as an amount by somebody's parser, and by ours by none."""

NO_PAYABLE: Final = (
    "0",
    '"0"',
    '"0.00"',
    "-0",
    '"-0.01"',
    "-12.8",
    '"-12.80"',
    '"100000000.01"',
    '"999999999999.99"',
)
"""Amounts, but none that anybody can be asked for."""

STRANGE: Final = (
    *NO_AMOUNT,
    *NO_PAYABLE,
    '"x y"',
    '"../../etc/passwd"',
    '"\'; DROP TABLE payments_trade; --"',
    '"%00"',
    '"a\\u0000b"',
    '"a\\u0007b"',
    '"\\u202e12.80"',
    '"<script>alert(1)</script>"',
    '"2026-02-30 00:00:00"',
    '"2026-01-02T03:04:05Z"',
    '"２０２６-０１-０２ ０３:０４:０５"',
    '"0000-00-00 00:00:00"',
    '"2088"',
    '"２０８８１０２１６９４８１０７５"',
    '"' + "x" * 65 + '"',
    '"' + "长" * 5000 + '"',
    '"😀"',
    "false",
    "18446744073709551617",
    '[["deep"]]',
    "[null]",
    '[{"quantity":"-1"}]',
)
"""Everything above and more, for a field of any kind."""


Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a method's request, perhaps inside another, and its published schema."""

    place: Place
    schema: Mapping[str, Any]

    def refuses(self, token: str) -> bool:
        """Whether a JSON value written like this can have no meaning here."""
        try:
            value = json.loads(token, parse_int=str, parse_float=str, parse_constant=_no_constant)
        except ValueError:
            return True
        return not _fits(value, self.schema)


def fields_of(schema: Mapping[str, Any], sample: object) -> Iterator[Field]:
    """List every field a sample request has, and those it could have at the top."""
    shared = schema.get("$defs", {})
    yield from _fields(schema, sample, (), shared)


def spoiled(sample: Mapping[str, Any], place: Place, token: str) -> bytes:
    """Write a request with one value written as told, legal JSON or not."""
    return _written(_at(sample, place, _MARK)).replace(json.dumps(_MARK), token).encode()


_MARK: Final = "\x01here"


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _at(value: Any, place: Place, put: object) -> Any:
    if not place:
        return put
    head, *rest = place
    if isinstance(value, list):
        return [_at(v, tuple(rest), put) if i == head else v for i, v in enumerate(value)]
    return {**value, head: _at(value.get(head, {}), tuple(rest), put)}


def _fields(
    schema: Mapping[str, Any], sample: Any, place: Place, shared: Mapping[str, Any]
) -> Iterator[Field]:
    for name, described in schema.get("properties", {}).items():
        plain = _plain(described, shared)
        yield Field((*place, name), plain)
        inside = sample.get(name)
        if isinstance(inside, list) and inside:
            item = _plain(plain.get("items", {}), shared)
            yield from _fields(item, inside[0], (*place, name, 0), shared)


def _plain(described: Mapping[str, Any], shared: Mapping[str, Any]) -> Mapping[str, Any]:
    for choice in described.get("anyOf", ()):
        if choice.get("type") != "null":
            return _plain(choice, shared)
    reference = described.get("$ref")
    return shared[reference.rpartition("/")[2]] if reference else described


def _no_constant(name: str) -> object:
    raise ValueError(name)


def _fits(value: object, schema: Mapping[str, Any]) -> bool:
    """Whether a lenient reader could take it; numbers count as their text, as they are read."""
    if isinstance(value, str) and not _clean(value):
        return False
    kind = schema.get("type")
    if kind == "string" or "enum" in schema or "const" in schema:
        return isinstance(value, str) and any(
            _text_fits(text, schema) for text in (value, value.strip())
        )
    if kind == "integer":
        return isinstance(value, str) and _whole_fits(value, schema)
    if kind == "boolean":
        return isinstance(value, bool) or (isinstance(value, str) and value.lower() in _TRUTHS)
    if kind == "array":
        return isinstance(value, list | str)
    return True


_TRUTHS: Final = frozenset(
    {"0", "1", "true", "false", "on", "off", "yes", "no", "y", "n", "t", "f"}
)


def _whole_fits(value: str, schema: Mapping[str, Any]) -> bool:
    if re.fullmatch(r"-?[0-9]{1,18}", value.strip()) is None:
        return False
    number = int(value)
    lowest, highest = schema.get("minimum", number), schema.get("maximum", number)
    return int(lowest) <= number <= int(highest)


def _text_fits(value: str, schema: Mapping[str, Any]) -> bool:
    if value not in schema.get("enum", (value,)) or value != schema.get("const", value):
        return False
    if len(value) > schema.get("maxLength", len(value)):
        return False
    pattern = schema.get("pattern", "")
    return re.search(pattern.replace("$", r"\Z"), value, re.ASCII) is not None


def _clean(value: str) -> bool:
    """No NUL and no half surrogate: neither is text to anybody."""
    return "\0" not in value and not any("\ud800" <= letter <= "\udfff" for letter in value)
