"""Editions of a directory for tests: made-up clinicians, written as an import writes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from django.db import connections

from unweary.directory.base import Entry, Facts, Place, Point, Practice, Record, Site, Who
from unweary.web.care.register.engine import House
from unweary.web.care.register.finish import finish
from unweary.web.care.register.load_places import place_row
from unweary.web.care.register.pieces import Period, Source
from unweary.web.care.register.preparing import prepare
from unweary.web.care.register.tables import COLUMNS
from unweary.web.care.register.terms import Terms
from unweary.web.care.register.writing import Bundle, Counted, Writer

AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
TERMS = Terms(at=AT)
MADE_UP = Source("made-up", "Made up for tests", "US", "none")
DISCIPLINES = ("physical_therapist", "chiropractor", "neurologist")
SHARED = Path(__file__).parent.parent.parent.parent / "shared" / "data"


def edition(house: House, records: Sequence[Record], places: Sequence[Place] = ()) -> str:
    """An edition of these records alone."""
    with house.locked():
        engine = prepare(house, (Period(MADE_UP, (), True, None),), plan="test")
        engine.insert("place", [place_row(place, n, "test") for n, place in enumerate(places, 1)])
        writer = Writer(engine, Bundle(0, 1, full=True), (), (), Counted(), {}, "0")
        with engine.transaction():
            writer.write(records)
        finish(engine)
        engine.run("DELETE FROM @progress")
        return house.stand()


def a_person(
    number: int,
    point: Point | None,
    *,
    disciplines: tuple[str, ...] = DISCIPLINES[:1],
    facts: Facts | None = None,
    gender: str = "",
    name: str = "",
    phone: str = "",
) -> Entry:
    """One made-up clinician at one place."""
    site = Site((f"{number} Sample Street",), "Sampletown", "EX", "", "XX", phone, point=point)
    practice = Practice("0", site, disciplines, facts=facts or Facts())
    name = name or f"Example Person {number}"
    return Entry(str(number), "", Who.PERSON, name, (practice,), gender=gender)


def many_people(count: int, random: Random) -> list[Entry]:
    """People all over the world: in crowds, alone, at one spot, by the pole and at 180 degrees."""
    crowds = [_anywhere(random) for _ in range(12)]
    crowds += [Point(52.0, 179.95), Point(-16.8, -179.98), Point(85.0, 10.0), Point(13.45, 144.8)]
    return [_person(number, crowds, random) for number in range(count)]


def _person(number: int, crowds: Sequence[Point], random: Random) -> Entry:
    middle = random.choice(crowds) if random.random() < 0.85 else _anywhere(random)
    spread = random.choice((0.0, 0.02, 0.3))
    lat = min(max(middle.lat + random.gauss(0, spread), -90), 90)
    lon = (middle.lon + random.gauss(0, spread) + 180) % 360 - 180
    stated = (None, None, True, False)
    facts = Facts(
        accepting_new=random.choice(stated),
        telehealth=random.choice(stated),
        wheelchair=random.choice(stated),
        languages=random.choice((None, ("en",), ("en", "es"), ("fr",))),
        networks=random.choice((None, ("Example Net",), ("Sample Net",))),
    )
    count = random.choice((1, 1, 2, 3))
    disciplines = tuple(random.sample(DISCIPLINES, count))
    gender = random.choice(("", "female", "male"))
    return a_person(number, Point(lat, lon), disciplines=disciplines, facts=facts, gender=gender)


def _anywhere(random: Random) -> Point:
    return Point(random.uniform(-70, 80), random.uniform(-180, 180))


def everybody(entries: Iterable[Entry]) -> list[tuple[Entry, Practice]]:
    """Each clinician with each place."""
    return [(entry, practice) for entry in entries for practice in entry.practices]


def everything(house: House) -> dict[str, list[tuple[object, ...]]]:
    """All rows of the standing edition, in order, without those that tell the time."""
    engine = house.open(house.standing())
    assert engine is not None
    tables = set(COLUMNS) - {"import_run", "progress", "source"}
    return {table: sorted(engine.rows(f"SELECT * FROM @{table}"), key=repr) for table in tables}


def wipe_postgres() -> None:
    """Drop every edition that tests left in the site's PostgreSQL."""
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT nspname FROM pg_namespace WHERE starts_with(nspname, 'directory_')")
        for (schema,) in cursor.fetchall():
            cursor.execute(f"DROP SCHEMA {schema} CASCADE")
        cursor.execute("DROP TABLE IF EXISTS public.directory_standing")
