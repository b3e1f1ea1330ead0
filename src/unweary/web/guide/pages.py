"""One page of the guide: its prose joined with what the knowledge gives, ready to draw."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from unweary.knowledge.base import Explanation, Knowledge, Level, Treatment
from unweary.knowledge.exercise import Exercise
from unweary.knowledge.pages import HEADINGS, Guide, Page, Section, Term
from unweary.knowledge.value_paths import value_at
from unweary.web.base.numbers import Number, numbers
from unweary.web.base.wording import certainty_text
from unweary.web.guide import blocks
from unweary.web.guide.blocks import Link
from unweary.web.guide.drawn import Felt, felt
from unweary.web.guide.exercise_blocks import (
    ExerciseBlocks,
    Neighbour,
    exercise_blocks,
    exercise_pages,
)
from unweary.web.guide.groups import group_words
from unweary.web.guide.languages import NAMES, address, guide_in, languages, page_about
from unweary.web.guide.markdown import Writing, by_form, forms_of, html_of
from unweary.web.guide.pictures import Figure, figures
from unweary.web.guide.sources import Numbered, Sources
from unweary.web.guide.words import value_words

NAMED = ("glossary", "search", "sets", "index")  # targets of links that are no slugs
SEEN, TODAY = "when-to-be-seen", "what-to-do-today"
FEELS, HELPS = "what-it-feels-like", "what-helps"
EMERGENCY = "emergency_department"


@dataclass(frozen=True)
class Part:
    """A section with its heading in the reader's language."""

    id: str
    heading: str
    html: SafeString


@dataclass(frozen=True)
class Explained:
    """A word of the page and what it means."""

    id: str
    term: str
    means: str
    href: str


@dataclass(frozen=True)
class Edition:
    """The same page in a language."""

    language: str
    href: str
    name: str


@dataclass(frozen=True)
class CauseBlocks:
    """What the knowledge says of an explanation."""

    doctors_say: str
    felt: Felt | None
    level: blocks.LevelBlock
    frequency: blocks.Frequency | None  # None where it is asked outright
    course: blocks.CourseBlock | None
    clues_for: tuple[blocks.ClueLine, ...]
    clues_against: tuple[blocks.ClueLine, ...]
    helps: tuple[blocks.HelpCard, ...]
    warnings: tuple[blocks.Warning, ...]
    clinicians: tuple[Link, ...]


@dataclass(frozen=True)
class TreatmentBlocks:
    """What the knowledge says of a treatment."""

    certainty: str
    measured: tuple[blocks.Measured, ...]
    cautions: tuple[str, ...]
    not_with: tuple[str, ...]
    used_for: tuple[Link, ...]


@dataclass(frozen=True)
class GuidePage:
    """All that the template draws."""

    page: Page
    href: str
    group: Link
    lead: Figure | None
    figures: tuple[Figure, ...]
    parts: tuple[Part, ...]
    calls: tuple[Number, ...]  # on the page of an emergency department
    seen: Part | None  # "When to be seen", which stands in a frame of its own
    cause: CauseBlocks | None
    treatment: TreatmentBlocks | None
    exercise: ExerciseBlocks | None
    exercises: tuple[Neighbour, ...]
    habits: tuple[Link, ...]
    next: Link | None
    related: tuple[Link, ...]
    words: tuple[Explained, ...]
    sources: tuple[Numbered, ...]
    changed: date
    reviewed_by: str  # "" as long as no clinician has
    editions: tuple[Edition, ...]

    @property
    def serious(self) -> bool:
        """Whether the page leads with when to be seen."""
        return self.page.kind == "serious"

    @property
    def has_helps(self) -> bool:
        """Whether a section is there that what helps can stand below."""
        return any(part.id == HELPS for part in self.parts)

    @property
    def figures_after(self) -> str:
        """The section that the further pictures stand in."""
        ids = [part.id for part in self.parts]
        return FEELS if FEELS in ids else ids[min(1, len(ids) - 1)] if ids else ""

    @property
    def of_a_complaint(self) -> bool:
        """Whether it is about something that one may have, rather than something to do."""
        return self.page.kind in ("overview", "cause", "serious", "consequence", "habit")

    @property
    def urgent(self) -> bool:
        """Whether it is an emergency or a crisis, in which nobody should fill in a check first."""
        return self.cause is not None and (
            self.cause.level.id == Level.EMERGENCY.id or self.cause.frequency is None
        )

    @property
    def finds_care(self) -> bool:
        """Whether it is about somebody whom the directory may know near home."""
        return self.page.kind == "clinician" and self.page.entity != EMERGENCY

    @property
    def contents(self) -> tuple[Part, ...]:
        """The headings, for the list at the top; a serious page names what leads it first."""
        seen = (self.seen,) if self.seen else ()
        return (*seen, *self.parts) if self.serious else (*self.parts, *seen)


@dataclass
class Prose:
    """Writes the prose of one page, and keeps what it used."""

    page: Page
    guide: Guide
    knowledge: Knowledge
    sources: Sources
    terms: dict[str, Term] = field(default_factory=dict)

    def __post_init__(self) -> None:
        known = [t for t in self.guide.terms.values() if t.page != self.page.slug]
        self._forms: Mapping[str, Term] = by_form(known)
        self._writing = Writing(self._say, self._link, self._explain, forms_of(known))

    def part(self, section: Section) -> Part:
        """One section as HTML."""
        fixed = section.heading in HEADINGS[self.page.kind]
        heading = _(section.heading) if fixed else section.heading
        if self.page.kind == "claims":  # said by people, not by the page
            heading = _("“%(claim)s”") % {"claim": heading}
        return Part(section.id, heading, mark_safe(html_of(section.text, self._writing)))

    def explained(self) -> tuple[Explained, ...]:
        """The words that were marked, in the order of the alphabet."""
        return tuple(
            Explained(t.id, t.term, t.means, page_about(t.page))
            for t in sorted(self.terms.values(), key=lambda t: t.term.lower())
        )

    def _say(self, path: str, form: str) -> tuple[str, str]:
        value = value_at(self.knowledge, self.guide.facts, path)
        return value_words(value, brief=form == "brief"), self.sources.mark(value.source)

    def _link(self, target: str) -> str:
        if target.startswith("source:"):
            return self.sources.link(target.removeprefix("source:"))
        if target == "check":
            return reverse("landing")
        if target in NAMED:
            return address(target)
        return address("page", target) if target in self.guide.pages else ""

    def _explain(self, form: str) -> Term | None:
        term = self._forms[form.lower()]
        if term.id in self.terms:
            return None
        self.terms[term.id] = term
        return term


def guide_page(page: Page, guide: Guide, knowledge: Knowledge) -> GuidePage:
    """A page with all that belongs to it."""
    sources = Sources(knowledge)
    prose = Prose(page, guide, knowledge, sources)
    parts = {section.id: prose.part(section) for section in page.sections}
    seen = parts.pop(SEEN, None)
    explanation = knowledge.explanations.get(page.entity)
    treatment = knowledge.treatments.get(page.entity)
    exercise = knowledge.exercises.get(page.entity)
    pictures = figures(page.pictures)
    leads = bool(pictures) and exercise is None  # an exercise is led by its moving figure
    words = group_words(page.kind)
    return GuidePage(
        page=page,
        href=address("page", page.slug),
        group=Link(words.short, f"{address('index')}#{words.id}"),
        lead=pictures[0] if leads else None,
        figures=pictures[1:] if leads else pictures,
        parts=_ordered(page, tuple(parts.values())),
        calls=numbers(settings.EMERGENCY_NUMBER) if page.entity == EMERGENCY else (),
        seen=seen,
        cause=cause_blocks(explanation, page.pictures, knowledge, sources) if explanation else None,
        treatment=treatment_blocks(treatment, knowledge, sources) if treatment else None,
        exercise=exercise_blocks(exercise, knowledge, sources) if exercise else None,
        exercises=exercise_pages(_others(page, guide, "exercise"), guide, knowledge),
        habits=blocks.page_links(_others(page, guide, "habit"), guide),
        next=next(iter(blocks.page_links((page.next,), guide)), None),
        related=blocks.page_links([s for s in page.related if s != page.next], guide),
        words=prose.explained(),
        sources=sources.numbered((*_further(explanation, exercise), *page.sources)),
        changed=page.changed,
        reviewed_by=page.review.by if page.review.status == "reviewed" else "",
        editions=editions(page.slug),
    )


def cause_blocks(
    e: Explanation, pictures: tuple[str, ...], knowledge: Knowledge, sources: Sources
) -> CauseBlocks:
    """What the knowledge says of an explanation. Its sources are counted in this order."""
    known = [knowledge.treatments[id] for id in e.treatments if id in knowledge.treatments]
    clues = () if e.rules_only else e.clues  # what is asked outright is not weighed
    return CauseBlocks(
        doctors_say=_(e.medical_name),
        felt=felt(e, pictures, knowledge),
        level=blocks.level_block(
            e.needs,
            _(e.see_clinician),
            called=e.needs is Level.EMERGENCY or e.rules_only,
            crisis=e.rules_only,
        ),
        frequency=None if e.rules_only else blocks.frequency(e, sources, knowledge),
        course=blocks.course_block(e.course, sources) if e.course else None,
        clues_for=blocks.clue_lines(clues, knowledge, sources, speaks_for=True),
        clues_against=blocks.clue_lines(clues, knowledge, sources, speaks_for=False),
        helps=blocks.help_cards(known, sources),
        warnings=blocks.warnings(e.id, knowledge, sources),
        clinicians=blocks.clinician_links(e.clinicians),
    )


def treatment_blocks(t: Treatment, knowledge: Knowledge, sources: Sources) -> TreatmentBlocks:
    """What the knowledge says of a treatment."""
    offered = [e for e in knowledge.explanations.values() if t.id in e.treatments]
    return TreatmentBlocks(
        certainty=certainty_text(t.certainty),
        measured=blocks.measured(t, knowledge, sources),
        cautions=tuple(blocks.first_upper(_(line)) for line in t.cautions),
        not_with=tuple(blocks.first_upper(_(line)) for line in t.contraindications),
        used_for=tuple(Link(_(e.name), page_about(e.id)) for e in offered),
    )


def editions(slug: str = "") -> tuple[Edition, ...]:
    """The languages that have a page, or the overview, each with its address."""
    return tuple(
        Edition(
            language,
            address("page" if slug else "index", slug, language=language),
            NAMES.get(language, language),
        )
        for language in languages()
        if not slug or slug in guide_in(language).pages
    )


def _ordered(page: Page, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """In the order of the file; a serious page begins with what to do."""
    if page.kind != "serious":
        return parts
    return tuple(sorted(parts, key=lambda part: part.id != TODAY))


def _others(page: Page, guide: Guide, kind: str) -> tuple[str, ...]:
    return blocks.belonging(page, guide, kind) if page.kind != kind else ()


def _further(e: Explanation | None, x: Exercise | None) -> tuple[str, ...]:
    """Sources that the page rests on without a mark: of the level, of an exercise's judged dose."""
    return (*((e.urgency_source, *e.further_sources) if e else ()), *(x.sources if x else ()))
