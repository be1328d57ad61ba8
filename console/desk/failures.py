"""Every error in words: what happened, why, what to do now, and a code to pass on."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2s
from typing import ClassVar, Final, TypeVar

from backend.protocol.errors import BusinessError, PlatformError
from backend.protocol.refusals import AppNotOnline
from console.client.failures import AnswerUnknown, ClientError, NotFetched, Stranger, Unreachable
from console.client.service import ServiceFailed
from console.desk.phrases import QT_TRANSLATE_NOOP, Text, said
from console.desk.refusals import TILL
from console.till.failures import TillError

_log: Final = logging.getLogger("console")


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A failure as a person reads it. ``details`` is for those who help, never shown unasked."""

    what: Text
    why: Text
    now: Text
    code: str
    details: str = ""

    def line(self) -> str:
        """Return what is to be read of it in one line, for a word in passing."""
        parts = (said(self.what), said(self.why), said(self.now))
        return " ".join(part for part in parts if part)

    def to_copy(self) -> str:
        """Return all of it as plain text."""
        lines = (said(self.what), said(self.why), said(self.now), self.code, self.details)
        return "\n".join(line for line in lines if line)


@dataclass(frozen=True, slots=True)
class Because:
    """Why, and what to do now."""

    why: Text
    now: Text = ""


class Told(Exception):
    """An error of a room above the desk, which brings its own code and words."""

    code: ClassVar[str]
    because: ClassVar[Because]


E = TypeVar("E", bound=Exception)


class Failures:
    """What each kind of error means to the person in front of the screen."""

    def __init__(self) -> None:
        self._known: dict[type[Exception], Callable[[Exception], Because]] = {}
        self.learn(Unreachable, _unreachable)
        self.learn(Stranger, _stranger)
        self.learn(AnswerUnknown, _answer_unknown)
        self.learn(NotFetched, _not_fetched)
        self.learn(ClientError, _own_fault)
        self.learn(PlatformError, _platform)
        self.learn(AppNotOnline, _turned_away)
        self.learn(BusinessError, _refused)
        self.learn(TillError, _till)
        self.learn(ServiceFailed, _service)
        self.learn(Told, _told)
        self.learn(OSError, _system)
        self.learn(Exception, _own_fault)

    def learn(self, kind: type[E], explain: Callable[[E], Because]) -> None:
        """Explain a kind of error, and those derived from it that are not explained themselves."""
        self._known[kind] = explain  # type: ignore[assignment]  # looked up by the error's class

    def describe(self, error: Exception, what: Text) -> Failure:
        """Put an error in words; ``what`` says what did not happen, e.g. "Not refunded"."""
        explain = next(self._known[kind] for kind in type(error).__mro__ if kind in self._known)
        because = explain(error)
        code = code_of(error)
        _log.warning("%s: %s", code, error, exc_info=error)
        return Failure(
            what=what,
            why=because.why,
            now=because.now,
            code=code,
            details="".join(traceback.format_exception(error)).strip(),
        )


def code_of(error: Exception) -> str:
    """Return the code to pass on: the published one, or one that names the place of a crash."""
    if isinstance(error, PlatformError):
        return error.sub_code
    if isinstance(error, ClientError | TillError | ServiceFailed | Told):
        return error.code
    place = traceback.extract_tb(error.__traceback__)[-1:]
    where = "".join(f"{frame.filename.rpartition('/')[2]}:{frame.name}" for frame in place)
    mark = blake2s(f"{type(error).__qualname__}@{where}".encode(), digest_size=3)
    return f"ZG-{mark.hexdigest().upper()}"


def _unreachable(_: Unreachable) -> Because:
    return Because(
        QT_TRANSLATE_NOOP("Failures", "The platform cannot be reached. Nothing was sent."),
        QT_TRANSLATE_NOOP("Failures", "Try again; check the network if it stays so."),
    )


def _stranger(_: Stranger) -> Because:
    return Because(
        QT_TRANSLATE_NOOP(
            "Failures", "Another computer answers where the shop's platform was. Nothing was sent."
        ),
        QT_TRANSLATE_NOOP(
            "Failures",
            "Check the network. If the platform was moved, let this till in with a new activation.",
        ),
    )


def _turned_away(_: AppNotOnline) -> Because:
    return Because(
        QT_TRANSLATE_NOOP("Failures", "The shop has turned this till away."),
        QT_TRANSLATE_NOOP("Failures", "Let the owner invite it again, at the first till."),
    )


def _answer_unknown(_: AnswerUnknown) -> Because:
    return Because(
        QT_TRANSLATE_NOOP("Failures", "It was sent, but no answer came that can be trusted."),
        QT_TRANSLATE_NOOP("Failures", "Do not repeat it. The result is being asked for."),
    )


def _not_fetched(_: NotFetched) -> Because:
    return Because(
        QT_TRANSLATE_NOOP("Failures", "The file did not arrive whole. Nothing was changed."),
        QT_TRANSLATE_NOOP("Failures", "Try again; check the network if it stays so."),
    )


def _platform(error: PlatformError) -> Because:
    return Because(
        error.words(),
        QT_TRANSLATE_NOOP("Failures", "Try again in a moment. If it stays so, pass on the code."),
    )


def _refused(error: BusinessError) -> Because:
    return Because(error.words())


def _till(error: TillError) -> Because:
    if error.code not in TILL:
        return _own_fault(error)
    why, now = TILL[error.code]
    return Because(why, now or "")


def _service(_: ServiceFailed) -> Because:
    return Because(
        QT_TRANSLATE_NOOP("Failures", "The platform on this computer did not start."),
        QT_TRANSLATE_NOOP("Failures", "Try again. If it stays so, copy this and pass it on."),
    )


def _told(error: Told) -> Because:
    return error.because


def _system(error: OSError) -> Because:
    return Because(
        error.strerror or str(error),
        QT_TRANSLATE_NOOP("Failures", "Check the disk and the permissions, then try again."),
    )


def _own_fault(_: Exception) -> Because:
    return Because(
        QT_TRANSLATE_NOOP("Failures", "Something went wrong in this program."),
        QT_TRANSLATE_NOOP("Failures", "Try again. If it stays so, pass on the code."),
    )
