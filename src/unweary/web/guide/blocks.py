"""What a page shows by itself, from the knowledge: chances, clues, help, levels, course."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from unweary.drawing.chance_picture import chance_picture
from unweary.knowledge.base import (
    Basis,
    Clue,
    Course,
    Explanation,
    Knowledge,
    Level,
    Prior,
    Treatment,
)
from unweary.knowledge.expression import Compare, Node, Yes
from unweary.knowledge.pages import Guide, Page
from unweary.knowledge.value_paths import NoSuchValue, times_of, value_at
from unweary.web.base.numbers import Number, numbers
from unweary.web.base.wording import certainty_text, clinician_name, level_name, scene_of
from unweary.web.guide.drawn import recovery
from unweary.web.guide.languages import address, page_about
from unweary.web.guide.sources import Sources
from unweary.web.guide.words import count_words, figure, share_words, value_words, weeks_words

MOST_CLUES = 6
MOST_WARNINGS = 8
LEAST_TIMES = 1.5  # an answer that moves the odds by less is not worth a line
OTHER_PEOPLE = 10  # a figure this many times the prior comes from people unlike the readers
PICTURED = 0.01  # a chance of one dot in a hundred or more is drawn


@dataclass(frozen=True)
class Frequency:
    """How common it is among people with the complaint, and a published figure beside it."""

    words: str
    count: str  # of people, without its range
    estimate: bool
    mark: SafeString
    picture: SafeString
    published: str
    published_mark: SafeString


@dataclass(frozen=True)
class Step:
    """How many are better by a time."""

    time: str
    words: str


@dataclass(frozen=True)
class CourseBlock:
    """How it usually goes. picture: "" where too few shares are known."""

    steps: tuple[Step, ...]
    picture: SafeString
    estimate: bool
    mark: SafeString


@dataclass(frozen=True)
class ClueLine:
    """An answer and by how much it speaks for it or against it."""

    said: str
    times: str
    mark: SafeString


@dataclass(frozen=True)
class HelpCard:
    """Something that may help, with how sure that is."""

    name: str
    scene: str
    summary: str
    certainty: str
    href: str
    mark: SafeString


@dataclass(frozen=True)
class Measured:
    """One effect that a study measured."""

    outcome: str
    words: str
    against: str
    mark: SafeString


@dataclass(frozen=True)
class Warning:
    """A red flag that the check looks for."""

    title: str
    level: str
    level_name: str
    mark: SafeString


@dataclass(frozen=True)
class LevelBlock:
    """How soon to be seen, with the level's look."""

    id: str
    title: str
    text: str
    calls: tuple[Number, ...]


@dataclass(frozen=True)
class Link:
    """A page, or a name whose page there is not."""

    name: str
    href: str
    summary: str = ""


def frequency(e: Explanation, sources: Sources, knowledge: Knowledge) -> Frequency:
    """How common an explanation is. A published figure that equals the prior is not said twice."""
    published, mark = "", SafeString("")
    known = e.prevalence
    told_already = known is not None and known.chance == e.prior.chance
    if known is not None and _is_close(known.chance or known.low, e.prior) and not told_already:
        value = value_at(knowledge, {}, f"explanations.{e.id}.prevalence")
        published = value_words(value)
        mark = sources.mark(known.source)
    words = value_words(value_at(knowledge, {}, f"explanations.{e.id}.prior"))
    return Frequency(
        words=words,
        count=count_words(e.prior.chance),
        estimate=e.prior.basis is Basis.ESTIMATE,
        mark=sources.mark(known.source if known and told_already else e.prior.source),
        picture=_dots(e.prior, words),
        published=published,
        published_mark=mark,
    )


def _is_close(published: float | None, prior: Prior) -> bool:
    """Whether a published figure can be of people like ours; a hospital's, say, is not."""
    return published is not None and 0 < published <= OTHER_PEOPLE * prior.chance


def _dots(prior: Prior, words: str) -> SafeString:
    if prior.chance < PICTURED:
        return SafeString("")
    text = _("A hundred dots, one for each person: %(count)s filled in.") % {"count": words}
    return mark_safe(chance_picture(prior.chance, prior.low, prior.high, text=text))


def course_block(course: Course, sources: Sources) -> CourseBlock | None:
    """How it usually goes, where the shares by week are known."""
    known = [(w, s) for w, s in sorted(course.recovered.items()) if s is not None]
    if not known:
        return None
    return CourseBlock(
        steps=tuple(Step(weeks_words(w), share_words(s)) for w, s in known),
        picture=recovery(known, estimate=course.estimate),
        estimate=course.estimate,
        mark=sources.mark(course.source),
    )


def clue_lines(
    clues: Iterable[Clue], knowledge: Knowledge, sources: Sources, *, speaks_for: bool
) -> tuple[ClueLine, ...]:
    """The answers that say most, for it or against it, strongest first."""
    used = [c for c in clues if c.use]
    if speaks_for:
        used = sorted((c for c in used if c.present >= LEAST_TIMES), key=lambda c: -c.present)
    else:
        used = sorted((c for c in used if c.present <= 1 / LEAST_TIMES), key=lambda c: c.present)
    lines: dict[str, ClueLine] = {}
    for clue in used:
        said = finding_words(clue.test.node, knowledge)
        if said and said not in lines and len(lines) < MOST_CLUES:
            value = times_of(clue, present=True)
            lines[said] = ClueLine(said, value_words(value), sources.mark(clue.source))
    return tuple(lines.values())


def finding_words(node: Node, knowledge: Knowledge) -> str:
    """A test as a short line: "Numbness between your legs", "Age: over 70 years"; "" for others."""
    match node:
        case Yes(finding=id):
            return first_upper(_(knowledge.findings[id].label))
        case Compare(finding=id, op=op, value=str(value)):
            finding = knowledge.findings[id]
            choice = next((_(c.label) for c in finding.choices if c.id == value), value)
            text = _("%(label)s: not “%(choice)s”") if op == "!=" else "%(label)s: %(choice)s"
            return text % {"label": first_upper(_(finding.label)), "choice": choice}
        case Compare(finding=id, op=op, value=float(number)):
            finding = knowledge.findings[id]
            compared = {
                ">": _("%(label)s: more than %(n)s"),
                ">=": _("%(label)s: %(n)s or more"),
                "<": _("%(label)s: less than %(n)s"),
                "<=": _("%(label)s: %(n)s or less"),
            }
            if op not in compared:
                return ""
            return compared[op] % {"label": first_upper(_(finding.label)), "n": figure(number)}
    return ""


def help_cards(treatments: Iterable[Treatment], sources: Sources) -> tuple[HelpCard, ...]:
    """What may help, each with its page where there is one."""
    return tuple(
        HelpCard(
            _(t.name),
            scene_of(t.id),
            _(t.summary),
            "" if "evidence" in t.summary else certainty_text(t.certainty),
            page_about(t.id),
            sources.marks([*(e.source for e in t.effects), *t.guideline_sources][:3]),
        )
        for t in treatments
    )


def measured(treatment: Treatment, knowledge: Knowledge, sources: Sources) -> tuple[Measured, ...]:
    """What studies measured of a treatment, where it can be said in words."""
    made = []
    for i, effect in enumerate(treatment.effects):
        try:
            value = value_at(knowledge, {}, f"treatments.{treatment.id}.effect[{i}]")
        except NoSuchValue:
            words = _(effect.estimate)
        else:
            words = value_words(value)
        if words and not effect.verified:
            words = _("%(words)s; yet to be checked in the source") % {"words": words}
        if words:
            outcome = first_upper(_(effect.outcome))
            mark = sources.mark(effect.source)
            made.append(Measured(outcome, words, _(effect.comparator), mark))
    return tuple(made)


def level_block(
    level: Level, text: str, *, called: bool = False, crisis: bool = False
) -> LevelBlock:
    """How soon to be seen. called: with numbers to call; crisis: with the host's crisis line."""
    calls = (crisis_line() if crisis else ()) + (
        numbers(settings.EMERGENCY_NUMBER) if called else ()
    )
    return LevelBlock(level.id, first_upper(level_name(level)), text, calls)


def crisis_line() -> tuple[Number, ...]:
    """The host's crisis line, where there is one."""
    return (Number(settings.CRISIS_NUMBER, _("crisis line")),) if settings.CRISIS_NUMBER else ()


def warnings(id: str, knowledge: Knowledge, sources: Sources) -> tuple[Warning, ...]:
    """The red flags that guard an explanation, most urgent first, each title once."""
    rules = sorted(
        (r for r in knowledge.rules.values() if id in r.about), key=lambda r: (-r.level, r.title)
    )
    once = {r.title: r for r in reversed(rules)}
    return tuple(
        Warning(_(r.title), r.level.id, first_upper(level_name(r.level)), sources.mark(r.source))
        for r in sorted(once.values(), key=lambda r: (-r.level, r.title))[:MOST_WARNINGS]
    )


def clinician_links(kinds: Iterable[str]) -> tuple[Link, ...]:
    """Who can help, each with its page where there is one."""
    return tuple(Link(first_upper(clinician_name(kind)), page_about(kind)) for kind in kinds)


def page_links(slugs: Iterable[str], guide: Guide) -> tuple[Link, ...]:
    """Those of the pages that there are."""
    return tuple(
        Link(page.title, address("page", page.slug), page.summary)
        for slug in slugs
        if (page := guide.pages.get(slug)) is not None
    )


def belonging(page: Page, guide: Guide, kind: str) -> tuple[str, ...]:
    """Slugs of pages of a kind that name this one as related, or that it names."""
    return tuple(
        other.slug
        for other in sorted(guide.pages.values(), key=lambda other: other.slug)
        if other.kind == kind
        and other.slug != page.slug
        and (page.slug in (*other.related, other.next) or other.slug in page.related)
    )


def first_upper(text: str) -> str:
    """The text as a line of its own begins."""
    return text[:1].upper() + text[1:]
