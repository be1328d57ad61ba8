"""The tills of a shop: let in, seen, and turned away."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from backend.protocol.errors import BusinessError
from backend.protocol.method import Method, Request, Response, Shape
from backend.protocol.moment import Moment
from backend.retail.contract.fields import Name, Pin, StaffId, TillId
from backend.retail.contract.staff import StaffPinLocked, StaffPinWrong, StaffUnknown
from backend.shops.contract.fields import Count, DeviceId, MayNotPair, Version


class NetworkClosed(BusinessError):
    """No till can be invited while the door to the shop's network is shut."""

    sub_code = "SHOPS.NETWORK_CLOSED"
    template = "店内网络还没有打开"


class CodeRefused(BusinessError):
    """
    No invitation has this code: it is wrong, used, too old, or five wrong ones were tried.

    Which of them is not said: it would help nobody but who guesses.
    """

    sub_code = "SHOPS.CODE_REFUSED"
    template = "激活码不对、已用过或已过期"
    keeps = True


class KeyRefused(BusinessError):
    """What should be the till's public key is none, or too short."""

    sub_code = "SHOPS.KEY_REFUSED"
    template = "收银台的公钥不可用"


class DeviceUnknown(BusinessError):
    """No till of this shop has this number."""

    sub_code = "SHOPS.DEVICE_NOT_EXIST"
    template = "没有这台收银台: {device_id}"


class DeviceIsFirst(BusinessError):
    """The till that runs the platform cannot be turned away from it."""

    sub_code = "SHOPS.DEVICE_IS_FIRST"
    template = "本店的主收银台不能停用"


class Device(Shape):
    """One till of the shop."""

    device_id: DeviceId
    """The number under which it calls."""
    name: Name
    """What the shop calls it."""
    first: bool
    """Whether it is the one that runs the platform."""
    till_id: TillId | None = None
    """Its till's own number; absent until it was first at work."""
    activated_at: Moment
    """When it was let in."""
    last_seen: Moment | None = None
    """When it last said that it is there; absent if it never did."""
    version: Version | None = None
    """Of its program; absent until it said so."""
    unsent: Count = 0
    """How many sales and refunds it had still to report then."""
    revoked_at: Moment | None = None
    """When it was turned away; absent while it may call."""


class DeviceInviteRequest(Request):
    """Let one more till in: ask for what activates it. An earlier invitation ends with it."""

    name: Name
    """What the shop will call the till."""
    staff_id: StaffId
    """Who invites."""
    pin: Pin = Field(repr=False)
    """Their PIN; wrong ones count as at sign-in."""


class DeviceInviteResponse(Response):
    """What the new till is told, once."""

    activation: Annotated[str, StringConstraints(pattern=r"^[0-9A-Z ]{47}$")] = Field(repr=False)
    """Address, fingerprint and code in eight groups of five letters and digits."""
    expires_at: Moment
    """Until when the code is good: a quarter of an hour."""


class DeviceActivateRequest(Request):
    """Become a till of the shop; asked over TLS before the till has an application number."""

    code: Annotated[str, StringConstraints(strict=True, pattern=r"^[0-9]{12}$")] = Field(repr=False)
    """The code of the activation."""
    public_key: Annotated[str, StringConstraints(max_length=2048)]
    """The till's own RSA public key, 2048 bits or more; the private half never leaves it."""


class DeviceActivateResponse(Response):
    """The till may call from now on; the same again answers the same while the code is good."""

    device_id: DeviceId
    """The ``app_id`` of its calls."""
    merchant_id: Annotated[str, StringConstraints(pattern=r"^[0-9]{1,16}$")]
    """Whose till it is."""
    name: Name
    """What the shop calls it."""
    platform_public_key: Annotated[str, StringConstraints(max_length=2048)]
    """What the platform's answers are verified with: one line of base64."""


class DeviceHelloRequest(Request):
    """Say that a till is there, and how it does."""

    till_id: TillId
    """Its till's own number."""
    version: Version
    """Of its program."""
    unsent: Count = 0
    """How many sales and refunds it has still to report."""


class DeviceHelloResponse(Response):
    """The till is known."""

    name: Name
    """What the shop calls it."""
    first: bool
    """Whether it is the one that runs the platform."""
    others: bool
    """Whether the shop has other tills that may call."""


class DeviceListRequest(Request):
    """Ask for the tills of the shop."""


class DeviceListResponse(Response):
    """The tills of the shop, the first one first, then as they were let in; at most 200."""

    devices: tuple[Device, ...]
    """Those turned away too."""


class DeviceRevokeRequest(Request):
    """Turn a till away; its next call is refused."""

    device_id: DeviceId
    """Which."""
    staff_id: StaffId
    """Who turns it away."""
    pin: Pin = Field(repr=False)
    """Their PIN; wrong ones count as at sign-in."""


class DeviceRevokeResponse(Response):
    """It is turned away; a second time changes nothing."""

    device: Device
    """The till as it stands now."""


_BY_PIN = (StaffUnknown, StaffPinWrong, StaffPinLocked, MayNotPair)

DEVICE_INVITE = Method(
    "zhanggui.shops.device.invite",
    DeviceInviteRequest,
    DeviceInviteResponse,
    refuses=(*_BY_PIN, NetworkClosed),
)
DEVICE_ACTIVATE = Method(
    "zhanggui.shops.device.activate",
    DeviceActivateRequest,
    DeviceActivateResponse,
    refuses=(CodeRefused, KeyRefused),
)
DEVICE_HELLO = Method("zhanggui.shops.device.hello", DeviceHelloRequest, DeviceHelloResponse)
DEVICE_LIST = Method("zhanggui.shops.device.list", DeviceListRequest, DeviceListResponse)
DEVICE_REVOKE = Method(
    "zhanggui.shops.device.revoke",
    DeviceRevokeRequest,
    DeviceRevokeResponse,
    refuses=(*_BY_PIN, DeviceUnknown, DeviceIsFirst),
)
