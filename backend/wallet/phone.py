"""What the phone page asks the wallet: shape in, verb, shape out."""

from __future__ import annotations

from typing import Final

from backend.kernel.call import AnyServed, Call, Served
from backend.wallet import service
from backend.wallet.contract import (
    BALANCE,
    CODE,
    HIGHEST_FREE_LIMIT,
    LIMIT,
    ME,
    SIGN_IN,
    SIGN_OUT,
    BalanceRequest,
    BalanceResponse,
    CodeRequest,
    CodeResponse,
    LimitRequest,
    LimitResponse,
    MeRequest,
    MeResponse,
    SignedOut,
    SignInRequest,
    SignInResponse,
    SignOutRequest,
    SignOutResponse,
)
from backend.wallet.rules import mask_logon, seconds_left


def _who(call: Call) -> str:
    if not call.buyer_id:
        raise SignedOut
    return call.buyer_id


def sign_in(call: Call, request: SignInRequest) -> SignInResponse:
    session = service.sign_in(call, request.logon_id, request.pin)
    return SignInResponse(
        token=session.token, user_id=session.buyer.buyer_id, name=session.buyer.name
    )


def sign_out(call: Call, request: SignOutRequest) -> SignOutResponse:
    service.sign_out(call, _who(call), request.token)
    return SignOutResponse()


def me(call: Call, _: MeRequest) -> MeResponse:
    buyer = service.buyer(call, _who(call))
    return MeResponse(
        user_id=buyer.buyer_id,
        logon_id=mask_logon(buyer.logon_id),
        name=buyer.name,
        balance=service.balance(call, buyer.buyer_id),
        free_limit=buyer.free_limit,
        highest_free_limit=HIGHEST_FREE_LIMIT,
    )


def code(call: Call, request: CodeRequest) -> CodeResponse:
    issued = service.issue_code(call, _who(call), always_confirm=request.always_confirm)
    return CodeResponse(
        auth_code=issued.auth_code, seconds_left=seconds_left(issued.expires_at, call.now)
    )


def balance(call: Call, _: BalanceRequest) -> BalanceResponse:
    return BalanceResponse(balance=service.balance(call, _who(call)))


def limit(call: Call, request: LimitRequest) -> LimitResponse:
    held = service.set_free_limit(call, _who(call), request.free_limit, pin=request.pin)
    return LimitResponse(free_limit=held)


PHONE: Final[tuple[AnyServed, ...]] = (
    Served(SIGN_IN, sign_in),
    Served(SIGN_OUT, sign_out),
    Served(ME, me),
    Served(CODE, code),
    Served(BALANCE, balance),
    Served(LIMIT, limit),
)
