"""What the till brings from the platform's records: goods, who works here, the shop."""

from __future__ import annotations

from typing import Final

from backend.retail.contract.goods import GOODS_SYNC, GoodsSyncRequest
from backend.retail.contract.goods import Goods as ListedGoods
from backend.retail.contract.shop import SHOP_QUERY, ShopQueryRequest, ShopUnknown
from backend.retail.contract.staff import STAFF_LIST, StaffListRequest
from console.client.client import Caller
from console.till.sale import Goods
from console.till.store.shop import Member
from console.till.till import Till

_SEQ: Final = "goods.seq"
SHOP_NAME: Final = "shop.name"
SHOP_GREETING: Final = "shop.greeting"


class Supplies:
    """Blocking; run it in the background at start and now and then."""

    def __init__(self, till: Till, caller: Caller) -> None:
        self._till = till
        self._caller = caller

    def goods(self) -> int:
        """
        Bring the goods that changed since the last time; return how many.

        :raises PlatformError, ClientError: what was brought before stays.
        """
        brought, more = 0, True
        while more:
            after = self._till.settings.number(_SEQ)
            answer = self._caller.call(GOODS_SYNC, GoodsSyncRequest(after_seq=after))
            brought += self._till.goods.put(_goods(one) for one in answer.goods)
            self._till.settings.put(_SEQ, answer.last_seq)
            more = answer.more and answer.last_seq > after
        return brought

    def staff(self) -> tuple[Member, ...]:
        """
        Bring who works here.

        :raises PlatformError, ClientError: the till then goes on with whom it knew.
        """
        answer = self._caller.call(STAFF_LIST, StaffListRequest())
        members = tuple(Member(one.staff_id, one.name, one.role.value) for one in answer.staff)
        self._till.staff.replace(members)
        return members

    def shop(self) -> str:
        """
        Bring what the shop is called and return it; empty if nobody wrote it down.

        :raises PlatformError, ClientError: the till then goes on with the name it knew.
        """
        try:
            answer = self._caller.call(SHOP_QUERY, ShopQueryRequest())
        except ShopUnknown:
            return ""
        self._till.settings.put(SHOP_NAME, answer.name)
        self._till.settings.put(SHOP_GREETING, answer.greeting)
        return answer.name


def _goods(listed: ListedGoods) -> Goods:
    return Goods(
        goods_id=listed.goods_id,
        name=listed.name,
        price=listed.price,
        barcode=listed.barcode,
        spec=listed.spec,
        initials=listed.initials,
        category=listed.category,
        unit=listed.unit,
        weighed=listed.weighed,
        on_sale=listed.on_sale,
        tax=listed.tax,
    )
