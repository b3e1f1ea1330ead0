"""What a registry holds, once it is read: clinicians, where they practise, and what is stated.

`None` in a fact means "not stated", and is never read as "no". Latitudes and longitudes are
degrees (WGS 84); distances are kilometres.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from typing import Protocol


class Who(StrEnum):
    """Whether a listing is one person or a clinic."""

    PERSON = "person"
    ORGANISATION = "organisation"


class Precision(StrEnum):
    """How well a position is known."""

    EXACT = "exact"  # the registry gives it
    POSTCODE = "postcode"  # middle of the postcode
    AREA = "area"  # middle of the postcode's wider area
    TOWN = "town"  # middle of the town
    NONE = "none"  # not known: listed without a distance


@dataclass(frozen=True, slots=True)
class Point:
    """A position in degrees."""

    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Opening:
    """Open on one weekday (0 is Monday) from `opens` to `closes`, in the clinic's own time."""

    weekday: int
    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class Facts:
    """What is stated of a listing. None is "not stated"."""

    accepting_new: bool | None = None
    telehealth: bool | None = None
    wheelchair: bool | None = None
    languages: tuple[str, ...] | None = None  # two-letter codes, "en"
    networks: tuple[str, ...] | None = None  # insurance, by name
    hours: tuple[Opening, ...] | None = None


NOTHING_STATED = Facts()


@dataclass(frozen=True, slots=True)
class Site:
    """An address where somebody practises. `point` only where the registry itself gives one."""

    lines: tuple[str, ...]
    town: str
    region: str
    postcode: str  # as normalised for its country
    country: str  # two letters, "US"
    phone: str = ""  # as the registry has it, digits and + alone
    extension: str = ""
    point: Point | None = None


@dataclass(frozen=True, slots=True)
class Practice:
    """One place of a clinician: `slot` is "0" for the main one, else a digest of the address."""

    slot: str
    site: Site
    disciplines: tuple[str, ...]  # ids, the primary one first
    clinic: str = ""  # name of the organisation there
    facts: Facts = NOTHING_STATED


@dataclass(frozen=True, slots=True)
class Entry:
    """A clinician or clinic as one registry has them. `key` is the registry's own id."""

    key: str
    npi: str  # "" outside the United States
    who: Who
    name: str
    practices: tuple[Practice, ...]
    credential: str = ""
    gender: str = ""  # "female", "male", or "" for not stated
    other_names: tuple[str, ...] = ()
    confirmed_on: date | None = None  # last certified or updated by its owner
    replaced_by: str = ""  # the key that took this one's place


@dataclass(frozen=True, slots=True)
class Gone:
    """An id that is no longer active."""

    key: str
    on: date | None
    replaced_by: str = ""  # the key that took this one's place


@dataclass(frozen=True, slots=True)
class ExtraSite:
    """A further address of a clinician who is in another file."""

    key: str
    slot: str
    site: Site


@dataclass(frozen=True, slots=True)
class OtherName:
    """A further name of a clinic that is in another file."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An electronic address for clinical exchange. Never a mailbox to write to."""

    key: str
    kind: str
    address: str
    use: str


Record = Entry | Gone | ExtraSite | OtherName | Endpoint


@dataclass(slots=True)
class Tally:
    """What a reader kept, dropped and why; counted while it reads."""

    rows: int = 0
    kept: int = 0
    dropped: dict[str, int] = field(default_factory=dict)  # reason -> rows
    disciplines: dict[str, int] = field(default_factory=dict)  # discipline -> entries kept
    unmapped: dict[str, int] = field(default_factory=dict)  # code -> times seen, in kept or not
    notes: dict[str, int] = field(default_factory=dict)  # anything else worth telling, counted

    def drop(self, reason: str) -> None:
        """Count a row that is left out."""
        self.dropped[reason] = self.dropped.get(reason, 0) + 1

    def note(self, what: str) -> None:
        """Count something that the host may want to know."""
        self.notes[what] = self.notes.get(what, 0) + 1


@dataclass(frozen=True, slots=True)
class Place:
    """A postcode or a town."""

    country: str
    code: str  # postcode, "" for a town
    name: str
    region: str
    point: Point
    kind: str  # "postcode", "area" or "town"
    population: int = 0


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked of a listing. One that does not state it is kept: unknown is never "no"."""

    accepting_new: bool = False
    telehealth: bool = False
    wheelchair: bool = False
    language: str = ""
    network: str = ""
    gender: str = ""
    who: Who | None = None
    open_now: bool = False  # a register keeps all: the clock is the page's


NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class Wanted:
    """A search: listings of any of these disciplines around a point, nearest first.

    spared: keys that stay whatever the registry states, since their clinics state it themselves.
    """

    disciplines: tuple[str, ...]
    point: Point
    most_km: float = 50.0
    filters: Filters = NO_FILTERS
    spared: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a page ended: the next one begins after it. Also ties the pages to one edition."""

    km: float
    id: int
    edition: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A listing and its distance; None where its position is not known."""

    key: str
    km: float | None


@dataclass(frozen=True, slots=True)
class FoundPage:
    """One page of a search. `after` is None at the end; `most_km` is how far was looked."""

    found: tuple[Found, ...]
    after: Cursor | None
    most_km: float
    edition: str


@dataclass(frozen=True, slots=True)
class SourceSeen:
    """A registry that the directory was loaded from."""

    id: str  # "us-nppes"
    name: str  # "National Plan and Provider Enumeration System (NPPES)"
    licence: str
    as_of: date | None  # the day that the file speaks of
    loaded_at: str  # ISO 8601, UTC
    listings: int


@dataclass(frozen=True, slots=True)
class Listing:
    """One clinician × place × discipline, ready to show."""

    key: str  # source.clinician.slot.discipline; stays the same from one import to the next
    clinician: str  # source.clinician: what a request to be left out names
    source: SourceSeen
    npi: str
    who: Who
    name: str
    credential: str
    gender: str
    discipline: str
    clinic: str
    site: Site
    point: Point | None
    precision: Precision
    facts: Facts
    confirmed_on: date | None


@dataclass(frozen=True, slots=True)
class Status:
    """What the directory holds. `edition` is "" where nothing was loaded yet."""

    edition: str
    listings: int
    clinicians: int
    places: int
    disciplines: Mapping[str, int]
    sources: tuple[SourceSeen, ...]
    countries: tuple[str, ...]


class Register(Protocol):
    """One edition of the directory, which never changes: reading it needs no lock."""

    def status(self) -> Status:
        """What it holds."""

    def nearest(self, wanted: Wanted, *, count: int = 25, after: Cursor | None = None) -> FoundPage:
        """The nearest listings, exact, in a stable order (distance, then id)."""

    def by_name(
        self, text: str, *, near: Point | None = None, count: int = 25, after: Cursor | None = None
    ) -> FoundPage:
        """Listings whose names hold words that begin so; nearest first where a point is given."""

    def listings(self, keys: tuple[str, ...]) -> Mapping[str, Listing]:
        """What is known of these listings; one that is gone is left out."""

    def with_phone(self, phone: str) -> tuple[str, ...]:
        """Keys of all listings that publish this telephone number."""

    def places(self, text: str, *, country: str = "", most: int = 8) -> tuple[Place, ...]:
        """What a typed postcode or town can mean, likeliest first."""

    def place_at(self, point: Point, *, most_km: float = 30.0) -> Place | None:
        """The nearest known place."""

    def places_around(self, point: Point, *, km: float, most: int = 12) -> tuple[Place, ...]:
        """Towns around a point for a map, the largest first."""

    def supported(self, disciplines: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
        """Filters that some listing of these disciplines states: name -> values to offer."""

    def same_person(self, clinician: str) -> tuple[str, ...]:
        """This clinician, as source.key, and whoever has the same NPI in any registry."""

    def successor(self, clinician: str) -> str:
        """Who took a clinician's place, as source.key; the same one where nobody did."""
