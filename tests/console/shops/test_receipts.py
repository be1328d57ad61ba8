"""The receipt designer: seen dot by dot, kept, refused in words, and never a command."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from console.desk.words import Words
from console.paper.design import Design
from console.paper.device import Device, Mode
from console.paper.encoder import encode
from console.paper.press import Setup
from console.paper.printers import FilePrinter
from console.paper.proof import paper
from console.paper.rack import Rack
from console.paper.receipt import receipt
from console.paper.virtual import Kicked, WasCut, read, texts
from console.shell.counter import Counter
from console.shell.window import Window
from console.shops.receipts.example import example
from console.shops.receipts.model import WIDE_PAPER, Flaw, Proof, ReceiptsModel
from console.shops.receipts.view.page import ReceiptsView
from console.till.shop import SHOP_NAME
from console.tour.eyes import cut_words
from tests.console.accessible import guessing, nameless, small
from tests.console.keys import press
from tests.console.paper.papers import HOSTILE
from tests.console.payments.shop import MANAGER, Shop

TEXTS = {
    "shop": "巷口便利店",
    "header": "南山 1 号\n电话 1",
    "footer": "谢谢",
    "link": "https://a.example",
}


@pytest.fixture
def model(shop: Shop) -> ReceiptsModel:
    shop.till.settings.put(SHOP_NAME, "巷口便利店")
    return ReceiptsModel(shop.desk)


@pytest.fixture
def page(counter: Counter, shop: Shop) -> ReceiptsView:
    shop.sign_in(MANAGER)
    counter.go("shops.receipts")
    view = counter.page("shops.receipts")
    assert isinstance(view, ReceiptsView)
    return view


def _picture(path: Path, size: int = 900) -> Path:
    image = QImage(size, size // 2, QImage.Format.Format_RGB32)
    image.fill(QColor(120, 120, 120))
    assert image.save(str(path))
    return path


def _changed(model: ReceiptsModel) -> bool:
    """Ask through a function: it may differ each time."""
    return model.is_changed


def test_what_is_seen_is_what_is_printed_dot_by_dot(model: ReceiptsModel, shop: Shop) -> None:
    proofs: list[Proof] = []
    model.proved.connect(proofs.append)
    model.write(**TEXTS)
    model.show_width(wide=True)

    document = receipt(example(shop.desk.words, shop.clock.now()), model.design)
    printed = paper(read(encode(document, WIDE_PAPER)), WIDE_PAPER)
    dots = Device(columns=48, dots=576, mode=Mode.RASTER)
    assert proofs[-1].wide
    assert (proofs[-1].picture == printed) is True  # no report of half a million bytes
    assert (printed == paper(read(encode(document, dots)), dots)) is True


def test_typing_is_proved_once_it_pauses(model: ReceiptsModel, shop: Shop) -> None:
    proofs: list[Proof] = []
    model.proved.connect(proofs.append)
    for end in range(1, 6):
        model.write(**{**TEXTS, "shop": "巷口便利店"[:end]})
    assert not proofs
    shop.clock.advance(1)
    assert len(proofs) == 1


def test_a_design_is_kept_and_printed_from_then_on(
    model: ReceiptsModel, shop: Shop, tmp_path: Path
) -> None:
    path = tmp_path / "paper.bin"
    setup = Setup(name="前台", address=FilePrinter(path=path))
    Rack(shop.till.settings).keep_printers([setup])
    model.write(**TEXTS)
    model.show_part("shows_cashier", on=False)
    assert _changed(model)
    model.save()

    assert not _changed(model)
    assert ReceiptsModel(shop.desk).design == model.design
    model.print_it()
    lines = texts(read(path.read_bytes()))
    assert lines[:3] == ["巷口便利店", "南山 1 号", "电话 1"]
    assert "谢谢" in lines
    assert not any(line.startswith("Cashier") for line in lines)


def test_discarding_goes_back_to_what_is_kept(model: ReceiptsModel) -> None:
    before = model.design
    model.write(**TEXTS)
    model.discard()
    assert model.design == before
    assert not model.is_changed


@pytest.mark.parametrize(
    ("changes", "flaw"),
    [
        ({"shop": "店" * 61}, Flaw.SHOP),
        ({"header": "\n".join("1" * 13)}, Flaw.HEADER),
        ({"footer": "长" * 201}, Flaw.FOOTER),
        ({"link": "x" * 251}, Flaw.LINK),
    ],
)
def test_too_much_is_refused_and_nothing_changes(
    model: ReceiptsModel, changes: dict[str, str], flaw: Flaw
) -> None:
    before = model.design
    model.write(**{**TEXTS, **changes})
    assert model.flaws == (flaw,)
    assert model.design == before
    model.save()
    assert model.design == before


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(shop_name=HOSTILE, header=HOSTILE, footer=HOSTILE, link=HOSTILE)
def test_nothing_typed_is_ever_a_command(
    model: ReceiptsModel, shop: Shop, shop_name: str, header: str, footer: str, link: str
) -> None:
    """The virtual printer refuses what it does not know; a smuggled command is an event."""
    model.write(shop=shop_name[:60], header=header, footer=footer, link=link)
    document = receipt(example(shop.desk.words, shop.clock.now()), model.design)
    for device in (Device(), Device(mode=Mode.UTF8), Device(mode=Mode.RASTER)):
        events = read(encode(document, device))
        assert not any(isinstance(one, Kicked) for one in events)
        assert sum(isinstance(one, WasCut) for one in events) == 1
    Rack(shop.till.settings).keep_design(model.design)
    assert Rack(shop.till.settings).design() == model.design


@pytest.mark.parametrize("kind", ["png", "jpg"])
def test_a_logo_is_made_small_enough_for_every_paper(
    model: ReceiptsModel, tmp_path: Path, kind: str
) -> None:
    model.take_logo(_picture(tmp_path / f"logo.{kind}"))

    assert model.design.logo is not None
    assert (model.design.logo.width, model.design.logo.height) == (384, 192)
    model.drop_logo()
    assert model.design.logo is None


@pytest.mark.qt_log_ignore("JPEG")
@pytest.mark.parametrize("data", [b"", b"GIF89a", b"\x89PNG\r\n\x1a\n junk", b"\xff\xd8\xff" * 9])
def test_what_is_no_picture_is_refused(model: ReceiptsModel, tmp_path: Path, data: bytes) -> None:
    told: list[object] = []
    model.logo_refused.connect(told.append)
    (tmp_path / "logo").write_bytes(data)

    model.take_logo(tmp_path / "logo")
    model.take_logo(tmp_path / "nowhere")

    assert len(told) == 2
    assert model.design.logo is None


def test_a_design_that_cannot_be_read_begins_anew(shop: Shop) -> None:
    shop.till.settings.put("paper.design", "{")
    assert ReceiptsModel(shop.desk).design == Design()


class TestView:
    def test_typing_shows_on_paper_and_is_kept_by_a_key(
        self, page: ReceiptsView, shop: Shop
    ) -> None:
        before = page.sheet.image.copy()
        page.edit.header.setPlainText("南山 1 号")
        shop.clock.advance(1)
        assert page.sheet.image != before
        assert page.edit.save.isEnabled()

        press(page, "Ctrl+Return")

        assert Rack(shop.till.settings).design().header == ("南山 1 号",)
        assert not page.edit.save.isEnabled()

    def test_a_flaw_is_said_and_cannot_be_kept(self, page: ReceiptsView) -> None:
        page.edit.footer.setPlainText("\n".join("1" * 20))
        assert not page.edit.save.isEnabled()
        assert page.edit.fields[Flaw.FOOTER].fault.text() == "Too much: 12 lines at most"
        press(page, "Esc")
        assert not page.edit.fields[Flaw.FOOTER].fault.isVisible()
        assert page.edit.footer.toPlainText() == ""

    def test_a_bad_logo_is_said(self, page: ReceiptsView, tmp_path: Path) -> None:
        (tmp_path / "logo.png").write_bytes(b"x")
        page.edit.logo.show_path(tmp_path / "logo.png")
        page.edit.logo.edit.returnPressed.emit()
        assert "not a picture that can be printed" in page.edit.logo_fault.text()

    @pytest.mark.parametrize("language", ["en", "zh_CN"])
    def test_nothing_is_cut_or_nameless(
        self, page: ReceiptsView, window: Window, words: Words, language: str
    ) -> None:
        words.speak(language)
        for wide in (False, True):
            page.model.show_width(wide=wide)
            for size in ((1366, 768), (1920, 1080)):
                window.resize(*size)
                QApplication.processEvents()
                for finds in (nameless, guessing, small, cut_words):
                    assert finds(page) == []
