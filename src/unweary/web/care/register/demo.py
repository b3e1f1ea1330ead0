"""A made-up directory to try the pages with: some 300 listings that nobody can mistake for real.

It is written as FHIR and goes the way of every other registry. Telephone numbers are those
reserved for fiction. Towns are real only where a table of places is loaded; else they are made
up too, in the middle of an ocean.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import cycle
from math import cos, radians, sin, sqrt
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from unweary.directory.base import Place, Point
from unweary.directory.disciplines import NUCC, Discipline, offered
from unweary.directory.nearest import DISCIPLINES
from unweary.exchange.fhir_facts import ACCESSIBILITY, DELIVERY, NEW_PATIENTS
from unweary.web.care.register.engine import Engine, House
from unweary.web.care.register.finish import finish
from unweary.web.care.register.load import load
from unweary.web.care.register.load_places import load_places
from unweary.web.care.register.pieces import Source
from unweary.web.care.register.placing import largest_towns
from unweary.web.care.register.preparing import prepare
from unweary.web.care.register.report import Report
from unweary.web.care.register.tables import CLINICIANS, PLACES
from unweary.web.care.register.terms import Terms

DEMO = Source("demo", "Made up for trying out", "US", "nobody here is real")
CLINICS = 100
ROLES = 3  # of one clinic
TOWNS = 24
MIDDLE = Point(36.0, -42.0)  # of the made-up towns
TOWN_NAME = "Example Town"
PHONES = {"GB": "+442079460{:03d}", "": "+1202555{:04d}"}
SPOKEN = (("en",), ("en", "es"), (), ("es",), ("en", "fr"), ())
NUMBERS = "One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve".split()


def load_demo(house: House, terms: Terms) -> Report:
    """Load the made-up directory. Raises Busy."""
    with TemporaryDirectory(prefix="unweary-demo-") as folder:
        towns = largest_towns(house, TOWNS)
        if not towns:
            places = Path(folder) / "example-places.txt"
            places.write_text("".join(_postal_lines()), encoding="utf-8")
            load_places(house, [places], terms)
            towns = largest_towns(house, TOWNS)
        resources = Path(folder) / "example-directory.ndjson"
        lines = (json.dumps(one) + "\n" for one in _resources(towns))
        resources.write_text("".join(lines), encoding="utf-8")
        return load(house, [resources], terms)


def remove_demo(house: House) -> str:
    """Take the made-up directory out again; the edition that stands then, "" if it was not in."""
    with house.locked():
        standing = house.open(house.standing())
        found = standing.rows("SELECT no FROM @source WHERE id = ?", (DEMO.id,)) if standing else []
        if not found:
            return ""
        engine = prepare(house, (), plan="demo")
        _remove(engine, found[0][0])
        finish(engine)
        engine.run("DELETE FROM @progress")
        return house.stand()


def _remove(engine: Engine, number: int) -> None:
    first, last = number * CLINICIANS, (number + 1) * CLINICIANS - 1
    with engine.transaction():
        for table, column, room in (
            ("listing", "id", PLACES * DISCIPLINES),
            ("practice", "id", PLACES),
            ("spoken", "practice", PLACES),
            ("accepted", "practice", PLACES),
            ("name_word", "clinician", 1),
            ("also_named", "clinician", 1),
            ("endpoint", "clinician", 1),
            ("clinician", "id", 1),
        ):
            bounds = (first * room, last * room + room - 1)
            engine.run(f"DELETE FROM @{table} WHERE {column} BETWEEN ? AND ?", bounds)
        engine.run("DELETE FROM @source WHERE no = ?", (number,))
        engine.run("DELETE FROM @import_run WHERE source = ?", (DEMO.id,))
        engine.run("DELETE FROM @import_run WHERE piece = ?", ("example-places.txt",))
        engine.run("DELETE FROM @place WHERE name LIKE ?", (f"{TOWN_NAME} %",))


def _postal_lines() -> Iterator[str]:
    """A table of made-up places in the form of GeoNames: a grid, some 11 km apart."""
    for number in range(12):
        lat, lon = MIDDLE.lat + number // 4 * 0.1, MIDDLE.lon + number % 4 * 0.12
        name = f"{TOWN_NAME} {NUMBERS[number]}"
        row = ["US", f"{number + 1:05d}", name, "Example", "EX", "", "", "", ""]
        yield "\t".join([*row, f"{lat:.4f}", f"{lon:.4f}", "6"]) + "\n"


def _resources(towns: list[Place]) -> Iterator[dict[str, Any]]:
    kinds = cycle(_kinds())
    for number in range(1, CLINICS + 1):
        town = towns[number % len(towns)]
        yield _clinic(number)
        yield _location(number, town)
        for place in range(ROLES):
            person = (number - 1) * ROLES + place + 1
            yield _person(person)
            yield _role(person, number, next(kinds), town)


def _kinds() -> list[tuple[Discipline, str]]:
    """Offered disciplines, the common ones several times, each with a code that means it."""
    coded = [(one, one.nucc[0]) for one in offered() if one.nucc and "*" not in one.nucc[0]]
    return [each for each in coded for _ in range(1 if each[0].rare else 2)]


def _clinic(number: int) -> dict[str, Any]:
    return {
        "resourceType": "Organization",
        "id": f"clinic-{number}",
        "active": True,
        "name": f"Example Clinic {number}",
    }


def _location(number: int, town: Place) -> dict[str, Any]:
    turn = number * 2.399963  # the golden angle, in radians: no two in one spot
    away = 0.006 * sqrt(number)
    lat = town.point.lat + away * sin(turn)
    lon = town.point.lon + away * cos(turn) / max(cos(radians(town.point.lat)), 0.2)
    fit = {"url": ACCESSIBILITY, "valueCodeableConcept": _concept("", "adacomp")}
    return {
        "resourceType": "Location",
        "id": f"place-{number}",
        "status": "active",
        "name": f"Example Clinic {number}",
        "extension": [fit] if number % 3 else [],
        "telecom": [{"system": "phone", "use": "work", "value": _phone(number, town.country)}],
        "address": {
            "line": [f"{number} Sample Street"],
            "city": town.name,
            "state": town.region,
            "postalCode": town.code,
            "country": town.country,
        },
        "position": {"latitude": round(lat, 5), "longitude": round(lon, 5)},
        "hoursOfOperation": _hours(number),
    }


def _hours(number: int) -> list[dict[str, Any]]:
    if number % 4 == 0:
        return []
    days = ["mon", "tue", "wed", "thu", "fri"] + (["sat"] if number % 5 == 0 else [])
    opens, closes = ("08:00:00", "17:00:00") if number % 2 else ("10:00:00", "19:30:00")
    return [{"daysOfWeek": days, "openingTime": opens, "closingTime": closes}]


def _person(number: int) -> dict[str, Any]:
    spoken = SPOKEN[number % len(SPOKEN)]
    stated: dict[str, Any] = {}
    if number % 3:
        stated["gender"] = "female" if number % 2 else "male"
    return stated | {
        "resourceType": "Practitioner",
        "id": f"person-{number}",
        "active": True,
        "meta": {"lastUpdated": f"2026-{number % 9 + 1:02d}-15T00:00:00Z"},
        "name": [{"use": "official", "family": f"Person {number}", "given": ["Example"]}],
        "communication": [_concept("urn:ietf:bcp:47", code) for code in spoken],
    }


def _role(person: int, clinic: int, kind: tuple[Discipline, str], town: Place) -> dict[str, Any]:
    extensions: list[dict[str, Any]] = []
    if person % 4:
        code = "newpt" if person % 4 < 3 else "nopt"
        accepting = {"url": "acceptingPatients", "valueCodeableConcept": _concept("", code)}
        extensions.append({"url": NEW_PATIENTS, "extension": [accepting]})
    if person % 5 == 0:
        way = {"url": "type", "valueCodeableConcept": _concept("", "virtual")}
        extensions.append({"url": DELIVERY, "extension": [way]})
    return {
        "resourceType": "PractitionerRole",
        "id": f"role-{person}",
        "active": True,
        "extension": extensions,
        "practitioner": {"reference": f"Practitioner/person-{person}"},
        "organization": {"reference": f"Organization/clinic-{clinic}"},
        "location": [{"reference": f"Location/place-{clinic}"}],
        "specialty": [_concept(NUCC, kind[1])],
    }


def _concept(system: str, code: str) -> dict[str, Any]:
    return {"coding": [{"system": system, "code": code}]}


def _phone(number: int, country: str) -> str:
    pattern = PHONES.get(country, PHONES[""])
    return pattern.format(number % 100 + (100 if country != "GB" else 0))
