"""Pieces of FHIR R4 resources that we write: ids, codes, references, without empty elements."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID, uuid5

Resource = dict[str, object]

OURS = UUID("6d0f1c6e-5d7b-5b58-9c0b-3f2f7a4a8f10")  # name space of all ids that we derive
SYSTEM = "urn:x-unweary"  # head of the systems of our own codes
NPI = "http://hl7.org/fhir/sid/us-npi"
LANGUAGE = "urn:ietf:bcp:47"


def id_of(*parts: str) -> str:
    """An id that is the same for the same parts, and tells nothing of them."""
    return str(uuid5(OURS, "\x1f".join(parts)))


def urn(id_: str) -> str:
    """The address of a resource within a Bundle."""
    return f"urn:uuid:{id_}"


def filled(elements: Resource) -> Resource:
    """The elements without empty ones, which FHIR forbids. False and 0 stay."""
    return {name: value for name, value in elements.items() if value not in (None, "", [], {})}


def concept(system: str, code: str, text: str = "") -> Resource:
    """A CodeableConcept with one coding."""
    return filled({"coding": [{"system": system, "code": code}], "text": text})


def named(display: str, *, npi: str = "", type_: str = "") -> Resource:
    """A reference to somebody who has no resource here: by name, and by NPI where there is one."""
    identifier = {"system": NPI, "value": npi} if npi else None
    return filled({"type": type_, "identifier": identifier, "display": display})


def instant(at: datetime) -> str:
    """A moment in UTC with whole seconds. It must know its time zone."""
    assert at.tzinfo is not None, "a moment without a time zone"
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
