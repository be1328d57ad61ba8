"""Answer one call inside one transaction. Needs no socket and no event loop."""

from __future__ import annotations

import html
import logging
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final, NamedTuple

from pydantic import ValidationError

from backend.gateway.admission import Admission, Admitted, Visit
from backend.kernel.call import AnyServed, Call, Caller
from backend.kernel.unit import Unit
from backend.protocol.envelope import content_of, refusal_fields, sealed, write_answer
from backend.protocol.errors import (
    BusinessError,
    CallLimited,
    InvalidArgument,
    MissingArgument,
    PlatformError,
    SystemError_,
)
from backend.protocol.method import Request, Response
from backend.protocol.parameters import UTF_8
from backend.protocol.signing import PrivateKey
from backend.protocol.strict_json import Json

IN_FLIGHT_MAX: Final = 2000
"""Calls that may wait for the database; more are told to come again, before anything is done."""

CallMaker = Callable[[Caller, Unit, datetime], Call]
Work = Callable[[Unit], Response]

_log = logging.getLogger("zhanggui.gateway")


class Answer(NamedTuple):
    """The bytes of an answer and the charset they are written in."""

    body: bytes
    charset: str


class Pending(NamedTuple):
    """A call that was let in and understood; ``work`` is what is left, in a transaction."""

    visit: Visit
    served: AnyServed
    work: Work


class Written(NamedTuple):
    """An answer that is not signed yet."""

    visit: Visit
    content: bytes


class UndeclaredRefusal(AssertionError):
    """A method refused with a refusal its contract does not list; only raised in tests."""


class Dispatch:
    """Turns requests into work, and what became of the work into answers."""

    def __init__(
        self, admission: Admission, key: PrivateKey, make_call: CallMaker, *, strict: bool = False
    ) -> None:
        self._admission = admission
        self._key = key
        self._make_call = make_call
        self._strict = strict
        self.in_flight = 0

    def open(
        self, query: bytes, body: bytes, content_type: str, *, now: datetime, trace: str
    ) -> Answer | Pending:
        """Check a request; return its refusal, or the work it asks for."""
        visit = Visit(trace)
        try:
            admitted = self._admission.admit(visit, query, body, content_type, now)
            if self.in_flight >= IN_FLIGHT_MAX:
                raise CallLimited  # noqa: TRY301 - answered like any other refusal
            request = read_shape(admitted.served.method.request, admitted.content)
        except PlatformError as refusal:
            return self.refuse(visit, refusal)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is answered
            return self.refuse(visit, self._crash(visit, error))
        return Pending(visit, admitted.served, self._work(admitted, request, now))

    def close(self, pending: Pending, outcome: Response | Exception) -> Written:
        """Write the answer to a call after its commit."""
        if isinstance(outcome, Exception):
            return _written(pending.visit, refusal_fields(self._judged(pending, outcome)))
        if self._strict:
            outcome.check()
        if pending.served.changes_apps:
            self._admission.apps.forget()
        return _written(pending.visit, outcome)

    def sign(self, written: Written) -> Answer:
        """Sign an answer, if it is known for whom it is."""
        visit, content = written
        key = self._key if visit.signed else None
        body = sealed(visit.node, content, key=key, algorithm=visit.algorithm)
        return Answer(body, visit.charset.name)

    def refuse(self, visit: Visit, refusal: PlatformError) -> Answer:
        """Answer with a refusal."""
        return self.sign(_written(visit, refusal_fields(refusal)))

    def _judged(self, pending: Pending, error: Exception) -> PlatformError:
        if not isinstance(error, PlatformError):
            return self._crash(pending.visit, error)
        method = pending.served.method
        if isinstance(error, BusinessError) and not isinstance(error, method.refuses):
            _log.error(
                "%s: %s refused with %r, undeclared", pending.visit.trace, method.name, error
            )
            if self._strict:
                raise UndeclaredRefusal(f"{method.name}: {error!r}") from error
        return error

    def _work(self, admitted: Admitted, request: Request, now: datetime) -> Work:
        handler, caller, make_call = admitted.served.handler, admitted.caller, self._make_call

        def work(unit: Unit) -> Response:
            response: Response = handler(make_call(caller, unit, now), request)
            return response

        return work

    @staticmethod
    def _crash(visit: Visit, error: Exception) -> SystemError_:
        _log.error("%s: %s crashed", visit.trace, visit.node, exc_info=error)
        return SystemError_()


def _written(visit: Visit, said: Mapping[str, Any] | Response) -> Written:
    return Written(visit, content_of(said, visit.charset))


def read_shape(shape: type[Request], content: Mapping[str, Json]) -> Request:
    """
    Read the business content.

    :raises MissingArgument: if something required is absent, naming it.
    :raises InvalidArgument: if something is not as it must be, naming it and saying why.
    """
    try:
        return shape.model_validate(content)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        name = html.escape(".".join(str(step) for step in first["loc"]))
        if first["type"] == "missing":
            raise MissingArgument(name=name) from None
        problem = first["msg"].removeprefix("Value error, ")
        raise InvalidArgument(problem=f"{name}: {problem}" if name else problem) from None


OVERSIZE: Final = Answer(
    write_answer(
        "error_response",
        refusal_fields(InvalidArgument(problem="a request of more than 2 MiB")),
        key=None,
    ),
    UTF_8.name,
)
"""Said to a request too large to be read."""
