"""Run a benchmark: ``python -m tests.bench pay [--calls N]``."""

from __future__ import annotations

import argparse
import json

from tests.bench import pay


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    benches = parser.add_subparsers(dest="bench", required=True)
    paying = benches.add_parser("pay", help="signed, durable alipay.trade.pay on one core")
    paying.add_argument("--calls", type=int, default=15000, help="payments at full speed")
    paying.add_argument("--connections", type=int, default=128, help="clients at full speed")
    arguments = parser.parse_args()
    print(json.dumps(pay.run(arguments.calls, arguments.connections), indent=2))


if __name__ == "__main__":
    main()
