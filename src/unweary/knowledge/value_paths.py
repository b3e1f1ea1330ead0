"""`{{ path }}` in a page -> the value of the knowledge that it names."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from typing import TypeVar

from unweary.knowledge.base import (
    Basis,
    Clue,
    Contributor,
    Effect,
    Explanation,
    Knowledge,
    Prevalence,
    Prior,
    Treatment,
)
from unweary.knowledge.exercise import Exercise
from unweary.knowledge.values import (
    Against,
    Amount,
    Chance,
    Cited,
    Dosed,
    Fact,
    People,
    Points,
    Range,
    Ratio,
    Recovered,
    Size,
    Stated,
    Text,
    Times,
    Value,
)

T = TypeVar("T")
PATH = re.compile(r"(?P<head>[a-z_]+)\.(?P<id>\w+)(?:\.(?P<rest>[\w.\[\]]+))?")
STEP = re.compile(r"(?P<name>[a-z_]+)(?:\[(?P<at>\w+)\])?")
NUMBER = r"(-?\d+(?:\.\d+)?)"
RANGED = rf"{NUMBER} \({NUMBER}-{NUMBER}\)"
AGAINST = re.compile(rf"{RANGED} vs {RANGED}")
SCALE = re.compile(rf"\b{NUMBER}-{NUMBER}\b")
AMOUNTS = {"kg": "kg", "seconds slower": "seconds"}
HEADS = ("explanations", "contributors", "treatments", "exercises", "facts", "sources")


class NoSuchValue(ValueError):
    """A path leads to nothing that can be said. The message says why, or what to write."""


def value_at(knowledge: Knowledge, facts: Mapping[str, Fact], path: str) -> Value:
    """The value that a path names. Raises NoSuchValue."""
    match = PATH.fullmatch(path)
    if match is None:
        raise NoSuchValue("is no path like explanations.sciatica.prior")
    head, id = match["head"], match["id"]
    steps = [_step(step) for step in match["rest"].split(".")] if match["rest"] else []
    match head:
        case "sources" if not steps:
            return Cited(_entry(knowledge.sources, head, id).id)
        case "facts" if not steps:
            return Stated(_entry(facts, head, id))
        case "explanations":
            return _of_explanation(_entry(knowledge.explanations, head, id), steps)
        case "contributors":
            return _of_contributor(_entry(knowledge.contributors, head, id), steps)
        case "treatments":
            return _of_treatment(_entry(knowledge.treatments, head, id), steps)
        case "exercises":
            return _of_exercise(_entry(knowledge.exercises, head, id), steps)
    raise NoSuchValue(f"does not begin with one of {', '.join(HEADS)}, or goes on for too long")


def _step(text: str) -> tuple[str, str]:
    match = STEP.fullmatch(text)
    if match is None:
        raise NoSuchValue(f'"{text}" cannot be read')
    return match["name"], match["at"] or ""


def _entry(room: Mapping[str, T], name: str, id: str) -> T:
    if id in room:
        return room[id]
    near = difflib.get_close_matches(id, list(room), n=1)
    raise NoSuchValue(f'"{id}" is not in {name}' + (f'; did you mean "{near[0]}"?' if near else ""))


def _of_explanation(e: Explanation, steps: list[tuple[str, str]]) -> Value:
    match steps:
        case [("prior", "")]:
            return _chance(e.prior)
        case [("prevalence", "")] if e.prevalence is not None:
            return _prevalence(e.prevalence)
        case [("clue", at)]:
            return times_of(_clue(e.clues, at), present=True)
        case [("clue", at), ("absent", "")]:
            return times_of(_clue(e.clues, at), present=False)
        case [("course", ""), ("recovered", week)] if e.course is not None and week.isdigit():
            share = e.course.recovered.get(int(week))
            if share is None:
                weeks = ", ".join(f"{w}" for w, s in e.course.recovered.items() if s is not None)
                raise NoSuchValue(f"knows no week {week}, only {weeks or 'none'}")
            return Recovered(int(week), share, e.course.source, e.course.estimate)
    raise NoSuchValue("names nothing of an explanation: prior, prevalence, clue, course.recovered")


def _of_contributor(c: Contributor, steps: list[tuple[str, str]]) -> Value:
    match steps:
        case [("prior", "")]:
            return _chance(c.prior)
        case [("clue", at)]:
            return times_of(_clue(c.clues, at), present=True)
        case [("clue", at), ("absent", "")]:
            return times_of(_clue(c.clues, at), present=False)
    raise NoSuchValue("names nothing of a contributor: prior, clue")


def _of_treatment(t: Treatment, steps: list[tuple[str, str]]) -> Value:
    match steps:
        case [("dose", "")] if t.dose:
            return Text(spelt_out(t.dose), next(iter(t.guideline_sources), ""))
        case [("effect", at), *rest] if at.isdigit() and int(at) < len(t.effects):
            effect = t.effects[int(at)]
            match rest:
                case []:
                    return _effect(effect)
                case [("time", "")] if any(c.isdigit() for c in effect.time):
                    return Text(spelt_out(effect.time), effect.source)
                case [("people", "")] if effect.people:
                    return People(effect.people, effect.source)
    raise NoSuchValue("names nothing of a treatment: dose, effect[0], effect[0].time, .people")


def _of_exercise(x: Exercise, steps: list[tuple[str, str]]) -> Dosed:
    """The dose of an exercise: the first, or that of a level. A judged dose is nobody's figure."""
    source = "" if x.estimate else next(iter(x.sources), "")
    levels = {str(dose.level): dose for dose in x.doses}
    match steps:
        case [("dose", "")] if x.doses:
            return Dosed(x.doses[0], source, x.estimate)
        case [("dose", level)] if level in levels:
            return Dosed(levels[level], source, x.estimate)
    raise NoSuchValue(f"names nothing of an exercise: dose, dose[{', dose['.join(levels)}]")


def _chance(prior: Prior) -> Chance:
    estimate = prior.basis is Basis.ESTIMATE
    return Chance(prior.chance, Range(prior.low, prior.high), prior.source, estimate)


def _prevalence(p: Prevalence) -> Chance:
    chance = p.chance
    if chance is None:
        if p.low is None or p.high is None:
            raise NoSuchValue("has no figure")
        chance = (p.low + p.high) / 2
    return Chance(chance, Range(p.low, p.high), p.source, p.estimate)


def _clue(clues: tuple[Clue, ...], at: str) -> Clue:
    """The clue of that place in the file, or the first that looks at this finding alone."""
    if at.isdigit() and int(at) < len(clues):
        return clues[int(at)]
    for clue in clues:
        if clue.use and set(clue.test.findings()) == {at}:
            return clue
    raise NoSuchValue(f'has no clue "{at}"')


def times_of(clue: Clue, *, present: bool) -> Times:
    """By how much a clue multiplies the odds where its test holds, or where it does not."""
    estimate = clue.basis is Basis.ESTIMATE
    if present:
        low, high = clue.low, clue.high
        holds = low is not None and high is not None and low <= clue.present <= high
        range = Range(low, high) if holds else Range()  # a capped ratio lies outside its range
        return Times(clue.present, range, clue.source, estimate)
    return Times(clue.absent, Range(), clue.source, estimate)


def _effect(e: Effect) -> Value:
    """One measured effect. Raises NoSuchValue where it has no number that can be said."""
    range = Range(*(e.interval or (None, None)))
    if against := AGAINST.fullmatch(e.estimate):
        a, a_low, a_high, b, b_low, b_high = (float(g) for g in against.groups())
        unit = e.unit.removeprefix("median ")
        return Against(a, Range(a_low, a_high), b, Range(b_low, b_high), unit, e.source)
    try:
        number = float(e.estimate)
    except ValueError:
        raise NoSuchValue("has no number: say it in words and name the source") from None
    unit = e.unit
    if "ratio" in unit or "relative risk" in unit:
        return Ratio(number, range, e.source, of_odds="odds" in unit)
    if unit.startswith("SMD"):
        least, most = e.interval or (number, number)
        return Size(number, e.source, clear=not least < 0 < most)
    if scale := SCALE.search(unit):
        return Points(number, range, float(scale[1]), float(scale[2]), e.source)
    if unit in AMOUNTS:
        return Amount(number, range, AMOUNTS[unit], e.source)
    raise NoSuchValue(f'no words are known for "{unit}": say it without a number')


def spelt_out(text: str) -> str:
    """A note on dose or time as it is read out: "2-4" is "2 to 4", "min" is "minutes"."""
    text = re.sub(r"(?<=\d)-(?=\d)", " to ", text)
    text = re.sub(r"\bmin\b", "minutes", text)
    text = re.sub(r"(?<=\d) ?s\b", " seconds", text)
    text = re.sub(r"(?<=\d) ?h\b", " hours", text)
    text = re.sub(r"(\w)/(day|week)\b", r"\1 a \2", text)
    return text.replace(" x ", ", ").rstrip(".")
