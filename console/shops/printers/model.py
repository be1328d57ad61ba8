"""What the printers page knows and can do; no widgets, no words, never waits for a printer."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from console.desk.page import Desk
from console.paper.failures import BadSetup
from console.paper.press import Setup
from console.paper.rack import Rack
from console.paper.trial import WRITINGS, print_trial
from console.shops.printers.form import (
    Flaws,
    Form,
    flaws_of,
    form_of,
    setup_of,
    without_the_work_of,
)
from console.till.failures import TillError


class PrintersModel(QObject):
    """The printers of this till, and the one being looked at."""

    changed = Signal()
    """The list."""
    chosen = Signal()
    """Another printer is looked at, a new one, or none."""
    held = Signal()
    """What is typed of a printer differs from what is kept of it, or does no more."""
    flawed = Signal(object)
    """``Flaws`` of what was typed; nothing was kept."""
    trying = Signal()
    """The test page is on its way."""
    tried = Signal()
    """The printer took it."""
    untried = Signal(object)
    """Why it did not: the exception."""
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rack = Rack(desk.till.settings)
        self._name: str | None = None
        self._form: Form | None = None
        self._drafts: dict[str, Form] = {}
        self._trials = 0

    @property
    def printers(self) -> tuple[Setup, ...]:
        """Every printer; none if what is kept cannot be read, which is told when it is used."""
        try:
            return self._rack.printers()
        except BadSetup:
            return ()

    @property
    def form(self) -> Form | None:
        """What was last typed of the printer being looked at, or else is kept of it."""
        return self._drafts.get(self.name, self._form) if self._form is not None else None

    @property
    def is_draft(self) -> bool:
        """Whether it is typed and not kept."""
        return self._form is not None and self.is_drafted(self.name)

    def is_drafted(self, name: str) -> bool:
        """Whether something is typed of a printer that is not kept; of a new one for no name."""
        return name in self._drafts

    @property
    def is_new(self) -> bool:
        """Whether it is not kept yet."""
        return self._name is None

    @property
    def name(self) -> str:
        """What the printer being looked at is called in the list."""
        return self._name or ""

    def choose(self, name: str) -> None:
        """Look at a printer."""
        found = next((one for one in self.printers if one.name == name), None)
        self._look(found.name if found else None, form_of(found) if found else None)

    def begin(self) -> None:
        """Look at a new one: it does what no other does yet."""
        roles = {role for one in self.printers for role in one.prints}
        self._look(None, Form(receipts="receipts" not in roles))

    def hold(self, form: Form) -> None:
        """Hold what is typed of the printer being looked at, until it is kept or discarded."""
        if self._form is None:
            return
        if form == self._form:
            self._drafts.pop(self.name, None)
        else:
            self._drafts[self.name] = form
        self.held.emit()

    def discard(self) -> None:
        """Let go of what is typed of the printer being looked at, and look at none."""
        self._drafts.pop(self.name, None)
        self.leave()
        self.held.emit()

    def leave(self) -> None:
        """Look at none."""
        self._look(None, None)

    def save(self, form: Form) -> bool:
        """Keep what was typed; what it does now, no other does any more."""
        if self._tell_flaws(form):
            return False
        setup = setup_of(form)
        place = self._place()
        kept = [without_the_work_of(setup, one) for one in self.printers]
        kept[place : place + (0 if self.is_new else 1)] = [setup]
        if not self._keep(kept):
            return False
        self._drafts.pop(self.name, None)
        self._look(setup.name, form_of(setup))
        self.held.emit()
        return True

    def remove(self) -> None:
        """Forget the printer being looked at."""
        if self._name is not None and self._keep(
            [one for one in self.printers if one.name != self._name]
        ):
            self.discard()

    def try_it(self, form: Form) -> None:
        """Print the test page on what was typed, kept or not."""
        flaws = flaws_of(replace(form, name=form.name or "?"), ())
        if flaws:
            self.flawed.emit(flaws)
            return
        self._trials += 1
        self.trying.emit()
        setup = setup_of(form)
        self._desk.background.run(
            self,
            lambda: print_trial(setup),
            done=partial(self._end_trial, self._trials),
            failed=partial(self._fail_trial, self._trials),
        )

    def forget_trial(self) -> None:
        """Hear no more of the test page."""
        self._trials += 1

    def read_line(self, form: Form, number: int) -> Form:
        """Return the form with the way of writing whose line could be read."""
        return replace(form, writing=WRITINGS[number - 1])

    def _end_trial(self, number: int, _: None) -> None:
        if number == self._trials:
            self.tried.emit()

    def _fail_trial(self, number: int, error: Exception) -> None:
        if number == self._trials:
            self.untried.emit(error)

    def _tell_flaws(self, form: Form) -> Flaws:
        others = [one for one in self.printers if one.name != self._name]
        flaws = flaws_of(form, others)
        if flaws:
            self.flawed.emit(flaws)
        return flaws

    def _place(self) -> int:
        names = [one.name for one in self.printers]
        return names.index(self._name) if self._name in names else len(names)

    def _look(self, name: str | None, form: Form | None) -> None:
        self._name, self._form = name, form
        self._trials += 1
        self.chosen.emit()

    def _keep(self, printers: list[Setup]) -> bool:
        try:
            self._rack.keep_printers(printers)
        except TillError as error:
            self.failed.emit(error)
            return False
        self.changed.emit()
        return True
