"""One page of a search: what was found, without those who asked to be left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from django.utils import timezone

from unweary.directory import opening
from unweary.directory.base import (
    NO_FILTERS,
    Cursor,
    Facts,
    Found,
    FoundPage,
    Listing,
    Register,
    Wanted,
)
from unweary.web.care.cards import (
    Card,
    card_of,
    contradicts,
    kind_name,
    overlaid,
    visible_listings,
)
from unweary.web.care.claimed import Claimed, is_whose
from unweary.web.care.clinics import clinics_of, facts_of, zones_of
from unweary.web.care.sought import Sought

PAGE = 20  # listings of one page
ROUNDS = 4  # pages of the register that are read at most to fill one of ours
ROUNDS_BY_CLOCK = 20  # by night most are shut, and the register does not know the time


@dataclass(frozen=True)
class Spot:
    """A card, and the listing that it was made of."""

    card: Card
    listing: Listing


@dataclass(frozen=True)
class Looked:
    """What a search found."""

    spots: tuple[Spot, ...]
    after: Cursor | None
    most_km: float


def look(
    register: Register,
    sought: Sought,
    *,
    after: Cursor | None,
    first: int,
    at: datetime,
    saved: frozenset[str],
    claimed: tuple[Claimed, ...] = (),
    asking: bool = True,
) -> Looked:
    """One page of a search. first: the number of its first card. claimed: clinics within reach
    that say something of themselves. asking: whether a clinic's form is offered at all.
    """
    ahead = soonest(sought, claimed, at)
    found, seen, cursor, most_km = _fill(register, sought, claimed, after, at, without=ahead)
    leading = [] if after is not None else ahead
    seen |= _seen(register, tuple(f.key for f in leading), at)
    leading = [f for f in leading if f.key in seen and _fits(seen[f.key], sought, at)]
    found = [*leading, *_neighbours_together(found, seen)]
    keys = tuple(f.key for f in found)
    answered = clinics_of(keys) if asking else {}
    kinds = _kinds(register, found, sought.disciplines)
    spots = [
        Spot(
            card_of(
                seen[each.key].listing,
                today=timezone.localdate(at),
                kinds=kinds[each.key],
                number=first + i,
                km=each.km,
                near=sought.place is not None,
                own=seen[each.key].own,
                asks=each.key in answered,
                saved=each.key in saved,
                filters=sought.filters,
                until=seen[each.key].until,
                opens=seen[each.key].opens,
                clock=bool(seen[each.key].zones),
            ),
            seen[each.key].listing,
        )
        for i, each in enumerate(found)
    ]
    return Looked(tuple(spots), cursor, most_km)


def soonest(sought: Sought, claimed: Sequence[Claimed], at: datetime) -> list[Found]:
    """Clinics that keep their own hours, soonest open first: the nearest of them, one page at most.

    None where that order was not asked for. Who is open now stands by distance.
    """
    if not sought.soonest:
        return []
    zones = zones_of(one.listing.key for one in claimed)
    opens: dict[str, tuple[datetime, float, str]] = {}
    for one in sorted(claimed, key=lambda one: (one.km, one.listing.key)):
        key, zone = one.listing.key, zones.get(one.listing.key, "")
        moment = opening.opens_next(one.facts.hours or (), at, zone) if zone else None
        if moment is not None and len(opens) < PAGE:
            opens.setdefault(_whose(key), (moment, one.km, key))
    return [Found(key, km) for _moment, km, key in sorted(opens.values())]


def _whose(key: str) -> str:
    """A person or clinic at one place, whatever it is listed for."""
    return key.rpartition(".")[0]


@dataclass(frozen=True)
class Seen:
    """A listing, what its clinic says of itself, and the time zones that it may lie in."""

    listing: Listing
    own: Facts | None
    zones: tuple[str, ...]
    until: time | None  # open at the moment, until then
    opens: datetime | None  # shut at the moment, open next, in the time there

    @property
    def facts(self) -> Facts:
        """What is stated, the clinic's own words first."""
        return overlaid(self.listing.facts, self.own)


def _fill(
    register: Register,
    sought: Sought,
    claimed: tuple[Claimed, ...],
    after: Cursor | None,
    at: datetime,
    *,
    without: Sequence[Found],
) -> tuple[list[Found], dict[str, Seen], Cursor | None, float]:
    """Enough for a page, reading on where some of it is hidden or does not fit."""
    spared = tuple(one.listing.key for one in claimed) if sought.filters != NO_FILTERS else ()
    stood = {_whose(f.key) for f in without}
    found: list[Found] = []
    seen: dict[str, Seen] = {}
    for _round in range(ROUNDS_BY_CLOCK if sought.filters.open_now else ROUNDS):
        page = _page(register, sought, spared, after)
        keys = tuple(f.key for f in page.found if _whose(f.key) not in stood)
        looked = _seen(register, keys, at)
        fitting = [f for f in page.found if f.key in looked and _fits(looked[f.key], sought, at)]
        found += fitting
        seen |= {f.key: looked[f.key] for f in fitting}
        after = page.after
        if after is None or len(found) >= PAGE // 2:
            break
    return found, seen, after, page.most_km


def _seen(register: Register, keys: tuple[str, ...], at: datetime) -> dict[str, Seen]:
    listings = visible_listings(register, keys)
    own, clocks = facts_of(keys), zones_of(keys)
    found = {}
    for key, listing in listings.items():
        zones = (clocks[key],) if key in clocks else opening.zones_of(listing.site)
        hours = overlaid(listing.facts, own.get(key)).hours
        until = opens = None
        if hours and len(zones) == 1:
            until = opening.open_until(hours, at, zones[0])
            opens = None if until else opening.opens_next(hours, at, zones[0])
        found[key] = Seen(listing, own.get(key), zones, until, opens)
    return found


def _page(
    register: Register, sought: Sought, spared: tuple[str, ...], after: Cursor | None
) -> FoundPage:
    if sought.name:
        near = sought.place.point if sought.place else None
        return register.by_name(sought.name, near=near, count=PAGE, after=after)
    assert sought.place is not None
    wanted = Wanted(sought.disciplines, sought.place.point, sought.most_km, sought.filters, spared)
    return register.nearest(wanted, count=PAGE, after=after)


def _fits(seen: Seen, sought: Sought, at: datetime) -> bool:
    """Whether nothing that is stated is against what was asked for."""
    asked, facts = sought.filters, seen.facts
    if not is_whose(seen.listing, gender=asked.gender, who=asked.who):
        return False
    if asked.open_now and opening.is_shut(facts.hours, at, seen.zones):
        return False
    return not contradicts(facts, asked)


def _kinds(
    register: Register, found: list[Found], disciplines: tuple[str, ...]
) -> Mapping[str, tuple[str, ...]]:
    """What each is listed for, of what was looked for: a person is found once at one place."""
    others = tuple(
        f"{f.key.rpartition('.')[0]}.{d}"
        for f in found
        for d in disciplines
        if len(disciplines) > 1
    )
    there = register.listings(others) if others else {}
    kinds: dict[str, tuple[str, ...]] = {}
    for each in found:
        whom, _dot, own = each.key.rpartition(".")
        more = [d for d in disciplines if f"{whom}.{d}" in there]
        kinds[each.key] = tuple(kind_name(d) for d in dict.fromkeys((*more, own)))
    return kinds


def _neighbours_together(found: list[Found], seen: Mapping[str, Seen]) -> list[Found]:
    """Those who are equally far and share an address and telephone stand together."""
    first: dict[tuple[object, ...], int] = {}
    for i, each in enumerate(found):
        first.setdefault(_door(each, seen[each.key].listing), i)
    return sorted(found, key=lambda f: first[_door(f, seen[f.key].listing)])


def _door(found: Found, listing: Listing) -> tuple[object, ...]:
    site = listing.site
    lines = tuple(" ".join(line.casefold().split()) for line in site.lines[:1])
    return (found.km, lines, site.postcode, site.phone)
