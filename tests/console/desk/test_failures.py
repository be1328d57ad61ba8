"""Every error becomes words with something to do and a code to pass on."""

from __future__ import annotations

import inspect

import pytest

from backend.protocol.errors import BusinessError, PlatformError, SystemError_
from console.client.failures import AnswerUnknown, ClientError, Doubt, Unreachable
from console.desk.failures import Because, Failures, code_of
from console.desk.phrases import said
from console.desk.refusals import TILL
from console.desk.words import Words
from console.till import failures as till_failures
from console.till.failures import TillError


class Stolen(BusinessError):
    sub_code = "ACQ.STOLEN"
    template = "已被偷走"


def _a(kind: type[TillError]) -> TillError:
    class Anything(dict[str, str]):
        def __missing__(self, key: str) -> str:
            return key

    error = kind.__new__(kind)
    Exception.__init__(error, kind.template.format_map(Anything()))
    return error


TILL_ERRORS = [
    kind
    for _, kind in inspect.getmembers(till_failures, inspect.isclass)
    if issubclass(kind, TillError) and "code" in vars(kind) and kind is not TillError
]


@pytest.mark.parametrize(
    ("error", "why", "code"),
    [
        (Unreachable(), "Nothing was sent", "NET-UNREACHABLE"),
        (AnswerUnknown(Doubt.TIMEOUT), "no answer", "NET-TIMEOUT"),
        (Stolen(), "已被偷走", "ACQ.STOLEN"),
        (SystemError_(), "系统繁忙", "isp.unknow-error"),
        (ClientError(), "in this program", "NET"),
        (PermissionError(13, "Permission denied"), "Permission denied", "ZG-"),
        (ZeroDivisionError(), "in this program", "ZG-"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_an_error_says_what_why_and_a_code(
    words: Words, error: Exception, why: str, code: str
) -> None:
    failure = Failures().describe(error, "Not refunded")

    assert said(failure.what) == "Not refunded"
    assert why in said(failure.why)
    assert failure.code.startswith(code)
    assert failure.code in failure.to_copy()
    assert type(error).__name__ in failure.to_copy()


@pytest.mark.parametrize("kind", TILL_ERRORS, ids=lambda kind: kind.__name__)
def test_every_refusal_of_the_till_has_words(words: Words, kind: type[TillError]) -> None:
    failure = Failures().describe(_a(kind), "Not done")

    assert kind.code in TILL
    assert "in this program" not in said(failure.why)
    assert failure.code == kind.code


def test_no_words_are_left_over_for_refusals_that_are_gone() -> None:
    assert set(TILL) == {kind.code for kind in TILL_ERRORS}


def test_a_page_may_explain_its_own_errors_and_their_kin(words: Words) -> None:
    class Twice(Stolen):
        pass

    failures = Failures()
    failures.learn(Stolen, lambda error: Because(f"gone: {error.sub_code}", "Call the police."))

    failure = failures.describe(Twice(), "Lost")

    assert (failure.why, failure.now) == ("gone: ACQ.STOLEN", "Call the police.")


def test_the_code_of_a_crash_names_its_place_and_stays_the_same(words: Words) -> None:
    def crash() -> Exception:
        try:
            return Exception(1 / 0)
        except ZeroDivisionError as error:
            return error

    def crash_elsewhere() -> Exception:
        try:
            return Exception(1 / 0)
        except ZeroDivisionError as error:
            return error

    assert code_of(crash()) == code_of(crash())
    assert code_of(crash()) != code_of(crash_elsewhere())


def test_the_platforms_general_refusals_have_something_to_do(words: Words) -> None:
    failure = Failures().describe(PlatformError(), "Not done")

    assert "pass on the code" in said(failure.now)
