"""How everything stands that a shop depends on: a state, a word, and what to do."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Final

from console.care.backup import backups_in
from console.desk.page import Desk
from console.desk.phrases import QT_TRANSLATE_NOOP, Text, said
from console.till.unsent import Level

MEGA: Final = 1024 * 1024
ROOM_LOW: Final = 1024
"""Megabytes of free disk under which it is time to look."""
ROOM_NONE: Final = 64
_SKEW: Final = timedelta(minutes=1)
_SKEW_BAD: Final = timedelta(minutes=5)
_OLD: Final = timedelta(days=2)
_TOO_OLD: Final = timedelta(days=7)
_CHECKED: Final = "care.checked"
"""Till setting: when the books were last checked whole, and how many lines there were."""


class State(StrEnum):
    GOOD = "good"
    LOOK = "warn"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    key: str
    title: Text
    state: State
    word: Text
    """How it stands, in a few words."""
    facts: str = ""
    """Figures."""
    todo: Text = ""
    """What to do about it; nothing if all is well."""
    go: str = ""
    """The page where it is done."""

    def told(self) -> Mapping[str, str]:
        """Return it as plain words, for those who help."""
        return {
            "key": self.key,
            "state": self.state,
            "word": said(self.word),
            "facts": self.facts,
            "todo": said(self.todo),
        }


def look_around(desk: Desk, backups: Path) -> Sequence[Finding]:
    """Look at everything that can be looked at in a moment; blocking."""
    now = desk.clock.now()
    return (
        _platform(desk),
        _clock(desk),
        _queue(desk, now),
        _database(desk),
        _disk(desk.till.folder),
        _backup(backups, desk, now),
    )


def check_books(desk: Desk) -> None:
    """
    Read the whole journal and all books of the till, and remember that; blocking, maybe minutes.

    :raises TillCorrupt: at the first thing that does not fit.
    """
    desk.till.check_file()
    lines = desk.till.verify()
    desk.till.settings.put(_CHECKED, f"{desk.clock.now().isoformat()} {lines.sales}")


def _platform(desk: Desk) -> Finding:
    seen, title = desk.link.seen, QT_TRANSLATE_NOOP("Health", "Platform")
    if seen.away and seen.missed_at is not None:
        since = QT_TRANSLATE_NOOP("Health", "since {time}")().format(
            time=desk.words.moment(seen.missed_at)
        )
        return Finding(
            "platform",
            title,
            State.BAD,
            QT_TRANSLATE_NOOP("Health", "Does not answer"),
            f"{since} · {seen.code}",
            QT_TRANSLATE_NOOP("Health", "Check the network cable and the router. Cash goes on."),
            "payments.queue",
        )
    heard = desk.words.moment(seen.heard_at) if seen.heard_at is not None else ""
    return Finding("platform", title, State.GOOD, QT_TRANSLATE_NOOP("Health", "Answers"), heard)


def _clock(desk: Desk) -> Finding:
    title, skew = QT_TRANSLATE_NOOP("Health", "Clock"), desk.link.seen.skew
    if skew is None:
        word = QT_TRANSLATE_NOOP("Health", "Not compared yet")
        return Finding("clock", title, State.GOOD, word)
    off = abs(skew)
    state = State.BAD if off >= _SKEW_BAD else State.LOOK if off >= _SKEW else State.GOOD
    if state is State.GOOD:
        return Finding("clock", title, state, QT_TRANSLATE_NOOP("Health", "Agrees"))
    ahead = skew > timedelta()
    return Finding(
        "clock",
        title,
        state,
        QT_TRANSLATE_NOOP("Health", "Ahead of the platform")
        if ahead
        else QT_TRANSLATE_NOOP("Health", "Behind the platform"),
        desk.words.duration(off),
        QT_TRANSLATE_NOOP("Health", "Set the date and time of this computer right."),
    )


def _queue(desk: Desk, now: datetime) -> Finding:
    title, waiting = QT_TRANSLATE_NOOP("Health", "Queue"), desk.till.queue(now)
    if not waiting:
        return Finding("queue", title, State.GOOD, QT_TRANSLATE_NOOP("Health", "Nothing waits"))
    level = desk.till.unsent.standing().level
    refused = any(one.report is not None and one.next_at is None for one in waiting)
    overdue = any(one.overdue for one in waiting)
    bad = level is Level.FULL or refused
    return Finding(
        "queue",
        title,
        State.BAD if bad else State.LOOK if overdue or level is Level.NEAR else State.GOOD,
        QT_TRANSLATE_NOOP("Health", "The platform has refused some")
        if refused
        else QT_TRANSLATE_NOOP("Health", "Some wait"),
        QT_TRANSLATE_NOOP("Health", "{count} waiting")().format(count=len(waiting)),
        QT_TRANSLATE_NOOP("Health", "Look at the queue.") if bad or overdue else "",
        "payments.queue",
    )


def _database(desk: Desk) -> Finding:
    title, health = QT_TRANSLATE_NOOP("Health", "Till's books"), desk.till.health()
    file = desk.till.folder / "till.db"
    size = desk.words.number(max(1, file.stat().st_size // MEGA)) + " MB"
    checked = desk.till.settings.text(_CHECKED).partition(" ")[0]
    if not health.ok:
        return Finding(
            "database",
            title,
            State.BAD,
            QT_TRANSLATE_NOOP("Health", "Cannot be used"),
            f"{size} · {health.why}",
            QT_TRANSLATE_NOOP("Health", "Do not sell on this till. Restore a backup."),
            "care.backup",
        )
    if not checked:
        word = QT_TRANSLATE_NOOP("Health", "Sound when opened")
        return Finding("database", title, State.GOOD, word, size)
    at = desk.words.minute(datetime.fromisoformat(checked))
    word = QT_TRANSLATE_NOOP("Health", "Sound, every line checked")
    return Finding("database", title, State.GOOD, word, f"{size} · {at}")


def _disk(folder: Path) -> Finding:
    title = QT_TRANSLATE_NOOP("Health", "Disk")
    free = shutil.disk_usage(folder).free // MEGA
    facts = f"{free:,} MB"
    todo = QT_TRANSLATE_NOOP("Health", "Free some space on this disk.")
    if free < ROOM_NONE:
        return Finding("disk", title, State.BAD, QT_TRANSLATE_NOOP("Health", "Full"), facts, todo)
    if free < ROOM_LOW:
        word = QT_TRANSLATE_NOOP("Health", "Nearly full")
        return Finding("disk", title, State.LOOK, word, facts, todo)
    return Finding("disk", title, State.GOOD, QT_TRANSLATE_NOOP("Health", "Has room"), facts)


def _backup(folder: Path, desk: Desk, now: datetime) -> Finding:
    title, newest = QT_TRANSLATE_NOOP("Health", "Backup"), next(iter(backups_in(folder)), None)
    todo = QT_TRANSLATE_NOOP("Health", "Make a backup now.")
    if newest is None:
        word = QT_TRANSLATE_NOOP("Health", "There is none")
        return Finding("backup", title, State.BAD, word, "", todo, "care.backup")
    made = datetime.fromtimestamp(newest.stat().st_mtime, tz=now.tzinfo)
    age, facts = now - made, desk.words.minute(made)
    if age < _OLD:
        word = QT_TRANSLATE_NOOP("Health", "Up to date")
        return Finding("backup", title, State.GOOD, word, facts, go="care.backup")
    state = State.BAD if age >= _TOO_OLD else State.LOOK
    word = QT_TRANSLATE_NOOP("Health", "Old")
    return Finding("backup", title, state, word, facts, todo, "care.backup")


def worst(findings: Sequence[Finding]) -> State:
    """Return the state of all of them together."""
    states = {one.state for one in findings}
    return State.BAD if State.BAD in states else State.LOOK if State.LOOK in states else State.GOOD
