"""The heavy part of learning and importing goods, made to run in a process of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from itertools import islice
from pathlib import Path

from filelock import FileLock

from backend.protocol.signing import PrivateKey, PublicKey
from backend.retail.contract.goods_import import GoodsImportCommitResponse, ImportGoodsChanged
from console.client.apart import Apart, Asking, Serves, WorkEnded, Workers
from console.client.client import Client, Gateway
from console.client.signer import Signer
from console.retail.files.packed import Packed
from console.retail.files.preview import Preview, preview
from console.retail.files.reading import read_goods
from console.retail.files.row_of_goods import RowOfGoods
from console.retail.goods_sending import GoodsSending, known_goods
from console.retail.goods_sync import sync_goods, sync_page
from console.till import sale
from console.till.database import Database
from console.till.goods import PUT_AT_ONCE, GoodsCache
from console.till.numbers import Identity
from console.till.store.goods import row_of
from console.till.till import Till


@dataclass(frozen=True, slots=True)
class Means:
    """What the work is given; whatever else it needs it asks for."""

    folder: Path
    """Where the till's file is, which the work only reads."""
    identity: Identity
    app_id: str
    key: str = field(repr=False)
    platform: str


def means(till: Till, client: Gateway) -> Means:
    """Return what work for a till is given."""
    signer = client.signer
    return Means(till.folder, till.identity, signer.app_id, signer.key.pem(), signer.platform.pem())


def serves(till: Till, client: Gateway, now: Callable[[], datetime]) -> Serves:
    """Return what work for a till may ask for: this process alone writes to its file."""
    return {
        "carry": client.carry,
        "now": now,
        "setting": till.settings.text,
        "set": till.settings.put,
        "put": till.goods.put_rows,
    }


def learn_goods(
    till: Till, client: Gateway, now: Callable[[], datetime], workers: Workers = Apart
) -> int:
    """
    Bring the shop's goods to the till, many of them apart; return how many changed.

    :raises ClientError: if the platform cannot be asked.
    :raises WorkEnded: if the work came to no end; what it brought is kept.
    """
    changed, more = sync_page(till, client)
    if more:
        work = workers(GoodsWork, means(till, client), serves=serves(till, client, now))
        try:
            changed += int(work.call("learn"))
        finally:
            work.close()
    return changed


class GoodsWork:
    """Learns goods; or reads a file of them, compares it, and sends it step by step."""

    def __init__(self, line: Asking, given: Means) -> None:
        self._line = line
        self._till = _Shelf(line, given)
        key, platform = PrivateKey.load(given.key), PublicKey.load(given.platform)
        self._client = Client(
            _Carrier(line), Signer(given.app_id, key, platform), clock=partial(line.ask, "now")
        )
        self._goods: Sequence[RowOfGoods] = ()
        self._known_seq = 0
        self._sending: GoodsSending | None = None

    def learn(self) -> int:
        """Bring all that changed to the till; return how much it was."""
        return sync_goods(self._till, self._client)

    def look(self, path: Path) -> Preview:
        """
        Read a file and compare it with what the platform knows.

        It asks ``rows`` and ``known`` how far it may go, with what it has read so far.

        :raises FileRefused, OSError, ClientError: as ``read_goods`` and ``known_goods``.
        """
        read = read_goods(path, partial(self._line.ask, "rows"))
        known = known_goods(self._till, self._client, partial(self._line.ask, "known"))
        found = preview(read, known.goods, known_seq=known.seq)
        self._goods, self._known_seq = found.to_send, found.known_seq
        packed = (Packed(found.new), Packed(found.changed), Packed(found.bad))
        new, changed, bad = packed
        return replace(found, new=new, changed=changed, bad=bad, to_send=())

    def step(self, now: datetime) -> tuple[int, bool]:
        """
        Begin to send what was looked at, or send the next part; return how much was, and if all.

        :raises PlatformError, ClientError: as ``GoodsSending.step``.
        """
        if self._sending is None:
            self._sending = GoodsSending(
                self._till, self._client, self._goods, known_seq=self._known_seq, now=now
            )
        return self._sending.step(), self._sending.is_sent

    def finish(self) -> GoodsImportCommitResponse:
        """
        Put all of it on the shelf and bring it to the till.

        :raises PlatformError, ClientError: as ``GoodsSending.finish``.
        """
        if self._sending is None:
            raise WorkEnded
        try:
            return self._sending.finish()
        except ImportGoodsChanged:
            self._sending = None
            raise

    def drop(self) -> None:
        """
        Let the platform forget what was sent.

        :raises ClientError: if no answer came.
        """
        if self._sending is not None:
            self._sending.drop()
            self._sending = None

    def names(self, goods_ids: Sequence[str]) -> dict[str, str]:
        """Return what goods of the file are called."""
        wanted = set(goods_ids)
        return {row.goods_id: row.name for row in self._goods if row.goods_id in wanted}


class _Carrier:
    """A transport that whoever asked for the work has."""

    def __init__(self, line: Asking) -> None:
        self._line = line

    def carry(self, form: bytes) -> bytes:
        return bytes(self._line.ask("carry", form))

    def fetch(self, url: str) -> bytes:
        raise NotImplementedError(url)

    def close(self) -> None:
        """Nothing is held."""


class _Shelf:
    """A till whose file somebody else writes to."""

    def __init__(self, line: Asking, given: Means) -> None:
        self.identity = given.identity
        self.settings = _Settings(line)
        self.goods = _Goods(line, given.folder)


class _Settings:
    def __init__(self, line: Asking) -> None:
        self._line = line

    def text(self, key: str) -> str:
        return str(self._line.ask("setting", key))

    def number(self, key: str) -> int:
        return int(self.text(key) or 0)

    def put(self, key: str, value: str | int) -> None:
        self._line.ask("set", key, value)


class _Goods:
    def __init__(self, line: Asking, folder: Path) -> None:
        self._line = line
        self._folder = folder

    def put(self, goods: Iterable[sale.Goods]) -> int:
        total, rest = 0, iter(goods)
        while batch := [row_of(one) for one in islice(rest, PUT_AT_ONCE)]:
            self._line.ask("put", batch)
            total += len(batch)
        return total

    def each(self) -> Iterator[sale.Goods]:
        file = Database(self._folder, FileLock(self._folder / "till.lock"))  # not taken: it reads
        try:
            yield from GoodsCache(file).each()
        finally:
            file.close()
