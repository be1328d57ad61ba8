"""Put on record what was done at the tills, once each and for ever, and find it again."""

from __future__ import annotations

from typing import Final

from backend.kernel.call import Call
from backend.retail.contract.activity import (
    APPROVE,
    ActivityDiffers,
    ActivityQueryRequest,
    ActivityQueryResponse,
    ActivityReportRequest,
    ActivityReportResponse,
    ActivityUnknown,
)
from backend.retail.rules.reports import digest
from backend.retail.service import staff
from backend.retail.store import activity as store
from backend.retail.store.activity import Mark, WantedActivity

HERE: Final = "platform"
"""Where what no till asked for was done."""
_NUMBER_LENGTH: Final = 22


def note(
    call: Call, action: str, *, by: str, till_id: str, subject: str = "", reason: str = ""
) -> None:
    """Put on record what the platform itself does now, because somebody at a till says so."""
    entry = ActivityReportRequest(
        activity_id=f"W{call.ids.token(_NUMBER_LENGTH)}",
        till_id=till_id or HERE,
        seq=1,
        action=action,
        by=by,
        subject=subject,
        reason=reason,
        done_at=call.now.replace(microsecond=0),
    )
    report_activity(call, entry)


def report_activity(call: Call, report: ActivityReportRequest) -> ActivityReportResponse:
    """
    Put one entry on record; the same again changes nothing.

    It is taken whoever did it: that a till says so is worth keeping, also of somebody unknown.

    :raises ActivityDiffers: if its number stands for another entry.
    """
    contents = digest(report)
    recorded_at = call.now
    known = store.mark(call.unit, call.merchant_id, report.activity_id)
    if known is None:
        store.add_activity(
            call.unit, call.merchant_id, report, digest=contents, recorded_at=recorded_at
        )
        if report.away and report.action == APPROVE:
            staff.note_approval(call, report)
    elif known.digest != contents:
        raise ActivityDiffers(activity_id=report.activity_id)
    else:
        recorded_at = known.recorded_at
    return ActivityReportResponse(activity_id=report.activity_id, recorded_at=recorded_at)


def query_activity(call: Call, request: ActivityQueryRequest) -> ActivityQueryResponse:
    """
    Return one page of what was done, newest first.

    :raises ActivityUnknown: if the page is to begin after an entry that was not reported.
    """
    wanted = WantedActivity(
        done_from=request.done_from,
        done_before=request.done_before,
        staff_id=request.staff_id,
        actions=request.actions,
        sale_id=request.sale_id,
        words=request.words,
        after=None if request.after is None else _known(call, request.after).place,
    )
    found = store.list_activity(call.unit, call.merchant_id, wanted, request.page_size + 1)
    page = found[: request.page_size]
    following = page[-1].activity_id if len(found) > len(page) else None
    return ActivityQueryResponse(entries=page, next=following)


def _known(call: Call, activity_id: str) -> Mark:
    known = store.mark(call.unit, call.merchant_id, activity_id)
    if known is None:
        raise ActivityUnknown(activity_id=activity_id)
    return known
