"""What the shop's records do later."""

from __future__ import annotations

from typing import Final

from backend.kernel.call import Call
from backend.kernel.jobs import Chore, Job
from backend.retail.service import goods_import


def _expire(call: Call, job: Job) -> None:
    goods_import.expire(call, import_id=job.key)


def _clear(call: Call, job: Job) -> None:
    goods_import.clear(call, key=job.key)


CHORES: Final = (Chore(goods_import.EXPIRE, _expire), Chore(goods_import.CLEAR, _clear))
