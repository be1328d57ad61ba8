"""Everything that is printed at this till: one paper at a time on each printer, behind the sale."""

from __future__ import annotations

import logging
from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from console.desk.document import Document
from console.desk.page import Desk
from console.desk.paper import (
    ALWAYS,
    DRAWER_ON_CASH,
    PRINT_RECEIPTS,
    RECEIPT_COPIES,
    Opening,
    Role,
    Standing,
)
from console.desk.phrases import QT_TRANSLATE_NOOP, Text, said
from console.desk.ports import Fact, Toast
from console.paper.bill import Mark, of_return, of_sale
from console.paper.device import PLAIN
from console.paper.failures import NoDrawer, NoPrinter, PaperError
from console.paper.job import Job, do, joined, save_pdf
from console.paper.press import Setup
from console.paper.rack import Rack
from console.paper.receipt import receipt, refund_receipt
from console.till.failures import TillError
from console.till.papers import Printed

_KEY: Final = "paper"
_RECEIPT: Final = QT_TRANSLATE_NOOP("Spool", "Receipt {number}")
_SLIP: Final = QT_TRANSLATE_NOOP("Spool", "Refund slip {number}")
_DRAWER: Final = QT_TRANSLATE_NOOP("Spool", "Drawer")
_log = logging.getLogger("zhanggui.paper")


class Spool(QObject):
    """
    The desk's paper. What a printer did not take is kept until it is printed, saved or the program
    ends, and the counter is told; the sale goes on meanwhile.
    """

    def __init__(
        self, desk: Desk, *, demo: bool, saved_in: Path, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._demo = demo
        self._saved_in = saved_in
        self._rack = Rack(desk.till.settings)
        self._waiting: defaultdict[str, deque[Job]] = defaultdict(deque)
        self._busy: dict[str, Job] = {}
        self._lost: list[Job] = []
        self._printed: dict[str, datetime] = {}
        self._whys: dict[str, Exception] = {}
        self._asked: set[str] = set()
        """What is printed, or on its way to the printer: the next of it is a copy."""
        self._sold: set[str] = set()
        desk.leaving.add(self._under_way)

    @property
    def lost(self) -> Sequence[Job]:
        """What was asked for and not printed."""
        return tuple(self._lost)

    def standing(self) -> tuple[Standing, ...]:
        """Return how every printer does; one whose setup cannot be read has no name."""
        try:
            names = [one.name for one in self._rack.printers()]
        except PaperError as error:
            return (Standing(name="", why=error),)
        return tuple(
            Standing(
                name=name,
                waiting=(name in self._busy) + len(self._waiting.get(name, ())),
                printed_at=self._printed.get(name),
                why=self._whys.get(name),
            )
            for name in names
        )

    def sold(self, sale_id: str) -> None:
        """Print the receipt of a sale once, if the shop prints by itself."""
        if sale_id not in self._sold and self._prints_by_itself():
            self._sold.add(sale_id)
            self._print(partial(self._receipts, sale_id))

    def returned(self, return_id: str) -> None:
        """Print the slip of a return once, if the shop prints by itself."""
        if return_id not in self._sold and self._prints_by_itself():
            self._sold.add(return_id)
            self._print(partial(self._slips, return_id))

    def receipt(self, sale_id: str) -> None:
        """Print a sale's receipt."""
        self._print(partial(self._receipts, sale_id))

    def refund(self, return_id: str) -> None:
        """Print the slip of a return."""
        self._print(partial(self._slips, return_id))

    def slip(self, document: Document, *, what: Text, on: Role = Role.RECEIPTS) -> None:
        """Print a document."""
        self._put(Job(what=what, document=document, on=on))

    def open_drawer(self, why: Opening = Opening.ASKED) -> None:
        """Open the drawer, or for cash only if the shop wants that and has one."""
        if why is Opening.CASH and not self._opens_for_cash():
            return
        self._put(Job(what=_DRAWER))

    def again(self) -> None:
        """Print what was not printed, on whatever printer does that now."""
        jobs, self._lost = self._lost, []
        self._tell()
        for job in jobs:
            self._put(job)

    def save(self) -> None:
        """Write what was not printed as PDF instead."""
        jobs, self._lost = [job for job in self._lost if job.document is not None], []
        self._tell()
        self._desk.background.run(
            self,
            lambda: [save_pdf(job, self._saved_in, self._dots(job)) for job in jobs],
            done=self._saved,
            failed=partial(self._not_saved, jobs),
        )

    def _prints_by_itself(self) -> bool:
        """Whether every sale is printed; a till without a printer is not told so at each sale."""
        return self._desk.settings.get(PRINT_RECEIPTS) == ALWAYS and _there(
            lambda: self._rack.printer_for(Role.RECEIPTS)
        )

    def _opens_for_cash(self) -> bool:
        return self._desk.settings.get(DRAWER_ON_CASH) and _there(self._rack.printer_with_drawer)

    def _print(self, make: Callable[[], Job]) -> None:
        try:
            job = make()
        except (PaperError, TillError) as error:
            self._say(error, lambda: self.tr("Not printed."))
        else:
            self._put(job)

    def _receipts(self, sale_id: str) -> Job:
        till, words, design = self._desk.till, self._desk.words, self._rack.design()
        number = till.sales.get(sale_id).number
        note = self._note(sale_id, sale_id)
        papers = [
            receipt(of_sale(till, words, sale_id, mark), design) for mark in self._marks(note)
        ]
        what = partial(_numbered, _RECEIPT, number)
        return Job(what=what, document=joined(papers), note=note)

    def _slips(self, return_id: str) -> Job:
        till, words, design = self._desk.till, self._desk.words, self._rack.design()
        sale_id = till.refunds.get(return_id).sale_id
        note = self._note(sale_id, return_id)
        papers = [
            refund_receipt(of_return(till, words, return_id, mark), design)
            for mark in self._marks(note)
        ]
        what = partial(_numbered, _SLIP, till.sales.get(sale_id).number)
        return Job(what=what, document=joined(papers), note=note)

    def _note(self, sale_id: str, subject: str) -> Printed:
        before = subject in self._asked or self._desk.till.papers.count(sale_id, subject) > 0
        self._asked.add(subject)
        by = self._desk.session.staff_id
        return Printed(sale_id=sale_id, subject=subject, by=by, copy=before)

    def _marks(self, note: Printed) -> Sequence[Mark]:
        """Return a mark for each paper; of several the first is the one, the others are copies."""
        copies = 1 if note.copy else self._desk.settings.get(RECEIPT_COPIES)
        return [Mark(copy=note.copy or place > 0, demo=self._demo) for place in range(copies)]

    def _put(self, job: Job) -> None:
        try:
            setup = self._setup(job)
        except PaperError as error:
            self._lose([job], error)
        else:
            self._waiting[setup.name].append(job)
            self._go_on(setup.name)

    def _setup(self, job: Job) -> Setup:
        if job.document is None:
            return self._rack.printer_with_drawer()
        return self._rack.printer_for(job.on)

    def _go_on(self, name: str) -> None:
        if name in self._busy or not self._waiting[name]:
            return
        job = self._busy[name] = self._waiting[name].popleft()
        try:
            setup = self._setup(job)
        except PaperError as error:
            self._fail(name, error)
            return
        self._desk.background.run(
            self,
            lambda: do(job, setup),
            done=lambda _: self._succeed(name),
            failed=partial(self._fail, name),
        )

    def _succeed(self, name: str) -> None:
        job = self._busy.pop(name)
        self._printed[name] = self._desk.clock.now()
        self._whys.pop(name, None)
        self._go_on(name)
        if (note := job.note) is not None:
            now = self._desk.clock.now()
            self._desk.background.run(
                self,
                lambda: self._desk.till.papers.note(note, now=now),
                done=lambda _: None,
                failed=lambda error: _log.warning("not noted: %r", error),
            )

    def _fail(self, name: str, error: Exception) -> None:
        """Give up what waits for this printer too: each would wait as long, and fail alike."""
        jobs = [self._busy.pop(name), *self._waiting.pop(name, ())]
        self._whys[name] = error
        self._lose(jobs, error)

    def _lose(self, jobs: Sequence[Job], error: Exception) -> None:
        self._lost += jobs
        for job in jobs:
            if job.note is not None and not job.note.copy:
                self._asked.discard(job.note.subject)
        failure = self._desk.failures.describe(error, self._what_is_lost())
        on_paper = any(job.document is not None for job in self._lost)
        self._desk.toasts.show(
            Toast(
                text=failure.line(),
                tone="bad",
                action=lambda: self.tr("Print again") if on_paper else self.tr("Try again"),
                on_action=self.again,
                other=lambda: self.tr("Save as PDF") if on_paper else "",
                on_other=self.save,
                key=_KEY,
                ms=0,
            )
        )
        self._tell()

    def _what_is_lost(self) -> str:
        papers = [job for job in self._lost if job.document is not None]
        if not papers:
            return self.tr("The drawer did not open.")
        if len(papers) == 1:
            return self.tr("{what} was not printed.").format(what=said(papers[0].what))
        return self.tr("%n paper(s) were not printed.", "", len(papers))

    def _tell(self) -> None:
        papers = sum(job.document is not None for job in self._lost)
        text = lambda: self.tr("%n not printed", "", papers)  # noqa: E731 - said later
        fact = Fact(text=text, tone="warn", mark=True) if papers else None
        self._desk.status.tell(_KEY, fact)

    def _dots(self, job: Job) -> int:
        try:
            return self._setup(job).device.dots
        except PaperError:
            return PLAIN.dots

    def _saved(self, paths: Sequence[Path]) -> None:
        where = str(paths[0]) if len(paths) == 1 else str(self._saved_in)
        folder = QUrl.fromLocalFile(str(self._saved_in))
        self._desk.toasts.show(
            Toast(
                text=lambda: self.tr("Saved: {where}").format(where=where),
                tone="good",
                action=lambda: self.tr("Open the folder"),
                on_action=lambda: _open(folder),
                key=_KEY,
                ms=12_000,
            )
        )

    def _not_saved(self, jobs: Sequence[Job], error: Exception) -> None:
        self._lose(jobs, error)

    def _say(self, error: Exception, what: Text) -> None:
        failure = self._desk.failures.describe(error, what)
        self._desk.toasts.say(failure.line, "bad")

    def _under_way(self) -> Sequence[str]:
        """Say what is being printed; a few seconds at most, whatever the printer does."""
        lines = list(self._waiting.values())
        jobs = [*self._busy.values(), *(job for line in lines for job in line)]
        printing = self.tr("is being printed")
        return [f"{said(job.what)}: {printing}" for job in jobs if job.document is not None]


def _numbered(phrase: Callable[[], str], number: str) -> str:
    return phrase().format(number=number)


def _there(find: Callable[[], Setup]) -> bool:
    """Whether there is one; what cannot be read is there, and told when it is used."""
    try:
        find()
    except (NoPrinter, NoDrawer):
        return False
    except PaperError:
        return True
    return True


def _open(folder: QUrl) -> None:
    QDesktopServices.openUrl(folder)
