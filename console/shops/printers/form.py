"""A printer as it is typed, before anything of it is held to be right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, Literal

from console.desk.paper import Role
from console.paper.device import Device
from console.paper.failures import BadPlace
from console.paper.layout import NARROW, WIDE
from console.paper.places import Way, read_place, write_place
from console.paper.press import Setup
from console.paper.trial import WRITINGS, Writing

NAME_MOST: Final = 60
_WIDE_DOTS: Final = 576
_NARROW_DOTS: Final = 384
_PINS: Final[Mapping[str, Literal[2, 5]]] = {"2": 2, "5": 5}


class Part(StrEnum):
    """What can be wrong."""

    NAME = "name"
    PLACE = "place"


class Flaw(StrEnum):
    """What is wrong with it."""

    EMPTY = "empty"
    TWICE = "twice"
    """Another printer is called so."""
    NETWORK = "network"
    USB = "usb"
    SERIAL = "serial"
    FILE = "file"


Flaws = Mapping[Part, Flaw]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What stands in the fields of one printer."""

    name: str = ""
    way: Way = Way.NETWORK
    place: str = ""
    wide: bool = True
    """80 mm rather than 58."""
    writing: Writing = WRITINGS[1]
    draws_codes: bool = True
    cuts: bool = True
    drawer: str = ""
    """Pin of the drawer's plug, ``2`` or ``5``; empty for none."""
    receipts: bool = True
    labels: bool = False


def form_of(setup: Setup) -> Form:
    """Return a printer as it is typed."""
    device = setup.device
    return Form(
        name=setup.name,
        way=Way(setup.address.kind),
        place=write_place(setup.address),
        wide=device.dots > _NARROW_DOTS,
        writing=Writing(device.mode, device.dialect),
        draws_codes=device.draws_codes,
        cuts=device.cuts,
        drawer=str(device.drawer_pin) if setup.has_drawer else "",
        receipts=Role.RECEIPTS in setup.prints,
        labels=Role.LABELS in setup.prints,
    )


def flaws_of(form: Form, others: Sequence[Setup]) -> Flaws:
    """Return what is wrong with a form; nothing if it can be kept beside the others."""
    found: dict[Part, Flaw] = {}
    if not form.name.strip():
        found[Part.NAME] = Flaw.EMPTY
    elif any(other.name == form.name.strip() for other in others):
        found[Part.NAME] = Flaw.TWICE
    try:
        read_place(form.way, form.place)
    except BadPlace:
        found[Part.PLACE] = Flaw(form.way.value)
    return found


def setup_of(form: Form) -> Setup:
    """
    Return the printer a form describes.

    :raises BadPlace: if no printer can be where it says.
    """
    roles = ((Role.RECEIPTS, form.receipts), (Role.LABELS, form.labels))
    return Setup(
        name=form.name.strip()[:NAME_MOST],
        address=read_place(form.way, form.place),
        device=Device(
            columns=WIDE if form.wide else NARROW,
            dots=_WIDE_DOTS if form.wide else _NARROW_DOTS,
            mode=form.writing.mode,
            dialect=form.writing.dialect,
            draws_codes=form.draws_codes,
            cuts=form.cuts,
            drawer_pin=_PINS.get(form.drawer, 2),
        ),
        has_drawer=form.drawer in _PINS,
        prints=tuple(role for role, does in roles if does),
    )


def without_the_work_of(setup: Setup, other: Setup) -> Setup:
    """Return another printer without what this one does from now on: each is done by one."""
    left = tuple(role for role in other.prints if role not in setup.prints)
    has_drawer = other.has_drawer and not setup.has_drawer
    return replace(other, prints=left, has_drawer=has_drawer)
