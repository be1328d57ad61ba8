"""`python -m tests.tills --sales N --kills K`: two tills on one platform, killed at random."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.simulation.breach import Breach
from tests.tills.planted import PLANTS
from tests.tills.shop import Broken, Shop


def main(arguments: Sequence[str]) -> int:
    """Print figures as JSON; return 0 if everything agrees, 1 if not."""
    asked = _parser().parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="zhanggui-tills-") as folder:
        shop = Shop(Path(folder), asked.seed, asked.planted)
        try:
            figures = shop.run(asked.sales, asked.kills)
        except (Breach, Broken) as problem:
            figures = {"problem": f"{type(problem).__name__}: {problem}"}
    print(json.dumps({"seed": asked.seed, "kills": dict(shop.kills), **figures}, indent=2))
    return 1 if "problem" in figures else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.tills", description=__doc__)
    parser.add_argument("--sales", type=int, default=200)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--seed", type=int, default=0, help="which customers")
    parser.add_argument("--planted", choices=sorted(PLANTS), default="", help="a bug to be found")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
