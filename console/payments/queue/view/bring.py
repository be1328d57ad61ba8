"""The panel while a file of unsent sales is brought in: chosen, looked at, sent."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from console.desk.fonts import BIG
from console.desk.page import Desk
from console.desk.phrases import Text
from console.payments.queue.bringing import BringModel
from console.payments.queue.words import why_declined
from console.till.carried import Bringing, Carried, Pile
from console.widgets.button import Button, Kind
from console.widgets.file_box import FileBox
from console.widgets.money_label import MoneyLabel
from console.widgets.notice import Notice
from console.widgets.panel import Leaf, Line
from console.widgets.progress import Progress

_KINDS: Final = ("*.json",)
_NAMED: Final = 3


class BringLeaf(Leaf):
    """How many sales a file holds, what they come to, and how many are there already."""

    def __init__(self, model: BringModel, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._model = model
        self._desk = desk
        self.box = FileBox(name=lambda: self.tr("File of unsent sales"), kinds=_KINDS, key="Ctrl+O")
        self.amount = MoneyLabel(None, name=lambda: self.tr("To bring in"), size=BIG)
        self.new = Line(lambda: self.tr("Sales to bring in"), "")
        self.there = Line(lambda: self.tr("There already"), "")
        self.others = Line(lambda: self.tr("Refunds, shifts and other records"), "")
        self.till = Line(lambda: self.tr("Sold at till"), "")
        self.first = Line(lambda: self.tr("First sale"), "")
        self.last = Line(lambda: self.tr("Last sale"), "")
        self.progress = Progress()
        self.notice = Notice(tone="info")
        self.trouble = Notice(tone="bad")
        self.done = Notice(tone="good")
        self.start = Button(lambda: self.tr("Bring in"), Kind.PRIMARY, key="Ctrl+Return")
        self.back = Button(lambda: self.tr("Back"), key="Esc")
        figures = (self.amount, self.new, self.there, self.others)
        self._facts = (*figures, self.till, self.first, self.last)
        self._news = (self.box, self.progress, self.notice, self.done, self.trouble)
        for widget in (*self._news[:1], *self._facts, *self._news[1:]):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.act(self.start)
        self.act(self.back)
        self._connect()
        self.begin()

    def begin(self) -> None:
        """Wait for a file."""
        self._model.forget()
        self.box.show_path(None)
        self._show(lambda: self.tr("Bring in unsent sales"), "", self.box, self.notice, self.back)

    def _connect(self) -> None:
        self.notice.say(
            lambda: self.tr("Each sale counts once"),
            lambda: self.tr(
                "A till writes the file on this page when it cannot reach the platform. Nothing is"
                " sent before you have seen what the file holds."
            ),
        )
        self.box.chosen.connect(self.look)
        self.start.clicked.connect(self._bring)
        self._model.looked.connect(self._show_carried)
        self._model.progressed.connect(self._show_far)
        self._model.brought.connect(self._show_end)
        self._model.failed.connect(self._show_failure)

    def look(self, path: Path) -> None:
        """Read a file."""
        self._show(lambda: self.tr("Reading the file"), path.name, self.progress)
        self.progress.show_done(0, 0)
        self._model.look(path)

    def retranslate(self) -> None:
        """Say the figures again in the language in force."""
        if self._model.carried is not None and not self._model.is_busy:
            self._show_carried()

    def _show(self, title: Text, hint: Text, *shown: QWidget) -> None:
        self.say(title, hint)
        for widget in (*self._facts, *self._news, self.start, self.back):
            widget.setVisible(widget in shown)

    def _show_carried(self) -> None:
        carried = self._model.carried
        if carried is None:
            return
        self._show(lambda: self.tr("What the file holds"), carried.path.name, self.start, self.back)
        self._show_facts(carried)
        self.start.setEnabled(bool(carried.entries))
        if not carried.new.count and not carried.others:
            self.start.hide()
            self._tell(self.done, lambda: self.tr("All of it is there already"), "")

    def _show_facts(self, carried: Carried) -> None:
        words = self._desk.words
        self.amount.show_amount(carried.new.amount)
        self.new.figure.say(words.number(carried.new.count))
        self.there.figure.say(self._said(carried.there))
        self.others.figure.say(words.number(carried.others))
        self.till.figure.say(", ".join(carried.tills))
        if carried.first is not None and carried.last is not None:
            self.first.figure.say(words.minute(carried.first))
            self.last.figure.say(words.minute(carried.last))
        self.amount.show()
        self.new.show()
        self.there.setVisible(carried.there.count > 0)
        self.others.setVisible(carried.others > 0)
        self.till.setVisible(bool(carried.tills))
        self.first.setVisible(carried.first is not None)
        self.last.setVisible(carried.last is not None)

    def _said(self, pile: Pile) -> str:
        words = self._desk.words
        return f"{words.number(pile.count)} · {words.money(pile.amount)}"

    def _bring(self) -> None:
        carried = self._model.carried
        if carried is not None:
            self._show(lambda: self.tr("Bringing in"), carried.path.name, self.progress)
            self.progress.show_done(0, len(carried.entries))
            self._model.bring()

    def _show_far(self, so_far: Bringing) -> None:
        self.progress.show_done(so_far.done, len(so_far.carried.entries))

    def _show_end(self, over: Bringing) -> None:
        handed = over.handed
        name = over.carried.path.name
        title = self._all_title if not handed.left else self._part_title
        self._show(title, name, self.back)
        self.there.figure.say(self._said(over.carried.there))
        self.there.setVisible(over.carried.there.count > 0)
        if over.brought or not (handed.refused or handed.left):
            self._tell(self.done, lambda: self.tr("%n sale(s) brought in", "", over.brought), "")
        if handed.left:
            self.start.show()
            self._tell(
                self.trouble,
                lambda: self.tr("The platform stopped answering"),
                lambda: self.tr("Records left: {count}. Bring in once more, later.").format(
                    count=handed.left
                ),
            )
        elif handed.refused:
            self._tell(
                self.trouble,
                lambda: self.tr("%n record(s) not taken", "", len(handed.refused)),
                lambda: "\n".join(
                    f"{key}\n{why_declined(code)}" for key, code in handed.refused[:_NAMED]
                ),
            )

    def _all_title(self) -> str:
        return self.tr("Brought in")

    def _part_title(self) -> str:
        return self.tr("Not all of it was brought in")

    def _show_failure(self, error: Exception) -> None:
        failure = self._desk.failures.describe(error, lambda: self.tr("That did not work"))
        self.begin()
        self.notice.hide()
        self._tell(self.trouble, failure.why, failure.now)

    def _tell(self, notice: Notice, title: Text, text: Text) -> None:
        notice.say(title, text)
        notice.show()
