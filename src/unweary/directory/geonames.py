"""Postcodes and towns from the files of GeoNames (geonames.org, CC BY 4.0).

Postal files have 12 columns, several rows for one postcode in some countries; each postcode becomes
one place. Towns and wider areas follow from them, so that a town is found without its own file.
Town files (cities500 to cities15000, allCountries) have 19 columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from unweary.directory.archives import LIMITS, Limits, Member, open_members
from unweary.directory.base import Place, Point, Tally
from unweary.directory.distance import km_between
from unweary.directory.places import normal_postcode, place_words, postal_country, postcode_area
from unweary.directory.regions import GEONAMES_AU, GEONAMES_CA, GEONAMES_GB, REGIONS, US_ZIP_LANDS

SOURCE = "geonames"
SOURCE_NAME = "GeoNames (geonames.org)"
LICENCE = "CC BY 4.0"
POSTAL, TOWNS = 12, 19  # columns
ONE_TOWN_KM = 60.0  # places of one name and region further apart are two towns
NO_LONGER = frozenset(["PPLH", "PPLQ", "PPLW", "PPLCH"])  # historical, abandoned, destroyed
CUT = "not as many values as columns"
NO_POSITION = "no position"


class NotGeoNames(ValueError):
    """The file has neither the columns of a postal file nor those of a town file."""


def members(file: BinaryIO, name: str, *, limits: Limits = LIMITS) -> Iterator[Member]:
    """The place files in an archive; what explains them is skipped."""
    return open_members(file, name, choose=_data, limits=limits)


def _data(names: Sequence[str]) -> list[str]:
    return [n for n in names if not re.search(r"readme|__macosx|\.pdf$", n.casefold())]


def read_places(
    stream: BinaryIO, name: str, tally: Tally, *, least_people: int = 1
) -> Iterator[Place]:
    """Places of one file of either kind. least_people: smaller towns of a town file are left out.

    Of a postal file: the postcodes of a country, then its areas, then its towns, those with most
    postcodes first. One country is held in memory at a time. Raises NotGeoNames.
    """
    stream.seek(0)
    width = stream.readline().count(b"\t") + 1
    stream.seek(0)
    if width == POSTAL:
        yield from _postal(_rows(stream, width, tally), tally)
    elif width == TOWNS:
        yield from _towns(_rows(stream, width, tally), tally, least_people)
    else:
        raise NotGeoNames(
            f"{name} has {width} columns. A GeoNames postal file has {POSTAL}, a file of towns "
            f"{TOWNS}, parted by tabs. Nothing was changed."
        )


def _rows(stream: BinaryIO, width: int, tally: Tally) -> Iterator[list[str]]:
    for line in stream:
        row = line.decode("utf-8", errors="replace").rstrip("\r\n").split("\t")
        tally.rows += 1
        if len(row) == width:
            yield row
        else:
            tally.drop(CUT)


def _point(lat: str, lon: str) -> Point | None:
    try:
        point = Point(float(lat), float(lon))
    except ValueError:
        return None
    inside = -90 <= point.lat <= 90 and -180 <= point.lon <= 180
    return point if inside and (point.lat, point.lon) != (0.0, 0.0) else None


@dataclass(slots=True)
class Middle:
    """The mean of points, also across the 180th meridian."""

    first: Point
    count: int = 0
    lats: float = 0.0
    lons: float = 0.0  # as differences from the first

    def add(self, point: Point) -> None:
        self.count += 1
        self.lats += point.lat
        self.lons += (point.lon - self.first.lon + 180) % 360 - 180

    def point(self) -> Point:
        lon = self.first.lon + self.lons / self.count
        return Point(round(self.lats / self.count, 5), round((lon + 180) % 360 - 180, 5))


@dataclass(slots=True)
class Group:
    """The rows of one postcode or area: their middle, and the middle of each name."""

    middle: Middle
    names: dict[tuple[str, str], Middle] = field(default_factory=dict)  # name, region

    def add(self, name: str, region: str, point: Point) -> None:
        self.middle.add(point)
        self.names.setdefault((name, region), Middle(point)).add(point)

    def place(self, country: str, code: str, kind: str) -> Place:
        """One place, named after what lies nearest to its middle."""
        point = self.middle.point()
        name, region = min(self.names, key=lambda n: (km_between(point, self.names[n].point()), n))
        return Place(country, code, name, region, point, kind)


def _postal(rows: Iterator[list[str]], tally: Tally) -> Iterator[Place]:
    country, codes = "", dict[str, Group]()
    for row in rows:
        point = _point(row[9], row[10])
        if point is None:
            tally.drop(NO_POSITION)
            continue
        land = postal_country(row[0])
        if land != country:
            yield from _of_country(country, codes, tally)
            country, codes = land, {}
        code = normal_postcode(land, row[1])
        if not code:
            tally.drop("no postcode")
            continue
        if code not in codes:
            codes[code] = Group(Middle(point))
        codes[code].add(_plain_name(row[2]), _postal_region(row), point)
    yield from _of_country(country, codes, tally)


def _plain_name(name: str) -> str:
    """A name without what stands in brackets: "Downtown Toronto (Ryerson)"."""
    return re.sub(r"\s*\(.*\)\s*", " ", name).strip() or name.strip()


def _postal_region(row: list[str]) -> str:
    """The region as people there name it: a code where addresses have one, else its name."""
    country = row[0]
    if country in US_ZIP_LANDS:
        return country
    if country in REGIONS:
        return row[4]
    if country == "GB":
        return row[5] or row[3]
    return row[3]


def _of_country(country: str, codes: dict[str, Group], tally: Tally) -> Iterator[Place]:
    areas: dict[str, Group] = {}
    towns: dict[tuple[str, str], list[tuple[str, Middle]]] = {}
    for code, group in codes.items():
        place = group.place(country, code, "postcode")
        if area := postcode_area(country, code):
            areas.setdefault(area, Group(Middle(place.point))).add(
                place.name, place.region, place.point
            )
        for (name, region), middle in group.names.items():
            _join_town(towns, name, region, middle.point())
        tally.kept += 1
        tally.note("postcodes")
        yield place
    for area, group in areas.items():
        tally.note("areas")
        yield group.place(country, area, "area")
    flat = [(name, key[1], middle) for key, found in towns.items() for name, middle in found]
    for name, region, middle in sorted(flat, key=lambda t: -t[2].count):
        tally.note("towns")
        yield Place(country, "", name, region, middle.point(), "town")


def _join_town(
    towns: dict[tuple[str, str], list[tuple[str, Middle]]], name: str, region: str, point: Point
) -> None:
    """Count a point to the town of this name that is near it, or begin a new one."""
    if not (words := place_words(name)):
        return
    found = towns.setdefault((words, region), [])
    for _, middle in found:
        if km_between(middle.first, point) <= ONE_TOWN_KM:
            middle.add(point)
            return
    middle = Middle(point)
    middle.add(point)
    found.append((name, middle))


def _towns(rows: Iterator[list[str]], tally: Tally, least_people: int) -> Iterator[Place]:
    for row in rows:
        name, feature, kind, country, state, people = (row[n] for n in (1, 6, 7, 8, 10, 14))
        if feature != "P" or kind in NO_LONGER:
            tally.drop("not a town")
            continue
        count = int(people) if people.isdigit() else 0
        if count < least_people:
            tally.drop("too few people")
            continue
        point = _point(row[4], row[5])
        if point is None:
            tally.drop(NO_POSITION)
            continue
        tally.kept += 1
        tally.note("towns")
        yield Place(
            postal_country(country), "", name, _town_region(country, state), point, "town", count
        )


def _town_region(country: str, state: str) -> str:
    if country in US_ZIP_LANDS:
        return country
    if country in NUMBERED:
        return NUMBERED[country].get(state, "")
    return state if state.isalpha() else ""  # elsewhere numbers, which say nothing to people


NUMBERED = {"CA": GEONAMES_CA, "AU": GEONAMES_AU, "GB": GEONAMES_GB}
