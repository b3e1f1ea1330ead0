"""Columns of the NPPES files, found by their header and never by their position.

Spaces, hyphens and case of a header do not count: releases differ in them. Columns that hold what
is personal (mailing address, officials, other identifiers) have no name here and are not read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import itemgetter

CODES = 15  # taxonomy codes of one NPI at most


class ColumnShift(ValueError):
    """Values do not stand where the header says, or a column that is needed is not there."""


class UnknownFile(ValueError):
    """The file is none of those that NPPES publishes."""


class Kind(StrEnum):
    """Which of the NPPES files one is."""

    MAIN = "main"
    SITES = "secondary locations"
    NAMES = "other names"
    ENDPOINTS = "endpoints"
    DEACTIVATED = "deactivation report"


Headers = dict[str, tuple[str, ...]]  # our short name -> how releases call the column
PRACTICE = "Provider Business Practice Location Address "
SECOND = "Provider Secondary Practice Location Address "
COUNTRY = "Country Code (If outside U.S.)"
NEEDED: dict[Kind, Headers] = {
    Kind.MAIN: {
        "npi": ("NPI",),
        "entity": ("Entity Type Code",),
        "organisation": ("Provider Organization Name (Legal Business Name)",),
        "last": ("Provider Last Name (Legal Name)",),
        "first": ("Provider First Name",),
        "line_1": ("Provider First Line Business Practice Location Address",),
        "town": (PRACTICE + "City Name",),
        "region": (PRACTICE + "State Name",),
        "postcode": (PRACTICE + "Postal Code",),
        "deactivated": ("NPI Deactivation Date",),
        "code_1": ("Healthcare Provider Taxonomy Code_1",),
        "switch_1": ("Healthcare Provider Primary Taxonomy Switch_1",),
    },
    Kind.SITES: {
        "npi": ("NPI",),
        "line_1": (SECOND + "Address Line 1",),
        "town": (SECOND + "City Name",),
        "region": (SECOND + "State Name",),
        "postcode": (SECOND + "Postal Code",),
    },
    Kind.NAMES: {"npi": ("NPI",), "name": ("Provider Other Organization Name",)},
    Kind.ENDPOINTS: {
        "npi": ("NPI",),
        "kind": ("Endpoint Type",),
        "address": ("Endpoint",),
    },
    Kind.DEACTIVATED: {
        "npi": ("NPI",),
        "on": ("NPPES Deactivation Date", "NPI Deactivation Date", "Deactivation Date"),
    },
}
WELCOME: dict[Kind, Headers] = {  # read where there; older and newer releases lack some
    Kind.MAIN: {
        "replaced_by": ("Replacement NPI",),
        "middle": ("Provider Middle Name",),
        "suffix": ("Provider Name Suffix Text",),
        "credential": ("Provider Credential Text",),
        "other_name": ("Provider Other Organization Name",),
        "line_2": ("Provider Second Line Business Practice Location Address",),
        "country": (PRACTICE + COUNTRY,),
        "phone": (PRACTICE + "Telephone Number",),
        "updated": ("Last Update Date",),
        "reactivated": ("NPI Reactivation Date",),
        "gender": ("Provider Sex Code", "Provider Gender Code"),
        "certified": ("Certification Date",),
        **{f"code_{n}": (f"Healthcare Provider Taxonomy Code_{n}",) for n in range(2, CODES + 1)},
        **{
            f"switch_{n}": (f"Healthcare Provider Primary Taxonomy Switch_{n}",)
            for n in range(2, CODES + 1)
        },
    },
    Kind.SITES: {
        "line_2": (SECOND + "Address Line 2",),
        "country": (SECOND + COUNTRY,),
        "phone": (SECOND + "Telephone Number",),
        "extension": (SECOND + "Telephone Extension",),
    },
    Kind.NAMES: {},
    Kind.ENDPOINTS: {"use": ("Use Code",), "use_text": ("Use Description",)},
    Kind.DEACTIVATED: {},
}
TELLING = {  # a column that no other kind has
    Kind.MAIN: "Entity Type Code",
    Kind.SITES: SECOND + "Address Line 1",
    Kind.ENDPOINTS: "Endpoint Type",
    Kind.DEACTIVATED: "NPPES Deactivation Date",
    Kind.NAMES: "Provider Other Organization Name",
}
IN_NAME = {
    "npidata": Kind.MAIN,
    "pl_pfile": Kind.SITES,
    "othername": Kind.NAMES,
    "endpoint": Kind.ENDPOINTS,
    "deactivated": Kind.DEACTIVATED,
}


def squeezed(header: str) -> str:
    """A header without spaces, stops and case."""
    return re.sub(r"[\W_]+", "", header).casefold()


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns of one file stand. `width` is how many values a row has."""

    kind: Kind
    places: dict[str, int]
    width: int

    def has(self, name: str) -> bool:
        """Whether the file has this column."""
        return name in self.places

    def getter(self, name: str) -> Callable[[Sequence[str]], str]:
        """Reads one column of a row; "" where the file does not have it."""
        if name not in self.places:
            return lambda row: ""
        at = self.places[name]
        return lambda row: row[at].strip()

    def group(self, *names: str) -> Callable[[Sequence[str]], tuple[str, ...]]:
        """Reads several columns of a row at once, those that the file has."""
        found = [self.places[name] for name in names if name in self.places]
        if len(found) == 1:
            return lambda row: (row[found[0]],)
        return itemgetter(*found)


def kind_of(name: str, header: Sequence[str]) -> Kind:
    """Which file this is, by its header, else by its name. Raises UnknownFile."""
    there = {squeezed(column) for column in header}
    for kind, telling in TELLING.items():
        if squeezed(telling) in there:
            return kind
    if named := kind_by_name(name):
        return named
    shown = ", ".join(column.strip() for column in header[:3]) or "nothing"
    raise UnknownFile(f"{name} is no NPPES file: its first line begins with {shown}")


def kind_by_name(name: str) -> Kind | None:
    """Which file this is by its name alone; None where the name does not tell."""
    plain = name.casefold().replace(" ", "_")
    return next((kind for part, kind in IN_NAME.items() if part in plain), None)


def columns(kind: Kind, header: Sequence[str], name: str) -> Columns:
    """Where the columns stand. Raises ColumnShift naming each that is needed and missing."""
    there: dict[str, int] = {}
    for at, text in enumerate(header):
        there.setdefault(squeezed(text), at)
    places: dict[str, int] = {}
    missing: list[str] = []
    for short, headers in (NEEDED[kind] | WELCOME[kind]).items():
        column = next((there[s] for h in headers if (s := squeezed(h)) in there), None)
        if column is not None:
            places[short] = column
        elif short in NEEDED[kind]:
            missing.append(headers[0])
    if missing:
        raise ColumnShift(
            f"{name} ({kind}) has no column {', '.join(repr(m) for m in missing)}. "
            "Nothing was changed. Check that it is the file as published, with its first line."
        )
    return Columns(kind, places, len(header))
