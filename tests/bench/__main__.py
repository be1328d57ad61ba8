"""Run a benchmark: ``python -m tests.bench pay`` or ``python -m tests.bench till``."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from tests.bench import pay, till


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    benches = parser.add_subparsers(dest="bench", required=True)
    paying = benches.add_parser("pay", help="signed, durable alipay.trade.pay on one core")
    paying.add_argument("--calls", type=int, default=15000, help="payments at full speed")
    paying.add_argument("--connections", type=int, default=128, help="clients at full speed")
    selling = benches.add_parser(
        "till", help="a till with years behind it; 1 if a budget is missed"
    )
    selling.add_argument("--goods", type=int, default=100_000, help="kinds of goods")
    selling.add_argument("--orders", type=int, default=1_000_000, help="orders of the last year")
    selling.add_argument("--home", type=Path, help="keep the home here, or use the one kept here")
    arguments = parser.parse_args()
    if arguments.bench == "pay":
        figures: dict[str, Any] = dict(pay.run(arguments.calls, arguments.connections))
    else:
        figures = till.run(arguments.goods, arguments.orders, arguments.home)
    print(json.dumps(figures, indent=2, ensure_ascii=False))
    if missed := figures.get("missed"):
        sys.exit(f"over budget: {'; '.join(missed)}")


if __name__ == "__main__":
    main()
