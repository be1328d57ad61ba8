"""What a camera sees is scanned: once, off the UI thread, on the way of the hand scanner."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject, QRect
from PySide6.QtGui import QPainter

from console.camera.frames import Frames
from console.camera.once import AWAY_SECONDS, COVERED_SECONDS, Once
from console.camera.reading import Seen, read
from console.camera.scanner import CameraScanner
from console.camera.settings import CAMERA
from console.desk.phrases import said
from console.payments.checkout.model import CheckoutModel
from console.payments.checkout.stage import Stage
from console.shell.preferences_view import PreferencesView
from tests.console.camera.pictures import EAN, QR, SIZE, FakeFrames, scene
from tests.console.fakes import Held
from tests.console.payments.shop import COLA, WATER, Shop

LOOK = 0.2


@pytest.fixture
def shop(shop: Shop) -> Shop:
    shop.desk.settings.put(CAMERA, value=True)
    return shop


@pytest.fixture
def frames() -> FakeFrames:
    return FakeFrames()


@pytest.fixture
def camera(shop: Shop, frames: FakeFrames) -> CameraScanner:
    return CameraScanner(shop.desk, lambda: frames)


def heard(shop: Shop) -> list[str]:
    codes: list[str] = []
    owner = QObject(shop.desk.scans)

    def hear(text: str) -> bool:
        codes.append(text)
        return True

    shop.desk.scans.listen(owner, hear)
    return codes


def hold(
    shop: Shop,
    frames: FakeFrames,
    *codes: tuple[str, str],
    seconds: float = 2 * LOOK,
    aside: int = 0,
) -> None:
    """Hold codes before the camera, which looks every fifth of a second."""
    for _ in range(max(1, round(seconds / LOOK))):
        shop.clock.advance(LOOK)
        frames.show(scene(*codes, aside=aside))


def texts(seen: tuple[Seen, ...]) -> list[str]:
    return sorted(one.text for one in seen)


@pytest.mark.usefixtures("qapp")
class TestReading:
    @pytest.mark.parametrize("turned", [0, 7, -12, 90, 180])
    @pytest.mark.parametrize("night", [False, True])
    @pytest.mark.parametrize("code", [(WATER, EAN), ("284567890123456789", QR)])
    def test_goods_and_payment_codes_are_read_askew_and_in_poor_light(
        self, code: tuple[str, str], turned: float, night: bool
    ) -> None:
        text, kind = code
        (seen,) = read(scene(code, turned=turned, night=night))
        assert (seen.text, seen.sure) == (text, kind == QR)
        assert seen.where.contains(340, 360)

    def test_two_at_once_are_both_read(self) -> None:
        assert texts(read(scene((WATER, EAN), (COLA, EAN)))) == [WATER, COLA]

    def test_bars_that_read_in_two_ways_read_as_neither(self) -> None:
        picture = scene((WATER, EAN), turned=0)
        over = scene((COLA, EAN), turned=0)
        painter = QPainter(picture)
        half = QRect(0, SIZE[1] // 2, *SIZE)
        painter.drawImage(half.topLeft(), over, half)
        painter.end()
        assert texts(read(picture)) in ([], [WATER, COLA])
        torn = [one for one in texts(read(picture)) if one not in {WATER, COLA}]
        assert torn == []

    def test_a_code_with_odd_signs_in_it_is_none(self) -> None:
        assert read(scene(("a\tb\x07", QR))) == ()
        assert read(scene()) == ()


HERE, THERE = QRect(100, 100, 200, 80), QRect(160, 100, 200, 80)


def bars(text: str, where: QRect = HERE) -> Seen:
    return Seen(text, sure=False, where=where)


def qr(text: str, where: QRect = HERE) -> Seen:
    return Seen(text, sure=True, where=where)


def counts(once: Once, at: float, *codes: Seen) -> int:
    return len(once.look(codes, at))


class TestOnce:
    @given(st.lists(st.tuples(st.booleans(), st.floats(0.1, 0.4)), min_size=1, max_size=60))
    def test_it_counts_again_only_after_looks_that_missed_it_for_a_second(
        self, looks: list[tuple[bool, float]]
    ) -> None:
        once, at = Once(), 100.0
        assert counts(once, at, qr("x")) == 1
        gone: list[float] = []
        for place, (sees, gap) in enumerate(looks):
            at += gap
            if not sees:
                gone.append(at)
                assert counts(once, at) == 0
                continue
            left = len(gone) >= 3 and at - gone[0] >= AWAY_SECONDS
            where = HERE.translated(60 * (place + 1), 0)
            assert counts(once, at, qr("x", where)) == left
            gone.clear()

    @pytest.mark.parametrize("covered", [0.5, 1.5, 5.0, COVERED_SECONDS - 1])
    def test_what_lies_there_and_is_covered_by_a_hand_counts_once(self, covered: float) -> None:
        once = Once()
        looks = [counts(once, at / 10, bars("x")) for at in range(30)]
        looks += [counts(once, 3 + at / 10) for at in range(round(covered * 10))]
        jitter = HERE.translated(3, -2)
        looks += [counts(once, 3 + covered + at / 10, bars("x", jitter)) for at in range(30)]
        assert sum(looks) == 1

    @pytest.mark.parametrize(("where", "away"), [(THERE, AWAY_SECONDS), (HERE, COVERED_SECONDS)])
    def test_a_second_piece_counts_where_it_is_shown(self, where: QRect, away: float) -> None:
        once = Once()
        looks = [counts(once, at / 10, bars("x")) for at in range(10)]
        looks += [counts(once, 1 + at / 10) for at in range(round(away * 10) + 1)]
        looks += [counts(once, 1.2 + away + at / 10, bars("x", where)) for at in range(10)]
        assert sum(looks) == 2

    def test_slow_looks_do_not_count_what_never_left(self) -> None:
        once = Once()
        assert sum(counts(once, 3.0 * look, qr("x", THERE)) for look in range(9)) == 1

    def test_the_same_code_twice_in_one_picture_is_one(self) -> None:
        assert Once().look((qr("x", HERE), qr("x", QRect(600, 100, 200, 80))), 0.0) == ("x",)

    def test_bars_count_at_the_second_look_that_agrees(self) -> None:
        once = Once()
        looks = (("a", 0.0), ("b", 0.1), ("a", 0.2), ("a", 0.3), ("b", 1.5))
        assert [once.look((bars(code),), at) for code, at in looks] == [
            *((), (), ("a",)),
            *((), ()),
        ]


class TestScanner:
    def test_goods_come_into_the_cart_and_a_payment_code_pays(
        self, shop: Shop, camera: CameraScanner, frames: FakeFrames
    ) -> None:
        model = CheckoutModel(shop.desk)
        shop.desk.scans.listen(model, lambda text: (model.submit(text), True)[1])
        hold(shop, frames, (WATER, EAN), seconds=3)
        hold(shop, frames, seconds=1.2)
        hold(shop, frames, (COLA, EAN))
        assert [line.barcode for line in model.lines] == [WATER, COLA]
        assert model.lines[0].quantity == 1000

        model.ask()
        hold(shop, frames, (shop.code(), QR))
        assert model.stage is Stage.PAID
        assert camera.sees

    @pytest.mark.usefixtures("camera")
    def test_goods_on_the_counter_are_sold_once_however_they_are_covered(
        self, shop: Shop, frames: FakeFrames
    ) -> None:
        codes = heard(shop)
        for _ in range(3):
            hold(shop, frames, (WATER, EAN), seconds=2)
            hold(shop, frames, seconds=3)  # a hand, a bag, an arm
        assert codes == [WATER]

        hold(shop, frames, (WATER, EAN), aside=80)
        assert codes == [WATER, WATER], "the second piece is held up"
        hold(shop, frames, (WATER, EAN), aside=160, seconds=2)
        assert codes == [WATER, WATER], "and carried through the picture"

    @pytest.mark.usefixtures("camera")
    def test_a_payment_code_that_lies_in_sight_pays_only_once_it_is_asked_for(
        self, shop: Shop, frames: FakeFrames
    ) -> None:
        model = CheckoutModel(shop.desk)
        shop.desk.scans.listen(model, lambda text: (model.submit(text), True)[1])
        code, before = shop.code(), shop.balance()
        hold(shop, frames, (WATER, EAN), (code, QR))
        assert (model.stage, shop.balance()) == (Stage.SELLING, before), "a phone in the queue"
        hold(shop, frames, (COLA, EAN), (code, QR))
        model.ask()
        hold(shop, frames, (code, QR))
        assert (model.stage, shop.balance()) == (Stage.PAID, before - model.total)
        hold(shop, frames, (shop.code(), QR), seconds=1.2)
        hold(shop, frames, (COLA, EAN), (shop.code(), QR), aside=40)
        assert model.stage is Stage.SELLING, "of the next customer nothing was charged"

    def test_one_picture_is_read_at_a_time_and_off_the_ui_thread(
        self, shop: Shop, frames: FakeFrames
    ) -> None:
        held = Held()
        scanner = CameraScanner(replace(shop.desk, background=held), lambda: frames)
        codes = heard(shop)
        hold(shop, frames, (WATER, QR), seconds=2)
        assert (len(held), codes) == (1, [])
        held.release()
        assert codes == [WATER]
        scanner.close()
        hold(shop, frames, (COLA, EAN))
        assert len(held) == 0

    def test_what_is_read_after_it_was_put_out_counts_no_more(
        self, shop: Shop, frames: FakeFrames
    ) -> None:
        held = Held()
        scanner = CameraScanner(replace(shop.desk, background=held), lambda: frames)
        codes = heard(shop)
        hold(shop, frames, (WATER, QR))
        scanner.close()
        held.release()
        assert codes == []

    def test_it_sees_only_while_somebody_is_there_and_wants_it(
        self, shop: Shop, camera: CameraScanner, frames: FakeFrames
    ) -> None:
        assert frames.on
        shop.desk.session.leave()
        assert (frames.on, camera.sees) == (False, False)
        assert "camera" not in dict(shop.desk.status.facts)

    def test_the_setting_puts_it_out_at_once(
        self, shop: Shop, camera: CameraScanner, frames: FakeFrames
    ) -> None:
        shop.desk.settings.put(CAMERA, value=False)
        assert (frames.on, camera.sees) == (False, False)

    def test_a_picture_that_cannot_be_made_is_passed_over(
        self, shop: Shop, camera: CameraScanner, frames: FakeFrames
    ) -> None:
        def broken() -> None:
            raise RuntimeError

        shop.clock.advance(LOOK)
        frames.came.emit(broken)
        codes = heard(shop)
        hold(shop, frames, (WATER, EAN))
        assert codes == [WATER]
        assert camera.sees

    def test_a_camera_that_breaks_is_said_and_the_shop_goes_on(
        self, shop: Shop, camera: CameraScanner, frames: FakeFrames
    ) -> None:
        frames.broke.emit()
        fact = dict(shop.desk.status.facts)["camera"]
        assert (said(fact.text), fact.tone, camera.sees) == ("Camera sees nothing", "warn", False)

    def test_pictures_are_kept_nowhere(
        self, shop: Shop, camera: CameraScanner, frames: FakeFrames
    ) -> None:
        before = set(shop.folder.rglob("*"))
        hold(shop, frames, (WATER, EAN))
        assert set(shop.folder.rglob("*")) == before
        assert camera.sees


class TestSetting:
    def test_where_no_camera_can_scan_it_is_said_and_cannot_be_chosen(self, shop: Shop) -> None:
        shop.desk.settings.put(CAMERA, value=False)
        for why in ("No camera here", ""):
            setting = replace(CAMERA, hindrance=partial(str, why))
            view = PreferencesView(shop.desk, (setting,))
            view.arrive("")
            assert view.controls["camera"].isEnabled() is (not why)
            view.deleteLater()

    def test_what_is_on_can_be_put_out_after_the_camera_is_gone(self, shop: Shop) -> None:
        view = PreferencesView(shop.desk, (replace(CAMERA, hindrance=lambda: "gone"),))
        view.arrive("")
        assert view.controls["camera"].isEnabled()
        view.deleteLater()

    def test_without_a_camera_a_wish_for_one_is_said_not_failed(self, shop: Shop) -> None:
        def none() -> Frames | None:
            return None

        scanner = CameraScanner(shop.desk, none)
        assert said(dict(shop.desk.status.facts)["camera"].text) == "Camera sees nothing"
        scanner.close()
