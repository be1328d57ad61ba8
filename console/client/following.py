"""A transport that goes where the platform is now: started again, it may answer elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from console.client.pin import Pin
from console.client.transport import HttpTransport, Limits


class FollowingTransport:
    """
    Opens a new line when the address changes.

    Another thread may still wait on the old one, so it is closed with the rest in the end.
    """

    def __init__(
        self,
        where: Callable[[], str],
        limits: Limits | None = None,
        pin: Pin | None = None,
        dated: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._where = where
        self._limits = limits
        self._pin = pin
        self._dated = dated
        self._gateway = where()
        self._line = self._open(self._gateway)
        self._left: list[HttpTransport] = []

    def carry(self, form: bytes) -> bytes:
        """Post the form to where the platform is now; raises as ``HttpTransport`` does."""
        return self._here().carry(form)

    def fetch(self, url: str) -> bytes:
        """Fetch a file; raises as ``HttpTransport`` does."""
        return self._here().fetch(url)

    def _here(self) -> HttpTransport:
        gateway = self._where()
        if gateway != self._gateway:
            self._left.append(self._line)
            self._gateway, self._line = gateway, self._open(gateway)
        return self._line

    def _open(self, gateway: str) -> HttpTransport:
        return HttpTransport(gateway, self._limits, self._pin, self._dated)

    def close(self) -> None:
        """Close every line."""
        for line in (*self._left, self._line):
            line.close()
