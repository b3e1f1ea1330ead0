"""What a listing needs of each FHIR resource, in a compact form that a whole country fits in."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from unweary.directory.base import Opening, Point, Site
from unweary.exchange.fhir_facts import (
    NETWORK,
    USE_CASE,
    Accepts,
    Phone,
    accepts_of,
    hours_of,
    languages_of,
    phone_of,
    point_of,
    site_of,
    telehealth_of,
    wheelchair_of,
)
from unweary.exchange.fhir_json import (
    Json,
    Ref,
    codings,
    day_of,
    each,
    extensions,
    npi_of,
    one,
    ref_of,
    refs_of,
    texts,
    updated_on,
    words,
)

DisciplinesOf = Callable[[str, str], tuple[str, ...]]

NOT_IN_USE = ("old", "maiden", "temp", "anonymous")
_DEGREE = r"[A-Z][a-z]?\.?[A-Z][A-Za-z.\-]{0,8}"  # two capitals: "MD", "PhD", "D.C."
_CREDENTIAL = re.compile(rf"{_DEGREE}(?:,? {_DEGREE}){{0,4}}")


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation. `off` says why it is left out, "" where it is not."""

    off: str
    name: str
    aliases: tuple[str, ...]
    npi: str
    site: Site | None
    phone: Phone
    endpoints: tuple[Ref, ...]
    updated: date | None


@dataclass(frozen=True, slots=True)
class Spot:
    """A location."""

    off: str
    name: str
    site: Site | None
    point: Point | None
    phone: Phone
    clinic: Ref | None
    accepts: tuple[Accepts, ...]
    hours: tuple[Opening, ...]
    wheelchair: bool | None
    updated: date | None


@dataclass(frozen=True, slots=True)
class Person:
    """A practitioner."""

    off: str
    name: str
    credential: str
    gender: str
    npi: str
    languages: tuple[str, ...]
    updated: date | None


@dataclass(frozen=True, slots=True)
class Offer:
    """What is offered, by whom and where: a role, a service, or an affiliation of a clinic.

    `disciplines` is None where the resource itself states no specialty, so that those of its
    services count.
    """

    key: str
    off: str
    until: date | None
    who: Ref | None
    clinic: Ref | None
    spots: tuple[Ref, ...]
    services: tuple[Ref, ...]
    disciplines: tuple[str, ...] | None
    networks: tuple[Ref, ...]
    accepts: tuple[Accepts, ...]
    hours: tuple[Opening, ...]
    languages: tuple[str, ...]
    telehealth: bool | None
    phone: Phone
    endpoints: tuple[Ref, ...]
    updated: date | None

    @property
    def kind(self) -> str:
        """The type of the resource."""
        return self.key.partition("/")[0]

    @property
    def is_over(self) -> bool:
        """Whether it was in force once and is no more."""
        return self.off.endswith((" not active", " ended"))


@dataclass(frozen=True, slots=True)
class Wire:
    """An electronic endpoint."""

    kind: str
    address: str
    use: str
    manager: Ref | None


@dataclass(frozen=True, slots=True)
class Noted:
    """A resource read, and what the host may want to know of it."""

    part: Organisation | Spot | Person | Offer | Wire
    notes: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()  # "system|code" of specialties that we have no discipline for


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads single resources. `country` is that of addresses which state none."""

    disciplines_of: DisciplinesOf
    today: date
    country: str

    def read(self, resource: Json, key: str) -> Noted | None:
        """A resource of a type that listings need, else None."""
        match resource.get("resourceType"):
            case "Organization":
                return self._organisation(resource, key)
            case "Location":
                return self._spot(resource, key)
            case "Practitioner":
                return self._person(resource)
            case "PractitionerRole":
                return self._offer(
                    resource, key, who="practitioner", clinic="organization", where="role"
                )
            case "HealthcareService":
                return self._offer(
                    resource, key, who="providedBy", clinic="providedBy", where="service"
                )
            case "OrganizationAffiliation":
                return self._offer(
                    resource,
                    key,
                    who="participatingOrganization",
                    clinic="participatingOrganization",
                    where="affiliation",
                )
            case "Endpoint":
                return self._wire(resource, key)
        return None

    def _organisation(self, resource: Json, key: str) -> Noted:
        npi, bad = npi_of(resource)
        part = Organisation(
            off="organisation not active" if resource.get("active") is False else "",
            name=words(resource.get("name")),
            aliases=texts(resource.get("alias")),
            npi=npi,
            site=site_of(resource.get("address"), country=self.country),
            phone=phone_of(resource.get("telecom"), today=self.today),
            endpoints=refs_of(resource.get("endpoint"), within=key),
            updated=updated_on(resource),
        )
        return Noted(part, ("NPI that cannot be right",) if bad else ())

    def _spot(self, resource: Json, key: str) -> Noted:
        point, bad = point_of(resource.get("position"))
        status = words(resource.get("status"))
        part = Spot(
            off="location not active" if status not in ("active", "") else "",
            name=words(resource.get("name")),
            site=site_of(resource.get("address"), country=self.country),
            point=point,
            phone=phone_of(resource.get("telecom"), today=self.today),
            clinic=ref_of(resource.get("managingOrganization"), within=key),
            accepts=accepts_of(resource, within=key),
            hours=hours_of(resource),
            wheelchair=wheelchair_of(resource),
            updated=updated_on(resource),
        )
        return Noted(part, ("position that cannot be right",) if bad else ())

    def _person(self, resource: Json) -> Noted:
        npi, bad = npi_of(resource)
        name, credential = _name_of(resource)
        gender = words(resource.get("gender"))
        part = Person(
            off="practitioner not active" if resource.get("active") is False else "",
            name=name,
            credential=credential,
            gender=gender if gender in ("female", "male") else "",
            npi=npi,
            languages=languages_of(resource.get("communication")),
            updated=updated_on(resource),
        )
        return Noted(part, ("NPI that cannot be right",) if bad else ())

    def _offer(self, resource: Json, key: str, *, who: str, clinic: str, where: str) -> Noted:
        disciplines, codes = self._disciplines(resource, where)
        network_refs = [e.get("valueReference") for e in extensions(resource, NETWORK)]
        off, until = self._off(resource, where)
        part = Offer(
            key=key,
            off=off,
            until=until,
            who=ref_of(resource.get(who), within=key),
            clinic=ref_of(resource.get(clinic), within=key),
            spots=refs_of(resource.get("location"), within=key),
            services=refs_of(resource.get("healthcareService"), within=key),
            disciplines=disciplines,
            networks=(
                *refs_of(resource.get("network"), within=key),
                *refs_of(network_refs, within=key),
            ),
            accepts=accepts_of(resource, within=key),
            hours=hours_of(resource),
            languages=languages_of(resource.get("communication")),
            telehealth=telehealth_of(resource),
            phone=phone_of(resource.get("telecom"), today=self.today),
            endpoints=refs_of(resource.get("endpoint"), within=key),
            updated=updated_on(resource),
        )
        return Noted(part, codes=codes)

    def _off(self, resource: Json, where: str) -> tuple[str, date | None]:
        """Why a role, service or affiliation does not count, and the day that it ended."""
        period = one(resource.get("period"))
        until, since = day_of(period.get("end"), last=True), day_of(period.get("start"))
        if resource.get("active") is False:
            return f"{where} not active", until
        if until and until < self.today:
            return f"{where} ended", until
        return (f"{where} not begun" if since and since > self.today else ""), None

    def _disciplines(
        self, resource: Json, where: str
    ) -> tuple[tuple[str, ...] | None, tuple[str, ...]]:
        """Disciplines by specialty, else by the role's own code; and codes that lead to none."""
        found: list[str] = []
        unknown: list[str] = []
        for element in ("specialty", "code") if where == "role" else ("specialty",):
            for system, code in codings(resource.get(element)):
                ours = self.disciplines_of(system, code)
                found += ours
                if not ours:
                    unknown.append(f"{system}|{code}")
            if found:
                break
        stated = bool(found) or any(True for _ in codings(resource.get("specialty")))
        return tuple(dict.fromkeys(found)) if stated else None, tuple(unknown)

    def _wire(self, resource: Json, key: str) -> Noted | None:
        address = words(resource.get("address"))
        if resource.get("status") != "active" or not address:
            return None
        uses = [
            code
            for stated in extensions(resource, USE_CASE)
            for e in extensions(stated, "type")
            for _, code in codings(e.get("valueCodeableConcept"))
        ]
        part = Wire(
            kind=words(one(resource.get("connectionType")).get("code")),
            address=address,
            use=", ".join(uses),
            manager=ref_of(resource.get("managingOrganization"), within=key),
        )
        return Noted(part)


def _name_of(practitioner: Json) -> tuple[str, str]:
    """A practitioner's name in use, without credentials, and the credentials."""
    names = [n for n in each(practitioner.get("name")) if n.get("use") not in NOT_IN_USE]
    names.sort(key=lambda n: {"official": 0, "usual": 1}.get(words(n.get("use")), 2))
    name = names[0] if names else {}
    text = words(name.get("text"))
    parts = (*texts(name.get("given")), words(name.get("family")))
    built = " ".join(p for p in parts if p) if words(name.get("family")) else ""
    said, comma, tail = text.partition(",")
    credential = ", ".join(texts(name.get("suffix")))
    if not credential and comma and _CREDENTIAL.fullmatch(tail.strip()):
        credential, text = tail.strip(), said.strip()
    return built or text, credential or _qualified(practitioner)


def _qualified(practitioner: Json) -> str:
    """The first degree or licence, as its code has it ("MD")."""
    for qualification in each(practitioner.get("qualification")):
        for system, code in codings(qualification.get("code")):
            if system == "http://terminology.hl7.org/CodeSystem/v2-0360":
                return code
    return ""
