"""Boards of single widgets in all their states."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backend.protocol.money import Money
from console.desk.failures import Failure
from console.desk.fonts import HUGE, STRONG, TITLE
from console.desk.theme import color
from console.desk.words import Words
from console.widgets.button import Button, Kind
from console.widgets.card import Card
from console.widgets.choice import Choice, Switch
from console.widgets.countdown import CountdownRing
from console.widgets.empty import Empty
from console.widgets.failure_view import FailureView
from console.widgets.key_cap import KeyCap
from console.widgets.label import Label
from console.widgets.measures import GAP, WIDE
from console.widgets.money_edit import MoneyEdit
from console.widgets.money_label import MoneyLabel
from console.widgets.number_step import NumberStep
from console.widgets.painting import painter_on
from console.widgets.pin_pad import PinPad
from console.widgets.qr_code import QrCode
from console.widgets.quantity_edit import QuantityEdit
from console.widgets.skeleton import Skeleton
from console.widgets.tag import Tag
from console.widgets.timeline import Mark, Step, Timeline


class Board(QWidget):
    """Three columns of cards."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._columns = [QVBoxLayout() for _ in range(3)]
        across = QHBoxLayout(self)
        across.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        across.setSpacing(WIDE)
        for column in self._columns:
            column.setSpacing(WIDE)
            across.addLayout(column, 1)
        self._fill()
        for column in self._columns:
            column.addStretch()

    def _fill(self) -> None:
        """Put the cards on the board."""

    def say(self, chinese: str, english: str) -> str:
        """Return the words in the language in force."""
        return chinese if self._words.language == "zh_CN" else english

    def card(self, column: int, *widgets: QWidget) -> None:
        """Add a card of widgets, one below the other."""
        card = Card()
        for widget in widgets:
            card.body.addWidget(widget)
        self._columns[column].addWidget(card)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter_on(self).fillRect(event.rect(), color("bg"))


def row(*widgets: QWidget) -> QWidget:
    """Return widgets beside one another."""
    strip = QWidget()
    across = QHBoxLayout(strip)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(GAP)
    for widget in widgets:
        across.addWidget(widget)
    across.addStretch()
    return strip


class Controls(Board):
    """Buttons, caps, edits, choices, amounts."""

    def _fill(self) -> None:
        self.card(0, *self._buttons())
        self.card(1, *self._marks())
        self.card(1, self._amounts())
        self.card(2, *self._edits())
        self.card(2, *self._choices())
        self.card(2, *self._labels())

    def _buttons(self) -> Sequence[QWidget]:
        s = self.say
        off = Button(s("收款", "Charge"), Kind.PRIMARY, key="Space")
        off.setEnabled(False)
        off_second = Button(s("立即查询", "Ask now"), key="F5")
        off_second.setEnabled(False)
        self.focused = Button(s("焦点在这里", "Focus is here"), key="F5")
        down = Button(s("按下", "Pressed"), Kind.PRIMARY)
        down.setDown(True)
        stop = Button(s("停止并撤销", "Stop and cancel"), Kind.DANGER)
        return (
            Button(s("收款", "Charge"), Kind.PRIMARY, key="Space"),
            down,
            off,
            Button(s("扫顾客付款码", "Scan their code"), key="F9", icon="scan"),
            off_second,
            self.focused,
            row(Button(s("退款", "Refund"), icon="refund"), stop),
            row(
                Button(s("安静", "Quiet"), Kind.QUIET, icon="print"),
                Button(s("小", "Small"), Kind.SMALL, icon="copy"),
                Button(s("改数量", "Quantity"), Kind.HINT, key="F2"),
            ),
            Button("一个非常非常非常长的按钮文字会在这里被省略而不会溢出去", key="Ctrl+Shift+K"),
        )

    def _marks(self) -> Sequence[QWidget]:
        s = self.say
        tones = {
            "plain": s("普通", "plain"),
            "good": s("已付款", "Paid"),
            "warn": s("等待", "Waiting"),
            "bad": s("拒绝", "Refused"),
            "info": s("说明", "Info"),
        }
        return (
            row(*(KeyCap(key) for key in ("F2", "F12", "Space", "Return", "Esc", "Ctrl+K"))),
            row(*(Tag(text, tone) for tone, text in tones.items())),
            row(Tag(s("演示", "Demo"), small=True), Tag("99+", "bad", small=True)),
        )

    def _amounts(self) -> QWidget:
        grid = QWidget()
        cells = QVBoxLayout(grid)
        cells.setContentsMargins(0, 0, 0, 0)
        sizes = ((4789, HUGE), (-300, 34), (123456789, TITLE), (0, STRONG), (99999999999, HUGE))
        for minor, size in sizes:
            cells.addWidget(MoneyLabel(Money(minor), name="amount", size=size))
        return grid

    def _edits(self) -> Sequence[QWidget]:
        money, wrong = MoneyEdit(name="amount"), MoneyEdit(name="amount")
        money.set_money(Money(123450))
        wrong.set_money(Money(999999))
        wrong.set_wrong(True)
        return money, MoneyEdit(name="amount"), wrong, QuantityEdit(name="quantity")

    def _choices(self) -> Sequence[QWidget]:
        s = self.say
        choice = Choice(
            {"a": s("跟随系统", "As the system"), "b": s("浅色", "Light"), "c": s("深色", "Dark")},
            name="choice",
        )
        choice.choose("b")
        on, off = Switch(name="on"), Switch(name="off")
        on.setChecked(True)
        step = NumberStep(least=2, most=60, unit=s("秒", "s"), name="wait")
        step.set_number(60)
        return choice, row(on, off, step)

    def _labels(self) -> Sequence[QWidget]:
        paragraph = self.say(
            "第二行会换到下一行，因为它是一个段落，不是一行。",
            "A paragraph wraps onto the next line rather than being cut off at the edge.",
        )
        return (
            Label("一行太长的商品名称：进口特级初榨橄榄油礼盒装 750ml×2 瓶 附赠油壶", size=STRONG),
            Label("<b>plain</b> & <img src=x> text", tone="ink2"),
            Label(paragraph, wrap=True, tone="ink2"),
        )


class States(Board):
    """Timeline, ring, codes, empty, loading, failed, PIN."""

    def _fill(self) -> None:
        self.card(0, self._evidence())
        self.card(0, self._rings())
        self.card(1, self._failure())
        self.card(1, self._empty())
        self.skeleton = Skeleton()
        self.skeleton.setFixedHeight(136)
        self.card(1, self.skeleton)
        pad = PinPad(name="PIN")
        pad.type_digit("1")
        pad.type_digit("2")
        self.card(2, pad)
        self.card(2, row(QrCode("http://192.168.1.20:8642/q/9f2c", name="qr", side=160)))

    def _evidence(self) -> QWidget:
        s = self.say
        line = Timeline(name="evidence")
        steps = (
            ("15:42:03", s("已记入本机日志", "Written to the journal"), Mark.DONE, ""),
            ("15:42:04", s("平台：等待付款", "Platform: waiting"), Mark.WAITS, "trade.pay 10003"),
            ("15:42:31", s("没有答复", "No answer"), Mark.FAILED, ""),
            (
                "15:43:04",
                s("撤销后又到账，已退回", "Paid after the cancel, returned"),
                Mark.LOOK,
                "",
            ),
            ("15:43:05", s("已退款 47.89", "Refunded 47.89"), Mark.DONE, ""),
        )
        line.show_steps(
            [Step(time=at, text=text, mark=mark, note=note) for at, text, mark, note in steps]
        )
        return line

    def _rings(self) -> QWidget:
        rings = [CountdownRing(name="left") for _ in range(2)]
        rings[0].show_left(37, 60)
        rings[1].show_left(8, 60, tone="warn")
        return row(*rings)

    def _failure(self) -> QWidget:
        s = self.say
        failure = Failure(
            what=s("没有退款", "Not refunded"),
            why=s("连不上平台，什么都没有发出。", "No network. Nothing was sent."),
            now=s("请再试一次；还是不行，请检查网络。", "Try again; check the network."),
            code="NET-UNREACHABLE",
        )
        return FailureView(failure, retry=True)

    def _empty(self) -> QWidget:
        s = self.say
        return Empty(
            s("还没有订单", "No orders yet"),
            s("卖出第一笔后会出现在这里。", "They appear here after the first sale."),
            icon="orders",
            action=Button(s("去收银", "Go to checkout"), key="F1"),
        )
