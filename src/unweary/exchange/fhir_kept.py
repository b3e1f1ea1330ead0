"""What was read of a FHIR directory so far, by key, and where its references lead."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from unweary.directory.base import Tally
from unweary.exchange.fhir_files import Seen
from unweary.exchange.fhir_json import (
    Json,
    Ref,
    each,
    every_reference,
    is_key,
    one,
    split_address,
    updated_on,
    words,
)
from unweary.exchange.fhir_parts import Noted, Offer, Organisation, Person, Reader, Spot, Wire

NEVER_REFERRED_TO = ("PractitionerRole", "OrganizationAffiliation")  # by what is read here
NOT_OURS = "no discipline of ours"


@dataclass(slots=True)
class Kept:
    """All that was read so far, by key ("Location/1", and "Location/1#a" for what it contains)."""

    reader: Reader
    tally: Tally
    organisations: dict[str, Organisation] = field(default_factory=dict)
    spots: dict[str, Spot] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    offers: dict[str, Offer] = field(default_factory=dict)
    wires: dict[str, Wire] = field(default_factory=dict)
    changed: dict[str, date | None] = field(default_factory=dict)  # key -> last update
    addresses: dict[str, str] = field(default_factory=dict)  # full url -> key
    bases: set[str] = field(default_factory=set)
    deleted: dict[str, None] = field(default_factory=dict)
    open: dict[tuple[str, str], int] = field(default_factory=dict)  # references not met yet

    def take(self, seen: Seen) -> None:
        """Keep what listings need of a resource."""
        if seen.resource is None:
            if seen.deleted:
                self._delete(seen.deleted)
            return
        type_ = words(seen.resource.get("resourceType"))
        self.tally.rows += 1
        self.tally.note(f"{type_} read")
        base, url_key = split_address(seen.full_url)
        id_ = words(seen.resource.get("id")) or url_key.partition("/")[2]
        id_ = id_ or seen.full_url.removeprefix("urn:uuid:").removeprefix("urn:oid:")
        key = f"{type_}/{id_}"
        if not is_key(key):
            self.tally.drop("resource without an id")
            return
        if url_key == key:
            self.bases.add(base)
        elif seen.full_url:
            self.addresses[seen.full_url] = key
        self._keep(seen.resource, key)

    def _keep(self, resource: Json, key: str) -> None:
        type_, updated = key.partition("/")[0], updated_on(resource)
        if key in self.deleted:
            self.tally.note("resource deleted and given")
            return
        known = self.offers.get(key)
        if known or key in self.changed:
            self.tally.note("resource given twice")
            before = known.updated if known else self.changed[key]
            if before and updated and updated < before:
                return
        if type_ not in NEVER_REFERRED_TO:
            self.changed[key] = updated
        for inner in each(resource.get("contained")):
            inner_key = f"{key}#{words(inner.get('id'))}"
            self.changed[inner_key] = None
            self._read({"meta": one(resource.get("meta")), **inner}, inner_key)
        for to in every_reference(resource, within=key):
            if to not in self.changed:
                self.open[type_, to] = self.open.get((type_, to), 0) + 1
        self._read(resource, key)

    def _read(self, resource: Json, key: str) -> None:
        type_ = words(resource.get("resourceType"))
        noted = self.reader.read(resource, key)
        if noted is None:
            self.tally.drop("endpoint not active" if type_ == "Endpoint" else "of another kind")
            return
        for note in noted.notes:
            self.tally.note(note)
        for code in noted.codes:
            self.tally.unmapped[code] = self.tally.unmapped.get(code, 0) + 1
        self._file(noted, key)

    def _file(self, noted: Noted, key: str) -> None:
        match noted.part:
            case Organisation() as part:
                self.organisations[key] = part
            case Spot() as part:
                self.spots[key] = part
            case Person() as part:
                self.people[key] = part
            case Wire() as part:
                self.wires[key] = part
            case Offer() as part if part.disciplines == () and part.kind in NEVER_REFERRED_TO:
                self.offers.pop(key, None)
                self.tally.drop(NOT_OURS)
            case Offer() as part:
                self.offers[key] = part

    def _delete(self, key: str) -> None:
        for known in (self.organisations, self.spots, self.people, self.offers, self.wires):
            known.pop(key, None)
        self.changed.pop(key, None)
        self.deleted[key] = None

    def key_of(self, ref: Ref | None) -> str:
        """The key that a reference leads to; "" where it leads nowhere."""
        return self._met(ref.to) if ref else ""

    def _met(self, to: str) -> str:
        if to in self.changed:
            return to
        if to in self.addresses:
            return self.addresses[to]
        base, key = split_address(to)
        ours = not self.bases or base in self.bases
        return key if "://" in to and ours and key in self.changed else ""

    def count_dangling(self) -> None:
        """Count the references that lead to nothing that was read, by the two types."""
        for (type_, to), times in self.open.items():
            if not self._met(to):
                aim = (split_address(to)[1] or to).partition("/")[0] if "urn:" not in to else "urn"
                note = f"dangling reference: {type_} to {aim or 'nothing'}"
                self.tally.notes[note] = self.tally.notes.get(note, 0) + times
        self.open.clear()
