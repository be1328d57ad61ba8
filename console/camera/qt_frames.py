"""The computer's own camera, through Qt Multimedia; imported where that is installed only."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtMultimedia import (  # pyright: ignore[reportMissingModuleSource] - an extra
    QCamera,
    QMediaCaptureSession,
    QMediaDevices,
    QVideoFrame,
    QVideoSink,
)

from console.camera.frames import Frames


def has_camera() -> bool:
    """Whether a camera is connected."""
    return bool(QMediaDevices.videoInputs())


class CameraFrames(Frames):
    """What the first camera sees. Nothing is recorded, and no picture outlives the next."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.sink = QVideoSink(self)
        self.sink.videoFrameChanged.connect(self._see)
        self._session = QMediaCaptureSession(self)
        self._session.setVideoSink(self.sink)
        self._camera: QCamera | None = None

    def start(self) -> None:
        if self._camera is not None:
            return
        self._camera = QCamera(QMediaDevices.defaultVideoInput(), self)
        self._camera.errorOccurred.connect(self._break)
        self._session.setCamera(self._camera)
        self._camera.start()

    def stop(self) -> None:
        camera, self._camera = self._camera, None
        if camera is not None:
            camera.stop()
            camera.deleteLater()

    def _see(self, frame: QVideoFrame) -> None:
        if frame.isValid():
            kept = QVideoFrame(frame)
            self.came.emit(kept.toImage)

    def _break(self) -> None:
        self.stop()
        self.broke.emit()
