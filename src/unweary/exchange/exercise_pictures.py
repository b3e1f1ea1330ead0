"""Exercises of the knowledge as drawings, each with a text that suffices by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict

from unweary.drawing.exercise import (
    Credit,
    Frame,
    Limbs,
    Movement,
    exercise_moving,
    exercise_strip,
)
from unweary.knowledge.base import Knowledge
from unweary.knowledge.exercise import Exercise, ExerciseFrame
from unweary.knowledge.parse import shipped

Say = Callable[[str], str]  # a sentence of ours in the reader's language, with its {places}

# Joint -> the words for one of it, and for both sides.
RESTING = {
    "head": ("the head", "the head"),
    "shoulder": ("the shoulders", "the shoulders"),
    "hip": ("the hips", "the hips"),
    "elbow": ("one elbow", "both elbows"),
    "hand": ("one hand", "both hands"),
    "knee": ("one knee", "both knees"),
    "calf": ("one calf", "both calves"),
    "foot": ("one foot", "both feet"),
}
THINGS = {
    "chair": "{parts} on the chair",
    "counter": "{parts} on the counter",
    "pillow": "{parts} on the pillow",
    "wall": "{parts} on the wall",
    "": "{parts} on the floor",
}
AGAIN = {
    "forward_back": "Then it goes back the same way.",
    "cycle": "Then it begins again.",
}


def movement(exercise: Exercise) -> Movement:
    """An exercise as the drawing takes it."""
    figure = exercise.figure
    return Movement(
        id=exercise.id,
        frames=tuple(_frame(f) for f in figure.frames),
        loop=figure.loop,
        anchor=figure.anchor,
        view=figure.view,
        things=figure.things,
        person=figure.person,
        shoes=figure.shoes,
        bent_away=figure.bent_away,
        trails=figure.trails,
        seconds=figure.seconds,
        hold_seconds=figure.hold_seconds,
    )


def exercise_text(exercise: Exercise, say: Say = str) -> str:
    """Start, movement, end, breathing, and what rests on what, in words.

    `say` gives each sentence in the reader's language; without it all stay English.
    """
    start, middle, end = map(say, exercise.figure.stills)
    told = [
        say("Start: {words}").format(words=start),
        say("Movement: {words}").format(words=middle),
        say("End: {words}").format(words=end),
        say(AGAIN[exercise.figure.loop]),
        say("Breathing: {words}").format(words=say(exercise.breathing)),
    ]
    if rests := resting(exercise, say):
        told.append(say("At rest all the time: {words}.").format(words=rests))
    return " ".join(told)


def resting(exercise: Exercise, say: Say = str) -> str:
    """What rests in every posture, on what: "both hands and both knees on the floor"."""
    always = frozenset.intersection(*(_rests(f) for f in exercise.figure.frames))
    told = []
    for thing, lies in THINGS.items():
        named = [
            both if len(sides) > 1 or sides == {""} else one
            for part, (one, both) in RESTING.items()
            if (sides := {s for s, p, t in always if p == part and t == thing})
        ]
        if named:
            told.append(say(lies).format(parts=_listed([say(words) for words in named], say)))
    return _listed(told, say)


def every_exercise_svg(knowledge: Knowledge | None = None) -> Mapping[str, str]:
    """Id -> drawing that stands alone: the moving figure, and as `ID_stills` its three stills."""
    known = knowledge or shipped()
    drawn = {}
    for id, exercise in sorted(known.exercises.items()):
        text = exercise_text(exercise)
        credit = Credit(exercise.name)
        drawn[id] = exercise_moving(movement(exercise), text=text, credit=credit)
        drawn[f"{id}_stills"] = exercise_strip(movement(exercise), text=text, credit=credit)
    return drawn


def _frame(frame: ExerciseFrame) -> Frame:
    return Frame(
        at=frame.at,
        pelvis=frame.pelvis,
        lumbar=frame.lumbar,
        thoracic=frame.thoracic,
        neck=frame.neck,
        near=Limbs(**asdict(frame.near)),
        far=Limbs(**asdict(frame.far)),
        touches=frame.touches,
        nod=frame.nod,
        belly=frame.belly,
    )


def _rests(frame: ExerciseFrame) -> frozenset[tuple[str, str, str]]:
    """Side, part of the body and thing, for all that rests; ankle and toes are a foot."""
    rests = set()
    for touch in frame.touches:
        joint, _, thing = touch.partition("@")
        side, _, part = joint.rpartition("_")
        rests.add((side, {"ankle": "foot", "toe": "foot"}.get(part, part), thing))
    return frozenset(rests)


def _listed(words: list[str], say: Say) -> str:
    """Commas between them, and "and" before the last."""
    if len(words) < 2:
        return "".join(words)
    return say("{before} and {last}").format(before=", ".join(words[:-1]), last=words[-1])
