"""The till, opened: one door to everything the counter keeps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from console.till import activity, journal, numbers
from console.till.activity import Activity
from console.till.audit import Audit, audit
from console.till.carts import Carts
from console.till.charges import Charges
from console.till.database import Database
from console.till.elsewhere import Elsewhere
from console.till.engine import Engine, Terms
from console.till.export import Exporter
from console.till.failures import NoSuchAttempt, TillCorrupt
from console.till.goods import GoodsCache
from console.till.journal import Journal
from console.till.lapse import Lapse
from console.till.matters import Matter, open_matters, queue
from console.till.numbers import Identity, Source, system_source
from console.till.outbox import Outbox
from console.till.pace import Pace
from console.till.papers import Papers
from console.till.reconciliations import Reconciliations
from console.till.refunds import Refunds
from console.till.reservations import Reservations
from console.till.sales import Sales
from console.till.shared_carts import SharedCarts
from console.till.shifts import Shifts
from console.till.shop import Settings, Staff
from console.till.unsent import Unsent
from console.till.verifiers import Verifiers

AUDITED_AT_ONCE: Final = 60_000
"""Up to so many journal lines (a fifth of a second) the books are checked at every opening."""


@dataclass(frozen=True, slots=True)
class Health:
    """Whether a new sale may begin, and the code of what forbids it."""

    ok: bool
    why: str = ""


class Till:
    """
    One counter's store. Its parts may be used from any thread; each verb is one transaction.

    Only one ``Till`` has a folder open at a time, across windows and processes.
    """

    def __init__(self, database: Database, identity: Identity, source: Source, pace: Pace) -> None:
        self.identity = identity
        self.pace = pace
        self.carts = Carts(database)
        self.sales = Sales(database, source)
        self.charges = Charges(database, identity, source, pace)
        self.refunds = Refunds(database, identity, source, pace)
        self.shifts = Shifts(database, identity, source)
        self.outbox = Outbox(database, pace)
        self.shared_carts = SharedCarts(database, identity, source)
        self.reservations = Reservations(database, identity, source)
        self.elsewhere = Elsewhere(database, identity, source)
        self.lapse = Lapse(database)
        self.unsent = Unsent(database, self.lapse)
        self.exporter = Exporter(database, identity, lambda: self.pace)
        self.journal = Journal(database)
        self.goods = GoodsCache(database)
        self.staff = Staff(database)
        self.verifiers = Verifiers(database, source, self.lapse)
        self.settings = Settings(database)
        self.papers = Papers(database)
        self.reconciliations = Reconciliations(database)
        self._database = database

    @property
    def folder(self) -> Path:
        """Where its file is."""
        return self._database.folder

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        now: datetime,
        source: Source | None = None,
        pace: Pace | None = None,
    ) -> Till:
        """
        Open the till of a folder, check its journal, and pick up what a crash left behind.

        :raises TillInUse: if another window or process has it open.
        :raises TillTooNew: if a newer program wrote it.
        :raises TillCorrupt: if it is damaged or its journal was changed; it is left as it is.
        :raises TillFull, TillBroken: if the disk does not take it.
        """
        database = Database.open(folder)
        try:
            return cls._opened(database, now, source or system_source(), pace or Pace())
        except (DBAPIError, ArithmeticError, LookupError, TypeError, ValueError) as error:
            database.close()  # what was written by us cannot be read by us
            detail = f"{type(error).__name__}: {error}"
            raise TillCorrupt(path=str(database.path), detail=detail) from error
        except BaseException:
            database.close()
            raise

    @classmethod
    def _opened(cls, database: Database, now: datetime, source: Source, pace: Pace) -> Till:
        database.do(journal.begin)
        written = Journal(database)
        written.verify(everything=False)
        if written.length() <= AUDITED_AT_ONCE:
            database.look(lambda db: audit(db, database.path))

        def start(db: Connection) -> Till:
            identity = numbers.open_epoch(db, source)
            till = cls(database, identity, source, pace)
            opened = {"till_id": identity.till_id, "epoch": str(identity.epoch)}
            journal.append(db, journal.Entry(now, "till.opened", identity.till_id, "", opened))
            till.lapse.begin(db, now)
            till.charges.recover(db, now)
            till.refunds.recover(db, now)
            till.reservations.recover(db)
            return till

        return database.do(start)

    def check_file(self) -> None:
        """
        Look for damage in a file too large for that at its opening; blocking, in the background.

        :raises TillCorrupt: if there is any; no new sale begins then.
        """
        self._database.check()

    def settle(self) -> None:
        """
        Bring to the disk what a scan does not wait for; blocking.

        :raises TillBroken: if the disk failed.
        """
        self._database.settle()

    def close(self) -> None:
        """Close the file; what is unfinished is picked up at the next opening."""
        self._database.close()

    def verify(self) -> Audit:
        """
        Check the whole journal and all books; changes nothing that a person would see.

        :raises TillCorrupt: at the first thing that does not fit.
        """
        self.journal.verify()
        return self._database.look(lambda db: audit(db, self._database.path))

    def set_terms(self, terms: Terms) -> None:
        """Say what every order from now on tells of the shop."""
        self.charges.terms = terms

    def set_pace(self, pace: Pace) -> None:
        """Wait and ask at another pace from now on; what is under way keeps its deadline."""
        self.pace = pace
        self.charges.use(pace)
        self.refunds.use(pace)
        self.outbox.use(pace)

    def engine_of(self, no: str) -> Engine:
        """
        Return which engine a number belongs to.

        :raises NoSuchAttempt: if the till knows no such number.
        """
        for engine in (self.charges, self.refunds):
            if engine.knows(no):
                return engine
        raise NoSuchAttempt(no=no)

    def open_matters(self, now: datetime) -> tuple[Matter, ...]:
        """Return what is unknown or unsent; empty if and only if one may leave."""
        return self._database.look(lambda db: open_matters(db, now, self.pace))

    def queue(self, now: datetime) -> tuple[Matter, ...]:
        """Return what is unknown, unsent or refused, for a person to look through."""
        return self._database.look(lambda db: queue(db, now, self.pace))

    def note(self, done: Activity) -> None:
        """Write down what was done, where nothing else changes with it."""
        self._database.do(lambda db: activity.note(db, done))

    def health(self) -> Health:
        """Return whether a new sale may begin."""
        unfit = self._database.why_unfit()
        return Health(ok=True) if unfit is None else Health(ok=False, why=unfit.code)
