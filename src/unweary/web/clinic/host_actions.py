"""What administrators of the host settle: reports about listings, and requests to be left out."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404

from unweary.web.care import host_actions as care
from unweary.web.care.models import LeftOut, ListingReport
from unweary.web.clinic import audit
from unweary.web.clinic.models import HOST, AuditEntry, Claim, Staff


def waiting_claims() -> QuerySet[Claim]:
    """Claims that nobody settled, oldest first."""
    rows = Claim.objects.filter(granted_at=None, refused_at=None)
    return rows.select_related("staff")


def any_claim(key: UUID) -> Claim:
    """A claim. Raises Http404."""
    row = Claim.objects.select_related("staff", "decided_by").filter(key=key).first()
    if row is None:
        raise Http404
    return row


def open_reports() -> QuerySet[ListingReport]:
    """Reports that nobody settled, oldest first."""
    return ListingReport.objects.filter(settled_at=None)


def waiting_left_out() -> QuerySet[LeftOut]:
    """Requests to be left out that nobody decided, oldest first."""
    return LeftOut.objects.filter(granted_at=None, refused_at=None)


def host_entries() -> QuerySet[AuditEntry]:
    """The host's own log, latest first."""
    return AuditEntry.objects.filter(chain=HOST).order_by("-number")


@transaction.atomic
def settle_report(*, id: int, by: Staff, at: datetime) -> None:
    """All that waits about the listing of this report is dealt with. Raises Http404."""
    row = ListingReport.objects.filter(pk=id).first()
    if row is None:
        raise Http404
    settled = care.settle_reports(listing=row.listing, at=at)
    if settled:
        audit.write(
            clinic=None, staff=by, what="report_settled", at=at, report=row.pk, reports=settled
        )


@transaction.atomic
def decide_left_out(*, id: int, grant: bool, by: Staff, at: datetime) -> None:
    """Leave a clinician out of the directory from now on, or refuse to. Raises Http404."""
    row = LeftOut.objects.select_for_update().filter(pk=id).first()
    if row is None:
        raise Http404
    if row.granted_at or row.refused_at:
        return
    if grant:
        care.leave_out(clinician=row.clinician, at=at)
    else:
        care.refuse_to_leave_out(clinician=row.clinician, at=at)
    what = "left_out_granted" if grant else "left_out_refused"
    audit.write(clinic=None, staff=by, what=what, at=at, left_out=row.pk)
