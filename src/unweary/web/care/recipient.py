"""Whom a request is for: the listing in the directory, and the clinic that answers for it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from unweary.directory.base import Listing
from unweary.directory.disciplines import all_disciplines
from unweary.directory.telephone import display, tel
from unweary.web.base.numbers import Number
from unweary.web.care import register
from unweary.web.care.clinics import clinic_of
from unweary.web.care.hidden import is_hidden, left_out
from unweary.web.care.models import Clinic
from unweary.web.care.register.engine import UNREADABLE

MOST_KEY = 120


@dataclass(frozen=True)
class Line:
    """A telephone number as people there write it, and as a telephone dials it."""

    number: str
    href: str


@dataclass(frozen=True)
class Recipient:
    """A listing as the pages of a request name it. `clinic` is None where nobody claimed it."""

    listing: str
    discipline: str  # id
    kind: str  # "physical therapist"
    name: str
    calls: Line | None
    address: str
    clinic: Clinic | None


def recipient_of(listing_key: str) -> Recipient | None:
    """Whom this key names, or None where neither the directory nor a clinic knows it."""
    if len(listing_key) > MOST_KEY:
        return None
    clinic = clinic_of(listing_key)
    found = _listed(listing_key, needed=clinic is None)
    if is_hidden(listing_key, left_out()):
        found = None  # they asked not to be shown; a clinic that answers here still does
    if clinic is None and found is None:
        return None
    kind = all_disciplines().get(listing_key.rpartition(".")[2])
    return Recipient(
        listing=listing_key,
        discipline=kind.id if kind else "",
        kind=_(kind.name) if kind else "",
        name=_name(clinic, found),
        calls=_line(clinic, found),
        address=clinic.address if clinic else address_of(found) if found else "",
        clinic=clinic,
    )


def _listed(key: str, *, needed: bool) -> Listing | None:
    """What the directory says. A clinic that answers is asked all the same when it is broken."""
    try:
        return register.current().listings((key,)).get(key)
    except UNREADABLE:
        if needed:
            raise
        return None


def name_of(listing_key: str) -> str:
    """What a listing is called, "" where nobody knows it any more."""
    found = recipient_of(listing_key)
    return found.name if found else ""


def _name(clinic: Clinic | None, found: Listing | None) -> str:
    if clinic is not None:
        return clinic.name
    return found.name if found else ""


def _line(clinic: Clinic | None, found: Listing | None) -> Line | None:
    if clinic is not None:
        return Line(clinic.phone, Number(clinic.phone, "").href)
    if found is None or not found.site.phone:
        return None
    site = found.site
    told = (site.phone, site.country, site.extension)
    return Line(display(*told), tel(*told))


def address_of(found: Listing) -> str:
    """The published address in one line."""
    site = found.site
    parts = (*site.lines, site.town, " ".join(p for p in (site.region, site.postcode) if p))
    return ", ".join(part for part in parts if part)
