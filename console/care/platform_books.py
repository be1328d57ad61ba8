"""How the platform's own database does, by what the platform says of it."""

from __future__ import annotations

from contextlib import suppress
from typing import Final

from backend.protocol.errors import PlatformError
from backend.shops.contract.platform import (
    PLATFORM_CHECK,
    PLATFORM_QUERY,
    PlatformCheckRequest,
    PlatformQueryRequest,
    PlatformQueryResponse,
)
from console.care.findings import MEGA, ROOM_LOW, ROOM_NONE, Finding, State
from console.client.failures import ClientError
from console.desk.page import Desk
from console.desk.phrases import QT_TRANSLATE_NOOP, Phrase

_KEY: Final = "platform_books"
_TITLE: Final = QT_TRANSLATE_NOOP("Health", "Platform's books")
_FACTS: Final = QT_TRANSLATE_NOOP("Health", "{size} MB · {free} MB free")
_SCHEMA: Final = QT_TRANSLATE_NOOP("Health", "schema {step}")
_WHEN: Final = QT_TRANSLATE_NOOP("Health", "Last checked {time}")
_HOW: Final = QT_TRANSLATE_NOOP("Health", "Check everything reads it whole")


def platform_books(desk: Desk) -> Finding:
    """Ask how they do; blocking. While the platform is away nothing is known."""
    if not desk.link.seen.away:
        with suppress(ClientError, PlatformError):  # a platform of another make has no such word
            return platform_finding(desk, desk.client.call(PLATFORM_QUERY, PlatformQueryRequest()))
    return Finding(_KEY, _TITLE, State.GOOD, QT_TRANSLATE_NOOP("Health", "Not known now"))


def ask_for_check(desk: Desk) -> None:
    """Have the platform read its books; it goes on with its work, and says later how they are."""
    with suppress(ClientError, PlatformError):  # that it is away is told in a row of its own
        desk.client.call(PLATFORM_CHECK, PlatformCheckRequest())


def platform_finding(desk: Desk, told: PlatformQueryResponse) -> Finding:
    """Return what the platform says, as a row of the page."""
    facts = _facts(desk, told)
    checked = desk.words.minute(told.checked_at) if told.checked_at is not None else ""
    when = _WHEN().format(time=checked) if checked else _how(told)
    schema = _SCHEMA().format(step=told.schema_step) if told.schema_step else ""
    more = " · ".join(filter(None, (when, schema)))
    if told.sound is False:
        word = QT_TRANSLATE_NOOP("Health", "Damaged")
        todo = QT_TRANSLATE_NOOP("Health", "Sell nothing more. Restore a backup.")
        return Finding(_KEY, _TITLE, State.BAD, word, facts, todo, "care.backup")
    if told.free is not None and told.free < ROOM_LOW * MEGA:
        none = told.free < ROOM_NONE * MEGA
        word = (
            QT_TRANSLATE_NOOP("Health", "Disk full")
            if none
            else QT_TRANSLATE_NOOP("Health", "Disk nearly full")
        )
        todo = QT_TRANSLATE_NOOP("Health", "Free some space where the platform runs.")
        return Finding(_KEY, _TITLE, State.BAD if none else State.LOOK, word, facts, todo)
    return Finding(_KEY, _TITLE, State.GOOD, _word(told), facts, more)


def _word(told: PlatformQueryResponse) -> Phrase:
    if told.checking:
        return QT_TRANSLATE_NOOP("Health", "Being read whole")
    if told.sound:
        return QT_TRANSLATE_NOOP("Health", "Sound, every page checked")
    if told.can_be_checked:
        return QT_TRANSLATE_NOOP("Health", "Not checked yet")
    return QT_TRANSLATE_NOOP("Health", "Looked after by its server")


def _how(told: PlatformQueryResponse) -> str:
    return _HOW() if told.can_be_checked and not told.checking else ""


def _facts(desk: Desk, told: PlatformQueryResponse) -> str:
    number = desk.words.number
    size = number(max(1, told.size // MEGA))
    if told.free is None:
        return f"{size} MB"
    return _FACTS().format(size=size, free=number(told.free // MEGA))
