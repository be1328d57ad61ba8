"""JSON as the gateway reads it: one meaning or none."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final, NoReturn

from backend.protocol.refusals import IllegalJson

DEPTH_MAX: Final = 32

Json = dict[str, "Json"] | list["Json"] | str | bool | None
"""A JSON value; numbers are kept as the text they were written in."""


def read_object(text: str) -> dict[str, Json]:
    """
    Read one JSON object.

    Refused are: anything but an object, NaN and Infinity, a name given twice, more than 32
    levels, half surrogates and NUL. Numbers come back as text, so no digit is lost.

    :raises IllegalJson: if it is not such an object.
    """
    value: Json = _load(text)
    if not isinstance(value, dict):
        raise IllegalJson(problem="an object is expected")
    escapes = "\\u" in text  # only so can a text hold what no text may
    if escapes or text.count("{") + text.count("[") > DEPTH_MAX:
        _check(value, texts=escapes)
    return value


def without_empty(members: Mapping[str, Json]) -> dict[str, Json]:
    """Leave out what is null or empty text: as good as absent in a request."""
    return {name: given for name, given in members.items() if given not in (None, "")}


def object_of(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """
    Make an object of its members, for ``json`` as ``object_pairs_hook``.

    :raises IllegalJson: for a name given twice.
    """
    members = dict(pairs)
    if len(members) != len(pairs):
        raise IllegalJson(problem="a name is given twice")
    return members


def _constant(name: str) -> NoReturn:
    raise IllegalJson(problem=f"{name} is not a JSON value")


_DECODER: Final = json.JSONDecoder(
    object_pairs_hook=object_of, parse_float=str, parse_int=str, parse_constant=_constant
)


def _load(text: str) -> Any:
    try:
        return _DECODER.decode(text)
    except json.JSONDecodeError as error:
        raise IllegalJson(problem=f"{error.msg}, at character {error.pos + 1}") from error
    except RecursionError:
        raise IllegalJson(problem=f"more than {DEPTH_MAX} levels") from None


def _check(value: Json, *, texts: bool) -> None:
    level: list[Json] = [value]
    depth = 0
    while level:
        depth += 1
        if depth > DEPTH_MAX:
            raise IllegalJson(problem=f"more than {DEPTH_MAX} levels")
        below: list[Json] = []
        for item in level:
            if isinstance(item, dict):
                for name in item if texts else ():
                    _check_text(name)
                below.extend(item.values())
            elif isinstance(item, list):
                below.extend(item)
            elif texts and isinstance(item, str):
                _check_text(item)
        level = below


def _check_text(text: str) -> None:
    if "\0" in text:
        raise IllegalJson(problem="a NUL character")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        raise IllegalJson(problem="half a surrogate pair") from None
