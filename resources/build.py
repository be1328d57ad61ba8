# ruff: noqa: INP001 - a script beside data, not a package
"""
Make the files of ``resources/`` that are computed rather than drawn: the three sounds.

They are in the repository; run ``python resources/build.py`` only to change them. Each is a few
struck tones: a fundamental with soft overtones under an exponential decay, like a small bell.
"""

from __future__ import annotations

import array
import math
import sys
import wave
from pathlib import Path
from typing import Final

RATE: Final = 22_050
PEAK: Final = 0.5

SOUNDS: Final[dict[str, tuple[tuple[float, float, float, float], ...]]] = {
    # (start s, frequency Hz, loudness 0..1, decay s)
    "paid": ((0.00, 783.99, 0.8, 0.16), (0.11, 1174.66, 1.0, 0.26)),
    "refused": ((0.00, 329.63, 1.0, 0.12), (0.15, 246.94, 1.0, 0.22)),
    "attention": ((0.00, 659.25, 0.9, 0.10), (0.16, 659.25, 0.9, 0.16)),
}
OVERTONES: Final = ((1.0, 1.0), (2.0, 0.28), (3.01, 0.10), (4.17, 0.04))
ATTACK: Final = 0.004


def struck(at: float, frequency: float, decay: float) -> float:
    """Return the level of one struck tone ``at`` seconds after the stroke."""
    if at < 0:
        return 0.0
    rise = min(1.0, at / ATTACK)
    return rise * sum(
        share
        * math.exp(-at * multiple**0.5 / decay)
        * math.sin(math.tau * frequency * multiple * at)
        for multiple, share in OVERTONES
    )


def samples(strokes: tuple[tuple[float, float, float, float], ...]) -> array.array[int]:
    """Return 16-bit samples of all strokes, faded out at the end."""
    length = max(start + 3.2 * decay for start, _, _, decay in strokes)
    count = int(length * RATE)
    levels = [
        sum(
            loudness * struck(number / RATE - start, frequency, decay)
            for start, frequency, loudness, decay in strokes
        )
        * min(1.0, (count - number) / (0.02 * RATE))
        for number in range(count)
    ]
    loudest = max(abs(level) for level in levels)
    found = array.array("h", (round(level / loudest * PEAK * 32_767) for level in levels))
    if sys.byteorder == "big":
        found.byteswap()
    return found


def main() -> None:
    """Write every sound beside this file."""
    for name, strokes in SOUNDS.items():
        path = Path(__file__).parent / "sounds" / f"{name}.wav"
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(samples(strokes).tobytes())


if __name__ == "__main__":
    main()
