"""Selling while the platform is away: caps, exports, and each sale arriving once."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.protocol.money import Money
from backend.retail.contract.activity import ACTIVITY_QUERY, ACTIVITY_REPORT, ActivityQueryRequest
from backend.retail.contract.sales import SALE_LIST, SaleListRequest
from console.till.activity import COMMAND, of_no_till
from console.till.export import brought_in, hand_in, read_export
from console.till.failures import ExportDamaged
from console.till.matters import MatterKind
from console.till.unsent import Cap, Caps, ExtendedBefore, Level
from tests.console.till.shop import (
    CASHIER,
    SOY,
    Fault,
    Shop,
    lost_after,
    lost_before,
    opened,
    unsent,
)

CAPS = Caps(amount=Money(10_000), count=5, age=timedelta(hours=2))
"""7 cups of 12.80 are 89.60, 8 are more than 100."""


@pytest.fixture
def shop(shop: Shop) -> Shop:
    shop.till.unsent.use(CAPS)
    return shop


def sell(shop: Shop, count: int = 1) -> None:
    """Sell for cash, as a cashier does without a network."""
    for _ in range(count):
        sale = shop.sale()
        shop.till.charges.take_cash(
            sale.sale_id, sale.total, amount=sale.total, by=CASHIER, now=shop.clock.now()
        )


def arrived(shop: Shop) -> list[str]:
    """Return the sales the platform has on record, past every fault."""
    shop.line.down = None
    shop.line.faults.clear()
    return [one.sale_id for one in shop.client.call(SALE_LIST, SaleListRequest()).sales]


class TestCaps:
    def test_nothing_waiting_is_clear(self, shop: Shop) -> None:
        standing = shop.till.unsent.standing()

        assert (standing.count, standing.amount, standing.level) == (0, Money(0), Level.CLEAR)

    def test_a_cap_is_near_at_eighty_percent_and_full_at_its_figure(self, shop: Shop) -> None:
        levels = []
        for _ in range(5):
            sell(shop)
            levels.append(shop.till.unsent.standing().level)

        assert levels == [Level.CLEAR, Level.CLEAR, Level.CLEAR, Level.NEAR, Level.FULL]
        assert not shop.till.unsent.has_room()

    def test_worth_and_age_are_caps_of_their_own(self, shop: Shop) -> None:
        shop.till.unsent.use(Caps(amount=Money(2560), count=99, age=timedelta(hours=2)))
        sell(shop)
        assert shop.till.unsent.standing().level is Level.CLEAR
        sell(shop)
        assert shop.till.unsent.standing().percent(Cap.AMOUNT) == 100

        shop.till.unsent.use(CAPS)
        shop.pass_time(2 * 3600)
        assert shop.till.unsent.standing().percent(Cap.AGE) == 100

    def test_a_manager_raises_them_once_until_all_is_sent(self, shop: Shop) -> None:
        sell(shop, 5)
        now = shop.clock.advance(60)

        standing = shop.till.unsent.extend(by=CASHIER, approved_by="201", now=now)

        assert (standing.caps.count, standing.level) == (10, Level.CLEAR)
        with pytest.raises(ExtendedBefore):
            shop.till.unsent.extend(by=CASHIER, approved_by="201", now=now)
        note = [one for one in shop.till.journal.after(0) if one.kind == "offline.extended"]
        assert [one.fields["approved_by"] for one in note] == ["201"]

        shop.tidy()
        shop.clock.advance(60)
        sell(shop, 5)
        standing = shop.till.unsent.standing()
        assert (standing.extended, standing.level) == (False, Level.FULL)

    def test_a_clock_set_back_does_not_stretch_the_word_of_a_manager(self, shop: Shop) -> None:
        sell(shop, 5)
        shop.till.unsent.extend(by=CASHIER, approved_by="201", now=shop.clock.now())
        shop.tidy()

        shop.clock.advance(-48 * 3600)
        sell(shop, 5)

        standing = shop.till.unsent.standing()
        assert (standing.extended, standing.level) == (False, Level.FULL)

    def test_the_word_of_a_manager_survives_a_restart(self, shop: Shop) -> None:
        sell(shop, 5)
        shop.till.unsent.extend(by=CASHIER, approved_by="201", now=shop.clock.now())

        shop.restart().unsent.use(CAPS)

        assert shop.till.unsent.standing().extended


class TestQueue:
    def test_it_says_what_waits_why_and_when_it_is_tried(self, shop: Shop) -> None:
        shop.line.down = unsent
        sell(shop)
        shop.custodian.turn()

        (one,) = shop.till.queue(shop.clock.now())

        assert (one.kind, one.reason, one.tries) == (MatterKind.REPORT, "no_answer", 1)
        assert one.next_at is not None
        assert one.next_at > shop.clock.now()

    def test_what_waits_is_sent_at_once_when_somebody_says_so(self, shop: Shop) -> None:
        shop.line.down = unsent
        sell(shop)
        for _ in range(6):
            shop.custodian.turn()
            shop.clock.advance(60)
        shop.custodian.turn()
        shop.line.down = None
        assert shop.custodian.turn().again_at is not None, "it waits for its next try"

        shop.till.outbox.hurry(shop.clock.now())
        shop.custodian.turn()

        assert shop.till.queue(shop.clock.now()) == ()

    def test_a_refused_report_is_shown_with_the_platforms_words_and_can_be_sent_once_more(
        self, shop: Shop
    ) -> None:
        shop.till.carts.add(SOY, 1000, now=shop.clock.now())
        sale = shop.till.sales.checkout(cashier="999", now=shop.clock.now())
        shop.till.charges.take_cash(
            sale.sale_id, sale.total, amount=sale.total, by="999", now=shop.clock.now()
        )
        shop.tidy()

        (one,) = shop.till.queue(shop.clock.now())
        assert (one.kind, one.reason) == (MatterKind.REFUSED, "RETAIL.STAFF_NOT_EXIST")
        assert shop.till.open_matters(shop.clock.now()) == (), "it holds nobody up"
        heard = shop.till.journal.timeline(sale.sale_id)[-1].fields
        assert heard["sub_msg"]

        assert one.report is not None
        assert shop.till.outbox.send_again(one.report.seq, shop.clock.now())
        assert [m.kind for m in shop.till.queue(shop.clock.now())] == [MatterKind.REPORT]
        assert not shop.till.outbox.send_again(one.report.seq, shop.clock.now())


class TestExport:
    def test_everything_unsent_is_in_it_and_arrives_once(self, shop: Shop, tmp_path: Path) -> None:
        shop.line.down = unsent
        sell(shop, 3)
        path = tmp_path / "unsent.json"
        export = shop.till.exporter.write(path, by=CASHIER, now=shop.clock.now())
        assert export.reports == 3

        shop.line.down = None
        entries = read_export(path)
        first = hand_in(entries, shop.client)
        again = hand_in(entries, shop.client)
        shop.tidy()

        assert (first.taken, again.taken, first.refused, again.refused) == (3, 3, (), ())
        assert len(arrived(shop)) == 3
        assert shop.till.queue(shop.clock.now()) == ()

    def test_it_is_on_record(self, shop: Shop, tmp_path: Path) -> None:
        sell(shop)
        export = shop.till.exporter.write(tmp_path / "a.json", by=CASHIER, now=shop.clock.now())

        note = [one for one in shop.till.journal.after(0) if one.kind == "till.exported"]
        assert [one.fields["sha256"] for one in note] == [export.sha256]
        shop.till.verify()

    def test_who_took_it_along_and_who_brought_it_in_is_in_the_activity_log(
        self, shop: Shop, tmp_path: Path
    ) -> None:
        sell(shop, 2)
        path, now = tmp_path / "unsent.json", shop.clock.now()
        shop.till.exporter.write(path, by=CASHIER, now=now)
        handed = hand_in(read_export(path), shop.client)
        shop.tidy()
        entry = brought_in(handed, path, by=COMMAND, now=now)
        report = of_no_till(entry, bytes(16))
        for _ in range(2):
            shop.client.call(ACTIVITY_REPORT, report)

        entries = shop.client.call(ACTIVITY_QUERY, ActivityQueryRequest()).entries
        found = {one.action: one for one in entries}
        taken, brought = found["EXPORT_UNSENT"], found["BRING_UNSENT"]
        assert (taken.by, taken.subject, taken.reason) == (CASHIER, "unsent.json", "2")
        assert taken.till_id == shop.till.identity.till_id
        assert (brought.by, brought.subject, brought.reason) == (COMMAND, "unsent.json", "2 0 0")

    def test_what_the_platform_cannot_answer_for_is_left_for_another_time(
        self, shop: Shop, tmp_path: Path
    ) -> None:
        sell(shop, 3)
        shop.till.exporter.write(tmp_path / "a.json", by=CASHIER, now=shop.clock.now())
        entries = read_export(tmp_path / "a.json")
        shop.line.faults.extend([lambda exchange: exchange(), unsent])

        assert hand_in(entries, shop.client).left == 2

    @pytest.mark.parametrize(
        "spoil",
        [
            lambda text: text.replace("12.80", "02.80", 1),
            lambda text: text[: len(text) // 2],
            lambda _: "[]",
            lambda _: "{}",
            lambda text: json.dumps({**json.loads(text), "reports": []}),
        ],
    )
    def test_a_changed_file_is_refused(self, shop: Shop, tmp_path: Path, spoil: object) -> None:
        sell(shop)
        path = tmp_path / "a.json"
        shop.till.exporter.write(path, by=CASHIER, now=shop.clock.now())
        assert callable(spoil)
        path.write_text(spoil(path.read_text("utf-8")), "utf-8")

        with pytest.raises(ExportDamaged):
            read_export(path)


FAULTS: dict[str, Fault | None] = {
    "up": None,
    "unsent": unsent,
    "lost_before": lost_before,
    "lost_after": lost_after,
}


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("sell"), st.just("")),
            st.tuples(st.just("line"), st.sampled_from(sorted(FAULTS))),
            st.tuples(st.sampled_from(("turn", "wait", "restart", "hurry", "export")), st.just("")),
        ),
        max_size=14,
    )
)
def test_in_whatever_order_the_line_breaks_and_comes_back_each_sale_arrives_once(
    steps: list[tuple[str, str]],
) -> None:
    with TemporaryDirectory() as folder, opened(Path(folder) / "till") as shop:
        sold = 0
        path = Path(folder) / "unsent.json"
        for what, how in [*steps, ("line", "up")]:
            match what:
                case "sell":
                    sell(shop)
                    sold += 1
                case "line":
                    shop.line.down = FAULTS[how]
                case "turn":
                    shop.custodian.turn()
                case "wait":
                    shop.clock.advance(90)
                case "restart":
                    shop.restart()
                case "hurry":
                    shop.till.outbox.hurry(shop.clock.now())
                case _:
                    shop.till.exporter.write(path, by=CASHIER, now=shop.clock.now())
                    hand_in(read_export(path), shop.client)
        shop.tidy()

        ids = arrived(shop)
        assert len(ids) == len(set(ids)) == sold
        assert shop.till.open_matters(shop.clock.now()) == ()
        shop.till.verify()
