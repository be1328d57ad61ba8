"""The adapter to Qt's camera, where Qt Multimedia is installed: a frame becomes a picture."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from console.camera.frames import Picture
from console.camera.reading import read
from tests.console.camera.pictures import EAN, scene
from tests.console.payments.shop import WATER

pytest.importorskip("PySide6.QtMultimedia", reason="the extra camera is not installed here")


@pytest.mark.qt_log_ignore("va(-x11|-drm)? |va\\(in plugin\\)|No RHI backend", extend=True)
def test_a_frame_of_the_camera_is_read(qapp: QApplication) -> None:
    del qapp
    from PySide6.QtMultimedia import QVideoFrame

    from console.camera.qt_frames import CameraFrames

    frames = CameraFrames()
    seen: list[Picture] = []
    frames.came.connect(seen.append)
    frames.sink.setVideoFrame(QVideoFrame(scene((WATER, EAN))))
    found = [[(one.text, one.sure) for one in read(picture())] for picture in seen]
    assert found == [[(WATER, False)]]
    frames.stop()
    frames.deleteLater()
