"""The album of a tour: a picture per step, and what was expected and seen."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from console.tour.eyes import cut_words, guessing, lay_out, nameless, small
from console.tour.patience import Weary, stand_still, until


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that must be so after a step."""

    name: str
    expected: object
    look: Callable[[], object]
    far: bool = False
    """Whether looking asks the platform: done once, when everything near is as expected."""


class Differs(Exception):
    """What was seen is not what was expected; the day cannot go on."""


@dataclass(slots=True)
class Page:
    """One step in the album."""

    number: int
    name: str
    did: str
    seconds: float
    expected: Mapping[str, object] = field(default_factory=dict[str, object])
    seen: Mapping[str, object] = field(default_factory=dict[str, object])
    cut: Sequence[str] = ()
    unfit: Sequence[str] = ()
    """What has no name for a screen reader, may be read as HTML, or is too small for a finger."""
    warnings: Sequence[str] = ()
    pictures: Sequence[str] = ()

    @property
    def ok(self) -> bool:
        faults = (*self.cut, *self.unfit, *self.warnings)
        return self.expected == self.seen and not faults


class Album:
    """Writes ``NN_name.png`` per step and, at the end, ``tour.json``."""

    def __init__(self, folder: Path, warnings: list[str]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.windows: dict[str, QWidget] = {}
        """What is pictured: suffix → window; the first has none."""
        self._folder = folder
        self._warnings = warnings
        self._began = time.monotonic()
        self.pages: list[Page] = []
        self._last: dict[str, QImage] = {}

    @property
    def ok(self) -> bool:
        return bool(self.pages) and all(page.ok for page in self.pages)

    def step(self, name: str, did: str, *facts: Fact) -> None:
        """
        Wait until everything is as expected, look at it, and go on.

        :raises Differs: if something stays different.
        """
        near = [fact for fact in facts if not fact.far]
        try:
            until(lambda: all(fact.look() == fact.expected for fact in near), name)
            stand_still(next(iter(self.windows.values())))
        except Weary:
            pass  # what differs stands on the page
        page = self._look(name, did, facts)
        if page.expected != page.seen:
            raise Differs(f"{page.name}: expected {page.expected}, seen {page.seen}")

    def note(self, name: str, did: str, seen: Mapping[str, object]) -> None:
        """Write down something that went wrong, with a picture of the moment."""
        page = self._look(name, did, ())
        page.expected, page.seen = dict.fromkeys(seen), seen

    def verdict(self, told: str, *, sound: bool) -> None:
        """Write down what the platform says of its books; there is no window left to picture."""
        self.windows.clear()
        self.note("books", "The platform checks its books", {"verify": told.splitlines()})
        self.pages[-1].expected = {**self.pages[-1].seen} if sound else {"verify": "sound"}

    def close(self, about: Mapping[str, Any]) -> None:
        """Write ``tour.json``."""
        told = {
            **about,
            "ok": self.ok,
            "seconds": round(time.monotonic() - self._began, 1),
            "steps": [
                {
                    "number": page.number,
                    "name": page.name,
                    "did": page.did,
                    "ok": page.ok,
                    "at_seconds": page.seconds,
                    "expected": page.expected,
                    "seen": page.seen,
                    "cut_off": page.cut,
                    "unfit": page.unfit,
                    "qt_warnings": page.warnings,
                    "pictures": page.pictures,
                }
                for page in self.pages
            ],
        }
        text = json.dumps(told, ensure_ascii=False, indent=2, default=str)
        (self._folder / "tour.json").write_text(text + "\n", "utf-8")

    def _look(self, name: str, did: str, facts: Sequence[Fact]) -> Page:
        number = len(self.pages) + 1
        seen = {fact.name: fact.look() for fact in facts}  # the window may live on meanwhile
        lay_out()
        page = Page(number, name, did, round(time.monotonic() - self._began, 1))
        page.expected, page.seen = {fact.name: fact.expected for fact in facts}, seen
        stem = f"{number:02}_{name}"
        page.pictures = [file for one in self._visible() if (file := self._picture(stem, *one))]
        page.cut = [word for _, window in self._visible() for word in cut_words(window)]
        looks = (nameless, guessing, small)
        page.unfit = [
            flaw for _, window in self._visible() for look in looks for flaw in look(window)
        ]
        page.warnings = self._warnings[:]
        self._warnings.clear()
        self.pages.append(page)
        mark = "ok" if page.ok else "DIFFERS"
        sys.stdout.write(f"{number:02} {name} {mark}\n")
        sys.stdout.flush()
        return page

    def _visible(self) -> list[tuple[str, QWidget]]:
        return [(suffix, window) for suffix, window in self.windows.items() if window.isVisible()]

    def _picture(self, stem: str, suffix: str, window: QWidget) -> str:
        """Keep a picture; of a window beside the first only if it has changed."""
        image = window.grab().toImage()
        if suffix and self._last.get(suffix) == image:
            return ""
        self._last[suffix] = image
        image.save(str(self._folder / f"{stem}{suffix}.png"))
        return f"{stem}{suffix}.png"
