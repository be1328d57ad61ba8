"""Where toasts appear: at the bottom, above the page, in nobody's way."""

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

_WIDEST: Final = 560
_WAY: Final = 160
"""What a second way out may add to it."""
_MOST: Final = 3
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
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SMALL)
        parent.installEventFilter(self)
        self.hide()

    @property
    def showing(self) -> list[ToastView]:
        """The toasts in sight, the newest last."""
        items = (self._column.itemAt(place) for place in range(self._column.count()))
        views = (item.widget() for item in items if item is not None)
        return [view for view in views if isinstance(view, ToastView)]

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
        announcement = QAccessibleAnnouncementEvent(view, said(toast.text))
        QAccessible.updateAccessibility(announcement)

    def dismiss(self, view: ToastView) -> None:
        """Take a toast away."""
        self._column.removeWidget(view)
        view.hide()
        view.deleteLater()
        self.setVisible(bool(self.showing))
        self._settle(rise=False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Resize:
            self._settle(rise=False)
        return super().eventFilter(watched, event)

    def _settle(self, *, rise: bool) -> None:
        self._column.activate()
        size = self._column.sizeHint()
        room = self._parent.width() - PANEL - EDGE
        width = min(size.width(), room - 2 * EDGE)
        place = QPoint((room - width) // 2, self._parent.height() - size.height() - EDGE)
        self.resize(width, size.height())
        duration = allowed(EASY_MS) if rise and self._parent.isVisible() else 0
        if not duration:
            self.move(place)
            return
        motion = QPropertyAnimation(self, b"pos", self)
        motion.setDuration(duration)
        motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        motion.setStartValue(place + QPoint(0, EDGE))
        motion.setEndValue(place)
        motion.start(QPropertyAnimation.DeletionPolicy.DeleteWhenStopped)


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
        metrics = self.label.fontMetrics()
        room = widest - (340 if said(toast.other) else 200)
        self.label.setMinimumWidth(min(metrics.horizontalAdvance(self.label.text()) + 2, room))
        self.setAccessibleName(self.label.text())
        row = QHBoxLayout(self)
        row.setContentsMargins(48, SMALL, SMALL, SMALL)
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
