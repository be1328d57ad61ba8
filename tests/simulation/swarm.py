"""What a seed's world is like: which faults are on and how strong, drawn anew for every seed."""

from __future__ import annotations

import random
from dataclasses import dataclass, fields, replace
from typing import Final

_CALM: Final = 0.0


@dataclass(frozen=True, slots=True)
class Faults:
    """Chances, each between 0 and 1, of what may befall one message, phone or moment."""

    lost: float = _CALM
    """A request never arrives, or its reply never does."""
    half_open: float = _CALM
    """A request arrives and is answered; the asker hears nothing."""
    reset: float = _CALM
    """The asker is told at once that the line broke; the request arrives all the same, later."""
    refused: float = _CALM
    """The connection is refused: nothing is sent."""
    doubled: float = _CALM
    """A request arrives a second time, now or much later."""
    slow: float = _CALM
    """A message takes seconds, now and then minutes, so that it arrives after a cancel."""
    clog: float = _CALM
    """A line holds everything up for a while, chance per minute."""
    torn: float = _CALM
    """A reply is truncated, altered, unsigned, or signed by somebody else."""
    forged: float = _CALM
    """A reply that says what one would like to hear, unsigned or signed by somebody else."""
    crossed: float = _CALM
    """A well-signed reply to something else comes instead."""
    crash: float = _CALM
    """A process dies at a named point it passes."""
    killed: float = _CALM
    """A process dies between two events, chance per minute."""
    full: float = _CALM
    """The platform's disk is full for a while, chance per minute."""
    jump: float = _CALM
    """A clock jumps, chance per minute."""
    deaf: float = _CALM
    """The receiver of notifications fails, hangs, or says something else."""
    moody: float = _CALM
    """A buyer refuses, mistypes the PIN, does nothing, or pays twice at once."""
    hurried: float = _CALM
    """A cashier stops, parks, clicks twice or asks by hand."""


@dataclass(frozen=True, slots=True)
class Swarm:
    """One seed's world."""

    faults: Faults
    tills: int
    sales: int
    """Sales each till makes."""
    orders: int
    """Orders a shop's own program makes beside the tills."""
    crashes: int
    """Processes that die at most."""
    aim: str | None
    """A named point at which one dies for certain, if it is passed often enough."""
    passes: int
    tick: float
    """Seconds in which what arrives at the platform shares a commit."""
    fault_seconds: float
    """How long the faults last."""

    @classmethod
    def of(cls, seed: int, points: tuple[str, ...]) -> Swarm:
        """Draw the world of a seed; the points are aimed at in turn."""
        dice = random.Random(f"swarm/{seed}")  # noqa: S311 - repeatable on purpose
        quiet = dice.random() < 0.05
        faults = Faults(
            **{
                field.name: 0.0 if quiet or dice.random() < 0.5 else _strength(dice, field.name)
                for field in fields(Faults)
            }
        )
        return cls(
            faults=faults,
            tills=1 if dice.random() < 0.8 else 2,
            sales=dice.choice((1, 1, 2, 3)),
            orders=dice.choice((0, 1, 1, 2)),
            crashes=dice.choice((0, 2, 4, 8)),
            aim=points[seed % len(points)] if points and dice.random() < 0.8 else None,
            tick=dice.choice((0.001, 0.05, 0.4)),
            passes=dice.choice((1, 1, 1, 2, 3, 5)),
            fault_seconds=float(dice.choice((45, 90, 180, 400))),
        )

    def calm(self) -> Swarm:
        """Return this world without any fault."""
        return replace(self, faults=Faults())


def _strength(dice: random.Random, name: str) -> float:
    if name == "crash":
        return dice.choice((0.001, 0.004, 0.015))
    if name in {"clog", "full", "moody", "hurried", "deaf"}:
        return dice.choice((0.1, 0.3, 0.7))
    return dice.choice((0.03, 0.1, 0.3))
