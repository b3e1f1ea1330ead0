"""Listings as they are shown, from rows; and the keys by which they are known outside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from unweary.directory.base import Listing, Point, Practice, Precision, Site, SourceSeen, Who
from unweary.directory.nearest import DISCIPLINES
from unweary.web.care.register.engine import Engine, in_list
from unweary.web.care.register.facts import facts_from_text
from unweary.web.care.register.tables import PLACES

TOGETHER = 100  # keys of one query
Item = TypeVar("Item")
Key = tuple[str, str, str, str]  # source, clinician, slot, discipline


def key_parts(key: str) -> Key | None:
    """The four parts of a key; None where it is none. Only a clinician's code may have dots."""
    source, _, rest = key.partition(".")
    code_and_slot, _, discipline = rest.rpartition(".")
    code, _, slot = code_and_slot.rpartition(".")
    return (source, code, slot, discipline) if source and code and slot and discipline else None


def read_sources(engine: Engine) -> dict[int, SourceSeen]:
    """The registries of an edition by their numbers."""
    found = engine.rows(
        "SELECT no, id, name, licence, as_of, loaded_at, listings FROM @source ORDER BY no"
    )
    return {
        no: SourceSeen(id_, name, licence, _day(as_of), loaded_at, listings)
        for no, id_, name, licence, as_of, loaded_at, listings in found
    }


def keys_of(engine: Engine, names: Mapping[int, str], ids: Sequence[int]) -> dict[int, str]:
    """The keys of listings by their ids."""
    keys: dict[int, str] = {}
    for some in _together(ids):
        found = engine.rows(
            "SELECT l.id, s.id, c.code, p.slot, l.discipline FROM @listing l"
            " JOIN @practice p ON p.id = l.id / 64 JOIN @clinician c ON c.id = l.id / 65536"
            f" JOIN @source s ON s.no = c.source WHERE l.id IN {in_list(len(some))}",
            some,
        )
        for id_, source, code, slot, discipline in found:
            keys[id_] = f"{source}.{code}.{slot}.{names[discipline]}"
    return keys


def read_listings(
    engine: Engine, disciplines: Mapping[str, int], keys: Sequence[str]
) -> dict[str, Listing]:
    """The listings of these keys, in their order."""
    wanted = {key: parts for key in keys if (parts := key_parts(key)) and parts[3] in disciplines}
    sources = read_sources(engine)
    clinicians = _clinicians(engine, sources, {(p[0], p[1]) for p in wanted.values()})
    practices = _practices(engine, {c[0] for c in clinicians.values()})
    positions = _positions(engine, practices.values())
    found = {}
    for key, (source, code, slot, discipline) in wanted.items():
        clinician = clinicians.get((source, code))
        practice = practices.get((clinician[0], slot)) if clinician else None
        if clinician is None or practice is None:
            continue
        position = positions.get((practice[0], disciplines[discipline]))
        if position is not None:
            seen = sources[clinician[1]]
            found[key] = _listing(key, seen, discipline, clinician, practice, position)
    return found


def ids_of(engine: Engine, disciplines: Mapping[str, int], keys: Sequence[str]) -> tuple[int, ...]:
    """The ids of listings by their keys, in order; those that are gone are left out."""
    wanted = {parts for key in keys if (parts := key_parts(key)) and parts[3] in disciplines}
    sources = read_sources(engine)
    clinicians = _clinicians(engine, sources, {(p[0], p[1]) for p in wanted})
    practices = _practices(engine, {c[0] for c in clinicians.values()})
    places = {
        (practices[clinicians[source, code][0], slot][0], disciplines[discipline])
        for source, code, slot, discipline in wanted
        if (source, code) in clinicians and (clinicians[source, code][0], slot) in practices
    }
    found = []
    for some in _together(sorted({practice for practice, _ in places})):
        between = [b for id_ in some for b in _listings_at(id_)]
        sql = f"SELECT id, discipline FROM @listing WHERE {_ranges(len(some))} ORDER BY id"
        rows = engine.rows(sql, between)
        found += [id_ for id_, number in rows if (id_ // DISCIPLINES, number) in places]
    return tuple(found)


def _listings_at(practice: int) -> tuple[int, int]:
    """The first and last id of listings at one place."""
    return practice * DISCIPLINES, practice * DISCIPLINES + DISCIPLINES - 1


def read_practices(engine: Engine, clinicians: Sequence[int]) -> dict[int, list[Practice]]:
    """The places of clinicians as their registry gave them, without disciplines."""
    found: dict[int, list[Practice]] = {}
    rows = _practices(engine, clinicians)
    points = {place: point for (place, _), point in _positions(engine, rows.values()).items()}
    for (clinician, slot), row in sorted(rows.items(), key=lambda each: each[1][0]):
        lat, lon = points.get(row[0], (None, None))
        point = Point(lat, lon) if lat is not None and lon is not None else None
        site = _site(row, point)
        practice = Practice(slot, site, (), row[9], facts_from_text(row[10]))
        found.setdefault(clinician, []).append(practice)
    return found


def _clinicians(
    engine: Engine, sources: Mapping[int, SourceSeen], wanted: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], tuple[Any, ...]]:
    asked = set(wanted)
    found = {}
    for codes in _together(sorted({code for _, code in asked})):
        rows = engine.rows(
            "SELECT id, source, code, npi, who, name, credential, gender, confirmed_on"
            f" FROM @clinician WHERE code IN {in_list(len(codes))}",
            codes,
        )
        found.update({(sources[row[1]].id, row[2]): row for row in rows})
    return {key: row for key, row in found.items() if key in asked}


def _practices(engine: Engine, clinicians: Iterable[int]) -> dict[tuple[int, str], tuple[Any, ...]]:
    found: dict[tuple[int, str], tuple[Any, ...]] = {}
    for some in _together(sorted(clinicians)):
        between = [bound for id_ in some for bound in (id_ * PLACES, id_ * PLACES + PLACES - 1)]
        rows = engine.rows(
            "SELECT id, slot, lines, town, region, postcode, country, phone, extension, clinic,"
            f" facts, located FROM @practice WHERE {_ranges(len(some))}",
            between,
        )
        found.update({(row[0] // PLACES, row[1]): row for row in rows})
    return found


def _positions(
    engine: Engine, practices: Iterable[tuple[Any, ...]]
) -> dict[tuple[int, int], tuple[float | None, float | None]]:
    found = {}
    for some in _together(sorted(row[0] for row in practices)):
        between = [b for id_ in some for b in _listings_at(id_)]
        rows = engine.rows(
            f"SELECT id, discipline, lat, lon FROM @listing WHERE {_ranges(len(some))}", between
        )
        found.update({(id_ // DISCIPLINES, no): (lat, lon) for id_, no, lat, lon in rows})
    return found


def _listing(
    key: str,
    source: SourceSeen,
    discipline: str,
    clinician: tuple[Any, ...],
    practice: tuple[Any, ...],
    position: tuple[float | None, float | None],
) -> Listing:
    _, _, code, npi, who, name, credential, gender, confirmed_on = clinician
    clinic, facts, located = practice[9:]
    lat, lon = position
    point = Point(lat, lon) if lat is not None and lon is not None else None
    return Listing(
        key=key,
        clinician=f"{source.id}.{code}",
        source=source,
        npi=npi,
        who=Who(who),
        name=name,
        credential=credential,
        gender=gender,
        discipline=discipline,
        clinic=clinic,
        site=_site(practice, point),
        point=point,
        precision=Precision(located),
        facts=facts_from_text(facts),
        confirmed_on=_day(confirmed_on),
    )


def _site(practice: tuple[Any, ...], point: Point | None) -> Site:
    _, _, lines, town, region, postcode, country, phone, extension, _, _, located = practice
    return Site(
        lines=tuple(lines.split("\n")) if lines else (),
        town=town,
        region=region,
        postcode=postcode,
        country=country,
        phone=phone,
        extension=extension,
        point=point if Precision(located) is Precision.EXACT else None,
    )


def _ranges(count: int) -> str:
    return " OR ".join(["id BETWEEN ? AND ?"] * count)


def _together(items: Sequence[Item]) -> Iterable[Sequence[Item]]:
    return [items[start : start + TOGETHER] for start in range(0, len(items), TOGETHER)]


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
