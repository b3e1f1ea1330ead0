"""What can be done to a request. Each is one transaction, and safe to do twice.

Each change is written down as an event, and the letters that belong to it are queued with it.
What a request does not allow in its state raises NotPossible, with a sentence for the reader.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from unweary.web.care.letters import write_to_person
from unweary.web.care.models import By, CareRequest, Clinic, Proposal, State
from unweary.web.care.request_states import (
    NotPossible,
    its_own,
    locked,
    move,
    note,
    take_back_times,
)

MOST_TIMES = 3
SILENT = (State.SEEN, "assigned", "unassigned", "released", "phone_instead")
ASKED = ("hand_on_asked", "hand_on_taken_back")
REASONS = ("full", "not_for_us", "no_new_patients", "insurance", "left", "other")


@transaction.atomic
def see(*, request: CareRequest, staff: AbstractBaseUser, at: datetime) -> CareRequest:
    """A member of the clinic has opened it. Once it was seen, nothing changes."""
    row = locked(request)
    if row.clinic_id != request.clinic_id:  # handed on in the meantime: nobody there has seen it
        return row
    if row.state != State.SENT or row.erased_at is not None:
        return row
    move(row, "see", at=at)
    row.save(update_fields=["state"])
    note(row, State.SEEN, By.CLINIC, staff=staff, at=at)
    return row


@transaction.atomic
def assign(
    *, request: CareRequest, staff: AbstractBaseUser, to: AbstractBaseUser | None, at: datetime
) -> CareRequest:
    """Somebody of the clinic takes it on, or nobody. The person is not told."""
    row = its_own(request)
    move(row, "assign", at=at)
    wanted = None if to is None else to.pk
    if row.assigned_to_id == wanted:
        return row
    row.assigned_to_id = wanted
    row.save(update_fields=["assigned_to"])
    note(row, "assigned" if to else "unassigned", By.CLINIC, staff=staff, at=at)
    return row


@transaction.atomic
def reply(
    *, request: CareRequest, staff: AbstractBaseUser, message: str, at: datetime
) -> CareRequest:
    """The clinic writes to the person. The words are read on the private page alone.

    The same words of the same member twice in a row are one message.
    """
    row = its_own(request)
    move(row, "reply", at=at)
    last = row.events.exclude(what__in=SILENT).order_by("-at", "-id").first()
    if last and (last.what, last.staff_id, last.message) == ("message", staff.pk, message):
        return row
    if row.state == State.SENT:
        move(row, "see", at=at)
    _answered(row, at)
    row.save(update_fields=["state", "answered_at"])
    note(row, "message", By.CLINIC, staff=staff, message=message, at=at)
    write_to_person(row, "news", at=at)
    return row


@transaction.atomic
def propose(
    *,
    request: CareRequest,
    staff: AbstractBaseUser,
    times: Sequence[tuple[datetime, int]],
    message: str,
    at: datetime,
) -> CareRequest:
    """Offer one to three times (start, minutes). They take the place of those offered before."""
    row = its_own(request)
    wanted = sorted(set(times))
    if _offered(row) == wanted and row.state == State.PROPOSED:
        return row
    move(row, "propose", at=at)
    if not 1 <= len(wanted) <= MOST_TIMES:
        raise NotPossible(State(row.state), "propose", _("Offer one, two or three times."))
    if any(starts <= at for starts, _minutes in wanted):
        raise NotPossible(State(row.state), "propose", _("Offer times that are still to come."))
    take_back_times(row, at=at)
    Proposal.objects.bulk_create(
        Proposal(request=row, starts_at=starts, minutes=minutes, by=By.CLINIC, offered_at=at)
        for starts, minutes in wanted
    )
    _answered(row, at)
    row.save(update_fields=["state", "over_at", "answered_at"])
    note(row, State.PROPOSED, By.CLINIC, staff=staff, message=message, at=at)
    write_to_person(row, "news", at=at)
    return row


@transaction.atomic
def book(
    *,
    request: CareRequest,
    staff: AbstractBaseUser,
    starts_at: datetime,
    minutes: int,
    message: str,
    at: datetime,
) -> CareRequest:
    """Write down a time that was agreed, by telephone or because the person asked for it."""
    row = its_own(request)
    taken = row.proposals.filter(accepted_at__isnull=False, withdrawn_at=None).first()
    if row.state == State.BOOKED and taken and taken.starts_at == starts_at:
        return row
    move(row, "book", at=at)
    take_back_times(row, at=at)
    Proposal.objects.create(
        request=row,
        starts_at=starts_at,
        minutes=minutes,
        by=By.CLINIC,
        offered_at=at,
        accepted_at=at,
    )
    _answered(row, at)
    row.save(update_fields=["state", "over_at", "answered_at"])
    note(row, State.BOOKED, By.CLINIC, staff=staff, message=message, at=at)
    write_to_person(row, "booked", at=at)
    return row


@transaction.atomic
def decline(
    *,
    request: CareRequest,
    staff: AbstractBaseUser,
    reason: str,
    message: str,
    alternatives: Sequence[str],
    at: datetime,
) -> CareRequest:
    """The clinic cannot help. `reason` is one of REASONS; `alternatives` are listing keys."""
    assert reason in REASONS, reason
    row = its_own(request)
    if row.state == State.DECLINED:
        return row
    move(row, "decline", at=at)
    take_back_times(row, at=at)
    _answered(row, at)
    row.handing_to = None
    row.save(update_fields=["state", "over_at", "answered_at", "handing_to"])
    detail = {"reason": reason, "alternatives": list(alternatives)}
    note(row, State.DECLINED, By.CLINIC, staff=staff, message=message, detail=detail, at=at)
    write_to_person(row, "news", at=at)
    return row


@transaction.atomic
def hand_on(
    *,
    request: CareRequest,
    staff: AbstractBaseUser,
    to_clinic: Clinic,
    message: str,
    at: datetime,
) -> CareRequest:
    """Ask the person whether it may go to another clinic. It moves only once they agree."""
    row = its_own(request)
    if row.handing_to_id == to_clinic.pk:
        return row
    move(row, "ask_hand_on", at=at)
    if to_clinic.pk == row.clinic_id or to_clinic.closed_at is not None:
        sentence = _("Choose another clinic that takes requests.")
        raise NotPossible(State(row.state), "hand_on", sentence)
    row.handing_to = to_clinic
    _answered(row, at)
    row.save(update_fields=["handing_to", "answered_at"])
    note(row, "hand_on_asked", By.CLINIC, staff=staff, message=message, at=at)
    write_to_person(row, "asked", at=at)
    return row


@transaction.atomic
def take_back_hand_on(
    *, request: CareRequest, staff: AbstractBaseUser, at: datetime
) -> CareRequest:
    """The clinic asks no longer; the request stays. Nothing happens where nothing is asked.

    Without a letter: the person finds it on their page, and has nothing to do. Where the question
    was all that the clinic had answered, its clock runs again.
    """
    row = its_own(request)
    if row.handing_to is None:
        return row
    move(row, "take_back_hand_on", at=at)
    row.handing_to = None
    said = row.events.filter(by=By.CLINIC, at__gte=row.sent_at or row.made_at)
    if not said.exclude(what__in=(*SILENT, *ASKED)).exists():
        row.answered_at = None
    row.save(update_fields=["handing_to", "answered_at"])
    note(row, "hand_on_taken_back", By.CLINIC, staff=staff, at=at)
    return row


@transaction.atomic
def close(*, request: CareRequest, staff: AbstractBaseUser, at: datetime) -> CareRequest:
    """Done; erased once the clinic's keeping time has passed. A time that was agreed stays."""
    row = its_own(request)
    if row.state == State.CLOSED:
        return row
    move(row, "close", at=at)
    agreed = row.proposals.filter(accepted_at__isnull=False, withdrawn_at=None).first()
    take_back_times(row, at=at, but=agreed)
    row.handing_to = None
    row.save(update_fields=["state", "over_at", "handing_to"])
    note(row, State.CLOSED, By.CLINIC, staff=staff, at=at)
    return row


@transaction.atomic
def release_quarantined(
    *, request: CareRequest, staff: AbstractBaseUser, at: datetime
) -> CareRequest:
    """It is no advertising after all: from now on it stands among the others."""
    row = its_own(request)
    if not row.quarantined:
        return row
    move(row, "release", at=at)
    row.quarantined = False
    row.save(update_fields=["quarantined"])
    note(row, "released", By.CLINIC, staff=staff, at=at)
    return row


def _offered(row: CareRequest) -> list[tuple[datetime, int]]:
    standing = row.proposals.filter(withdrawn_at=None)
    return sorted(standing.values_list("starts_at", "minutes"))


def _answered(row: CareRequest, at: datetime) -> None:
    row.answered_at = row.answered_at or at
