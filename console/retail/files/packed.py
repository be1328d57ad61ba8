"""Many things in few bytes: looked at now and then, and never all at once."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final, TypeVar, cast, overload

T = TypeVar("T")

_BUNDLE: Final = 100


class Packed(Sequence[T]):
    """Things in pickles of a hundred, unpacked anew whenever they are asked for."""

    def __init__(self, things: Iterable[T]) -> None:
        rest = iter(things)
        self._bundles: list[bytes] = []
        self._count = 0
        while bundle := list(islice(rest, _BUNDLE)):
            self._bundles.append(pickle.dumps(bundle, pickle.HIGHEST_PROTOCOL))
            self._count += len(bundle)

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[T]:
        for place in range(len(self._bundles)):
            yield from self._bundle(place)

    @overload
    def __getitem__(self, place: int) -> T: ...

    @overload
    def __getitem__(self, place: slice) -> list[T]: ...

    def __getitem__(self, place: int | slice) -> T | list[T]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(self._count))]
        whole, rest = divmod(range(self._count)[place], _BUNDLE)
        return self._bundle(whole)[rest]

    def _bundle(self, place: int) -> list[T]:
        return cast("list[T]", pickle.loads(self._bundles[place]))  # noqa: S301 - our own
