"""
What can go wrong on the way to the platform and back; telling two kinds apart saves money.

* ClientError
  + Unreachable      certain: nothing was sent, so nothing happened
    - Stranger       who answers there is not the platform this till knows
  + AnswerUnknown    sent or perhaps sent, and no answer that can be trusted: ask what became of it
  + NotFetched       a file did not arrive whole: nothing was changed by asking for it

Whatever the platform itself refuses, in an answer that is signed, is a ``PlatformError``.
"""

from __future__ import annotations

from enum import StrEnum


class Doubt(StrEnum):
    """Why an answer cannot be trusted; part of the code a person may copy."""

    TIMEOUT = "TIMEOUT"
    """Nothing, or not everything, came back in time."""
    CUT = "CUT"
    """The connection broke after something may have been sent."""
    HTTP = "HTTP"
    """Not the answer of a gateway: a status other than 200."""
    OVERSIZE = "OVERSIZE"
    UNSIGNED = "UNSIGNED"
    FORGED = "FORGED"
    ILLEGIBLE = "ILLEGIBLE"
    """Truncated, of another method, or of another shape."""


class ClientError(Exception):
    """A call that brought no answer; ``code`` is stable and can be copied."""

    code: str = "NET"


class Unreachable(ClientError):
    """Nothing was sent: this call certainly had no effect."""

    code = "NET-UNREACHABLE"


class Stranger(Unreachable):
    """Another key than the one this till knows: nothing was sent to whoever has it."""

    code = "NET-STRANGER"


class AnswerUnknown(ClientError):
    """The call may have had its effect."""

    def __init__(self, doubt: Doubt, detail: str = "") -> None:
        self.doubt = doubt
        self.code = f"NET-{doubt}"
        super().__init__(f"{self.code} {detail}".rstrip())


class NotFetched(ClientError):
    """A file did not arrive whole; it can be asked for again."""

    code = "NET-FILE"
