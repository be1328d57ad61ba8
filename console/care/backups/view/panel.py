"""The panel of the backup page: make one, or prove and bring back one that was made."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from console.care.backups.model import BackupsModel, Kept
from console.care.settings import BACKUP_DAILY, BACKUP_KEEP
from console.desk.page import Desk
from console.widgets.button import Button, Kind
from console.widgets.card import Rule
from console.widgets.copy_line import CopyLine
from console.widgets.notice import Notice
from console.widgets.panel import Leaf, Line, Panel


class BackupPanel(Panel):
    """One leaf for all, one for each, one before a backup is brought back."""

    def __init__(self, model: BackupsModel, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(name=lambda: self.tr("Backup"), parent=parent)
        self._model = model
        self.all = AllLeaf(desk)
        self.kept = KeptLeaf(desk)
        self.sure = SureLeaf(desk)
        for key in ("all", "kept", "sure"):
            self.add(key, getattr(self, key))
        self.all.make.clicked.connect(model.make)
        self.all.settings.clicked.connect(lambda: desk.navigation.go(*_SETTINGS))
        self.kept.prove.clicked.connect(model.prove)
        self.kept.restore.clicked.connect(self._make_sure)
        self.sure.restore.clicked.connect(model.ask_restore)
        self.sure.back.clicked.connect(self._back)
        model.restore_asked.connect(self._close)

    def show_model(self) -> None:
        """Show how it stands."""
        one = self._model.chosen
        self.all.show_folder(str(self._model.folder), busy=self._model.busy)
        if one is None:
            self.turn_to("all")
            return
        may = self._model.may_restore and one.manifest is not None
        self.kept.show_kept(one, may_restore=may, busy=self._model.busy)
        if self.key != "sure":
            self.turn_to("kept")

    def _make_sure(self) -> None:
        if self._model.chosen is not None:
            self.sure.show_kept(self._model.chosen)
            self.turn_to("sure")

    def _back(self) -> None:
        self.turn_to("kept")

    def _close(self) -> None:
        self.turn_to("kept")
        self.window().close()


_SETTINGS = ("shell.preferences", "backup.daily")


class AllLeaf(Leaf):
    """Where backups are put and how many are kept."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            lambda: self.tr("Backup"),
            lambda: self.tr(
                "A copy of all books and keys in one file. It is unpacked and checked, every"
                " line of it, before it counts."
            ),
        )
        self._desk = desk
        self.daily = Line(lambda: self.tr("By itself"), "")
        self.keep = Line(lambda: self.tr("Kept"), "")
        self.folder = CopyLine(name=lambda: self.tr("the folder"))
        for widget in (self.daily, self.keep):
            self.body.addWidget(widget)
        self.body.addWidget(Rule())
        self.body.addWidget(self.folder)
        self.body.addStretch(1)
        self.make = Button(lambda: self.tr("Back up now"), Kind.PRIMARY, key="F5")
        self.settings = Button(lambda: self.tr("Settings"), key="F8")
        self.act(self.make)
        self.act(self.settings)

    def show_folder(self, folder: str, *, busy: bool) -> None:
        """Show where they are, and whether one is being made."""
        daily = self._desk.settings.get(BACKUP_DAILY)
        keep = self._desk.settings.get(BACKUP_KEEP)
        self.daily.figure.say(lambda: self.tr("Every day") if daily else self.tr("Never"))
        self.keep.figure.say(lambda: self.tr("The last %n", "", keep))
        self.folder.say(folder)
        self.make.setEnabled(not busy)
        self.make.say(lambda: self.tr("Copying and checking …") if busy else self.tr("Back up now"))


class KeptLeaf(Leaf):
    """What one backup holds."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.damaged = Notice(
            lambda: self.tr("Damaged"),
            lambda: self.tr("This file cannot be used. Keep another one."),
            tone="bad",
        )
        self.till = Line(lambda: self.tr("Till"), "")
        self.sales = Line(lambda: self.tr("Sales"), "")
        self.lines = Line(lambda: self.tr("Lines of the journal"), "")
        self.books = Line(lambda: self.tr("Checked in the platform's books"), "")
        self.proof = CopyLine(name=lambda: self.tr("the proof"))
        self.body.addWidget(self.damaged)
        for widget in (self.till, self.sales, self.lines, self.books):
            self.body.addWidget(widget)
        self.body.addWidget(Rule())
        self.body.addWidget(self.proof)
        self.body.addStretch(1)
        self.prove = Button(lambda: self.tr("Prove again"), Kind.PRIMARY, key="F6")
        self.restore = Button(lambda: self.tr("Bring back"), Kind.DANGER, key="F9")
        self.back = Button(lambda: self.tr("Back"), key="Esc")
        self.act(self.prove)
        self.act(self.restore, self.back)

    def show_kept(self, one: Kept, *, may_restore: bool, busy: bool) -> None:
        """Show one."""
        words, manifest = self._desk.words, one.manifest
        self.say(lambda: words.minute(one.made_at), one.path.name)
        self.damaged.setVisible(manifest is None)
        till: Mapping[str, object] = manifest.till if manifest is not None else {}
        for line in (self.till, self.sales, self.lines, self.books):
            line.setVisible(manifest is not None)
        looked = sum(manifest.books.values()) if manifest is not None else 0
        self.till.figure.say(str(till.get("till_id", "")))
        self.sales.figure.say(words.number(_count(till, "sales")))
        self.lines.figure.say(words.number(_count(till, "lines")))
        self.books.figure.say(words.number(looked))
        self.proof.say(manifest.sha256[:12].upper() if manifest is not None else "")
        self.restore.setEnabled(may_restore and not busy)
        self.prove.setEnabled(not busy)
        self.prove.say(lambda: self.tr("Checking …") if busy else self.tr("Prove again"))


def _count(till: Mapping[str, object], name: str) -> int:
    found = till.get(name, 0)
    return found if isinstance(found, int) else 0


class SureLeaf(Leaf):
    """What bringing one back means."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(lambda: self.tr("Bring this backup back?"))
        self._desk = desk
        self.what = Notice(tone="warn")
        self.body.addWidget(self.what)
        self.body.addStretch(1)
        self.restore = Button(lambda: self.tr("Close and bring back"), Kind.DANGER, key="F9")
        self.back = Button(lambda: self.tr("Back"), key="Esc")
        self.act(self.restore)
        self.act(self.back)

    def show_kept(self, one: Kept) -> None:
        """Say it of one."""
        made = self._desk.words.minute(one.made_at)
        self.what.say(
            lambda: self.tr("The shop's books will be as of {time}").format(time=made),
            lambda: self.tr(
                "The program closes. At the next start the backup is proven, today's books are"
                " set aside whole, and what they have not sent is saved to a file. New sales get"
                " numbers that were never used."
            ),
        )
