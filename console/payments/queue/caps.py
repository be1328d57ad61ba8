"""How much may wait while there is no network, as the shop has chosen."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from backend.protocol.money import Money
from console.desk.phrases import QT_TRANSLATE_NOOP
from console.desk.settings import AnySetting, Setting, Settings
from console.till.unsent import Caps

_YUAN: Final = 100
OFFLINE: Final = QT_TRANSLATE_NOOP("Topics", "Without a network")

CAP_AMOUNT: Final = Setting(
    key="offline.amount",
    topic=OFFLINE,
    default=20_000,
    title=QT_TRANSLATE_NOOP("Settings", "Without a network, at most"),
    about=QT_TRANSLATE_NOOP("Settings", "Worth of sales that may wait to be sent."),
    least=1_000,
    most=1_000_000,
    step=1_000,
    unit=QT_TRANSLATE_NOOP("Settings", "yuan"),
)
CAP_COUNT: Final = Setting(
    key="offline.count",
    topic=OFFLINE,
    default=500,
    title=QT_TRANSLATE_NOOP("Settings", "Without a network, at most so many"),
    about=QT_TRANSLATE_NOOP("Settings", "Sales that may wait to be sent."),
    least=10,
    most=10_000,
    step=10,
    unit=QT_TRANSLATE_NOOP("Settings", "sales"),
)
CAP_HOURS: Final = Setting(
    key="offline.hours",
    topic=OFFLINE,
    default=72,
    title=QT_TRANSLATE_NOOP("Settings", "Without a network, for at most"),
    about=QT_TRANSLATE_NOOP("Settings", "How long the oldest sale may wait to be sent."),
    least=6,
    most=720,
    step=6,
    unit=QT_TRANSLATE_NOOP("Settings", "h"),
)
CAP_SETTINGS: Final[tuple[AnySetting, ...]] = (CAP_AMOUNT, CAP_COUNT, CAP_HOURS)
CAP_KEYS: Final = frozenset(setting.key for setting in CAP_SETTINGS)


def caps_of(settings: Settings) -> Caps:
    """Return the caps as chosen."""
    return Caps(
        amount=Money(settings.get(CAP_AMOUNT) * _YUAN),
        count=settings.get(CAP_COUNT),
        age=timedelta(hours=settings.get(CAP_HOURS)),
    )
