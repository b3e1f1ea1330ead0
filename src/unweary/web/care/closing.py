"""A clinic leaves: it takes no more requests, and nobody who waits for it is left waiting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from unweary.web.care import request_actions
from unweary.web.care.clinics import close_clinic
from unweary.web.care.letters import write_to_clinic
from unweary.web.care.models import OPEN, By, CareRequest, Clinic, State
from unweary.web.care.request_states import locked, move, note

LEFT = "left"  # the reason that such a refusal gives


@dataclass(frozen=True)
class Waiting:
    """What would end with a clinic."""

    open: int  # without an agreed time
    booked: int
    unconfirmed: int


def waiting_at(clinic: Clinic) -> Waiting:
    """How many requests wait for this clinic."""
    rows = CareRequest.objects.filter(clinic=clinic, erased_at=None)
    return Waiting(
        open=rows.filter(state__in=OPEN - {State.BOOKED}).count(),
        booked=rows.filter(state=State.BOOKED).count(),
        unconfirmed=rows.filter(state=State.UNVERIFIED).count(),
    )


@transaction.atomic
def leave(*, clinic: Clinic, staff: AbstractBaseUser, at: datetime) -> int:
    """Close a clinic and end what is open; how many requests that were. Safe to do twice.

    Whoever waits reads that the clinic takes no requests here any more, and is written to. An
    agreed time stays agreed: its request is closed, with a word on whom to phone. What was not
    confirmed yet ends. What another clinic wanted to hand on stays there. Closed requests are
    erased after the clinic's keeping time, as any.
    """
    row = Clinic.objects.select_for_update().get(pk=clinic.pk)
    if row.closed_at is not None:
        return 0
    held = CareRequest.objects.filter(clinic=row, erased_at=None)
    ending = list(held.filter(state__in=OPEN | {State.UNVERIFIED}))
    for request in ending:
        _end(request, staff, at)
    for request in CareRequest.objects.filter(handing_to=row):
        _stays(request, at)
    close_clinic(clinic=row, at=at)
    return len(ending)


def _end(request: CareRequest, staff: AbstractBaseUser, at: datetime) -> None:
    if request.state == State.UNVERIFIED:
        request = locked(request)
        move(request, "expire", at=at)
        request.save(update_fields=["state", "over_at"])
        note(request, State.EXPIRED, By.SITE, at=at)
        return
    with override(request.locale):
        words = _("We no longer take requests on this site. For anything more, please phone us.")
    if request.state == State.BOOKED:
        request_actions.reply(request=request, staff=staff, message=words, at=at)
        request_actions.close(request=request, staff=staff, at=at)
        return
    request_actions.decline(
        request=request, staff=staff, reason=LEFT, message=words, alternatives=(), at=at
    )


def _stays(request: CareRequest, at: datetime) -> None:
    """The clinic that has it is told that the other one is gone."""
    row = locked(request)
    row.handing_to = None
    row.save(update_fields=["handing_to"])
    note(row, "hand_on_refused", By.SITE, at=at)
    write_to_clinic(row, "request_changed", at=at)
