"""The methods of a shop's tills: shape in, verb, shape out."""

from __future__ import annotations

from typing import Final

from backend.kernel.call import AnyServed, Call, Served
from backend.shops.contract.devices import (
    DEVICE_ACTIVATE,
    DEVICE_HELLO,
    DEVICE_INVITE,
    DEVICE_LIST,
    DEVICE_REVOKE,
    DeviceHelloRequest,
    DeviceHelloResponse,
    DeviceListRequest,
    DeviceListResponse,
    DeviceRevokeRequest,
    DeviceRevokeResponse,
)
from backend.shops.contract.network import (
    NETWORK_QUERY,
    NETWORK_SET,
    NetworkQueryRequest,
    NetworkQueryResponse,
    NetworkSetRequest,
)
from backend.shops.contract.platform import (
    PLATFORM_CHECK,
    PLATFORM_QUERY,
    PlatformCheckRequest,
    PlatformQueryRequest,
    PlatformQueryResponse,
)
from backend.shops.service.devices import activate, devices, hello, invite, revoke
from backend.shops.service.network import network, set_network
from backend.shops.service.platform import condition


def network_query(call: Call, request: NetworkQueryRequest) -> NetworkQueryResponse:
    del request
    return NetworkQueryResponse(network=network(call))


def network_set(call: Call, request: NetworkSetRequest) -> NetworkQueryResponse:
    stands = set_network(call, wanted=request.wanted, staff_id=request.staff_id, pin=request.pin)
    return NetworkQueryResponse(network=stands)


def device_hello(call: Call, request: DeviceHelloRequest) -> DeviceHelloResponse:
    known = hello(call, request)
    others = any(
        one.revoked_at is None and one.device_id != known.device_id for one in devices(call)
    )
    return DeviceHelloResponse(name=known.name, first=known.first, others=others)


def device_list(call: Call, request: DeviceListRequest) -> DeviceListResponse:
    del request
    return DeviceListResponse(devices=devices(call))


def device_revoke(call: Call, request: DeviceRevokeRequest) -> DeviceRevokeResponse:
    return DeviceRevokeResponse(device=revoke(call, request))


def platform_query(call: Call, request: PlatformQueryRequest) -> PlatformQueryResponse:
    del request
    return condition(call)


def platform_check(call: Call, request: PlatformCheckRequest) -> PlatformQueryResponse:
    del request
    call.setting.condition.want(call.now)
    return condition(call)


METHODS: Final[tuple[AnyServed, ...]] = (
    Served(NETWORK_QUERY, network_query),
    Served(NETWORK_SET, network_set),
    Served(DEVICE_INVITE, invite),
    Served(DEVICE_HELLO, device_hello),
    Served(DEVICE_LIST, device_list),
    Served(DEVICE_REVOKE, device_revoke, changes_apps=True),
    Served(PLATFORM_QUERY, platform_query),
    Served(PLATFORM_CHECK, platform_check),
)

ENTRY: Final[AnyServed] = Served(DEVICE_ACTIVATE, activate)
"""Asked by a till that has no key here yet, at the door to the shop's network only."""
