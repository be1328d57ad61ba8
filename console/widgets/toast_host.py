"""
Where toasts appear: low over the page, and above whatever is pressed there.

A row of keys or the line just scanned stays in sight; if one comes where they lie, they make way.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import (
    QEasingCurve,
    QEvent,
    QObject,
    QPoint,
    QPropertyAnimation,
    QRectF,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QCursor, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from console.desk import icons
from console.desk.fonts import BODY, SEMIBOLD, face
from console.desk.phrases import said
from console.desk.ports import Toast
from console.desk.theme import color
from console.widgets.label import Label
from console.widgets.measures import EDGE, GAP, PANEL, RADIUS, SMALL, TARGET
from console.widgets.motion import EASY_MS, allowed
from console.widgets.painting import painter_on, rounded
from console.widgets.room import lowest_free, taken

_WIDEST: Final = 560
_WAY: Final = 160
"""What a second way out may add to it."""
_MARK: Final = 48
"""Room of the sign before the words."""
_NARROWEST: Final = 160
_MOST: Final = 3
_LOOK_MS: Final = 250
"""How often it is looked whether they lie on something by now."""
_MARKS: Final = {
    "plain": ("info", "float_ink2"),
    "good": ("check", "float_accent"),
    "warn": ("alert", "warn"),
    "bad": ("alert", "bad"),
}


class ToastHost(QWidget):
    """Shows at most three toasts over the bottom of its parent and reads each one out."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._motion = QPropertyAnimation(self, b"pos", self)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SMALL)
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self.make_way)
        parent.installEventFilter(self)
        self.hide()

    @property
    def showing(self) -> list[ToastView]:
        """The toasts in sight, the newest last."""
        items = (self._column.itemAt(place) for place in range(self._column.count()))
        views = (item.widget() for item in items if item is not None)
        return [view for view in views if isinstance(view, ToastView)]

    @property
    def is_moving(self) -> bool:
        """Whether they are on their way to where they will lie."""
        return self._motion.state() is QPropertyAnimation.State.Running

    def show_toast(self, toast: Toast) -> None:
        """Show a toast; one with its key, or the oldest, makes room."""
        for old in [view for view in self.showing if toast.key and view.key == toast.key]:
            self.dismiss(old)
        for old in self.showing[: 1 - _MOST] if len(self.showing) >= _MOST else []:
            self.dismiss(old)
        view = ToastView(toast, self)
        self._column.addWidget(view, 0, Qt.AlignmentFlag.AlignHCenter)
        view.show()
        self.show()
        self.raise_()
        self._settle(rise=True)
        self._look.start()
        announcement = QAccessibleAnnouncementEvent(view, said(toast.text))
        QAccessible.updateAccessibility(announcement)

    def dismiss(self, view: ToastView) -> None:
        """Take a toast away."""
        self._column.removeWidget(view)
        view.hide()
        view.deleteLater()
        self.setVisible(bool(self.showing))
        self._settle(rise=False)
        if not self.showing:
            self._look.stop()

    def lie_low(self) -> None:
        """Go where they would come up on the page now in sight, which may be lower."""
        if self.showing and not self.is_moving:
            self._settle(rise=False)

    def make_way(self) -> None:
        """Go elsewhere if they cover something that is handled; stay if they do not."""
        if not self.is_moving and any(taken(self._parent, self).covered(self.geometry())):
            self._settle(rise=False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Resize:
            self._settle(rise=False)
        return super().eventFilter(watched, event)

    def _settle(self, *, rise: bool) -> None:
        self._column.activate()
        hint = self._column.sizeHint()
        room = self._parent.width() - PANEL - EDGE
        size = QSize(min(hint.width(), room - 2 * EDGE), hint.height())
        within = self._parent.rect().adjusted(0, EDGE, 0, -EDGE)
        left = (room - size.width()) // 2
        place = lowest_free(size, left, within, taken(self._parent, self))
        self._motion.stop()
        self.resize(size)
        duration = allowed(EASY_MS) if rise and self._parent.isVisible() else 0
        if not duration:
            self.move(place)
            return
        self._motion.setDuration(duration)
        self._motion.setStartValue(place + QPoint(0, EDGE))
        self._motion.setEndValue(place)
        self._motion.start()


class ToastView(QWidget):
    """One toast."""

    def __init__(self, toast: Toast, host: ToastHost) -> None:
        super().__init__(host)
        self._toast = toast
        self._host = host
        self.ways: list[QPushButton] = []
        widest = _WIDEST + (_WAY if said(toast.other) else 0)
        self.setMaximumWidth(widest)
        self.setMinimumHeight(TARGET + SMALL)
        self.label = Label(toast.text, tone="float_ink", wrap=True)
        self.setAccessibleName(self.label.text())
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARK, SMALL, SMALL, SMALL)
        row.setSpacing(GAP)
        row.addWidget(self.label, 1)
        for text, act in ((toast.action, toast.on_action), (toast.other, toast.on_other)):
            if said(text):
                button = _FloatButton(said(text))
                button.clicked.connect(partial(self._act, act))
                row.addWidget(button)
                self.ways.append(button)
        self.close_button = _FloatButton("", icon="cross")
        self.close_button.setAccessibleName(self.tr("Close"))
        self.close_button.clicked.connect(self._close)
        row.addWidget(self.close_button)
        beside = sum(GAP + one.sizeHint().width() for one in (*self.ways, self.close_button))
        room = max(_NARROWEST, widest - _MARK - SMALL - beside)
        line = self.label.fontMetrics().horizontalAdvance(self.label.text()) + 2
        self.label.setMinimumWidth(min(line, room))
        if toast.ms:
            QTimer.singleShot(toast.ms, self, self._expire)

    @property
    def action(self) -> QPushButton:
        """The button of its first action."""
        return self.ways[0]

    @property
    def key(self) -> str:
        """Which toast takes its place."""
        return self._toast.key

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        painter = painter_on(self)
        rounded(painter, self.rect(), RADIUS, color("float_bg"), color("line_strong"))
        icon, ink = _MARKS[self._toast.tone]
        where = QRectF(16, (self.height() - 20) / 2, 20, 20)
        icons.paint(painter, icon, where, color(ink))

    def _act(self, act: Callable[[], None] | None) -> None:
        self._host.dismiss(self)
        if act is not None:
            act()

    def _close(self) -> None:
        self._host.dismiss(self)

    def _expire(self) -> None:
        pointed_at = self.rect().contains(self.mapFromGlobal(QCursor.pos()))
        if pointed_at:  # somebody may be reading it
            QTimer.singleShot(self._toast.ms, self, self._expire)
        else:
            self._host.dismiss(self)


class _FloatButton(QPushButton):
    def __init__(self, text: str, *, icon: str = "") -> None:
        super().__init__(text.replace("&", "&&"))
        self._words = text
        self._icon = icon
        self.setFont(face(BODY, SEMIBOLD))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if text:
            self.setAccessibleName(text)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        width = self.fontMetrics().horizontalAdvance(self._words) + 2 * GAP if self._words else 0
        return QSize(max(TARGET, width), TARGET)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        painter = painter_on(self)
        if self.hasFocus():
            rounded(painter, self.rect(), SMALL, None, color("float_accent"), 2)
        ink = color("float_ink" if self.underMouse() else "float_ink2")
        if self._icon:
            middle = QRectF(self.rect()).center()
            icons.paint(painter, self._icon, QRectF(middle.x() - 9, middle.y() - 9, 18, 18), ink)
        else:
            painter.setPen(color("float_accent"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._words)
