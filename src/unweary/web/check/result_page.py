"""What the result shows, ready to draw: how soon, why, what fits, what to do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from unweary.drawing.chance_picture import chance_picture
from unweary.knowledge.base import Answers, Basis, Explanation, Knowledge, Level
from unweary.reasoning.base import (
    Adding,
    Cause,
    Change,
    Clearance,
    Factor,
    Fired,
    LedgerLine,
    Likely,
    Result,
    Said,
)
from unweary.recovery.advice import Advice, advice
from unweary.web.base.numbers import Number, numbers
from unweary.web.check.levels import LevelCard, level_card
from unweary.web.check.steps import changes_of
from unweary.web.check.wording import (
    SourceLine,
    chance_words,
    clinician_name,
    count_text,
    joined,
    level_name,
    lower_first,
    range_text,
    remaining_text,
    said_text,
    source_line,
    source_of_clue,
    strength,
    times_text,
)

FIRST = 3  # explanations shown in full
MOST = 8  # explanations with a picture
LEAST_CHANCE = 0.02  # below it an explanation is only counted, unless it has to be ruled out
ADDING_CHANCE = 0.3  # contributors named from here on
MOST_CLEARED_BY = 3  # answers named beside a cleared danger
CRISIS = "suicidal_ideation"


@dataclass(frozen=True)
class Links:
    """Where one can go from a result."""

    result: str
    everything: str
    review: str
    summary: str
    pdf: str
    file: str
    delete: str


def links_of(key: UUID) -> Links:
    """The addresses around a result."""

    def to(name: str) -> str:
        return reverse(f"check:{name}", kwargs={"key": key})

    return Links(
        to("result"),
        to("result_in_full"),
        to("review"),
        to("summary"),
        to("summary_pdf"),
        to("result_file"),
        to("delete"),
    )


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


@dataclass(frozen=True)
class AdviceCard:
    """Something to do now, or to leave alone."""

    name: str
    scene: str
    message: str
    because: str
    certainty: str
    cautions: tuple[str, ...]
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True)
class EmergencyPage:
    """Only what to do now."""

    card: LevelCard
    numbers: tuple[Number, ...]
    crisis: Number | None
    reasons: tuple[Reason, ...]
    do_first: tuple[str, ...]
    links: Links


@dataclass(frozen=True)
class ResultPage:
    """The whole result."""

    card: LevelCard
    numbers: tuple[Number, ...]
    advice_line: Number | None
    crisis: Number | None
    ours: bool
    complete: bool
    emergency: bool
    intro: str
    reasons: tuple[Reason, ...]
    doubts: tuple[str, ...]
    first: tuple[ExplanationCard, ...]
    further: tuple[ExplanationCard, ...]
    weighed: str
    changes: tuple[str, ...]
    ledger: Ledger
    adding: tuple[AddingCard, ...]
    do: tuple[AdviceCard, ...]
    leave: tuple[AdviceCard, ...]
    clinicians: str
    answered: str
    version: str
    links: Links


def emergency_page(key: UUID, result: Result) -> EmergencyPage:
    """What to do now, and nothing else. The rest is one link away."""
    top = [f for f in result.fired if f.rule.level is Level.EMERGENCY]
    reasons = tuple(_reason(f, None) for f in top[:3])
    first = tuple(dict.fromkeys(f.rule.do_now for f in top if f.rule.do_now))
    return EmergencyPage(
        card=level_card(Level.EMERGENCY),
        numbers=numbers(settings.EMERGENCY_NUMBER),
        crisis=_crisis(result),
        reasons=reasons,
        do_first=first,
        links=links_of(key),
    )


def result_page(key: UUID, knowledge: Knowledge, answers: Answers, result: Result) -> ResultPage:
    """All that the answers lead to, in words."""
    cards = tuple(_card(likely, knowledge) for likely in _worth_showing(result))
    others = len(result.explanations) - len(cards)
    made = advice(knowledge, result, answers)
    return ResultPage(
        card=level_card(result.level),
        numbers=numbers(settings.EMERGENCY_NUMBER),
        advice_line=_own_number(settings.ADVICE_NUMBER),
        crisis=_crisis(result),
        ours=result.ours,
        complete=result.complete,
        emergency=result.level is Level.EMERGENCY,
        intro=_intro(result),
        reasons=_reasons(result, knowledge),
        doubts=_doubts(result),
        first=cards[:FIRST],
        further=cards[FIRST:],
        weighed=_weighed(others) if result.ours else "",
        changes=tuple(_change(c) for c in changes_of(answers)) if result.ours else (),
        ledger=_ledger(result.ledger),
        adding=_adding(result.adding, knowledge) if result.ours else (),
        do=tuple(_advice(a, knowledge) for a in made if not a.avoid),
        leave=tuple(_advice(a, knowledge) for a in made if a.avoid),
        clinicians=_clinicians(result),
        answered=ngettext("from %(count)d answer", "from %(count)d answers", result.answered)
        % {"count": result.answered},
        version=f"{knowledge.version} ({knowledge.digest[:12]})",
        links=links_of(key),
    )


def _own_number(number: str) -> Number | None:
    return Number(number, "") if number else None


def _crisis(result: Result) -> Number | None:
    touched = any(CRISIS in f.rule.about for f in result.fired)
    return _own_number(settings.CRISIS_NUMBER) if touched else None


def _intro(result: Result) -> str:
    """What set the level, in a sentence."""
    if not result.ours:
        return _(
            "This check is made for tired, sore, stiff and weak muscles. What you describe is "
            "something else, so it cannot say what is behind it. It can only say where to go."
        )
    return {
        Cause.RULE: _("A warning sign that medical guidelines name fits what you said."),
        Cause.DOUBT: _(
            "You were not sure about a warning sign. Until it is clear, we stay on the safe side."
        ),
        Cause.UNANSWERED: _(
            "Some questions about danger were not answered, so we stay on the safe side."
        ),
        Cause.DECISION: _(
            "No warning sign fits what you said. We weighed all the explanations and how much "
            "harm waiting could do."
        ),
    }[result.cause]


def _reasons(result: Result, knowledge: Knowledge) -> tuple[Reason, ...]:
    """The rules that set the level, then the others that fired."""
    seen: dict[str, Reason] = {}
    for fired in result.fired:
        seen.setdefault(fired.rule.title, _reason(fired, knowledge))
    return tuple(seen.values())


def _reason(fired: Fired, knowledge: Knowledge | None) -> Reason:
    rule = fired.rule
    source = (
        source_line(knowledge, rule.source, estimate=rule.basis is Basis.ESTIMATE)
        if knowledge
        else None
    )
    return Reason(rule.title, rule.why, _said(fired.because), source, rule.do_now)


def _said(every: Iterable[Said]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(said_text(s) for s in every))


def _doubts(result: Result) -> tuple[str, ...]:
    made = []
    for doubtful in result.doubtful:
        what = joined([f.label or f.question for f in doubtful.if_yes])
        made.append(
            _("%(danger)s. You were not sure about: %(what)s.")
            % {"danger": doubtful.rule.title, "what": lower_first(what)}
        )
    return tuple(dict.fromkeys(made))


def _worth_showing(result: Result) -> list[Likely]:
    if not result.ours:
        return []
    fitting = [
        k for k in result.explanations if k.pressing or (k.supported and k.chance >= LEAST_CHANCE)
    ]
    return fitting[:MOST]


def _card(likely: Likely, knowledge: Knowledge) -> ExplanationCard:
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
        words=chance_words(likely.chance),
        count=count,
        range=spread,
        picture=mark_safe(
            chance_picture(
                likely.chance,
                likely.low,
                likely.high,
                text=_("%(count)s; %(spread)s") % {"count": count, "spread": spread},
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
    )


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


def _weighed(others: int) -> str:
    return ngettext(
        "%(count)d other explanation was weighed and fits less well.",
        "%(count)d other explanations were weighed and fit less well.",
        others,
    ) % {"count": others}


def _change(change: Change) -> str:
    instead = joined([_instead(s) for s in change.instead])
    return _("If %(instead)s, we would have said: %(level)s.") % {
        "instead": instead,
        "level": level_name(change.level),
    }


def _instead(said: Said) -> str:
    label = lower_first(said.finding.label or said.finding.question)
    if said.reply is True:
        return _("you had said yes to “%(what)s”") % {"what": label}
    if said.reply is False:
        return _("you had said no to “%(what)s”") % {"what": label}
    return _("you had said “%(what)s”") % {"what": said_text(said)}


def _ledger(lines: Iterable[LedgerLine]) -> Ledger:
    rows: dict[Clearance, list[LedgerRow]] = {state: [] for state in Clearance}
    for line in lines:
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


def _adding(every: Iterable[Adding], knowledge: Knowledge) -> tuple[AddingCard, ...]:
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
            )
        )
    return tuple(made)


SCENES = {
    "stay_active": "move",
    "relative_rest": "rest",
    "bed_rest": "rest",
    "walking": "walk",
    "heat": "heat",
    "cold": "cold",
    "hydration": "water",
    "protein": "food",
    "vitamin_d": "food",
    "iron": "food",
    "creatine": "food",
    "mattress_sleep": "sleep",
    "ergonomics_sit_stand": "sit",
    "mindfulness": "breathe",
    "education": "ask",
    "paracetamol": "medicine",
    "nsaid": "medicine",
    "opioids": "medicine",
    "muscle_relaxants": "medicine",
}


def _advice(made: Advice, knowledge: Knowledge) -> AdviceCard:
    treatment = made.treatment
    because = joined([lower_first(said_text(s)) for s in made.because[:3]])
    if not because and made.helps:
        because = joined([lower_first(e.name) for e in made.helps[:2]])
    used = dict.fromkeys([*(e.source for e in treatment.effects), *treatment.guideline_sources])
    return AdviceCard(
        name=treatment.name,
        scene=SCENES.get(treatment.id, "move"),
        message=treatment.message or treatment.summary,
        because=because,
        certainty=_certainty(treatment.certainty),
        cautions=treatment.cautions,
        sources=tuple(source_line(knowledge, id) for id in used),
    )


def _certainty(certainty: str) -> str:
    return {
        "high": _("The evidence for this is strong."),
        "moderate": _("The evidence for this is fair."),
        "low": _("The evidence for this is weak."),
        "very_low": _("The evidence for this is very weak."),
        "single_trial": _("The evidence for this is a single study."),
    }.get(certainty, _("This rests on judgement; no good study was found."))


def _clinicians(result: Result) -> str:
    """Who can help, by the first explanations."""
    first: list[Explanation] = [k.explanation for k in result.explanations if k.supported][:FIRST]
    kinds = dict.fromkeys(c for e in first for c in e.clinicians)
    return joined([clinician_name(kind) for kind in list(kinds)[:4]]) if result.ours else ""
