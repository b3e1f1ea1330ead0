"""Exercises, the rules that hold for all of them, and programmes: text of files -> frozen types."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any

from unweary.knowledge.exercise import (
    Code,
    Dose,
    Exercise,
    ExerciseFigure,
    ExerciseFrame,
    ExerciseLevel,
    ExerciseRules,
    LimbAngles,
    PainLight,
    Programme,
)
from unweary.knowledge.review import Review
from unweary.knowledge.tables import Problems, T, Table, plain

RULES, PROGRAMMES = "exercise_rules.toml", "programmes.toml"
NAMES = (RULES, PROGRAMMES)  # files beside the folders


def exercise(place: str, table: Table, problems: Problems) -> Exercise:
    """One exercise. Raises KeyError or ValueError where it cannot be made."""
    rest = {k: v for k, v in table.items() if k != "dose"}
    doses = tuple(
        plain(Dose, f"{place}: dose[{i}]", d, problems) for i, d in enumerate(table["dose"])
    )
    review = table.get("review")
    return plain(
        Exercise,
        place,
        rest,
        problems,
        doses=doses,
        figure=_figure(f"{place}: figure", table["figure"], problems),
        review=plain(Review, f"{place}: review", review, problems) if review else None,
    )


def _figure(place: str, table: Table, problems: Problems) -> ExerciseFigure:
    rest = {k: v for k, v in table.items() if k != "frame"}
    frames = tuple(_frame(f"{place}.frame[{i}]", f, problems) for i, f in enumerate(table["frame"]))
    return plain(ExerciseFigure, place, rest, problems, frames=frames)


def _frame(place: str, table: Table, problems: Problems) -> ExerciseFrame:
    sides = {
        side: plain(LimbAngles, f"{place}.{side}", table[side], problems)
        for side in ("near", "far")
    }
    return plain(ExerciseFrame, place, table, problems, **sides)


def exercise_rules(files: Mapping[str, str], problems: Problems) -> ExerciseRules:
    """What holds for every exercise, and the programmes; empty where the files are not there."""
    rules, programmes = (_table(name, files, problems) for name in NAMES)
    lists: dict[str, Any] = {
        "levels": _each(ExerciseLevel, RULES, "level", rules, problems),
        "lights": _each(PainLight, RULES, "light", rules, problems),
        "codes": {c.id: c for c in _each(Code, RULES, "code", rules, problems)},
        "programmes": {
            p.id: p for p in _each(Programme, PROGRAMMES, "programme", programmes, problems)
        },
    }
    rest = {k: v for k, v in rules.items() if k not in ("level", "light", "code")}
    for key in programmes:
        if key != "programme":
            problems.add(PROGRAMMES, f"{key}: unknown key; the file holds [[programme]]")
    try:
        return plain(ExerciseRules, RULES, rest, problems, **lists)
    except ValueError as error:
        problems.add(RULES, str(error))
        return ExerciseRules()


def _table(name: str, files: Mapping[str, str], problems: Problems) -> Table:
    try:
        return tomllib.loads(files.get(name, ""))
    except tomllib.TOMLDecodeError as error:
        problems.add(name, f"is not TOML: {error}")
        return {}


def _each(cls: type[T], file: str, key: str, table: Table, problems: Problems) -> tuple[T, ...]:
    made = []
    for i, entry in enumerate(table.get(key, ())):
        place = f"{file}: {key}[{i}]"
        try:
            made.append(plain(cls, place, entry, problems))
        except ValueError as error:
            problems.add(place, str(error))
    return tuple(made)
