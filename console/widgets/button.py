"""Buttons: one primary action, the others beside it, each with the key that does it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from console.desk import icons
from console.desk.fonts import BODY, BOLD, NOTE, REGULAR, SEMIBOLD, TITLE, face
from console.desk.phrases import Text, said
from console.desk.theme import color
from console.widgets.key_cap import key_words
from console.widgets.measures import CONTROL, CONTROL_RADIUS, PRIMARY, SMALL, TARGET
from console.widgets.painting import (
    cap_height,
    cap_width,
    faded,
    paint_cap,
    painter_on,
    rounded,
    tip,
)
from console.widgets.speaking import Speaking

_PADDING = 14
_TIGHT = 9
_LONGEST = 320
_ICON = 20
_FAINT = 0.55
_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class Kind(Enum):
    """How much a button asks to be pressed: height, font size, weight."""

    INVERSE = (PRIMARY, TITLE - 2, BOLD)
    """The one next action of a panel that is all accent."""
    PRIMARY = (PRIMARY, TITLE - 1, BOLD)
    """The one next action of the panel."""
    SECONDARY = (CONTROL, BODY, REGULAR)
    QUIET = (TARGET, BODY, REGULAR)
    """No box until the pointer is there."""
    DANGER = (CONTROL, BODY, SEMIBOLD)
    """Undoes or loses."""
    SMALL = (TARGET, NOTE, REGULAR)
    HINT = (TARGET, NOTE + 1, REGULAR)
    """A cap and a word, for a row of keys at the foot of a list."""


@dataclass(frozen=True, slots=True)
class _Inks:
    fill: QColor | None
    edge: QColor | None
    ink: QColor


class Button(Speaking, QPushButton):
    """
    A button of one kind.

    ``key`` presses it while it can be seen. A click never takes the focus from the scan box; Tab
    reaches it.
    """

    def __init__(
        self,
        text: Text,
        kind: Kind = Kind.SECONDARY,
        *,
        key: str = "",
        icon: str = "",
        name: Text = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text = text
        self._kind = kind
        self._key = key
        self._icon = icon
        self._name = name or text
        self._ring = False
        height, size, weight = kind.value
        self.setFont(face(size, weight))
        self.setFixedHeight(height)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self._speak()

    @property
    def key(self) -> str:
        return self._key

    def say(self, text: Text, *, name: Text = "") -> None:
        """Show another text."""
        self._text = text
        self._name = name or text
        self._speak()

    def words(self) -> str:
        """Return what it says, without Qt's marks."""
        return said(self._text)

    def event(self, event: QEvent) -> bool:
        """Obey the key at once: Qt would wait a tenth of a second to show the button going down."""
        if event.type() is QEvent.Type.Shortcut:
            self.click()
            return True
        return super().event(event)

    @property
    def cut(self) -> bool:
        """Whether its words do not fit."""
        edges = 2 * SMALL if self._kind is Kind.HINT else _PADDING + _TIGHT
        return self._content_width() + edges > self.width() + 1

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        self._ring = event.reason() in _REASONS
        super().focusInEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._explain()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        edge = SMALL if self._kind is Kind.HINT else _PADDING
        width = 2 * edge + self._content_width()
        return QSize(max(TARGET, round(width + 0.5)), self._kind.value[0])

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        spare = 0 if self._kind is Kind.HINT else _PADDING - _TIGHT
        return QSize(min(self.sizeHint().width() - spare, _LONGEST), self._kind.value[0])

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        painter = painter_on(self)
        inks = self._inks()
        if not self.isEnabled() and self._kind is not Kind.PRIMARY:
            painter.setOpacity(_FAINT)
        rounded(painter, self.rect(), CONTROL_RADIUS, inks.fill, inks.edge)
        self._paint_content(painter, inks.ink)
        painter.setOpacity(1)
        if self.hasFocus() and self._ring:
            self._paint_ring(painter)

    def _speak(self) -> None:
        text = said(self._text)
        self.setText(text.replace("&", "&&"))
        self.setShortcut(QKeySequence(self._key))  # setText forgets it
        self.setAccessibleName(said(self._name))
        self._explain()
        self.updateGeometry()
        self.update()

    def _explain(self) -> None:
        self.setToolTip(tip(said(self._text)) if self.cut else "")

    def _inks(self) -> _Inks:
        hover = self.isEnabled() and self.underMouse()
        match self._kind:
            case Kind.PRIMARY:
                return self._primary_inks(hover)
            case Kind.INVERSE:
                fill = faded(color("on_accent"), 0.85 if hover or self.isDown() else 1.0)
                return _Inks(fill, None, color("accent_press"))
            case Kind.QUIET | Kind.HINT:
                fill = color("surface_press" if self.isDown() else "surface_hover")
                ink = color("ink2" if self._kind is Kind.HINT else "ink")
                return _Inks(fill if hover or self.isDown() else None, None, ink)
            case _:
                fill = color("surface_hover" if hover else "surface")
                ink = color("bad_ink" if self._kind is Kind.DANGER else "ink")
                return _Inks(
                    color("surface_press") if self.isDown() else fill, color("line_strong"), ink
                )

    def _primary_inks(self, hover: bool) -> _Inks:
        if not self.isEnabled():
            return _Inks(color("surface_press"), None, color("ink3"))
        pressed = "accent_hover" if hover else "accent"
        fill = color("accent_press" if self.isDown() else pressed)
        return _Inks(fill, None, color("on_accent"))

    def _content_width(self) -> float:
        text = QFontMetricsF(self.font()).horizontalAdvance(said(self._text))
        icon = _ICON + SMALL if self._icon else 0
        cap = cap_width(key_words(self._key)) + SMALL + 2 if self._key else 0
        return text + icon + cap

    def _paint_content(self, painter: QPainter, ink: QColor) -> None:
        if self._kind is Kind.HINT:
            self._paint_hint(painter, ink)
            return
        spread = bool(self._key) and self._kind not in {Kind.PRIMARY, Kind.INVERSE}
        loose = self._content_width() + 2 * _PADDING <= self.width() + 1
        room = QRectF(self.rect()).adjusted(_PADDING, 0, -(_PADDING if loose else _TIGHT), 0)
        used = min(self._content_width(), room.width())
        left = room.x() if spread else room.x() + (room.width() - used) / 2
        right = room.right() if spread else left + used
        middle = room.center().y()
        if self._icon:
            icons.paint(painter, self._icon, QRectF(left, middle - _ICON / 2, _ICON, _ICON), ink)
            left += _ICON + SMALL
        if self._key:
            cap = key_words(self._key)
            right -= cap_width(cap)
            corner = QPointF(round(right), round(middle - cap_height() / 2))
            primary = self._kind is Kind.PRIMARY
            painter.setOpacity(1 if self.isEnabled() else _FAINT)
            paint_cap(painter, corner, cap, on_accent=primary and self.isEnabled())
            painter.setOpacity(1 if self.isEnabled() or primary else _FAINT)
            right -= SMALL
        self._paint_text(painter, QRectF(left, 0, right - left, self.height()), ink)

    def _paint_hint(self, painter: QPainter, ink: QColor) -> None:
        cap, left = key_words(self._key), SMALL
        top = round((self.height() - cap_height()) / 2)
        paint_cap(painter, QPointF(left, top), cap)
        start = left + cap_width(cap) + SMALL
        self._paint_text(painter, QRectF(start, 0, self.width() - start, self.height()), ink)

    def _paint_text(self, painter: QPainter, where: QRectF, ink: QColor) -> None:
        painter.setFont(self.font())
        painter.setPen(ink)
        text = said(self._text)
        metrics = QFontMetricsF(self.font())
        fitting = metrics.elidedText(text, Qt.TextElideMode.ElideRight, where.width() + 1)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(where.adjusted(0, 0, 2, 0), int(flags), fitting)

    def _paint_ring(self, painter: QPainter) -> None:
        if self._kind is Kind.PRIMARY:
            inner = QRectF(self.rect()).adjusted(3, 3, -3, -3)
            rounded(painter, inner, CONTROL_RADIUS - 3, None, faded(color("on_accent"), 0.9), 2)
        else:
            rounded(painter, self.rect(), CONTROL_RADIUS, None, color("accent"), 2)
