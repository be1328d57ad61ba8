"""Panels, evidence, countdown, QR codes, failures, the status line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from console.desk.failures import Failure
from console.desk.ports import Fact
from console.desk.theme import color
from console.widgets.button import Button, Kind
from console.widgets.countdown import CountdownRing
from console.widgets.empty import Drawing
from console.widgets.failure_view import FailureView
from console.widgets.label import Label
from console.widgets.motion import allowed
from console.widgets.panel import Leaf, Line, Panel
from console.widgets.qr_code import QUIET, QrCode
from console.widgets.skeleton import Skeleton
from console.widgets.status_line import StatusLine
from console.widgets.timeline import Mark, Step, Timeline


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    QVBoxLayout(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def _put(window: QWidget, widget: QWidget) -> None:
    layout = window.layout()
    assert layout is not None
    layout.addWidget(widget)
    widget.show()


class TestPanel:
    def test_the_first_leaf_is_shown_until_another_is_turned_to(self, qtbot: QtBot) -> None:
        panel = Panel(name="Next")
        qtbot.addWidget(panel)
        panel.add("total", Leaf("Total"))
        panel.add("paying", Leaf("Paying", "Wait"))
        assert panel.key == "total"

        panel.turn_to("paying")

        assert panel.key == "paying"
        assert panel.width() == 396

    def test_actions_stay_at_the_foot_however_much_there_is_above(self, window: QWidget) -> None:
        panel, leaf = Panel(name="Next"), Leaf("Paying")
        stop = Button("Stop", Kind.DANGER)
        leaf.act(Button("Ask"), stop)
        panel.add("paying", leaf)
        _put(window, panel)
        QApplication.processEvents()
        before = stop.mapTo(window, stop.rect().topLeft())

        for place in range(60):
            leaf.body.addWidget(Label(f"line {place}"))
        QApplication.processEvents()

        assert stop.mapTo(window, stop.rect().topLeft()) == before

    def test_a_leaf_hides_what_it_does_not_say(self, qtbot: QtBot) -> None:
        leaf = Leaf()
        qtbot.addWidget(leaf)
        assert leaf.title.isHidden()
        assert leaf.hint.isHidden()

        leaf.say("Paid", "Thank you")
        assert not leaf.title.isHidden()
        assert leaf.hint.text() == "Thank you"

    def test_a_fact_gives_way_to_its_figure(self, qtbot: QtBot) -> None:
        line = Line("a very long fact " * 10, "128,798,712.00")
        qtbot.addWidget(line)
        line.resize(346, 24)
        line.show()

        assert line.figure.toolTip() == ""
        assert line.figure.width() >= line.figure.sizeHint().width()
        assert line.fact.toolTip() != ""


class TestTimeline:
    STEPS = (
        Step(time="15:42:03", text="Written"),
        Step(time="15:42:04", text=lambda: "Waiting", mark=Mark.WAITS, note="10003"),
        Step(time="15:42:31", text="No answer", mark=Mark.FAILED),
    )

    def test_it_grows_with_what_happened(self, qtbot: QtBot) -> None:
        timeline = Timeline(name="Evidence")
        qtbot.addWidget(timeline)
        assert timeline.sizeHint().height() == 0

        timeline.show_steps(self.STEPS)

        assert timeline.sizeHint().height() == 3 * 32 + 20
        assert timeline.steps == self.STEPS
        assert not timeline.grab().isNull()

    @pytest.mark.usefixtures("words")
    def test_it_can_be_read_out_and_copied(self, qtbot: QtBot) -> None:
        timeline = Timeline(name="Evidence")
        qtbot.addWidget(timeline)

        timeline.show_steps(self.STEPS)

        assert timeline.words().splitlines() == [
            "15:42:03 Written (done)",
            "15:42:04 Waiting (waits)",
            "15:42:31 No answer (failed)",
        ]
        assert timeline.accessibleDescription() == timeline.words()


class TestCountdown:
    def test_it_says_what_is_left(self, qtbot: QtBot) -> None:
        ring = CountdownRing(name="Seconds left")
        qtbot.addWidget(ring)

        ring.show_left(37, 60)

        assert ring.accessibleName() == "Seconds left 37"
        assert ring.property("share") == pytest.approx(37 / 60)

    @pytest.mark.parametrize(("seconds", "of", "share"), [(-4, 60, 0), (70, 60, 1), (5, 0, 0)])
    def test_it_never_leaves_its_circle(
        self, qtbot: QtBot, seconds: int, of: int, share: float
    ) -> None:
        ring = CountdownRing(name="Seconds left")
        qtbot.addWidget(ring)

        ring.show_left(seconds, of)

        assert ring.property("share") == share

    def test_it_moves_there_if_motion_is_allowed(self, qtbot: QtBot) -> None:
        ring = CountdownRing(name="Seconds left")
        qtbot.addWidget(ring)
        ring.show()

        ring.show_left(30, 60)

        if allowed(180):
            assert ring.property("share") < 0.5
        qtbot.waitUntil(lambda: ring.property("share") == pytest.approx(0.5))


class TestQrCode:
    TEXT = "http://192.168.1.20:8642/q/9f2c61d07ab84e"

    @staticmethod
    def _read(image: QImage, count: int) -> list[list[bool]]:
        """Read the modules back from the picture, as a camera would."""
        ink = color("print")
        dark = [
            (x, y)
            for y in range(image.height())
            for x in range(image.width())
            if image.pixelColor(x, y) == ink
        ]
        left, top = min(x for x, _ in dark), min(y for _, y in dark)
        module = (max(x for x, _ in dark) - left + 1) // count
        return [
            [
                image.pixelColor(left + x * module + module // 2, top + y * module + module // 2)
                == ink
                for x in range(count)
            ]
            for y in range(count)
        ]

    @pytest.mark.parametrize("theme_ground", ["#FFFFFF", "#181F1C"])
    @pytest.mark.parametrize("side", [160, 268, 340])
    def test_the_picture_holds_exactly_the_code(
        self, qtbot: QtBot, side: int, theme_ground: str
    ) -> None:
        import qrcode
        from qrcode.constants import ERROR_CORRECT_M

        wanted = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0)
        wanted.add_data(self.TEXT)
        wanted.make(fit=True)
        code = QrCode(self.TEXT, name="QR", side=side)
        qtbot.addWidget(code)
        code.resize(code.sizeHint())
        picture = QImage(code.size(), QImage.Format.Format_RGB32)
        picture.fill(QColor(theme_ground))

        code.render(picture)

        matrix = [[bool(dark) for dark in row] for row in wanted.get_matrix()]
        assert self._read(picture, len(matrix)) == matrix

    def test_there_is_quiet_paper_around_it(self, qtbot: QtBot) -> None:
        code = QrCode(self.TEXT, name="QR", side=268)
        qtbot.addWidget(code)
        code.resize(code.sizeHint())

        image = code.grab().toImage()
        columns = [
            x
            for x in range(image.width())
            if any(image.pixelColor(x, y) == color("print") for y in range(image.height()))
        ]

        modules = len(columns) / 29
        assert columns[0] >= QUIET * modules
        assert image.width() - 1 - columns[-1] >= QUIET * modules

    def test_it_names_itself_and_what_it_says(self, qtbot: QtBot) -> None:
        code = QrCode(name="QR code to pay with")
        qtbot.addWidget(code)

        code.show_code(self.TEXT)

        assert code.accessibleName() == "QR code to pay with"
        assert code.accessibleDescription() == code.text == self.TEXT


class TestFailureView:
    FAILURE = Failure(what="Not refunded", why="No network.", now="Try again.", code="NET-X")

    @pytest.mark.usefixtures("words")
    def test_the_code_can_be_copied_with_the_words(self, qtbot: QtBot) -> None:
        view = FailureView(self.FAILURE)
        qtbot.addWidget(view)

        qtbot.mouseClick(view.copy, Qt.MouseButton.LeftButton)

        copied = QGuiApplication.clipboard().text()
        assert copied.splitlines() == ["Not refunded", "No network.", "Try again.", "NET-X"]
        assert view.copy.words() == "Copied"

    def test_another_attempt_is_offered_only_if_there_is_one(self, qtbot: QtBot) -> None:
        without = FailureView(self.FAILURE)
        view = FailureView(self.FAILURE, retry=True)
        for one in (without, view):
            qtbot.addWidget(one)

        with qtbot.waitSignal(view.retried):
            qtbot.mouseClick(view.retry, Qt.MouseButton.LeftButton)

        assert without.retry.isHidden()
        assert "Not refunded" in view.accessibleName()


def test_the_status_line_keeps_order_and_drops_what_is_gone(qtbot: QtBot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    line.resize(900, 36)
    line.show()
    line.show_facts([("a", Fact(text="A")), ("b", Fact(text="B", tone="bad", mark=True))])

    line.show_facts([("b", Fact(text="B2", tip="<i>")), ("c", Fact(text="C"))])
    QApplication.processEvents()

    labels = sorted(
        (one for one in line.findChildren(Label) if one.isVisible() and one.text()),
        key=lambda one: one.mapTo(line, one.rect().topLeft()).x(),
    )
    assert [one.text() for one in labels] == ["B2", "C"]


def test_a_skeleton_waits_before_it_shows(qtbot: QtBot) -> None:
    skeleton = Skeleton()
    qtbot.addWidget(skeleton)
    skeleton.resize(400, 200)
    blank = skeleton.grab().toImage()

    skeleton.show()
    assert skeleton.grab().toImage() == blank
    qtbot.waitUntil(lambda: skeleton.grab().toImage() != blank)


def test_a_drawing_can_change(qtbot: QtBot) -> None:
    drawing = Drawing("check", size=48, ground="accent_soft")
    qtbot.addWidget(drawing)
    drawing.resize(drawing.sizeHint())
    before = drawing.grab().toImage()

    drawing.show_icon("cross", "bad")

    assert drawing.grab().toImage() != before
