"""The counter: signing in, then the side bar, the pages and the status line."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPaintEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from console.desk.document import Document
from console.desk.page import Desk, Page, Place
from console.desk.ports import Fact
from console.desk.staff import Person
from console.desk.theme import color
from console.shell.commands import Command, CommandPalette
from console.shell.everything import all_commands, key_groups
from console.shell.key_list import KeyList
from console.shell.obstacles import ObstacleSheet, ask_to_leave
from console.shell.side_bar import SideBar
from console.shell.sign_in_model import SignInModel
from console.shell.sign_in_view import SignInView
from console.widgets.key_cap import KeyCap
from console.widgets.label import Label
from console.widgets.measures import SMALL
from console.widgets.page_view import PageView
from console.widgets.painting import painter_on
from console.widgets.status_line import StatusLine
from console.widgets.toast_host import ToastHost

MORE_KEY = "shell.more"
_MINUTE_LOOK_MS = 1000
_NEXT_PAGE_MS = 60


class Counter(QWidget):
    """Everything between signing in and signing out."""

    arrived = Signal(str)
    """The key of the page that is now in front."""
    signed_out = Signal()

    def __init__(
        self,
        desk: Desk,
        pages: Sequence[Page],
        foot: Sequence[Page],
        *,
        demo: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._all = (tuple(pages), tuple(foot))
        self._daily = tuple(page for page in pages if page.place is Place.BAR)
        self._pages = {page.key: page for page in (*pages, *foot)}
        self._built: dict[str, QWidget] = {}
        self._current = ""
        self.side_bar = SideBar(demo=demo)
        self.status = StatusLine()
        self._time = Label(size=13, tone="ink2")
        self._work = QStackedLayout()
        self.sign_in = SignInView(desk, SignInModel(desk, self), demo=demo)
        self._states = QStackedLayout(self)
        self._build()
        self.toasts = ToastHost(self._floor)
        self.palette_sheet = CommandPalette(self)
        self.key_sheet = KeyList(self)
        self.obstacle_sheet = ObstacleSheet(self)
        self._listen()

    @property
    def current(self) -> str:
        """The key of the page in front, or an empty text while nobody is signed in."""
        return self._current

    def page(self, key: str) -> QWidget:
        """Return a page's widget, building it on the first visit."""
        if key not in self._built:
            self._built[key] = self._pages[key].build(self._desk)
            self._work.addWidget(self._built[key])
        return self._built[key]

    def go(self, key: str, about: str = "") -> None:
        """Bring a page to the front."""
        if key not in self._pages or not self._may_see(self._pages[key]):
            return
        self._leave_page()
        widget = self.page(key)
        self._current = key
        self._work.setCurrentWidget(widget)
        self.side_bar.show_current(MORE_KEY if self._pages[key].place is Place.MORE else key)
        if isinstance(widget, PageView):
            widget.arrive(about)
        self.give_focus()
        self.arrived.emit(key)

    def give_focus(self) -> None:
        """Give the focus to where the page wants it when nothing else has it."""
        if not self._current:
            return
        page = self._built[self._current]
        home = page.home_widget() if isinstance(page, PageView) else None
        (home or page).setFocus()

    def show_sign_in(self) -> None:
        """Wait for somebody to sign in."""
        self._leave_page()
        self._current = ""
        self._states.setCurrentWidget(self.sign_in)
        self.sign_in.begin()

    def ask_to_sign_out(self) -> None:
        """Sign out if nothing stands in the way, else show what does."""
        ask_to_leave(self._desk, self, self.obstacle_sheet, may=self._sign_out)

    def time(self) -> str:
        """Return the time the status line shows."""
        return self._time.text()

    def commands(self) -> list[Command]:
        """Return everything that can be done, here first."""
        return all_commands(self) if self._current else []

    def pages_seen(self) -> list[Page]:
        """Return the pages whoever is signed in may see, the one in front first."""
        pages = [page for group in self._all for page in group if self._may_see(page)]
        return sorted(pages, key=lambda page: page.key != self._current)

    def built(self, key: str) -> QWidget | None:
        """Return a page's widget if it has been built."""
        return self._built.get(key)

    def page_key(self, key: str) -> str:
        """Return the key that brings a page to the front, if one does."""
        keys = [page.key for page in self._all[0]]
        return f"Ctrl+{keys.index(key) + 1}" if key in keys[:9] else ""

    def show_keys(self) -> None:
        """Open the sheet of keys; those of pages nobody has looked at come as they are built."""
        self.key_sheet.show_keys(key_groups(self))
        self._desk.clock.after(self, _NEXT_PAGE_MS, self._build_rest)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Type into the page's own box whatever nobody else wanted."""
        page = self._built.get(self._current)
        home = page.home_widget() if isinstance(page, PageView) else None
        if home is not None and not home.hasFocus() and event.text().strip():
            home.setFocus()
            home.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self.give_focus()
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter_on(self).fillRect(event.rect(), color("bg"))

    def _build(self) -> None:
        self._floor = QWidget()
        self._floor.setLayout(self._work)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._floor, 1)
        right.addWidget(self.status)
        inside = QWidget()
        across = QHBoxLayout(inside)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.side_bar)
        across.addLayout(right, 1)
        self._states.addWidget(self.sign_in)
        self._states.addWidget(inside)
        self._inside = inside
        hint = QHBoxLayout()
        hint.setSpacing(SMALL)
        hint.addWidget(KeyCap("Ctrl+K"))
        hint.addWidget(Label(lambda: self.tr("Find"), size=13, tone="ink2"))
        self.status.end.addWidget(self._time)
        self.status.end.addLayout(hint)

    def _listen(self) -> None:
        desk = self._desk
        self.side_bar.asked.connect(self.go)
        self.side_bar.sign_out_asked.connect(self.ask_to_sign_out)
        self.sign_in.entered.connect(self._enter)
        self.status.asked.connect(self.go)
        desk.navigation.asked.connect(self.go)
        desk.toasts.shown.connect(self.toasts.show_toast)
        self._work.currentChanged.connect(self.toasts.raise_)  # a page that comes lies on top
        self.arrived.connect(self.toasts.lie_low)
        desk.status.changed.connect(self._show_facts)
        desk.scans.unheard.connect(self._say_unheard)
        desk.words.changed.connect(self._show_time)
        desk.clock.every(self, _MINUTE_LOOK_MS, self._show_time)
        for sheet in (self.palette_sheet, self.key_sheet, self.obstacle_sheet):
            sheet.closed.connect(self.give_focus)
        self.key_sheet.print_asked.connect(self._print_keys)
        self._on_key("Ctrl+K", self._show_palette)
        self._on_key("F1", self.show_keys)
        self._on_key("Ctrl+L", self.ask_to_sign_out)
        for key, page in zip("123456789", self._daily, strict=False):
            self._on_key(f"Ctrl+{key}", partial(self.go, page.key))
        self._show_time()

    def _on_key(self, key: str, run: object) -> None:
        shortcut = QShortcut(QKeySequence(key), self._inside)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(run)

    def _may_see(self, page: Page) -> bool:
        person = self._desk.session.person
        return person is not None and page.is_for(person.role)

    def _enter(self) -> None:
        person = self._desk.session.person
        if person is None:
            return
        pages, foot = (
            [page for page in group if self._may_see(page)] for group in (self._daily, self._foot())
        )
        self.side_bar.show_pages(pages, foot)
        self.side_bar.show_person(person)
        self._tell_person(person)
        self._states.setCurrentWidget(self._inside)
        self.go((pages or foot)[0].key)

    def _foot(self) -> list[Page]:
        """Return the pages at the foot; without "More" where it would lead nowhere."""
        hidden = any(page.place is Place.MORE and self._may_see(page) for page in self._all[0])
        return [page for page in self._all[1] if hidden or page.key != MORE_KEY]

    def _tell_person(self, person: Person) -> None:
        self._desk.status.tell("person", Fact(text=person.name))

    def _leave_page(self) -> None:
        page = self._built.get(self._current)
        if isinstance(page, PageView):
            page.leave()

    def _sign_out(self) -> None:
        self._desk.session.leave()
        self.show_sign_in()
        self.signed_out.emit()

    def _show_palette(self) -> None:
        if not self._current:
            return
        self.palette_sheet.offer(self.commands())
        self._desk.clock.after(self, _NEXT_PAGE_MS, self._build_rest)

    def _build_rest(self) -> None:
        """Build one page that nobody has looked at, then the next: what they can do is offered."""
        sheets = self.palette_sheet.isVisible() or self.key_sheet.isVisible()
        left = [page for page in self.pages_seen() if page.key not in self._built]
        if not sheets or not left or not self._current:
            return
        self.page(left[0].key)
        self.palette_sheet.refresh(self.commands())
        if self.key_sheet.isVisible():
            self.key_sheet.refresh(key_groups(self))
        self._desk.clock.after(self, _NEXT_PAGE_MS, self._build_rest)

    def _print_keys(self, document: Document) -> None:
        self._desk.paper.slip(document, what=lambda: self.tr("The sheet of keys"))

    def _show_facts(self) -> None:
        self.status.show_facts(self._desk.status.facts)

    def _show_time(self) -> None:
        self._time.say(self._desk.words.minute(self._desk.clock.now()))

    def _say_unheard(self, _text: str) -> None:
        if self._current:
            self._desk.toasts.say(lambda: self.tr("This page takes no scans."), "warn")
