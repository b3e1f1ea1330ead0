"""Rules across the knowledge files. Every problem is reported at once: file, key, remedy."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from unweary.knowledge.base import (
    Clue,
    Contributor,
    Explanation,
    Finding,
    Kind,
    Knowledge,
    Rule,
    Treatment,
)
from unweary.knowledge.exercise import Exercise
from unweary.knowledge.expression import Expression
from unweary.knowledge.grade import reading_grade
from unweary.knowledge.lint_exercises import impossible, prose, references, unsupported
from unweary.knowledge.lint_values import circles, endless, misread, used_names

GRADE = 8.0  # reading grade that no text may exceed
OPENING = ("where_", "feels_")


@dataclass(frozen=True, order=True)
class Problem:
    """Something wrong. `kind` groups problems; `remedy` says what to do."""

    place: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what}; {self.remedy}"


def lint(knowledge: Knowledge, *, today: date, cited: Collection[str] = ()) -> tuple[Problem, ...]:
    """Every problem of the knowledge, sorted by file. cited: sources that its prose names."""
    checks = (
        _unknown_ids(knowledge),
        _impossible_numbers(knowledge),
        _impossible_tests(knowledge),
        _exercises(knowledge),
        _unreachable(knowledge),
        _unneeded(knowledge, cited),
        _rules_without_effect(knowledge),
        _same_questions(knowledge),
        _missing_words(knowledge),
        _hard_to_read(knowledge),
        _overdue(knowledge, today),
    )
    return tuple(sorted({problem for check in checks for problem in check}))


def breaking(knowledge: Knowledge) -> tuple[Problem, ...]:
    """The problems with which nobody may be advised: unknown ids, numbers that cannot be."""
    checks = (
        _unknown_ids(knowledge),
        _impossible_numbers(knowledge),
        _impossible_tests(knowledge),
        (Problem(*found) for found in impossible(knowledge)),
    )
    return tuple(sorted({problem for check in checks for problem in check}))


def _unknown_ids(knowledge: Knowledge) -> Iterator[Problem]:
    for place, key, ids, where, known in _references(knowledge):
        for id in ids:
            if id not in known:
                near = difflib.get_close_matches(id, list(known), n=1)
                remedy = f'did you mean "{near[0]}"?' if near else "add it, or remove the mention"
                yield Problem(place, f'{key}: "{id}" is not in {where}', remedy)


def _references(
    knowledge: Knowledge,
) -> Iterator[tuple[str, str, Iterable[str], str, Iterable[str]]]:
    findings, sources = knowledge.findings, knowledge.sources
    yield from references(knowledge)
    for place, key, test in _expressions(knowledge):
        yield place, key, test.findings(), "findings/", findings
    for e in knowledge.explanations.values():
        place = f"explanations/{e.id}.toml"
        yield place, "where", e.where, "findings/", findings
        yield place, "feels", e.feels, "findings/", findings
        yield place, "treatments", e.treatments, "treatments/", knowledge.treatments
        yield place, "further_sources", e.further_sources, "sources/", sources
        yield place, "source", filter(None, _sources_of(e)), "sources/", sources
    for c in knowledge.contributors.values():
        yield f"contributors/{c.id}.toml", "source", (c.source,), "sources/", sources
    for r in knowledge.rules.values():
        yield f"rules/{r.id}.toml", "source", (r.source,), "sources/", sources
        yield f"rules/{r.id}.toml", "about", r.about, "explanations/", knowledge.explanations
    for t in knowledge.treatments.values():
        place = f"treatments/{t.id}.toml"
        yield place, "effect.source", (e.source for e in t.effects if e.source), "sources/", sources
        yield place, "guideline_sources", t.guideline_sources, "sources/", sources
    for k in knowledge.checklists.values():
        yield f"checklists/{k.id}.toml", "findings", k.findings, "findings/", findings


def _sources_of(e: Explanation) -> Iterator[str]:
    yield e.prior.source
    yield e.urgency_source
    yield e.prevalence.source if e.prevalence else ""
    yield e.course.source if e.course else ""
    yield from (c.source for c in e.clues)


def _expressions(knowledge: Knowledge) -> Iterator[tuple[str, str, Expression]]:
    for f in knowledge.findings.values():
        for key, test in (("asked_if", f.asked_if), ("derived", f.derived)):
            if test is not None:
                yield f"findings/{f.id}.toml", key, test
    for room, id, clues in _clued(knowledge):
        for i, clue in enumerate(clues):
            if clue.use:
                yield f"{room}/{id}.toml", f"clue[{i}].test", clue.test
    for e in knowledge.explanations.values():
        if e.only_if is not None:
            yield f"explanations/{e.id}.toml", "only_if", e.only_if
    for r in knowledge.rules.values():
        yield f"rules/{r.id}.toml", "when", r.when
    for k in knowledge.checklists.values():
        if k.asked_if is not None:
            yield f"checklists/{k.id}.toml", "asked_if", k.asked_if
    for t in knowledge.treatments.values():
        for key, test in (("fits", t.fits), ("not_if", t.not_if)):
            if test is not None:
                yield f"treatments/{t.id}.toml", key, test


def _clued(knowledge: Knowledge) -> Iterator[tuple[str, str, tuple[Clue, ...]]]:
    for e in knowledge.explanations.values():
        yield "explanations", e.id, e.clues
    for c in knowledge.contributors.values():
        if not c.explanation:
            yield "contributors", c.id, c.clues


def _impossible_numbers(knowledge: Knowledge) -> Iterator[Problem]:
    targets: list[tuple[str, Explanation | Contributor]] = [
        *((f"explanations/{e.id}.toml", e) for e in knowledge.explanations.values()),
        *((f"contributors/{c.id}.toml", c) for c in knowledge.contributors.values()),
    ]
    for place, target in targets:
        prior = target.prior
        if not 0 < prior.low <= prior.chance <= prior.high < 1:
            yield Problem(
                place,
                f"prior: {prior.low:g}, {prior.chance:g}, {prior.high:g} do not rise within (0, 1)",
                "give low, chance and high in that order, none of them 0 or 1",
            )
        for i, clue in enumerate(target.clues):
            yield from _impossible_clue(place, i, clue)
    for f in knowledge.findings.values():
        place = f"findings/{f.id}.toml"
        if not 0 < f.background < 1:
            yield Problem(place, f"background: {f.background:g} is not in (0, 1)", "correct it")
        if f.kind is Kind.NUMBER and (f.least is None or f.most is None or f.least >= f.most):
            yield Problem(place, "least and most do not make a range", "give both")
        if f.kind is Kind.CHOICE and len(f.choices) < 2:
            yield Problem(place, "choice: fewer than two choices", "give at least two")


def _impossible_tests(knowledge: Knowledge) -> Iterator[Problem]:
    for place, key, test in _expressions(knowledge):
        for what, remedy in misread(test, knowledge.findings):
            yield Problem(place, f"{key}: {what}", remedy)
    for place, key in endless(knowledge):
        yield Problem(place, f"{key} is not finite", "give a number")
    for id in circles(knowledge):
        yield Problem(f"findings/{id}.toml", "derived: hangs on itself", "break the circle")
    for id, old in used_names(knowledge):
        yield Problem(f"findings/{id}.toml", f'formerly: "{old}" is in use', "remove it")


def _exercises(knowledge: Knowledge) -> Iterator[Problem]:
    for found in (*impossible(knowledge), *unsupported(knowledge)):
        yield Problem(*found)


def _impossible_clue(place: str, i: int, clue: Clue) -> Iterator[Problem]:
    key = f"clue[{i}] ({clue.test})"
    if clue.present <= 0 or clue.absent <= 0:
        yield Problem(place, f"{key}: a ratio is 0 or less", "a ratio must be above 0")
    if (clue.present - 1) * (clue.absent - 1) > 0:
        yield Problem(place, f"{key}: yes and no move the odds the same way", "check both ratios")
    for name in ("sensitivity", "specificity"):
        share = getattr(clue, name)
        if share is not None and not 0 < share < 1:
            yield Problem(place, f"{key}: {name} {share:g} is not in (0, 1)", "correct it")
    if not clue.use and not clue.why_not:
        yield Problem(place, f"{key}: is kept unused without a reason", "say why in why_not")


def _leaves(knowledge: Knowledge, test: Expression) -> set[str]:
    seen: set[str] = set()
    todo = set(test.findings())
    while todo:
        id = todo.pop()
        if id in seen:
            continue
        seen.add(id)
        finding = knowledge.findings.get(id)
        if finding is not None and finding.derived is not None:
            todo |= finding.derived.findings()
    return seen


def _unreachable(knowledge: Knowledge) -> Iterator[Problem]:
    asked = {f.id for f in knowledge.findings.values() if f.asked}
    for e in knowledge.explanations.values():
        moving = [c for c in e.clues if c.use and (c.present != 1 or c.absent != 1)]
        if not any(_leaves(knowledge, c.test) & asked for c in moving):
            yield Problem(
                f"explanations/{e.id}.toml",
                "no question can reach it",
                "give it a clue that is asked",
            )
    for f in knowledge.findings.values():
        if f.asked_if is not None and f.id in _leaves(knowledge, f.asked_if):
            yield Problem(f"findings/{f.id}.toml", "asked_if: waits for itself", "remove the loop")


def _unneeded(knowledge: Knowledge, cited: Collection[str]) -> Iterator[Problem]:
    needed: set[str] = set()
    for place, key, test in _expressions(knowledge):
        if not (place.startswith("findings/") and key == "asked_if"):
            needed |= _leaves(knowledge, test) - {
                place.removeprefix("findings/").removesuffix(".toml")
            }
    parents = {
        leaf
        for f in knowledge.findings.values()
        if f.asked_if is not None
        for leaf in _leaves(knowledge, f.asked_if)
    }
    for f in knowledge.findings.values():
        used = f.id in needed or f.id in parents or f.id.startswith(OPENING)
        if not used and f.id != "complaint_is_ours":
            yield Problem(f"findings/{f.id}.toml", "nothing needs it", "link it, or remove it")
    named = {s for _, key, ids, _, _ in _references(knowledge) if "source" in key for s in ids}
    for s in knowledge.sources.values():
        if s.id not in {*named, *cited} and s.id not in _mentioned(knowledge):
            yield Problem(f"sources/{s.id}.toml", "nothing cites it", "cite it, or remove it")


def _mentioned(knowledge: Knowledge) -> set[str]:
    """Source ids that stand in a note, beside another figure for the same fact."""
    text = " ".join(
        [
            *(c.note for _, _, clues in _clued(knowledge) for c in clues),
            *(e.prevalence.note for e in knowledge.explanations.values() if e.prevalence),
        ]
    )
    return set(re.findall(r"\b[a-z][a-z0-9_]+\b", text))


def _rules_without_effect(knowledge: Knowledge) -> Iterator[Problem]:
    for r in knowledge.rules.values():
        place = f"rules/{r.id}.toml"
        if r.when.fires({}):
            yield Problem(place, "when: holds before anything is answered", "demand a finding")
        if not r.when.possible({}) or not _askable(knowledge, r):
            yield Problem(place, "when: can never hold", "use findings that are asked")
    seen: dict[str, str] = {}
    for r in knowledge.rules.values():
        twin = seen.setdefault(r.when.text, r.id)
        if twin != r.id and knowledge.rules[twin].level == r.level:
            yield Problem(
                f"rules/{r.id}.toml", f'when: the same as in "{twin}"', "keep one of the two"
            )


def _askable(knowledge: Knowledge, rule: Rule) -> bool:
    leaves = _leaves(knowledge, rule.when)
    return any(knowledge.findings[f].asked for f in leaves if f in knowledge.findings)


def _same_questions(knowledge: Knowledge) -> Iterator[Problem]:
    asked = [f for f in knowledge.findings.values() if f.asked]
    for key in ("question", "label"):
        count = Counter(_bare(getattr(f, key)) for f in asked if getattr(f, key))
        for f in asked:
            if count[_bare(getattr(f, key))] > 1:
                yield Problem(
                    f"findings/{f.id}.toml",
                    f"{key}: another finding says the same",
                    "merge the two, or say the difference",
                )


def _bare(text: str) -> str:
    return re.sub(r"[^a-z0-9 ]", "", text.lower()).strip()


def _missing_words(knowledge: Knowledge) -> Iterator[Problem]:
    for f in knowledge.findings.values():
        for key in _words_needed(f):
            if not getattr(f, key):
                yield Problem(f"findings/{f.id}.toml", f"{key}: is missing", "write it")
    for r in knowledge.rules.values():
        for key in ("title", "why"):
            if not getattr(r, key):
                yield Problem(f"rules/{r.id}.toml", f"{key}: is missing", "write it")
    for e in knowledge.explanations.values():
        if not e.summary:
            yield Problem(f"explanations/{e.id}.toml", "summary: is missing", "write it")
    for t in knowledge.treatments.values():
        if not t.message:
            yield Problem(f"treatments/{t.id}.toml", "message: is missing", "write it")


def _words_needed(f: Finding) -> tuple[str, ...]:
    if not f.asked:
        return ("label",)
    if f.id.startswith(OPENING):
        return ("label", "question", "topic")
    return ("label", "question", "why", "topic")


def _hard_to_read(knowledge: Knowledge) -> Iterator[Problem]:
    for place, key, text in _prose(knowledge):
        grade = reading_grade(text)
        if grade > GRADE:
            yield Problem(
                place, f"{key}: reading grade {grade:.1f}", f"write for grade {GRADE:g} or under"
            )


def _prose(knowledge: Knowledge) -> Iterator[tuple[str, str, str]]:
    for f in knowledge.findings.values():
        text = " ".join(filter(None, (f.question, f.help, f.why)))
        if text:
            yield f"findings/{f.id}.toml", "question, help and why", text
    for r in knowledge.rules.values():
        yield f"rules/{r.id}.toml", "why", f"{r.why} {r.do_now}"
    for e in knowledge.explanations.values():
        yield f"explanations/{e.id}.toml", "summary", e.summary
    for t in knowledge.treatments.values():
        yield f"treatments/{t.id}.toml", "message", _text_of(t)
    yield from prose(knowledge)


def _text_of(t: Treatment) -> str:
    return f"{t.summary} {t.message}"


def _overdue(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    reviewed: list[tuple[str, Explanation | Exercise]] = [
        *((f"explanations/{e.id}.toml", e) for e in knowledge.explanations.values()),
        *((f"exercises/{e.id}.toml", e) for e in knowledge.exercises.values()),
    ]
    for place, e in reviewed:
        if e.review is None:
            yield Problem(place, "review: is missing", 'say "unreviewed" and again_by')
        elif (again_by := _date(e.review.again_by)) is None:
            told = f'review: "{e.review.again_by}" is no date'
            yield Problem(place, told, "write it like 2028-03-01, in quotes")
        elif again_by < today:
            yield Problem(place, f"review: was due by {e.review.again_by}", "look at it again")
        elif e.review.status == "reviewed" and not e.review.by:
            yield Problem(place, "review: reviewed by nobody", "name the reviewer, or unreviewed")


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
