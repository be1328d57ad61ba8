"""What a till without a key may ask: to be activated. A JSON body in, one transaction, JSON out."""

from __future__ import annotations

import json
import logging
from datetime import datetime
from typing import Final, NamedTuple

from backend.gateway.dispatch import CallMaker, Work, read_shape
from backend.gateway.knocks import Knocks
from backend.kernel.call import AnyServed, Caller
from backend.kernel.unit import Unit
from backend.protocol.envelope import refusal_fields
from backend.protocol.errors import BusinessError, CallLimited, PlatformError, SystemError_
from backend.protocol.method import Response
from backend.protocol.node import response_fields
from backend.protocol.strict_json import read_object, without_empty

_log: Final = logging.getLogger("zhanggui.gateway")


class Asked(NamedTuple):
    """What was understood; ``work`` is what is left, in a transaction."""

    work: Work
    trace: str


class Entry:
    """Answers the one question that is not signed; who asks is known by the code they bring."""

    def __init__(self, served: AnyServed, make_call: CallMaker) -> None:
        self._served = served
        self._make_call = make_call
        self._knocks = Knocks()

    def open(self, body: bytes, address: str, *, now: datetime, trace: str) -> bytes | Asked:
        """Read the question; return its refusal, or the work it asks for."""
        try:
            if not self._knocks.admits(address, now):
                raise CallLimited
            content = without_empty(read_object(body.decode("utf-8", "replace")))
            request = read_shape(self._served.method.request, content)
        except PlatformError as refusal:
            return _refused(refusal)

        def work(unit: Unit) -> Response:
            response: Response = self._served.handler(self._make_call(Caller(), unit, now), request)
            return response

        return Asked(work, trace)

    def close(self, asked: Asked, outcome: Response | Exception) -> bytes:
        """Write the answer after the commit."""
        if isinstance(outcome, Response):
            return _json(response_fields(outcome))
        declared = self._served.method.refuses
        if isinstance(outcome, PlatformError) and not (
            isinstance(outcome, BusinessError) and not isinstance(outcome, declared)
        ):
            return _refused(outcome)
        _log.error("%s: %s crashed", asked.trace, self._served.method.name, exc_info=outcome)
        return _refused(SystemError_())


def _refused(refusal: PlatformError) -> bytes:
    return _json(refusal_fields(refusal))


def _json(fields: object) -> bytes:
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
