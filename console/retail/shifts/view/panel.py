"""The panel of the shift page: one leaf for each thing that can be done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from backend.retail.contract.shifts import MoveKind, ShiftFigures, ShiftReportRequest
from backend.retail.contract.staff import Action
from console.desk.page import Desk
from console.retail.shifts.model import ShiftsModel
from console.retail.shifts.view.close import ClosedLeaf, CloseLeaf, HeldLeaf
from console.retail.shifts.view.count import CountLeaf
from console.retail.shifts.view.figures import FiguresLeaf
from console.retail.shifts.view.move import MoveLeaf
from console.retail.shifts.view.now import NowLeaf
from console.till.matters import Matter
from console.till.shift import CashCount
from console.widgets.approve import ApproveLeaf
from console.widgets.panel import Panel


class ShiftPanel(Panel):
    """What happens next with the shift."""

    left = Signal()
    """The panel no longer needs the keys."""

    def __init__(self, model: ShiftsModel, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(name=lambda: self.tr("The shift"), parent=parent)
        self._model = model
        self._desk = desk
        self._before = "now"
        self.now = NowLeaf(model, desk)
        self.float = CountLeaf(
            desk.words,
            lambda: self.tr("Count the float"),
            lambda: self.tr("The change that lay in the drawer before the first cash."),
            lambda: self.tr("This is the float"),
        )
        self.drawer = CountLeaf(
            desk.words,
            lambda: self.tr("Count the drawer"),
            lambda: self.tr("All that lies in it, the float too."),
            lambda: self.tr("This is all"),
        )
        self.move_ = MoveLeaf(desk.words)
        self.held = HeldLeaf(desk)
        self.close_ = CloseLeaf(model, desk)
        self.closed = ClosedLeaf()
        self.figures = FiguresLeaf(model, desk)
        self.approve = ApproveLeaf(desk, back=lambda: self.tr("Back"))
        leaves = {
            "now": self.now,
            "float": self.float,
            "drawer": self.drawer,
            "move": self.move_,
            "held": self.held,
            "close": self.close_,
            "closed": self.closed,
            "figures": self.figures,
            "approve": self.approve,
        }
        for key, leaf in leaves.items():
            self.add(key, leaf)
        self._connect_leaves()
        self._connect_model()

    def show_now(self) -> None:
        """Show the open shift, unless something is being typed."""
        self.now.show_shift()

    def count_float(self) -> None:
        """Ask for the float."""
        self._model.open_drawer()
        self.turn_to("float")
        self.float.begin()

    def show_figures(self, said: ShiftFigures) -> None:
        """Show an X or a Z to whoever may see it."""
        if not self._model.may_see:
            return
        self.figures.show_figures(said)
        self.turn_to("figures")

    def _connect_leaves(self) -> None:
        model, now = self._model, self.now
        now.float.clicked.connect(self.count_float)
        now.recount.clicked.connect(self.count_float)
        now.close_early.clicked.connect(model.begin_close)
        now.report.clicked.connect(self._show_x)
        now.put_in.clicked.connect(lambda: self._begin_move(MoveKind.IN))
        now.take_out.clicked.connect(lambda: self._begin_move(MoveKind.OUT))
        now.close_shift.clicked.connect(model.begin_close)
        self.float.entered.connect(model.count_float)
        self.drawer.entered.connect(model.count_drawer)
        self.move_.entered.connect(model.move)
        self.held.again.clicked.connect(model.begin_close)
        self.held.orders.clicked.connect(lambda: self._desk.navigation.go("payments.orders"))
        self.close_.entered.connect(model.close)
        self.close_.again.clicked.connect(self._count_drawer)
        self.figures.print.clicked.connect(self._print)
        self.figures.save.clicked.connect(self._save)
        self.approve.entered.connect(model.asking.approve)
        self.approve.back.clicked.connect(self._withdraw)
        for leaf in (
            *(self.float, self.drawer, self.move_, self.held),
            *(self.close_, self.closed, self.figures),
        ):
            leaf.back.clicked.connect(self._back)

    def _connect_model(self) -> None:
        model = self._model
        model.changed.connect(self.show_now)
        model.floated.connect(self._back)
        model.moved.connect(self._back)
        model.held_up.connect(self._show_held)
        model.count_wanted.connect(self._count_drawer)
        model.counted.connect(self._show_count)
        model.closed.connect(self._show_closed)
        model.approval_needed.connect(self._ask_approval)
        model.approval_refused.connect(self.approve.show_refusal)

    def _back(self, _done: object = None) -> None:
        self.turn_to("now")
        self.show_now()
        self.left.emit()

    def _begin_move(self, kind: MoveKind) -> None:
        self.turn_to("move")
        self.move_.begin(kind)

    def _count_drawer(self) -> None:
        self.turn_to("drawer")
        self.drawer.begin()

    def _show_held(self, matters: Sequence[Matter]) -> None:
        self.held.show_matters(matters)
        self.turn_to("held")

    def _show_count(self, count: CashCount) -> None:
        self.turn_to("close")
        self.close_.show_count(count)

    def _show_closed(self, z: ShiftReportRequest) -> None:
        if self._model.may_see:
            self.show_figures(z)
        else:
            self.closed.show_number(z.number)
            self.turn_to("closed")

    def _show_x(self) -> None:
        said = self._model.figures()
        if said is not None:
            self.show_figures(said)

    def _print(self) -> None:
        if self.figures.shown is not None:
            self._model.print_(self.figures.shown)

    def _save(self) -> None:
        if self.figures.shown is not None:
            self._model.save(self.figures.shown)

    def _ask_approval(self, action: Action) -> None:
        self._before = self.key
        self.turn_to("approve")
        if action is Action.MOVE_CASH:
            amount = self.move_.amount.money()
            what = self.move_.title.text()
            self.approve.begin(
                action, what, "" if amount is None else self._desk.words.money(amount)
            )
        else:
            self.approve.begin(action, lambda: self.tr("Close with a difference"))

    def _withdraw(self) -> None:
        self._model.asking.withdraw()
        self.turn_to(self._before)
