"""
What the door itself refuses, before any capability is asked.

* MissingArgument: MissingMethod, MissingAppId, MissingSignature, MissingSignatureType,
  MissingTimestamp, MissingVersion
* InvalidArgument: InvalidMethod, InvalidAppId, InvalidFormat, InvalidCharset, InvalidTimestamp,
  InvalidSignatureType, InvalidSignature, InvalidEncryptType, CertificateUnknown, IllegalJson,
  SuspectedAttack, Oversize
* InsufficientPermission: AppNotOnline
* TokenRefused: AppTokenRefused, UserTokenRefused
"""

from __future__ import annotations

from typing import Final

from backend.protocol.errors import (
    CallLimited,
    InsufficientConditions,
    InsufficientPermission,
    InvalidArgument,
    MissingArgument,
    PlatformError,
    SystemError_,
)


class MissingMethod(MissingArgument):
    sub_code = "isv.missing-method"
    template = "缺少方法名参数"


class MissingAppId(MissingArgument):
    sub_code = "isv.missing-app-id"
    template = "缺少AppID参数"


class MissingSignature(MissingArgument):
    sub_code = "isv.missing-signature"
    template = "缺少签名参数"


class MissingSignatureType(MissingArgument):
    sub_code = "isv.missing-signature-type"
    template = "缺少签名类型参数"


class MissingTimestamp(MissingArgument):
    sub_code = "isv.missing-timestamp"
    template = "缺少时间戳参数"


class MissingVersion(MissingArgument):
    sub_code = "isv.missing-version"
    template = "缺少版本参数"


class InvalidMethod(InvalidArgument):
    sub_code = "isv.invalid-method"
    template = "不存在的方法名"


class InvalidAppId(InvalidArgument):
    sub_code = "isv.invalid-app-id"
    template = "无效的AppID参数"


class InvalidFormat(InvalidArgument):
    sub_code = "isv.invalid-format"
    template = "无效的数据格式, 只支持JSON"


class InvalidCharset(InvalidArgument):
    sub_code = "isv.invalid-charset"
    template = "字符集错误, 支持utf-8、gbk、gb2312"


class InvalidTimestamp(InvalidArgument):
    sub_code = "isv.invalid-timestamp"
    template = "非法的时间戳参数: {problem}"


class InvalidSignatureType(InvalidArgument):
    sub_code = "isv.invalid-signature-type"
    template = "无效的签名类型, 支持RSA2、RSA"


class InvalidSignature(InvalidArgument):
    """``text`` is what the gateway would have had signed, escaped for HTML."""

    sub_code = "isv.invalid-signature"
    template = (
        "验签出错，建议检查签名字符串或签名私钥与应用公钥是否匹配，网关生成的验签字符串为：{text}"
    )


class InvalidEncryptType(InvalidArgument):
    sub_code = "isv.invalid-encrypt-type"
    template = "无效的加密类型, 应用未配置内容加密"


class CertificateUnknown(InvalidArgument):
    sub_code = "isv.app-cert-not-exist"
    template = "应用证书不存在, 应用使用公钥方式"


class IllegalJson(InvalidArgument):
    sub_code = "isv.illegal-json"
    template = "JSON格式错误: {problem}"


class SuspectedAttack(InvalidArgument):
    """A name was given twice with different values; which one was meant must not be guessed."""

    sub_code = "isv.suspected-attack"
    template = "可疑的攻击请求: {problem}"


class Oversize(InvalidArgument):
    template = "请求过大: {problem}"


class AppNotOnline(InsufficientPermission):
    sub_code = "isv.not-online-app"
    template = "应用未上线或已停用"


class TokenRefused(PlatformError):
    code = "20001"
    msg = "Insufficient Token Permissions"
    sub_code = "aop.invalid-auth-token"
    template = "无效的访问令牌"


class UserTokenRefused(TokenRefused):
    pass


class AppTokenRefused(TokenRefused):
    sub_code = "aop.invalid-app-auth-token"
    template = "无效的应用授权令牌"


DOOR: Final[tuple[type[PlatformError], ...]] = (
    MissingMethod,
    MissingAppId,
    MissingSignature,
    MissingSignatureType,
    MissingTimestamp,
    MissingVersion,
    InvalidMethod,
    InvalidAppId,
    InvalidFormat,
    InvalidCharset,
    InvalidTimestamp,
    InvalidSignatureType,
    InvalidSignature,
    InvalidEncryptType,
    CertificateUnknown,
    IllegalJson,
    SuspectedAttack,
    AppNotOnline,
    UserTokenRefused,
    AppTokenRefused,
    MissingArgument,
    InvalidArgument,
    InsufficientConditions,
    CallLimited,
    InsufficientPermission,
    SystemError_,
)
"""Every refusal any method may answer besides its own."""
