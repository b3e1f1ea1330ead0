"""What to do now: treatments that fit the result, by how well they are borne out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from unweary.knowledge.base import Answers, Explanation, Knowledge, Level, Treatment
from unweary.knowledge.expression import Expression
from unweary.reasoning.base import Result, Said
from unweary.reasoning.danger import moment_of
from unweary.reasoning.model import Model, model_of

SHOWN = 8  # pieces of advice, at most
ADULT = 16  # years from which the evidence on care is taken to hold: an estimate
WARNED = 2  # of them, things better left alone
OFFERED = frozenset(
    {
        "do",
        "do_short",
        "do_modest",
        "do_if_liked",
        "do_if_low",
        "do_if_needed",
        "optional",
        "general_health",
        "ask_pharmacist",
    }
)
AT_HOME = frozenset({"self_care", "environment", "nutrition", "medicine"})


@dataclass(frozen=True)
class Advice:
    """Something to do, or to leave alone, and the answers and explanations that call for it."""

    treatment: Treatment
    avoid: bool
    because: tuple[Said, ...]
    helps: tuple[Explanation, ...]  # the likeliest explanations that it is offered for


def advice(knowledge: Knowledge, result: Result, answers: Answers) -> tuple[Advice, ...]:
    """What to do now, most useful first; nothing in an emergency, for a child, or elsewhere.

    A treatment is offered where its `fits` holds or one of the likeliest explanations lists it,
    and never where an answer rules it out, or leaves that open by "not sure".
    """
    if result.level is Level.EMERGENCY or not result.ours or is_child(answers):
        return ()
    moment = moment_of(model_of(knowledge), answers)
    likeliest = tuple(k.explanation for k in result.explanations if k.supported)[:5]
    chosen, warned = [], []
    for treatment in sorted(knowledge.treatments.values(), key=lambda t: (t.order, t.id)):
        if treatment.not_if is not None and treatment.not_if.fires(
            moment.known.values, moment.known.maybe
        ):
            continue
        fits = treatment.fits is not None and treatment.fits.fires(moment.known.values)
        helps = tuple(e for e in likeliest if treatment.id in e.treatments)
        because = _because(moment.model, treatment.fits, moment.known.values, answers)
        made = Advice(treatment, treatment.verdict not in OFFERED, because, helps)
        if treatment.verdict == "avoid" and (treatment.fits is None or fits):
            warned.append(made)
        elif treatment.verdict in OFFERED and treatment.kind in AT_HOME and (fits or helps):
            chosen.append(made)
    warned = warned[:WARNED]
    return (*chosen[: SHOWN - len(warned)], *warned)


def is_child(answers: Answers) -> bool:
    """Whether the person is known to be under 16: treatments and chances come from adults."""
    age = answers.get("age_years")
    return isinstance(age, float) and age < ADULT


def _because(
    model: Model, fits: Expression | None, known: Mapping[str, object], answers: Answers
) -> tuple[Said, ...]:
    if fits is None:
        return ()
    leaves = model.behind(fits.holding(known))
    spoken = [f for f in sorted(leaves) if answers.get(f) not in (None, False)]
    return tuple(Said(model.knowledge.findings[f], answers[f]) for f in spoken)
