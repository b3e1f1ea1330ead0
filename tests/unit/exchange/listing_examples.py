"""A listing of nobody."""

from datetime import date, time

from unweary.directory.base import (
    Facts,
    Listing,
    Opening,
    Point,
    Precision,
    Site,
    SourceSeen,
    Who,
)

SOURCE = SourceSeen(
    id="us-nppes",
    name="Sample registry",
    licence="public domain",
    as_of=date(2026, 2, 1),
    loaded_at="2026-02-02T00:00:00Z",
    listings=1,
)
PERSON = Listing(
    key="us-nppes.1234567893.0.physical_therapist",
    clinician="us-nppes.1234567893",
    source=SOURCE,
    npi="1234567893",
    who=Who.PERSON,
    name="Example Person One",
    credential="PT",
    gender="female",
    discipline="physical_therapist",
    clinic="Sample Street Clinic",
    site=Site(
        lines=("1 Sample Street", "Suite 2"),
        town="Sampleton",
        region="CT",
        postcode="06012",
        country="US",
        phone="2025550143",
        extension="12",
    ),
    point=Point(41.5, -72.75),
    precision=Precision.EXACT,
    facts=Facts(
        accepting_new=True,
        telehealth=True,
        wheelchair=True,
        languages=("en", "es"),
        networks=("Sample Plan",),
        hours=(
            Opening(0, time(8), time(12)),
            Opening(0, time(13), time(17)),
            Opening(2, time(8), time(12)),
            Opening(5, time(0), time(23, 59)),
        ),
    ),
    confirmed_on=date(2025, 6, 7),
)
