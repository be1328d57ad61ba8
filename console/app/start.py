"""Bring up what the desk stands on: the platform, its keys, the till, goods and staff."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from backend.protocol.errors import PlatformError
from backend.retail.contract.shop import SHOP_QUERY, ShopQueryRequest
from console.app.folder import till_folder
from console.care.restore import Restored, asked, restore
from console.client.apart import WorkEnded
from console.client.client import Client
from console.client.credentials import Credentials
from console.client.failures import ClientError
from console.client.following import FollowingTransport
from console.client.pin import Pin
from console.client.place import KEYS, Place
from console.client.presence import Presence
from console.client.service import Progress, Service
from console.client.signer import Signer
from console.desk.settings import POLL_SECONDS, WAIT_SECONDS, Settings
from console.retail.goods_apart import learn_goods
from console.retail.staffing import PlatformStaffing
from console.shops.joining import join
from console.till.engine import Terms
from console.till.pace import Pace
from console.till.shop import SHOP_NAME
from console.till.till import Till

__all__ = ["KEYS", "Place", "Ready", "learn_shop", "pace_of", "start"]


@dataclass(frozen=True, slots=True)
class Ready:
    """Everything the desk stands on."""

    service: Service | None
    client: Client
    till: Till
    staffing: PlatformStaffing
    credentials: Credentials
    restored: Restored | None = None
    """What was brought back from a backup before anything was opened."""


def pace_of(settings: Settings) -> Pace:
    """Return how long the till waits and how often it asks, as chosen."""
    every = timedelta(seconds=settings.get(POLL_SECONDS))
    wait = timedelta(seconds=settings.get(WAIT_SECONDS))
    return replace(
        Pace(), query_every=every, query_slow=max(every, Pace().query_slow), window_code=wait
    )


def start(
    place: Place,
    service: Service | None,
    pace: Pace,
    *,
    clock: Callable[[], datetime],
    elapsed: Callable[[], float],
    progress: Callable[[Progress], None],
) -> Ready:
    """
    Start everything; blocking, for a background task. What was opened is closed if a part fails.

    ``service`` is the bundled platform, or None if the place names another. A backup that somebody
    asked to be brought back is, before anything is opened.

    :raises ServiceFailed: if the platform does not come up.
    :raises TillError: if the till cannot be opened.
    :raises Told: if the backup does not prove; everything is as it was, and it is not tried again.
    :raises ClientError, PlatformError, ActivationMisread: if an activation does not let it in.
    """
    restored = _bring_back(place, service, clock())
    if place.activation:
        join(place.home, place.activation, clock=clock)
    till = Till.open(till_folder(place), now=clock(), pace=pace)
    try:
        where, credentials = _platform(place, service, progress)
        pin = Pin(credentials.pin) if credentials.pin else None
        presence = Presence()
        line = FollowingTransport(
            where, pin=pin, dated=lambda header: presence.dated(header, clock())
        )
        client = Client(line, Signer.load(credentials), clock=clock, presence=presence)
        staffing = PlatformStaffing(till, client, clock=clock, elapsed=elapsed)
        learn_shop(till, client, staffing, credentials.merchant_id, clock=clock)
    except BaseException:
        till.close()
        if service is not None:
            service.stop()
        raise
    return Ready(service, client, till, staffing, credentials, restored)


def _bring_back(place: Place, service: Service | None, now: datetime) -> Restored | None:
    backup = asked(place.home)
    if backup is None:
        return None
    if service is not None:
        service.stop()  # it may have begun, and holds the books
    return restore(backup, place.home, now=now)


def learn_shop(
    till: Till,
    client: Client,
    staffing: PlatformStaffing,
    merchant_id: str,
    *,
    clock: Callable[[], datetime],
) -> None:
    """Ask for goods, staff and the shop's name; with what is remembered if nobody answers."""
    till.set_terms(Terms(seller_id=merchant_id, shop_name=till.settings.text(SHOP_NAME)))
    try:
        staffing.learn()
        learn_goods(till, client, clock)
        shop = client.call(SHOP_QUERY, ShopQueryRequest())
    except (ClientError, PlatformError, WorkEnded):
        return
    till.settings.put(SHOP_NAME, shop.name)
    till.set_terms(Terms(seller_id=merchant_id, shop_name=shop.name))


def _platform(
    place: Place, service: Service | None, progress: Callable[[Progress], None]
) -> tuple[Callable[[], str], Credentials]:
    """Return where signed calls go, asked anew for each, and with whose keys."""
    if service is None:
        credentials = Credentials.read(place.home / KEYS)
        elsewhere = f"{place.platform.rstrip('/')}/gateway.do" if place.platform else ""
        gateway = elsewhere or credentials.gateway
        return lambda: gateway, credentials
    first = service.ensure(progress)
    credentials = service.credentials()

    def where() -> str:
        running = service.running
        return running.gateway if running is not None else first.gateway

    return where, credentials
