"""The buyer's phone: a JSON verb in, one transaction, JSON out. Needs no socket, no event loop."""

from __future__ import annotations

import hmac
import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from backend.gateway.dispatch import CallMaker, UndeclaredRefusal, read_shape
from backend.gateway.knocks import Knocks
from backend.kernel.call import AnyServed, Call, Caller
from backend.kernel.unit import Unit
from backend.protocol.envelope import refusal_fields
from backend.protocol.errors import BusinessError, CallLimited, PlatformError, SystemError_
from backend.protocol.method import Request, Response
from backend.protocol.node import response_fields
from backend.protocol.refusals import InvalidMethod, UserTokenRefused
from backend.protocol.strict_json import Json, read_object, without_empty
from backend.wallet import service as wallet
from backend.wallet.contract import SIGN_IN, SIGN_OUT, BuyerUnknown, SignedOut, SignInResponse

PREFIX: Final = "zhanggui.wallet."
_log = logging.getLogger("zhanggui.gateway")


@dataclass(frozen=True, slots=True)
class Asking:
    """
    Who asks, as far as the request says.

    Either a session, or the home's own token together with the logon of any buyer: that is how
    scripts on this machine hold the phone of a demonstration buyer.
    """

    session: str = ""
    home_token: str = ""
    logon: str = ""
    address: str = ""
    """From where; empty on this machine without a network between."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the phone is told, and what becomes of its session."""

    body: bytes
    session: str | None = None
    """A new session's token, empty to forget the old one, or None to leave it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A verb that was understood; ``work`` is what is left, in a transaction."""

    served: AnyServed
    work: Callable[[Unit], Response]
    trace: str


class Phone:
    """Answers the verbs of the phone page."""

    def __init__(
        self, served: Mapping[str, AnyServed], make_call: CallMaker, *, strict: bool = False
    ) -> None:
        self._served = served
        self._make_call = make_call
        self._strict = strict
        self._knocks = Knocks()
        self.home_token = ""
        """Set while a home is served; empty means nobody may hold another's phone."""

    def open(
        self, verb: str, body: bytes, asking: Asking, *, now: datetime, trace: str
    ) -> Told | Asked:
        """Read a verb and its JSON; return its refusal, or the work it asks for."""
        try:
            served = self._served.get(PREFIX + verb)
            if served is None:
                raise InvalidMethod
            content = _content(body)
            if served.method is SIGN_OUT and asking.session:
                content = {"token": asking.session, **content}
            request = read_shape(served.method.request, content)
            self._slow_down(served, asking, now)
            identify = self._identify(served, asking)
        except PlatformError as refusal:
            return _refused(refusal)
        return Asked(served, self._work(served, request, identify, now), trace)

    def close(self, asked: Asked, outcome: Response | Exception) -> Told:
        """Tell the phone what became of it, after the commit."""
        if isinstance(outcome, Exception):
            return _refused(self._judged(asked, outcome))
        if self._strict:
            outcome.check()
        fields = response_fields(outcome)
        if isinstance(outcome, SignInResponse):
            del fields["token"]
            return Told(_json(fields), outcome.token)
        return Told(_json(fields), "" if asked.served.method is SIGN_OUT else None)

    def _judged(self, asked: Asked, error: Exception) -> PlatformError:
        method = asked.served.method
        if not isinstance(error, PlatformError):
            _log.error("%s: %s crashed", asked.trace, method.name, exc_info=error)
            return SystemError_()
        if isinstance(error, BusinessError) and not isinstance(
            error, _phone_refusals(method.refuses)
        ):
            _log.error("%s: %s refused with %r, undeclared", asked.trace, method.name, error)
            if self._strict:
                raise UndeclaredRefusal(f"{method.name}: {error!r}") from error
        return error

    def _slow_down(self, served: AnyServed, asking: Asking, now: datetime) -> None:
        guesses = served.method is SIGN_IN and asking.address
        if guesses and not self._knocks.admits(asking.address, now):
            raise CallLimited

    def _identify(self, served: AnyServed, asking: Asking) -> Callable[[Call], str]:
        if served.method is SIGN_IN:
            return _nobody
        if asking.logon:
            if not self.home_token or not hmac.compare_digest(
                asking.home_token.encode(), self.home_token.encode()
            ):
                raise UserTokenRefused
            return lambda call: wallet.buyer_by_logon(call, asking.logon).buyer_id
        if asking.session:
            return lambda call: wallet.session_buyer(call, asking.session)
        return _nobody

    def _work(
        self,
        served: AnyServed,
        request: Request,
        identify: Callable[[Call], str],
        now: datetime,
    ) -> Callable[[Unit], Response]:
        def work(unit: Unit) -> Response:
            buyer_id = identify(self._make_call(Caller(), unit, now))
            call = self._make_call(Caller(buyer_id=buyer_id), unit, now)
            response: Response = served.handler(call, request)
            return response

        return work


def _nobody(call: Call) -> str:
    del call
    return ""


def _phone_refusals(declared: tuple[type[BusinessError], ...]) -> tuple[type[BusinessError], ...]:
    """Any verb may also find that nobody is signed in, or that a script named a stranger."""
    return (*declared, SignedOut, BuyerUnknown)


def _content(body: bytes) -> dict[str, Json]:
    """Return what is asked; null and empty members are as good as absent."""
    try:
        return without_empty(read_object(body.decode())) if body else {}
    except UnicodeDecodeError:
        return read_object("")


def _refused(refusal: PlatformError) -> Told:
    body = _json({**refusal_fields(refusal), "fields": refusal.fields})
    return Told(body, "" if isinstance(refusal, SignedOut) else None)


def _json(fields: Mapping[str, object]) -> bytes:
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
