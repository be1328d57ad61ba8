"""Whatever a till writes down can be read, in both languages, and folded."""

from __future__ import annotations

from datetime import timedelta

import pytest

from console.desk.words import Words
from console.payments.checkout.model import CheckoutModel
from console.payments.checkout.stage import Stage
from console.payments.evidence import STEPS, Narrator, key_of
from console.payments.reasons import code_of, reason, reason_of
from console.till import attempt as charges
from console.till import refund as refunds
from console.till.journal import Evidence
from tests.console.fakes import NOON
from tests.console.payments.counter import reach
from tests.console.payments.shop import Shop
from tests.console.till.shop import lost_before, unsent

SILENT = {"sale.paid", "till.opened"}
BEGINNINGS: frozenset[str] = frozenset({"intended", "sent", "waiting"})


KINDS = (
    *(f"charge.asked.{what}" for what in charges.What),
    "charge.asked.last",
    *(f"charge.answered.{heard}" for heard in charges.Heard),
    *(f"charge.moved.{state}" for state in set(charges.State) - BEGINNINGS),
    *(f"refund.asked.{what}" for what in refunds.What),
    *(f"refund.answered.{heard}" for heard in refunds.Heard),
    *(f"refund.moved.{state}" for state in set(refunds.State) - BEGINNINGS),
)
"""Every line a till can write of a question, an answer, a decision."""


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_everything_that_is_asked_heard_and_decided_has_words(kind: str) -> None:
    assert STEPS[kind][0]()


def _line(kind: str, seq: int = 1, answers: int | None = None, **fields: str) -> Evidence:
    return Evidence(seq, NOON + timedelta(seconds=seq), kind, "P1", "S1", answers, fields)


@pytest.mark.parametrize("stage", list(Stage), ids=str)
def test_every_stage_tells_all_it_wrote(shop: Shop, stage: Stage) -> None:
    model = CheckoutModel(shop.desk)
    reach(stage, model, shop)
    written = [key_of(line) for line in model.evidence]
    unsaid = [
        key
        for key in written
        if key not in STEPS and key not in SILENT and key.rpartition(".")[2] not in BEGINNINGS
    ]
    assert unsaid == []
    assert len(Narrator(shop.words, shop.till.staff).steps(model.evidence)) <= len(written)


class TestNotes:
    @pytest.fixture
    def narrator(self, shop: Shop) -> Narrator:
        return Narrator(shop.words, shop.till.staff)

    @pytest.mark.parametrize(
        ("line", "note"),
        [
            (_line("sale.opened", total="12.80", by="101"), "¥\u200912.80 · 林小满"),
            (_line("charge.begun", amount="12.80", code_hint="28…4821", by="101"), "28…4821"),
            (_line("charge.begun", amount="12.80", by="101"), ""),
            (_line("charge.stopped", by="101"), "林小满"),
            (_line("charge.stopped", by="999"), "999"),
            (_line("charge.moved", to="cancelled", reason="timed_out"), "Not paid in time"),
            (_line("charge.moved", to="paid", reason="late_kept"), ""),
            (
                _line("charge.answered", heard="refused", sub_code="A.B", sub_msg="付款码无效"),
                "付款码无效",
            ),
            (_line("charge.answered", heard="refused", sub_code="A.B"), "A.B"),
            (
                _line("charge.alarm", what="amount", expected="1.00", got="2.00"),
                "amount · 1.00 ≠ 2.00",
            ),
            (
                _line("refund.begun", amount="3.00", by="101", approved_by="201", why="坏了"),
                "¥\u20093.00 · 坏了 · 林小满 · approved by 周岚",
            ),
        ],
        ids=lambda value: value if isinstance(value, str) else value.kind,
    )
    def test_a_second_line_says_how_much_who_and_why(
        self, narrator: Narrator, line: Evidence, note: str
    ) -> None:
        (step,) = narrator.steps([line])
        assert step.note == note

    def test_times_are_the_shops(self, narrator: Narrator) -> None:
        (step,) = narrator.steps([_line("sale.parked")])
        assert step.time == "15:42:01"

    def test_a_question_asked_through_an_outage_is_told_once(self, narrator: Narrator) -> None:
        lines = [_line("charge.asked", 1, what="pay"), _line("charge.answered", 2, 1, heard="lost")]
        for n in range(3, 303, 2):
            lines.append(_line("charge.asked", n, what="query"))
            lines.append(_line("charge.answered", n + 1, n, heard="unsent"))
        lines.append(_line("charge.asked", 303, what="query"))
        lines.append(_line("charge.answered", 304, 303, heard="paid"))

        steps = narrator.steps(lines)

        assert len(steps) == 6
        assert steps[3].note == "150 times"
        assert steps[3].time == "15:47:02"


def test_reasons_of_a_till_all_have_words(words: Words) -> None:
    known = (
        "buyer_confirms qr_shown no_answer unreachable never_sent timed_out stopped not_found"
        " closed_by_platform number_taken late_kept late_returned"
    )
    other = reason("something new")
    assert other.what() == "The payment did not go through"
    assert [code for code in known.split() if reason(code) == other] == []
    assert reason("refused:ACQ.SOMETHING").what() == "The platform declined the payment"
    assert reason("refused:isv.invalid-timestamp").what() == "The clock of this computer is wrong"
    assert code_of("refused:ACQ.SOMETHING") == "ACQ.SOMETHING"
    words.speak("zh_CN")
    assert reason("timed_out").what() == "顾客没有按时付款"


@pytest.mark.parametrize("fault", [lost_before, unsent])
def test_money_that_was_given_back_is_not_called_nothing_taken(shop: Shop, fault: object) -> None:
    model = CheckoutModel(shop.desk)
    reach(Stage.CONFIRMING, model, shop)
    assert model.attempt is not None
    trade_no = model.attempt.trade_no

    def meanwhile(exchange: object) -> bytes:
        shop.confirm(trade_no)
        return fault(exchange)  # type: ignore[operator, no-any-return]

    shop.line.faults.append(meanwhile)
    model.stop()
    shop.clock.advance(10)
    assert model.attempt is not None
    assert reason_of(model.attempt).what() == "The customer had paid; the cancel gave it back"
