"""The paper of a shift, as it is printed."""

from __future__ import annotations

from backend.protocol.money import Money
from backend.retail.contract.shifts import MoveKind
from console.desk.document import Document
from console.desk.words import Words
from console.paper.layout import NARROW, WIDE, Line, lay_out
from console.paper.pdf import Sheet, to_pdf
from console.retail.shifts.report import Writer
from console.till.refund import Approval
from console.till.shift import Pieces
from console.till.shifts_z import Closing
from tests.console.payments.shop import Shop
from tests.console.retail.shifts.till import sell


def a_paper(shop: Shop) -> Document:
    """Return the paper of a shift with one of everything, missing two yuan."""
    now, by, shifts = shop.clock.now(), "101", shop.till.shifts
    shifts.count_float(Money(30000), by=by, now=now)
    sell(shop, 12345)
    shifts.move(MoveKind.OUT, Money(20000), "付供应商" * 12, by=by, now=now)
    pieces = (Pieces(Money(10000), 2), Pieces(Money(10), 214))
    shifts.count(Money(22140), pieces, by=by, now=now)
    closing = Closing(by, now, "找错零钱", Approval("A1", "201"))
    z = shifts.close(closing, tolerance=Money(0), pace=shop.till.pace)
    return Writer(shop.words, lambda number: f"<{number}>", "巷口便利店").document(z)


def lines(document: Document, columns: int) -> list[str]:
    return [one.text for one in lay_out(document, columns) if isinstance(one, Line)]


def test_it_says_every_figure_in_its_place(shop: Shop) -> None:
    shop.words.speak("en")
    said = [" ".join(line.split()) for line in lines(a_paper(shop), WIDE)]
    for line in (
        "Shift report Z 1",
        "Sales (1) 123.45",
        "Cash (1) 123.45",
        "Float 300.00",
        "Cash of sales +123.45",
        "Expected 223.45",
        "Counted 221.40",
        "Missing −2.05",
        "- 100.00 × 2 200.00",
        "Reason: 找错零钱",
        "Approved by <201>",
    ):
        assert line in said or line.replace("−", "-") in said, line


def test_it_fits_the_narrowest_paper_and_hides_nothing(shop: Shop) -> None:
    paper = a_paper(shop)
    narrow = "".join(lines(paper, NARROW))
    assert narrow.count("供") == 12
    assert "223.45" in narrow


def test_an_open_shift_says_that_it_is_not_closed(shop: Shop, words: Words) -> None:
    sell(shop, 12345)
    x = shop.till.shifts.figures()
    assert x is not None
    words.speak("en")
    said = lines(Writer(words, str, "").document(x), WIDE)
    assert any("Not closed" in line for line in said)
    assert not any("Seal" in line for line in said)


def test_it_becomes_a_pdf(shop: Shop) -> None:
    assert to_pdf(a_paper(shop), Sheet.ROLL_80, title="Z 1").startswith(b"%PDF")
