"""What has to be done about requests as time goes by. Safe to do twice, and by several at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max, Q

from unweary.web.care import drafts, limits, links
from unweary.web.care.erasing import erase
from unweary.web.care.letters import write_to_clinic, write_to_person
from unweary.web.care.models import OVER, By, CareRequest, Clinic, PrivateLink, Proposal, State
from unweary.web.care.request_states import WAITING, locked, move, note, take_back_times

ANSWERED_WITHIN = timedelta(days=14)
PAST = timedelta(days=7)  # after an agreed time, the request is closed
QUIET = (
    "seen",
    "assigned",
    "unassigned",
    "released",
    "phone_instead",
    "consent_withdrawn",
    "hand_on_taken_back",
)


@dataclass(frozen=True)
class Tended:
    """How much was done."""

    expired: int
    closed: int
    erased: int
    drafts: int


def tend(*, at: datetime) -> Tended:
    """All of it, as it should be done at least once a day."""
    limits.forget_attempts(before=at - 2 * limits.DAY)
    forget_links(before=at - links.LIVES_ON)
    return Tended(
        expired=expire_requests(before=at - ANSWERED_WITHIN, at=at),
        closed=close_past(before=at - PAST, at=at),
        erased=forget_requests(at=at),
        drafts=drafts.forget_drafts(before=at - drafts.KEPT),
    )


def expire_requests(*, before: datetime, at: datetime) -> int:
    """End requests in which neither side has said anything since. The person is told to phone."""
    said = Max("events__at", filter=~Q(events__what__in=QUIET))
    quiet = CareRequest.objects.filter(state__in=WAITING, erased_at=None).annotate(said=said)
    return sum(_expire(row, before, at) for row in quiet.filter(said__lt=before))


@transaction.atomic
def _expire(request: CareRequest, before: datetime, at: datetime) -> bool:
    row = locked(request)
    last = row.events.exclude(what__in=QUIET).aggregate(at=Max("at"))["at"]
    if row.state not in WAITING or row.erased_at is not None or last is None or last >= before:
        return False  # somebody was faster
    move(row, "expire", at=at)
    take_back_times(row, at=at)
    row.handing_to = None
    row.save(update_fields=["state", "over_at", "handing_to"])
    note(row, State.EXPIRED, By.SITE, at=at)
    write_to_person(row, "expired", at=at)
    write_to_clinic(row, "request_changed", at=at)
    return True


def close_past(*, before: datetime, at: datetime) -> int:
    """Close requests whose agreed time is over, where the clinic did not."""
    over = Proposal.objects.filter(
        request__state=State.BOOKED,
        accepted_at__isnull=False,
        withdrawn_at=None,
        starts_at__lt=before,
    )
    return sum(_close(time.request, before, at) for time in over.select_related("request"))


@transaction.atomic
def _close(request: CareRequest, before: datetime, at: datetime) -> bool:
    row = locked(request)
    standing = row.proposals.filter(withdrawn_at=None, starts_at__gte=before)
    if row.state != State.BOOKED or row.erased_at is not None or standing.exists():
        return False
    move(row, "close", at=at)
    row.save(update_fields=["state", "over_at"])
    note(row, State.CLOSED, By.SITE, at=at)
    return True


def forget_requests(*, at: datetime) -> int:
    """Erase what is over and was kept for as long as its clinic keeps it, and what was never
    confirmed within a day."""
    unconfirmed = Q(state=State.UNVERIFIED, made_at__lt=at - links.CONFIRM_WITHIN)
    gone = list(CareRequest.objects.filter(unconfirmed, erased_at=None))
    for clinic in Clinic.objects.all():
        before = at - timedelta(days=clinic.kept_days)
        over = Q(state__in=OVER, over_at__lt=before)
        gone += CareRequest.objects.filter(over, clinic=clinic, erased_at=None)
    for request in gone:
        erase(request=request, by=By.SITE, at=at)
    return len(gone)


def forget_links(*, before: datetime) -> int:
    """Drop links to requests that ended before."""
    return PrivateLink.objects.filter(request__over_at__lt=before).delete()[0]
