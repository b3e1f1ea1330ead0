"""A request on its way to a clinic: written down, confirmed, delivered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from unweary.web.base.sealed import token_digest
from unweary.web.care import links
from unweary.web.care.consent import write_consent
from unweary.web.care.letters import write_to_clinic, write_to_person
from unweary.web.care.models import By, CareRequest, Clinic, State
from unweary.web.care.request_states import NotPossible, locked, move, note
from unweary.web.care.stated import (
    Agreed,
    Attached,
    Stated,
    person_digest,
    write_attached,
    write_contact,
    write_story,
)

TRIES = 5  # references that are taken already
SAME_WITHIN = timedelta(hours=24)


@dataclass(frozen=True)
class Sent:
    """A request as it was written down, and the token of its private link."""

    request: CareRequest
    token: str
    new: bool  # False where this form had been sent before


class ClinicLeft(ValueError):
    """The clinic has closed since the form was shown: nothing was sent."""


class SentAlready(ValueError):
    """This person's request reached this clinic within a day: a second one is not sent."""


def send_request(
    *,
    clinic: Clinic,
    listing: str,
    discipline: str,
    stated: Stated,
    agreed: Sequence[Agreed],
    sending: str,
    at: datetime,
    level: str = "",
    attached: Attached | None = None,
    confirm_first: bool = False,
    quarantined: bool = False,
    locale: str = "en",
) -> Sent:
    """Write a request down, and deliver it unless its e-mail address is to be confirmed first.

    sending: the secret of one form. The same again gives the same request, not a second one.
    level: of the check, "" for none. agreed: at least the consent to share with the clinic.
    Raises SentAlready where another form of the same person was delivered within a day, and
    ClinicLeft.
    """
    for attempt in range(TRIES):
        earlier = sent_with(sending)
        if earlier is not None:
            return Sent(earlier, links.first_token(sending), new=False)
        try:
            with transaction.atomic():
                request = CareRequest(
                    reference=links.new_reference(),
                    clinic=clinic,
                    listing=listing,
                    discipline=discipline,
                    state=State.UNVERIFIED if confirm_first else State.SENT,
                    level=level,
                    quarantined=quarantined,
                    contact=write_contact(stated.contact),
                    story=write_story(stated.story),
                    summary=write_attached(attached),
                    sending=token_digest(sending),
                    person=person_digest(stated.contact),
                    locale=locale,
                    made_at=at,
                    sent_at=None if confirm_first else at,
                )
                return _written(request, agreed, sending, at)
        except IntegrityError:
            if attempt == TRIES - 1:
                raise
    raise AssertionError("the loop returns or raises")


def sent_with(sending: str) -> CareRequest | None:
    """The request that a form was sent as, or None where it was not sent yet."""
    rows = CareRequest.objects.select_related("clinic")
    return rows.filter(sending=token_digest(sending)).first()


def _written(request: CareRequest, agreed: Sequence[Agreed], sending: str, at: datetime) -> Sent:
    waits = request.state == State.UNVERIFIED
    clinic = Clinic.objects.select_for_update().get(pk=request.clinic_id)  # one at a time
    if clinic.closed_at is not None:
        raise ClinicLeft(f"clinic {clinic.pk} takes no requests any more")
    if not waits:
        _refuse_second(request, at)
    request.save(force_insert=True)
    for consent in agreed:
        write_consent(request, consent, at=at)
    token = links.add_link(request, at=at, token=links.first_token(sending))
    note(request, request.state, By.PERSON, at=at)
    if waits:
        write_to_person(request, "confirm", at=at)
    else:
        write_to_clinic(request, "new_request", at=at)
    return Sent(request, token, new=True)


def _refuse_second(request: CareRequest, at: datetime) -> None:
    """Raises SentAlready."""
    if not request.person:
        return
    others = CareRequest.objects.filter(
        clinic=request.clinic, person=request.person, sent_at__gt=at - SAME_WITHIN
    )
    if others.exclude(sending=request.sending).exclude(state=State.CANCELLED).exists():
        raise SentAlready(f"a request from the same person reached clinic {request.clinic_id}")


@transaction.atomic
def confirm_address(*, request: CareRequest, at: datetime) -> CareRequest:
    """The mailbox is theirs: the request goes to the clinic. Once confirmed, nothing changes.

    Raises NotPossible where it was erased or is over, and SentAlready as `send_request` does.
    """
    row = locked(request)
    if row.confirmed and row.erased_at is None:
        return row
    if row.made_at + links.CONFIRM_WITHIN < at or row.clinic.closed_at is not None:
        raise NotPossible(State(row.state), "confirm")
    move(row, "confirm", at=at)
    _refuse_second(row, at)
    row.confirmed = True
    row.sent_at = at
    row.save(update_fields=["state", "over_at", "confirmed", "sent_at"])
    note(row, State.SENT, By.PERSON, at=at)
    write_to_person(row, "sent", at=at)
    write_to_clinic(row, "new_request", at=at)
    return row


@transaction.atomic
def send_confirmation_again(*, request: CareRequest, at: datetime) -> None:
    """One more letter with the link to confirm, while it still counts. Raises NotPossible."""
    row = locked(request)
    if row.state != State.UNVERIFIED or row.erased_at is not None:
        raise NotPossible(State(row.state), "confirm")
    write_to_person(row, "confirm", at=at)
