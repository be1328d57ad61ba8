"""How everything stands: a row each, and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from console.care.findings import State
from console.care.health.model import HealthModel
from console.care.health.view.row import ICONS, FindingRow
from console.care.support import Bundle, program_version, runs_on
from console.desk.fonts import BOLD, TITLE
from console.desk.page import Desk
from console.desk.phrases import Text
from console.widgets.button import Button, Kind
from console.widgets.card import Card, Rule
from console.widgets.empty import Drawing
from console.widgets.label import Label
from console.widgets.page_view import PageView
from console.widgets.panel import Leaf, Line, Panel

_DRAWING = 112


class HealthView(PageView):
    """The health page."""

    def __init__(self, model: HealthModel, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self._desk = desk
        self.rows: dict[str, FindingRow] = {}
        self._card = Card(margin=0)
        self._card.body.setSpacing(0)
        self._card.body.addStretch(1)
        self.whole = Leaf()
        self._drawing = Drawing("check", size=_DRAWING, tone="accent", ground="accent_soft")
        self._word = Label(size=TITLE, weight=BOLD, wrap=True)
        self.version = Line(
            lambda: self.tr("Version"), program_version() or (lambda: self.tr("From source"))
        )
        self.till = Line(lambda: self.tr("Till number"), desk.till.identity.till_id)
        self.runs_on = Line(lambda: self.tr("Runs on"), runs_on())
        self.check = Button(lambda: self.tr("Check everything"), Kind.PRIMARY, key="F5")
        self.bundle = Button(lambda: self.tr("Bundle for support"), key="F7")
        self.backup = Button(lambda: self.tr("Backups"), key="F8")
        self._lay_out()
        self.check.clicked.connect(model.check)
        self.bundle.clicked.connect(model.bundle)
        self.backup.clicked.connect(lambda: desk.navigation.go("care.backup"))
        model.changed.connect(self._show)
        model.checked.connect(self._tell_checked)
        model.bundled.connect(self._tell_bundle)
        model.failed.connect(self._tell_failure)

    def home_widget(self) -> QWidget:
        return self.check

    def arrive(self, about: str) -> None:
        del about
        self.model.show(shown=True)

    def leave(self) -> None:
        self.model.show(shown=False)

    def retranslate(self) -> None:
        self._show()

    def _lay_out(self) -> None:
        centre = Qt.AlignmentFlag.AlignHCenter
        self.whole.body.addStretch(1)
        self.whole.body.addWidget(self._drawing, 0, centre)
        self._word.setAlignment(centre)
        self.whole.body.addWidget(self._word)
        self.whole.body.addStretch(2)
        for line in (self.version, self.till, self.runs_on):
            self.whole.body.addWidget(line)
        self.whole.act(self.check)
        self.whole.act(self.bundle)
        self.whole.act(self.backup)
        panel = Panel(name=lambda: self.tr("All together"))
        panel.add("whole", self.whole)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        area.setWidget(inside)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.lay_beside(area, panel=panel)

    def _show(self) -> None:
        for finding in self.model.findings:
            if finding.key not in self.rows:
                row = self.rows[finding.key] = FindingRow()
                row.asked.connect(self._desk.navigation.go)
                place = self._card.body.count() - 1
                self._card.body.insertWidget(place, row)
                self._card.body.insertWidget(place + 1, Rule())
            self.rows[finding.key].show_finding(finding)
        icon, tone = ICONS[self.model.state]
        self._drawing.show_icon(icon, tone, f"{tone}_soft")
        self._word.say(self._all_word())
        self.check.setEnabled(not self.model.checking)

    def _all_word(self) -> Text:
        if self.model.checking:
            return lambda: self.tr("Reading every line of the books")
        match self.model.state:
            case State.GOOD:
                return lambda: self.tr("All is well")
            case State.LOOK:
                return lambda: self.tr("Something needs a look")
            case _:
                return lambda: self.tr("Something needs you now")

    def _tell_checked(self) -> None:
        self._desk.toasts.say(lambda: self.tr("Every line of the till's books fits."), "good")

    def _tell_bundle(self, bundle: Bundle) -> None:
        text = self.tr("Saved to {file}. Secrets, names and amounts are masked.")
        self._desk.toasts.say(text.format(file=bundle.path), "good", ms=0)

    def _tell_failure(self, error: Exception) -> None:
        failure = self._desk.failures.describe(error, lambda: self.tr("That did not work."))
        self._desk.toasts.say(failure.line, "bad", ms=0)
