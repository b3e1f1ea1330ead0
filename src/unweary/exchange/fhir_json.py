"""FHIR R4 elements as JSON has them, read without trust: what is of the wrong kind is not there."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from unweary.directory.npi import is_npi

Json = dict[str, object]

NPI_SYSTEMS = ("http://hl7.org/fhir/sid/us-npi", "urn:oid:2.16.840.1.113883.4.6")
LONGEST_TEXT = 300  # characters of a name or a line of an address

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\u2028\u2029\u202a-\u202e\u2066-\u2069]+")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T|$)")
_RELATIVE = re.compile(r"[A-Z][A-Za-z]{2,63}/[A-Za-z0-9\-.]{1,64}")


class Ref(NamedTuple):
    """A reference: the key it leads to ("Location/1", an address or a urn), and its words."""

    to: str
    display: str


def words(value: object) -> str:
    """A text on one line, without control characters; "" where there is none."""
    if not isinstance(value, str):
        return ""
    return " ".join(_UNPRINTABLE.sub(" ", value).split())[:LONGEST_TEXT]


def one(value: object) -> Json:
    """An element; empty where there is none."""
    return value if isinstance(value, dict) else {}


def each(value: object) -> list[Json]:
    """The elements of a list; one that stands alone counts as a list of one."""
    if isinstance(value, dict):
        return [value]
    return [v for v in value if isinstance(v, dict)] if isinstance(value, list) else []


def texts(value: object) -> tuple[str, ...]:
    """The texts of a list, without empty ones."""
    return tuple(t for v in value if (t := words(v))) if isinstance(value, list) else ()


def codings(concepts: object) -> Iterator[tuple[str, str]]:
    """System and code of each coding of one or several concepts."""
    for concept in each(concepts):
        for coding in each(concept.get("coding")):
            if code := words(coding.get("code")):
                yield words(coding.get("system")), code


def extensions(element: Json, url: str) -> list[Json]:
    """The extensions of an element that have this address."""
    return [e for e in each(element.get("extension")) if e.get("url") == url]


def npi_of(resource: Json) -> tuple[str, bool]:
    """The National Provider Identifier, "" where there is no good one; whether one was bad."""
    bad = False
    for identifier in each(resource.get("identifier")):
        if identifier.get("system") in NPI_SYSTEMS and identifier.get("use") != "old":
            value = words(identifier.get("value"))
            if is_npi(value):
                return value, False
            bad = True
    return "", bad


def day_of(value: object, *, last: bool = False) -> date | None:
    """The day of a date or an instant; of a bare year or month the first day, or the last one."""
    found = _DATE.match(value) if isinstance(value, str) else None
    if not found:
        return None
    year, month, day = (int(part) if part else 0 for part in found.groups())
    month = month or (12 if last else 1)
    try:
        day = day or (calendar.monthrange(year, month)[1] if last else 1)
        return date(year, month, day)
    except ValueError:
        return None


def updated_on(resource: Json) -> date | None:
    """The day on which the registry last changed a resource."""
    return day_of(one(resource.get("meta")).get("lastUpdated"))


def ref_of(value: object, *, within: str) -> Ref | None:
    """A reference as a key. One that begins with # lies in the resource `within`, or around it."""
    element = one(value)
    to = words(element.get("reference")).partition("/_history/")[0]
    display = words(element.get("display"))
    if to.startswith("#"):
        around = within.partition("#")[0]
        to = f"{around}{to}" if len(to) > 1 else around
    return Ref(to, display) if to or display else None


def refs_of(values: object, *, within: str) -> tuple[Ref, ...]:
    """The references of a list."""
    return tuple(r for v in each(values) if (r := ref_of(v, within=within)))


def every_reference(value: object, *, within: str) -> Iterator[str]:
    """All that an element refers to, however deep; what is contained has its own turn."""
    if isinstance(value, dict):
        if isinstance(value.get("reference"), str) and (ref := ref_of(value, within=within)):
            yield ref.to
        for name, inner in value.items():
            if name != "contained":
                yield from every_reference(inner, within=within)
    elif isinstance(value, list):
        for inner in value:
            yield from every_reference(inner, within=within)


def split_address(address: str) -> tuple[str, str]:
    """Base and key of a resource's address: "https://a.example/fhir" and "Location/1"."""
    parts = address.rsplit("/", 2)
    if len(parts) == 3 and _RELATIVE.fullmatch(key := "/".join(parts[1:])):
        return parts[0], key
    return address, ""


def is_key(text: str) -> bool:
    """Whether a reference is relative: a type and an id."""
    return _RELATIVE.fullmatch(text) is not None
