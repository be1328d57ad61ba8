"""Who the console is to the platform: read from what ``python -m backend sandbox`` prints."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError


class CredentialsUnreadable(Exception):
    """The text is not what the platform prints."""


class Buyer(BaseModel):
    """A demo customer."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    user_id: str
    logon_id: str
    pin: str


class Credentials(BaseModel):
    """A merchant's application at one platform; keys are paths of PEM files."""

    model_config = ConfigDict(frozen=True, extra="ignore", use_attribute_docstrings=True)

    gateway: str
    """Where the gateway of this platform answers; the bundled one may answer elsewhere today."""
    platform_public_key: Path
    merchant_id: str
    app_id: str
    app_private_key: Path
    buyers: tuple[Buyer, ...] = ()
    pin: str = ""
    """
    SHA-256 of the key behind the platform's certificate, in hex; empty without TLS.

    A till that was let in over the shop's network has one, and calls ``gateway`` itself.
    """
    till_name: str = ""
    """What the shop calls this till; empty for one that runs its own platform."""

    @classmethod
    def from_json(cls, text: str) -> Credentials:
        """
        Read the JSON text.

        :raises CredentialsUnreadable: if a field is missing.
        """
        try:
            return cls.model_validate_json(text)
        except ValidationError as error:
            raise CredentialsUnreadable(str(error)) from error

    @classmethod
    def read(cls, path: Path) -> Credentials:
        """
        Read a file of that JSON.

        :raises OSError: if it is not there.
        :raises CredentialsUnreadable: if a field is missing.
        """
        return cls.from_json(path.read_text("utf-8"))
