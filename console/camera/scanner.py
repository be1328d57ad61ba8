"""A camera as a scanner: what it reads goes the way of what a hand scanner reads."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal

from console.camera.frames import Frames, Picture
from console.camera.once import Once
from console.camera.reading import Seen, read
from console.camera.settings import CAMERA, open_frames
from console.desk.page import Desk
from console.desk.ports import Fact

_GAP_SECONDS: Final = 0.1
"""Ten looks a second are as many as a hand needs; the rest is left to the till."""


class CameraScanner(QObject):
    """
    Sees while somebody is signed in and the setting says so; reads off the UI thread. A payment
    code counts once it is asked for: a phone in the queue may be in sight before.

    ``open_camera`` is asked each time it begins. One picture is read at a time, and those that come
    meanwhile are let go.
    """

    scanned = Signal(str)

    def __init__(
        self,
        desk: Desk,
        open_camera: Callable[[], Frames | None] = open_frames,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._open_camera = open_camera
        self._frames: Frames | None = None
        self._once = Once()
        self._reading = False
        self._looked = 0.0
        self.scanned.connect(desk.scans.deliver)
        desk.settings.changed.connect(self._hear_setting)
        desk.session.changed.connect(self._follow)
        self._follow()

    @property
    def sees(self) -> bool:
        """Whether the camera is on."""
        return self._frames is not None

    def close(self) -> None:
        """See nothing any more."""
        frames, self._frames = self._frames, None
        if frames is not None:
            frames.stop()
            frames.deleteLater()
        self._desk.status.tell("camera", None)

    def _hear_setting(self, key: str) -> None:
        if key == CAMERA.key:
            self._follow()

    def _follow(self) -> None:
        wanted = self._desk.settings.get(CAMERA) and self._desk.session.person is not None
        if not wanted:
            self.close()
        elif self._frames is None:
            self._begin()

    def _begin(self) -> None:
        frames = self._frames = self._open_camera()
        if frames is None:
            self._tell_blind()
            return
        frames.setParent(self)
        frames.came.connect(self._look)
        frames.broke.connect(self._break)
        self._once = Once()
        fact = Fact(text=lambda: self.tr("Camera scans"), mark=True, go="shell.preferences")
        self._desk.status.tell("camera", fact)
        frames.start()

    def _look(self, picture: Picture) -> None:
        now = self._desk.clock.elapsed()
        if self._reading or now - self._looked < _GAP_SECONDS:
            return
        self._reading, self._looked = True, now
        self._desk.background.run(
            self,
            lambda: read(picture()),
            done=partial(self._hear, now),
            failed=self._misread,
        )

    def _hear(self, at: float, codes: tuple[Seen, ...]) -> None:
        self._reading = False
        # What is not meant is not looked at: it is in sight still when it is asked for.
        meant = [code for code in codes if self._desk.scans.is_meant(code.text)]
        for text in self._once.look(meant, at):
            if not self._desk.scans.is_meant(text):  # since the one before it was taken
                self._once.forget(text)
            elif self._frames is not None:
                self.scanned.emit(text)

    def _misread(self, _: Exception) -> None:
        self._reading = False

    def _break(self) -> None:
        self.close()
        self._tell_blind()

    def _tell_blind(self) -> None:
        fact = Fact(
            text=lambda: self.tr("Camera sees nothing"),
            tone="warn",
            mark=True,
            tip=lambda: self.tr("Unplugged, or another program has it. The hand scanner goes on."),
            go="shell.preferences",
        )
        self._desk.status.tell("camera", fact)
