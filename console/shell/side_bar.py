"""The side bar: where to go, who is here, and whether the money is real."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QVBoxLayout, QWidget

from console.desk import icons
from console.desk.fonts import BOLD, SEMIBOLD, SMALL, face
from console.desk.page import Page
from console.desk.phrases import Text, said
from console.desk.staff import Person
from console.desk.theme import color
from console.widgets.label import Label
from console.widgets.measures import CONTROL_RADIUS, SIDE_BAR
from console.widgets.painting import painter_on, rounded, tip
from console.widgets.speaking import Speaking
from console.widgets.tag import Tag

BRAND: Final = "掌柜"
_NAV: Final = QSize(68, 61)
_ICON: Final = 24


class SideBar(QWidget):
    """One button for each page. ``asked`` carries the page's key."""

    asked = Signal(str)
    sign_out_asked = Signal()

    def __init__(self, *, demo: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(SIDE_BAR)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, NavButton] = {}
        brand = Label(BRAND, size=20, weight=BOLD, tone="nav_on_ink")
        brand.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.demo = Tag(lambda: self.tr("Demo"), "nav", small=True)
        self.demo.setToolTip(self.tr("The money here is not real."))
        self.demo.setVisible(demo)
        self._pages = QVBoxLayout()
        self._pages.setSpacing(4)
        self.person = NavButton(lambda: self.tr("Sign out"), "sign_out", checkable=False)
        self.person.clicked.connect(self.sign_out_asked)
        self.setAccessibleName(self.tr("Pages"))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 14, 8, 10)
        column.setSpacing(4)
        column.addWidget(brand)
        column.addWidget(self.demo, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(8)
        column.addLayout(self._pages)
        column.addStretch()
        self._foot = QVBoxLayout()
        self._foot.setSpacing(4)
        column.addLayout(self._foot)
        column.addWidget(self.person)

    def show_pages(self, pages: Sequence[Page], foot: Sequence[Page]) -> None:
        """Show these pages from the top, and those at the foot."""
        for button in self._buttons.values():
            self._group.removeButton(button)
            button.hide()
            button.deleteLater()
        self._buttons.clear()
        for column, group in ((self._pages, pages), (self._foot, foot)):
            for page in group:
                button = NavButton(page.title, page.icon)
                button.clicked.connect(lambda _=False, key=page.key: self.asked.emit(key))
                self._group.addButton(button)
                self._buttons[page.key] = button
                column.addWidget(button)

    def show_current(self, key: str) -> None:
        """Mark where we are."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def show_person(self, person: Person) -> None:
        """Show who is here; the button signs them out."""
        self.person.say(
            lambda: self.tr("Sign out"),
            name=lambda: self.tr("Sign out {name}").format(name=person.name),
        )

    def button(self, key: str) -> NavButton:
        """Return the button of a page."""
        return self._buttons[key]

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.setAccessibleName(self.tr("Pages"))
            self.demo.setToolTip(self.tr("The money here is not real."))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter_on(self).fillRect(event.rect(), color("nav"))


class NavButton(Speaking, QAbstractButton):
    """An icon over a word."""

    def __init__(self, text: Text, icon: str, *, checkable: bool = True) -> None:
        super().__init__()
        self._text = text
        self._name = text
        self._icon = icon
        self.setCheckable(checkable)
        self.setFixedSize(_NAV)
        self.setFont(face(SMALL, SEMIBOLD))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._speak()

    @property
    def cut(self) -> bool:
        """Whether its word does not fit."""
        return self.fontMetrics().horizontalAdvance(said(self._text)) > self.width() - 2

    def say(self, text: Text, *, name: Text = "") -> None:
        """Show another word."""
        self._text = text
        self._name = name or text
        self._speak()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        painter = painter_on(self)
        on = self.isChecked()
        if on or self.isDown() or self.underMouse():
            fill = color("nav_on" if on or self.isDown() else "nav_hover")
            rounded(painter, self.rect(), CONTROL_RADIUS, fill)
        if self.hasFocus():
            rounded(painter, self.rect(), CONTROL_RADIUS, None, color("float_accent"), 2)
        ink = color("nav_on_ink" if on else "nav_ink")
        icons.paint(painter, self._icon, QRectF((self.width() - _ICON) / 2, 8, _ICON, _ICON), ink)
        painter.setPen(ink)
        painter.setFont(self.font())
        text = QFontMetrics(self.font()).elidedText(
            said(self._text), Qt.TextElideMode.ElideRight, self.width() - 2
        )
        where = QRectF(0, 34, self.width(), 20)
        painter.drawText(where, Qt.AlignmentFlag.AlignCenter, text)

    def _speak(self) -> None:
        self.setText(said(self._text).replace("&", "&&"))
        self.setAccessibleName(said(self._name))
        self.setToolTip(tip(said(self._name)) if self._name is not self._text else "")
        self.update()
