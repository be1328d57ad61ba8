"""The words of `python -m backend` and what each of them runs."""

from __future__ import annotations

import argparse
import ipaddress
import json
import logging
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from backend.commands.home import CannotBegin

REFUSED: Final = 1
UNUSABLE: Final = 2
_PORT_MAX: Final = 65535

Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str]) -> int:
    """Run one command; return 0 if it was done, 1 if it was refused, 2 if it could not begin."""
    asked = _parser().parse_args(arguments)
    logging.basicConfig(
        level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s %(message)s"
    )
    os.umask(0o077)  # a home is for its owner alone
    try:
        command: Command = asked.run
        return command(asked)
    except CannotBegin as error:
        sys.stderr.write(f"{error}\n")
        return UNUSABLE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m backend", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")
    serve = _command(commands, "serve", _serve, "serve the platform until SIGTERM or Ctrl-C")
    serve.add_argument("--port", type=_port, help="0 for any that is free; else as last time")
    serve.add_argument("--database", metavar="URL", help="SQLAlchemy URL; a SQLite file in DIR")
    serve.add_argument(
        "--host",
        type=_address,
        default="127.0.0.1",
        metavar="ADDRESS",
        help="0.0.0.0 lets phones in the shop's network in",
    )
    serve.add_argument(
        "--lan",
        action=argparse.BooleanOptionalAction,
        help="open the TLS door for other tills of the shop, or shut it; else as it was left",
    )
    sandbox = _command(commands, "sandbox", _sandbox, "print the demonstration's credentials")
    sandbox.add_argument("--database", metavar="URL", help="as of serve")
    verify = _command(commands, "verify", _verify, "check the books; exit 1 on any breach")
    verify.add_argument("--database", metavar="URL", help="as of serve")
    _wallet_command(commands)
    handbook = commands.add_parser("handbook", help="write the API as OpenAPI 3.1 JSON")
    handbook.add_argument("--out", type=Path, required=True, metavar="FILE")
    handbook.set_defaults(run=_handbook)
    return parser


def _command(commands: Any, name: str, run: Command, words: str) -> argparse.ArgumentParser:
    command: argparse.ArgumentParser = commands.add_parser(name, help=words)
    command.add_argument("--home", type=Path, required=True, metavar="DIR")
    command.set_defaults(run=run)
    return command


def _wallet_command(commands: Any) -> None:
    wallet = _command(commands, "wallet", _wallet, "a demonstration buyer's phone, for scripts")
    verbs = wallet.add_subparsers(required=True, dest="verb", metavar="verb")
    for name, words in (
        ("code", "show a payment code"),
        ("scan", "scan an order's QR code"),
        ("confirm", "pay an order that waits"),
        ("refuse", "refuse an order that waits"),
        ("balance", "say what can be spent"),
    ):
        verb = verbs.add_parser(name, help=words)
        verb.add_argument("--buyer", required=True, metavar="LOGON")
        if name == "code":
            verb.add_argument("--always-confirm", action="store_true")
        elif name == "scan":
            verb.add_argument("--qr", required=True, metavar="TEXT")
        elif name != "balance":
            verb.add_argument("--trade", required=True, metavar="TRADE_NO")


def _port(text: str) -> int:
    port = int(text)
    if not 0 <= port <= _PORT_MAX:
        raise ValueError(text)
    return port


def _address(text: str) -> str:
    return str(ipaddress.ip_address("127.0.0.1" if text == "localhost" else text))


def _serve(asked: argparse.Namespace) -> int:
    from backend.commands.serve import Wish, serve

    return serve(Wish(asked.home, asked.port, asked.database, asked.host, asked.lan))


def _sandbox(asked: argparse.Namespace) -> int:
    from backend.commands.sandbox import sandbox

    _say(sandbox(asked.home, database=asked.database))
    return 0


def _wallet(asked: argparse.Namespace) -> int:
    from backend.commands.wallet import wallet

    said = {"always_confirm": "always_confirm", "qr": "qr", "trade": "trade_no"}
    content = {field: getattr(asked, name) for name, field in said.items() if name in asked}
    answer, done = wallet(asked.home, asked.verb, asked.buyer, content)
    _say(answer)
    return 0 if done else REFUSED


def _verify(asked: argparse.Namespace) -> int:
    from backend.commands.verify import told, verify

    verdicts = verify(asked.home, database=asked.database)
    for line in told(verdicts):
        sys.stdout.write(f"{line}\n")
    return REFUSED if any(verdict.finding.breaches for verdict in verdicts) else 0


def _handbook(asked: argparse.Namespace) -> int:
    from backend.gateway.handbook import handbook

    out: Path = asked.out
    text = json.dumps(handbook(), ensure_ascii=False, indent=2, sort_keys=False)
    out.write_text(text + "\n", "utf-8")
    return 0


def _say(answer: Mapping[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer, ensure_ascii=True, indent=2) + "\n")
