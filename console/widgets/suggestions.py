"""What might be meant, below the box it is typed into."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from console.desk import icons
from console.desk.fonts import BODY, SMALL, face
from console.desk.phrases import Text, said
from console.desk.theme import color
from console.widgets.key_cap import key_words
from console.widgets.measures import RADIUS
from console.widgets.painting import (
    cap_height,
    cap_width,
    faded,
    paint_cap,
    painter_on,
    rounded,
)
from console.widgets.speaking import Speaking

ROW: Final = 52
_MOST: Final = 8
_PAD: Final = 16
_SHADE: Final = 12
"""How far the shadow of what floats reaches."""
_LEFT: Final = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT: Final = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_Elide = Qt.TextElideMode.ElideRight
_ROOT: Final = QModelIndex()


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """One thing that might be meant."""

    key: str
    title: str
    note: str = ""
    figure: str = ""
    icon: str = ""
    cap: str = ""
    """The keyboard shortcut that does the same."""


class _Offers(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.offers: Sequence[Suggestion] = ()

    def show_offers(self, offers: Sequence[Suggestion]) -> None:
        self.beginResetModel()
        self.offers = tuple(offers)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.offers)

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        offer = self.offers[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return offer.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " ".join(part for part in (offer.title, offer.note, offer.figure) if part)
        return None


class OfferList(Speaking, QListView):
    """Suggestions as rows; ``chosen`` carries the key."""

    chosen = Signal(str)

    def __init__(self, *, name: Text, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Offers(self)
        self._name = name
        self.setModel(self._model)
        self.setItemDelegate(_OfferPainter(self._model, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("QListView { background: transparent; border: none; }")
        self._speak()
        self.clicked.connect(self._choose)
        self.entered.connect(self.setCurrentIndex)

    def _speak(self) -> None:
        self.setAccessibleName(said(self._name))

    @property
    def offers(self) -> Sequence[Suggestion]:
        return self._model.offers

    def show_offers(self, offers: Sequence[Suggestion]) -> None:
        """Show these, the first selected."""
        self.setAccessibleName(said(self._name))
        self._model.show_offers(offers)
        if offers:
            self.setCurrentIndex(self._model.index(0))

    def step(self, by: int) -> None:
        """Move the selection, round the ends; where nothing is selected, begin at one of them."""
        if count := self._model.rowCount():
            row = self.currentIndex().row()
            row = max(row, 0) if by < 0 else row
            self.setCurrentIndex(self._model.index((row + by) % count))

    def let_go(self) -> None:
        """Select nothing."""
        self.setCurrentIndex(QModelIndex())

    def choose_current(self) -> bool:
        """Choose what is selected; return whether anything was."""
        index = self.currentIndex()
        if index.isValid():
            self._choose(index)
        return index.isValid()

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(self._model.offers[index.row()].key)


class Suggestions(QFrame):
    """A floating list under an edit; ↑ ↓ Enter Esc work from the edit. ``chosen`` carries a key."""

    chosen = Signal(str)

    def __init__(self, edit: QLineEdit, *, name: Text) -> None:
        super().__init__(edit.window())
        self._edit = edit
        self.list = OfferList(name=name)
        self.list.chosen.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SHADE + 1, 6, _SHADE + 1, _SHADE + 6)
        column.addWidget(self.list)
        edit.installEventFilter(self)
        self.hide()

    def offer(self, offers: Sequence[Suggestion]) -> None:
        """Show these below the edit; none hides the list."""
        self.list.show_offers(offers)
        if not offers:
            self.hide()
            return
        window = self._edit.window()
        if self.parent() is not window:
            self.setParent(window)
        below = self._edit.mapTo(window, QPoint(0, self._edit.height() + 6))
        box = QRect(below, QSize(self._edit.width(), 14 + ROW * min(_MOST, len(offers))))
        self.setGeometry(box.adjusted(-_SHADE, 0, _SHADE, _SHADE))
        self.show()
        self.raise_()

    def let_go(self) -> None:
        """Leave Enter to the edit until these are offered anew, or one is selected by hand."""
        self.list.let_go()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        kind = event.type()
        if kind is QEvent.Type.FocusOut and not self.underMouse():
            self.hide()
        elif self.isVisible() and isinstance(event, QKeyEvent):
            if kind is QEvent.Type.KeyPress:
                return self._press(event)
            if kind is QEvent.Type.ShortcutOverride and event.key() in _KEYS:
                event.accept()
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        painter = painter_on(self)
        box = self.rect().adjusted(_SHADE, 0, -_SHADE, -_SHADE)
        shade = faded(color("veil"), 1 / _SHADE)
        for spread in range(_SHADE, 0, -2):  # it floats: what is beneath is not part of it
            rounded(painter, box.adjusted(-spread, spread, spread, spread), RADIUS + spread, shade)
        rounded(painter, box, RADIUS, color("surface"), color("line_strong"))

    def _press(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Down:
                self.list.step(1)
            case Qt.Key.Key_Up:
                self.list.step(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                return self.list.choose_current()
            case Qt.Key.Key_Escape:
                self.hide()
            case _:
                return False
        return True

    def _choose(self, key: str) -> None:
        self.hide()
        self.chosen.emit(key)


_KEYS: Final = (
    Qt.Key.Key_Down,
    Qt.Key.Key_Up,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Escape,
)


class _OfferPainter(QStyledItemDelegate):
    def __init__(self, model: _Offers, view: QListView) -> None:
        super().__init__(view)
        self._model = model

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        del option, index
        return QSize(200, ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        offer = self._model.offers[index.row()]
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, color("accent_soft"))
        inside = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        if offer.icon:
            box = QRectF(inside.x(), inside.center().y() - 9.5, 20, 20)
            icons.paint(painter, offer.icon, box, color("ink2"))
            inside.adjust(32, 0, 0, 0)
        inside.adjust(0, 0, -self._paint_end(painter, inside, offer), 0)
        shift = 10 if offer.note else 0
        _line(painter, inside.adjusted(0, -shift, 0, -shift), offer.title, face(BODY), "ink")
        if offer.note:
            below = inside.adjusted(0, shift + 1, 0, shift + 1)
            _line(painter, below, offer.note, face(SMALL), "ink2")

    def _paint_end(self, painter: QPainter, inside: QRect, offer: Suggestion) -> int:
        if offer.cap:
            words = key_words(offer.cap)
            width = cap_width(words)
            top = inside.center().y() - cap_height() / 2 + 1
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_cap(painter, QPoint(round(inside.right() - width), round(top)).toPointF(), words)
            painter.restore()
            return round(width) + _PAD
        if offer.figure:
            painter.setFont(face(BODY))
            painter.setPen(color("ink"))
            painter.drawText(inside, _RIGHT, offer.figure)
            return QFontMetrics(face(BODY)).horizontalAdvance(offer.figure) + _PAD
        return 0


def _line(painter: QPainter, where: QRect, text: str, font: QFont, ink: str) -> None:
    painter.setFont(font)
    painter.setPen(color(ink))
    painter.drawText(where, _LEFT, QFontMetrics(font).elidedText(text, _Elide, where.width()))
