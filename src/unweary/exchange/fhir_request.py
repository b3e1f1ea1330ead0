"""A request for an appointment as a FHIR R4 Bundle: what is wanted, how far it is, and when.

ServiceRequest says what, Task how far, Appointment when; Consent and Patient go with them, and a
QuestionnaireResponse where the person agreed to send the answers of the check. All ids are derived
from the reference, so that the same request gives the same Bundle.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from unweary.exchange.fhir_made import (
    LANGUAGE,
    SYSTEM,
    Resource,
    concept,
    filled,
    id_of,
    instant,
    named,
    urn,
)


class State(StrEnum):
    """How far a request is."""

    UNVERIFIED = "unverified"
    SENT = "sent"
    SEEN = "seen"
    PROPOSED = "proposed"
    COUNTERED = "countered"
    BOOKED = "booked"
    DECLINED = "declined"
    CANCELLED = "cancelled"
    EXPIRED = "expired"
    CLOSED = "closed"
    HANDED_ON = "handed_on"


class By(StrEnum):
    """Who proposed a time."""

    CLINIC = "clinic"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Asking:
    """Who asks, and how to reach them. `prefers` is "phone", "sms" or "email"."""

    name: str
    phone: str = ""
    email: str = ""
    prefers: str = "phone"
    languages: tuple[str, ...] = ()  # two-letter codes, the preferred one first
    access_needs: str = ""


@dataclass(frozen=True, slots=True)
class ProposedTime:
    """A time that one side proposed. `start` knows its time zone."""

    start: datetime
    minutes: int
    by: By
    accepted: bool = False


@dataclass(frozen=True, slots=True)
class Agreed:
    """What the person agreed to: version and SHA-256 of the text shown, when, and what for."""

    version: str
    sha256: str
    at: datetime
    purpose: str


@dataclass(frozen=True, slots=True)
class AnswerTold:
    """A question of the check and what the person replied."""

    text: str
    reply: str | bool | float


@dataclass(frozen=True, slots=True)
class RequestDocument:
    """All that the Bundle says. `level` is how soon to be seen, "" where no check was made."""

    reference: str
    made_at: datetime
    changed_at: datetime
    state: State
    level: str
    discipline: str
    discipline_text: str
    reason: str
    listing_name: str
    listing_npi: str
    clinic: str
    person: Asking
    preferred_times: str
    proposals: tuple[ProposedTime, ...]
    consent: Agreed
    summary: Mapping[str, AnswerTold] | None  # finding -> answer; None unless agreed to


PRIORITIES = {"emergency": "stat", "same_day": "asap", "soon": "urgent", "self_care": "routine"}

TASKS = {
    State.UNVERIFIED: "requested",
    State.SENT: "requested",
    State.SEEN: "received",
    State.PROPOSED: "accepted",
    State.COUNTERED: "accepted",
    State.BOOKED: "completed",
    State.CLOSED: "completed",
    State.DECLINED: "rejected",
    State.HANDED_ON: "rejected",  # by this clinic; businessStatus says that it went on
    State.CANCELLED: "cancelled",
    State.EXPIRED: "failed",
}

REQUESTS = {
    State.UNVERIFIED: "draft",
    State.BOOKED: "completed",
    State.CLOSED: "completed",
    State.DECLINED: "revoked",
    State.CANCELLED: "revoked",
    State.EXPIRED: "revoked",
}  # any other: active

NO_TIME = (State.DECLINED, State.CANCELLED, State.EXPIRED, State.HANDED_ON)
SETTLED = (State.BOOKED, State.CLOSED)


def request_bundle(document: RequestDocument) -> Resource:
    """The whole request as a Bundle of type collection; plain values, ready for JSON."""
    made = [
        _patient(document),
        _service_request(document),
        _task(document),
        *_appointments(document),
        _consent(document),
    ]
    if document.summary is not None:
        made.append(_answers(document))
    return {
        "resourceType": "Bundle",
        "id": id_of(document.reference, "Bundle"),
        "identifier": _identifier(document),
        "type": "collection",
        "timestamp": instant(document.changed_at),
        "entry": [{"fullUrl": urn(str(r["id"])), "resource": r} for r in made],
    }


def _patient(document: RequestDocument) -> Resource:
    person = document.person
    number = "sms" if person.prefers == "sms" else "phone"
    ways = [(number, person.phone), ("email", person.email)]
    if person.prefers == "email":
        ways.reverse()
    given = [(system, value) for system, value in ways if value]
    telecom = [{"system": s, "value": v, "rank": i} for i, (s, v) in enumerate(given, start=1)]
    spoken = [
        filled({"language": concept(LANGUAGE, code), "preferred": i == 0})
        for i, code in enumerate(person.languages)
    ]
    return _resource(
        document,
        "Patient",
        {"name": [{"text": person.name}], "telecom": telecom, "communication": spoken},
    )


def _service_request(document: RequestDocument) -> Resource:
    told = (
        ("Preferred times", document.preferred_times),
        ("Access needs", document.person.access_needs),
    )
    answers = [_to(document, "QuestionnaireResponse")] if document.summary is not None else []
    return _resource(
        document,
        "ServiceRequest",
        {
            "identifier": [_identifier(document)],
            "status": REQUESTS.get(document.state, "active"),
            "intent": "proposal",
            "priority": PRIORITIES.get(document.level, "routine"),
            "code": concept(f"{SYSTEM}:discipline", document.discipline, document.discipline_text),
            "subject": _to(document, "Patient"),
            "authoredOn": instant(document.made_at),
            "requester": _to(document, "Patient"),
            "performer": [named(document.listing_name, npi=document.listing_npi)],
            "reasonCode": [{"text": document.reason}] if document.reason else [],
            "supportingInfo": answers,
            "note": [{"text": f"{what}: {text}"} for what, text in told if text],
        },
    )


def _task(document: RequestDocument) -> Resource:
    return _resource(
        document,
        "Task",
        {
            "identifier": [_identifier(document)],
            "basedOn": [_to(document, "ServiceRequest")],
            "status": TASKS[document.state],
            "businessStatus": concept(f"{SYSTEM}:request-state", document.state.value),
            "intent": "proposal",
            "priority": PRIORITIES.get(document.level, "routine"),
            "code": concept("http://hl7.org/fhir/CodeSystem/task-code", "fulfill"),
            "focus": _to(document, "ServiceRequest"),
            "for": _to(document, "Patient"),
            "authoredOn": instant(document.made_at),
            "lastModified": instant(document.changed_at),
            "requester": _to(document, "Patient"),
            "owner": named(document.clinic, type_="Organization"),
        },
    )


def _appointments(document: RequestDocument) -> list[Resource]:
    """One for each time proposed; before any was, one without a time, which says what is wished."""
    common: Resource = {
        "specialty": [
            concept(f"{SYSTEM}:discipline", document.discipline, document.discipline_text)
        ],
        "created": instant(document.made_at),
        "basedOn": [_to(document, "ServiceRequest")],
    }
    if not document.proposals:
        status = "cancelled" if document.state in NO_TIME else "proposed"
        wished = {
            "status": status,
            "comment": document.preferred_times,
            "participant": _participants(document, person="accepted", clinic="needs-action"),
        }
        return [_resource(document, "Appointment", {**common, **wished})]
    return [
        _resource(document, "Appointment", {**common, **_time(document, proposal)}, number)
        for number, proposal in enumerate(document.proposals)
    ]


def _time(document: RequestDocument, proposal: ProposedTime) -> Resource:
    status, person, clinic = "pending", "needs-action", "needs-action"
    if proposal.by is By.CLINIC or proposal.accepted:
        clinic = "accepted"
    if proposal.by is By.PERSON or proposal.accepted:
        person = "accepted"
    if document.state in NO_TIME or (document.state in SETTLED and not proposal.accepted):
        status = "cancelled"
    elif document.state in SETTLED:
        status = "booked"
    return {
        "status": status,
        "start": instant(proposal.start),
        "end": instant(proposal.start + timedelta(minutes=proposal.minutes)),
        "minutesDuration": proposal.minutes,
        "participant": _participants(document, person=person, clinic=clinic),
    }


def _participants(document: RequestDocument, *, person: str, clinic: str) -> list[Resource]:
    return [
        {"actor": _to(document, "Patient"), "required": "required", "status": person},
        {"actor": named(document.clinic, type_="HealthcareService"), "status": clinic},
    ]


def _consent(document: RequestDocument) -> Resource:
    agreed = document.consent
    text = f"{agreed.purpose} (text {agreed.version}, SHA-256 {agreed.sha256})"
    return _resource(
        document,
        "Consent",
        {
            "status": "active",
            "scope": concept(
                "http://terminology.hl7.org/CodeSystem/consentscope", "patient-privacy"
            ),
            "category": [concept("http://loinc.org", "59284-0")],
            "patient": _to(document, "Patient"),
            "dateTime": instant(agreed.at),
            "performer": [_to(document, "Patient")],
            "policyRule": concept(f"{SYSTEM}:consent-text", agreed.version, text),
            "provision": {
                "type": "permit",
                "actor": [
                    {
                        "role": concept(
                            "http://terminology.hl7.org/CodeSystem/v3-ParticipationType", "IRCP"
                        ),
                        "reference": named(document.clinic, type_="Organization"),
                    }
                ],
                "purpose": [
                    {
                        "system": "http://terminology.hl7.org/CodeSystem/v3-ActReason",
                        "code": "TREAT",
                    }
                ],
            },
        },
    )


def _answers(document: RequestDocument) -> Resource:
    items = [
        {"linkId": finding, "text": told.text, "answer": [_value(told.reply)]}
        for finding, told in (document.summary or {}).items()
    ]
    return _resource(
        document,
        "QuestionnaireResponse",
        {
            "basedOn": [_to(document, "ServiceRequest")],
            "status": "completed",
            "subject": _to(document, "Patient"),
            "authored": instant(document.made_at),
            "source": _to(document, "Patient"),
            "item": items,
        },
    )


def _value(reply: str | bool | float) -> Resource:
    if isinstance(reply, bool):
        return {"valueBoolean": reply}
    return {"valueString": reply} if isinstance(reply, str) else {"valueDecimal": reply}


def _resource(
    document: RequestDocument, type_: str, elements: Resource, number: int = 0
) -> Resource:
    id_ = id_of(document.reference, type_, str(number))
    return {"resourceType": type_, "id": id_, **filled(elements)}


def _to(document: RequestDocument, type_: str) -> Resource:
    return {"reference": urn(id_of(document.reference, type_, "0"))}


def _identifier(document: RequestDocument) -> Resource:
    return {"system": f"{SYSTEM}:reference", "value": document.reference}
