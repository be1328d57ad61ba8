"""One of the staff, to be changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QRegularExpression, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from backend.retail.contract.staff import Role
from console.desk.phrases import Text
from console.desk.staff import ROLES
from console.retail.staff.model import NAME_MAX, PIN_MAX, Draft, Fault
from console.widgets.button import Button, Kind
from console.widgets.choice import Choice
from console.widgets.field import Field
from console.widgets.panel import Leaf
from console.widgets.speaking import Speaking

_NUMBER_MAX: Final = 32


class PersonLeaf(Speaking, Leaf):
    """Number, name, role and PIN. ``asked`` carries the ``Draft`` to keep."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._draft = Draft(staff_id="")
        self.number, self.name, self.pin = QLineEdit(), QLineEdit(), QLineEdit()
        for edit, most in ((self.number, _NUMBER_MAX), (self.name, NAME_MAX), (self.pin, PIN_MAX)):
            edit.setMaxLength(most)
        self.role = Choice(
            {role: ROLES[role.lower()] for role in Role}, name=lambda: self.tr("Role")
        )
        digits = QRegularExpression(f"[0-9]{{0,{PIN_MAX}}}")
        self.pin.setValidator(QRegularExpressionValidator(digits, self))
        self.save = Button(lambda: self.tr("Save"), Kind.PRIMARY, key="Ctrl+Return")
        self.stop = Button(lambda: self.tr("Stop working here"), Kind.DANGER)
        self.back = Button(lambda: self.tr("Let back in"))
        self.save.clicked.connect(lambda: self.asked.emit(self._typed()))
        self.stop.clicked.connect(lambda: self.asked.emit(replace(self._draft, works=False)))
        self.back.clicked.connect(lambda: self.asked.emit(replace(self._draft, works=True)))
        self.fields: Final = {
            "staff_id": Field(lambda: self.tr("Number"), self.number),
            "name": Field(lambda: self.tr("Name"), self.name),
            "pin": Field(lambda: self.tr("New PIN"), self.pin),
        }
        for field in self.fields.values():
            self.body.addWidget(field)
        self.body.insertWidget(2, self.role)
        self.body.addStretch(1)
        self.foot.addWidget(self.save)
        self.act(self.stop, self.back)
        self._speak()

    def show_person(self, draft: Draft) -> None:
        """Show somebody as they are."""
        self._draft = draft
        if draft.is_new:
            self.say(lambda: self.tr("Somebody new"), lambda: self.tr("Tell them their PIN"))
        else:
            self.say(draft.name, draft.staff_id)
        self.fields["staff_id"].setVisible(draft.is_new)
        self.number.setText(draft.staff_id)
        self.name.setText(draft.name)
        self.role.choose(draft.role)
        self.pin.clear()
        self.stop.setVisible(draft.works and not draft.is_new)
        self.back.setVisible(not draft.works)
        self._speak()
        self.show_faults({})

    def show_faults(self, faults: Mapping[str, Fault]) -> None:
        """Say at each field what is wrong with it."""
        words: dict[tuple[str, Fault], Text] = {
            ("staff_id", Fault.TAKEN): lambda: self.tr("Somebody has this number"),
            ("staff_id", Fault.BAD): lambda: self.tr("Letters, digits, - and _ only"),
            ("name", Fault.EMPTY): lambda: self.tr("A name is needed"),
            ("name", Fault.BAD): lambda: self.tr("One line without odd signs"),
            ("pin", Fault.EMPTY): lambda: self.tr("A PIN is needed"),
            ("pin", Fault.BAD): lambda: self.tr("4 to 6 digits"),
        }
        for key, field in self.fields.items():
            fault = faults.get(key)
            field.show_fault(words.get((key, fault), "") if fault is not None else "")
        wrong = next((field for key, field in self.fields.items() if key in faults), None)
        if wrong is not None:
            wrong.edit.setFocus()

    def _typed(self) -> Draft:
        return replace(
            self._draft,
            staff_id=self.number.text().strip(),
            name=self.name.text(),
            role=Role(self.role.key),
            pin=self.pin.text(),
        )

    def _speak(self) -> None:
        self.number.setAccessibleName(self.tr("Number"))
        self.name.setAccessibleName(self.tr("Name"))
        self.pin.setAccessibleName(self.tr("New PIN"))
        hint = self.tr("4 to 6 digits")
        kept = self.tr("Empty keeps the old one")
        self.pin.setPlaceholderText(hint if self._draft.is_new else kept)
