"""Small FHIR directories of our own making; nobody in them exists."""

import io
import json
from datetime import date

from unweary.directory.base import Entry, Gone, Tally
from unweary.exchange.fhir_directory import read_directory

NUCC = "http://nucc.org/provider-taxonomy"
SNOMED = "http://snomed.info/sct"
PLAN_NET = "http://hl7.org/fhir/us/davinci-pdex-plan-net"
NPI = "http://hl7.org/fhir/sid/us-npi"
TODAY = date(2026, 3, 1)

OURS = {
    (NUCC, "225100000X"): ("physical_therapist",),
    (NUCC, "207X00000X"): ("orthopaedic_surgery", "spine_surgery"),
    (NUCC, "207Q00000X"): ("family_medicine",),
    (NUCC, "207R00000X"): ("primary_care",),
    (SNOMED, "36682004"): ("physical_therapist",),
}


def disciplines_of(system, code):
    return OURS.get((system, code), ())


def concept(system, code):
    return {"coding": [{"system": system, "code": code}]}


def to(reference, display=None):
    return {"reference": reference} | ({"display": display} if display else {})


def organization(id="org1", **more):
    return {
        "resourceType": "Organization",
        "id": id,
        "active": True,
        "name": "Sample Street Clinic",
        "telecom": [{"system": "phone", "value": "202-555-0150"}],
        "address": [{"line": ["9 Sample Street"], "city": "Sampleton", "state": "CT"}],
        **more,
    }


def location(id="loc1", **more):
    return {
        "resourceType": "Location",
        "id": id,
        "status": "active",
        "name": "Sample Street Site",
        "address": {
            "line": ["1 Sample Street", "Suite 2"],
            "city": "Sampleton",
            "state": "CT",
            "postalCode": "06012-1234",
        },
        "position": {"latitude": 41.5, "longitude": -72.75},
        **more,
    }


def practitioner(id="p1", **more):
    return {
        "resourceType": "Practitioner",
        "id": id,
        "active": True,
        "identifier": [{"system": NPI, "value": "1234567893"}],
        "name": [{"family": "Person One", "given": ["Example"], "suffix": ["PT"]}],
        **more,
    }


def role(id="r1", **more):
    return {
        "resourceType": "PractitionerRole",
        "id": id,
        "active": True,
        "practitioner": to("Practitioner/p1"),
        "organization": to("Organization/org1"),
        "location": [to("Location/loc1")],
        "specialty": [concept(NUCC, "225100000X")],
        **more,
    }


def service(id="s1", **more):
    return {
        "resourceType": "HealthcareService",
        "id": id,
        "active": True,
        "providedBy": to("Organization/org1"),
        "specialty": [concept(NUCC, "207Q00000X")],
        "location": [to("Location/loc1")],
        **more,
    }


def accepting(code, network=None):
    inner = [{"url": "acceptingPatients", "valueCodeableConcept": concept("any", code)}]
    if network:
        inner.append({"url": "fromNetwork", "valueReference": to(network)})
    return {"url": f"{PLAN_NET}/StructureDefinition/newpatients", "extension": inner}


def in_network(reference, display=None):
    return {
        "url": f"{PLAN_NET}/StructureDefinition/network-reference",
        "valueReference": to(reference, display),
    }


def delivered(way):
    return {
        "url": f"{PLAN_NET}/StructureDefinition/delivery-method",
        "extension": [{"url": "type", "valueCodeableConcept": concept("any", way)}],
    }


def ndjson(*resources):
    return "".join(json.dumps(r) + "\n" for r in resources).encode()


def bundle(*entries, **more):
    return json.dumps(
        {"resourceType": "Bundle", "type": "collection", "entry": list(entries), **more}
    ).encode()


def read(*files, **more):
    """The records and the tally of files, each as bytes."""
    tally = Tally()
    opened = [(f"file {i}", io.BytesIO(f)) for i, f in enumerate(files, start=1)]
    records = list(
        read_directory(opened, disciplines_of=disciplines_of, today=TODAY, tally=tally, **more)
    )
    return records, tally


def entries(*resources, **more):
    """The entries of one NDJSON file with these resources."""
    return [r for r in read(ndjson(*resources), **more)[0] if isinstance(r, Entry)]


def gone(*resources):
    return [r for r in read(ndjson(*resources))[0] if isinstance(r, Gone)]


def only_practice(*resources):
    """The single practice of the first entry."""
    (practice,) = entries(*resources)[0].practices
    return practice
