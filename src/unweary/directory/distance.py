"""How far it is, and how exactly that may be said."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from typing import Literal

from unweary.directory.base import Point

EARTH_KM = 6371.0088  # mean radius, IUGG
KM_PER_MILE = 1.609344
FINE_BELOW = 30  # from here on, steps of five


@dataclass(frozen=True, slots=True)
class About:
    """A rounded distance, to be said with "about". Never 0: positions are middles of postcodes."""

    number: int
    unit: Literal["km", "mi"]


def km_between(one: Point, other: Point) -> float:
    """The distance over the ground in kilometres, on a sphere (off by 0.6 % at most).

    Source: haversine formula, Sinnott 1984, Sky and Telescope 68:159.
    """
    lat_1, lat_2 = radians(one.lat), radians(other.lat)
    across = sin((lat_2 - lat_1) / 2) ** 2
    along = sin(radians(other.lon - one.lon) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(across + cos(lat_1) * cos(lat_2) * along)))


def about_km(km: float) -> About:
    """Kilometres as they are said: whole ones, from 30 on in steps of five."""
    return About(_rounded(km), "km")


def about_miles(km: float) -> About:
    """The same distance, given in kilometres, as it is said in miles."""
    return About(_rounded(km / KM_PER_MILE), "mi")


def _rounded(length: float) -> int:
    step = 1 if length < FINE_BELOW else 5
    return max(1, step * int(length / step + 0.5))
