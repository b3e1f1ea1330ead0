"""A listing as FHIR R4 resources in the manner of Plan-Net, for search by programs and export.

A clinician is Practitioner, PractitionerRole, Location and, where a clinic is known, Organization.
A clinic is Organization, HealthcareService and Location, and OrganizationAffiliation for its
networks. Ids are derived from the listing's key. What is not stated is not there.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time

from unweary.directory.base import Listing, Opening, Precision, Site, Who
from unweary.exchange.fhir_facts import (
    ACCESSIBILITY,
    DAYS,
    DELIVERY,
    LAST_MINUTE,
    NETWORK,
    NEW_PATIENTS,
    PLAN_NET,
)
from unweary.exchange.fhir_made import (
    LANGUAGE,
    NPI,
    SYSTEM,
    Resource,
    concept,
    filled,
    id_of,
    named,
)


def listing_resources(listing: Listing, *, discipline_text: str) -> tuple[Resource, ...]:
    """The resources of one listing; the role or service, which the others belong to, first."""
    made = [_location(listing)]
    if listing.who is Who.PERSON:
        made = [_role(listing, discipline_text), _practitioner(listing), *made]
        if listing.clinic:
            made.append(_clinic(listing))
        if listing.facts.telehealth is not None:
            made.append(_service(listing, discipline_text))
    else:
        made = [_service(listing, discipline_text), _organisation(listing), *made]
        if listing.facts.networks:
            made.append(_affiliation(listing, discipline_text))
    return tuple(made)


def listing_bundle(
    listings: tuple[Listing, ...], *, texts: Mapping[str, str], base: str
) -> Resource:
    """A Bundle of type collection; a resource that several listings share is in it once.

    texts: discipline -> its name. base: where the resources can be had, without the last slash.
    """
    entries: dict[str, Resource] = {}
    for listing in listings:
        text = texts.get(listing.discipline, listing.discipline)
        for resource in listing_resources(listing, discipline_text=text):
            url = f"{base}/{resource['resourceType']}/{resource['id']}"
            entries.setdefault(url, {"fullUrl": url, "resource": resource})
    return filled({"resourceType": "Bundle", "type": "collection", "entry": list(entries.values())})


def _practitioner(listing: Listing) -> Resource:
    return _resource(
        listing,
        "Practitioner",
        listing.clinician,
        {
            "identifier": _identifiers(listing),
            "active": True,
            "name": [filled({"text": listing.name, "suffix": _maybe(listing.credential)})],
            "gender": listing.gender,
            "communication": [concept(LANGUAGE, c) for c in listing.facts.languages or ()],
        },
    )


def _role(listing: Listing, text: str) -> Resource:
    facts = listing.facts
    networks = [{"url": NETWORK, "valueReference": named(n)} for n in facts.networks or ()]
    service = [_to("HealthcareService", listing.key)] if facts.telehealth is not None else []
    return _resource(
        listing,
        "PractitionerRole",
        listing.key,
        {
            "extension": [*networks, *_new_patients(listing)],
            "active": True,
            "practitioner": _to("Practitioner", listing.clinician),
            "organization": _to("Organization", _place(listing)) if listing.clinic else None,
            "specialty": [_specialty(listing, text)],
            "location": [_to("Location", _place(listing))],
            "healthcareService": service,
            "telecom": _telecom(listing.site),
            "availableTime": _available(facts.hours or ()),
        },
    )


def _service(listing: Listing, text: str) -> Resource:
    facts, person = listing.facts, listing.who is Who.PERSON
    elements: Resource = {
        "extension": [*_delivery(facts.telehealth), *([] if person else _new_patients(listing))],
        "active": True,
        "providedBy": None if person else _to("Organization", listing.clinician),
        "specialty": [_specialty(listing, text)],
        "location": [_to("Location", _place(listing))],
        "name": text,
    }
    if not person:
        elements["communication"] = [concept(LANGUAGE, c) for c in facts.languages or ()]
        elements["telecom"] = _telecom(listing.site)
        elements["availableTime"] = _available(facts.hours or ())
    return _resource(listing, "HealthcareService", listing.key, elements)


def _organisation(listing: Listing) -> Resource:
    """A clinic that is listed itself; its addresses are those of its locations."""
    elements = {"identifier": _identifiers(listing), "active": True, "name": listing.name}
    return _resource(listing, "Organization", listing.clinician, elements)


def _clinic(listing: Listing) -> Resource:
    """The clinic that a clinician works at."""
    elements = {
        "active": True,
        "name": listing.clinic,
        "telecom": _telecom(listing.site),
        "address": _maybe(_address(listing.site)),
    }
    return _resource(listing, "Organization", _place(listing), elements)


def _affiliation(listing: Listing, text: str) -> Resource:
    return _resource(
        listing,
        "OrganizationAffiliation",
        listing.key,
        {
            "active": True,
            "participatingOrganization": _to("Organization", listing.clinician),
            "network": [named(n, type_="Organization") for n in listing.facts.networks or ()],
            "specialty": [_specialty(listing, text)],
            "location": [_to("Location", _place(listing))],
        },
    )


def _location(listing: Listing) -> Resource:
    access = concept(f"{PLAN_NET}/CodeSystem/AccessibilityCS", "handiaccess")
    point = listing.point if listing.precision is Precision.EXACT else None
    return _resource(
        listing,
        "Location",
        _place(listing),
        {
            "extension": [{"url": ACCESSIBILITY, "valueCodeableConcept": access}]
            if listing.facts.wheelchair
            else [],
            "status": "active",
            "name": listing.clinic or listing.name,
            "telecom": _telecom(listing.site),
            "address": _address(listing.site),
            "position": {"longitude": point.lon, "latitude": point.lat} if point else None,
        },
    )


def _new_patients(listing: Listing) -> list[Resource]:
    accepting = listing.facts.accepting_new
    if accepting is None:
        return []
    code = concept(f"{PLAN_NET}/CodeSystem/AcceptingPatientsCS", "newpt" if accepting else "nopt")
    stated = {"url": "acceptingPatients", "valueCodeableConcept": code}
    return [{"url": NEW_PATIENTS, "extension": [stated]}]


def _delivery(telehealth: bool | None) -> list[Resource]:
    ways = {None: (), True: ("physical", "virtual"), False: ("physical",)}[telehealth]
    return [
        {
            "url": DELIVERY,
            "extension": [
                {
                    "url": "type",
                    "valueCodeableConcept": concept(f"{PLAN_NET}/CodeSystem/DeliveryMethodCS", way),
                }
            ],
        }
        for way in ways
    ]


def _available(hours: tuple[Opening, ...]) -> list[Resource]:
    """The hours, days with the same ones together."""
    days: dict[tuple[time, time], list[str]] = {}
    for opening in sorted(hours, key=lambda o: (o.weekday, o.opens)):
        days.setdefault((opening.opens, opening.closes), []).append(DAYS[opening.weekday])
    made: list[Resource] = []
    for (opens, closes), open_on in days.items():
        if (opens, closes) == (time(0), LAST_MINUTE):
            made.append({"daysOfWeek": open_on, "allDay": True})
        else:
            made.append(
                {
                    "daysOfWeek": open_on,
                    "availableStartTime": opens.isoformat("seconds"),
                    "availableEndTime": closes.isoformat("seconds"),
                }
            )
    return made


def _identifiers(listing: Listing) -> list[Resource]:
    return [{"system": NPI, "value": listing.npi}] if listing.npi else []


def _specialty(listing: Listing, text: str) -> Resource:
    return concept(f"{SYSTEM}:discipline", listing.discipline, text)


def _telecom(site: Site) -> list[Resource]:
    if not site.phone:
        return []
    value = f"{site.phone} ext. {site.extension}" if site.extension else site.phone
    return [{"system": "phone", "value": value, "use": "work"}]


def _address(site: Site) -> Resource:
    return filled(
        {
            "line": list(site.lines),
            "city": site.town,
            "state": site.region,
            "postalCode": site.postcode,
            "country": site.country,
        }
    )


def _place(listing: Listing) -> str:
    """The key without its discipline: one clinician at one place."""
    return listing.key.rpartition(".")[0]


def _maybe(value: object) -> list[object]:
    return [value] if value else []


def _to(type_: str, key: str) -> Resource:
    return {"reference": f"{type_}/{id_of(key, type_)}"}


def _resource(listing: Listing, type_: str, key: str, elements: Resource) -> Resource:
    confirmed = listing.confirmed_on
    meta: Resource = {
        "lastUpdated": f"{confirmed.isoformat()}T00:00:00Z" if confirmed else None,
        "source": f"{SYSTEM}:source:{listing.source.id}",
    }
    return {
        "resourceType": type_,
        "id": id_of(key, type_),
        "meta": filled(meta),
        **filled(elements),
    }
