"""Rules for the pages of the guide. Every problem is reported at once: file, key, remedy."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import date

from unweary.knowledge.base import Knowledge
from unweary.knowledge.grade import reading_grade
from unweary.knowledge.lint import GRADE, Problem
from unweary.knowledge.pages import HEADINGS, NEEDED, REFERENCE, Guide, Page
from unweary.knowledge.value_paths import NoSuchValue, value_at

TITLE, SUMMARY = 70, 160  # characters, at most
WORDS = (120, 1000)  # of a body
CLAIM_WORDS = (120, 2500)
RELATED = (3, 6)
FORMS = ("", "brief")
ROOMS: Mapping[str, tuple[str, ...]] = {  # where a kind's entity is looked for
    "cause": ("explanations", "contributors"),
    "serious": ("explanations",),
    "habit": ("contributors",),
    "treatment": ("treatments",),
    "exercise": ("exercises",),
    "measure": ("measures",),
}
NAMED = frozenset(
    {"check", "glossary", "search", "sets", "feed", "index"}
)  # slugs that are no page's
SLUG = re.compile(r"[a-z][a-z0-9_]*")
SOURCE = "sources."
LINK = re.compile(r"\[[^\]]*\]\(([^)]*)\)")
DIGITS = re.compile(r"(?<![\w-])\d[\d.,:/]*(?<=\d)")
LIST_NUMBER = re.compile(r"^\s*\d+\. ", re.MULTILINE)
FOREIGN = re.compile(r"</?[a-zA-Z!][^>]*>|!\[|^#(?!##? )|^```|^#{4,} |https?://", re.MULTILINE)
UNKIND = re.compile(r"\b(just|simply|obviously|of course)\b", re.IGNORECASE)


def lint_pages(
    guide: Guide,
    knowledge: Knowledge,
    *,
    today: date,
    pictures: Collection[str] | None = None,
) -> tuple[Problem, ...]:
    """Every problem of a guide, sorted by file. pictures: known ids, None where none are known."""
    slugs = frozenset((*guide.pages, *_to_come(knowledge)))
    found: list[Problem] = []
    for page in guide.pages.values():
        for check in (_head(page), _headings(page), _prose(page), _due(page, today)):
            found += check
        found += _names(page, knowledge, slugs, pictures)
        found += _numbers(page, guide, knowledge)
    found += _formerly(guide)
    found += _terms(guide, slugs)
    found += _facts(guide, knowledge)
    return tuple(sorted(set(found)))


def cited_by(guide: Guide) -> frozenset[str]:
    """Sources that pages and facts name by themselves, beside those of the knowledge's entries."""
    ids = {fact.source for fact in guide.facts.values()}
    for page in guide.pages.values():
        ids.update(page.sources)
        ids.update(v.path.removeprefix(SOURCE) for v in page.values if v.path.startswith(SOURCE))
        ids.update(n.removeprefix("source:") for n in LINK.findall(page.body) if "source:" in n)
    return frozenset(ids)


def breaking_pages(guide: Guide, knowledge: Knowledge) -> tuple[Problem, ...]:
    """The problems with which a page cannot be shown: values that lead nowhere."""
    found: set[Problem] = set()
    for page in guide.pages.values():
        found.update(_lost_values(page, guide, knowledge))
    return tuple(sorted(found))


def _to_come(knowledge: Knowledge) -> Iterator[str]:
    """Entries of the knowledge: each may have a page, now or later."""
    for room in ("explanations", "contributors", "treatments", "exercises", "measures"):
        yield from getattr(knowledge, room, ())
    yield from _clinicians(knowledge)


def _clinicians(knowledge: Knowledge) -> frozenset[str]:
    return frozenset(kind for e in knowledge.explanations.values() for kind in e.clinicians)


def _head(page: Page) -> Iterator[Problem]:
    if not SLUG.fullmatch(page.slug) or page.slug in NAMED:
        yield Problem(page.place, f'slug: "{page.slug}" cannot be used', "rename the file")
    for key, text, most in (("title", page.title, TITLE), ("summary", page.summary, SUMMARY)):
        if not 3 <= len(text) <= most:
            yield Problem(page.place, f"{key}: {len(text)} characters", f"write 3 to {most}")
    for key, text in (("title", page.title), ("summary", page.summary), ("prose", page.body)):
        if unkind := UNKIND.search(text):
            yield Problem(page.place, f'{key}: says "{unkind[0]}"', "leave it out")
    if not RELATED[0] <= len(set(page.related)) <= RELATED[1]:
        told = f"write {RELATED[0]} to {RELATED[1]}"
        yield Problem(page.place, f"related: {len(set(page.related))} slugs", told)
    if page.slug in (*page.related, page.next):
        yield Problem(page.place, "related or next: names the page itself", "name others")


def _headings(page: Page) -> Iterator[Problem]:
    has = [section.heading for section in page.sections]
    allowed = HEADINGS[page.kind]
    for heading in has if allowed else ():
        if heading not in allowed:
            near = difflib.get_close_matches(heading, allowed, n=1)
            remedy = f'did you mean "{near[0]}"?' if near else f"use {', '.join(allowed)}"
            yield Problem(page.place, f'heading "{heading}" is not one of a {page.kind}', remedy)
    known = [h for h in has if h in allowed]
    if allowed and known != sorted(set(known), key=allowed.index):
        yield Problem(page.place, "headings are twice or out of order", ", ".join(allowed))
    for heading in NEEDED[page.kind]:
        if heading not in has:
            yield Problem(page.place, f'heading "{heading}" is missing', "write that section")
    for heading, count in Counter(has).items():
        if not allowed and count > 1:
            yield Problem(page.place, f'heading "{heading}" is there twice', "merge the two")
    for section in page.sections:
        if not section.text:
            yield Problem(page.place, f'section "{section.heading}" is empty', "write it")


def _prose(page: Page) -> Iterator[Problem]:
    least, most = CLAIM_WORDS if page.kind == "claims" else WORDS
    said = plain_prose(page.body)
    if not least <= len(said.split()) <= most:
        told = f"write {least} to {most}"
        yield Problem(page.place, f"prose: {len(said.split())} words", told)
    if foreign := FOREIGN.search(REFERENCE.sub("", page.body)):
        told = "write plain Markdown: no HTML, image, address, code, or heading but ## and ###"
        yield Problem(page.place, f"prose: {foreign[0].strip()!r} is not allowed", told)
    for key, text in (("prose", said), ("summary", page.summary)):
        if (grade := reading_grade(text)) > GRADE:
            told = f"write for grade {GRADE:g} or under"
            yield Problem(page.place, f"{key}: reading grade {grade:.1f}", told)


def plain_prose(text: str) -> str:
    """Markdown as it is read out: without marks, links and values."""
    text = re.sub(r"\n +(?=\S)(?![-*] |\d+\. )", " ", REFERENCE.sub("", text))
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"^\s*(?:[-*]|\d+\.|#+)\s+(.*?)([.!?:]?)$", r"\1\2.", text, flags=re.MULTILINE)
    return re.sub(r"[*_`]+", "", text)


def _names(
    page: Page, knowledge: Knowledge, slugs: Collection[str], pictures: Collection[str] | None
) -> Iterator[Problem]:
    links = LINK.findall(page.body)
    cited = [link.removeprefix("source:") for link in links if link.startswith("source:")]
    inner = [link for link in links if not link.startswith("source:") and link not in NAMED]
    named: tuple[tuple[str, Collection[str], str, Collection[str] | None], ...] = (
        ("related", page.related, "pages", slugs),
        ("next", (page.next,), "pages", slugs),
        ("link", inner, "pages", slugs),
        ("pictures", page.pictures, "the picture library", pictures),
        ("sources", (*page.sources, *cited), "sources/", knowledge.sources),
        ("entity", (page.entity,), "the knowledge", _entities(page, knowledge)),
    )
    for key, ids, room, known in named:
        if known is None:
            continue
        for id in ids:
            if id and id not in known:
                near = difflib.get_close_matches(id, list(known), n=1)
                remedy = f'did you mean "{near[0]}"?' if near else "add it, or name another"
                yield Problem(page.place, f'{key}: "{id}" is not in {room}', remedy)
    if page.kind == "serious" and not page.entity:
        yield Problem(page.place, "entity: is missing", "name the explanation: it has the level")


def _entities(page: Page, knowledge: Knowledge) -> Collection[str] | None:
    """Ids that a page of this kind may be about; None where the knowledge has no such room."""
    if page.kind == "clinician":
        return _clinicians(knowledge)
    rooms = [getattr(knowledge, room, None) for room in ROOMS.get(page.kind, ())]
    held = [room for room in rooms if room is not None]
    if page.kind in ROOMS:
        return frozenset(id for room in held for id in room) if held else None
    return frozenset(_to_come(knowledge))


def _lost_values(page: Page, guide: Guide, knowledge: Knowledge) -> Iterator[Problem]:
    for ref in page.values:
        try:
            value_at(knowledge, guide.facts, ref.path)
        except NoSuchValue as error:
            told = "see docs/reference/pages.md"
            yield Problem(page.place, f"{{{{ {ref.path} }}}}: {error}", told)


def _numbers(page: Page, guide: Guide, knowledge: Knowledge) -> Iterator[Problem]:
    yield from _lost_values(page, guide, knowledge)
    for ref in page.values:
        if ref.form not in FORMS:
            yield Problem(page.place, f'form "{ref.form}" is unknown', "use brief, or none")
    bare = REFERENCE.sub("", page.body)
    if "{" in bare or "}" in bare:
        yield Problem(page.place, "a brace stands alone", "write {{ path }}")
    allowed = set(DIGITS.findall(_own_text(page, knowledge)))
    for text in (page.title, page.summary, LIST_NUMBER.sub("", LINK.sub("", bare))):
        for digits in DIGITS.findall(text):
            if digits not in allowed:
                told = "name it by {{ path }}, or write it as a word if it is advice"
                yield Problem(page.place, f"prose: {digits} is typed", told)
    if page.kind == "claims":
        for section in page.sections:
            if not REFERENCE.search(section.text):
                told = "add {{ sources.ID }} behind what the source says"
                yield Problem(page.place, f'claim "{section.heading}" names no source', told)


def _own_text(page: Page, knowledge: Knowledge) -> str:
    """What the knowledge itself tells people about the page's entity: its numbers are advice."""
    texts: list[str] = []
    for room in ("explanations", "contributors", "treatments", "exercises", "measures"):
        entry = getattr(knowledge, room, {}).get(page.entity)
        for key in ("summary", "message", "see_clinician", "one_thing", "why", "cautions", "steps"):
            value = getattr(entry, key, "")
            texts += [value] if isinstance(value, str) else list(value)
    return " ".join(texts)


def _due(page: Page, today: date) -> Iterator[Problem]:
    try:
        again_by = date.fromisoformat(page.review.again_by)
    except ValueError:
        told = 'write it like "2028-03-01", in quotes'
        yield Problem(page.place, f'review: "{page.review.again_by}" is no date', told)
        return
    if again_by < today:
        yield Problem(page.place, f"review: was due by {again_by}", "look at it again")
    if page.review.status not in ("reviewed", "unreviewed"):
        yield Problem(page.place, f'review: "{page.review.status}"', "say unreviewed or reviewed")
    if page.review.status == "reviewed" and not page.review.by:
        yield Problem(page.place, "review: reviewed by nobody", "name the reviewer, or unreviewed")


def _formerly(guide: Guide) -> Iterator[Problem]:
    count = Counter(old for page in guide.pages.values() for old in page.formerly)
    for page in guide.pages.values():
        for old in page.formerly:
            if old in guide.pages or count[old] > 1:
                yield Problem(page.place, f'formerly: "{old}" is in use', "remove it")


def _terms(guide: Guide, slugs: Collection[str]) -> Iterator[Problem]:
    place = f"terms/{guide.language}.toml"
    forms = Counter(f.lower() for t in guide.terms.values() for f in (t.term, *t.also))
    for term in guide.terms.values():
        if not re.fullmatch(r"[A-Z].*\.", term.means):
            told = "begin with a capital and end with a full stop"
            yield Problem(place, f"{term.id}: means is no sentence", told)
        if (grade := reading_grade(term.means)) > GRADE:
            yield Problem(place, f"{term.id}: reading grade {grade:.1f}", "use shorter words")
        if term.page and term.page not in slugs:
            yield Problem(place, f'{term.id}: "{term.page}" is no page', "name another, or none")
        for form in (term.term, *term.also):
            if forms[form.lower()] > 1:
                yield Problem(place, f'{term.id}: "{form}" is there twice', "keep one of the two")


def _facts(guide: Guide, knowledge: Knowledge) -> Iterator[Problem]:
    used = {ref.path for page in guide.pages.values() for ref in page.values}
    for fact in guide.facts.values():
        place = f"facts: {fact.id}"
        if fact.source not in knowledge.sources:
            yield Problem(place, f'source: "{fact.source}" is not in sources/', "add it")
        if fact.words.count("{number}") != 1:
            yield Problem(place, "words: needs {number} once", "say where the number goes")
        low, high = fact.low, fact.high
        if (low is None) != (high is None):
            yield Problem(place, "low and high: one is missing", "give both, or neither")
        elif low is not None and high is not None and not low <= fact.number <= high:
            yield Problem(place, f"{low:g}, {fact.number:g}, {high:g} do not rise", "correct them")
        if f"facts.{fact.id}" not in used and guide.pages:
            yield Problem(place, "no page names it", "use it, or remove it")
