"""What is photographed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from backend.protocol.money import Money
from console.client.failures import Unreachable
from console.desk.customer import Cart, Confirm, Customer, Line, NotPaid, ScanMe, Thanks
from console.desk.page import Desk, Page
from console.desk.ports import Fact, Toast
from console.desk.theme import Theme
from console.desk.words import Words
from console.shell.catalog import FOOT
from console.shell.customer_window import CustomerWindow
from console.shell.window import Window
from tests.console import fakes
from tests.console.gallery.boards import Controls, States
from tests.console.gallery.counter_page import CounterPage

Scene = tuple[str, QWidget]
LINES = tuple(
    Line(name=name, quantity=quantity, amount=Money(minor))
    for name, quantity, minor in (
        ("农夫山泉 饮用天然水 550ml", "3", 600),
        ("康师傅 红烧牛肉面 桶装 105g", "2", 1100),
        ("散称 红富士苹果", "0.842", 839),
        ("维达 抽纸 130抽×3包", "1", 1290),
        ("蒙牛 纯牛奶 250ml", "4", 1400),
    )
)


class Studio:
    """One language, one theme, one size."""

    def __init__(
        self, application: QApplication, words: Words, theme: Theme, size: tuple[int, int]
    ) -> None:
        self._application = application
        self._words = words
        self._theme = theme
        self._size = size

    def scenes(self) -> Iterator[Scene]:
        """Yield each scene, standing; it is torn down when the next is asked for."""
        yield from self._boards()
        yield from self._counter()
        yield from self._beginnings()
        yield from self._customer()

    def _boards(self) -> Iterator[Scene]:
        for name, build in (("controls", Controls), ("states", States)):
            board = build(self._words)
            with self._shown(board):
                if isinstance(board, Controls):
                    board.focused.setFocus(fakes.TAB)
                yield name, board

    def _counter(self) -> Iterator[Scene]:
        with self._window() as (window, desk):
            assert window.counter is not None
            counter = window.counter
            yield "sign_in", window
            counter.sign_in.pad.refuse(
                lambda: counter.sign_in.tr("Wrong PIN. %n tries left.", "", 3)
            )
            yield "sign_in_refused", window
            desk.session.enter(fakes.ZHAO)
            counter.sign_in.entered.emit()
            self._facts(desk)
            page = counter.page("payments.checkout")
            assert isinstance(page, CounterPage)
            yield "checkout", window
            page.panel.turn_to("paying")
            yield "paying", window
            page.panel.turn_to("qr")
            yield "qr", window
            page.panel.turn_to("total")
            yield from self._over(window, desk)
            counter.go("shell.preferences")
            yield "preferences", window
        with self._window(long=True) as (window, desk):
            assert window.counter is not None
            desk.session.enter(fakes.ZHAO)
            window.counter.sign_in.entered.emit()
            self._facts(desk, long=True)
            yield "checkout_long", window

    def _over(self, window: Window, desk: Desk) -> Iterator[Scene]:
        counter = window.counter
        assert counter is not None
        desk.toasts.say(self._say("已挂单，可按 F7 取回", "Held. F7 brings it back"))
        desk.toasts.show(
            Toast(
                text=self._say(
                    "撤销后又到账 47.89，已自动退回",
                    "47.89 arrived after the cancel and was returned",
                ),
                tone="warn",
                action=self._say("看订单", "Show"),
                ms=0,
            )
        )
        desk.toasts.say(self._say("到账 12.80 元", "12.80 received"), "good", ms=0)
        yield "toasts", window
        for toast in counter.toasts.showing:
            counter.toasts.dismiss(toast)
        counter.palette_sheet.offer(counter.commands())
        yield "palette", window
        counter.palette_sheet.dismiss()
        counter.show_keys()
        yield "keys", window
        counter.key_sheet.dismiss()
        counter.obstacle_sheet.show_lines(
            [
                self._say(
                    "261122-0042 · ¥ 47.89 · 付款结果未知，正在查询",
                    "261122-0042 · ¥ 47.89 · payment unknown, asking",
                ),
                self._say("261122-0039 · ¥ 12.80 · 尚未上传", "261122-0039 · ¥ 12.80 · not sent"),
            ]
        )
        yield "obstacles", window
        counter.obstacle_sheet.dismiss()

    def _beginnings(self) -> Iterator[Scene]:
        window = Window(demo=True)
        with self._shown(window):
            window.starting.show_stage(self._say("正在启动平台", "Starting the platform"), 2)
            yield "starting", window
            with TemporaryDirectory() as folder:
                desk = fakes.a_desk(Path(folder), words=self._words)
                failure = desk.failures.describe(
                    Unreachable(), self._say("平台没有启动", "The platform did not start")
                )
            window.show_stopped(failure, retry=lambda: None, give_up=lambda: None)
            yield "stopped", window

    def _customer(self) -> Iterator[Scene]:
        customer = Customer()
        window = CustomerWindow(customer, self._words, demo=True)
        total = Money(4789)
        with self._shown(window):
            yield "customer_welcome", window
            for name, scene in (
                ("customer_cart", Cart(lines=LINES * 2, total=total, savings=Money(440))),
                (
                    "customer_qr",
                    ScanMe(
                        qr="http://192.168.1.20:8642/q/9f2c61d07ab84e", total=total, lines=LINES
                    ),
                ),
                ("customer_confirm", Confirm(total=total, lines=LINES)),
                ("customer_thanks", Thanks(total=total)),
                ("customer_not_paid", NotPaid(total=total)),
            ):
                customer.show(scene)
                yield name, window

    @contextmanager
    def _window(self, *, long: bool = False) -> Iterator[tuple[Window, Desk]]:
        with TemporaryDirectory() as folder:
            desk = fakes.a_desk(Path(folder), words=self._words)
            desk = replace(desk, theme=self._theme)
            window = Window(demo=True)
            window.open_counter(desk, (self._page(long=long), self._other()), FOOT)
            with self._shown(window):
                yield window, desk

    def _page(self, *, long: bool) -> Page:
        return Page(
            key="payments.checkout",
            title=lambda: self._say("收银", "Checkout"),
            icon="checkout",
            calls=(),
            build=lambda desk: CounterPage(desk.words, long=long),
        )

    def _other(self) -> Page:
        return Page(
            key="payments.orders",
            title=lambda: self._say("订单", "Orders"),
            icon="orders",
            calls=(),
            build=lambda _desk: QWidget(),
        )

    def _facts(self, desk: Desk, *, long: bool = False) -> None:
        tell: Callable[[str, Fact], None] = desk.status.tell
        tell("drawer", Fact(text=self._say("钱箱 ¥ 500.00", "Drawer ¥ 500.00")))
        tell("sales", Fact(text=self._say("已收 38 笔", "38 sales")))
        tell(
            "platform",
            Fact(text=self._say("平台已连接", "Platform connected"), tone="good", mark=True),
        )
        if long:
            tell("unsent", Fact(text=self._say("待上传 12", "12 unsent"), tone="warn", mark=True))
            tell("disk", Fact(text=self._say("磁盘满了", "Disk full"), tone="bad", mark=True))

    def _say(self, chinese: str, english: str) -> str:
        return chinese if self._words.language == "zh_CN" else english

    @contextmanager
    def _shown(self, widget: QWidget) -> Iterator[QWidget]:
        widget.resize(*self._size)
        widget.show()
        widget.activateWindow()
        QTest.qWaitForWindowActive(widget)
        try:
            yield widget
        finally:
            widget.hide()
            widget.deleteLater()
