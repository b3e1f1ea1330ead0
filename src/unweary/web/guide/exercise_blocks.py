"""What the knowledge says of an exercise: its moving figure, dose, and when not to do it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from unweary.knowledge.base import Knowledge
from unweary.knowledge.exercise import Exercise
from unweary.knowledge.pages import Guide
from unweary.web.base.wording import lower_first
from unweary.web.guide.blocks import Link, first_upper
from unweary.web.guide.languages import address, page_about
from unweary.web.guide.sets_page import sets_with
from unweary.web.guide.sources import Sources
from unweary.web.guide.stills import still_address
from unweary.web.guide.words import dose_words


@dataclass(frozen=True)
class Moving:
    """What the part that draws the exercise needs."""

    id: str
    name: str
    stills: tuple[str, ...]


@dataclass(frozen=True)
class DoseLine:
    """How much at one level."""

    level: str
    words: str


@dataclass(frozen=True)
class Adapted:
    """What to change in whom."""

    who: str
    what: str


@dataclass(frozen=True)
class Neighbour:
    """An easier or a harder exercise, with its small picture."""

    name: str
    href: str
    still: str


@dataclass(frozen=True)
class ExerciseBlocks:
    """All that the page of an exercise shows by itself.

    mark: of the sources of the doses, "" where they are a judgement. harder_when: goes on from
    "You are ready for more when".
    """

    moving: Moving
    position: str
    doses: tuple[DoseLine, ...]
    estimate: bool
    mark: SafeString
    harder_when: str
    easier_how: str
    leave_out: tuple[str, ...]
    adapt: tuple[Adapted, ...]
    stop: tuple[str, ...]
    always: tuple[str, ...]
    easier: tuple[Neighbour, ...]
    harder: tuple[Neighbour, ...]
    sets: tuple[Link, ...]
    muscles: tuple[str, ...]
    equipment: tuple[str, ...]


def exercise_blocks(x: Exercise, knowledge: Knowledge, sources: Sources) -> ExerciseBlocks:
    """An exercise in words, with links to easier and harder ones."""
    rules = knowledge.exercise_rules
    levels = {level.level: _(level.name) for level in rules.levels}
    return ExerciseBlocks(
        moving=Moving(x.id, _(x.name), tuple(map(_, x.figure.stills))),
        position=first_upper(_(x.position)),
        doses=tuple(DoseLine(levels.get(d.level, ""), dose_words(d)) for d in x.doses),
        estimate=x.estimate,
        mark=SafeString("") if x.estimate else sources.marks(x.sources),
        harder_when=lower_first(_(x.harder_when)) if x.harder_when else "",
        easier_how=_(x.easier_how) if x.easier_how else "",
        leave_out=tuple(_(rules.codes[c].name) for c in x.not_with if c in rules.codes),
        adapt=tuple(
            Adapted(_(rules.codes[c].name), _(rules.codes[c].what))
            for c in x.adapt_with
            if c in rules.codes
        ),
        stop=tuple(map(_, x.stop)),
        always=tuple(map(_, rules.stop)),
        easier=_neighbours(x.easier, knowledge),
        harder=_neighbours(x.harder, knowledge),
        sets=sets_with(x.id, knowledge),
        muscles=tuple(map(_, x.muscles)),
        equipment=tuple(map(_, x.equipment)),
    )


def exercise_pages(
    slugs: Iterable[str], guide: Guide, knowledge: Knowledge
) -> tuple[Neighbour, ...]:
    """Pages of exercises, each with its small picture."""
    pages = (guide.pages[slug] for slug in slugs)
    return tuple(
        Neighbour(page.title, address("page", page.slug), still_address(page.entity))
        for page in pages
        if page.entity in knowledge.exercises
    )


def _neighbours(ids: tuple[str, ...], knowledge: Knowledge) -> tuple[Neighbour, ...]:
    return tuple(
        Neighbour(_(knowledge.exercises[id].name), page_about(id), still_address(id))
        for id in ids
        if id in knowledge.exercises
    )
