"""Our key and the platform's, parsed once: loading one costs a hundred signatures."""

from __future__ import annotations

from dataclasses import dataclass

from backend.protocol.signing import PrivateKey, PublicKey
from console.client.credentials import Credentials


@dataclass(frozen=True, slots=True)
class Signer:
    """Who calls, with what key, and whose answers are believed."""

    app_id: str
    key: PrivateKey
    platform: PublicKey

    @classmethod
    def load(cls, credentials: Credentials) -> Signer:
        """
        Read both keys.

        :raises OSError: if a file is not there.
        :raises KeyUnreadable: if a file holds no key.
        """
        return cls(
            credentials.app_id,
            PrivateKey.load(credentials.app_private_key.read_text("ascii")),
            PublicKey.load(credentials.platform_public_key.read_text("ascii")),
        )
