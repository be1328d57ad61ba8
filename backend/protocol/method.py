"""How one open-platform method is written down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from pydantic import BaseModel, ConfigDict

from backend.protocol.errors import BusinessError


class Shape(BaseModel):
    """Anything that crosses the wire: immutable and described by its attribute docstrings."""

    model_config = ConfigDict(
        frozen=True,
        extra="ignore",
        use_attribute_docstrings=True,
        serialize_by_alias=True,
        coerce_numbers_to_str=True,  # some clients send order numbers unquoted
    )


class Request(Shape):
    """The business content of a call; fields it does not know are ignored, as the gateway does."""


class Response(Shape):
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
