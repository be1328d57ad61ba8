"""The right-hand panel that always holds what happens next."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from console.desk.fonts import BOLD, NOTE, TITLE
from console.desk.phrases import Text, said
from console.widgets.card import Card
from console.widgets.label import Label
from console.widgets.measures import EDGE, GAP, PANEL, SMALL


class Panel(Card):
    """One of several leaves is shown; the page beside it stays as it is."""

    def __init__(self, *, name: Text, parent: QWidget | None = None) -> None:
        super().__init__(margin=0, parent=parent)
        self.setFixedWidth(PANEL)
        self.setAccessibleName(said(name))
        self._leaves: dict[str, QWidget] = {}
        self._stack = QStackedLayout()
        self.body.addLayout(self._stack)
        self._shield = _Shield(self)

    def add(self, key: str, leaf: QWidget) -> None:
        """Add a leaf; the first is shown."""
        self._leaves[key] = leaf
        self._stack.addWidget(leaf)

    def turn_to(self, key: str) -> None:
        """
        Show a leaf.

        For a moment the pointer does nothing on it: the second click of a double click must not
        press what now lies where the first one was.
        """
        if self._stack.currentWidget() is not self._leaves[key]:
            self._stack.setCurrentWidget(self._leaves[key])
            self._shield.hold()

    @property
    def shielded(self) -> bool:
        """Whether the pointer does nothing, because a leaf has just come."""
        return self._shield.isVisible()

    @property
    def key(self) -> str:
        """Which leaf is shown."""
        shown = self._stack.currentWidget()
        return next((key for key, leaf in self._leaves.items() if leaf is shown), "")


class _Shield(QWidget):
    """Lies over the panel for as long as a double click may take, and swallows clicks."""

    def __init__(self, panel: QWidget) -> None:
        super().__init__(panel)
        self._panel = panel
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self.hide)
        self.hide()

    def hold(self) -> None:
        """Lie over it from now on."""
        self.setGeometry(self._panel.rect())
        self.show()
        self.raise_()
        self._pause.start(QApplication.doubleClickInterval())

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        event.accept()


class Leaf(QWidget):
    """
    One state of the panel: a head, a ``body`` that scrolls if it must, and ``foot`` actions at the
    bottom, always in the same place under the hand.
    """

    def __init__(self, title: Text = "", hint: Text = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label(title, size=TITLE, weight=BOLD)
        self.hint = Label(hint, size=NOTE, tone="ink2", wrap=True)
        inside = QWidget()
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(EDGE, 0, EDGE, 0)
        self.body.setSpacing(GAP)
        self.foot = QVBoxLayout()
        self.foot.setContentsMargins(EDGE, 0, EDGE, 0)
        self.foot.setSpacing(GAP - 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, EDGE - 2, 0, EDGE - 2)
        column.setSpacing(GAP)
        self.pinned = QVBoxLayout()
        """What stays in sight while the body scrolls."""
        self.pinned.setContentsMargins(EDGE, 0, EDGE, 0)
        self.pinned.setSpacing(GAP)
        self._head = self._build_head()
        column.addLayout(self._head)
        column.addLayout(self.pinned)
        self._area = _scrolling(inside)
        self._area.verticalScrollBar().rangeChanged.connect(self._keep_aligned)
        self._follows = False
        for key, by in ((Qt.Key.Key_PageUp, -1), (Qt.Key.Key_PageDown, 1)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.activated.connect(lambda by=by: self._turn_page(by))
        column.addWidget(self._area, 1)
        column.addLayout(self.foot)
        self._show_head(title, hint)

    def say(self, title: Text, hint: Text = "") -> None:
        """Show another title and hint."""
        self.title.say(title)
        self.hint.say(hint)
        self._show_head(title, hint)

    def follow_end(self) -> None:
        """Keep the end of a body that grows in sight."""
        self._follows = True

    def act(self, *buttons: QWidget) -> None:
        """Add a row of actions of equal width at the bottom."""
        row = QHBoxLayout()
        row.setSpacing(GAP - 2)
        for button in buttons:
            row.addWidget(button, 1)
        self.foot.addLayout(row)

    def _turn_page(self, by: int) -> None:
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + by * bar.pageStep())

    def _keep_aligned(self, least: int, most: int) -> None:
        """Take the room of a scroll bar out of the margin, so that nothing inside moves."""
        bar = self._area.verticalScrollBar()
        margins = self.body.contentsMargins()
        if margins.left():
            room = bar.sizeHint().width() if most > least else 0
            self.body.setContentsMargins(EDGE, 0, EDGE - room, 0)
        if self._follows:
            bar.setValue(most)

    def _show_head(self, title: Text, hint: Text) -> None:
        """Let the head stand off from what it is about; without words it takes no room."""
        self.title.setVisible(bool(said(title)))
        self.hint.setVisible(bool(said(hint)))
        worded = bool(said(title) or said(hint))
        self._head.setContentsMargins(EDGE, 0, EDGE, SMALL if worded else 0)

    def _build_head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setSpacing(SMALL)
        head.addWidget(self.title)
        head.addWidget(self.hint)
        return head


class Line(QWidget):
    """A fact on the left, its figure on the right."""

    def __init__(
        self, fact: Text, figure: Text = "", *, tone: str = "ink", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.fact = Label(fact, size=NOTE + 1, tone="ink2")
        self.figure = Label(figure, size=NOTE + 4, tone=tone)
        self.figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.figure.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP)
        row.addWidget(self.fact, 1)
        row.addWidget(self.figure)


def _scrolling(inside: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
