"""How the pages of a kind stand together on the overview: what is looked for most stands first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from unweary.knowledge.base import Knowledge, Level
from unweary.knowledge.pages import Page
from unweary.web.base.wording import level_name
from unweary.web.guide.blocks import first_upper

EVERYDAY = (  # the causes that the guide was written for
    "overwork_exhaustion",
    "dehydration",
    "prolonged_sitting_posture",
    "sleep_position_back_pain",
    "facet_spinal_osteoarthritis",
    "lumbar_spinal_stenosis",
    "lumbar_disc_radiculopathy",
    "sarcopenia",
    "deconditioning",
    "poor_diet",
)
MUSCLES = (
    "doms",
    "muscle_spasm",
    "myofascial_pain",
    "nocturnal_leg_cramps",
    "overuse_muscle_strain",
)
BACK = (
    "adult_scoliosis",
    "flatback_kyphosis",
    "greater_trochanteric_pain",
    "hip_osteoarthritis",
    "nonspecific_low_back_pain",
    "osteoporosis_no_fracture",
    "pregnancy_back_pain",
    "sacroiliac_joint_pain",
    "spondylolisthesis",
)
SLEEP = (
    "anxiety",
    "depression",
    "fibromyalgia",
    "me_cfs",
    "obstructive_sleep_apnoea",
    "poor_sleep_insomnia",
    "postviral_long_covid",
)
PILLS = ("alcohol_myopathy", "drug_induced_myopathy", "statin_muscle_symptoms")
FEW = 4  # a kind with no more pages tells what each holds
TREATMENTS = {  # kind in the knowledge -> shelf
    "self_care": "yourself",
    "environment": "yourself",
    "nutrition": "food",
    "hands_on": "people",
    "psychological": "people",
    "service": "people",
    "device": "things",
    "medicine": "medicine",
    "procedure": "medicine",
    "surgery": "surgery",
}


@dataclass(frozen=True)
class Shelf:
    """Some pages under a heading of their own. title: "" where the kind has one shelf only."""

    id: str
    title: str
    slugs: tuple[str, ...]
    told: bool = False  # each with its summary


def shelves(kind: str, pages: Mapping[str, Page], knowledge: Knowledge) -> tuple[Shelf, ...]:
    """The pages of a kind, each once. A page that no shelf knows stands on the last."""
    mine = sorted((p for p in pages.values() if p.kind == kind), key=lambda p: p.title.lower())
    match kind:
        case "cause":
            return _causes(mine, pages)
        case "serious":
            return _filled(_levels(), mine, lambda p: _needs(p, knowledge))
        case "treatment":
            return _filled(_treatments(), mine, lambda p: _treatment(p, knowledge))
        case "exercise":
            return _filled(_exercises(), mine, lambda p: _exercise(p, knowledge))
        case "habit":
            mine = [p for p in mine if p.slug not in EVERYDAY]
    slugs = tuple(p.slug for p in mine)
    return (Shelf(kind, "", slugs, told=len(slugs) <= FEW),) if mine else ()


def _causes(mine: Iterable[Page], pages: Mapping[str, Page]) -> tuple[Shelf, ...]:
    first = tuple(slug for slug in EVERYDAY if slug in pages)
    known = {
        slug: shelf
        for shelf, slugs in (
            ("muscles", MUSCLES),
            ("back", BACK),
            ("sleep", SLEEP),
            ("pills", PILLS),
        )
        for slug in slugs
    }
    names = {
        "back": _("Back, hips and bones"),
        "muscles": _("The muscle itself"),
        "sleep": _("Sleep, mood and long tiredness"),
        "pills": _("Medicines and alcohol"),
        "body": _("The whole body"),
    }
    rest = [p for p in mine if p.slug not in first]
    return (
        Shelf("everyday", _("The everyday ones first"), first, told=True),
        *_filled(names, rest, lambda p: known.get(p.slug, "body")),
    )


def _levels() -> dict[str, str]:
    levels = (Level.EMERGENCY, Level.SAME_DAY, Level.SOON)
    return {level.id: first_upper(level_name(level)) for level in levels}


def _treatments() -> dict[str, str]:
    return {
        "yourself": _("To do yourself"),
        "food": _("Food, drink and supplements"),
        "people": _("With somebody who helps"),
        "things": _("Things to wear, and machines"),
        "medicine": _("Medicines and injections"),
        "surgery": _("Surgery"),
    }


def _exercises() -> dict[str, str]:
    return {
        "aerobic": _("To get going"),
        "recovery": _("To rest and breathe"),
        "mobility": _("To loosen"),
        "stretch": _("To stretch"),
        "posture": _("To sit and stand well"),
        "control": _("To move with control"),
        "strength": _("To get stronger"),
    }


def _needs(page: Page, knowledge: Knowledge) -> str:
    explanation = knowledge.explanations.get(page.entity)
    return explanation.needs.id if explanation else Level.SOON.id


def _treatment(page: Page, knowledge: Knowledge) -> str:
    treatment = knowledge.treatments.get(page.entity)
    return TREATMENTS.get(treatment.kind, "yourself") if treatment else "yourself"


def _exercise(page: Page, knowledge: Knowledge) -> str:
    exercise = knowledge.exercises.get(page.entity)
    return exercise.group if exercise else "strength"


def _filled(
    names: Mapping[str, str], pages: Iterable[Page], where: Callable[[Page], str]
) -> tuple[Shelf, ...]:
    """Each shelf with its pages, empty ones left out. An unknown place is the last shelf."""
    last = list(names)[-1]
    slugs: dict[str, list[str]] = {id: [] for id in names}
    for page in pages:
        place = where(page)
        slugs[place if place in names else last].append(page.slug)
    return tuple(Shelf(id, names[id], tuple(found)) for id, found in slugs.items() if found)
