"""One generic call, typed by the method it is given. Blocking: call it off the UI thread."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final, Protocol

from backend.protocol.envelope import AnswerDoubtful, read_answer, write_request
from backend.protocol.errors import PlatformError
from backend.protocol.method import Method, RequestT, ResponseT
from console.client.failures import AnswerUnknown, ClientError, Doubt
from console.client.presence import Presence
from console.client.signer import Signer
from console.client.transport import Transport

_DOUBTS: Final = {
    "unsigned": Doubt.UNSIGNED,
    "forged": Doubt.FORGED,
    "illegible": Doubt.ILLEGIBLE,
}


class Caller(Protocol):
    """The platform as the till sees it."""

    def call(
        self,
        method: Method[RequestT, ResponseT],
        request: RequestT,
        *,
        notify_url: str | None = None,
    ) -> ResponseT: ...


class Gateway(Caller, Protocol):
    """The platform with the files its answers give out, and what work apart calls it with."""

    @property
    def signer(self) -> Signer: ...

    def fetch(self, url: str) -> bytes: ...

    def carry(self, form: bytes) -> bytes: ...


class Client:
    """The platform, over a transport; every answer is verified before it is believed."""

    def __init__(
        self,
        transport: Transport,
        signer: Signer,
        *,
        clock: Callable[[], datetime],
        presence: Presence | None = None,
    ) -> None:
        self._transport = transport
        self._signer = signer
        self._clock = clock
        self.presence = presence or Presence()

    def call(
        self,
        method: Method[RequestT, ResponseT],
        request: RequestT,
        *,
        notify_url: str | None = None,
    ) -> ResponseT:
        """
        Call one method and return its answer; that of ``method.also`` has its own class.

        :raises PlatformError: the very class the method declares for the answered sub_code, or
            the protocol's class for the answered code.
        :raises Unreachable: if certainly nothing was sent.
        :raises AnswerUnknown: if it was or may have been sent and the answer is in doubt.
        """
        try:
            answer = self._exchange(method, request, notify_url or "")
        except PlatformError:
            self.presence.heard(self._clock())
            raise
        except ClientError as failure:
            self.presence.missed(failure, self._clock())
            raise
        self.presence.heard(self._clock())
        return answer

    def _exchange(
        self, method: Method[RequestT, ResponseT], request: RequestT, notify_url: str
    ) -> ResponseT:
        form = write_request(
            method,
            request,
            app_id=self._signer.app_id,
            key=self._signer.key,
            at=self._clock(),
            notify_url=notify_url,
        )
        answer = self._transport.carry(form)
        try:
            return read_answer(answer, method, self._signer.platform)
        except AnswerDoubtful as doubtful:
            claimed = str(doubtful.claimed.get("sub_code", ""))
            raise AnswerUnknown(_DOUBTS[doubtful.doubt], claimed) from doubtful

    @property
    def signer(self) -> Signer:
        """Who calls."""
        return self._signer

    def carry(self, form: bytes) -> bytes:
        """
        Exchange a form that was signed elsewhere for an answer that is verified there.

        :raises ClientError: as ``call``.
        """
        return self._transport.carry(form)

    def fetch(self, url: str) -> bytes:
        """
        Fetch a file from an address that a signed answer gave.

        :raises Unreachable: if nobody answers there.
        :raises NotFetched: if it did not come whole.
        """
        return self._transport.fetch(url)

    def close(self) -> None:
        """Drop the connections."""
        self._transport.close()
