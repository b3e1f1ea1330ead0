"""The nearest listings, exact: a box grows around a point until enough lie within it.

Works over any store that can say what lies in a box, so that each engine gives the same answer.
Ids carry one meaning: those with the same `id // DISCIPLINES` are one clinician at one place,
listed under several disciplines. Such a pair is found once, under the first of its ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import asin, cos, degrees, floor, pi, radians, sin, sqrt
from typing import Protocol

from unweary.directory.base import Cursor, Point, Wanted

EARTH_KM = 6371.0088  # mean radius, IUGG
FARTHEST_KM = pi * EARTH_KM
BAND_DEGREES = 0.05
DISCIPLINES = 64  # ids that one clinician has at one place
LEAST_KM = 0.25
SLACK = 1 + 1e-9  # of a box, so that rounding loses nobody on its edge

Row = tuple[int, float, float]  # id, latitude, longitude


@dataclass(frozen=True, slots=True)
class Box:
    """Latitudes from south to north, and one or two spans of longitude, each west to east."""

    south: float
    north: float
    spans: tuple[tuple[float, float], ...]

    @property
    def bands(self) -> range:
        """The bands of latitude that it touches."""
        return range(band_of(self.south), band_of(self.north) + 1)


class Rows(Protocol):
    """A store of listings."""

    def rows_in_box(self, box: Box, wanted: Wanted) -> Iterable[Row]:
        """All listings in the box that fit disciplines and filters."""

    def start_km(self, wanted: Wanted) -> float:
        """A radius that likely holds some fifty of them; any positive number will do."""


@dataclass(frozen=True, slots=True)
class Nearby:
    """What was found, as (km, id) in order; `more` where the next page is not empty."""

    found: tuple[tuple[float, int], ...]
    more: bool
    looked_km: float


def band_of(lat: float) -> int:
    """The band of a latitude: 0 at the south pole, 0.05 degrees each."""
    return floor((lat + 90.0) / BAND_DEGREES)


def box_around(point: Point, km: float) -> Box:
    """The smallest box that holds everything within so many km.

    Longitudes are widened as the circle needs on the side of the pole, all of them where the
    pole lies inside; a box across the 180th meridian has two spans.
    """
    angle = min(km / EARTH_KM * SLACK + 1e-12, pi)
    lat = radians(point.lat)
    south = max(point.lat - degrees(angle), -90.0)
    north = min(point.lat + degrees(angle), 90.0)
    if abs(lat) + angle >= pi / 2:
        return Box(south, north, ((-180.0, 180.0),))
    half = degrees(asin(min(1.0, sin(angle) / cos(lat)))) * SLACK
    west, east = point.lon - half, point.lon + half
    if west < -180.0:
        return Box(south, north, ((west + 360.0, 180.0), (-180.0, east)))
    if east > 180.0:
        return Box(south, north, ((west, 180.0), (-180.0, east - 360.0)))
    return Box(south, north, ((west, east),))


def with_distance(point: Point, rows: Iterable[Row]) -> list[tuple[float, int]]:
    """(km, id) of each row, by the haversine formula on a sphere."""
    half = radians(0.5)
    lat, lon, across = point.lat, point.lon, cos(radians(point.lat))
    turn, twice = radians(1.0), 2 * EARTH_KM
    return [
        (
            twice
            * asin(
                min(
                    1.0,
                    sqrt(
                        sin((la - lat) * half) ** 2
                        + across * cos(la * turn) * sin((lo - lon) * half) ** 2
                    ),
                )
            ),
            id_,
        )
        for id_, la, lo in rows
    ]


def nearest(rows: Rows, wanted: Wanted, *, count: int, after: Cursor | None = None) -> Nearby:
    """The nearest `count` pairs after the cursor, ordered by (km, id); ties keep their order.

    The radius starts where the store expects enough, doubles while there are too few (triples
    while there are hardly any), and ends at `wanted.most_km`. A last box as wide as the
    farthest one kept makes sure that no corner hid a nearer one.
    """
    cap = min(wanted.most_km, FARTHEST_KM)
    radius = max(rows.start_km(wanted), LEAST_KM)
    if after is not None:
        radius = sqrt(after.km**2 + radius**2)
    while True:
        radius = min(radius, cap)
        fitting = _fitting(rows, wanted, radius, after)
        enough = len(fitting) > count
        if enough and fitting[count][0] <= radius:
            return Nearby(tuple(fitting[:count]), True, radius)
        if radius >= cap:
            within = [pair for pair in fitting if pair[0] <= cap]
            return Nearby(tuple(within[:count]), len(within) > count, cap)
        if enough:
            radius = fitting[count][0] * 1.0001
        else:
            radius *= 3 if len(fitting) <= 5 else 2


def _fitting(
    rows: Rows, wanted: Wanted, radius: float, after: Cursor | None
) -> Sequence[tuple[float, int]]:
    """All pairs in the box after the cursor, in order, each once."""
    ordered = with_distance(
        wanted.point, rows.rows_in_box(box_around(wanted.point, radius), wanted)
    )
    ordered.sort()
    begun = (after.km, after.id) if after is not None else (-1.0, -1)
    seen = {begun[1] // DISCIPLINES}
    fitting = []
    for pair in ordered:
        if pair > begun and (place := pair[1] // DISCIPLINES) not in seen:
            seen.add(place)
            fitting.append(pair)
    return fitting
