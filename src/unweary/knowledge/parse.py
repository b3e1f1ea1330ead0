"""Text of the knowledge files -> frozen types, or every problem found, each with file and key."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib import resources
from pathlib import PurePosixPath
from typing import Any

from unweary.knowledge.base import (
    Basis,
    Checklist,
    Choice,
    Clue,
    Contributor,
    Course,
    Effect,
    Explanation,
    Finding,
    Harm,
    Kind,
    Knowledge,
    Level,
    Preset,
    Prevalence,
    Prior,
    Review,
    Rule,
    Source,
    Treatment,
)
from unweary.knowledge.expression import BadExpression, Expression, parse
from unweary.knowledge.parse_exercises import NAMES, exercise, exercise_rules
from unweary.knowledge.tables import Problems, T, Table, did_you_mean, plain

VERSION = "1"
PROSE = ("pages/", "terms/", "facts/")  # for reading: no result rests on it, no digest counts it


class BadKnowledge(ValueError):
    """The files do not make a knowledge base. `problems` names each, with file, key and remedy."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@cache
def shipped() -> Knowledge:
    """The knowledge that comes with the package. Raises BadKnowledge."""
    return read(shipped_files())


def shipped_files() -> dict[str, str]:
    """The packaged files of facts: path within the data folder -> text. Prose is not among them."""
    every = _walk(resources.files("unweary.knowledge") / "data", PurePosixPath())
    return {path: text for path, text in every if not path.startswith(PROSE)}


def _walk(folder: Any, at: PurePosixPath) -> Iterator[tuple[str, str]]:
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        if entry.is_dir():
            yield from _walk(entry, at / entry.name)
        elif entry.name.endswith(".toml"):
            yield str(at / entry.name), entry.read_text(encoding="utf-8")


def read(files: Mapping[str, str]) -> Knowledge:
    """Knowledge from files (path -> text). Raises BadKnowledge with every problem found."""
    problems = Problems([])
    tables: dict[str, dict[str, Table]] = {room: {} for room in ROOMS}
    for path, text in sorted(files.items()):
        _file(path, text, tables, problems)
    entries: dict[str, dict[str, Any]] = {
        room: {id: _entry(f"{room}/{id}.toml", make, table, problems) for id, table in all.items()}
        for room, make in ROOMS.items()
        for all in (tables[room],)
    }
    _share_clues(entries, problems)
    harm = _harm(files, problems)
    rules = exercise_rules(files, problems)
    if problems.found:
        raise BadKnowledge(tuple(problems.found))
    return Knowledge(
        version=VERSION,
        digest=digest(files),
        harm=harm,
        exercise_rules=rules,
        formerly=_formerly(entries),
        **entries,
    )


def digest(files: Mapping[str, str]) -> str:
    """sha256 over names and texts, the same on every platform."""
    sha = hashlib.sha256()
    for path, text in sorted(files.items()):
        sha.update(path.encode() + b"\0" + text.replace("\r\n", "\n").encode() + b"\0")
    return sha.hexdigest()


def _file(path: str, text: str, tables: dict[str, dict[str, Table]], problems: Problems) -> None:
    if path in ("harm.toml", *NAMES):
        return
    room = path.partition("/")[0]
    if room not in tables:
        problems.add(path, f"no such folder; the folders are {', '.join(ROOMS)}")
        return
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        problems.add(path, f"is not TOML: {error}")
        return
    id = PurePosixPath(path).stem
    if table.pop("id", None) != id:
        problems.add(path, f'id: must be "{id}", as the file is called')
    tables[room][id] = {"id": id, **table}


def _entry(
    place: str, make: Callable[[str, Table, Problems], T], table: Table, problems: Problems
) -> T | None:
    try:
        return make(place, table, problems)
    except KeyError as error:
        problems.add(place, f"{error.args[0]}: is missing")
    except (TypeError, ValueError) as error:
        problems.add(place, str(error))
    return None


def _expression(place: str, key: str, table: Table, problems: Problems) -> Expression | None:
    text = table.get(key)
    if not text:
        return None
    try:
        return parse(str(text))
    except BadExpression as error:
        problems.add(place, f"{key}: {error}")
        return None


def _one_of(enum: Callable[[Any], T], place: str, key: str, value: Any, allowed: Any) -> T:
    try:
        return enum(value)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        words = ", ".join(m.value if isinstance(m.value, str) else m.id for m in allowed)
        raise ValueError(f'{key}: "{value}" is none of {words}') from error


def _level(place: str, key: str, table: Table) -> Level:
    return _one_of(Level.named, place, key, table[key], Level)


def _basis(place: str, table: Table) -> Basis:
    return _one_of(Basis, place, "basis", table["basis"], Basis)


def _finding(place: str, table: Table, problems: Problems) -> Finding:
    derived = _expression(place, "derived", table, problems)
    rest = {k: v for k, v in table.items() if k not in ("choice", "preset")}
    for key in ("label", "question", "help", "why", "topic"):
        rest.setdefault(key, "")
    return plain(
        Finding,
        place,
        rest,
        problems,
        kind=_one_of(Kind, place, "kind", table["kind"], Kind),
        choices=tuple(
            plain(Choice, f"{place}: choice[{i}]", c, problems)
            for i, c in enumerate(table.get("choice", ()))
        ),
        presets=tuple(
            plain(Preset, f"{place}: preset[{i}]", p, problems)
            for i, p in enumerate(table.get("preset", ()))
        ),
        asked_if=_expression(place, "asked_if", table, problems),
        derived=derived,
    )


def _clue(place: str, table: Table, problems: Problems) -> Clue:
    ratio = table["ratio"]
    rest = {k: v for k, v in table.items() if k != "ratio"}
    test = _expression(place, "test", table, problems)
    if test is None:
        raise ValueError(f"{place}: test: is missing or cannot be read")
    return plain(
        Clue,
        place,
        rest,
        problems,
        test=test,
        present=float(ratio["present"]),
        absent=float(ratio["absent"]),
        low=ratio.get("low"),
        high=ratio.get("high"),
        basis=_basis(place, table),
    )


def _clues(place: str, table: Table, problems: Problems) -> tuple[Clue, ...]:
    made = (
        _entry(f"{place}: clue[{i}]", _clue, clue, problems)
        for i, clue in enumerate(table.get("clue", ()))
    )
    return tuple(c for c in made if c is not None)


def _prior(place: str, table: Table, problems: Problems) -> Prior:
    return plain(Prior, f"{place}: prior", table, problems, basis=_basis(place, table))


def _prevalence(place: str, table: Table, problems: Problems) -> Prevalence:
    whole = {"chance": None, "low": None, "high": None, **table}
    return plain(Prevalence, f"{place}: prevalence", whole, problems)


def _course(place: str, table: Table, problems: Problems) -> Course:
    recovered = {int(r["week"]): r["share"] for r in table.get("recovered", ())}
    return plain(Course, f"{place}: course", table, problems, recovered=recovered)


def _explanation(place: str, table: Table, problems: Problems) -> Explanation:
    rest = {k: v for k, v in table.items() if k != "clue"}
    rest.setdefault("summary", "")
    return plain(
        Explanation,
        place,
        rest,
        problems,
        needs=_level(place, "needs", table),
        prior=_prior(place, table["prior"], problems),
        clues=_clues(place, table, problems),
        only_if=_expression(place, "only_if", table, problems),
        prevalence=_prevalence(place, table["prevalence"], problems)
        if "prevalence" in table
        else None,
        course=_course(place, table["course"], problems) if "course" in table else None,
        review=plain(Review, f"{place}: review", table["review"], problems)
        if "review" in table
        else None,
    )


def _contributor(place: str, table: Table, problems: Problems) -> Contributor:
    rest = {k: v for k, v in table.items() if k != "clue"}
    return plain(
        Contributor,
        place,
        rest,
        problems,
        prior=_prior(place, table["prior"], problems),
        clues=_clues(place, table, problems),
    )


def _rule(place: str, table: Table, problems: Problems) -> Rule:
    when = _expression(place, "when", table, problems)
    if when is None:
        raise ValueError("when: is missing or cannot be read")
    rest = {"title": "", "why": "", "about": [], **table}
    return plain(
        Rule,
        place,
        rest,
        problems,
        level=_level(place, "level", table),
        when=when,
        basis=_basis(place, table),
    )


def _checklist(place: str, table: Table, problems: Problems) -> Checklist:
    asked_if = _expression(place, "asked_if", table, problems)
    return plain(Checklist, place, table, problems, asked_if=asked_if)


def _effect(place: str, table: Table, problems: Problems) -> Effect:
    low_high = table.get("interval")
    blank = dict.fromkeys(("comparator", "estimate", "unit", "time", "certainty"), "")
    return plain(
        Effect,
        place,
        {**blank, "certainty_basis": "", **table},
        problems,
        interval=(float(low_high[0]), float(low_high[1])) if low_high else None,
    )


def _treatment(place: str, table: Table, problems: Problems) -> Treatment:
    rest = {k: v for k, v in table.items() if k != "effect"}
    rest.setdefault("message", "")
    return plain(
        Treatment,
        place,
        rest,
        problems,
        effects=tuple(
            _effect(f"{place}: effect[{i}]", e, problems)
            for i, e in enumerate(table.get("effect", ()))
        ),
        fits=_expression(place, "fits", table, problems),
        not_if=_expression(place, "not_if", table, problems),
    )


def _source(place: str, table: Table, problems: Problems) -> Source:
    blank: Table = dict.fromkeys(("authors", "journal", "doi", "url", "note"), "")
    return plain(Source, place, {**blank, "year": None, **table}, problems)


ROOMS: dict[str, Callable[[str, Table, Problems], Any]] = {
    "findings": _finding,
    "explanations": _explanation,
    "contributors": _contributor,
    "rules": _rule,
    "checklists": _checklist,
    "treatments": _treatment,
    "exercises": exercise,
    "sources": _source,
}


def _harm(files: Mapping[str, str], problems: Problems) -> Harm:
    try:
        table = tomllib.loads(files["harm.toml"])
        given = table["given"]
        cost = tuple(tuple(float(given[g.id][n.id]) for n in Level) for g in Level)
        return Harm(cost, Basis(table["basis"]), table["rationale"])
    except (KeyError, ValueError) as error:
        problems.add("harm.toml", f"needs basis, rationale and a cost for each pair: {error}")
        return Harm(((0.0,) * 4,) * 4, Basis.ESTIMATE, "")


def _share_clues(entries: dict[str, dict[str, Any]], problems: Problems) -> None:
    """A contributor that names an explanation weighs the same clues."""
    for id, contributor in entries["contributors"].items():
        if contributor is None or not contributor.explanation:
            continue
        shared = entries["explanations"].get(contributor.explanation)
        if shared is None:
            problems.add(
                f"contributors/{id}.toml",
                f'explanation: "{contributor.explanation}" is not in explanations/'
                f"{did_you_mean(contributor.explanation, entries['explanations'])}",
            )
        else:
            entries["contributors"][id] = replace(contributor, clues=shared.clues)


def _formerly(entries: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    return {
        old: id
        for room in ("findings", "explanations", "exercises", "sources")
        for id, entry in entries[room].items()
        for old in entry.formerly
    }
