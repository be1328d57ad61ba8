"""
Every refusal payments may answer, one class for each published ``sub_code``.

None of them changes anything: whatever the refused call did before is rolled back with it.
"""

from __future__ import annotations

from backend.protocol.errors import BusinessError


class TradeNotExist(BusinessError):
    """No such trade; also a precreated order nobody has scanned yet."""

    sub_code = "ACQ.TRADE_NOT_EXIST"
    template = "交易不存在"


class TradeHasSuccess(BusinessError):
    """The order was paid before: ask for it instead of charging again."""

    sub_code = "ACQ.TRADE_HAS_SUCCESS"
    template = "该订单已支付成功"


class TradeHasClose(BusinessError):
    """The order is closed (in time, by the merchant, by the buyer) and can never be charged."""

    sub_code = "ACQ.TRADE_HAS_CLOSE"
    template = "该订单已关闭"


class ContextInconsistent(BusinessError):
    """The order number was used for another amount, title or description."""

    sub_code = "ACQ.CONTEXT_INCONSISTENT"
    template = "同一商户订单号的交易信息不一致,请更换订单号后重试"


class AuthCodeInvalid(BusinessError):
    """The payment code is unknown, older than its minute, or was used before."""

    sub_code = "ACQ.PAYMENT_AUTH_CODE_INVALID"
    template = "付款码无效或已失效,请顾客刷新付款码后重新收款"


class BuyerBalanceNotEnough(BusinessError):
    """The buyer has less than the amount asked."""

    sub_code = "ACQ.BUYER_BALANCE_NOT_ENOUGH"
    template = "买家余额不足"


class BuyerStatusForbids(BusinessError):
    """The buyer's wallet is closed."""

    sub_code = "ACQ.BUYER_ENABLE_STATUS_FORBID"
    template = "买家账号状态不可用"


class BuyerNotExist(BusinessError):
    """Nobody has this buyer number or logon."""

    sub_code = "ACQ.BUYER_NOT_EXIST"
    template = "买家不存在"


class BuyerNotMatch(BusinessError):
    """The order waits for, or was paid by, somebody else."""

    sub_code = "ACQ.TRADE_BUYER_NOT_MATCH"
    template = "该订单属于另一位买家"


class BuyerIsSeller(BusinessError):
    """Nobody buys from themselves."""

    sub_code = "ACQ.BUYER_SELLER_EQUAL"
    template = "买卖双方不能相同"


class ProductNotSigned(BusinessError):
    """The product code is not one this method is offered for."""

    sub_code = "ACQ.ACCESS_FORBIDDEN"
    template = "没有使用该产品的权限"


class SceneNotSupported(BusinessError):
    """Only bar codes are read at this counter, neither faces nor sound waves."""

    sub_code = "ACQ.UN_SUPPORT_TRADE_SCENE"
    template = "不支持该支付场景"


class CurrencyNotSupported(BusinessError):
    """Everything here is priced, paid and given back in CNY."""

    sub_code = "ACQ.CURRENCY_NOT_SUPPORT"
    template = "仅支持人民币"


class ReceiveAccountInvalid(BusinessError):
    """``seller_id`` is not the merchant who calls."""

    sub_code = "ACQ.INVALID_RECEIVE_ACCOUNT"
    template = "收款账号不属于该商户"


class ExpireTimePassed(BusinessError):
    """The moment until which the order may be paid lies in the past."""

    sub_code = "ACQ.NOW_TIME_AFTER_EXPIRE_TIME_ERROR"
    template = "订单的最晚付款时间已过"


class TradeStatusWrong(BusinessError):
    """The trade is in no state in which that can be done."""

    sub_code = "ACQ.TRADE_STATUS_ERROR"
    template = "当前交易状态不允许该操作"


class TradeHasFinished(BusinessError):
    """The time in which money can be given back is over."""

    sub_code = "ACQ.TRADE_HAS_FINISHED"
    template = "交易已结束,不可退款"


class CancelTooLate(BusinessError):
    """The time in which a trade can be undone is over."""

    sub_code = "ACQ.TRADE_CANCEL_TIME_OUT"
    template = "超过可撤销时间"


class SellerBalanceNotEnough(BusinessError):
    """The merchant has less than what is to be given back."""

    sub_code = "ACQ.SELLER_BALANCE_NOT_ENOUGH"
    template = "商户余额不足"


class RefundBeyondPaid(BusinessError):
    """More than what was paid and not yet given back."""

    sub_code = "ACQ.REFUND_AMT_NOT_EQUAL_TOTAL"
    template = "退款金额超过可退金额"


class RepeatDiffers(BusinessError):
    """The refund number was used before, for another amount."""

    sub_code = "ACQ.DISCORDANT_REPEAT_REQUEST"
    template = "同一退款请求号的金额不一致"


class QrInvalid(BusinessError):
    """Not a code of ours, or one that was replaced."""

    sub_code = "WALLET.QR_INVALID"
    template = "无法识别的收款码"


class QrExpired(BusinessError):
    """The code was shown too long ago."""

    sub_code = "WALLET.QR_EXPIRED"
    template = "收款码已过期,请商家重新出示"


class BillMalformed(BusinessError):
    """No such type of bill, or no day or month; the spelling is the published one."""

    sub_code = "INVAILID_ARGUMENTS"
    template = "入参不合法"


class BillTypeUnknown(BusinessError):
    """A type of bill this platform knows and does not write."""

    sub_code = "TYPE_NOT_SUPPORTED"
    template = "此账单类型不支持下载"


class BillNotExist(BusinessError):
    """The day or the month is not over yet."""

    sub_code = "BILL_NOT_EXIST"
    template = "账单不存在"


class BillBeforeOpening(BusinessError):
    """The day or the month was over before the merchant was here."""

    sub_code = "BILL_DATE_BEFORE_REGISTRATION"
    template = "请求的账单时间早于注册时间"
