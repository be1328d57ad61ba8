"""The methods of the shop's records: shape in, verb, shape out."""

from __future__ import annotations

from typing import Final

from backend.kernel.call import AnyServed, Call, Served
from backend.retail.contract.activity import ACTIVITY_QUERY, ACTIVITY_REPORT
from backend.retail.contract.goods import (
    GOODS_COSTS,
    GOODS_QUERY,
    GOODS_SAVE,
    GOODS_SYNC,
    GoodsSaveRequest,
    GoodsSaveResponse,
)
from backend.retail.contract.goods_import import (
    GOODS_IMPORT_BEGIN,
    GOODS_IMPORT_COMMIT,
    GOODS_IMPORT_DROP,
    GOODS_IMPORT_PUT,
    GoodsImportBeginRequest,
    GoodsImportCommitRequest,
    GoodsImportCommitResponse,
    GoodsImportDropRequest,
    GoodsImportDropResponse,
    GoodsImportPutRequest,
    GoodsImportPutResponse,
    GoodsImportStagedResponse,
)
from backend.retail.contract.held_carts import (
    CART_CLAIM,
    CART_HOLD,
    CART_LIST,
    CartListRequest,
    CartListResponse,
)
from backend.retail.contract.in_store import IN_STORE_ASSIGN
from backend.retail.contract.reserving import REFUND_RELEASE, REFUND_RESERVE
from backend.retail.contract.sales import (
    REFUND_REPORT,
    SALE_LIST,
    SALE_QUERY,
    SALE_REPORT,
    SaleQueryRequest,
    SaleQueryResponse,
    SaleReportRequest,
    SaleReportResponse,
)
from backend.retail.contract.shifts import (
    SHIFT_QUERY,
    SHIFT_REPORT,
    ShiftReportRequest,
    ShiftReportResponse,
)
from backend.retail.contract.shop import SHOP_QUERY, ShopQueryRequest, ShopQueryResponse
from backend.retail.contract.staff import (
    STAFF_APPROVE,
    STAFF_LIST,
    STAFF_SAVE,
    STAFF_SIGN_IN,
    StaffListRequest,
    StaffListResponse,
    StaffSignInRequest,
    StaffSignInResponse,
)
from backend.retail.contract.stock import (
    STOCK_COUNT,
    STOCK_MOVE,
    STOCK_MOVES,
    STOCK_QUERY,
    STOCK_WATCH,
    StockCountRequest,
    StockMoveRequest,
    StockResponse,
    StockWatchRequest,
)
from backend.retail.rules import roles
from backend.retail.service import goods_import, held_carts
from backend.retail.service.activity import query_activity, report_activity
from backend.retail.service.goods import list_costs, query_goods, save_goods, sync_goods
from backend.retail.service.in_store import assign_codes
from backend.retail.service.reserving import release, reserve
from backend.retail.service.sales import list_sales, query_sale, report_refund, report_sale
from backend.retail.service.shifts import query_shifts, report_shift
from backend.retail.service.shop import shop
from backend.retail.service.staff import approve, sign_in, staff_list
from backend.retail.service.staff_changes import save_staff
from backend.retail.service.stock import (
    count_stock,
    list_moves,
    move_stock,
    query_stock,
    watch_stock,
)


def shop_query(call: Call, request: ShopQueryRequest) -> ShopQueryResponse:
    del request
    return shop(call)


def goods_save(call: Call, request: GoodsSaveRequest) -> GoodsSaveResponse:
    return GoodsSaveResponse(goods=save_goods(call, request))


def goods_import_begin(call: Call, request: GoodsImportBeginRequest) -> GoodsImportStagedResponse:
    return GoodsImportStagedResponse(staged=goods_import.begin(call, request))


def goods_import_put(call: Call, request: GoodsImportPutRequest) -> GoodsImportPutResponse:
    staged, initials = goods_import.put(call, request)
    return GoodsImportPutResponse(staged=staged, initials=initials)


def goods_import_commit(call: Call, request: GoodsImportCommitRequest) -> GoodsImportCommitResponse:
    return goods_import.shelve(call, request)


def goods_import_drop(call: Call, request: GoodsImportDropRequest) -> GoodsImportDropResponse:
    goods_import.drop(call, import_id=request.import_id)
    return GoodsImportDropResponse()


def stock_move(call: Call, request: StockMoveRequest) -> StockResponse:
    return StockResponse(stock=move_stock(call, request))


def stock_count(call: Call, request: StockCountRequest) -> StockResponse:
    return StockResponse(stock=count_stock(call, request))


def stock_watch(call: Call, request: StockWatchRequest) -> StockResponse:
    return StockResponse(stock=watch_stock(call, request))


def staff_list_(call: Call, request: StaffListRequest) -> StaffListResponse:
    staff = staff_list(call, everybody=request.everybody)
    return StaffListResponse(staff=staff, roles=roles.table())


def staff_sign_in(call: Call, request: StaffSignInRequest) -> StaffSignInResponse:
    return sign_in(call, staff_id=request.staff_id, pin=request.pin)


def sale_report(call: Call, request: SaleReportRequest) -> SaleReportResponse:
    return SaleReportResponse(sale_id=request.sale_id, recorded_at=report_sale(call, request))


def sale_query(call: Call, request: SaleQueryRequest) -> SaleQueryResponse:
    return SaleQueryResponse(sale=query_sale(call, request))


def cart_list(call: Call, request: CartListRequest) -> CartListResponse:
    del request
    return CartListResponse(carts=held_carts.list_held(call))


def shift_report(call: Call, request: ShiftReportRequest) -> ShiftReportResponse:
    return ShiftReportResponse(shift_id=request.shift_id, recorded_at=report_shift(call, request))


METHODS: Final[tuple[AnyServed, ...]] = (
    Served(SHOP_QUERY, shop_query),
    Served(GOODS_QUERY, query_goods),
    Served(GOODS_SYNC, sync_goods),
    Served(GOODS_COSTS, list_costs),
    Served(GOODS_SAVE, goods_save),
    Served(IN_STORE_ASSIGN, assign_codes),
    Served(GOODS_IMPORT_BEGIN, goods_import_begin),
    Served(GOODS_IMPORT_PUT, goods_import_put),
    Served(GOODS_IMPORT_COMMIT, goods_import_commit),
    Served(GOODS_IMPORT_DROP, goods_import_drop),
    Served(STOCK_QUERY, query_stock),
    Served(STOCK_MOVES, list_moves),
    Served(STOCK_MOVE, stock_move),
    Served(STOCK_COUNT, stock_count),
    Served(STOCK_WATCH, stock_watch),
    Served(STAFF_LIST, staff_list_),
    Served(STAFF_SIGN_IN, staff_sign_in),
    Served(STAFF_APPROVE, approve),
    Served(STAFF_SAVE, save_staff),
    Served(ACTIVITY_REPORT, report_activity),
    Served(ACTIVITY_QUERY, query_activity),
    Served(SALE_REPORT, sale_report),
    Served(REFUND_REPORT, report_refund),
    Served(SALE_QUERY, sale_query),
    Served(SALE_LIST, list_sales),
    Served(CART_HOLD, held_carts.hold),
    Served(CART_LIST, cart_list),
    Served(CART_CLAIM, held_carts.claim),
    Served(REFUND_RESERVE, reserve),
    Served(REFUND_RELEASE, release),
    Served(SHIFT_REPORT, shift_report),
    Served(SHIFT_QUERY, query_shifts),
)
