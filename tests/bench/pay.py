"""How many signed, durable ``alipay.trade.pay`` one core carries, against what signing allows."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from itertools import pairwise
from pathlib import Path
from statistics import fmean, median
from urllib.parse import urlencode

import psutil
import uvloop

from backend.kernel.call import Call, Caller, Setting
from backend.kernel.database import Database
from backend.kernel.ids import Ids
from backend.kernel.unit import Unit
from backend.protocol.moment import to_wire
from backend.protocol.signing import PrivateKey, canonical
from backend.wallet import service as wallet
from tests.bench import load
from tests.bench.floor import floor_of
from tests.patience import PATIENCE, Lines

SERVER_CORE, CLIENT_CORE = 0, 1
HALF_LOAD_SECONDS = 4
WARM_UP = 500
SLICES = 20
GROUP = 64
Figures = dict[str, float | int | str]


@dataclass(frozen=True, slots=True)
class Shop:
    """What the sandbox command prints, as far as paying needs it."""

    gateway: str
    app_id: str
    key: PrivateKey
    buyers: tuple[str, ...]


def run(calls: int, connections: int) -> Figures:
    """Serve a fresh home on one core, pay from the other, and return the figures."""
    psutil.Process().cpu_affinity([CLIENT_CORE])
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        shop = _shop(home)
        spare = calls // 2 + HALF_LOAD_SECONDS * 1000
        requests = _requests(shop, _codes(home, shop, calls + spare))
        before = _bytes(home)
        server = _serve(home)
        try:
            measuring = _measure(shop, server.pid, requests, calls, connections)
            figures = uvloop.run(measuring)
            figures["rss_mb"] = round(psutil.Process(server.pid).memory_info().rss / 2**20, 1)
        finally:
            server.terminate()
            server.wait(30)
        figures["disk_bytes_per_payment"] = (_bytes(home) - before) // int(figures["payments"])
    return figures


async def _measure(
    shop: Shop, server: int, requests: list[bytes], calls: int, connections: int
) -> Figures:
    async with load.Crowd.of(shop.gateway, connections) as crowd:
        await crowd.full_speed(requests[:WARM_UP])
        before = _cpu_seconds(server)
        slices, floors = await _side_by_side(crowd, requests[WARM_UP:calls])
        cpu = (_cpu_seconds(server) - before) / (calls - WARM_UP)
        per_second = (calls - WARM_UP) / sum(each.seconds for each in slices)
        few = requests[calls:][: int(per_second / 2 * HALF_LOAD_SECONDS)]
        half = await crowd.at_rate(few, per_second / 2)
    refused = [answer for each in (*slices, half) for answer in each.refused]
    if refused:
        raise SystemExit(f"{len(refused)} payments were refused, first: {refused[0]!r}")
    around = [fmean(pair) for pair in pairwise(floors)]
    ratios = [each.per_second / floor for each, floor in zip(slices, around, strict=True)]
    return {
        "payments": calls + len(few),
        "payments_per_second": round(per_second, 1),
        "verify_sign_pairs_per_second": round(fmean(floors), 1),
        "ratio": round(median(ratios), 3),
        "ratio_lowest": round(min(ratios), 3),
        "ratio_highest": round(max(ratios), 3),
        "server_cpu_us_per_payment": round(cpu * 1e6),
        "p50_ms_full": round(median(each.percentile(50) for each in slices) * 1000, 2),
        "p50_ms_half_load": round(half.percentile(50) * 1000, 2),
        "p99_ms_half_load": round(half.percentile(99) * 1000, 2),
    }


async def _side_by_side(
    crowd: load.Crowd, requests: list[bytes]
) -> tuple[list[load.Measured], list[float]]:
    """Measure payments and the floor by turns: a shared machine's speed changes by the second."""
    size = -(-len(requests) // SLICES)
    slices: list[load.Measured] = []
    with floor_of(SERVER_CORE) as pairs_per_second:
        floors = [pairs_per_second()]
        for first in range(0, len(requests), size):
            slices.append(await crowd.full_speed(requests[first : first + size]))
            floors.append(pairs_per_second())
    return slices, floors


def _shop(home: Path) -> Shop:
    command = [sys.executable, "-m", "backend", "sandbox", "--home", str(home)]
    told = json.loads(
        subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE).stdout
    )
    key = PrivateKey.load(Path(told["app_private_key"]).read_text("ascii"), own=True)
    buyers = tuple(buyer["user_id"] for buyer in told["buyers"][:3])
    return Shop(told["gateway"], told["app_id"], key, buyers)


def _codes(home: Path, shop: Shop, count: int) -> list[str]:
    database, ids, now = Database.file(home / "platform.db"), Ids(), datetime.now(UTC)

    def issue(number: int, unit: Unit) -> str:
        call = Call(Caller(), now, unit, ids, Setting())
        return wallet.issue_code(call, shop.buyers[number % len(shop.buyers)]).auth_code

    codes: list[str] = []
    for first in range(0, count, GROUP):
        numbers = range(first, min(count, first + GROUP))
        works = [partial(issue, number) for number in numbers]
        codes += [outcome.result() for outcome in database.group(works)]
    database.close()
    return codes


def _requests(shop: Shop, codes: list[str]) -> list[bytes]:
    return [
        load.request(shop.gateway, _form(shop, number, code)) for number, code in enumerate(codes)
    ]


def _form(shop: Shop, number: int, code: str) -> bytes:
    content = {
        "out_trade_no": f"bench{number:08d}",
        "scene": "bar_code",
        "auth_code": code,
        "subject": "基准测试",
        "total_amount": "0.01",
        "product_code": "FACE_TO_FACE_PAYMENT",
    }
    text = {
        "app_id": shop.app_id,
        "method": "alipay.trade.pay",
        "format": "JSON",
        "charset": "utf-8",
        "sign_type": "RSA2",
        "timestamp": to_wire(datetime.now(UTC)),
        "version": "1.0",
        "biz_content": json.dumps(content, ensure_ascii=False, separators=(",", ":")),
    }
    params = {name.encode(): value.encode() for name, value in text.items()}
    return urlencode({**params, b"sign": shop.key.sign(canonical(params), "RSA2")}).encode()


def _serve(home: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "backend", "serve", "--home", str(home)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    psutil.Process(server.pid).cpu_affinity([SERVER_CORE])
    Lines(server).after("ready ")
    return server


def _cpu_seconds(pid: int) -> float:
    times = psutil.Process(pid).cpu_times()
    return times.user + times.system


def _bytes(home: Path) -> int:
    return sum(path.stat().st_size for path in home.glob("platform.db*"))
