"""One page of a search: what was found, without those who asked to be left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from unweary.directory.base import Cursor, Facts, Found, FoundPage, Listing, Register, Wanted
from unweary.web.care.cards import (
    Card,
    card_of,
    contradicts,
    kind_name,
    overlaid,
    visible_listings,
)
from unweary.web.care.clinics import clinics_of, facts_of
from unweary.web.care.hidden import is_hidden, left_out
from unweary.web.care.sought import Sought

PAGE = 20  # listings of one page
ROUNDS = 4  # pages of the register that are read at most to fill one of ours


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
    today: date,
    saved: frozenset[str],
    asking: bool = True,
) -> Looked:
    """One page of a search. first: the number of its first card. asking: whether a clinic's form
    is offered at all.
    """
    found, cursor, most_km = _fill(register, sought, after)
    keys = tuple(f.key for f in found)
    listings = visible_listings(register, keys)
    own = facts_of(keys)
    there = [f for f in found if f.key in listings and _fits(listings[f.key], own, sought)]
    answered = clinics_of(keys) if asking else {}
    kinds = _kinds(register, there, sought.disciplines)
    spots = [
        Spot(
            card_of(
                listings[each.key],
                today=today,
                kinds=kinds[each.key],
                number=first + i,
                km=each.km,
                near=sought.place is not None,
                own=own.get(each.key),
                asks=each.key in answered,
                saved=each.key in saved,
                filters=sought.filters,
            ),
            listings[each.key],
        )
        for i, each in enumerate(_neighbours_together(there, listings))
    ]
    return Looked(tuple(spots), cursor, most_km)


def _fill(
    register: Register, sought: Sought, after: Cursor | None
) -> tuple[tuple[Found, ...], Cursor | None, float]:
    """Enough for a page, reading on where some of it is hidden."""
    hidden = left_out()
    found: list[Found] = []
    for _round in range(ROUNDS):
        page = _page(register, sought, after)
        found += [f for f in page.found if not is_hidden(f.key, hidden)]
        after = page.after
        if after is None or len(found) >= PAGE // 2:
            break
    return tuple(found), after, page.most_km


def _page(register: Register, sought: Sought, after: Cursor | None) -> FoundPage:
    if sought.name:
        near = sought.place.point if sought.place else None
        return register.by_name(sought.name, near=near, count=PAGE, after=after)
    assert sought.place is not None
    wanted = Wanted(sought.disciplines, sought.place.point, sought.most_km, sought.filters)
    return register.nearest(wanted, count=PAGE, after=after)


def _fits(listing: Listing, own: Mapping[str, Facts], sought: Sought) -> bool:
    """Whether nothing that the clinic says of itself is against what was asked for."""
    return not contradicts(overlaid(listing.facts, own.get(listing.key)), sought.filters)


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


def _neighbours_together(found: list[Found], listings: Mapping[str, Listing]) -> list[Found]:
    """Those who are equally far and share an address and telephone stand together."""
    first: dict[tuple[object, ...], int] = {}
    for i, each in enumerate(found):
        first.setdefault(_door(each, listings[each.key]), i)
    return sorted(found, key=lambda f: first[_door(f, listings[f.key])])


def _door(found: Found, listing: Listing) -> tuple[object, ...]:
    site = listing.site
    lines = tuple(" ".join(line.casefold().split()) for line in site.lines[:1])
    return (found.km, lines, site.postcode, site.phone)
