"""Postcodes and towns of an edition: what a typed text means, and what lies around a point."""

from __future__ import annotations

from typing import Any

from unweary.directory.base import Place, Point
from unweary.directory.nearest import band_of, box_around, with_distance
from unweary.directory.places import Meaning, PostcodeMeant, place_words, readings
from unweary.web.care.register.engine import Engine, in_list

COLUMNS = "country, code, name, region, lat, lon, kind, population"
ALIKE = 60  # towns of one name that are looked at
FEWEST_KM = 2.0
MOST_AROUND_KM = 400.0


class Places:
    """The place table."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def meant(self, text: str, *, country: str, most: int) -> tuple[Place, ...]:
        """What the text can mean: the whole postcode, else its area; else towns, large first."""
        found: dict[tuple[str, str, str, str], Place] = {}
        for meaning in readings(text, country):
            for place in self._read(meaning, country):
                found.setdefault((place.country, place.code, place.name, place.region), place)
            if len(found) >= most:
                break
        return tuple(found.values())[:most]

    def _read(self, meaning: Meaning, likely: str) -> list[Place]:
        if isinstance(meaning, PostcodeMeant):
            for code, kind in ((meaning.code, "postcode"), (meaning.area, "area")):
                sql = f"SELECT {COLUMNS} FROM @place WHERE country = ? AND code = ? AND kind = ?"
                if code and (rows := self._engine.rows(sql, (meaning.country, code, kind))):
                    return [_place(row) for row in rows]
            return []
        sql = f"SELECT {COLUMNS} FROM @place WHERE folded = ? AND kind = 'town'"
        values = [meaning.words]
        if meaning.country:
            sql, values = f"{sql} AND country = ?", [*values, meaning.country]
        rows = self._engine.rows(f"{sql} ORDER BY population DESC, id LIMIT {ALIKE}", values)
        places = [_place(row) for row in rows]
        if meaning.region:
            regions = {meaning.region, meaning.region.lower()}
            places = [p for p in places if {p.region, place_words(p.region)} & regions]
        return sorted(places, key=lambda p: p.country != likely) if likely else places

    def at(self, point: Point, *, most_km: float) -> Place | None:
        """The nearest postcode, else town."""
        for kind in ("postcode", "town"):
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
        near = [pair for pair in self._within(point, km, "town") if pair[0] <= km]
        near.sort(key=lambda pair: (-pair[1].population, pair[0]))
        return tuple(place for _, place in near[:most])

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


def _place(row: tuple[Any, ...]) -> Place:
    country, code, name, region, lat, lon, kind, population = row
    return Place(country, code, name, region, Point(lat, lon), kind, population)
