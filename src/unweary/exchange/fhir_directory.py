"""A FHIR R4 directory (bulk NDJSON, Bundles, Plan-Net) into entries of our own directory.

Read are Organization, Location, HealthcareService, Practitioner, PractitionerRole,
OrganizationAffiliation and Endpoint, in any order and from any number of files. References may
be relative, absolute, contained, versioned or urn:uuid; those that lead nowhere are counted.

A practitioner becomes one Entry, an organisation that provides a service another. A role (or
service, or affiliation) gives one Practice at each of its locations; the same clinic at the same
address is one Practice, however many roles name it. No slot is "0", since FHIR names no main place.

Memory: NDJSON is read line by line. Of each resource only what a listing needs is kept, in a
frozen record, until the last file is read: a role may come before its practitioner. So memory
grows with the organisations, locations, practitioners and services, and with the roles of
disciplines that are ours; roles of others are let go at once. A Bundle is held whole meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import BinaryIO

from unweary.directory.base import Record, Tally
from unweary.exchange.fhir_files import resources
from unweary.exchange.fhir_kept import Kept
from unweary.exchange.fhir_listing import Putting
from unweary.exchange.fhir_parts import DisciplinesOf, Reader


def postcode_as_written(country: str, postcode: str) -> str:
    """A US code without its last four digits; any other in capitals with single spaces."""
    code = " ".join(postcode.upper().split())
    return code[:5] if country == "US" and code[:5].isdigit() else code


def read_directory(
    files: Iterable[tuple[str, BinaryIO]],
    *,
    disciplines_of: DisciplinesOf,
    today: date,
    tally: Tally,
    country: str = "US",
    postcode_of: Callable[[str, str], str] = postcode_as_written,
) -> Iterator[Record]:
    """Entries, Gone and Endpoints of one directory, after all its files are read.

    files: name and open binary file of each; the caller opens them, unpacked.
    disciplines_of: our disciplines for a coding's system and code, none where we have no match.
    today: roles that ended before it are left out. country: of addresses that state none.
    postcode_of: country and code as written to the code as our places have it.
    Fills `tally`. Raises UnreadableDirectory before anything is yielded.
    """
    kept = Kept(Reader(disciplines_of, today, country), tally)
    for name, file in files:
        for seen in resources(name, file, tally):
            kept.take(seen)
    kept.count_dangling()
    yield from Putting(kept, tally, postcode_of).records()
