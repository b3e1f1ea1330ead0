"""What a member does to a request: the action of `care`, and its line in the log, as one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from unweary.web.care import closing, request_actions
from unweary.web.care.models import CareRequest, Clinic
from unweary.web.care.request_states import NotPossible
from unweary.web.clinic import audit
from unweary.web.clinic.models import Member, Note, ReplyTemplate

__all__ = ["NotPossible"]


@transaction.atomic
def open_request(*, member: Member, request: CareRequest, at: datetime) -> CareRequest:
    """Read a request. Where somebody reads it who can answer, the person sees that it was seen."""
    row = request
    if member.may_change and not request.quarantined:
        row = request_actions.see(request=request, staff=member.staff, at=at)
    log(member, request, "request_seen", at)
    return row


@transaction.atomic
def assign(*, member: Member, request: CareRequest, to: Member | None, at: datetime) -> None:
    """Somebody of the clinic takes it on, or nobody. Raises NotPossible."""
    staff = to.staff if to else None
    request_actions.assign(request=request, staff=member.staff, to=staff, at=at)
    log(member, request, "assigned", at, to=staff.pk if staff else None)


@transaction.atomic
def reply(*, member: Member, request: CareRequest, message: str, at: datetime) -> None:
    """Write to the person. Raises NotPossible."""
    request_actions.reply(request=request, staff=member.staff, message=message, at=at)
    log(member, request, "replied", at)


@transaction.atomic
def propose(
    *,
    member: Member,
    request: CareRequest,
    times: Sequence[tuple[datetime, int]],
    message: str,
    at: datetime,
) -> None:
    """Offer up to three times. Raises NotPossible."""
    request_actions.propose(
        request=request, staff=member.staff, times=times, message=message, at=at
    )
    log(member, request, "proposed", at, times=len(times))


@transaction.atomic
def book(
    *,
    member: Member,
    request: CareRequest,
    starts_at: datetime,
    minutes: int,
    message: str,
    at: datetime,
) -> None:
    """Write down a time that was agreed, also one that the person asked for. Raises NotPossible."""
    request_actions.book(
        request=request,
        staff=member.staff,
        starts_at=starts_at,
        minutes=minutes,
        message=message,
        at=at,
    )
    log(member, request, "booked", at)


@transaction.atomic
def decline(
    *,
    member: Member,
    request: CareRequest,
    reason: str,
    message: str,
    alternatives: Sequence[str],
    at: datetime,
) -> None:
    """The clinic cannot help. Raises NotPossible."""
    request_actions.decline(
        request=request,
        staff=member.staff,
        reason=reason,
        message=message,
        alternatives=alternatives,
        at=at,
    )
    log(member, request, "declined", at, reason=reason)


@transaction.atomic
def hand_on(
    *, member: Member, request: CareRequest, to_clinic: Clinic, message: str, at: datetime
) -> None:
    """Ask the person whether it may go to another clinic. Raises NotPossible."""
    request_actions.hand_on(
        request=request, staff=member.staff, to_clinic=to_clinic, message=message, at=at
    )
    log(member, request, "hand_on_asked", at, to=str(to_clinic.pk))


@transaction.atomic
def take_back_hand_on(*, member: Member, request: CareRequest, at: datetime) -> None:
    """Ask no longer whether it may go to another clinic. Raises NotPossible."""
    to = request.handing_to_id
    request_actions.take_back_hand_on(request=request, staff=member.staff, at=at)
    if to is not None:
        log(member, request, "hand_on_taken_back", at, to=str(to))


@transaction.atomic
def close(*, member: Member, request: CareRequest, at: datetime) -> None:
    """It is done. Raises NotPossible."""
    request_actions.close(request=request, staff=member.staff, at=at)
    log(member, request, "closed", at)


@transaction.atomic
def release(*, member: Member, request: CareRequest, at: datetime) -> None:
    """It is no advertising. Raises NotPossible."""
    request_actions.release_quarantined(request=request, staff=member.staff, at=at)
    log(member, request, "released", at)


@transaction.atomic
def write_note(*, member: Member, request: CareRequest, words: str, at: datetime) -> None:
    """A note of the clinic to itself, once. None can be written about what was erased."""
    row = CareRequest.objects.select_for_update(of=("self",)).get(
        pk=request.pk, clinic=member.clinic_id
    )
    last = row.notes.filter(clinic=member.clinic_id).order_by("-at", "-id").first()
    twice = last is not None and (last.staff_id, last.words) == (member.staff_id, words)
    if row.erased_at is not None or twice:
        return
    Note.objects.create(
        clinic=member.clinic, request=request, staff=member.staff, words=words, at=at
    )
    log(member, request, "noted", at)


@transaction.atomic
def save_template(
    *, member: Member, template: ReplyTemplate | None, title: str, words: str, at: datetime
) -> ReplyTemplate:
    """A new ready answer, or a changed one."""
    row = template or ReplyTemplate(clinic=member.clinic)
    row.title, row.words, row.edited_at = title, words, at
    row.save()
    log(member, None, "template_saved", at, template=row.pk)
    return row


@transaction.atomic
def remove_template(*, member: Member, template: ReplyTemplate, at: datetime) -> None:
    """The ready answer is gone; what was sent with it stays."""
    log(member, None, "template_removed", at, template=template.pk)
    template.delete()


@transaction.atomic
def leave(*, member: Member, at: datetime) -> int:
    """The clinic closes; how many open requests ended with it."""
    ended = closing.leave(clinic=member.clinic, staff=member.staff, at=at)
    log(member, None, "clinic_closed", at, ended=ended)
    return ended


def log(
    member: Member, request: CareRequest | None, what: str, at: datetime, **detail: object
) -> None:
    """A line in the clinic's log."""
    audit.write(
        clinic=member.clinic_id,
        staff=member.staff,
        what=what,
        at=at,
        request=request.pk if request else None,
        **detail,
    )
