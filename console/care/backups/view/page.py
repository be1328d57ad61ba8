"""The backups, each with what it holds, and what can be done with it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from console.care.backups.model import BackupsModel, Kept
from console.care.backups.view.panel import BackupPanel
from console.desk.page import Desk
from console.desk.words import Words
from console.widgets.card import Card
from console.widgets.data_table import DataTable
from console.widgets.empty import Empty
from console.widgets.page_view import PageView
from console.widgets.rows import Column, Rows

_MEGA: Final = 1024 * 1024


class BackupsView(PageView):
    """The backup page."""

    def __init__(self, model: BackupsModel, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self._desk = desk
        empty = Empty(
            lambda: self.tr("No backup yet"),
            lambda: self.tr("One a day is made by itself. Make the first one now: F5."),
            icon="lock",
        )
        self.rows = Rows[Kept](self._columns(desk.words), self)
        self.table = DataTable(self.rows, name=lambda: self.tr("Backups"), empty=empty)
        self.panel = BackupPanel(model, desk)
        self.lay_beside(Card.around(self.table), panel=self.panel)
        model.changed.connect(self._show)
        model.made.connect(self._tell_made)
        model.proven.connect(self._tell_proven)
        model.failed.connect(self._tell_failure)
        self.table.chosen.connect(self._choose)
        self.panel.kept.back.clicked.connect(lambda: self.table.select(-1))

    def home_widget(self) -> QWidget:
        return self.table.view

    def arrive(self, about: str) -> None:
        del about
        self.model.look()

    def retranslate(self) -> None:
        self._show()

    def _columns(self, words: Words) -> tuple[Column[Kept], ...]:
        return (
            Column(
                title=lambda: self.tr("Made"),
                text=lambda one: words.minute(one.made_at),
                note=lambda one: one.path.name,
                strong=True,
            ),
            Column(
                title=lambda: self.tr("How"),
                text=lambda one: self.tr("By itself") if one.automatic else self.tr("By hand"),
                width=120,
            ),
            Column(
                title=lambda: self.tr("State"),
                text=lambda one: self.tr("Proven") if one.manifest else self.tr("Damaged"),
                tag=lambda one: "good" if one.manifest else "bad",
                width=140,
            ),
            Column(
                title=lambda: self.tr("Sales"),
                text=lambda one: words.number(_sales(one)),
                width=110,
                figure=True,
            ),
            Column(
                title=lambda: self.tr("Size"),
                text=lambda one: f"{words.number(max(1, one.size // _MEGA))} MB",
                width=110,
                figure=True,
            ),
        )

    def _show(self) -> None:
        chosen = self.model.chosen
        if self.rows.rows != list(self.model.items):
            self.rows.show_rows(self.model.items)
        for number, one in enumerate(self.model.items):
            if one == chosen:
                self.table.select(number)
        self.panel.show_model()

    def _choose(self, one: Kept | None) -> None:
        path = one.path if one is not None else None
        if path != (self.model.chosen.path if self.model.chosen else None):
            self.model.choose(path)

    def _tell_made(self, path: Path) -> None:
        text = self.tr("Backed up and proven: {file}")
        self._desk.toasts.say(text.format(file=path), "good", ms=0)

    def _tell_proven(self, path: Path) -> None:
        text = self.tr("{file}: every byte, line and book fits")
        self._desk.toasts.say(text.format(file=path.name), "good", ms=0)

    def _tell_failure(self, error: Exception) -> None:
        failure = self._desk.failures.describe(error, lambda: self.tr("That did not work."))
        self._desk.toasts.say(failure.line, "bad", ms=0)


def _sales(one: Kept) -> int:
    return int(one.manifest.till.get("sales", 0)) if one.manifest is not None else 0
