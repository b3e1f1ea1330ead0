"""Others who may help instead: listings nearby, and clinics here that take requests."""

from __future__ import annotations

from unweary.directory.base import Listing, Wanted
from unweary.web.care.clinics import clinics_of
from unweary.web.care.models import CareRequest, Clinic
from unweary.web.care.register import current
from unweary.web.care.wording import distance_text

MOST_KM = 50.0
LOOKED_AT = 60
MOST = 8


def listings_nearby(request: CareRequest) -> list[tuple[str, str]]:
    """Listings of the same kind around the one that was asked, nearest first: key and words."""
    return [
        (listing.key, _words(listing, km)) for listing, km in _around(request) if listing.site.phone
    ][:MOST]


def clinics_to_hand_on_to(request: CareRequest) -> list[tuple[Clinic, str]]:
    """Clinics here of the same kind, nearest first, without the one that has the request."""
    near = _around(request)
    held = clinics_of(listing.key for listing, _km in near)
    found: dict[object, tuple[Clinic, str]] = {}
    for listing, km in near:
        clinic = held.get(listing.key)
        if clinic is not None and clinic.pk != request.clinic_id:
            about = _about(km, listing.site.country)
            found.setdefault(clinic.pk, (clinic, f"{clinic.name}, {clinic.address}{about}"))
    return list(found.values())[:MOST]


def _around(request: CareRequest) -> list[tuple[Listing, float | None]]:
    register = current()
    asked = register.listings((request.listing,)).get(request.listing)
    if asked is None or asked.point is None:
        return []
    wanted = Wanted((asked.discipline,), asked.point, most_km=MOST_KM)
    found = register.nearest(wanted, count=LOOKED_AT).found
    listings = register.listings(tuple(place.key for place in found))
    return [
        (listings[place.key], place.km)
        for place in found
        if place.key in listings and place.key != request.listing
    ]


def _words(listing: Listing, km: float | None) -> str:
    parts = [listing.name, listing.clinic, listing.site.town]
    return ", ".join(dict.fromkeys(p for p in parts if p)) + _about(km, listing.site.country)


def _about(km: float | None, country: str) -> str:
    return "" if km is None else f", {distance_text(km, country)}"
