"""
Statements compiled once for all worlds: the text of SQL, nothing of any database.

Every world opens several databases, and a fresh engine compiles every statement anew. That is a
hundred times what running them costs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine

import backend.kernel.database as platform_database
import console.till.connections as till_connections
from backend.kernel.prepared import Prepared


@contextmanager
def statements() -> Iterator[None]:
    """Let every engine opened from here on share what it compiles with those before it."""
    modules: tuple[Any, ...] = (platform_database, till_connections)
    real = [module.create_engine for module in modules]
    for module in modules:
        module.create_engine = _sharing(module.create_engine)
    prepare = Prepared.__init__
    firsts: list[Prepared] = []

    def prepared(self: Prepared, connection: Connection) -> None:
        prepare(self, connection)
        firsts.append(self) if not firsts else None
        self._seen, self._known = firsts[0]._seen, firsts[0]._known  # noqa: SLF001

    Prepared.__init__ = prepared  # type: ignore[method-assign]  # for as long as worlds last
    try:
        yield
    finally:
        Prepared.__init__ = prepare  # type: ignore[method-assign]
        for module, create in zip(modules, real, strict=True):
            module.create_engine = create


def _sharing(create: Callable[..., Engine]) -> Callable[..., Engine]:
    first: list[Engine] = []

    def create_engine(*args: Any, **kwargs: Any) -> Engine:
        engine = create(*args, **kwargs)
        if not first:
            first.append(engine)
        engine.dialect = first[0].dialect
        engine._compiled_cache = first[0]._compiled_cache  # noqa: SLF001
        return engine

    return create_engine
