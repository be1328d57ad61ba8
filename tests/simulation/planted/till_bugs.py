"""Bugs of the till, each small, each once made by somebody."""

from __future__ import annotations

import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from backend.protocol import envelope
from backend.protocol.envelope import AnswerDoubtful
from console.client import client
from console.client.failures import AnswerUnknown
from console.till import answers, charges, charging, refunding, refunds
from console.till import refund as refund_words
from console.till.attempt import Heard, State, What
from console.till.charges import Charges
from console.till.till import Till
from tests.simulation.planted.plant import Plant, swap

Real = Callable[..., Any]


# What is on disk, and when


def _unflushed(path: Path) -> Path:
    return path.with_name("before.db")


def _begins_in_memory(real: Real) -> Real:
    """Keep the file as it was before the payment, to be found again after a crash."""

    def begin(self: Any, *args: Any, **kwargs: Any) -> Any:
        path: Path = self._database.path
        with sqlite3.connect(path) as line, sqlite3.connect(_unflushed(path)) as kept:
            line.backup(kept)
        line.close()
        kept.close()
        return real(self, *args, **kwargs)

    return begin


def _flushes_with_the_answer(real: Real) -> Real:
    def record(self: Any, *args: Any, **kwargs: Any) -> Any:
        _unflushed(self._database.path).unlink(missing_ok=True)
        return real(self, *args, **kwargs)

    return record


def _opens_what_was_flushed(real: Real) -> Real:
    def opened(folder: Path, **kwargs: Any) -> Till:
        kept = _unflushed(folder / "till.db")
        if kept.exists():
            for part in folder.glob("till.db*"):
                part.unlink()
            shutil.move(kept, folder / "till.db")
        till: Till = real(folder, **kwargs)
        return till

    return opened


def _remembers_its_own(real: Real) -> Real:
    """Take care only of the payments this run of the program has begun."""

    def due(self: Any) -> Any:
        return tuple(one for one in real(self) if one.no in self.__dict__.get("_mine", ()))

    return due


def _notes_its_own(real: Real) -> Real:
    def begin(self: Any, *args: Any, **kwargs: Any) -> Any:
        attempt = real(self, *args, **kwargs)
        self.__dict__.setdefault("_mine", set()).add(attempt.out_trade_no)
        return attempt

    return begin


# What silence means


def _silence_means(heard: Heard, to: What = What.PAY) -> Callable[[Real], Real]:
    def make(real: Real) -> Real:
        def failure(what: What, error: Exception) -> Heard:
            if isinstance(error, AnswerUnknown) and what is to:
                return heard
            found: Heard = real(what, error)
            return found

        return failure

    return make


def _refund_silence_is_refusal(real: Real) -> Real:
    def failure(refund: Any, what: Any, error: Exception) -> Any:
        if isinstance(error, AnswerUnknown) and what is refund_words.What.REFUND:
            return refund_words.Heard.REFUSED
        return real(refund, what, error)

    return failure


def _never_doubtful(real: Real) -> Real:
    """Count no refund as doubtful, so that a refusal is believed at once."""

    def asked(refund: Any, ask: Any, **kwargs: Any) -> Any:
        return replace(real(refund, ask, **kwargs), doubtful=1)

    return asked


# Numbers


def _new_number(real: Real) -> Real:
    """Give every repeated charge a number of its own."""
    sent: Counter[str] = Counter()

    def request(attempt: Any, what: What, **kwargs: Any) -> Any:
        method, asked = real(attempt, what, **kwargs)
        if what not in (What.PAY, What.PRECREATE):
            return method, asked
        sent[attempt.out_trade_no] += 1
        again = sent[attempt.out_trade_no] - 1
        number = f"{asked.out_trade_no}_{again}" if again else asked.out_trade_no
        return method, asked.model_copy(update={"out_trade_no": number})

    return request


def _new_refund_number(real: Real) -> Real:
    """Give every repeated refund a number of its own."""
    sent: Counter[str] = Counter()

    def request(refund: Any, what: Any, **kwargs: Any) -> Any:
        method, asked = real(refund, what, **kwargs)
        if what is not refund_words.What.REFUND:
            return method, asked
        sent[refund.out_request_no] += 1
        again = sent[refund.out_request_no] - 1
        number = f"{asked.out_request_no}_{again}" if again else asked.out_request_no
        return method, asked.model_copy(update={"out_request_no": number})

    return request


# What is believed


def _fits_always(real: Real) -> Real:
    del real
    return lambda attempt, answer: None


def _believes_unsigned(real: Real) -> Real:
    def read(raw: bytes, method: Any, key: Any, **kwargs: Any) -> Any:
        try:
            return real(raw, method, key, **kwargs)
        except AnswerDoubtful as doubt:
            if doubt.doubt == "illegible":
                raise
            return envelope._meaning(dict(doubt.claimed), method)  # noqa: SLF001

    return read


def _never_loose(real: Real) -> Real:
    del real
    return lambda what, heard, failure: False


def _believes_the_refund(real: Real) -> Real:
    """Take the success of some refund of the payment for the success of this one."""

    def unproven(refund: Any, news: Any, now: Any) -> Any:
        if news.heard is refund_words.Heard.DONE:
            return refunding._settle(refund, refund_words.State.DONE, "", now)  # noqa: SLF001
        return real(refund, news, now)

    return unproven


def _gives_up_silently(real: Real) -> Real:
    """Call a payment cancelled without having it cancelled."""
    del real
    settle: Any = charging._settle  # noqa: SLF001
    return lambda attempt, now: settle(attempt, State.CANCELLED, "timed_out", now)


TILL_BUGS: Final = (
    Plant(
        "send-before-journal",
        "the intent to charge is on disk only when the answer is",
        (
            swap(Charges, "begin", _begins_in_memory),
            swap(Charges, "record", _flushes_with_the_answer),
            swap(Till, "open", _opens_what_was_flushed),
        ),
    ),
    Plant(
        "custodian-forgets",
        "after a restart nobody asks for what was under way",
        (swap(Charges, "begin", _notes_its_own), swap(Charges, "due", _remembers_its_own)),
    ),
    Plant(
        "timeout-is-refusal",
        "no answer to a charge counts as declined",
        (swap(answers, "_payment_failure", _silence_means(Heard.REFUSED)),),
    ),
    Plant(
        "unknown-is-paid",
        "no answer to a charge counts as paid",
        (swap(answers, "_payment_failure", _silence_means(Heard.PAID)),),
    ),
    Plant(
        "new-number-on-retry",
        "a charge without an answer is repeated under a new number",
        (
            swap(answers, "_payment_failure", _silence_means(Heard.UNSENT)),
            swap(charges, "payment_request", _new_number),
        ),
    ),
    Plant(
        "new-refund-number",
        "a repeated refund has a new number",
        (swap(refunds, "refund_request", _new_refund_number),),
    ),
    Plant(
        "refund-timeout-is-refusal",
        "no answer to a refund counts as refused",
        (
            swap(answers, "_refund_failure", _refund_silence_is_refusal),
            swap(refunding, "asked", _never_doubtful),
        ),
    ),
    Plant(
        "amount-unchecked",
        "an answer about another order or amount is believed",
        (swap(answers, "_mismatch", _fits_always),),
    ),
    Plant(
        "unsigned-answer",
        "an answer the platform did not sign is believed",
        (swap(client, "read_answer", _believes_unsigned),),
    ),
    Plant(
        "cancel-timeout-is-cancelled",
        "no answer to a cancel counts as cancelled",
        (swap(answers, "_payment_failure", _silence_means(Heard.CANCELLED, What.CANCEL)),),
    ),
    Plant(
        "refused-stays-open",
        "a charge that is refused is not closed at the platform",
        (swap(answers, "_leaves_loose", _never_loose),),
    ),
    Plant(
        "refund-unnamed",
        "an answer to another refund of the payment is believed",
        (swap(refunding, "_unproven", _believes_the_refund),),
    ),
    Plant(
        "no-cancel",
        "a payment given up is not cancelled at the platform",
        (swap(charging, "_cancelling", _gives_up_silently),),
    ),
)
