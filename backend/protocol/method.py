"""How one open-platform method is written down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from pydantic import BaseModel, ConfigDict

from backend.protocol.errors import BusinessError


class Shape(BaseModel):
    """Anything that crosses the wire: immutable and described by its attribute docstrings."""

    model_config = ConfigDict(
        frozen=True,
        defer_build=True,  # of 200 shapes a program uses a few before somebody waits for it
        extra="ignore",
        use_attribute_docstrings=True,
        serialize_by_alias=True,
        coerce_numbers_to_str=True,  # some clients send order numbers unquoted
    )


class Request(Shape):
    """The business content of a call; fields it does not know are ignored, as the gateway does."""


class Said(Shape):
    """
    What the platform itself says.

    Typed code makes it, so its parts are taken as they are, at a fifth of what checking them once
    more would cost. What comes from elsewhere is read with ``model_validate``, which checks.
    """

    _blank: ClassVar[Mapping[str, Any]] = {}
    _needed: ClassVar[frozenset[str]] = frozenset()

    @classmethod
    def __pydantic_init_subclass__(cls, **options: Any) -> None:
        super().__pydantic_init_subclass__(**options)
        fields = cls.model_fields
        cls._blank = {name: field.get_default() for name, field in fields.items()}
        cls._needed = frozenset(name for name, field in fields.items() if field.is_required())

    if not TYPE_CHECKING:  # the checkers see the fields

        def __init__(self, /, **parts: Any) -> None:
            if not self._needed <= parts.keys():
                raise TypeError(f"{type(self).__name__} lacks {self._needed - parts.keys()}")
            assign = object.__setattr__
            assign(self, "__dict__", {**self._blank, **parts})
            assign(self, "__pydantic_fields_set__", set(parts))
            assign(self, "__pydantic_extra__", None)
            assign(self, "__pydantic_private__", None)

        __init__.__pydantic_base_init__ = True  # says that reading does not go through it

    def check(self) -> None:
        """
        Check the parts after all, as whoever reads this will.

        :raises ValueError: if they are not as the contract says, or mean another thing there.
        """
        said = self.model_dump()
        if type(self).model_validate(said).model_dump() != said:
            raise ValueError(f"{self!r} is not what its reader understands")


class Response(Said):
    """
    The business content of an answer; fields that are ``None`` are not sent.

    A subclass may carry another public code (``10003`` while the buyer must still confirm).
    """

    code: ClassVar[str] = "10000"
    msg: ClassVar[str] = "Success"


RequestT = TypeVar("RequestT", bound=Request)
ResponseT = TypeVar("ResponseT", bound=Response)


@dataclass(frozen=True, slots=True)
class Method(Generic[RequestT, ResponseT]):
    """
    One method: its public name, its two shapes, and the refusals it may answer.

    ``also`` lists answers with a public code other than 10000; each is a subclass of ``response``.
    """

    name: str
    request: type[RequestT]
    response: type[ResponseT]
    refuses: tuple[type[BusinessError], ...] = ()
    also: tuple[type[ResponseT], ...] = ()

    @property
    def node(self) -> str:
        """Name of the member that holds the answer, e.g. ``alipay_trade_pay_response``."""
        return self.name.replace(".", "_") + "_response"


AnyMethod = Method[Any, Any]
