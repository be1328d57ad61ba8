"""How a page is written down, and the desk it is handed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Final, TypeVar

from backend.protocol.method import AnyMethod
from console.client.apart import Here
from console.desk.holds import Holds
from console.desk.link import Link
from console.desk.paper import NoPaper, Paper
from console.desk.phrases import Text
from console.desk.ports import Attended

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QWidget

    from console.client.apart import Workers
    from console.client.client import Gateway
    from console.desk.background import Background
    from console.desk.clock import Clock
    from console.desk.customer import Customer
    from console.desk.failures import Failures
    from console.desk.leave import Leave
    from console.desk.ports import Leaving, Navigation, Scans, Status, Toasts
    from console.desk.settings import Settings
    from console.desk.sounds import Sounds
    from console.desk.staff import Session, Staffing
    from console.desk.theme import Theme
    from console.desk.words import Words
    from console.till.till import Till

Model = TypeVar("Model", bound="QObject")
View = TypeVar("View", bound="QWidget")


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The tools on the counter; the only things a page may reach for."""

    client: Gateway
    till: Till
    background: Background
    clock: Clock
    settings: Settings
    words: Words
    theme: Theme
    sounds: Sounds
    failures: Failures
    staffing: Staffing
    session: Session
    leave: Leave
    toasts: Toasts
    navigation: Navigation
    scans: Scans
    customer: Customer
    status: Status
    leaving: Leaving
    attended: Attended = field(default_factory=Attended)
    holds: Holds = field(default_factory=Holds)
    link: Link = field(default_factory=Link)
    paper: Paper = field(default_factory=NoPaper)
    apart: Workers = Here
    """Where heavy work is done."""


_RANKS: Final = ("cashier", "manager", "owner")


class Place(Enum):
    """Where the way to a page begins."""

    BAR = "bar"
    """In the side bar: somebody goes there every day. It holds six at the smallest window."""
    MORE = "more"
    """Behind "More", by topic."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One entry of the navigation and how to build its widget on first visit."""

    key: str
    """``<capability>.<page>``."""
    title: Text
    icon: str
    """Name of a drawing in ``resources/icons``, without ``.svg``."""
    calls: tuple[AnyMethod, ...]
    """What the page may ask of the platform."""
    build: Callable[[Desk], QWidget]
    role: str = "cashier"
    """The least role that sees it."""
    place: Place = Place.BAR
    topic: Text = ""
    """Under which heading it stands behind "More"."""
    about: Text = ""
    """What it is for, in a line, behind "More"."""
    places: tuple[tuple[str, Text], ...] = ()
    """What can be gone to on it: what ``arrive`` is told, and its words."""

    def is_for(self, role: str) -> bool:
        """Whether someone of this role may see it."""
        return _RANKS.index(self.role) <= _RANKS.index(role)


def built(desk: Desk, model: Callable[[Desk], Model], view: Callable[[Model, Desk], View]) -> View:
    """Return the view of a page; its model lives as long as it."""
    knows = model(desk)
    shows = view(knows, desk)
    knows.setParent(shows)
    return shows
