"""Postcodes and towns into a new edition, and every listing put where they say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from unweary.directory.base import Place, Site, Tally
from unweary.directory.geonames import members, read_places
from unweary.directory.nearest import DISCIPLINES, band_of
from unweary.directory.places import place_words
from unweary.web.care.register.engine import Engine, House
from unweary.web.care.register.finish import finish
from unweary.web.care.register.locate import Locator
from unweary.web.care.register.pieces import NoFile, fingerprint_of
from unweary.web.care.register.preparing import prepare
from unweary.web.care.register.report import Read, Report, count_positions, tally_to_plain
from unweary.web.care.register.rows import position
from unweary.web.care.register.terms import Terms

SOURCE = "places"  # of import_run
POSTAL, TOWNS = "postal", "towns"
TOGETHER = 10_000


def load_places(house: House, paths: Sequence[Path], terms: Terms) -> Report:
    """Load GeoNames files. Raises NoFile, NotGeoNames, Busy and what archives raise.

    A postal file takes the place of what was known of its countries, a town file of all towns
    that came from such a file.
    """
    marks = [(path, _fingerprint(path)) for path in dict.fromkeys(paths)]
    with house.locked():
        standing = house.open(house.standing())
        sql = "SELECT fingerprint FROM @import_run WHERE source = ? AND terms = ?"
        known = standing.rows(sql, (SOURCE, terms.marks())) if standing else []
        if {(mark,) for _, mark in marks} <= set(known):
            return Report(nothing_changed=True)
        report = Report()
        try:
            engine = prepare(house, (), plan="places")
            for path, mark in marks:
                _write_file(engine, path, mark, terms, report)
            report.relocated = relocate(engine)
        except (ValueError, OSError):
            house.give_up()
            raise
        finish(engine)
        count_positions(engine, report)
        engine.run("DELETE FROM @progress")
        report.edition = house.stand()
    return report


def _fingerprint(path: Path) -> str:
    try:
        return fingerprint_of(path)
    except FileNotFoundError:
        raise NoFile(f"There is no file {path}.") from None
    except OSError as error:
        raise NoFile(f"{path} cannot be read: {error.strerror or error}.") from error


def _write_file(engine: Engine, path: Path, mark: str, terms: Terms, report: Report) -> None:
    with path.open("rb") as file:
        for member in members(file, path.name):
            read = Read(member.name, "places", Tally())
            report.read.append(read)
            first = member.stream.readline()
            member.stream.seek(0)
            origin = POSTAL if first.count(b"\t") < 18 else TOWNS
            found = read_places(member.stream, member.name, read.tally)
            with engine.transaction():
                _write_places(engine, found, origin)
            terms.seen(member.name, read.tally.rows)
    tally = report.read[-1].tally
    (most,) = engine.rows("SELECT MAX(no) FROM @import_run")[0]
    engine.run("DELETE FROM @import_run WHERE source = ? AND piece = ?", (SOURCE, path.name))
    run = ((most or 0) + 1, SOURCE, path.name, mark, terms.marks(), "", terms.at.isoformat())
    engine.insert("import_run", [(*run, str(tally_to_plain(tally)))])


def _write_places(engine: Engine, found: Iterator[Place], origin: str) -> None:
    countries: set[str] = set()
    if origin == TOWNS:
        engine.run("DELETE FROM @place WHERE origin = ?", (TOWNS,))
    (most,) = engine.rows("SELECT MAX(id) FROM @place")[0]
    next_id = (most or 0) + 1
    while some := list(islice(found, TOGETHER)):
        new = {place.country for place in some} - countries
        if origin == POSTAL and new:
            sql = "DELETE FROM @place WHERE origin = ? AND country = ?"
            engine.many(sql, [(POSTAL, country) for country in sorted(new)])
        countries |= new
        engine.insert(
            "place", [place_row(place, next_id + n, origin) for n, place in enumerate(some)]
        )
        next_id += len(some)


def place_row(place: Place, id_: int, origin: str) -> tuple[object, ...]:
    return (
        id_, place.country, place.code, place.name, place_words(place.name), place.region,
        place.kind, place.population, band_of(place.point.lat), place.point.lat, place.point.lon,
        origin,
    )  # fmt: skip


def relocate(engine: Engine) -> int:
    """Put every listing whose registry gives no position where the places say; how many moved."""
    engine.run("DROP INDEX IF EXISTS @listing_near")  # made anew at the end
    locator = Locator(engine)
    moved, last = 0, -1
    sql = (
        "SELECT id, town, region, postcode, country, located FROM @practice WHERE id > ?"
        f" ORDER BY id LIMIT {TOGETHER}"
    )
    while rows := engine.rows(sql, (last,)):
        first, last = rows[0][0], rows[-1][0]
        bounds = (first * DISCIPLINES, last * DISCIPLINES + DISCIPLINES - 1)
        stands: dict[int, tuple[Any, ...]] = {}
        for id_, *at in engine.rows(
            "SELECT id, lat, lon FROM @listing WHERE id BETWEEN ? AND ?", bounds
        ):
            stands.setdefault(id_ // DISCIPLINES, tuple(at))
        known, places = [], []
        for id_, town, region, postcode, country, located in rows:
            if located == "exact":
                continue
            point, precision = locator.locate(Site((), town, region, postcode, country))
            if precision.value != located:
                known.append((precision.value, id_))
            where = position(point)
            if id_ in stands and stands[id_] != where[1:]:
                places.append((*where, id_ * DISCIPLINES, id_ * DISCIPLINES + DISCIPLINES - 1))
        with engine.transaction():
            engine.many("UPDATE @practice SET located = ? WHERE id = ?", known)
            engine.many(
                "UPDATE @listing SET band = ?, lat = ?, lon = ? WHERE id BETWEEN ? AND ?", places
            )
        moved += len(places)
    return moved
