"""A scanner is told from a typist by timing, and nobody loses a key."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.widgets.wedge import GAP_MS, LEAST, LONGEST, PAUSE_MS, Heard, Wedge

CHARACTERS = st.sampled_from("0123456789ABCDEFabcxyz-./ ?")
QUICK = st.floats(0, GAP_MS)
SLOW = st.floats(GAP_MS + 0.1, 2000)
PRESSES = st.lists(
    st.tuples(
        st.one_of(CHARACTERS, st.sampled_from(["END", "OTHER", "SILENCE"])),
        st.one_of(QUICK, SLOW),
    ),
    max_size=60,
)


@dataclass
class Counter:
    """What a wedge gives back and what it reads, in order, as the application would see it."""

    wedge: Wedge = field(default_factory=Wedge)
    now: float = 1000.0
    held: list[str] = field(default_factory=list[str])
    out: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])

    def press(self, key: str, gap: float) -> None:
        self.now += gap
        match key:
            case "END":
                heard = self.wedge.end(self.now)
                self._obey(heard)
                if not heard.held:
                    self.out.append(("key", "END"))
            case "OTHER":
                self._obey(self.wedge.other())
            case "SILENCE":
                self._obey(self.wedge.silence(self.now))
            case _:
                self.held.append(key)
                self._obey(self.wedge.key(key, self.now))

    def scan(self, text: str, gap: float, *, end: bool) -> None:
        for character in text:
            self.press(character, gap)
        self.press("END" if end else "SILENCE", gap if end else PAUSE_MS + 1)

    def _obey(self, heard: Heard) -> None:
        self.out += [("key", self.held.pop(0)) for _ in range(heard.typed)]
        if heard.scan is not None:
            taken = [self.held.pop(0) for _ in heard.scan]
            assert "".join(taken) == heard.scan
            self.out.append(("scan", heard.scan))
        assert self.wedge.holding == len(self.held)


@given(presses=PRESSES)
def test_no_key_is_lost_doubled_or_out_of_order(presses: list[tuple[str, float]]) -> None:
    counter = Counter()
    for key, gap in presses:
        counter.press(key, gap)
    counter.press("OTHER", 1)

    pressed = "".join(key for key, _ in presses if len(key) == 1)
    assert "".join(text for _, text in counter.out if text != "END") == pressed


@given(presses=PRESSES)
def test_a_scan_is_never_shorter_than_four(presses: list[tuple[str, float]]) -> None:
    counter = Counter()
    for key, gap in presses:
        counter.press(key, gap)

    assert all(len(text) >= LEAST for kind, text in counter.out if kind == "scan")


@given(text=st.text(CHARACTERS, max_size=80), gaps=st.data())
def test_a_typist_is_never_a_scanner(text: str, gaps: st.DataObject) -> None:
    counter = Counter()
    for character in text:
        counter.press(character, gaps.draw(SLOW))
    counter.press("END", gaps.draw(QUICK))

    assert [kind for kind, _ in counter.out] == ["key"] * (len(text) + 1)


@given(bursts=st.lists(st.text(CHARACTERS, min_size=1, max_size=3), max_size=12))
def test_rolling_over_three_keys_is_typing(bursts: list[str]) -> None:
    counter = Counter()
    for burst in bursts:
        for place, character in enumerate(burst):
            counter.press(character, 5 if place else 300)
        counter.press("SILENCE", GAP_MS + 1)

    assert [text for _, text in counter.out] == [
        character for burst in bursts for character in burst
    ]
    assert all(kind == "key" for kind, _ in counter.out)


@given(
    text=st.text(CHARACTERS, min_size=LEAST, max_size=LONGEST),
    gap=QUICK,
    end=st.booleans(),
)
def test_a_scan_is_read_whole_and_leaves_nothing(text: str, gap: float, *, end: bool) -> None:
    counter = Counter()

    counter.scan(text, gap, end=end)

    assert counter.out == [("scan", text)]
    assert counter.wedge.holding == 0


@given(typed=st.text(CHARACTERS, max_size=10), text=st.text(CHARACTERS, min_size=4, max_size=40))
def test_a_scan_in_the_middle_of_typing_takes_only_its_own(typed: str, text: str) -> None:
    counter = Counter()
    for character in typed:
        counter.press(character, 200)
    counter.press("SILENCE", 200)

    counter.scan(text, 8, end=True)
    counter.press("z", 200)
    counter.press("SILENCE", 200)

    keys = [("key", character) for character in typed]
    assert counter.out == [*keys, ("scan", text), ("key", "z")]


def test_a_scanner_may_stutter_once_it_is_known_for_one() -> None:
    counter = Counter()
    for place, character in enumerate("6921168509256"):
        counter.press(character, 100 if place > LEAST and place % 5 == 0 else 10)
    counter.press("END", 10)

    assert counter.out == [("scan", "6921168509256")]


def test_two_scans_in_a_row_are_two() -> None:
    counter = Counter()

    counter.scan("6921168509256", 10, end=True)
    counter.scan("6900873042159", 10, end=False)

    assert counter.out == [("scan", "6921168509256"), ("scan", "6900873042159")]


def test_a_scan_cut_off_by_a_pause_is_read_before_the_next_key() -> None:
    counter = Counter()
    for character in "28763443":
        counter.press(character, 10)

    counter.press("x", 500)
    counter.press("SILENCE", 500)

    assert counter.out == [("scan", "28763443"), ("key", "x")]


def test_an_arrow_key_in_the_middle_makes_it_typing() -> None:
    counter = Counter()
    for character in "28763443":
        counter.press(character, 10)

    counter.press("OTHER", 10)

    assert [kind for kind, _ in counter.out] == ["key"] * 8


def test_an_endless_stream_is_given_back() -> None:
    counter = Counter()

    for _ in range(LONGEST + 1):
        counter.press("1", 1)

    assert len(counter.out) == LONGEST + 1
    assert counter.wedge.holding == 0


def test_silence_that_comes_too_early_changes_nothing() -> None:
    wedge = Wedge()
    wedge.key("1", 0)

    assert wedge.silence(GAP_MS) == Heard()
    assert wedge.holding == 1


@pytest.mark.parametrize(("keys", "patience"), [("123", GAP_MS), ("1234", PAUSE_MS)])
def test_it_waits_longer_once_it_knows_a_scanner(keys: str, patience: float) -> None:
    wedge = Wedge()
    for character in keys:
        wedge.key(character, 0)

    assert wedge.patience_ms() == patience
