"""How a member reaches rows: from their own membership, so that another clinic's do not exist.

No page reads these models any other way; a test looks for it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from unweary.web.care.models import CareRequest, RequestEvent
from unweary.web.clinic.models import (
    STANDING,
    AuditEntry,
    Claim,
    Invitation,
    Member,
    Note,
    ReplyTemplate,
    Role,
    Staff,
)

RANK = {Role.READER: 1, Role.STAFF: 2, Role.OWNER: 3}
More = ParamSpec("More")
Row = TypeVar("Row", bound=Model)
Page = Callable[Concatenate[HttpRequest, Member, More], HttpResponse]
Routed = Callable[Concatenate[HttpRequest, UUID, More], HttpResponse]


def signed_in(request: HttpRequest) -> Staff:
    """Who asks. The gate let nobody else through."""
    if not isinstance(request.user, Staff):
        raise PermissionDenied
    return request.user


def memberships(staff: Staff) -> QuerySet[Member]:
    """The clinics that somebody is a member of now."""
    rows = Member.objects.filter(STANDING, staff=staff, clinic__closed_at=None)
    return rows.select_related("clinic", "staff").order_by("clinic__name", "id")


def membership(staff: Staff, clinic: UUID) -> Member:
    """Somebody's place in this clinic. Raises Http404 where they have none."""
    member = memberships(staff).filter(clinic=clinic).first()
    if member is None:
        raise Http404
    return member


def within(
    *, sees: Role = Role.READER, changes: Role = Role.STAFF
) -> Callable[[Page[More]], Routed[More]]:
    """A page of one clinic: it is given the member, of a role that may see or change it."""

    def wrap(page: Page[More]) -> Routed[More]:
        @wraps(page)
        def answer(
            request: HttpRequest, clinic: UUID, *args: More.args, **kwargs: More.kwargs
        ) -> HttpResponse:
            member = membership(signed_in(request), clinic)
            needed = sees if request.method in ("GET", "HEAD") else changes
            if RANK[Role(member.role)] < RANK[needed]:
                raise PermissionDenied
            with timezone.override(member.clinic.time_zone):  # its own time on all its pages
                return page(request, member, *args, **kwargs)

        return cast("Routed[More]", answer)

    return wrap


def for_host(page: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page of the host's administrators. To others it does not exist."""

    @wraps(page)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        staff = signed_in(request)
        if not staff.is_host:
            raise Http404
        return page(request, staff, *args, **kwargs)

    return answer


def clinic_requests(member: Member) -> QuerySet[CareRequest]:
    """The requests that reached the member's clinic. One not confirmed in time never did."""
    rows = CareRequest.objects.filter(clinic=member.clinic_id, sent_at__isnull=False)
    return rows.select_related("clinic", "assigned_to")


def clinic_request(member: Member, key: UUID) -> CareRequest:
    """One request of the member's clinic. Raises Http404."""
    return _one(clinic_requests(member).filter(key=key))


def events_of(member: Member, request: CareRequest) -> QuerySet[RequestEvent]:
    """What happened to a request of this clinic."""
    return RequestEvent.objects.filter(
        request=request, request__clinic=member.clinic_id
    ).select_related("staff")


def notes_of(member: Member, request: CareRequest) -> QuerySet[Note]:
    """What this clinic noted; what another one noted before it was handed on stays there."""
    return Note.objects.filter(request=request, clinic=member.clinic_id).select_related("staff")


def templates_of(member: Member) -> QuerySet[ReplyTemplate]:
    """The clinic's own words to answer with."""
    return ReplyTemplate.objects.filter(clinic=member.clinic_id)


def template_of(member: Member, id: int) -> ReplyTemplate:
    """One of them. Raises Http404."""
    return _one(templates_of(member).filter(pk=id))


def members_of(member: Member) -> QuerySet[Member]:
    """Everybody in the clinic now."""
    rows = Member.objects.filter(STANDING, clinic=member.clinic_id)
    return rows.select_related("staff", "clinic").order_by("staff__name", "staff__email")


def member_of(member: Member, id: int) -> Member:
    """Somebody in the same clinic. Raises Http404."""
    return _one(members_of(member).filter(pk=id))


def invitations_of(member: Member) -> QuerySet[Invitation]:
    """Invitations to the clinic that still wait."""
    return Invitation.objects.filter(
        clinic=member.clinic_id, used_at=None, withdrawn_at=None
    ).select_related("by")


def invitation_of(member: Member, id: int) -> Invitation:
    """One of them. Raises Http404."""
    return _one(invitations_of(member).filter(pk=id))


def entries_of(member: Member) -> QuerySet[AuditEntry]:
    """The clinic's audit log, latest first."""
    return AuditEntry.objects.filter(chain=str(member.clinic_id)).order_by("-number")


def claims_of(staff: Staff) -> QuerySet[Claim]:
    """Somebody's own claims."""
    return Claim.objects.filter(staff=staff)


def claim_of(staff: Staff, key: UUID) -> Claim:
    """One of one's own claims. Raises Http404."""
    return _one(claims_of(staff).filter(key=key))


def _one(rows: QuerySet[Row]) -> Row:
    row = rows.first()
    if row is None:
        raise Http404
    return row
