"""
What can go wrong, by name, on both sides of the wire.

* PlatformError
  + SystemError_             20000  the platform itself failed; the outcome is unknown
  + MissingArgument          40001
  + InvalidArgument          40002  (signing, format, JSON, shape)
  + InsufficientConditions   40003
  + BusinessError            40004  (one subclass per published sub_code, in its contract)
  + CallLimited              40005
  + InsufficientPermission   40006
"""

from __future__ import annotations

import re
from functools import cache
from string import Formatter
from typing import ClassVar


class PlatformError(Exception):
    """
    A refusal the caller can read: stable codes, a template, and its fields.

    ``keeps`` is for refusals whose record must stay (a counted wrong PIN): the changes made
    before it was raised are committed although the call is refused.
    """

    code: ClassVar[str] = "40004"
    msg: ClassVar[str] = "Business Failed"
    sub_code: ClassVar[str] = "isp.unknow-error"
    template: ClassVar[str] = "系统繁忙"
    keeps: ClassVar[bool] = False

    def __init__(self, **fields: str) -> None:
        self.fields = fields
        super().__init__(self.template.format_map(fields))

    def words(self) -> str:
        """Return the sentence sent as ``sub_msg``."""
        return str(self)

    @classmethod
    def fields_in(cls, words: str) -> dict[str, str]:
        """Return the fields that made the template say ``words``; none if it cannot have."""
        match = _sentence(cls.template).fullmatch(words)
        return match.groupdict() if match else {}


@cache
def _sentence(template: str) -> re.Pattern[str]:
    parts = (
        re.escape(literal) + (f"(?P<{field}>.*)" if field else "")
        for literal, field, _, _ in Formatter().parse(template)
    )
    return re.compile("".join(parts), re.DOTALL)


class SystemError_(PlatformError):  # noqa: N801 - the builtin's name is taken
    """The platform failed; whether anything happened must be asked."""

    code = "20000"
    msg = "Service Currently Unavailable"
    sub_code = "isp.unknow-error"
    template = "系统繁忙,请稍后再查询结果"


class MissingArgument(PlatformError):
    code = "40001"
    msg = "Missing Required Arguments"
    sub_code = "isv.missing-parameter"
    template = "缺少必选参数: {name}"


class InvalidArgument(PlatformError):
    code = "40002"
    msg = "Invalid Arguments"
    sub_code = "isv.invalid-parameter"
    template = "参数无效: {problem}"


class InsufficientConditions(PlatformError):
    code = "40003"
    msg = "Insufficient Conditions"
    sub_code = "isv.missing-signature-config"
    template = "应用未满足调用条件"


class BusinessError(PlatformError):
    """A rule of a capability said no; declared by every method that may answer it."""


class CallLimited(PlatformError):
    code = "40005"
    msg = "Call Limited"
    sub_code = "isv.app-call-limited"
    template = "调用过于频繁,请稍后再试"


class InsufficientPermission(PlatformError):
    code = "40006"
    msg = "Insufficient Permissions"
    sub_code = "isv.insufficient-isv-permissions"
    template = "应用没有调用该接口的权限"
