"""
What the phone page asks the wallet, and what it may be refused.

Every amount is yuan text such as ``"88.80"``. All verbs but ``sign_in`` are answered for the
buyer who is signed in. ``sub_msg`` is Chinese, for the person at the phone; the page has its own
words in other languages, found by ``sub_code`` and filled with the refusal's fields.
"""

from __future__ import annotations

import re
from typing import Annotated, Final

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints

from backend.protocol.errors import BusinessError
from backend.protocol.ids import AuthCode, UserId
from backend.protocol.method import Method, Request, Response
from backend.protocol.money import Money, Yuan

HIGHEST_FREE_LIMIT: Final = Money(1000_00)

_LABEL: Final = "[0-9a-z]+(?:-+[0-9a-z]+)*"
_LOGON: Final = re.compile(rf"1[0-9]{{10}}|[0-9a-z][0-9a-z._+-]{{0,63}}@(?:{_LABEL}\.)+{_LABEL}")


def read_logon(text: str) -> str:
    """
    Return the one spelling of a logon: a mobile number, or a mail address in lower case.

    :raises ValueError: if it is neither.
    """
    logon = text.strip().lower()
    if _LOGON.fullmatch(logon) is None:
        raise ValueError("a mobile number or a mail address")
    return logon


Pin = Annotated[str, StringConstraints(strict=True, pattern=r"^[0-9]{6}$")]
"""A buyer's PIN: six digits."""

LogonId = Annotated[str, StringConstraints(max_length=128), AfterValidator(read_logon)]
"""How a buyer signs in: a mobile number of 11 digits, or a mail address."""


class LogonOrPinWrong(BusinessError):
    """The same words whether the logon or the PIN is wrong: nobody learns who has a wallet."""

    sub_code = "WALLET.LOGON_OR_PIN_WRONG"
    template = "账号或支付密码不对，还可以试 {tries_left} 次"
    keeps = True


class PinWrong(BusinessError):
    """A wrong PIN; the try is counted although the call is refused."""

    sub_code = "WALLET.PIN_WRONG"
    template = "支付密码不对，还可以试 {tries_left} 次"
    keeps = True


class PinLocked(BusinessError):
    """Too many wrong PINs; even the right one is refused until the time is over."""

    sub_code = "WALLET.PIN_LOCKED"
    template = "支付密码错误次数过多，请 {minutes} 分钟后再试"
    keeps = True


class PinNeeded(BusinessError):
    """Only the buyer's PIN allows it, and none was sent."""

    sub_code = "WALLET.PIN_NEEDED"
    template = "请输入支付密码"


class SignedOut(BusinessError):
    """Nobody is signed in, or the sign-in is over."""

    sub_code = "WALLET.SIGNED_OUT"
    template = "请重新登录"


class BuyerUnknown(BusinessError):
    """No buyer has this number or logon."""

    sub_code = "WALLET.BUYER_UNKNOWN"
    template = "没有这个账号"


class BuyerClosed(BusinessError):
    """The wallet is closed: it neither shows codes nor pays."""

    sub_code = "WALLET.BUYER_CLOSED"
    template = "该账号已停用"


class LogonTaken(BusinessError):
    """Another buyer already has this logon or number."""

    sub_code = "WALLET.LOGON_TAKEN"
    template = "该账号已被使用"


class SignInRequest(Request):
    """Sign in with logon and PIN."""

    logon_id: LogonId
    """The buyer's mobile number or mail address."""
    pin: Pin
    """The buyer's PIN; five wrong ones lock the sign-in for 30 minutes."""


class SignInResponse(Response):
    """Signed in for seven days."""

    token: str
    """Says who calls from now on; a secret. The page gets it as a cookie it cannot read."""
    user_id: UserId
    """The buyer's number."""
    name: str
    """What the buyer is called; plain text."""


class SignOutRequest(Request):
    """Sign out."""

    token: str = ""
    """The session to end; without it every session of the buyer ends."""


class SignOutResponse(Response):
    """Signed out."""


class MeRequest(Request):
    """Who is signed in."""


class MeResponse(Response):
    """The buyer who is signed in."""

    user_id: UserId
    """The buyer's number."""
    logon_id: str
    """The logon with its middle hidden: ``159****5620``."""
    name: str
    """What the buyer is called; plain text."""
    balance: Yuan
    """What can be spent now."""
    free_limit: Yuan
    """Up to this amount a shown payment code is charged without a PIN; 0.00: always ask."""
    highest_free_limit: Yuan
    """The most the limit can be set to."""


class CodeRequest(Request):
    """Show a fresh payment code. Codes shown before stay good until their own minute ends."""

    always_confirm: bool = False
    """Ask for the PIN whatever the amount."""


class CodeResponse(Response):
    """A payment code, good once."""

    auth_code: AuthCode
    """18 digits."""
    seconds_left: int
    """How long it is good, in seconds."""


class BalanceRequest(Request):
    """What can be spent now."""


class BalanceResponse(Response):
    """The buyer's money."""

    balance: Yuan
    """What can be spent now."""


def _no_number(value: object) -> object:
    if isinstance(value, float):
        raise ValueError("an amount in text, such as 200.00")  # noqa: TRY004 - for pydantic
    return value


def _in_reach(limit: Money) -> Money:
    if not Money(0) <= limit <= HIGHEST_FREE_LIMIT:
        raise ValueError(f"an amount from 0.00 to {HIGHEST_FREE_LIMIT.to_text()}")
    return limit


FreeLimit = Annotated[Yuan, AfterValidator(_in_reach), BeforeValidator(_no_number)]
"""The password-free limit: 0.00 to 1000.00 yuan."""


class LimitRequest(Request):
    """Change the limit up to which no PIN is asked."""

    free_limit: FreeLimit
    """The new limit; 0.00 asks for the PIN every time."""
    pin: Pin | None = Field(default=None)
    """Needed to raise the limit, not to lower it."""


class LimitResponse(Response):
    """The limit that holds from now on."""

    free_limit: Yuan
    """As asked."""


SIGN_IN: Final = Method(
    "zhanggui.wallet.sign_in",
    SignInRequest,
    SignInResponse,
    refuses=(LogonOrPinWrong, PinLocked, BuyerClosed),
)
SIGN_OUT: Final = Method("zhanggui.wallet.sign_out", SignOutRequest, SignOutResponse)
ME: Final = Method("zhanggui.wallet.me", MeRequest, MeResponse, refuses=(SignedOut,))
CODE: Final = Method(
    "zhanggui.wallet.code", CodeRequest, CodeResponse, refuses=(SignedOut, BuyerClosed)
)
BALANCE: Final = Method(
    "zhanggui.wallet.balance", BalanceRequest, BalanceResponse, refuses=(SignedOut,)
)
LIMIT: Final = Method(
    "zhanggui.wallet.limit",
    LimitRequest,
    LimitResponse,
    refuses=(SignedOut, PinNeeded, PinWrong, PinLocked, BuyerClosed),
)
