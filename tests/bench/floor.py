"""The floor of a signed call: RSA-2048 verify + sign pairs a second on one pinned core."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psutil
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256

from tests.patience import Lines

SECONDS = 0.25
REQUEST, ANSWER = b"r" * 600, b"a" * 500
"""About as much text as trade.pay signs on each side."""


@contextmanager
def floor_of(core: int) -> Iterator[Callable[[], float]]:
    """Start a process pinned to ``core``; yield what measures there, and idles in between."""
    command = [sys.executable, "-m", "tests.bench.floor", str(core)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        asks, tells = process.stdin, Lines(process)
        assert asks is not None

        def measured() -> float:
            asks.write("\n")
            asks.flush()
            return float(json.loads(tells.next()))

        yield measured
        asks.close()


def measure_on_demand(core: int) -> None:
    psutil.Process().cpu_affinity([core])
    key = rsa.generate_private_key(65537, 2048)
    for _ in sys.stdin:
        print(json.dumps(_pairs_per_second(key)), flush=True)


def _pairs_per_second(key: rsa.RSAPrivateKey) -> float:
    public, pkcs, sha = key.public_key(), padding.PKCS1v15(), SHA256()
    signature = key.sign(REQUEST, pkcs, sha)
    count, begin = 0, time.perf_counter()
    while time.perf_counter() < begin + SECONDS:
        public.verify(signature, REQUEST, pkcs, sha)
        key.sign(ANSWER, pkcs, sha)
        count += 1
    return count / (time.perf_counter() - begin)


if __name__ == "__main__":
    measure_on_demand(int(sys.argv[1]))
