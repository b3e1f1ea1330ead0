"""Postcodes and towns of an edition: what a typed text means, and what lies around a point."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from unweary.directory.base import Place, Point
from unweary.directory.distance import km_between
from unweary.directory.nearest import band_of, box_around, with_distance
from unweary.directory.places import PostcodeMeant, TownMeant, place_words, readings
from unweary.web.care.register.engine import Engine, House, in_list

COLUMNS = "country, code, name, region, lat, lon, kind, population"
ALIKE = 60  # towns of one name that are looked at
POSTCODE, AREA, TOWN = "postcode", "area", "town"
SAME_TOWN_KM = 30.0  # two of one name and region that are nearer came from two files
FEWEST_KM = 2.0
MOST_AROUND_KM = 400.0


class Places:
    """The place table."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def meant(self, text: str, *, country: str, most: int) -> tuple[Place, ...]:
        """What the text can mean: the whole postcode, else its area; else towns, large first."""
        meanings = readings(text, country)
        codes = [one for one in meanings if isinstance(one, PostcodeMeant)]
        towns = [one for one in meanings if not isinstance(one, PostcodeMeant)]
        found = [place for one in codes for place in self._coded(one.country, one.code, POSTCODE)]
        found = found or [p for one in codes for p in self._coded(one.country, one.area, AREA)]
        found += [place for one in towns for place in self._named(one, country)]
        return tuple(_each_once(found))[:most]

    def _coded(self, country: str, code: str, kind: str) -> list[Place]:
        sql = f"SELECT {COLUMNS} FROM @place WHERE country = ? AND code = ? AND kind = ?"
        rows = self._engine.rows(f"{sql} ORDER BY id", (country, code, kind)) if code else []
        return [_place(row) for row in rows]

    def _named(self, meant: TownMeant, likely: str) -> list[Place]:
        sql, values = f"SELECT {COLUMNS} FROM @place WHERE folded = ? AND kind = ?", [meant.words]
        values.append(TOWN)
        if meant.country:
            sql, values = f"{sql} AND country = ?", [*values, meant.country]
        rows = self._engine.rows(f"{sql} ORDER BY population DESC, id LIMIT {ALIKE}", values)
        places = [_place(row) for row in rows]
        if meant.region:
            regions = {meant.region, meant.region.lower()}
            places = [p for p in places if {p.region, place_words(p.region)} & regions]
        return sorted(places, key=lambda p: p.country != likely) if likely else places

    def at(self, point: Point, *, most_km: float) -> Place | None:
        """The nearest postcode, else town."""
        for kind in (POSTCODE, TOWN):
            km = FEWEST_KM
            while True:
                km = min(km, most_km)
                near = [pair for pair in self._within(point, km, kind) if pair[0] <= km]
                if near:
                    return near[0][1]
                if km >= most_km:
                    break
                km *= 3
        return None

    def around(self, point: Point, *, km: float, most: int) -> tuple[Place, ...]:
        """Towns within so many km, the largest first, then the nearest."""
        km = min(km, MOST_AROUND_KM)
        near = [pair for pair in self._within(point, km, TOWN) if pair[0] <= km]
        near.sort(key=lambda pair: (-pair[1].population, pair[0]))
        return tuple(_each_once([place for _, place in near]))[:most]

    def _within(self, point: Point, km: float, kind: str) -> list[tuple[float, Place]]:
        """Places of the box, nearest first, with their distances."""
        box = box_around(point, km)
        bands = (band_of(box.south), band_of(box.north))
        rows: list[tuple[Any, ...]] = []
        for west, east in box.spans:
            rows += self._engine.rows(
                f"SELECT {COLUMNS} FROM @place WHERE kind = ? AND band IN"
                f" {in_list(bands[1] - bands[0] + 1)} AND lon >= ? AND lon <= ?",
                (kind, *range(bands[0], bands[1] + 1), west, east),
            )
        placed = [(number, row[4], row[5]) for number, row in enumerate(rows)]
        return [(km, _place(rows[number])) for km, number in sorted(with_distance(point, placed))]


def largest_towns(house: House, most: int) -> list[Place]:
    """The largest towns that the standing edition knows, some of each country in turn."""
    engine = house.open(house.standing())
    if engine is None:
        return []
    countries = engine.rows("SELECT country, COUNT(*) AS n FROM @place WHERE kind = ?"
                            " GROUP BY country ORDER BY n DESC, country", (TOWN,))  # fmt: skip
    sql = (
        f"SELECT {COLUMNS} FROM @place WHERE kind = ? AND country = ?"
        f" ORDER BY population DESC, id LIMIT {most}"
    )
    by_country = [engine.rows(sql, (TOWN, country)) for country, _ in countries]
    share = -(-most // max(len(by_country), 1))
    return [_place(row) for rows in by_country for row in rows[:share]][:most]


def _place(row: tuple[Any, ...]) -> Place:
    country, code, name, region, lat, lon, kind, population = row
    return Place(country, code, name, region, Point(lat, lon), kind, population)


def _each_once(places: Sequence[Place]) -> list[Place]:
    """The places without towns that two files have; the first of them stays."""
    kept: dict[tuple[str, str, str, str], list[Place]] = {}
    for place in places:
        key = (place.country, place.code, place_words(place.name), place.region)
        alike = kept.setdefault(key, [])
        if all(km_between(place.point, other.point) > SAME_TOWN_KM for other in alike):
            alike.append(place)
    chosen = {id(place) for alike in kept.values() for place in alike}
    return [place for place in places if id(place) in chosen]
