"""What the frames within other sites show, ready to draw."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest
from django.utils.translation import gettext as _

from unweary.exchange.provenance import LICENCE, LICENCE_NAME
from unweary.knowledge.parse import shipped
from unweary.web.share.addresses import share_page
from unweary.web.share.things import Thing


@dataclass(frozen=True)
class Credit:
    """The small line at the foot of a frame."""

    href: str  # where it can be had
    since: date | None  # when this version took its place; None where it has no version
    hash: str
    licence: str = LICENCE_NAME
    licence_href: str = LICENCE


@dataclass(frozen=True)
class Exercise:
    """What the part that draws an exercise needs."""

    id: str
    name: str
    stills: tuple[str, ...]
    framed: bool = True  # no link to the code within a frame


@dataclass(frozen=True)
class ExerciseFrame:
    """An exercise on another site."""

    exercise: Exercise
    credit: Credit
    old: bool  # its address names a version that was replaced


@dataclass(frozen=True)
class GoneFrame:
    """Nothing to show: a sentence, and where to look."""

    href: str
    withdrawn: bool


def exercise_of(id: str) -> Exercise:
    """An exercise as its part needs it."""
    known = shipped().exercises[id]
    return Exercise(id, _(known.name), tuple(map(_, known.figure.stills)))


def exercise_frame(shared: Thing, *, since: date, site: str, old: bool) -> ExerciseFrame:
    """An exercise with its credit."""
    credit = Credit(site + share_page(shared.kind, shared.id), since, shared.hash)
    return ExerciseFrame(exercise_of(shared.id), credit, old)


def gone_frame(*, withdrawn: bool, site: str) -> GoneFrame:
    """A sentence with the way to the site."""
    return GoneFrame(f"{site}/", withdrawn)


@dataclass(frozen=True)
class Held:
    """The check within another site: what its pages need to know of where they are."""

    start: str  # where a new one begins
    colours: str  # address of the style sheet with the other site's colours, "" for our own
    care_href: str  # "" where the other site named none
    care_text: str
    onward: str  # the same check in a window of its own


def frame(request: HttpRequest) -> dict[str, Held | None]:
    """Context processor: `frame` in every template, None outside other sites."""
    return {"frame": getattr(request, "held", None)}
