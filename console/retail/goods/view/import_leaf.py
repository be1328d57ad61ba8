"""A file of goods on its way to the shelf: chosen, looked at, sent, or dropped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from backend.retail.contract.goods_import import GoodsImportCommitResponse, ImportGoodsChanged
from console.desk.fonts import BODY, SEMIBOLD
from console.desk.page import Desk
from console.desk.phrases import Text
from console.retail.files.preview import Preview
from console.retail.files.problems import FileRefused
from console.retail.files.words import why_outdated, why_refused
from console.retail.goods.importing import GoodsImport
from console.retail.goods.view.import_figures import ImportFigures
from console.widgets.button import Button, Kind
from console.widgets.file_box import FileBox
from console.widgets.label import Label
from console.widgets.notice import Notice
from console.widgets.panel import Leaf
from console.widgets.progress import Progress

_KINDS: Final = ("*.xlsx", "*.csv", "*.txt")


class ImportLeaf(Leaf):
    """What the file would change, how far it is, and how to stop it."""

    listed = Signal(str)
    """Which part of the file to list; empty for none."""

    def __init__(self, model: GoodsImport, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._model = model
        self._desk = desk
        self.box = FileBox(name=lambda: self.tr("File of goods"), kinds=_KINDS, key="Ctrl+O")
        self.figures = ImportFigures(desk.words)
        self.progress = Progress()
        self.far = Label(size=BODY, weight=SEMIBOLD)
        self.notice = Notice(tone="info")
        self.trouble = Notice(tone="bad")
        self.done = Notice(lambda: self.tr("All of it stands on the shelf"), tone="good")
        self._news = (self.far, self.progress, self.trouble, self.done)
        self.start = Button(lambda: self.tr("Import"), Kind.PRIMARY, key="Ctrl+Return")
        self.mended = Button(lambda: self.tr("Read it again"), Kind.PRIMARY, key="F5")
        self.report = Button(lambda: self.tr("Save the faults"), key="F10")
        self.stop = Button(lambda: self.tr("Stop"), Kind.DANGER, key="F12")
        self.back = Button(lambda: self.tr("Back"), key="Esc")
        self._build()
        self._connect()
        self.begin()

    def begin(self) -> None:
        """Wait for a file."""
        hint = lambda: self.tr("CSV or XLSX, the headings in the first row")  # noqa: E731 - said later
        self._show(lambda: self.tr("Import goods"), hint, self.back, self.box, self.notice)
        self.box.show_path(None)
        self.listed.emit("")

    @property
    def may_leave(self) -> bool:
        """Whether no file is being looked at or sent."""
        return not self._model.is_busy and self._model.preview is None

    def retranslate(self) -> None:
        """Say the figures again in the language in force."""
        if self._model.preview is not None and not self._model.is_busy:
            self._show_preview()

    def _build(self) -> None:
        self.notice.say(
            lambda: self.tr("All of it, or nothing"),
            lambda: self.tr(
                "Nothing is changed before you have seen what would change. Goods are recognised"
                " by their number; fields without a column stay as they are."
            ),
        )
        for widget in (self.box, *self._news, self.figures):
            self.body.addWidget(widget)
        self.body.addWidget(self.notice)
        self.body.addStretch(1)
        self.act(self.start, self.mended)
        self.act(self.report)
        self.act(self.back, self.stop)

    def _connect(self) -> None:
        model = self._model
        self.box.chosen.connect(self.look)
        self.start.clicked.connect(self._send)
        self.mended.clicked.connect(lambda _=False: self.look(model.path))
        self.stop.clicked.connect(model.stop)
        model.reading.connect(self._show_reading)
        model.looked.connect(self._show_preview)
        model.progressed.connect(self._show_sent)
        model.imported.connect(self._show_end)
        model.dropped.connect(self._show_dropped)
        model.failed.connect(self._show_failure)

    def look(self, path: object) -> None:
        """Read a file."""
        self.box.show_path(path)  # type: ignore[arg-type]  # a Path, by way of a signal
        self._show(
            lambda: self.tr("Reading the file"), self._name, self.stop, self.far, self.progress
        )
        self._show_reading(0)
        self.listed.emit("")
        self._model.look(self.box.path)  # type: ignore[arg-type]  # it was just shown

    def _name(self) -> str:
        return self._model.path.name

    def _show(self, title: Text, hint: Text, *shown: QWidget) -> None:
        """Begin another stage: nothing of the one before stays in sight."""
        self.say(title, hint)
        buttons = (self.start, self.mended, self.report, self.stop, self.back)
        for widget in (*self._news, self.figures, self.box, self.notice, *buttons):
            widget.setVisible(widget in shown)

    def _show_reading(self, rows: int) -> None:
        if self._model.preview is None:
            count = self._desk.words.number(rows)
            self.far.say(lambda: self.tr("{count} rows read").format(count=count))
            self.progress.show_done(rows, rows + max(1000, rows // 4))

    def _show_preview(self) -> None:
        shown = self._model.preview
        if shown is None:
            return
        acts = (self.mended, self.report) if shown.bad else (self.start,)
        seen = (self.figures, self.back, *acts)
        self._show(lambda: self.tr("What would change"), self._name, *seen)
        first = self.figures.show_preview(shown)
        self.start.say(self._start_words(shown))
        self.start.setEnabled(shown.is_ready)
        if shown.bad:
            self._warn(
                lambda: self.tr("Nothing can be imported yet"),
                lambda: self.tr("Mend the rows on the left in the file, save it, read it again."),
            )
        self.listed.emit(first)

    def _start_words(self, shown: Preview) -> Callable[[], str]:
        if not (count := shown.count):
            return lambda: self.tr("Nothing to import")
        return lambda: self.tr("Import %n kinds", "", count)

    def _send(self) -> None:
        shown = self._model.preview
        if shown is None or not shown.is_ready:
            return
        self._show(lambda: self.tr("Importing"), self._name, self.stop, self.far, self.progress)
        self.listed.emit("")
        self._show_sent(0, shown.count)
        self._model.send()

    def _show_sent(self, sent: int, total: int) -> None:
        done, whole = (self._desk.words.number(count) for count in (sent, total))
        self.progress.show_done(sent, total)
        if sent < total:
            self.far.say(lambda: self.tr("{done} of {whole}").format(done=done, whole=whole))
        else:
            self.far.say(lambda: self.tr("Putting them on the shelf"))

    def _show_end(self, answer: GoodsImportCommitResponse) -> None:
        self._show(lambda: self.tr("Imported"), self._name, self.back, self.figures, self.done)
        self.figures.show_end(answer)
        self.listed.emit("")

    def _show_dropped(self) -> None:
        self.begin()
        self._desk.toasts.say(lambda: self.tr("Stopped. Nothing was changed"), "warn")

    def _show_failure(self, error: Exception) -> None:
        if isinstance(error, FileRefused):
            self.begin()
            self.notice.setVisible(False)
            self._warn(lambda: self.tr("This file cannot be read"), lambda: why_refused(error))
            return
        if isinstance(error, ImportGoodsChanged):
            said = why_outdated(*self._model.outdated(error))
            self._show(lambda: self.tr("Nothing was imported"), self._name, self.mended, self.back)
            self._warn(lambda: self.tr("Others changed these goods"), said)
            return
        failure = self._desk.failures.describe(error, lambda: self.tr("That did not work"))
        if self._model.preview is not None:
            self._show_preview()
            self.back.setVisible(False)
            self.stop.setVisible(True)
        else:
            self.begin()
        self._warn(failure.why, failure.now)

    def _warn(self, title: Text, text: Text) -> None:
        self.trouble.say(title, text)
        self.trouble.setVisible(True)
