"""What each role may do at a till."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Final

from backend.retail.contract.staff import Action, Permission, Permit, Role, RolePermits

_MARK: Final = 16
_A, _N, _D = Permit.ALLOWED, Permit.NEEDS_APPROVAL, Permit.DENIED

PERMITS: Final[Mapping[Action, Mapping[Role, Permit]]] = {
    Action.SELL: {Role.CASHIER: _A, Role.MANAGER: _A, Role.OWNER: _A},
    Action.REFUND: {Role.CASHIER: _N, Role.MANAGER: _A, Role.OWNER: _A},
    Action.CHANGE_PRICE: {Role.CASHIER: _N, Role.MANAGER: _A, Role.OWNER: _A},
    Action.GIVE_DISCOUNT: {Role.CASHIER: _N, Role.MANAGER: _A, Role.OWNER: _A},
    Action.EDIT_GOODS: {Role.CASHIER: _D, Role.MANAGER: _A, Role.OWNER: _A},
    Action.SEE_COST: {Role.CASHIER: _D, Role.MANAGER: _N, Role.OWNER: _A},
    Action.VOID_SALE: {Role.CASHIER: _A, Role.MANAGER: _A, Role.OWNER: _A},
    Action.OPEN_DRAWER: {Role.CASHIER: _N, Role.MANAGER: _A, Role.OWNER: _A},
    Action.MOVE_CASH: {Role.CASHIER: _N, Role.MANAGER: _A, Role.OWNER: _A},
    Action.CLOSE_SHIFT: {Role.CASHIER: _N, Role.MANAGER: _A, Role.OWNER: _A},
    Action.SEE_EXPECTED: {Role.CASHIER: _D, Role.MANAGER: _A, Role.OWNER: _A},
    Action.SEE_ACTIVITY: {Role.CASHIER: _D, Role.MANAGER: _A, Role.OWNER: _A},
    Action.RECONCILE: {Role.CASHIER: _D, Role.MANAGER: _A, Role.OWNER: _A},
    Action.EDIT_SHOP: {Role.CASHIER: _D, Role.MANAGER: _D, Role.OWNER: _A},
    Action.EDIT_STAFF: {Role.CASHIER: _D, Role.MANAGER: _D, Role.OWNER: _A},
    Action.PAIR_TILL: {Role.CASHIER: _D, Role.MANAGER: _D, Role.OWNER: _A},
}
"""The whole table: every action, every role."""


def permit(role: Role, action: Action) -> Permit:
    """Return whether ``role`` is free to do it, must ask, or must not."""
    return PERMITS[action][role]


def permissions(role: Role) -> tuple[Permission, ...]:
    """Return one permission for each action there is, in their order."""
    return tuple(Permission(action=action, permit=permit(role, action)) for action in Action)


def table() -> tuple[RolePermits, ...]:
    """Return what each role may do, lowest first."""
    return tuple(RolePermits(role=role, permissions=permissions(role)) for role in Role)


def may_approve(approver: Role, asker: Role, action: Action) -> bool:
    """Test if ``approver`` is free to do it and ``asker`` may do it when approved."""
    return permit(approver, action) is Permit.ALLOWED and permit(asker, action) is not Permit.DENIED


def pin_mark(pin_hash: str) -> str:
    """
    Return a mark that differs as soon as the PIN is another.

    Each PIN is kept under a salt of its own, which goes into the mark: nobody who has only the
    mark can try PINs against it.
    """
    return hashlib.sha256(pin_hash.encode()).hexdigest()[:_MARK]
