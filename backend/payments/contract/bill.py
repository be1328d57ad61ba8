"""
The bill of a day or a month, and the same rows of any period for the merchant's own console.

A bill is a zip of two CSV files in GB18030, laid out as the real platform lays them out: lines
that begin with ``#`` around a header and rows; a tab follows what a spreadsheet must not take for
a number. The zip is fetched from the address the method answers, within ``ADDRESS_LIFE``.
"""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import Annotated, Final

from pydantic import StringConstraints

from backend.payments.contract.orders import PageSize
from backend.payments.contract.refusals import (
    BillBeforeOpening,
    BillMalformed,
    BillNotExist,
    BillTypeUnknown,
)
from backend.protocol.ids import OutTradeNo, PlainText, TradeNo
from backend.protocol.method import Method, Request, Response, Shape
from backend.protocol.moment import Moment
from backend.protocol.money import Yuan

ADDRESS_LIFE: Final = timedelta(seconds=30)
"""How long a download may begin after its address was given out."""
CHARSET: Final = "gb18030"
"""What the files and their names are written in."""
NO_BUSINESS: Final = "EMPTY_DATA_WITH_BILL_FILE"
"""``bill_file_code`` of a bill without rows."""

PAID: Final = "交易"
GIVEN_BACK: Final = "退款"
"""What ``业务类型`` says of a row."""

TRADE_COLUMNS: Final = (
    *("支付宝交易号", "商户订单号", "业务类型", "商品名称", "创建时间", "完成时间"),
    *("门店编号", "门店名称", "操作员", "终端号", "对方账户", "订单金额（元）", "商家实收（元）"),
    *("支付宝红包（元）", "集分宝（元）", "支付宝优惠（元）", "商家优惠（元）"),
    *("券核销金额（元）", "券名称", "商家红包消费金额（元）", "卡消费金额（元）"),
    *("退款批次号/请求号", "服务费（元）", "分润（元）", "备注"),
)
"""The header of a trade bill's detail. Amounts of a refund are negative; so is a fee taken."""


class BillUrlRequest(Request):
    """Ask where the bill of a day or a month that is over can be fetched."""

    bill_type: Annotated[PlainText, StringConstraints(min_length=1, max_length=20)]
    """``trade`` for what was paid and given back, ``signcustomer`` for the account's movements."""
    bill_date: Annotated[PlainText, StringConstraints(min_length=1, max_length=15)]
    """A day ``yyyy-MM-dd`` or a month ``yyyy-MM`` in GMT+8, over, and from 2016 on."""


class BillUrlResponse(Response):
    """Where the bill is."""

    bill_download_url: str
    """Fetch the zip with GET within 30 seconds; the address is good for this one bill only."""
    bill_file_code: str | None = None
    """``EMPTY_DATA_WITH_BILL_FILE`` if nothing happened: the files then have no rows."""


BILL_URL: Final = Method(
    "alipay.data.dataservice.bill.downloadurl.query",
    BillUrlRequest,
    BillUrlResponse,
    refuses=(BillMalformed, BillTypeUnknown, BillNotExist, BillBeforeOpening),
)


class BillKind(StrEnum):
    """What a row books."""

    PAID = "PAID"
    """A payment."""
    GIVEN_BACK = "GIVEN_BACK"
    """A refund."""


BillPlace = Annotated[
    str, StringConstraints(pattern=r"^(?:paid|back):[0-9]{1,17}:[0-9]{1,64}:[#0-9A-Za-z_-]{0,64}$")
]
"""Where a page of rows ended."""


class BillQueryRequest(Request):
    """The rows a bill of this period would have, also while its day is not over."""

    begin: Moment
    """Booked at or after this moment."""
    end: Moment
    """Booked before this moment; at most 31 days after ``begin``."""
    page_size: PageSize = 200
    """How many rows at most."""
    after: BillPlace | None = None
    """``next`` of the page before; the first page without it."""


class BillLine(Shape):
    """One row of a bill."""

    kind: BillKind
    """Whether money came or went back."""
    trade_no: TradeNo
    """The platform's number of the trade."""
    out_trade_no: OutTradeNo
    """The merchant's own order number."""
    out_request_no: str | None = None
    """The merchant's number of the refund; ``#cancel`` when the trade was undone."""
    amount: Yuan
    """How much was paid or given back; never negative."""
    fee: Yuan
    """How much of the merchant's fee was taken, or given back; never negative."""
    booked_at: Moment
    """When it was paid, or given back."""
    store_id: str | None = None
    """The shop."""
    terminal_id: str | None = None
    """The till."""
    operator_id: str | None = None
    """The cashier."""


class BillQueryResponse(Response):
    """One page of rows: first what was paid, then what was given back."""

    lines: tuple[BillLine, ...] = ()
    """The rows."""
    next: str | None = None
    """Give it as ``after`` for the next page; absent on the last."""


BILL_QUERY: Final = Method(
    "zhanggui.payments.bill.query",
    BillQueryRequest,
    BillQueryResponse,
    refuses=(BillMalformed,),
)
