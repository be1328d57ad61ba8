"""The floor of a signed call: RSA-2048 verify + sign pairs a second on one pinned core."""

from __future__ import annotations

import json
import subprocess
import sys
import time

import psutil
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA256

SECONDS = 0.5
REQUEST, ANSWER = b"r" * 600, b"a" * 500
"""About as much text as trade.pay signs on each side."""


def pairs_per_second(core: int) -> float:
    """Measure in a process of its own, pinned to ``core``."""
    command = [sys.executable, "-m", "tests.bench.floor", str(core)]
    return float(json.loads(subprocess.run(command, check=True, capture_output=True).stdout))


def measure(core: int) -> float:
    psutil.Process().cpu_affinity([core])
    key = rsa.generate_private_key(65537, 2048)
    public, pkcs, sha = key.public_key(), padding.PKCS1v15(), SHA256()
    signature = key.sign(REQUEST, pkcs, sha)
    count, end = 0, time.perf_counter() + SECONDS
    begin = time.perf_counter()
    while time.perf_counter() < end:
        public.verify(signature, REQUEST, pkcs, sha)
        key.sign(ANSWER, pkcs, sha)
        count += 1
    return count / (time.perf_counter() - begin)


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]))))
