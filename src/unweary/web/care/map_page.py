"""The map of a search, and the same in words."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from unweary.directory.base import Place, Register
from unweary.directory.distance import KM_PER_MILE
from unweary.drawing.near_map import Mark, Ring, Spot, marks_of, near_map, nice_steps
from unweary.web.care.looking import Spot as Found
from unweary.web.care.wording import distance_text, in_miles, length_text, typed_text
from unweary.web.check.wording import joined

MOST_TOWNS = 12
LEAST_KM = 1.0


@dataclass(frozen=True)
class MapPage:
    """A drawing and its lines in words."""

    picture: SafeString
    lines: tuple[str, ...]
    credit: str  # whose tiles lie below it, "" without any


def map_page(register: Register, place: Place, found: tuple[Found, ...]) -> MapPage | None:
    """The map around a place; None where nothing found has a position."""
    origin = Spot(place.point.lat, place.point.lon, typed_text(place))
    results = [
        Spot(each.listing.point.lat, each.listing.point.lon, str(each.card.number))
        for each in found
        if each.listing.point is not None
    ]
    if not results:
        return None
    far = max(LEAST_KM, *(mark.km for mark in marks_of(origin, results, LEAST_KM)))
    rings = _rings(far, place.country)
    reach = rings[-1].km
    towns = [
        Spot(each.listing.point.lat, each.listing.point.lon, each.listing.site.town)
        for each in found
        if each.listing.point is not None and each.listing.site.town
    ]
    towns += [
        Spot(t.point.lat, t.point.lon, t.name)
        for t in register.places_around(place.point, km=reach, most=MOST_TOWNS)
    ]
    lines = tuple(_line(mark, place.country) for mark in marks_of(origin, results, reach))
    text = _("Map of the listings around %(place)s. The same is said in words below it.") % {
        "place": origin.label
    }
    picture = near_map(origin, results, towns, rings, text=text, tiles=settings.TILES)
    return MapPage(mark_safe(picture), lines, settings.TILES_CREDIT if settings.TILES else "")


def _rings(far_km: float, country: str) -> tuple[Ring, ...]:
    """Round distances in what people there count in."""
    unit = KM_PER_MILE if in_miles(country) else 1.0
    steps = (step for step in nice_steps(far_km / unit))
    return tuple(Ring(step * unit, _ring_text(step, step * unit, country)) for step in steps)


def _ring_text(step: float, km: float, country: str) -> str:
    if step >= 1:
        return length_text(km, country)
    return (_("%(count)g miles") if in_miles(country) else _("%(count)g km")) % {"count": step}


def _line(mark: Mark, country: str) -> str:
    """One mark in words: "3, 4 and 5: about 2 miles to the north-east"."""
    ways = (
        _("to the north"),
        _("to the north-east"),
        _("to the east"),
        _("to the south-east"),
        _("to the south"),
        _("to the south-west"),
        _("to the west"),
        _("to the north-west"),
    )
    way = ways[mark.direction] if mark.km >= LEAST_KM else ""
    said = " ".join(part for part in (distance_text(mark.km, country), way) if part)
    return _("%(numbers)s: %(where)s") % {"numbers": joined(mark.labels), "where": said}
