"""The panel of the queue: how much may still wait, one of it, a manager's word for more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from console.desk.page import Desk
from console.desk.staff import Person
from console.payments.queue.bringing import BringModel
from console.payments.queue.model import QueueModel
from console.payments.queue.view.bring import BringLeaf
from console.payments.queue.view.detail import WaitingLeaf
from console.payments.queue.view.standing import StandingLeaf
from console.widgets.approve import ApproveLeaf
from console.widgets.panel import Panel


class QueuePanel(Panel):
    """One leaf for what all of it comes to, one for each, one to approve, one for a file."""

    def __init__(self, model: QueueModel, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(name=lambda: self.tr("What waits"), parent=parent)
        self._model = model
        self._desk = desk
        self.standing = StandingLeaf(desk)
        self.detail = WaitingLeaf(desk)
        self.extend = ApproveLeaf(desk, back=lambda: self.tr("Back"))
        self.bringing = BringModel(desk, self)
        self.file = BringLeaf(self.bringing, desk)
        for key in ("standing", "detail", "extend", "file"):
            self.add(key, getattr(self, key))
        self.standing.send.clicked.connect(model.send_now)
        self.standing.export.clicked.connect(model.export)
        self.standing.extend.clicked.connect(self._ask_approval)
        self.standing.bring.clicked.connect(self._ask_file)
        self.file.back.clicked.connect(self._leave_file)
        self.detail.send.clicked.connect(model.send_now)
        self.detail.again.clicked.connect(model.send_again)
        self.detail.open.clicked.connect(self._open_sale)
        self.extend.back.clicked.connect(self.show_chosen)
        self.extend.entered.connect(model.extend)
        model.extended.connect(self.show_chosen)
        model.approval_refused.connect(self.extend.show_refusal)
        model.chosen_changed.connect(self.show_chosen)

    def show_all(self) -> None:
        """Show how everything stands now; an approval that is being typed stays."""
        standing = self._model.standing
        if standing is not None:
            self.standing.show_standing(standing, len(self._model.items))
            self.standing.extend.setVisible(self._model.may_extend)
            self.standing.bring.setVisible(self.bringing.may_bring)
        if self.key not in {"extend", "file"}:
            self.show_chosen()

    def show_chosen(self) -> None:
        """Show what is looked at, or what all of it comes to."""
        one = self._model.chosen
        if one is None:
            self.turn_to("standing")
            return
        self.detail.show_matter(one, self._model.evidence)
        self.turn_to("detail")

    def _ask_file(self) -> None:
        if not self.bringing.is_busy:
            self.file.begin()
        self.turn_to("file")
        self.file.box.setFocus()

    def _leave_file(self) -> None:
        self.bringing.forget()
        self.show_chosen()

    def _ask_approval(self) -> None:
        self.extend.pad.clear()
        self.turn_to("extend")
        self._desk.background.run(
            self, self._desk.staffing.people, done=self._offer, failed=self._model.failed.emit
        )

    def _offer(self, people: Sequence[Person]) -> None:
        self.extend.say(
            lambda: self.tr("Let more wait"),
            lambda: self.tr("Twice as much, once, until all of it is sent. Put on record."),
        )
        self.extend.show_people(self._model.approvers(people))

    def _open_sale(self) -> None:
        one = self._model.chosen
        if one is not None and one.sale_id:
            self._desk.navigation.go("payments.orders", one.sale_id)
