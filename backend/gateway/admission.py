"""Who calls, and whether what came is what they signed: the checks in the platform's order."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Final, NamedTuple

from backend.ecosystem.service import App
from backend.gateway.forms import read_form
from backend.kernel.call import AnyServed, Caller
from backend.protocol.envelope import COMMON, ERROR_NODE
from backend.protocol.errors import InsufficientConditions, InvalidArgument
from backend.protocol.moment import from_wire
from backend.protocol.parameters import CHARSETS, UTF_8, Charset, Parameters, gather, read_pairs
from backend.protocol.refusals import (
    AppNotOnline,
    AppTokenRefused,
    CertificateUnknown,
    IllegalJson,
    InvalidAppId,
    InvalidCharset,
    InvalidEncryptType,
    InvalidFormat,
    InvalidMethod,
    InvalidSignature,
    InvalidSignatureType,
    InvalidTimestamp,
    MissingAppId,
    MissingMethod,
    MissingSignature,
    MissingSignatureType,
    MissingTimestamp,
    MissingVersion,
    SuspectedAttack,
    UserTokenRefused,
)
from backend.protocol.signing import (
    ALGORITHMS,
    Algorithm,
    KeyUnreadable,
    PublicKey,
    canonical,
    signed_sets,
)
from backend.protocol.strict_json import Json, read_object, without_empty

SKEW_MAX: Final = timedelta(days=3)
"""How far a request's clock may be off: clients send local time, and clocks of tills are wrong."""
APP_REMEMBERED: Final = timedelta(seconds=60)
"""How long an application's key and state are used before they are read again."""
_APPS_MAX: Final = 4096
_URL_MAX: Final = 256
_ECHO_MAX: Final = 4096
_METHOD: Final = re.compile(r"[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)+")
_METHOD_MAX: Final = 128
_UNPRINTABLE: Final = re.compile(r"[^\x21-\x7e]")
_AROUND: Final = frozenset(name.encode("ascii") for name in COMMON)

FindApp = Callable[[str], App | None]

_moment: Final = lru_cache(maxsize=256)(from_wire)


@dataclass(slots=True)
class Visit:
    """What is known so far of who asks, so that whatever happens next can be answered rightly."""

    trace: str
    """Names this call in the log and to the caller."""
    node: str = ERROR_NODE
    signed: bool = False
    """The app is known: from here on every answer is signed."""
    algorithm: Algorithm = "RSA2"
    charset: Charset = UTF_8


class Admitted(NamedTuple):
    """A call that may come in: from whom, for which method, and what it says."""

    served: AnyServed
    caller: Caller
    content: Mapping[str, Json]
    """The business content: parameters beside biz_content, and biz_content over them."""


@dataclass(frozen=True, slots=True)
class _Known:
    app: App
    key: PublicKey
    read_at: datetime


class Apps:
    """Applications with their keys parsed, remembered for a minute."""

    def __init__(self, find: FindApp) -> None:
        self._find = find
        self._known: dict[str, _Known] = {}

    def known(self, app_id: str, now: datetime) -> tuple[App, PublicKey] | None:
        """Return an application and its key."""
        known = self._known.get(app_id)
        if known is None or not timedelta(0) <= now - known.read_at < APP_REMEMBERED:
            known = self._read(app_id, now)
        return (known.app, known.key) if known else None

    def forget(self) -> None:
        """Read every application again."""
        self._known.clear()

    def _read(self, app_id: str, now: datetime) -> _Known | None:
        app = self._find(app_id)
        if app is None:
            self._known.pop(app_id, None)
            return None
        if len(self._known) >= _APPS_MAX:
            self._known.clear()
        try:
            known = _Known(app, PublicKey.load(app.public_key), now)
        except KeyUnreadable as error:
            raise InsufficientConditions from error
        self._known[app_id] = known
        return known


class Admission:
    """Lets calls in, or says why not."""

    def __init__(self, apps: Apps, served: Mapping[str, AnyServed]) -> None:
        self.apps: Final = apps
        self._served = served

    def admit(
        self, visit: Visit, query: bytes, body: bytes, content_type: str, now: datetime
    ) -> Admitted:
        """
        Check a request; ``visit`` learns on the way how a refusal must be answered.

        :raises PlatformError: the first thing that is wrong, in the platform's order of checks.
        """
        params = gather(read_pairs(query), read_form(body, content_type))
        app, key = self._addressed(visit, params, now)
        _check_form(visit, params, now)
        served = self._served.get(params.ascii(b"method"))
        if served is None:
            raise InvalidMethod
        signed = _verified(visit, params, key)
        _check_unsupported(params)
        content = _content(signed, visit.charset)
        _check_permission(app, params)
        caller = Caller(app.merchant_id, app.app_id, notify_url=_notify_url(signed))
        return Admitted(served, caller, content)

    def _addressed(self, visit: Visit, params: Parameters, now: datetime) -> tuple[App, PublicKey]:
        method, app_id = params.ascii(b"method"), params.ascii(b"app_id")
        if not method:
            raise MissingMethod
        if len(method) <= _METHOD_MAX and _METHOD.fullmatch(method):
            visit.node = method.replace(".", "_") + "_response"
        _choose_charset(visit, params)
        if not app_id:
            raise MissingAppId
        known = self.apps.known(app_id, now)
        if known is None:
            raise InvalidAppId
        visit.signed = True
        return known


def _choose_charset(visit: Visit, params: Parameters) -> None:
    """Answer in the charset that was asked for, if it is one; whether it is, is checked later."""
    visit.charset = CHARSETS.get(params.ascii(b"charset").lower(), UTF_8)
    visit.algorithm = ALGORITHMS.get(params.ascii(b"sign_type"), "RSA2")


def _check_form(visit: Visit, params: Parameters, now: datetime) -> None:
    if params.twice is not None:
        name = params.twice.decode("ascii", "replace")[:64]
        raise SuspectedAttack(problem=f"{html.escape(name)} is given twice")
    if params.ascii(b"format").lower() not in ("", "json"):
        raise InvalidFormat
    charset, sign_type = params.ascii(b"charset").lower(), params.ascii(b"sign_type")
    if charset and charset not in CHARSETS:
        raise InvalidCharset
    if not sign_type:
        raise MissingSignatureType
    if sign_type != visit.algorithm:
        raise InvalidSignatureType
    _check_timestamp(params.ascii(b"timestamp"), now)
    version = params.ascii(b"version")
    if not version:
        raise MissingVersion
    if version != "1.0":
        raise InvalidArgument(problem="version: 1.0 is expected")


def _check_timestamp(text: str, now: datetime) -> None:
    if not text:
        raise MissingTimestamp
    try:
        at = _moment(text)  # requests of one second share it
    except (ValueError, OverflowError):
        raise InvalidTimestamp(problem="yyyy-MM-dd HH:mm:ss is expected") from None
    if not -SKEW_MAX <= at - now.astimezone(UTC) <= SKEW_MAX:
        raise InvalidTimestamp(problem="more than three days from the platform's clock")


def _verified(visit: Visit, params: Parameters, key: PublicKey) -> Mapping[bytes, bytes]:
    """Return the parameters that are signed; whatever the client left out does not exist."""
    signature = params.ascii(b"sign")
    if not signature:
        raise MissingSignature
    for signed in signed_sets(params.values):
        if key.verify(canonical(signed), signature, visit.algorithm):
            return signed
    expected = canonical(next(signed_sets(params.values)))[:_ECHO_MAX]
    raise InvalidSignature(text=html.escape(expected.decode(visit.charset.reads, "replace")))


def _check_unsupported(params: Parameters) -> None:
    if params.values.get(b"app_cert_sn") or params.values.get(b"alipay_root_cert_sn"):
        raise CertificateUnknown
    if params.values.get(b"encrypt_type"):
        raise InvalidEncryptType


def _content(signed: Mapping[bytes, bytes], charset: Charset) -> dict[str, Json]:
    """
    Return the business content; null and empty members are as good as absent.

    :raises InvalidArgument: if a parameter is not text of the charset it claims.
    :raises IllegalJson: if biz_content is not one well-formed object.
    """
    content: dict[str, Json] = {}
    for raw in signed.keys() - _AROUND:
        if value := signed[raw]:
            name, text = _text(raw, raw, charset), _text(raw, value, charset)
            if "\0" in name or "\0" in text:
                raise IllegalJson(problem="a NUL character")
            content[name] = text
    if biz_content := signed.get(b"biz_content"):
        content |= without_empty(read_object(_text(b"biz_content", biz_content, charset)))
    return content


def _text(name: bytes, value: bytes, charset: Charset) -> str:
    try:
        return value.decode(charset.reads)
    except UnicodeDecodeError:
        shown = html.escape(name.decode("ascii", "replace")[:64])
        raise InvalidArgument(problem=f"{shown}: not {charset.name}") from None


def _check_permission(app: App, params: Parameters) -> None:
    if not app.online:
        raise AppNotOnline
    if params.values.get(b"app_auth_token"):
        raise AppTokenRefused
    if params.values.get(b"auth_token"):
        raise UserTokenRefused


def _notify_url(signed: Mapping[bytes, bytes]) -> str:
    url = signed.get(b"notify_url", b"").decode("ascii", "replace")
    if len(url) > _URL_MAX or _UNPRINTABLE.search(url):
        raise InvalidArgument(problem=f"notify_url: at most {_URL_MAX} characters, all ASCII")
    return url
