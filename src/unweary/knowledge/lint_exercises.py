"""Rules about exercises: joints a body can reach, references that exist, words that are there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from unweary.knowledge.exercise import Exercise, ExerciseFrame

if TYPE_CHECKING:
    from unweary.knowledge.base import Knowledge

# Degrees that a healthy joint reaches; pointing the foot counts its arch in.
RANGES = {
    "lumbar": (-30, 60),
    "thoracic": (-30, 50),
    "neck": (-50, 50),
    "nod": (-40, 40),
    "shoulder": (-60, 182),
    "elbow": (-10, 150),
    "wrist": (-85, 90),
    "hip": (-30, 130),
    "knee": (-5, 165),
    "ankle": (-86, 30),
}
# Seen from the front the same angles tilt to the sides; a knee bent away is drawn short.
FRONTAL = {
    "shoulder": (-180, 182),
    "elbow": (-150, 150),
    "hip": (-50, 50),
    "knee": (-10, 60),
    "ankle": (-95, 30),
}
TRUNK = ("lumbar", "thoracic", "neck", "nod")
LIMBS = ("shoulder", "elbow", "wrist", "hip", "knee", "ankle")
JOINTS = (
    "hip shoulder head near_hip far_hip near_shoulder far_shoulder near_elbow far_elbow near_hand "
    "far_hand near_knee far_knee near_calf far_calf near_ankle far_ankle near_toe far_toe"
).split()
GROUPS = ("recovery", "mobility", "stretch", "posture", "aerobic", "control", "strength")
LEVELS = range(4)
Found = tuple[str, str, str]  # place, what, remedy


def out_of_range(frame: ExerciseFrame, view: str) -> Iterator[tuple[str, float]]:
    """Name and angle of each joint that no body could hold so."""
    ranges = RANGES | (FRONTAL if view == "frontal" else {})
    told = {name: getattr(frame, name) for name in TRUNK}
    for side in ("near", "far"):
        told |= {f"{side}.{name}": getattr(getattr(frame, side), name) for name in LIMBS}
    for name, angle in told.items():
        low, high = ranges[name.rpartition(".")[2]]
        if not low <= angle <= high:
            yield name, angle


def references(
    knowledge: Knowledge,
) -> Iterator[tuple[str, str, Iterable[str], str, Iterable[str]]]:
    """Place, key, ids, where they should be, and what is there."""
    rules = knowledge.exercise_rules
    exercises = knowledge.exercises
    for e in exercises.values():
        place = f"exercises/{e.id}.toml"
        yield place, "sources", e.sources, "sources/", knowledge.sources
        yield place, "easier", e.easier, "exercises/", exercises
        yield place, "harder", e.harder, "exercises/", exercises
        for key in ("not_with", "adapt_with"):
            yield place, key, getattr(e, key), "the codes of exercise_rules.toml", rules.codes
    yield "exercise_rules.toml", "sources", rules.sources, "sources/", knowledge.sources
    for p in rules.programmes.values():
        place = f"programmes.toml: {p.id}"
        yield place, "items", p.items, "exercises/", exercises
        yield place, "leave_out", p.leave_out, "exercises/", exercises


def impossible(knowledge: Knowledge) -> Iterator[Found]:
    """Angles that no body reaches, frames out of order, doses that cannot be."""
    for e in knowledge.exercises.values():
        place = f"exercises/{e.id}.toml"
        yield from _figure(place, e)
        if e.level not in LEVELS or any(d.level not in LEVELS for d in e.doses):
            yield place, "level: is none of 0 to 3", "correct it"
        if e.group not in GROUPS:
            yield place, f'group: "{e.group}" is not known', f"say one of {', '.join(GROUPS)}"
        if not e.doses:
            yield place, "dose: is missing", "say how much"
        for i, d in enumerate(e.doses):
            if d.sets < 1 or d.reps < 1 or not 1 <= d.days_per_week <= 7 or d.hold_seconds < 0:
                yield place, f"dose[{i}]: cannot be done", "at least one set and one repetition"


def _figure(place: str, e: Exercise) -> Iterator[Found]:
    figure = e.figure
    for i, frame in enumerate(figure.frames):
        for name, angle in out_of_range(frame, figure.view):
            told = f"figure.frame[{i}].{name}: no joint bends to {angle:g} degrees"
            yield place, told, "correct the angle"
        for touch in frame.touches:
            if touch.partition("@")[0] not in JOINTS:
                yield place, f'figure.frame[{i}].touches: "{touch}" is no joint', "correct it"
    times = [f.at for f in figure.frames]
    if times[:1] != [0.0] or times[-1:] != [1.0] or any(a >= b for a, b in pairwise(times)):
        yield place, "figure.frame: `at` does not rise from 0 to 1", "put the frames in order"
    if len(figure.stills) != 3:
        yield place, "figure.stills: are not three", "say what start, middle and end show"
    if figure.view not in ("sagittal", "frontal") or figure.loop not in ("forward_back", "cycle"):
        yield place, "figure: view or loop is not known", "see docs/reference/knowledge.md"


def unsupported(knowledge: Knowledge) -> Iterator[Found]:
    """Exercises without a source, without words, or easier and harder at once."""
    for e in knowledge.exercises.values():
        place = f"exercises/{e.id}.toml"
        if not e.sources:
            yield place, "sources: is empty", 'name one, or "expert_estimate"'
        if not e.verified and not e.estimate:
            yield place, "estimate: neither seen in a source nor an estimate", "say which it is"
        for key in ("steps", "mistakes", "stop", "muscles", "breathing"):
            if not getattr(e, key):
                yield place, f"{key}: is missing", "write it"
        for id in {*e.easier} & {*e.harder}:
            yield place, f'easier and harder: both name "{id}"', "keep one"
        if e.id in (*e.easier, *e.harder):
            yield place, "easier or harder: names itself", "remove it"
        for id in {*e.not_with} & {*e.adapt_with}:
            yield place, f'not_with and adapt_with: both name "{id}"', "keep one"


def prose(knowledge: Knowledge) -> Iterator[tuple[str, str, str]]:
    """Place, keys and text of everything that a person reads."""
    for e in knowledge.exercises.values():
        place = f"exercises/{e.id}.toml"
        yield place, "purpose, start and steps", " ".join((e.purpose, e.start, *e.steps))
        rest = (e.breathing, *e.mistakes, *e.stop, e.harder_when, e.easier_how, e.note)
        yield place, "breathing to note", " ".join(rest)
        yield place, "figure.stills", " ".join(e.figure.stills)
    rules = knowledge.exercise_rules
    for code in rules.codes.values():
        yield f"exercise_rules.toml: {code.id}", "name and what", f"{code.name}. {code.what}"
    text = " ".join((*rules.stop, rules.progress, rules.regress, rules.often, rules.soreness))
    yield "exercise_rules.toml", "stop to soreness", text
    for light in rules.lights:
        yield "exercise_rules.toml", light.color, f"{light.sign}. {light.action}"
    for p in rules.programmes.values():
        yield f"programmes.toml: {p.id}", "use_when and rule", f"{p.use_when}. {p.rule}"
