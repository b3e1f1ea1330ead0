"""Facts as FHIR and Plan-Net state them: new patients, hours, languages, access, telephone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, time
from typing import NamedTuple

from unweary.directory.base import Opening, Point, Site
from unweary.exchange.fhir_json import (
    Json,
    Ref,
    codings,
    day_of,
    each,
    extensions,
    one,
    ref_of,
    texts,
    words,
)

PLAN_NET = "http://hl7.org/fhir/us/davinci-pdex-plan-net"
NEW_PATIENTS = f"{PLAN_NET}/StructureDefinition/newpatients"
ACCESSIBILITY = f"{PLAN_NET}/StructureDefinition/accessibility"
DELIVERY = f"{PLAN_NET}/StructureDefinition/delivery-method"
NETWORK = f"{PLAN_NET}/StructureDefinition/network-reference"
PROFICIENCY = f"{PLAN_NET}/StructureDefinition/communication-proficiency"
USE_CASE = f"{PLAN_NET}/StructureDefinition/endpoint-usecase"

WHEELCHAIR = ("adacomp", "handiaccess", "mobility")
TAKES_NEW = {"newpt": True, "nopt": False, "existptonly": False, "existptfam": False}
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
TOO_LITTLE = ("00", "10")  # no proficiency, or greetings alone
NOT_FOR_PATIENTS = ("home", "old", "temp")
LAST_MINUTE = time(23, 59)

LANGUAGES = {  # ISO 639-2, both kinds, to 639-1: those that registries use most
    **{"ara": "ar", "ben": "bn", "bul": "bg", "chi": "zh", "zho": "zh", "cze": "cs", "ces": "cs"},
    **{"dan": "da", "dut": "nl", "nld": "nl", "eng": "en", "fas": "fa", "per": "fa", "fin": "fi"},
    **{"fre": "fr", "fra": "fr", "ger": "de", "deu": "de", "gre": "el", "ell": "el", "guj": "gu"},
    **{"heb": "he", "hin": "hi", "hun": "hu", "ita": "it", "jpn": "ja", "kor": "ko", "nor": "no"},
    **{"pan": "pa", "pol": "pl", "por": "pt", "rum": "ro", "ron": "ro", "rus": "ru", "som": "so"},
    **{"spa": "es", "swe": "sv", "tam": "ta", "tel": "te", "tgl": "tl", "tha": "th", "tur": "tr"},
    **{"ukr": "uk", "urd": "ur", "vie": "vi", "wel": "cy", "cym": "cy"},
}

_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_].*)?", re.IGNORECASE)
_EXTENSION = re.compile(r"(?:;\s*ext=|ext(?:ension)?\.?:?|x|#)\s*(\d{1,8})\s*$", re.IGNORECASE)
_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)(?::\d\d(?:\.\d+)?)?")
_COUNTRIES = {"USA": "US", "UNITED STATES": "US", "UNITED STATES OF AMERICA": "US"} | {
    **{"CAN": "CA", "CANADA": "CA", "GBR": "GB", "UK": "GB", "UNITED KINGDOM": "GB", "DEU": "DE"},
    **{"FRA": "FR", "CHE": "CH", "NLD": "NL", "AUS": "AU", "NZL": "NZ", "AUT": "AT", "IRL": "IE"},
}


class Phone(NamedTuple):
    """A telephone number: digits and + alone, and an extension."""

    number: str = ""
    extension: str = ""


class Accepts(NamedTuple):
    """Whether new patients are taken; from one network alone where `network` is given."""

    new: bool
    network: Ref | None


def accepts_of(resource: Json, *, within: str) -> tuple[Accepts, ...]:
    """What a role, service or location states of new patients, by network."""
    made = []
    for stated in extensions(resource, NEW_PATIENTS):
        networks = [
            ref_of(e.get("valueReference"), within=within)
            for e in extensions(stated, "fromNetwork")
        ]
        for e in extensions(stated, "acceptingPatients"):
            for _, code in codings(e.get("valueCodeableConcept")):
                if code in TAKES_NEW:
                    made += [Accepts(TAKES_NEW[code], network) for network in networks or [None]]
    return tuple(made)


def taking_new(stated: Iterable[Accepts], networks: frozenset[str]) -> bool | None:
    """One answer out of several: yes if any network is open, no only if all known ones are shut.

    networks: keys of the networks that the practice is in. One of which nothing is said leaves
    the answer open: unknown is never "no".
    """
    shut: set[str] = set()
    shut_to_all = said = False
    for new, network in stated:
        if new:
            return True
        said = True
        shut_to_all = shut_to_all or network is None
        shut.add(network.to if network else "")
    return False if said and (shut_to_all or not networks - shut) else None


def wheelchair_of(location: Json) -> bool | None:
    """True where the place is said to be fit for a wheelchair; silence is not "no"."""
    stated = (e.get("valueCodeableConcept") for e in extensions(location, ACCESSIBILITY))
    return True if any(c in WHEELCHAIR for v in stated for _, c in codings(v)) else None


def telehealth_of(service: Json) -> bool | None:
    """Whether a service can be had at a distance; None where no way of delivery is stated."""
    ways = {
        code
        for stated in extensions(service, DELIVERY)
        for e in extensions(stated, "type")
        for _, code in codings(e.get("valueCodeableConcept"))
    }
    return "virtual" in ways if ways & {"virtual", "physical"} else None


def languages_of(concepts: object) -> tuple[str, ...]:
    """Two-letter codes of the languages spoken well enough for a visit."""
    made = []
    for concept in each(concepts):
        level = (e.get("valueCodeableConcept") for e in extensions(concept, PROFICIENCY))
        if any(code in TOO_LITTLE for v in level for _, code in codings(v)):
            continue
        for _, code in codings(concept):
            found = _LANGUAGE.fullmatch(code)
            short = found[1].lower() if found else ""
            short = LANGUAGES.get(short, short)
            if len(short) == 2:
                made.append(short)
    return tuple(dict.fromkeys(made))


def hours_of(resource: Json) -> tuple[Opening, ...]:
    """Opening hours of a role, a service (availableTime) or a location (hoursOfOperation).

    A whole day ends at 23:59. Hours past midnight go on into the next day. Days without times are
    left out, since they say nothing of when.
    """
    made: set[Opening] = set()
    for row in [*each(resource.get("availableTime")), *each(resource.get("hoursOfOperation"))]:
        opens = _clock(row.get("availableStartTime") or row.get("openingTime"))
        closes = _clock(row.get("availableEndTime") or row.get("closingTime"))
        for day in texts(row.get("daysOfWeek")):
            if day in DAYS:
                made.update(_openings(DAYS.index(day), opens, closes, row.get("allDay") is True))
    return tuple(sorted(made, key=lambda o: (o.weekday, o.opens, o.closes)))


def _openings(day: int, opens: time | None, closes: time | None, whole: bool) -> Iterator[Opening]:
    if whole:
        yield Opening(day, time(0), LAST_MINUTE)
    elif opens is None or closes is None or opens == closes:
        return
    elif closes == time(0):
        yield Opening(day, opens, LAST_MINUTE)
    elif opens < closes:
        yield Opening(day, opens, closes)
    else:
        yield Opening(day, opens, LAST_MINUTE)
        yield Opening((day + 1) % 7, time(0), closes)


def _clock(value: object) -> time | None:
    found = _CLOCK.fullmatch(value) if isinstance(value, str) else None
    if found:
        return time(int(found[1]), int(found[2]))
    return time(0) if isinstance(value, str) and value.startswith("24:00") else None


def phone_of(telecom: object, *, today: date) -> Phone:
    """The number to call: the best rank, for work, in use; never one marked as of a home."""
    best: tuple[tuple[bool, int, bool], Phone] | None = None
    for point in each(telecom):
        use = words(point.get("use"))
        until = day_of(one(point.get("period")).get("end"), last=True)
        if point.get("system") != "phone" or use in NOT_FOR_PATIENTS or (until and until < today):
            continue
        phone = _phone(words(point.get("value")))
        rank = point.get("rank")
        worth = (use == "mobile", rank if isinstance(rank, int) else 1_000, use != "work")
        if phone.number and (best is None or worth < best[0]):
            best = worth, phone
    return best[1] if best else Phone()


def _phone(value: str) -> Phone:
    found = _EXTENSION.search(value)
    digits = re.sub(r"[^\d+]", "", value[: found.start()] if found else value)
    number = digits[:1] + digits[1:].replace("+", "")
    return Phone(number, found[1] if found else "") if len(number) >= 5 else Phone()


def point_of(position: object) -> tuple[Point | None, bool]:
    """A position in degrees, and whether one was given that cannot be (0,0 is none either)."""
    if not isinstance(position, dict):
        return None, False
    lat, lon = _degrees(position.get("latitude"), 90), _degrees(position.get("longitude"), 180)
    if lat is None or lon is None or lat == 0 == lon:
        return None, True
    return Point(lat, lon), False


def _degrees(value: object, most: int) -> float | None:
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    return float(value) if abs(value) <= most else None  # never so for NaN and infinity


def site_of(addresses: object, *, country: str) -> Site | None:
    """The first address that patients may be sent to; `country` where none is stated."""
    for address in each(addresses):
        if words(address.get("use")) in (*NOT_FOR_PATIENTS, "billing"):
            continue
        lines, town = texts(address.get("line")), words(address.get("city"))
        postcode = words(address.get("postalCode"))
        if address.get("type") == "postal" or not (town or postcode):
            continue
        stated = words(address.get("country")).upper()
        return Site(
            lines=lines,
            town=town,
            region=words(address.get("state")),
            postcode=postcode,
            country=_COUNTRIES.get(stated, stated if len(stated) == 2 else country),
        )
    return None
