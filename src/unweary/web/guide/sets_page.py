"""Sets of exercises that go together, each for a situation, out of the knowledge."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from unweary.knowledge.base import Knowledge
from unweary.knowledge.exercise import Exercise, Programme
from unweary.web.guide.blocks import Link
from unweary.web.guide.languages import address, page_about
from unweary.web.guide.stills import still_address
from unweary.web.guide.words import dose_words


@dataclass(frozen=True)
class Item:
    """One exercise of a set, with how much of it."""

    name: str
    href: str
    still: str
    dose: str


@dataclass(frozen=True)
class ExerciseSet:
    """A set, when it is for, and what stays out of it."""

    id: str
    name: str
    use_when: str
    level: str
    items: tuple[Item, ...]
    leave_out: tuple[Link, ...]
    rule: str


@dataclass(frozen=True)
class SetsPage:
    """All that the template draws."""

    sets: tuple[ExerciseSet, ...]
    often: str
    progress: str
    regress: str
    stop: tuple[str, ...]
    exercises: str  # the address of all of them
    editions: tuple[()] = ()


def sets_page(knowledge: Knowledge) -> SetsPage:
    """Every set of the knowledge, the calmest first as the file has them."""
    rules = knowledge.exercise_rules
    levels = {level.level: _(level.name) for level in rules.levels}
    return SetsPage(
        sets=tuple(
            _set(programme, levels.get(programme.level, ""), knowledge)
            for programme in rules.programmes.values()
        ),
        often=_(rules.often),
        progress=_(rules.progress),
        regress=_(rules.regress),
        stop=tuple(map(_, rules.stop)),
        exercises=f"{address('index')}#group-exercise",
    )


def sets_with(id: str, knowledge: Knowledge) -> tuple[Link, ...]:
    """The sets that an exercise belongs to, each with its place on the page of sets."""
    here = address("sets")
    return tuple(
        Link(_(programme.name), f"{here}#{_anchor(programme)}", _(programme.use_when))
        for programme in knowledge.exercise_rules.programmes.values()
        if id in programme.items
    )


def _set(programme: Programme, level: str, knowledge: Knowledge) -> ExerciseSet:
    known = knowledge.exercises
    return ExerciseSet(
        id=_anchor(programme),
        name=_(programme.name),
        use_when=_(programme.use_when),
        level=level,
        items=tuple(_item(known[id], programme.level) for id in programme.items if id in known),
        leave_out=tuple(
            Link(_(known[id].name), page_about(id)) for id in programme.leave_out if id in known
        ),
        rule=_(programme.rule) if programme.rule else "",
    )


def _item(exercise: Exercise, level: int) -> Item:
    """With the dose of the set's level, or of the nearest one that the exercise has."""
    dose = min(exercise.doses, key=lambda d: (abs(d.level - level), d.level), default=None)
    return Item(
        _(exercise.name),
        page_about(exercise.id),
        still_address(exercise.id),
        dose_words(dose) if dose else "",
    )


def _anchor(programme: Programme) -> str:
    return f"set-{programme.id}"
