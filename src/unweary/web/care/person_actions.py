"""What a person can do to their own request. As in `request_actions`, safe to do twice."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from unweary.web.care import consent
from unweary.web.care.consent import end_consent, write_consent
from unweary.web.care.letters import write_to_clinic, write_to_person
from unweary.web.care.models import By, CareRequest, Clinic, Proposal, State
from unweary.web.care.request_states import NotPossible, locked, move, note, take_back_times
from unweary.web.care.stated import Agreed


@transaction.atomic
def accept(*, request: CareRequest, proposal: Proposal, at: datetime) -> CareRequest:
    """Take one of the times that were offered."""
    row = locked(request)
    time = row.proposals.get(pk=proposal.pk)
    if row.state == State.BOOKED and time.accepted_at and not time.withdrawn_at:
        return row
    move(row, "accept", at=at)
    if time.withdrawn_at is not None:
        raise NotPossible(State(row.state), "accept", _("This time is no longer offered."))
    if time.starts_at <= at:
        raise NotPossible(State(row.state), "accept", _("This time has passed. Ask for another."))
    time.accepted_at = max(at, time.offered_at)
    time.save(update_fields=["accepted_at"])
    take_back_times(row, at=at, but=time)
    row.save(update_fields=["state", "over_at"])
    note(row, State.BOOKED, By.PERSON, at=at)
    write_to_person(row, "booked", at=at)
    write_to_clinic(row, "request_changed", at=at)
    return row


@transaction.atomic
def counter(*, request: CareRequest, message: str, at: datetime) -> CareRequest:
    """None of the times fits: ask for another, in words. A time that was agreed is given up."""
    row = locked(request)
    if row.state == State.COUNTERED and _said_last(row, State.COUNTERED, message):
        return row
    move(row, "counter", at=at)
    take_back_times(row, at=at)
    row.save(update_fields=["state", "over_at"])
    note(row, State.COUNTERED, By.PERSON, message=message, at=at)
    write_to_clinic(row, "request_changed", at=at)
    return row


@transaction.atomic
def answer(*, request: CareRequest, message: str, at: datetime) -> CareRequest:
    """Write to the clinic. The same words twice in a row are one message."""
    row = locked(request)
    move(row, "answer", at=at)
    if _said_last(row, "message", message):
        return row
    note(row, "message", By.PERSON, message=message, at=at)
    write_to_clinic(row, "request_changed", at=at)
    return row


@transaction.atomic
def withdraw(*, request: CareRequest, at: datetime) -> CareRequest:
    """Take the request back. The clinic is told, if it had heard of it."""
    row = locked(request)
    if row.state == State.CANCELLED:
        return row
    heard = row.state != State.UNVERIFIED
    move(row, "withdraw", at=at)
    take_back_times(row, at=at)
    row.handing_to = None
    row.save(update_fields=["state", "over_at", "handing_to"])
    note(row, State.CANCELLED, By.PERSON, at=at)
    if heard:
        write_to_clinic(row, "request_changed", at=at)
        write_to_person(row, "withdrawn", at=at)
    return row


@transaction.atomic
def agree_hand_on(*, request: CareRequest, to: Clinic, agreed: Agreed, at: datetime) -> CareRequest:
    """The request goes to the clinic that was named, which is a new consent; the first one ends.

    Nothing happens where the clinic has meanwhile named another, or none.
    """
    row = locked(request)
    if row.handing_to_id != to.pk:
        return row
    move(row, "agree_hand_on", at=at)
    if Clinic.objects.select_for_update().get(pk=to.pk).closed_at is not None:
        sentence = _("That clinic takes no requests here any more. Yours stays where it is.")
        raise NotPossible(State(row.state), "agree_hand_on", sentence)
    write_to_clinic(row, "request_changed", at=at)
    take_back_times(row, at=at)
    end_consent(row, consent.SHARE, at=at)
    end_consent(row, consent.HAND_ON, at=at)
    write_consent(row, agreed, at=at)
    left = row.clinic.name
    row.clinic, row.handing_to, row.assigned_to = to, None, None
    row.sent_at, row.answered_at = at, None
    row.save()
    note(row, "handed_on", By.PERSON, detail={"left": left}, at=at)
    write_to_clinic(row, "new_request", at=at)
    return row


@transaction.atomic
def refuse_hand_on(*, request: CareRequest, at: datetime) -> CareRequest:
    """The request stays where it is."""
    row = locked(request)
    if row.handing_to is None:
        return row
    move(row, "refuse_hand_on", at=at)
    row.handing_to = None
    row.save(update_fields=["handing_to"])
    note(row, "hand_on_refused", By.PERSON, at=at)
    write_to_clinic(row, "request_changed", at=at)
    return row


@transaction.atomic
def take_back_consent(*, request: CareRequest, purpose: str, at: datetime) -> CareRequest:
    """End one consent. Without the one to share, the request is withdrawn as well."""
    row = locked(request)
    if not end_consent(row, purpose, at=at):
        return row
    note(row, "consent_withdrawn", By.PERSON, detail={"purpose": purpose}, at=at)
    if purpose == consent.SUMMARY:
        row.summary, row.level = {}, ""
        row.save(update_fields=["summary", "level"])
        write_to_clinic(row, "request_changed", at=at)
    elif purpose in (consent.SHARE, consent.HAND_ON, consent.EMERGENCY):
        return withdraw(request=row, at=at) if row.over_at is None else row
    return row


def _said_last(row: CareRequest, what: str, message: str) -> bool:
    last = row.events.exclude(what=State.SEEN).order_by("-at", "-id").first()
    return (
        last is not None and last.by == By.PERSON and last.what == what and last.message == message
    )
