"""The parts of a FHIR directory put together: who, where, in which discipline, with what facts."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from unweary.directory.base import Endpoint, Entry, Facts, Gone, Practice, Record, Site, Tally, Who
from unweary.exchange.fhir_facts import Accepts, taking_new
from unweary.exchange.fhir_json import Ref
from unweary.exchange.fhir_kept import NOT_OURS, Kept
from unweary.exchange.fhir_parts import Offer, Organisation, Person, Spot

KINDS = ("PractitionerRole", "HealthcareService", "OrganizationAffiliation")  # best facts first
CLINICIANS = ("Practitioner", "Organization")


def entry_key(key: str) -> str:
    """A key that fits into an address: "Practitioner/7" is "practitioner-7"."""
    type_, _, id_ = key.partition("/")
    return f"{type_.lower()}-{re.sub(r'[^A-Za-z0-9.-]', '-', id_)}"


@dataclass(frozen=True, slots=True)
class Putting:
    """Puts what was kept together, and counts in the tally what cannot be listed and why."""

    kept: Kept
    tally: Tally
    postcode_of: Callable[[str, str], str]

    def records(self) -> Iterator[Record]:
        """Practitioners, then organisations, then those deleted, then endpoints of entries."""
        offers: dict[str, list[Offer]] = {}
        for offer in sorted(self.kept.offers.values(), key=lambda o: KINDS.index(o.kind)):
            if whose := self._whose(offer):
                offers.setdefault(whose, []).append(offer)
        listed: dict[str, str] = {}
        owners: dict[str, list[str]] = {}
        for key in (*self.kept.people, *self.kept.organisations):
            made = self._record(key, offers.get(key, []))
            if isinstance(made, Entry):
                self._count(made)
                listed[key] = made.key
                for wire in self._wires_of(key, offers[key]):
                    owners.setdefault(wire, []).append(made.key)
            if made:
                yield made
        for key in self.kept.deleted:
            if key.partition("/")[0] in CLINICIANS:
                self.tally.drop("deleted by the registry")
                yield Gone(entry_key(key), None)
        yield from self._endpoints(owners, listed)

    def _whose(self, offer: Offer) -> str:
        """The key of whom an offer is of; "" where it is of nobody that we know."""
        role = offer.kind == "PractitionerRole"
        key = self.kept.key_of(offer.who)
        if key in (self.kept.people if role else self.kept.organisations):
            return key
        whom = "practitioner" if role else "organisation"
        known = "unknown" if offer.who else "no"
        self.tally.drop(f"{offer.kind} with {known} {whom}")
        return ""

    def _record(self, key: str, offers: list[Offer]) -> Entry | Gone | None:
        part = self.kept.people.get(key) or self.kept.organisations[key]
        if part.off:
            self.tally.drop(part.off)
            return Gone(entry_key(key), None)
        if not part.name:
            self.tally.drop("without a name")
            return None
        practices: dict[str, Practice] = {}
        for offer in offers:
            for practice in self._practices(offer, key):
                before = practices.get(practice.slot)
                practices[practice.slot] = _joined(before, practice) if before else practice
        if practices:
            return _entry(key, part, tuple(practices.values()), offers)
        if offers and all(o.is_over for o in offers):
            ends = [o.until for o in offers if o.until]
            return Gone(entry_key(key), max(ends) if len(ends) == len(offers) else None)
        if isinstance(part, Person) and not offers:
            self.tally.drop("practitioner without a role of ours")
        return None

    def _practices(self, offer: Offer, whose: str) -> Iterator[Practice]:
        services = self._services(offer)
        disciplines = offer.disciplines
        if disciplines is None:
            disciplines = tuple(dict.fromkeys(d for s in services for d in s.disciplines or ()))
        clinic = self.kept.organisations.get(self.kept.key_of(offer.clinic))
        reason = offer.off or ("" if disciplines else NOT_OURS)
        if clinic and clinic.off:
            reason = reason or "clinic not active"
        places, lacking = self._places(offer, services, clinic)
        if reason or not places:
            self.tally.drop(reason or lacking)
            return
        person = self.kept.people.get(whose)
        for site, spot in places:
            named = _clinic_name(offer, clinic, spot) if person else ""
            phones = [offer.phone, *(s.phone for s in services)]
            phones += [part.phone for part in (spot, clinic) if part]
            phone = next((p for p in phones if p.number), offer.phone)
            site = replace(
                site,
                postcode=self.postcode_of(site.country, site.postcode),
                phone=phone.number,
                extension=phone.extension,
            )
            facts = self._facts(offer, services, spot, person)
            yield Practice(_slot(site, named), site, disciplines, named, facts)

    def _services(self, offer: Offer) -> list[Offer]:
        keys = dict.fromkeys(self.kept.key_of(ref) for ref in offer.services)
        found = (self.kept.offers.get(key) for key in keys)
        return [s for s in found if s and not s.off]

    def _places(
        self, offer: Offer, services: list[Offer], clinic: Organisation | None
    ) -> tuple[list[tuple[Site, Spot | None]], str]:
        """Where an offer can be had: its own locations, its services', or its clinic's address."""
        refs = offer.spots or tuple(ref for s in services for ref in s.spots)
        if not refs:
            site = clinic.site if clinic else None
            return ([(site, None)] if site else []), "no location and no address"
        keys = dict.fromkeys(self.kept.key_of(ref) for ref in refs)
        found = [s for key in keys if (s := self.kept.spots.get(key))]
        live = [s for s in found if not s.off]
        places: list[tuple[Site, Spot | None]] = [
            (replace(s.site, point=s.point), s) for s in live if s.site
        ]
        if live:
            return places, "location without an address"
        return [], "location not active" if found else "location unknown"

    def _facts(
        self, offer: Offer, services: list[Offer], spot: Spot | None, person: Person | None
    ) -> Facts:
        """What the role states, else its services, else the location."""
        sources: list[Offer | Spot] = [offer, *services, *([spot] if spot else [])]
        stated: tuple[Accepts, ...] = next((s.accepts for s in sources if s.accepts), ())
        hours = next((s.hours for s in sources if s.hours), None)
        ways = [o.telehealth for o in (offer, *services) if o.telehealth is not None]
        languages = [c for o in (offer, *services) for c in o.languages]
        languages = [*(person.languages if person else ()), *languages]
        networks = [n for ref in offer.networks if (n := self._network(ref))]
        known = [Accepts(a.new, self._same(a.network)) for a in stated]
        return Facts(
            accepting_new=taking_new(
                known, frozenset(r.to for ref in offer.networks if (r := self._same(ref)))
            ),
            telehealth=any(ways) if ways else None,
            wheelchair=spot.wheelchair if spot else None,
            languages=tuple(dict.fromkeys(languages)) or None,
            networks=tuple(dict.fromkeys(networks)) or None,
            hours=hours,
        )

    def _same(self, ref: Ref | None) -> Ref | None:
        """The reference by its key, so that two ways to write it are one."""
        return Ref(self.kept.key_of(ref) or ref.to, ref.display) if ref else None

    def _network(self, ref: Ref) -> str:
        known = self.kept.organisations.get(self.kept.key_of(ref))
        if known is None:
            return ref.display
        return "" if known.off else known.name

    def _count(self, entry: Entry) -> None:
        self.tally.kept += 1
        for discipline in {d for p in entry.practices for d in p.disciplines}:
            before = self.tally.disciplines.get(discipline, 0)
            self.tally.disciplines[discipline] = before + 1

    def _wires_of(self, key: str, offers: list[Offer]) -> Iterable[str]:
        organisation = self.kept.organisations.get(key)
        refs = [ref for o in offers if not o.off for ref in o.endpoints]
        refs += organisation.endpoints if organisation else ()
        return dict.fromkeys(self.kept.key_of(ref) for ref in refs)

    def _endpoints(
        self, owners: dict[str, list[str]], listed: dict[str, str]
    ) -> Iterator[Endpoint]:
        """The endpoints of those listed: that they name, or that name them as their manager."""
        for key, wire in self.kept.wires.items():
            manager = listed.get(self.kept.key_of(wire.manager), "")
            keys = dict.fromkeys([*owners.get(key, []), *([manager] if manager else [])])
            if not keys:
                self.tally.drop("endpoint of nobody listed")
            for owner in keys:
                yield Endpoint(owner, wire.kind, wire.address, wire.use)


def _entry(
    key: str, part: Person | Organisation, practices: tuple[Practice, ...], offers: list[Offer]
) -> Entry:
    dates = [d for d in (part.updated, *(o.updated for o in offers if not o.off)) if d]
    person = part if isinstance(part, Person) else None
    return Entry(
        key=entry_key(key),
        npi=part.npi,
        who=Who.PERSON if person else Who.ORGANISATION,
        name=part.name,
        practices=practices,
        credential=person.credential if person else "",
        gender=person.gender if person else "",
        other_names=() if isinstance(part, Person) else part.aliases,
        confirmed_on=max(dates, default=None),
    )


def _clinic_name(offer: Offer, clinic: Organisation | None, spot: Spot | None) -> str:
    if clinic and clinic.name:
        return clinic.name
    stated = offer.clinic.display if offer.clinic else ""
    return stated or (spot.name if spot else "")


def _slot(site: Site, clinic: str) -> str:
    """Stays the same as long as the address and the clinic's name do."""
    parts = (*site.lines, site.town, site.region, site.postcode, site.country, clinic)
    address = "\n".join("".join(filter(str.isalnum, part.casefold())) for part in parts)
    return hashlib.sha256(address.encode()).hexdigest()[:12]


def _joined(first: Practice, second: Practice) -> Practice:
    """Two roles at one clinic as one practice; where they differ, the first one's hours count."""
    a, b = first.facts, second.facts
    return replace(
        first,
        site=first.site if first.site.phone else second.site,
        disciplines=tuple(dict.fromkeys((*first.disciplines, *second.disciplines))),
        facts=Facts(
            accepting_new=_either(a.accepting_new, b.accepting_new),
            telehealth=_either(a.telehealth, b.telehealth),
            wheelchair=_either(a.wheelchair, b.wheelchair),
            languages=_both(a.languages, b.languages),
            networks=_both(a.networks, b.networks),
            hours=a.hours or b.hours,
        ),
    )


def _either(a: bool | None, b: bool | None) -> bool | None:
    """Yes if one says so, no only if both do: what is not stated stays open."""
    if a or b:
        return True
    return False if a is False and b is False else None


def _both(a: tuple[str, ...] | None, b: tuple[str, ...] | None) -> tuple[str, ...] | None:
    return tuple(dict.fromkeys((*(a or ()), *(b or ())))) or None
