"""Whom a request is for: the listing in the directory, and the clinic that answers for it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from unweary.directory.base import Listing
from unweary.directory.disciplines import all_disciplines
from unweary.web.base.numbers import Number
from unweary.web.care import register
from unweary.web.care.clinics import clinic_of
from unweary.web.care.models import Clinic

MOST_KEY = 120


@dataclass(frozen=True)
class Recipient:
    """A listing as the pages of a request name it. `clinic` is None where nobody claimed it."""

    listing: str
    discipline: str  # id
    kind: str  # "physical therapist"
    name: str
    phone: str
    address: str
    clinic: Clinic | None

    @property
    def calls(self) -> Number | None:
        """Its telephone number."""
        return Number(self.phone, "") if self.phone else None


def recipient_of(listing_key: str) -> Recipient | None:
    """Whom this key names, or None where neither the directory nor a clinic knows it."""
    if len(listing_key) > MOST_KEY:
        return None
    clinic = clinic_of(listing_key)
    found = register.current().listings((listing_key,)).get(listing_key)
    if clinic is None and found is None:
        return None
    kind = all_disciplines().get(listing_key.rpartition(".")[2])
    return Recipient(
        listing=listing_key,
        discipline=kind.id if kind else "",
        kind=_(kind.name) if kind else "",
        name=_name(clinic, found),
        phone=clinic.phone if clinic else found.site.phone if found else "",
        address=clinic.address if clinic else _address(found),
        clinic=clinic,
    )


def name_of(listing_key: str) -> str:
    """What a listing is called, "" where nobody knows it any more."""
    found = recipient_of(listing_key)
    return found.name if found else ""


def _name(clinic: Clinic | None, found: Listing | None) -> str:
    if clinic is not None:
        return clinic.name
    return found.name if found else ""


def _address(found: Listing | None) -> str:
    if found is None:
        return ""
    site = found.site
    parts = (*site.lines, site.town, " ".join(p for p in (site.region, site.postcode) if p))
    return ", ".join(part for part in parts if part)
