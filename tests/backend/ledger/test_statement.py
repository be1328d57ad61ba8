"""What an account saw in a period, page by page."""

from __future__ import annotations

from functools import partial

from backend.kernel.call import Call
from backend.ledger import book
from backend.ledger.store.statement import Movement, Period, Place
from backend.protocol.money import Money
from tests.backend.ledger.test_book import ANN, NOW, TILL, Ledger, move, open_ledger


def _page(ledger: Ledger, after: Place | None) -> list[Movement]:
    def look(call: Call) -> list[Movement]:
        return book.movements(call, TILL, Period(NOW), most=2, after=after)

    return list(ledger.do(look))


def test_pages_put_together_are_everything_that_moved_and_sum_to_the_balance() -> None:
    with open_ledger() as ledger:
        for place in range(5):
            ledger.do(partial(move, key=f"sale:{place}", debit=ANN, credit=TILL, fen=10 + place))
        moved: list[Movement] = []
        while page := _page(ledger, moved[-1][:3] if moved else None):
            moved += page

        assert [one.fen for one in moved] == [10, 11, 12, 13, 14]
        assert sum(one.fen for one in moved) == ledger.free(TILL)
        assert ledger.do(lambda call: book.balance_before(call, TILL, NOW)) == Money(0)
