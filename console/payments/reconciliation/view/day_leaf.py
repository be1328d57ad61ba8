"""What can be done with a day: compare it, close it, write it out."""

from __future__ import annotations

from console.desk.page import Desk
from console.desk.phrases import said
from console.payments.reconciliation.model import ReconciliationModel, Stage
from console.widgets.button import Button, Kind
from console.widgets.label import Label
from console.widgets.measures import SMALL
from console.widgets.notice import Notice
from console.widgets.panel import Leaf, Line
from console.widgets.progress import Progress


class DayLeaf(Leaf):
    """The day, and its next step."""

    def __init__(self, model: ReconciliationModel, desk: Desk) -> None:
        super().__init__(
            lambda: self.tr("Reconciliation"),
            lambda: self.tr(
                "Whether the platform and this till booked the same payments and refunds"
            ),
        )
        self._model = model
        self._words = desk.words
        self._failures = desk.failures
        self.open = Line(lambda: self.tr("Not explained yet"))
        self.explained = Line(lambda: self.tr("Explained"))
        self.agreed = Line(lambda: self.tr("Agree"))
        self.waiting = Label(tone="ink2", wrap=True)
        self.progress = Progress()
        self.note = Notice(tone="info")
        self.trouble = Notice(tone="bad")
        self.compare = Button(lambda: self.tr("Compare"), Kind.PRIMARY, key="F5")
        self.again = Button(lambda: self.tr("Compare again"), key="F5")
        self.close_day = Button(lambda: self.tr("Close the day"), Kind.PRIMARY, key="F9")
        self.write = Button(lambda: self.tr("Export"), key="F7")
        for widget in (self.agreed, self.open, self.explained):
            self.body.addWidget(widget)
        self.body.addSpacing(SMALL)
        for one in (self.waiting, self.progress, self.note, self.trouble):
            self.body.addWidget(one)
        self.body.addStretch(1)
        self.act(self.compare)
        self.act(self.close_day)
        self.act(self.write, self.again)
        self.trouble.hide()
        self.compare.clicked.connect(model.compare)
        self.again.clicked.connect(model.compare)
        self.close_day.clicked.connect(model.close_day)
        model.failed.connect(self._show_failure)

    def show_day(self) -> None:
        """Show what the model looks at, and what may be done now."""
        run, model = self._model.run, self._model
        for line in (self.agreed, self.open, self.explained):
            line.setVisible(run is not None)
        if run is not None:
            total, left = len(run.tally.mismatches), len(run.open)
            self.agreed.figure.say(self._words.number(run.tally.agreed))
            self.open.figure.say(self._words.number(left))
            self.open.figure.set_tone("warn_ink" if left else "ink")
            self.explained.figure.say(self._words.number(total - left))
        self.write.setEnabled(run is not None and model.may_reconcile)
        self._show_note()
        self.show_stage()

    def show_stage(self) -> None:
        """Show what is being waited for."""
        stage = self._model.stage
        busy = stage is not Stage.IDLE
        if busy:
            self.trouble.hide()
        self._show_next()
        self.waiting.setVisible(busy)
        self.progress.setVisible(busy)
        self.progress.setAccessibleName(self.tr("Progress"))
        self.progress.show_done(1 if stage is Stage.GATHERING else 2, 3)
        self.waiting.say(self._waiting)
        self.note.setVisible(self.note.isVisibleTo(self) and not busy)

    def _show_next(self) -> None:
        """Offer what comes next first: to compare, then to close; a closed day has nothing."""
        model, run = self._model, self._model.run
        closed = run is not None and run.closed_at is not None
        self.compare.setVisible(not closed and not model.may_close)
        self.close_day.setVisible(model.may_close)
        self.again.setVisible(model.may_close)
        self.compare.setEnabled(model.may_compare)
        self.compare.say(
            (lambda: self.tr("Compare again")) if run is not None else (lambda: self.tr("Compare"))
        )

    def hide_trouble(self) -> None:
        """Forget what went wrong on another day."""
        self.trouble.hide()

    def _waiting(self) -> str:
        if self._model.stage is Stage.GATHERING:
            return self.tr("Fetching what the platform booked")
        count = self._model.doubtful
        if count:
            return self.tr("Asking the platform about %n numbers", "", count)
        return self.tr("Comparing both sides")

    def _show_note(self) -> None:
        model, run = self._model, self._model.run
        self.note.setVisible(True)
        if not model.may_reconcile:
            self.note.say(lambda: self.tr("Only a manager or the owner compares days"))
        elif run is None:
            self.note.setVisible(False)
        elif run.closed_at is not None:
            self.note.say(
                lambda: self.tr("This day is closed"),
                lambda: self.tr("What was found and said of it stays as it is"),
            )
        elif run.open:
            self.note.say(
                lambda: self.tr("Choose a difference"),
                lambda: self.tr("Look at both sides, then say why. Nothing is corrected by itself"),
            )
        elif not run.over:
            self.note.say(
                lambda: self.tr("The day goes on"),
                lambda: self.tr("It can be closed once it was compared after its end"),
            )
        else:
            self.note.say(lambda: self.tr("The day can be closed"))

    def _show_failure(self, error: Exception) -> None:
        failure = self._failures.describe(error, lambda: self.tr("Not compared"))
        why, now = failure.why, failure.now
        self.trouble.say(failure.what, lambda: " ".join(filter(None, (said(why), said(now)))))
        self.note.hide()
        self.trouble.show()
