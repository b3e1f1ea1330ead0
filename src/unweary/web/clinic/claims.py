"""Claims: a clinic shows that a published listing is its own, and gets an inbox.

The code goes only to the telephone or address that the registry publishes, by the hands of an
administrator. Whether a listing is held already is told to administrators alone.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from hmac import compare_digest

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from unweary.directory.base import Listing
from unweary.directory.opening import zones_of
from unweary.directory.telephone import display
from unweary.web.base.sealed import blind
from unweary.web.care import clinics
from unweary.web.care.models import Clinic
from unweary.web.clinic import accounts, audit, letters, membership
from unweary.web.clinic.models import Channel, Claim, Role, Staff

DIGITS = 6
MOST_TRIES = 5
LASTS = {Channel.PHONE: timedelta(hours=24), Channel.POST: timedelta(days=10)}


class ClaimSettled(ValueError):
    """The claim was granted or refused already."""


class NoCode(ValueError):
    """No code is out for this claim, it is too old, or it was tried too often."""


class WrongCode(ValueError):
    """The digits are not the code."""


@transaction.atomic
def make_claim(
    *, listing: str, staff: Staff, position: str, channel: Channel, at: datetime
) -> Claim:
    """Claim a listing, once: the same person's waiting claim of it is given again."""
    waiting = Claim.objects.filter(
        listing=listing, staff=staff, granted_at=None, refused_at=None
    ).first()
    if waiting is not None:
        return waiting
    claim = Claim.objects.create(
        listing=listing,
        staff=staff,
        position=position,
        channel=channel,
        disputed=clinics.clinic_of(listing) is not None,
        made_at=at,
    )
    _log(claim, "claim_made", staff, at)
    for administrator in accounts.administrators():
        letters.send(
            kind="claim_waits",
            to=administrator.email,
            subject=_("A claim waits"),
            text=_("Sign in to check it:") + f"\n\n{settings.ADDRESS}{reverse('clinic:host')}",
            at=at,
        )
    return claim


@transaction.atomic
def make_code(*, claim: Claim, by: Staff, at: datetime) -> str:
    """A new code, to be said or posted now. It is shown once; the one before it ends."""
    row = _open(claim)
    code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
    row.code = _digest(row, code)
    row.code_made_at, row.code_expires_at = at, at + LASTS[Channel(row.channel)]
    row.tries = 0
    row.save(update_fields=["code", "code_made_at", "code_expires_at", "tries"])
    _log(row, "code_made", by, at, channel=row.channel)
    return code


def enter_code(*, claim: Claim, code: str, staff: Staff, listing: Listing, at: datetime) -> Clinic:
    """Open the clinic by its code. Raises ClaimSettled, NoCode, WrongCode, HeldByOther.

    A wrong code is counted even though nothing else of it stands.
    """
    _count_try(claim, at)
    digits = "".join(c for c in code if c.isdigit())
    with transaction.atomic():
        row = _open(claim)
        if row.code_expires_at is None or row.code_expires_at <= at or row.tries > MOST_TRIES:
            raise NoCode
        if not compare_digest(row.code, _digest(row, digits)):
            raise WrongCode
        return _grant(row, by=staff, listing=listing, at=at)


@transaction.atomic
def grant(*, claim: Claim, by: Staff, reason: str, listing: Listing, at: datetime) -> Clinic:
    """An administrator opens the clinic without a code. Raises ClaimSettled, HeldByOther."""
    row = _open(claim)
    row.decided_by, row.reason = by, reason
    clinic = _grant(row, by=by, listing=listing, at=at)
    _write_news(row, at)
    return clinic


@transaction.atomic
def refuse(*, claim: Claim, by: Staff, reason: str, at: datetime) -> None:
    """An administrator refuses. Raises ClaimSettled."""
    row = _open(claim)
    row.refused_at, row.decided_by, row.reason = max(at, row.made_at), by, reason
    row.save(update_fields=["refused_at", "decided_by", "reason"])
    _log(row, "claim_refused", by, at)
    _write_news(row, at)


@transaction.atomic
def settle_dispute(*, claim: Claim, by: Staff, reason: str, at: datetime) -> None:
    """Take the listing from the clinic that holds it, for a reason, so that a claim can go on.

    Requests that came through it stay with that clinic. Raises ClaimSettled.
    """
    row = _open(claim)
    holder = clinics.clinic_of(row.listing)
    if holder is None:
        return
    row.reason = reason
    row.save(update_fields=["reason"])
    clinics.release_listing(clinic=holder, listing=row.listing, at=at)
    audit.write(clinic=holder.pk, staff=by, what="listing_released", at=at, listing=row.listing)
    _log(row, "dispute_settled", by, at)


@transaction.atomic
def hold_others(
    *, claim: Claim, clinic: Clinic, staff: Staff, keys: Sequence[str], at: datetime
) -> list[str]:
    """Let the clinic answer for further listings with its telephone; those held elsewhere stay."""
    taken = []
    for key in keys:
        try:
            with transaction.atomic():
                clinics.hold_listing(clinic=clinic, listing=key, at=at)
        except clinics.HeldByOther:
            continue
        taken.append(key)
    if taken:
        audit.write(
            clinic=clinic.pk, staff=staff, what="listings_added", at=at, listings=list(taken)
        )
    return taken


def _grant(row: Claim, *, by: Staff, listing: Listing, at: datetime) -> Clinic:
    clinic = clinics.open_clinic(
        name=listing.clinic or listing.name,
        phone=display(listing.site.phone, listing.site.country, listing.site.extension),
        address=address_of(listing),
        time_zone=next(iter(zones_of(listing.site)), settings.TIME_ZONE),
        listings=[row.listing],
        at=at,
        notify=[row.staff.email],
    )
    membership.add_member(clinic=clinic, staff=row.staff, role=Role.OWNER, at=at)
    row.granted_at, row.clinic = max(at, row.made_at), clinic.pk
    row.save(update_fields=["granted_at", "clinic", "decided_by", "reason"])
    _log(row, "claim_granted", by, at)
    audit.write(clinic=clinic.pk, staff=by, what="clinic_opened", at=at, claim=str(row.pk))
    return clinic


def _open(claim: Claim) -> Claim:
    """The row as it stands, held. Raises ClaimSettled."""
    row = Claim.objects.select_for_update(of=("self",)).select_related("staff").get(pk=claim.pk)
    if row.granted_at or row.refused_at:
        raise ClaimSettled
    return row


@transaction.atomic
def _count_try(claim: Claim, at: datetime) -> None:
    row = _open(claim)
    if not row.code or row.code_expires_at is None or row.code_expires_at <= at:
        raise NoCode
    if row.tries >= MOST_TRIES:
        raise NoCode
    row.tries += 1
    row.save(update_fields=["tries"])


def _write_news(claim: Claim, at: datetime) -> None:
    """Something was decided; what it is stays behind the sign-in."""
    address = reverse("clinic:own_claim", args=[claim.pk])
    letters.send(
        kind="claim_decided",
        to=claim.staff.email,
        subject=_("There is news on your claim"),
        text=_("Sign in to read it:") + f"\n\n{settings.ADDRESS}{address}",
        at=at,
    )


def _digest(claim: Claim, code: str) -> str:
    """Six digits could be found by trying them all, so the site's own key goes in."""
    return blind(code, purpose=f"claim:{claim.pk}")


def address_of(listing: Listing) -> str:
    """The published address in one line."""
    site = listing.site
    town = " ".join(part for part in (site.town, site.region, site.postcode) if part)
    return ", ".join(part for part in (*site.lines, town) if part)


def _log(claim: Claim, what: str, staff: Staff, at: datetime, *, channel: str = "") -> None:
    kind = channel or claim.channel
    audit.write(clinic=None, staff=staff, what=what, at=at, claim=str(claim.pk), channel=kind)
