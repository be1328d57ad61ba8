"""Whether the platform can be reached, for pages that must not begin what needs it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from console.client.presence import Presence, Sighting


class Link(QObject):
    """
    The line to the platform, as the last exchanges found it.

    ``changed`` tells when it broke or came back, ``hurried`` that somebody wants what waits to
    be sent now.
    """

    changed = Signal()
    hurried = Signal()

    def __init__(self, presence: Presence | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._presence = presence or Presence()
        self._told = False

    @property
    def seen(self) -> Sighting:
        """What is known right now."""
        return self._presence.seen

    @property
    def away(self) -> bool:
        """Whether the platform is known to be away."""
        return self.seen.away

    def look(self) -> None:
        """Tell if it broke or came back since the last look."""
        if self.away != self._told:
            self._told = self.away
            self.changed.emit()

    def hurry(self) -> None:
        """Ask for everything that waits to be sent now."""
        self.hurried.emit()
