"""What is stated of a listing, as bits, so that a filter is one comparison in the index.

A filter drops a listing only where a bit says that it does not fit: what is not stated has no
bit, and stays.
"""

from __future__ import annotations

from collections.abc import Mapping

from unweary.directory.base import Facts, Filters, Who

YES: Mapping[str, int] = {"accepting_new": 1, "telehealth": 4, "wheelchair": 16}
NO: Mapping[str, int] = {name: bit << 1 for name, bit in YES.items()}
GENDER: Mapping[str, int] = {"female": 64, "male": 128}
WHO: Mapping[Who, int] = {Who.PERSON: 256, Who.ORGANISATION: 512}
LANGUAGES = 1024  # states which it speaks
NETWORKS = 2048  # states which it accepts
HOURS = 4096  # states when it is open; no filter of the index, only that there is something to ask


def flags_of(who: Who, gender: str, facts: Facts) -> int:
    """All bits of one practice."""
    bits = WHO[who] | GENDER.get(gender, 0)
    for name, bit in YES.items():
        stated = getattr(facts, name)
        if stated is not None:
            bits |= bit if stated else NO[name]
    for bit, there in (
        (LANGUAGES, facts.languages),
        (NETWORKS, facts.networks),
        (HOURS, facts.hours),
    ):
        bits |= bit if there else 0
    return bits


def ruled_out(filters: Filters) -> int:
    """Bits of which a listing that fits has none."""
    bits = sum(bit for name, bit in NO.items() if getattr(filters, name))
    if filters.gender:
        bits |= sum(bit for gender, bit in GENDER.items() if gender != filters.gender)
    if filters.who is not None:
        bits |= sum(bit for who, bit in WHO.items() if who is not filters.who)
    return bits
