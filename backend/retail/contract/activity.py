"""What was done at the tills that somebody may ask about later, as the wire sees it."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import Field, StringConstraints

from backend.protocol.counts import Whole
from backend.protocol.errors import BusinessError
from backend.protocol.method import Method, Request, Response
from backend.protocol.moment import Moment
from backend.retail.contract.fields import Amount, Note, SaleId, StaffId, TillId

ACTIVITY_PAGE_MAX: Final = 100
ACTIONS_MAX: Final = 20

Deed = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Z_]{0,31}$")]
"""What was done: an ``Action``, or a till's own word such as ``CLEAR_CART``."""

APPROVE: Final = "APPROVE"
"""A till let somebody do something by a PIN it checked by itself; the action is the subject."""


class ActivityDiffers(BusinessError):
    """Another entry has this number, with other contents; the first stands."""

    sub_code = "RETAIL.ACTIVITY_DIFFERS"
    template = "编号 {activity_id} 已经记过,且内容不同"


class ActivityUnknown(BusinessError):
    """No such entry was reported."""

    sub_code = "RETAIL.ACTIVITY_NOT_EXIST"
    template = "没有这条记录: {activity_id}"


class ActivityReportRequest(Request):
    """Report one thing that was done at a till; the same again changes nothing."""

    activity_id: SaleId
    """The till's number of it, never used again."""
    till_id: TillId
    """Where."""
    seq: Annotated[Whole, Field(ge=1)]
    """The till's count; of two entries of one second, the higher came later."""
    action: Deed
    """What was done."""
    by: StaffId
    """Who did it."""
    approved_by: StaffId | None = None
    """Whose PIN let them; absent if nobody had to."""
    approval_id: SaleId | None = None
    """The till's number of that approval."""
    away: bool = False
    """Whether the till checked that PIN by itself, because the platform was away."""
    sale_id: SaleId | None = None
    """The sale it was done to, if it was one."""
    subject: Note = ""
    """What it was done to, as a person reads it: a receipt's number, the name of goods."""
    amount: Amount | None = None
    """What it was about in money, in yuan."""
    reason: Note = ""
    """Why."""
    done_at: Moment
    """When, by the till's clock."""


class ActivityReportResponse(Response):
    """It is on record."""

    activity_id: SaleId
    """The till's number of it."""
    recorded_at: Moment
    """When the platform first heard of it."""


class ActivityEntry(ActivityReportRequest):
    """One entry as it was reported."""

    by_name: str = ""
    """What that person is called; empty if nobody here has the number."""
    approved_by_name: str = ""
    """What the approver is called."""
    recorded_at: Moment
    """When the platform first heard of it."""


class ActivityQueryRequest(Request):
    """List what was done, newest first; every condition given must hold."""

    done_from: Moment | None = None
    """Done at this moment or later."""
    done_before: Moment | None = None
    """Done earlier than this moment."""
    staff_id: StaffId | None = None
    """Done or approved by this person."""
    actions: Annotated[tuple[Deed, ...], Field(max_length=ACTIONS_MAX)] = ()
    """Of one of these kinds; none means all."""
    sale_id: SaleId | None = None
    """Done to this sale."""
    words: Note = ""
    """Found in what it was done to, in the reason or in a name; small and large letters alike."""
    after: SaleId | None = None
    """``next`` of the page before; absent for the first page."""
    page_size: Annotated[Whole, Field(ge=1, le=ACTIVITY_PAGE_MAX)] = 50
    """At most this many, up to 100."""


class ActivityQueryResponse(Response):
    """One page of what was done, newest first."""

    entries: tuple[ActivityEntry, ...]
    """What was found; may be empty."""
    next: SaleId | None = None
    """Where the next page begins; absent on the last."""


ACTIVITY_REPORT = Method(
    "zhanggui.retail.activity.report",
    ActivityReportRequest,
    ActivityReportResponse,
    refuses=(ActivityDiffers,),
)
ACTIVITY_QUERY = Method(
    "zhanggui.retail.activity.query",
    ActivityQueryRequest,
    ActivityQueryResponse,
    refuses=(ActivityUnknown,),
)
