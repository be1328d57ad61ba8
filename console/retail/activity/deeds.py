"""What can have been done, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from backend.retail.contract.activity import ActivityEntry
from console.desk.phrases import QT_TRANSLATE_NOOP, Phrase
from console.desk.staff import ROLES
from console.till.activity import COMMAND, NOBODY
from console.till.export import ACTION as EXPORTED
from console.till.export import BROUGHT

DEEDS: Final[Mapping[str, tuple[Phrase, str]]] = {
    "REFUND": (QT_TRANSLATE_NOOP("Deeds", "Refund"), "bad"),
    "VOID_SALE": (QT_TRANSLATE_NOOP("Deeds", "Sale given up"), "bad"),
    "CLEAR_CART": (QT_TRANSLATE_NOOP("Deeds", "Cart emptied"), "bad"),
    "REMOVE_LINE": (QT_TRANSLATE_NOOP("Deeds", "Goods taken out"), "warn"),
    "CHANGE_PRICE": (QT_TRANSLATE_NOOP("Deeds", "Price changed"), "warn"),
    "GIVE_DISCOUNT": (QT_TRANSLATE_NOOP("Deeds", "Discount"), "warn"),
    "OPEN_DRAWER": (QT_TRANSLATE_NOOP("Deeds", "Drawer opened"), "warn"),
    "MOVE_CASH": (QT_TRANSLATE_NOOP("Deeds", "Cash in or out"), "info"),
    "CLOSE_SHIFT": (QT_TRANSLATE_NOOP("Deeds", "Shift closed"), "plain"),
    "EXTEND_OFFLINE": (QT_TRANSLATE_NOOP("Deeds", "Offline limit up"), "warn"),
    "APPROVE": (QT_TRANSLATE_NOOP("Deeds", "Approved"), "info"),
    "SIGN_IN": (QT_TRANSLATE_NOOP("Deeds", "Signed in"), "plain"),
    "EDIT_GOODS": (QT_TRANSLATE_NOOP("Deeds", "Goods changed"), "plain"),
    "COUNT_STOCK": (QT_TRANSLATE_NOOP("Deeds", "Stock counted"), "info"),
    "DELIVER_STOCK": (QT_TRANSLATE_NOOP("Deeds", "Stock delivered"), "plain"),
    "WRITE_OFF_STOCK": (QT_TRANSLATE_NOOP("Deeds", "Stock written off"), "warn"),
    "SEE_COST": (QT_TRANSLATE_NOOP("Deeds", "Cost looked at"), "plain"),
    "RECONCILE": (QT_TRANSLATE_NOOP("Deeds", "Bill compared"), "plain"),
    "CLOSE_DAY": (QT_TRANSLATE_NOOP("Deeds", "Day closed"), "plain"),
    "EDIT_SHOP": (QT_TRANSLATE_NOOP("Deeds", "Shop changed"), "plain"),
    "INVITE_TILL": (QT_TRANSLATE_NOOP("Deeds", "Code for a till"), "info"),
    "PAIR_TILL": (QT_TRANSLATE_NOOP("Deeds", "Till added"), "info"),
    "REVOKE_TILL": (QT_TRANSLATE_NOOP("Deeds", "Till turned away"), "warn"),
    "OPEN_NETWORK": (QT_TRANSLATE_NOOP("Deeds", "Network opened"), "warn"),
    "SHUT_NETWORK": (QT_TRANSLATE_NOOP("Deeds", "Network shut"), "info"),
    "EXPORT_UNSENT": (QT_TRANSLATE_NOOP("Deeds", "Unsent exported"), "warn"),
    "BRING_UNSENT": (QT_TRANSLATE_NOOP("Deeds", "Unsent brought in"), "info"),
    "ADD_STAFF": (QT_TRANSLATE_NOOP("Deeds", "Staff added"), "info"),
    "RENAME_STAFF": (QT_TRANSLATE_NOOP("Deeds", "Staff renamed"), "info"),
    "CHANGE_ROLE": (QT_TRANSLATE_NOOP("Deeds", "Role changed"), "info"),
    "NEW_PIN": (QT_TRANSLATE_NOOP("Deeds", "New PIN set"), "info"),
    "STOP_STAFF": (QT_TRANSLATE_NOOP("Deeds", "Staff stopped"), "info"),
    "START_STAFF": (QT_TRANSLATE_NOOP("Deeds", "Staff back"), "info"),
}
"""Words and tone by what was done; whatever a newer till tells of is shown as it is called."""

GROUPS: Final[Mapping[str, tuple[Phrase, tuple[str, ...]]]] = {
    "refunds": (QT_TRANSLATE_NOOP("Deeds", "Refunds"), ("REFUND",)),
    "voids": (
        QT_TRANSLATE_NOOP("Deeds", "Given up, emptied, taken out"),
        ("VOID_SALE", "CLEAR_CART", "REMOVE_LINE"),
    ),
    "prices": (
        QT_TRANSLATE_NOOP("Deeds", "Prices and discounts"),
        ("CHANGE_PRICE", "GIVE_DISCOUNT"),
    ),
    "cash": (
        QT_TRANSLATE_NOOP("Deeds", "Drawer, cash and shifts"),
        ("OPEN_DRAWER", "MOVE_CASH", "CLOSE_SHIFT", "EXTEND_OFFLINE"),
    ),
    "away": (
        QT_TRANSLATE_NOOP("Deeds", "PINs checked at the till"),
        ("APPROVE", "SIGN_IN"),
    ),
    "shop": (
        QT_TRANSLATE_NOOP("Deeds", "Goods, bills and the shop"),
        ("EDIT_GOODS", "SEE_COST", "RECONCILE", "CLOSE_DAY", "EDIT_SHOP"),
    ),
    "tills": (
        QT_TRANSLATE_NOOP("Deeds", "Tills, network, unsent sales"),
        (
            *("INVITE_TILL", "PAIR_TILL", "REVOKE_TILL", "OPEN_NETWORK", "SHUT_NETWORK"),
            *("EXPORT_UNSENT", "BRING_UNSENT"),
        ),
    ),
    "stock": (
        QT_TRANSLATE_NOOP("Deeds", "Stock"),
        ("COUNT_STOCK", "DELIVER_STOCK", "WRITE_OFF_STOCK"),
    ),
    "staff": (
        QT_TRANSLATE_NOOP("Deeds", "Staff"),
        ("ADD_STAFF", "RENAME_STAFF", "CHANGE_ROLE", "NEW_PIN", "STOP_STAFF", "START_STAFF"),
    ),
}
"""What one may ask to see alone."""

_NO_PERSON: Final[Mapping[str, Phrase]] = {
    NOBODY: QT_TRANSLATE_NOOP("Deeds", "The till itself"),
    COMMAND: QT_TRANSLATE_NOOP("Deeds", "A command at the computer"),
}
_COUNTED: Final = QT_TRANSLATE_NOOP("Deeds", "{count} records in the file")
_TAKEN: Final = QT_TRANSLATE_NOOP("Deeds", "{taken} taken, {refused} refused, {left} left")
_COUNTS: Final = ("taken", "refused", "left")


def deed(action: str) -> str:
    """Return what was done, in words."""
    return DEEDS[action][0]() if action in DEEDS else action


def tone(action: str) -> str:
    """Return the tone of its tag."""
    return DEEDS[action][1] if action in DEEDS else "plain"


def about(entry: ActivityEntry) -> str:
    """Return what it was done to."""
    return deed(entry.subject) if entry.action == "APPROVE" else entry.subject


def why(entry: ActivityEntry) -> str:
    """Return why, or from what to what."""
    if entry.action in {"CHANGE_ROLE", "ADD_STAFF"}:
        return " → ".join(_role(part) for part in entry.reason.split(" → "))
    if entry.action == EXPORTED:
        return _COUNTED().format(count=entry.reason)
    counts = entry.reason.split()
    if entry.action == BROUGHT and len(counts) == len(_COUNTS):
        return _TAKEN().format(**dict(zip(_COUNTS, counts, strict=True)))
    return entry.reason


def who(entry: ActivityEntry) -> str:
    """Return who did it; the number of somebody nobody knows."""
    return entry.by_name or (_NO_PERSON[entry.by]() if entry.by in _NO_PERSON else entry.by)


def _role(text: str) -> str:
    role = text.strip().lower()
    return ROLES[role]() if role in ROLES else text
