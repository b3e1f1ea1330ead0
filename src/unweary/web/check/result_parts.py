"""The pieces of a result, ready to draw: reasons, explanations, dangers, things to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from unweary.drawing.chance_picture import chance_picture
from unweary.knowledge.base import Basis, Knowledge
from unweary.reasoning.base import Adding, Clearance, Factor, Fired, LedgerLine, Likely, Said
from unweary.recovery.advice import Advice
from unweary.web.base.wording import certainty_text, scene_of
from unweary.web.check.wording import (
    SourceLine,
    chance_words,
    count_text,
    joined,
    lower_first,
    range_text,
    remaining_text,
    said_text,
    source_line,
    source_of_clue,
    strength,
    times_text,
)
from unweary.web.guide.languages import address, page_about

ADDING_CHANCE = 0.3  # contributors named from here on

PRESSING_CHANCE = 0.25  # below it something to be ruled out is called rare, not unlikely
EXERCISING = frozenset({"exercise_general", "strength", "motor_control", "stretching"})
MOST_CLEARED_BY = 3  # answers named beside a cleared danger


@dataclass(frozen=True)
class Reason:
    """Why this soon: what it may be about, why it matters, what the person said."""

    title: str
    why: str
    said: tuple[str, ...]
    source: SourceLine | None
    do_now: str = ""


@dataclass(frozen=True)
class FactorLine:
    """One answer that moved a chance, by how much, and where that was found."""

    said: str
    times: str
    strength: int  # 1 a little to 3 a lot
    source: SourceLine


@dataclass(frozen=True)
class ExplanationCard:
    """One explanation that fits, with its working."""

    id: str
    name: str
    medical_name: str
    summary: str
    words: str
    count: str
    range: str
    picture: SafeString
    pressing: bool
    prior: str
    prior_note: str
    speaks_for: tuple[FactorLine, ...]
    speaks_against: tuple[FactorLine, ...]
    unknown: str
    course: str
    course_source: SourceLine | None
    see_clinician: str
    read_more: str  # the guide's page about it, "" where there is none


@dataclass(frozen=True)
class LedgerRow:
    """One danger and where it stands."""

    name: str
    remains: str
    because: str
    holds: str


@dataclass(frozen=True)
class Ledger:
    """The dangers that fit the complaint, by where they stand."""

    open: tuple[LedgerRow, ...]
    not_at_home: tuple[LedgerRow, ...]
    cleared: tuple[LedgerRow, ...]


@dataclass(frozen=True)
class AddingCard:
    """Something that may be adding to it, with one thing to do."""

    name: str
    words: str
    one_thing: str
    why: str
    source: SourceLine
    read_more: str  # the guide's page about it, "" where there is none


@dataclass(frozen=True)
class AdviceCard:
    """Something to do now, or to leave alone."""

    name: str
    scene: str
    message: str
    because: str
    certainty: str
    not_with: tuple[str, ...]  # what rules it out; the answers may not have told
    cautions: tuple[str, ...]
    sources: tuple[SourceLine, ...]
    read_more: str  # the guide's page about it, "" where there is none
    sets: str  # of advice to exercise, the address of sets that go together; else ""


def reason_of(fired: Fired, knowledge: Knowledge | None) -> Reason:
    """One warning sign in words; with a knowledge, its source too."""
    rule = fired.rule
    source = (
        source_line(knowledge, rule.source, estimate=rule.basis is Basis.ESTIMATE)
        if knowledge
        else None
    )
    return Reason(rule.title, rule.why, _said(fired.because), source, rule.do_now)


def _said(every: Iterable[Said]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(said_text(s) for s in every))


def explanation_card(likely: Likely, knowledge: Knowledge) -> ExplanationCard:
    """One explanation in words, with its picture."""
    explanation = likely.explanation
    count, spread = count_text(likely.chance), range_text(likely.low, likely.high)
    course = explanation.course
    return ExplanationCard(
        id=explanation.id,
        name=explanation.name,
        medical_name=explanation.medical_name
        if explanation.medical_name.lower() != explanation.name.lower()
        else "",
        summary=explanation.summary,
        words=_words(likely),
        count=count,
        range=spread,
        picture=mark_safe(
            chance_picture(
                likely.chance,
                likely.low,
                likely.high,
                text=_("%(count)s. %(spread)s") % {"count": count, "spread": spread},
            )
        ),
        pressing=likely.pressing,
        prior=count_text(likely.prior),
        prior_note=_("an estimate")
        if explanation.prior.basis is Basis.ESTIMATE
        else _("from studies"),
        speaks_for=_factors((f for f in likely.factors if f.times > 1), knowledge),
        speaks_against=_factors((f for f in likely.factors if f.times < 1), knowledge),
        unknown=joined([lower_first(f.label or f.question) for f in likely.unknown[:4]]),
        course=course.summary if course else "",
        course_source=source_line(knowledge, course.source, estimate=course.estimate)
        if course
        else None,
        see_clinician=explanation.see_clinician,
        read_more=page_about(explanation.id),
    )


def _words(likely: Likely) -> str:
    """How likely, in words; what has to be ruled out is never called unlikely."""
    if likely.pressing and likely.chance < PRESSING_CHANCE:
        return _("Rare, yet it has to be ruled out")
    return chance_words(likely.chance)


def _factors(factors: Iterable[Factor], knowledge: Knowledge) -> tuple[FactorLine, ...]:
    return tuple(
        FactorLine(
            "; ".join(_said(f.said)),
            times_text(f.times),
            strength(f.times),
            source_of_clue(knowledge, f.clue),
        )
        for f in factors
        if not 0.95 < f.times < 1.05
    )


def ledger_of(lines: Iterable[LedgerLine]) -> Ledger:
    """The dangers, by where they stand."""
    rows: dict[Clearance, list[LedgerRow]] = {state: [] for state in Clearance}
    for line in lines:
        if line.explanation.rules_only and line.state is not Clearance.OPEN:
            continue  # asked outright: a count of what remains would say nothing true
        rows[line.state].append(_ledger_row(line))
    return Ledger(
        tuple(rows[Clearance.OPEN]),
        tuple(rows[Clearance.NOT_AT_HOME]),
        tuple(rows[Clearance.CLEARED]),
    )


def _ledger_row(line: LedgerLine) -> LedgerRow:
    because, holds = "", ""
    if line.state is Clearance.CLEARED:
        because = "; ".join(_said(line.cleared_by)[:MOST_CLEARED_BY])
        if line.holds_for_days > 0:
            holds = ngettext(
                "Ask again after %(count)d day",
                "Ask again after %(count)d days",
                line.holds_for_days,
            ) % {"count": line.holds_for_days}
    elif line.open_on:
        because = _("Open: %(what)s") % {
            "what": joined([lower_first(f.label or f.question) for f in line.open_on[:3]])
        }
    return LedgerRow(line.explanation.name, remaining_text(line.per_10_000), because, holds)


def adding_cards(every: Iterable[Adding], knowledge: Knowledge) -> tuple[AddingCard, ...]:
    """What may be adding to it, where an answer speaks for it."""
    made = []
    for adding in every:
        supported = any(f.times > 1 for f in adding.factors)
        if adding.chance < ADDING_CHANCE or not supported:
            continue
        contributor = knowledge.contributors[adding.contributor]
        made.append(
            AddingCard(
                contributor.name,
                chance_words(adding.chance),
                contributor.one_thing,
                contributor.why,
                source_line(knowledge, contributor.source),
                page_about(contributor.id),
            )
        )
    return tuple(made)


def advice_card(made: Advice, knowledge: Knowledge) -> AdviceCard:
    """One piece of advice in words."""
    treatment = made.treatment
    because = joined([lower_first(said_text(s)) for s in made.because[:3]])
    if not because and made.helps:
        because = joined([lower_first(e.name) for e in made.helps[:2]])
    used = dict.fromkeys([*(e.source for e in treatment.effects), *treatment.guideline_sources])
    return AdviceCard(
        name=treatment.name,
        scene=scene_of(treatment.id),
        message=treatment.message or treatment.summary,
        because=because,
        certainty=certainty_text(treatment.certainty),
        not_with=treatment.contraindications,
        cautions=treatment.cautions,
        sources=tuple(source_line(knowledge, id) for id in used),
        read_more=page_about(treatment.id),
        sets=address("sets") if treatment.id in EXERCISING else "",
    )
