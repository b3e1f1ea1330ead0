"""Clinics within reach that say something of themselves: filters go by it as by a registry."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from unweary.directory.base import Facts, Listing, Register, Who
from unweary.directory.nearest import with_distance
from unweary.web.care.clinics import stating
from unweary.web.care.hidden import is_hidden, left_out
from unweary.web.care.sought import Sought

PLAIN = ("accepting_new", "telehealth", "wheelchair")


@dataclass(frozen=True)
class Claimed:
    """A listing whose clinic says something of itself."""

    listing: Listing
    facts: Facts
    km: float


def claimed_near(register: Register, sought: Sought) -> tuple[Claimed, ...]:
    """Those of the kinds that are looked for, within the distance that is looked in."""
    if sought.place is None or sought.name:
        return ()
    own, hidden = stating(sought.disciplines), left_out()
    listings = register.listings(tuple(key for key in own if not is_hidden(key, hidden)))
    placed = [one for one in listings.values() if one.point is not None]
    rows = [(n, p.lat, p.lon) for n, one in enumerate(placed) if (p := one.point) is not None]
    near = {n: km for km, n in with_distance(sought.place.point, rows) if km <= sought.most_km}
    return tuple(Claimed(placed[n], own[placed[n].key], km) for n, km in sorted(near.items()))


def supported_with(
    supported: Mapping[str, tuple[str, ...]], claimed: Collection[Claimed]
) -> Mapping[str, tuple[str, ...]]:
    """The filters that a registry supports, and those that clinics within reach do."""
    found = {name: list(values) for name, values in supported.items()}
    for one in claimed:
        said: dict[str, tuple[str, ...]]
        said = {name: ("yes",) for name in PLAIN if getattr(one.facts, name) is not None}
        said |= {"open_now": ("yes",)} if one.facts.hours else {}
        said |= {"language": one.facts.languages} if one.facts.languages else {}
        said |= {"network": one.facts.networks} if one.facts.networks else {}
        for name, values in said.items():
            known = found.setdefault(name, [])
            known += [value for value in values if value not in known]
    return {name: tuple(values) for name, values in found.items()}


def is_whose(listing: Listing, *, gender: str, who: Who | None) -> bool:
    """Whether a listing is of whom was asked for; one that does not say is."""
    told = not gender or not listing.gender or listing.gender == gender
    return told and (who is None or listing.who is who)
