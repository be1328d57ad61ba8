"""The door to the shop's network: shut until a person opens it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from backend.protocol.counts import Whole
from backend.protocol.method import Method, Request, Response, Shape
from backend.retail.contract.fields import Note, Pin, StaffId, Word
from backend.retail.contract.staff import StaffPinLocked, StaffPinWrong, StaffUnknown
from backend.shops.contract.fields import MayNotPair


class Network(Shape):
    """Where other tills reach the platform, if they may."""

    wanted: bool
    """Whether the shop wants the door open; it is opened and shut within two seconds."""
    address: Word = ""
    """Where it stands open in the shop's network; empty while it is shut."""
    port: Annotated[Whole, Field(ge=0, le=65535)] = 0
    """Its port; 0 while it is shut."""
    fingerprint: Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{64})?$")] = ""
    """SHA-256 of the public key that tills know it by, in hex; empty while it is shut."""
    problem: Note = ""
    """Why it could not be opened; empty if nothing hinders it."""


class NetworkQueryRequest(Request):
    """Ask how the door stands."""


class NetworkQueryResponse(Response):
    """How the door stands."""

    network: Network
    """Shut, until a person opens it."""


class NetworkSetRequest(Request):
    """Open the door to the shop's network, or shut it."""

    wanted: bool
    """Whether it is to be open."""
    staff_id: StaffId
    """Who says so."""
    pin: Pin = Field(repr=False)
    """Their PIN; wrong ones count as at sign-in."""


NETWORK_QUERY = Method("zhanggui.shops.network.query", NetworkQueryRequest, NetworkQueryResponse)
NETWORK_SET = Method(
    "zhanggui.shops.network.set",
    NetworkSetRequest,
    NetworkQueryResponse,
    refuses=(StaffUnknown, StaffPinWrong, StaffPinLocked, MayNotPair),
)
