"""A transport that goes where the platform is now: started again, it may answer elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from console.client.transport import HttpTransport, Limits


class FollowingTransport:
    """Opens a new line when the address changes; the old one is closed once it is idle."""

    def __init__(self, where: Callable[[], str], limits: Limits | None = None) -> None:
        self._where = where
        self._limits = limits
        self._gateway = where()
        self._line = HttpTransport(self._gateway, limits)

    def carry(self, form: bytes) -> bytes:
        """Post the form to where the platform is now; raises as ``HttpTransport`` does."""
        gateway = self._where()
        if gateway != self._gateway:
            self._gateway = gateway
            self._line = HttpTransport(gateway, self._limits)
        return self._line.carry(form)

    def close(self) -> None:
        """Close the line."""
        self._line.close()
