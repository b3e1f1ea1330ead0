"""Kinds of clinician: their names, what they do, and which codes of registries mean them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from importlib import resources
from typing import Any

NUCC = "http://nucc.org/provider-taxonomy"
SNOMED = "http://snomed.info/sct"
USUAL_KM = 50.0
RARE_KM = 160.0
NO_SEARCH = "emergency_department"  # a kind that no directory is searched for


class BadDisciplines(ValueError):
    """The data file of disciplines contradicts itself; the message names each place."""


@dataclass(frozen=True, slots=True)
class Discipline:
    """One kind of clinician. Names and `does` are English; the site translates them.

    `answers` are the words of the knowledge that it stands for. `second` are codes of those who
    also do this. `offered` is False for one that a person has to ask for. `primary_only`: counts
    only as the main work of a clinician.
    """

    id: str
    name: str  # "physical therapist"
    names: str  # "physical therapists"
    does: str
    answers: tuple[str, ...] = ()
    nucc: tuple[str, ...] = ()
    nucc_second: tuple[str, ...] = ()
    snomed: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()
    rare: bool = False
    offered: bool = True
    primary_only: bool = False

    @property
    def radius_km(self) -> float:
        """How far to look at first."""
        return RARE_KM if self.rare else USUAL_KM


@cache
def all_disciplines() -> Mapping[str, Discipline]:
    """Every discipline by its id, in the order in which they are offered. Raises BadDisciplines."""
    data = resources.files("unweary.directory") / "data" / "disciplines.toml"
    return read_disciplines(data.read_text(encoding="utf-8"))


def read_disciplines(text: str) -> Mapping[str, Discipline]:
    """Disciplines from TOML text. Raises BadDisciplines with every problem found."""
    problems: list[str] = []
    found: dict[str, Discipline] = {}
    for id, table in tomllib.loads(text).items():
        unknown = set(table) - {f.name for f in fields(Discipline)}
        problems += [f"{id}.{key}: no such key" for key in sorted(unknown)]
        missing = {"name", "names", "does"} - set(table)
        problems += [f"{id}.{key}: is missing" for key in sorted(missing)]
        if not (unknown or missing):
            found[id] = Discipline(id=id, **{k: _frozen(v) for k, v in table.items()})
    for one in found.values():
        problems += [f"{one.id}.near: no discipline {n}" for n in one.near if n not in found]
    if problems:
        raise BadDisciplines("disciplines.toml: " + "; ".join(problems))
    return found


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def discipline(id: str) -> Discipline:
    """The discipline with this id. Raises KeyError."""
    return all_disciplines()[id]


def offered() -> tuple[Discipline, ...]:
    """Those that a person chooses from."""
    return tuple(one for one in all_disciplines().values() if one.offered)


@lru_cache(maxsize=8192)
def disciplines_of(
    system: str, code: str, *, country: str = "", second_tier: bool = False
) -> tuple[str, ...]:
    """Ids of the disciplines that a code of a registry means; none where it is none of ours.

    system: address of the code system, NUCC or SNOMED. country: where the clinician practises,
    "" for not known; some codes mean somebody else there. second_tier: at the end, also those
    that it means only in part.
    """
    exact, second = _crosswalk()
    code = code.strip()
    ids = exact.get((system, code), ()) or _by_beginning(system, code)
    if second_tier:
        ids = tuple(dict.fromkeys((*ids, *second.get((system, code), ()))))
    there = all_disciplines()
    return tuple(id for id in ids if not country or country.upper() not in there[id].not_in)


Crosswalk = Mapping[tuple[str, str], tuple[str, ...]]


@cache
def _crosswalk() -> tuple[Crosswalk, Crosswalk]:
    """Code -> disciplines, the first and the second tier."""
    exact: dict[tuple[str, str], tuple[str, ...]] = {}
    second: dict[tuple[str, str], tuple[str, ...]] = {}
    for one in all_disciplines().values():
        for system, codes in ((NUCC, one.nucc), (SNOMED, one.snomed)):
            for code in codes:
                exact[system, code] = (*exact.get((system, code), ()), one.id)
        for code in one.nucc_second:
            second[NUCC, code] = (*second.get((NUCC, code), ()), one.id)
    return exact, second


def _by_beginning(system: str, code: str) -> tuple[str, ...]:
    """Disciplines whose codes end in a star and begin as this one does."""
    exact, _ = _crosswalk()
    return tuple(
        id
        for (of, pattern), ids in exact.items()
        if of == system and pattern.endswith("*") and code.startswith(pattern[:-1])
        for id in ids
    )


def disciplines_for(clinician_kinds: Iterable[str]) -> tuple[str, ...]:
    """The disciplines to look for, from the words that the knowledge uses for clinicians.

    An emergency department is never looked for in a directory: it gives none. Words that no
    discipline answers give none either; a test keeps the knowledge free of them.
    """
    there = all_disciplines().values()
    return tuple(
        dict.fromkeys(
            one.id
            for kind in clinician_kinds
            if kind != NO_SEARCH
            for one in there
            if kind in one.answers
        )
    )


def disciplines_near(id: str) -> tuple[str, ...]:
    """Other disciplines to offer where none of this one is found. Raises KeyError."""
    return all_disciplines()[id].near
