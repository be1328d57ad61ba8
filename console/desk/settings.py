"""What the shop has chosen: typed, declared with its words, kept in the home folder."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Generic, TypeGuard, TypeVar, cast

from PySide6.QtCore import QObject, Signal

from console.desk.phrases import QT_TRANSLATE_NOOP, Text

T = TypeVar("T", str, int, bool)
Value = str | int | bool
GENERAL: Final = QT_TRANSLATE_NOOP("Topics", "General")


@dataclass(frozen=True, kw_only=True)
class Setting(Generic[T]):
    """One thing to choose, and the words to choose by."""

    key: str
    default: T
    title: Text
    about: Text
    choices: Mapping[T, Text] = field(default_factory=dict[T, Text])
    """Allowed values and their words; empty for a switch, a number or free text."""
    least: int = 0
    most: int = 0
    step: int = 1
    """How far one touch goes."""
    unit: Text = ""
    topic: Text = GENERAL
    """Under which heading it stands."""
    hindrance: Callable[[], Text] | None = None
    """Says why it cannot be chosen on this computer; nothing if it can. Asked when it is shown."""

    def accepts(self, value: object) -> TypeGuard[T]:
        """Whether a value read from outside may be used."""
        if type(value) is not type(self.default):
            return False
        if self.choices:
            return value in self.choices
        return isinstance(value, str | bool) or self.least <= value <= self.most


LOOKS: Final = QT_TRANSLATE_NOOP("Topics", "Look and sound")
PAYING: Final = QT_TRANSLATE_NOOP("Topics", "Payments")
SCANNING: Final = QT_TRANSLATE_NOOP("Topics", "Scanning")

LANGUAGE: Final = Setting(
    key="language",
    topic=LOOKS,
    default="system",
    title=QT_TRANSLATE_NOOP("Settings", "Language"),
    about=QT_TRANSLATE_NOOP("Settings", "Changes at once, nothing is lost."),
    choices={
        "system": QT_TRANSLATE_NOOP("Settings", "As the system"),
        "zh_CN": "简体中文",
        "en": "English",
    },
)
THEME: Final = Setting(
    key="theme",
    topic=LOOKS,
    default="system",
    title=QT_TRANSLATE_NOOP("Settings", "Appearance"),
    about=QT_TRANSLATE_NOOP("Settings", "Light for a bright shop, dark for the evening."),
    choices={
        "system": QT_TRANSLATE_NOOP("Settings", "As the system"),
        "light": QT_TRANSLATE_NOOP("Settings", "Light"),
        "dark": QT_TRANSLATE_NOOP("Settings", "Dark"),
    },
)
POLL_SECONDS: Final = Setting(
    key="payment.poll_seconds",
    topic=PAYING,
    default=3,
    title=QT_TRANSLATE_NOOP("Settings", "Ask for the result every"),
    about=QT_TRANSLATE_NOOP("Settings", "How often the platform is asked while a customer pays."),
    least=2,
    most=10,
    unit=QT_TRANSLATE_NOOP("Settings", "s"),
)
WAIT_SECONDS: Final = Setting(
    key="payment.wait_seconds",
    topic=PAYING,
    default=60,
    title=QT_TRANSLATE_NOOP("Settings", "Wait for the customer"),
    about=QT_TRANSLATE_NOOP("Settings", "After that the payment is stopped and nothing is taken."),
    least=30,
    most=180,
    unit=QT_TRANSLATE_NOOP("Settings", "s"),
)
SOUND: Final = Setting(
    key="sound",
    topic=LOOKS,
    default=True,
    title=QT_TRANSLATE_NOOP("Settings", "Sounds"),
    about=QT_TRANSLATE_NOOP("Settings", "One for paid, one for refused, one to look here."),
)
CUSTOMER_WINDOW: Final = Setting(
    key="customer_window",
    topic=LOOKS,
    default="second",
    title=QT_TRANSLATE_NOOP("Settings", "Customer window"),
    about=QT_TRANSLATE_NOOP("Settings", "Shows the customer the goods, the total and the QR code."),
    choices={
        "second": QT_TRANSLATE_NOOP("Settings", "On a second screen"),
        "always": QT_TRANSLATE_NOOP("Settings", "Always"),
        "never": QT_TRANSLATE_NOOP("Settings", "Never"),
    },
)

ASK_BEFORE_REPEAT: Final = Setting(
    key="payment.ask_before_repeat",
    topic=PAYING,
    default=True,
    title=QT_TRANSLATE_NOOP("Settings", "Ask before the same amount is charged again"),
    about=QT_TRANSLATE_NOOP("Settings", "When a code paid as much within the last minute."),
)
SCALE_LABELS: Final = Setting(
    key="scale.labels",
    topic=SCANNING,
    default="grams",
    title=QT_TRANSLATE_NOOP("Settings", "Labels of the scale"),
    about=QT_TRANSLATE_NOOP(
        "Settings", "13 digits from 2: the goods' five, then five for weight or price."
    ),
    choices={
        "grams": QT_TRANSLATE_NOOP("Settings", "Grams"),
        "fen": QT_TRANSLATE_NOOP("Settings", "Price"),
        "both": QT_TRANSLATE_NOOP("Settings", "20–24 grams, 25–29 price"),
        "none": QT_TRANSLATE_NOOP("Settings", "None"),
    },
)

AnySetting = Setting[str] | Setting[int] | Setting[bool]
DESK_SETTINGS: Final[tuple[AnySetting, ...]] = (
    LANGUAGE,
    THEME,
    SOUND,
    CUSTOMER_WINDOW,
    POLL_SECONDS,
    WAIT_SECONDS,
    ASK_BEFORE_REPEAT,
    SCALE_LABELS,
)


class Settings(QObject):
    """The choices in force. A file that cannot be read counts as empty and is kept aside."""

    changed = Signal(str)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = path
        self._values = _read(path)

    def get(self, setting: Setting[T]) -> T:
        """Return what was chosen, or the default if nothing usable was."""
        value = self._values.get(setting.key)
        return value if setting.accepts(value) else setting.default

    def put(self, setting: Setting[T], value: T) -> None:
        """
        Choose, keep it on disk, and tell.

        :raises ValueError: if the setting does not accept the value; nothing changes.
        :raises OSError: if it cannot be kept; nothing changes.
        """
        if not setting.accepts(value):
            raise ValueError(f"{setting.key} does not accept {value!r}")
        if self.get(setting) == value:
            return
        values = {**self._values, setting.key: value}
        _write(self._path, values)
        self._values = values
        self.changed.emit(setting.key)


def _read(path: Path) -> dict[str, Value]:
    try:
        found: object = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError):
        found = None
    if not isinstance(found, dict):
        _keep_aside(path)
        return {}
    entries = cast("dict[str, object]", found)
    return {key: value for key, value in entries.items() if isinstance(value, str | int | bool)}


def _keep_aside(path: Path) -> None:
    if path.is_file():
        path.replace(path.with_suffix(".unreadable"))


def _write(path: Path, values: Mapping[str, Value]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".new")
    with draft.open("w", encoding="utf-8") as file:
        json.dump(values, file, ensure_ascii=False, indent=2, sort_keys=True)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
