"""
Open the console as a person does, and measure from the moment the process was asked for.

``python -m tests.bench.opening HOME SINCE GOODS`` prints its figures as JSON; ``SINCE`` is
``time.monotonic()`` of that moment. Like the program itself it begins the platform first.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from console.client.service import Service


def main(home: Path, since: float, goods: int) -> None:
    service = Service(home)
    service.begin()
    from tests.bench.counter import act

    sys.stdout.write(json.dumps(act(service, home, since, goods)))
    sys.stdout.flush()
    os._exit(0)  # as the program ends: Qt is not taken down in no order at all


if __name__ == "__main__":
    main(Path(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3]))
