"""What the result shows, ready to draw: how soon, why, what fits, what to do."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from unweary.knowledge.base import Answers, Knowledge, Level
from unweary.reasoning.base import (
    Cause,
    Change,
    Likely,
    Result,
    Said,
)
from unweary.recovery.advice import advice, is_child
from unweary.recovery.clinicians import helpers
from unweary.web.base.numbers import Number, numbers
from unweary.web.check.levels import LevelCard, level_card
from unweary.web.check.result_parts import (
    AddingCard,
    AdviceCard,
    ExplanationCard,
    Ledger,
    Reason,
    adding_cards,
    advice_card,
    explanation_card,
    ledger_of,
    reason_of,
)
from unweary.web.check.steps import changes_of
from unweary.web.check.wording import (
    clinician_name,
    joined,
    level_name,
    lower_first,
    said_text,
)

MOST_DOUBTS = 6  # warning signs left open that are named; the rest are counted
FIRST = 3  # explanations shown in full

MOST = 8  # explanations with a picture

LEAST_CHANCE = 0.02  # below it an explanation is only counted, unless it has to be ruled out

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
    care: str  # who can help near home, by this result


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
        reverse("care:for_check", kwargs={"key": key}),
    )


@dataclass(frozen=True)
class EmergencyPage:
    """Only what to do now."""

    card: LevelCard
    numbers: tuple[Number, ...]
    crisis: Number | None
    touches_crisis: bool
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
    touches_crisis: bool
    ours: bool
    child: bool
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
    reasons = tuple(reason_of(f, None) for f in top[:3])
    card = level_card(Level.EMERGENCY)
    said = {"", *card.do, *card.avoid}
    first = tuple(dict.fromkeys(f.rule.do_now for f in top if f.rule.do_now not in said))
    return EmergencyPage(
        card=card,
        numbers=numbers(settings.EMERGENCY_NUMBER),
        crisis=_crisis(result),
        touches_crisis=touches_crisis(result),
        reasons=reasons,
        do_first=first,
        links=links_of(key),
    )


def result_page(key: UUID, knowledge: Knowledge, answers: Answers, result: Result) -> ResultPage:
    """All that the answers lead to, in words."""
    child = is_child(answers)
    shown = [] if child else _worth_showing(result)
    cards = tuple(explanation_card(likely, knowledge) for likely in shown)
    leading = sum(k.pressing for k in shown) if result.level is Level.EMERGENCY else FIRST
    others = len(result.explanations) - len(cards)
    made = advice(knowledge, result, answers)
    return ResultPage(
        card=level_card(result.level, crisis=touches_crisis(result), plan=bool(made)),
        numbers=numbers(settings.EMERGENCY_NUMBER),
        advice_line=_own_number(settings.ADVICE_NUMBER),
        crisis=_crisis(result),
        touches_crisis=touches_crisis(result),
        ours=result.ours,
        child=child,
        complete=result.complete,
        emergency=result.level is Level.EMERGENCY,
        intro=_intro(result),
        reasons=_reasons(result, knowledge),
        doubts=_doubts(result),
        first=cards[:leading],
        further=cards[leading:],
        weighed=_weighed(others) if result.ours and not child else "",
        changes=tuple(_change(c) for c in changes_of(answers)) if result.ours else (),
        ledger=ledger_of(result.ledger),
        adding=adding_cards(result.adding, knowledge) if result.ours else (),
        do=tuple(advice_card(a, knowledge) for a in made if not a.avoid),
        leave=tuple(advice_card(a, knowledge) for a in made if a.avoid),
        clinicians=_clinicians(result),
        answered=ngettext("from %(count)d answer", "from %(count)d answers", result.answered)
        % {"count": result.answered},
        version=f"{knowledge.version} ({knowledge.digest[:12]})",
        links=links_of(key),
    )


def _own_number(number: str) -> Number | None:
    return Number(number, "") if number else None


def _crisis(result: Result) -> Number | None:
    return _own_number(settings.CRISIS_NUMBER) if touches_crisis(result) else None


def touches_crisis(result: Result) -> bool:
    """Whether it is about thoughts of ending one's life."""
    return any(CRISIS in f.rule.about for f in result.fired)


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
        seen.setdefault(fired.rule.title, reason_of(fired, knowledge))
    return tuple(seen.values())


def _doubts(result: Result) -> tuple[str, ...]:
    made = []
    for doubtful in result.doubtful:
        if all(f.id == "age_years" for f in doubtful.if_yes):
            made.append(
                _("%(danger)s. You did not give an age, and for some ages this is a warning sign.")
                % {"danger": doubtful.rule.title}
            )
            continue
        what = joined([lower_first(f.label or f.question) for f in doubtful.if_yes])
        made.append(
            _("%(danger)s. You were not sure about: %(what)s.")
            % {"danger": doubtful.rule.title, "what": what}
        )
    unique = list(dict.fromkeys(made))
    more = len(unique) - MOST_DOUBTS
    if more > 0:
        told = ngettext(
            "%(count)d more warning sign is open in the same way.",
            "%(count)d more warning signs are open in the same way.",
            more,
        ) % {"count": more}
        return (*unique[:MOST_DOUBTS], told)
    return tuple(unique)


def _worth_showing(result: Result) -> list[Likely]:
    if not result.ours:
        return []
    fitting = [
        k for k in result.explanations if k.pressing or (k.supported and k.chance >= LEAST_CHANCE)
    ]
    return fitting[:MOST]


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


def _clinicians(result: Result) -> str:
    """Who can help, by the first explanations."""
    return joined([clinician_name(helper.kind) for helper in helpers(result)])
