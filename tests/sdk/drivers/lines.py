"""How a Python driver talks to the test: a line of JSON in, a line of JSON out."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any


def serve(**verbs: Callable[[dict[str, Any]], object]) -> None:
    """Answer each line until the input ends; what a client raises is an answer too."""
    for line in sys.stdin:
        order = json.loads(line)
        try:
            answer: dict[str, object] = {"answer": verbs[order["do"]](order)}
        except Exception as refusal:  # noqa: BLE001 - it is exactly what the test wants to know
            answer = {"refused": type(refusal).__name__, "words": str(refusal)}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()
