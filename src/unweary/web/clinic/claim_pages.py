"""What the pages of a claim show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from unweary.directory.base import Listing, Register
from unweary.web.care import clinics
from unweary.web.care.cards import phone_of
from unweary.web.clinic.claims import MOST_TRIES, address_of
from unweary.web.clinic.models import Channel, Claim


@dataclass(frozen=True)
class ListingCard:
    """A listing as the registry publishes it."""

    key: str
    name: str
    address: str
    phone: str
    source: str


@dataclass(frozen=True)
class ClaimPage:
    """How far a claim is, for whoever made it. It says nothing of others who hold the listing."""

    key: UUID
    listing: ListingCard | None
    state: str
    next: str
    asks_code: bool
    clinic: UUID | None
    others: bool


def listing_card(listing: Listing) -> ListingCard:
    """A listing, ready to draw."""
    return ListingCard(
        key=listing.key,
        name=listing.clinic or listing.name,
        address=address_of(listing),
        phone=phone_text(listing),
        source=listing.source.name,
    )


def phone_text(listing: Listing) -> str:
    """The published number as people there write it, "" where there is none."""
    found = phone_of(listing.site)
    return found.text if found else ""


def claim_page(claim: Claim, register: Register, *, at: datetime) -> ClaimPage:
    """The page of one's own claim."""
    listing = register.listings((claim.listing,)).get(claim.listing)
    out = code_is_out(claim, at=at)
    state, onward = _told(claim, out=out)
    return ClaimPage(
        key=claim.pk,
        listing=listing_card(listing) if listing else None,
        state=state,
        next=onward,
        asks_code=out,
        clinic=claim.clinic,
        others=bool(claim.clinic and other_listings(claim, register)),
    )


def code_is_out(claim: Claim, *, at: datetime) -> bool:
    """Whether a code was made that can still be entered."""
    return (
        claim.granted_at is None
        and claim.refused_at is None
        and claim.code_expires_at is not None
        and claim.code_expires_at > at
        and claim.tries < MOST_TRIES
    )


def other_listings(claim: Claim, register: Register) -> tuple[tuple[str, str], ...]:
    """Listings with the same telephone that nobody answers for: key and what they are."""
    first = register.listings((claim.listing,)).get(claim.listing)
    if first is None or not first.site.phone:
        return ()
    keys = tuple(k for k in register.with_phone(first.site.phone) if k != claim.listing)
    held = clinics.clinics_of(keys)
    found = register.listings(tuple(k for k in keys if k not in held))
    return tuple(
        (key, f"{listing.name}, {listing.discipline.replace('_', ' ')}, {address_of(listing)}")
        for key, listing in found.items()
    )


def _told(claim: Claim, *, out: bool) -> tuple[str, str]:
    """How far it is, and what comes next."""
    if claim.granted_at:
        return _("This listing is yours."), ""
    if claim.refused_at:
        return (
            _("This claim was refused."),
            _("If you think that this is wrong, write to the administrators."),
        )
    if out:
        return _("A code was sent."), _("Enter the six digits that we told or posted to you.")
    if claim.code:
        return (
            _("The last code has ended."),
            _("The administrators have to make a new one. They see that you wait."),
        )
    if claim.channel == Channel.PHONE:
        return (
            _("We will call."),
            _("An administrator calls the published telephone and says a code."),
        )
    if claim.channel == Channel.POST:
        return (
            _("A letter will come."),
            _("An administrator posts a letter with a code to the published address."),
        )
    return _("We will check."), _("An administrator looks at your claim and writes to you.")
