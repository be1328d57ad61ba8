"""The three clients behind one face, so that one story can be told through each."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, cast

from tests.patience import Lines
from tests.sdk import packages
from tests.sdk.service import ROOT, Json, Sandbox, environment

NAMES = ("official", "fzlee", "node")
STOPPED_WITHIN_S = 10.0


class Refused(Exception):
    """The client itself raised, instead of handing over an answer."""

    def __init__(self, kind: str, words: str) -> None:
        super().__init__(f"{kind}: {words}")
        self.kind = kind


@dataclass(frozen=True, slots=True)
class Setup:
    """What an implementer fills into a client's configuration."""

    port: int
    app_id: str
    app_private_key: Path
    platform_public_key: Path
    charset: str = "utf-8"
    sign_type: str = "RSA2"

    @classmethod
    def of(cls, sandbox: Sandbox, port: int) -> Setup:
        return cls(port, sandbox.app_id, sandbox.app_private_key, sandbox.platform_public_key)

    def changed(self, **fields: object) -> Setup:
        return replace(self, **fields)  # type: ignore[arg-type]  # a test's own keyword slips fail loudly


class Client:
    """One running driver. Not for two threads."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._orders = cast("IO[str]", process.stdin)
        self._answers = Lines(process)

    def call(self, method: str, biz: Json, *, notify_url: str | None = None) -> Json:
        """Call a method and read the node the client hands back, its keys as the wire has them.

        :raises Refused: if the client raised: the answer was not genuine, or not an answer.
        """
        answer = self._ask(do="call", method=method, biz=biz, notify_url=notify_url)
        return cast("Json", snake_case(answer))

    def finds_genuine(self, fields: dict[str, str]) -> bool:
        """Whether the client's own check accepts a notification."""
        return bool(self._ask(do="genuine", fields=fields))

    def _ask(self, **order: object) -> object:
        self._orders.write(json.dumps(order) + "\n")
        self._orders.flush()
        heard = json.loads(self._answers.next())  # a driver's last words are on standard error
        if "refused" in heard:
            raise Refused(heard["refused"], heard["words"])
        return cast("object", heard["answer"])


@contextlib.contextmanager
def running(name: str, setup: Setup) -> Iterator[Client]:
    """Run a client's driver until the block ends.

    :raises packages.NotInstalled: if this machine lacks what the client runs on.
    :raises packages.NotFetched: if the client cannot be fetched.
    """
    arguments, extra = _how_to_run(name, setup)
    process = subprocess.Popen(
        arguments,
        cwd=ROOT,
        encoding="utf-8",
        env=environment() | extra,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with process:
        try:
            yield Client(process)
        finally:
            cast("IO[str]", process.stdin).close()
            try:
                process.wait(STOPPED_WITHIN_S)
            except subprocess.TimeoutExpired:
                process.kill()


def _how_to_run(name: str, setup: Setup) -> tuple[list[str], dict[str, str]]:
    told = {
        "port": setup.port,
        "app_id": setup.app_id,
        "app_private_key": str(setup.app_private_key),
        "platform_public_key": str(setup.platform_public_key),
        "charset": setup.charset,
        "sign_type": setup.sign_type,
    }
    if name == "node":
        told["packages"] = str(packages.node_packages())
        driver = str(ROOT / "tests" / "sdk" / "drivers" / "node.mjs")
        return [str(shutil.which("node")), driver, json.dumps(told)], {}
    arguments = [sys.executable, "-m", f"tests.sdk.drivers.{name}", json.dumps(told)]
    if name == "fzlee":
        path = os.pathsep.join((str(packages.fzlee_packages()), str(ROOT)))
        return arguments, {"PYTHONPATH": path}
    return arguments, {}


def snake_case(value: object) -> object:
    """Undo the camelCase one of the clients gives to every key it reads."""
    if isinstance(value, dict):
        return {re.sub("[A-Z]", _lowered, key): snake_case(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [snake_case(inner) for inner in value]
    return value


def _lowered(letter: re.Match[str]) -> str:
    return f"_{letter.group().lower()}"
