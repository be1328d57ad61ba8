"""A checkout made of nothing but the kit, to compare with the drawings."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backend.protocol.money import Money
from console.desk.fonts import BOLD, HUGE, NOTE, STRONG
from console.desk.words import Words
from console.widgets.button import Button, Kind
from console.widgets.card import Card, Rule
from console.widgets.countdown import CountdownRing
from console.widgets.data_table import DataTable
from console.widgets.empty import Empty
from console.widgets.key_cap import KeyCap
from console.widgets.label import Label
from console.widgets.measures import GAP, SMALL, WIDE
from console.widgets.money_label import MoneyLabel
from console.widgets.page_view import PageView
from console.widgets.panel import Leaf, Line, Panel
from console.widgets.qr_code import QrCode
from console.widgets.rows import Column, Rows
from console.widgets.scan_box import ScanBox
from console.widgets.tag import Tag
from console.widgets.timeline import Mark, Step, Timeline


@dataclass(frozen=True)
class Goods:
    """One line of the cart."""

    name: str
    code: str
    price: str
    quantity: str
    amount: str


CART = (
    Goods("农夫山泉 饮用天然水 550ml", "6921168509256", "2.00", "3", "6.00"),
    Goods("康师傅 红烧牛肉面 桶装 105g", "6900873042159", "5.50", "2", "11.00"),
    Goods("散称 红富士苹果", "2100318 · 0.842 kg", "9.96", "0.842", "8.39"),
    Goods("维达 抽纸 130抽×3包", "6901236341506", "12.90", "1", "12.90"),
    Goods("蒙牛 纯牛奶 250ml", "6923644266066", "3.50", "4", "14.00"),
)
LONG = (
    Goods(
        "<b>买一送一</b> 进口特级初榨橄榄油礼盒装 750ml×2 瓶 附赠不锈钢油壶与中英文食谱一本 限量版",
        "8410159042857 · 批次 20261101-A",
        "1,288.00",
        "99999",
        "128,798,712.00",
    ),
    *CART,
)


class CounterPage(PageView):
    """The checkout of the drawings."""

    def __init__(self, words: Words, *, long: bool = False) -> None:
        super().__init__()
        self._words = words
        self._long = long
        self.scan = ScanBox(
            lambda: self._say(
                "扫商品、付款码、会员码、小票……或输入名称、拼音首字母",
                "Scan goods, a payment code, a receipt … or type a name",
            ),
            name="scan",
        )
        rows = Rows(self._columns(), self)
        rows.show_rows(LONG if long else CART)
        self.table = DataTable(rows, name="cart", empty=Empty("-"))
        self.table.select(4)
        self.panel = Panel(name="next")
        self._build()

    def _columns(self) -> list[Column[Goods]]:
        name = Column[Goods](
            title=partial(self._say, "商品", "Goods"),
            text=lambda goods: goods.name,
            note=lambda goods: goods.code,
            strong=True,
        )
        figures = (
            (("单价", "Price"), lambda goods: goods.price, 110),
            (("数量", "Qty"), lambda goods: goods.quantity, 96),
            (("小计", "Amount"), lambda goods: goods.amount, 150 if self._long else 120),
        )
        return [
            name,
            *(
                Column[Goods](title=partial(self._say, *title), text=text, width=width, figure=True)
                for title, text, width in figures
            ),
        ]

    def home_widget(self) -> QWidget:
        return self.scan

    def _say(self, chinese: str, english: str) -> str:
        return chinese if self._words.language == "zh_CN" else english

    def _build(self) -> None:
        card = Card(margin=0)
        card.body.setSpacing(0)
        card.body.addWidget(self.table, 1)
        card.body.addWidget(self._keys())
        left = QVBoxLayout()
        left.setSpacing(GAP + 4)
        left.addWidget(self.scan)
        left.addWidget(card, 1)
        across = QHBoxLayout(self)
        across.setContentsMargins(WIDE, WIDE, WIDE, WIDE)
        across.setSpacing(WIDE)
        across.addLayout(left, 1)
        across.addWidget(self.panel)
        self.panel.add("total", self._total())
        self.panel.add("paying", self._paying())
        self.panel.add("qr", self._qr())

    def _keys(self) -> QWidget:
        strip = QWidget()
        row = QHBoxLayout(strip)
        row.setContentsMargins(GAP, SMALL, WIDE, SMALL)
        row.setSpacing(0)
        for key, chinese, english in (
            ("F2", "改数量", "Quantity"),
            ("F3", "改价", "Price"),
            ("F4", "整单折扣", "Discount"),
            ("F6", "挂单", "Hold"),
            ("F7", "取单 2", "Resume 2"),
        ):
            row.addWidget(Button(partial(self._say, chinese, english), Kind.HINT, key=key))
        row.addStretch()
        return strip

    def _total(self) -> Leaf:
        leaf = Leaf()
        leaf.body.addLayout(self._member())
        leaf.body.addWidget(Line(partial(self._say, "5 种 11 件", "5 kinds, 11 pieces"), "52.29"))
        leaf.body.addWidget(Line(partial(self._say, "会员价", "Member price"), "−1.40"))
        leaf.body.addWidget(Line(partial(self._say, "满 50 减 3 券", "3 off 50"), "−3.00"))
        leaf.body.addWidget(Rule())
        leaf.body.addWidget(Label(partial(self._say, "应收", "To pay"), tone="ink2"))
        amount = Money(12879876541) if self._long else Money(4789)
        leaf.body.addWidget(MoneyLabel(amount, name="total", size=HUGE))
        leaf.body.addStretch()
        leaf.act(Button(partial(self._say, "收款", "Charge"), Kind.PRIMARY, key="Space"))
        leaf.act(
            Button(partial(self._say, "扫顾客付款码", "Scan their code"), key="F9"),
            Button(partial(self._say, "出示收款码", "Show a QR"), key="F10"),
        )
        leaf.act(
            Button(partial(self._say, "现金", "Cash"), key="F11"),
            Button(partial(self._say, "分开付", "Split"), key="F12"),
        )
        return leaf

    def _member(self) -> QHBoxLayout:
        who = QHBoxLayout()
        who.setSpacing(10)
        name = "欧阳·阿卜杜热西提·穆罕默德" if self._long else "王建国"
        who.addWidget(Label(name, size=STRONG, weight=BOLD), 1 if self._long else 0)
        who.addWidget(Tag(partial(self._say, "金卡 · 1,280 分", "Gold · 1,280 pts"), "good"))
        who.addStretch()
        who.addWidget(KeyCap("F8"))
        return who

    def _paying(self) -> Leaf:
        leaf = Leaf(
            partial(self._say, "等待顾客确认", "Waiting for the customer"),
            partial(
                self._say,
                "顾客手机上正在输入密码，请勿放行商品",
                "They are typing the PIN on their phone. Keep the goods.",
            ),
        )
        leaf.body.addSpacing(SMALL)
        leaf.body.addLayout(self._waiting())
        leaf.body.addSpacing(SMALL)
        leaf.body.addWidget(Label(partial(self._say, "过程", "What happened"), tone="ink2"))
        leaf.body.addWidget(self._evidence())
        leaf.body.addStretch()
        leaf.act(
            Button(partial(self._say, "立即查询", "Ask now"), key="F5"),
            Button(partial(self._say, "停止并撤销", "Stop and cancel"), Kind.DANGER, key="Esc"),
        )
        return leaf

    def _waiting(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(WIDE)
        ring = CountdownRing(name="left")
        ring.show_left(37, 60)
        row.addWidget(ring)
        facts = QVBoxLayout()
        facts.setSpacing(SMALL)
        facts.addStretch()
        facts.addWidget(Label(partial(self._say, "应收", "To pay"), tone="ink2"))
        facts.addWidget(MoneyLabel(Money(4789), name="total"))
        facts.addWidget(Label("2026112215420038", size=NOTE, tone="ink2"))
        facts.addStretch()
        row.addLayout(facts, 1)
        return row

    def _evidence(self) -> Timeline:
        line = Timeline(name="evidence")
        steps = (
            ("15:42:03", self._say("已记入本机日志", "Written to the journal"), Mark.DONE),
            ("15:42:03", self._say("向平台发起收款 47.89", "Charge sent 47.89"), Mark.DONE),
            ("15:42:04", self._say("平台：等待顾客付款", "Platform: waiting"), Mark.WAITS),
            ("15:42:08", self._say("查询：等待顾客付款", "Asked: waiting"), Mark.WAITS),
            ("15:42:12", self._say("查询：没有答复", "Asked: no answer"), Mark.FAILED),
        )
        line.show_steps([Step(time=at, text=text, mark=mark) for at, text, mark in steps])
        return line

    def _qr(self) -> Leaf:
        leaf = Leaf(
            partial(self._say, "请顾客扫码", "Let the customer scan"),
            partial(self._say, "顾客屏上显示同一个码", "The customer's window shows it too"),
        )
        centre = Qt.AlignmentFlag.AlignHCenter
        code = QrCode("http://192.168.1.20:8642/q/9f2c61d07ab84e", name="qr")
        leaf.body.addWidget(code, 0, centre)
        total = MoneyLabel(Money(4789), name="total", size=44)
        total.setAlignment(centre)
        leaf.body.addWidget(total)
        left = partial(self._say, "还剩 1 分 52 秒 · 尚未被扫", "1 min 52 s left · not scanned")
        leaf.body.addWidget(Label(left, tone="ink2"), 0, centre)
        leaf.body.addStretch()
        leaf.act(Button(partial(self._say, "停止并关闭", "Stop and close"), Kind.DANGER, key="Esc"))
        return leaf
