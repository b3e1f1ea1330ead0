"""A small made-up directory for the pages: two towns, one name that two towns share, a far land."""

from __future__ import annotations

from datetime import date
from typing import Any

from unweary.directory.base import Entry, Facts, Place, Point, Practice, Site, Who

HOME = Point(40.0, -75.0)
CALLED = "+12025550143"
PLACES = (
    Place("US", "00001", "Exampleton", "EX", HOME, "postcode"),
    Place("US", "00002", "Sampleville", "EX", Point(40.06, -75.0), "postcode"),
    Place("US", "00003", "Specimen Springs", "EX", Point(40.2, -75.0), "postcode"),
    Place("US", "", "Exampleton", "EX", HOME, "town", 9000),
    Place("US", "", "Sampleville", "EX", Point(40.06, -75.0), "town", 4000),
    Place("US", "", "Specimen Springs", "EX", Point(40.2, -75.0), "town", 700),
    Place("US", "", "Twinford", "AA", Point(41.0, -80.0), "town", 500),
    Place("US", "", "Twinford", "BB", Point(35.0, -90.0), "town", 400),
    Place("GB", "ZZ1", "Samplebury", "England", Point(52.0, -1.0), "postcode"),
    Place("GB", "", "Samplebury", "England", Point(52.0, -1.0), "town", 3000),
)
FULL = Facts(accepting_new=True, telehealth=True, languages=("en", "es"), networks=("Example Net",))


def somebody(number: int, postcode: str, **given: Any) -> Entry:
    """A made-up physical therapist; what is given differs."""
    country = given.pop("country", "US")
    street = given.pop("street", f"{number} Sample Street")
    town, region = given.pop("town", "Exampleton"), given.pop("region", "EX")
    disciplines = given.pop("disciplines", ("physical_therapist",))
    phone, facts = given.pop("phone", CALLED), given.pop("facts", Facts())
    site = Site((street,), town, region, postcode, country, phone)
    practice = Practice("0", site, disciplines, facts=facts)
    known: dict[str, Any] = {
        "name": f"Example Person {number}",
        "credential": "PT",
        "confirmed_on": date(2026, 3, 1),
        "gender": "female" if number % 2 else "male",
    }
    return Entry(
        key=str(number),
        npi="",
        who=given.pop("who", Who.PERSON),
        practices=(practice,),
        **{**known, **given},
    )


ONE = "made-up.1.0.physical_therapist"
CLINIC = "made-up.3.0.physical_therapist"
DOCTOR = "made-up.4.0.family_medicine"
ENTRIES = (
    somebody(1, "00001", street="12 Sample Street"),
    somebody(2, "00001", street="12 Sample Street"),
    somebody(
        3,
        "00002",
        who=Who.ORGANISATION,
        name="Sample Street Clinic",
        credential="",
        gender="",
        town="Sampleville",
        disciplines=("physical_therapist", "family_medicine"),
        facts=FULL,
        confirmed_on=date(2009, 5, 1),
        phone="+12025550150",
    ),
    somebody(
        4,
        "00002",
        town="Sampleville",
        disciplines=("family_medicine",),
        facts=Facts(accepting_new=False),
        credential="MD",
        phone="",
    ),
    somebody(6, "ZZ1", country="GB", town="Samplebury", region="", phone="+442079460123"),
    *(somebody(n, "00003", town="Specimen Springs", phone="+12025550160") for n in range(10, 40)),
)
