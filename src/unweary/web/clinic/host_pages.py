"""What the pages of administrators show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from unweary.directory.base import Register
from unweary.directory.disciplines import all_disciplines
from unweary.web.care import clinics
from unweary.web.care.listing_forms import wrongs
from unweary.web.clinic import host_actions
from unweary.web.clinic.claim_pages import ListingCard, code_is_out, listing_card, phone_text
from unweary.web.clinic.models import Channel, Claim

MAIN = "0"  # the slot of somebody's main place


@dataclass(frozen=True)
class ClaimRow:
    """A claim in the queue."""

    key: UUID
    name: str
    who: str
    made_at: datetime
    todo: str
    urgent: bool


@dataclass(frozen=True)
class HostPage:
    """What waits."""

    claims: tuple[ClaimRow, ...]
    reports: int
    left_out: int


@dataclass(frozen=True)
class ClaimToCheck:
    """One claim for an administrator."""

    key: UUID
    listing: ListingCard | None
    who: str
    email: str
    position: str
    channel: str
    channel_id: str
    made_at: datetime
    holder: str  # who answers for the listing now, "" for nobody
    code_made_at: datetime | None
    code_expires_at: datetime | None
    code_out: bool
    tries: int
    settled: str  # "" while it waits
    reason: str
    todo: str


@dataclass(frozen=True)
class ReportRow:
    """Something that somebody said is wrong with a listing."""

    id: int
    listing: ListingCard | None
    key: str
    what: str
    words: str
    at: datetime


@dataclass(frozen=True)
class LeftOutRow:
    """A clinician who asked not to be listed."""

    id: int
    clinician: str
    listing: ListingCard | None
    contact: str
    asked_at: datetime


def host_page(register: Register, *, at: datetime) -> HostPage:
    """The queue."""
    waiting = list(host_actions.waiting_claims())
    listings = register.listings(tuple(claim.listing for claim in waiting))
    held = clinics.clinics_of(claim.listing for claim in waiting)
    rows = []
    for claim in waiting:
        listing = listings.get(claim.listing)
        phone = phone_text(listing) if listing else ""
        rows.append(
            ClaimRow(
                key=claim.pk,
                name=(listing.clinic or listing.name) if listing else claim.listing,
                who=str(claim.staff),
                made_at=claim.made_at,
                todo=_todo(claim, phone=phone, held=claim.listing in held, at=at),
                urgent=claim.listing in held,
            )
        )
    return HostPage(
        claims=tuple(rows),
        reports=host_actions.open_reports().count(),
        left_out=host_actions.waiting_left_out().count(),
    )


def claim_to_check(claim: Claim, register: Register, *, at: datetime) -> ClaimToCheck:
    """One claim."""
    listing = register.listings((claim.listing,)).get(claim.listing)
    holder = clinics.clinic_of(claim.listing)
    settled = ""
    if claim.granted_at:
        settled = _("Granted.")
    elif claim.refused_at:
        settled = _("Refused.")
    return ClaimToCheck(
        key=claim.pk,
        listing=listing_card(listing) if listing else None,
        who=str(claim.staff),
        email=claim.staff.email,
        position=claim.position,
        channel=str(
            {
                Channel.PHONE: _("by telephone"),
                Channel.POST: _("by post"),
                Channel.HOST: _("by an administrator"),
            }[Channel(claim.channel)]
        ),
        channel_id=claim.channel,
        made_at=claim.made_at,
        holder=holder.name if holder and not claim.granted_at else "",
        code_made_at=claim.code_made_at,
        code_expires_at=claim.code_expires_at,
        code_out=code_is_out(claim, at=at),
        tries=claim.tries,
        settled=settled,
        reason=claim.reason,
        todo=_todo(claim, phone=phone_text(listing) if listing else "", held=bool(holder), at=at),
    )


def report_rows(register: Register) -> tuple[ReportRow, ...]:
    """Reports that wait."""
    rows = list(host_actions.open_reports())
    said = dict(wrongs())
    listings = register.listings(tuple(row.listing for row in rows))
    return tuple(
        ReportRow(
            id=row.pk,
            listing=listing_card(listings[row.listing]) if row.listing in listings else None,
            key=row.listing,
            what=said.get(row.what, row.what),
            words=row.words,
            at=row.at,
        )
        for row in rows
    )


def left_out_rows(register: Register) -> tuple[LeftOutRow, ...]:
    """Requests to be left out that wait, each with a listing of the clinician, to check by."""
    return tuple(
        LeftOutRow(
            row.pk, row.clinician, _listing_of(register, row.clinician), row.contact, row.asked_at
        )
        for row in host_actions.waiting_left_out()
    )


def _listing_of(register: Register, clinician: str) -> ListingCard | None:
    """One of the clinician's listings: at the main place, where they have one there."""
    keys = tuple(f"{clinician}.{MAIN}.{discipline}" for discipline in all_disciplines())
    found = next(iter(register.listings(keys).values()), None)
    return listing_card(found) if found else None


def _todo(claim: Claim, *, phone: str, held: bool, at: datetime) -> str:
    """What an administrator does next."""
    if claim.granted_at or claim.refused_at:
        return _("Nothing: it is settled.")
    if held:
        return _("A dispute: another clinic answers for this listing. Talk to both.")
    if code_is_out(claim, at=at):
        return _("A code is out. Wait for it to be entered.")
    if claim.channel == Channel.PHONE and phone:
        return _("Call %(phone)s and read out a code.") % {"phone": phone}
    if claim.channel == Channel.POST:
        return _("Print a letter with a code and post it.")
    return _("Check it another way, then grant or refuse.")
