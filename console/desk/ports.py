"""What a page may ask of the window around it: a toast, a page, a scan, a fact."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from console.desk.phrases import Text

LONG_MS: Final = 30_000
"""How long a toast stays that asks for something to be done by hand: it goes by itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Toast:
    """A short word in passing. ``tone`` is ``plain``, ``good``, ``warn`` or ``bad``."""

    text: Text
    tone: str = "plain"
    action: Text = ""
    on_action: Callable[[], None] | None = None
    other: Text = ""
    """A second way out, beside ``action``."""
    on_other: Callable[[], None] | None = None
    key: str = ""
    """It takes the place of one with the same key that is still in sight."""
    ms: int = 5000
    """How long it stays; 0 until it is closed."""


class Toasts(QObject):
    """Say something without stopping anyone. ``shown`` carries a Toast."""

    shown = Signal(object)

    def say(self, text: Text, tone: str = "plain", *, ms: int = 5000) -> None:
        """Show a line for a moment."""
        self.shown.emit(Toast(text=text, tone=tone, ms=ms))

    def show(self, toast: Toast) -> None:
        """Show a toast with an action."""
        self.shown.emit(toast)


class Navigation(QObject):
    """Go to another page. ``asked`` carries the page's key and what to open there."""

    asked = Signal(str, str)

    def go(self, key: str, about: str = "") -> None:
        """Show a page; ``about`` is handed to its ``arrive``, e.g. an order number."""
        self.asked.emit(key, about)


@dataclass(frozen=True, slots=True)
class _Listener:
    owner: QObject
    hear: Callable[[str], bool]


class Scans(QObject):
    """What the scanner reads, wherever the focus is. ``unheard`` carries what nobody wanted."""

    unheard = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._listeners: list[_Listener] = []
        self._doubters: list[_Listener] = []

    def listen(self, owner: QObject, hear: Callable[[str], bool]) -> None:
        """Hear scans until ``owner`` is gone; the last to come is asked first; True is mine."""
        self._listeners.append(_Listener(owner, hear))

    def doubt(self, owner: QObject, doubts: Callable[[str], bool]) -> None:
        """Until ``owner`` is gone, let it say what nobody can mean yet that only lies in sight."""
        self._doubters.append(_Listener(owner, doubts))

    def is_meant(self, text: str) -> bool:
        """Whether what a camera sees can be meant; what a hand has scanned always is."""
        self._doubters = [one for one in self._doubters if isValid(one.owner)]
        return not any(one.hear(text) for one in self._doubters)

    def deliver(self, text: str) -> None:
        """Hand a scan to the first who takes it."""
        self._listeners = [one for one in self._listeners if isValid(one.owner)]
        if not any(one.hear(text) for one in reversed(self._listeners)):
            self.unheard.emit(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact of the status line. ``tone`` as of a toast; a ``mark`` dot shows it too."""

    text: Text
    tone: str = "plain"
    tip: Text = ""
    mark: bool = False
    go: str = ""
    """The key of the page that tells more; the fact leads there."""


class Status(QObject):
    """The facts of the status line, by key, in the order first told."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._facts: dict[str, Fact] = {}

    @property
    def facts(self) -> Sequence[tuple[str, Fact]]:
        return tuple(self._facts.items())

    def tell(self, key: str, fact: Fact | None) -> None:
        """Show a fact in its place, or take it away with None."""
        if fact is None:
            self._facts.pop(key, None)
        else:
            self._facts[key] = fact
        self.changed.emit()


class Attended(QObject):
    """
    The payments and refunds that a page follows, by number; what nobody follows, the keeper tells.

    ``told`` carries a number whose end a page has shown, ``handed_over`` one that a page stopped
    following before it was settled.
    """

    told = Signal(str)
    handed_over = Signal(str)
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pages: Counter[str] = Counter()

    @property
    def numbers(self) -> frozenset[str]:
        return frozenset(self._pages)

    def begin(self, no: str) -> None:
        """Follow a number and tell how it ends."""
        self._pages[no] += 1
        self.changed.emit()

    def end(self, no: str) -> None:
        """Stop: how it ended has been told."""
        self.told.emit(no)
        self._stop(no)

    def over(self, no: str) -> None:
        """Say that a number nobody had to follow is settled: cash is, as soon as it is taken."""
        self.told.emit(no)
        self.changed.emit()

    def hand_over(self, no: str) -> None:
        """Stop: whoever comes after must tell how it ends."""
        self._stop(no)
        self.handed_over.emit(no)

    def _stop(self, no: str) -> None:
        self._pages[no] -= 1
        if self._pages[no] <= 0:
            del self._pages[no]
        self.changed.emit()


class Kept(str):
    """A line about something unfinished that is safely kept: whoever comes next goes on with it."""

    __slots__ = ()


Ask = Callable[[], Sequence[str]]


@dataclass(slots=True)
class Leaving:
    """What must be settled before anyone signs out or closes. Blocking; call in the background."""

    asks: list[Ask] = field(default_factory=list[Ask])

    def add(self, ask: Ask) -> None:
        """Ask this too; it returns one line for each thing that stands in the way."""
        self.asks.append(ask)

    def obstacles(self) -> Sequence[str]:
        """Return every line that stands in the way; empty if all may go."""
        return [line for ask in self.asks for line in ask()]
