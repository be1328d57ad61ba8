"""How a shop's receipts look: kept as JSON, and checked whenever it is read."""

from __future__ import annotations

from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from console.desk.document import PICTURE_DOTS, Picture
from console.paper.failures import BadDesign

HEADING_MOST: Final = 60
LINES_MOST: Final = 12
LOGO_HEIGHT: Final = 240
"""The most dots a logo is high: 30 mm."""

Heading = Annotated[str, Field(max_length=HEADING_MOST)]
Said = Annotated[tuple[Annotated[str, Field(max_length=200)], ...], Field(max_length=LINES_MOST)]


class Logo(BaseModel):
    """The dots of a logo; ``ink`` is base64 of rows padded to whole bytes."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    width: Annotated[int, Field(ge=1, le=PICTURE_DOTS)]
    height: Annotated[int, Field(ge=1, le=LOGO_HEIGHT)]
    ink: Annotated[str, Field(max_length=PICTURE_DOTS * LOGO_HEIGHT // 6)]

    @model_validator(mode="after")
    def _whole(self) -> Logo:
        try:
            self.picture()
        except NotBase64 as error:
            raise ValueError("not base64") from error
        return self

    def picture(self) -> Picture:
        """Return it as a paper shows it."""
        return Picture(self.width, self.height, b64decode(self.ink, validate=True))

    @classmethod
    def of(cls, picture: Picture) -> Logo:
        """Keep a picture that was read from a file."""
        ink = b64encode(picture.ink).decode("ascii")
        return cls(width=picture.width, height=picture.height, ink=ink)


class Design(BaseModel):
    """What stands on every receipt of a shop, and which fields it shows."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    shop: Heading = ""
    header: Said = ()
    """Lines below the shop's name: address, telephone."""
    footer: Said = ()
    logo: Logo | None = None
    shows_cashier: bool = True
    shows_discounts: bool = True
    shows_references: bool = True
    """The numbers under which the platform knows the payments."""
    shows_tax: bool = False
    """What tax, by rate, is in what was paid."""
    shows_barcode: bool = True
    """The sale's number as a bar code, to find it by scanning when goods come back."""
    link: Annotated[str, Field(max_length=250)] = ""
    """What a QR code at the end says; none if empty."""


def read_design(text: str) -> Design:
    """
    Read a design from JSON.

    :raises BadDesign: if it is not one; what is wrong is the error's cause.
    """
    try:
        return Design.model_validate_json(text)
    except ValidationError as error:
        raise BadDesign from error


def write_design(design: Design) -> str:
    """Return a design as JSON."""
    return design.model_dump_json()
