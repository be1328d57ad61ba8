"""Which kind of line lives where."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from tests.house.sources import Source, dotted

Finder = Callable[[Source], Iterator[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One kind of line, its homes, and a line that breaks the rule anywhere else."""

    name: str
    sides: tuple[str, ...] = ("backend", "console")
    homes: tuple[str, ...] = ()
    """Beginnings of the paths where it is at home."""
    finds: Finder
    planted: str

    def strays(self, source: Source) -> list[str]:
        """Return the lines of this kind that are not at home."""
        if source.name.startswith(self.homes):
            return []
        return [f"{source.name}: {found}" for found in self.finds(source)]


def calling(pattern: str) -> Finder:
    """Find calls by their dotted names."""
    wanted = re.compile(rf"(^|\.)({pattern})$")

    def find(source: Source) -> Iterator[str]:
        for call, line in source.calls():
            if wanted.search(call):
                yield f"{call}() in line {line}"

    return find


def importing(*packages: str) -> Finder:
    """Find imports of packages and of what is inside them."""

    def find(source: Source) -> Iterator[str]:
        for module, _, line in source.imports():
            if module in packages or module.split(".")[0] in packages:
                yield f"import of {module} in line {line}"

    return find


def taking(package: str, *names: str) -> Finder:
    """Find names taken from one package."""

    def find(source: Source) -> Iterator[str]:
        for module, name, line in source.imports():
            if module == package and name in names:
                yield f"{package}.{name} in line {line}"

    return find


def _queries(source: Source) -> Iterator[str]:
    room = source.name.removesuffix(".py").split("/")[2:3]
    if room not in (["store"], ["tables"]):
        yield from taking(
            "sqlalchemy", "select", "insert", "update", "delete", "text", "union", "exists", "join"
        )(source)


def _endless(source: Source) -> Iterator[str]:
    """Find waits for threads and processes that say no time; what an event loop awaits it ends."""
    awaited = {id(node.value) for node in ast.walk(source.tree) if isinstance(node, ast.Await)}
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and id(node) not in awaited:
            name, last = dotted(node.func), dotted(node.func).rpartition(".")[2]
            is_timed = any(one.arg in {"timeout", None} for one in node.keywords)
            says_nothing = last in {"wait", "join"} and "." in name and not node.args
            starts = name in {"subprocess.run", "subprocess.check_output", "subprocess.check_call"}
            if (says_nothing or starts or last == "communicate") and not is_timed:
                yield f"{name}() in line {node.lineno}"


RULES: Final = (
    Rule(
        name="the time is read at the clock",
        homes=("backend/kernel/clock.py", "console/desk/clock.py"),
        finds=calling(
            r"datetime\.(now|utcnow|today)|date\.today|time\.(time|time_ns|localtime|gmtime|ctime)"
            r"|(QDateTime|QDate|QTime)\.current\w+"
        ),
        planted="from datetime import UTC, datetime\nnow = datetime.now(UTC)",
    ),
    Rule(
        name="dice are thrown where ids are made",
        homes=("backend/kernel/ids.py", "console/till/numbers.py"),
        finds=importing("random", "secrets", "uuid"),
        planted="import secrets",
    ),
    Rule(
        name="queries are said in stores",
        homes=("backend/kernel/", "backend/migrations/", "console/till/"),
        finds=_queries,
        planted="from sqlalchemy import select",
    ),
    # A dialog's exec() runs a second event loop: a scan or an answer then lands in the wrong one.
    Rule(
        name="the window never waits in a loop of its own",
        homes=("console/app/run.py", "console/tour/"),
        finds=calling(r"exec|exec_|processEvents|QEventLoop"),
        planted="QDialog().exec()",
    ),
    Rule(
        name="the window never sleeps",
        sides=("console",),
        homes=("console/client/", "console/tour/"),
        finds=calling(r"time\.sleep|QThread\.\w*sleep"),
        planted="import time\ntime.sleep(1)",
    ),
    # The wallet command is a phone for scripts: a client, like the console's.
    Rule(
        name="http is spoken at the edges",
        homes=(
            "backend/gateway/",
            "backend/kernel/outbound.py",
            "backend/commands/wallet.py",
            "console/client/",
        ),
        finds=importing("httpx", "httpcore", "http", "urllib3", "urllib.request", "requests"),
        planted="from http.client import HTTPConnection",
    ),
    Rule(
        name="one place commits",
        homes=("backend/kernel/", "backend/migrations/", "console/till/"),
        finds=calling(r"commit"),
        planted="connection.commit()",
    ),
    Rule(
        name="nothing is waited for without end",
        sides=("backend", "console", "tests"),
        finds=_endless,
        planted="thread.join()",
    ),
    Rule(
        name="another process is listened to with patience",
        sides=("tests",),
        homes=("tests/patience.py",),
        finds=calling(r"(stdout|process|output|answers|tells)\.readline"),
        planted="running.stdout.readline()",
    ),
    # Typing like a person takes a person's time: how fast keys follow is what is tried there.
    Rule(
        name="no test waits for a number of milliseconds",
        sides=("tests",),
        homes=("tests/console/keys.py",),
        finds=calling(r"qtbot\.wait|QTest\.q(Wait|Sleep)"),
        planted="qtbot.wait(100)",
    ),
)
