"""Where a console keeps its things, and whose platform it serves; read before all else."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from console.client.credentials import Credentials, CredentialsUnreadable

KEYS: Final = "credentials.json"
"""In the home: keys at a platform elsewhere, as an activation or ``backend sandbox`` gives them."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where this console keeps its things, and which platform it serves."""

    home: Path
    platform: str = ""
    """Address of a platform elsewhere, whose keys are in the home; empty for the usual one."""
    activation: str = ""
    """What lets this console in as a till of a shop that runs elsewhere."""

    @property
    def is_elsewhere(self) -> bool:
        """Whether it serves a platform that others run."""
        return bool(self.platform or self.activation) or joined(self.home) is not None


def joined(home: Path) -> Credentials | None:
    """Return whose till this home is; None if it runs a platform of its own, or nothing yet."""
    try:
        found = Credentials.read(home / KEYS)
    except (FileNotFoundError, CredentialsUnreadable):
        return None
    return found if found.pin else None
