"""One page for the clinician: what the person said, what was cleared, what fits. Values -> PDF."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cache
from importlib import resources

import typst

from unweary.knowledge.base import UNSURE, Answers, Finding, Kind, Knowledge, Level, Reply
from unweary.reasoning.base import Cause, Likely, Result, Said
from unweary.reasoning.danger import in_order
from unweary.reasoning.model import model_of

MOST_EXPLANATIONS = 5
MOST_REASONS = 4
LEAST_CHANCE = 0.03  # below it an explanation is left out, unless it has to be ruled out first
MOST_YES = 28

LEVELS = {
    Level.EMERGENCY: "Emergency: help now",
    Level.SAME_DAY: "To be seen today",
    Level.SOON: "To be seen within one to two weeks",
    Level.SELF_CARE: "Self-care, with advice on when to come back",
}


@dataclass(frozen=True)
class Row:
    """One explanation: its chance as text, and what spoke for and against it."""

    name: str
    chance: str
    speaks_for: str
    speaks_against: str


@dataclass(frozen=True)
class Summary:
    """All that the page says, as text. Ages in years; `made_at` in the server's time zone."""

    made_at: str
    age: str
    sex: str
    level: str
    reasons: tuple[str, ...]
    where: str
    feels: str
    course: tuple[str, ...]
    yes: tuple[str, ...]
    unsure: tuple[str, ...]
    no: tuple[tuple[str, str], ...]  # topic and what was denied
    open_dangers: tuple[str, ...]
    rows: tuple[Row, ...]
    knowledge: str


def summarise(knowledge: Knowledge, answers: Answers, result: Result, *, at: datetime) -> Summary:
    """The page of one result, in English, for somebody with clinical training."""
    told = _told(knowledge, answers)
    return Summary(
        made_at=f"{at:%Y-%m-%d %H:%M %Z}".strip(),
        age=_reply_text(knowledge.findings.get("age_years"), answers.get("age_years")),
        sex=_reply_text(knowledge.findings.get("sex_at_birth"), answers.get("sex_at_birth")),
        level=LEVELS[result.level],
        reasons=_reasons(result),
        where=_listed(_yes(told, "where_")),
        feels=_listed(_yes(told, "feels_", "main_problem_weakness")),
        course=_values(told),
        yes=tuple(_label(f) for f, r in told if r is True and not _placing(f))[:MOST_YES],
        unsure=tuple(_label(f) for f, r in told if r is UNSURE),
        no=_denied(knowledge, answers),
        open_dangers=tuple(dict.fromkeys(d.rule.title for d in result.doubtful if d.rule.title)),
        rows=tuple(_row(likely) for likely in _worth_showing(result)),
        knowledge=f"knowledge {knowledge.version}, {knowledge.digest[:12]}",
    )


def typeset(summary: Summary, *, at: datetime | None = None) -> bytes:
    """The page as a tagged PDF (PDF/UA-1). Needs no font, file or network of the machine."""
    values = json.dumps(asdict(summary), ensure_ascii=False)
    made = typst.compile(
        _template(),
        format="pdf",
        sys_inputs={"page": values},
        ignore_system_fonts=True,
        pdf_standards="ua-1",
        timestamp=at.replace(microsecond=0) if at else None,  # Typst takes whole seconds
    )
    assert isinstance(made, bytes)
    return made


@cache
def _template() -> bytes:
    return (resources.files("unweary.exchange") / "summary.typ").read_bytes()


def _told(knowledge: Knowledge, answers: Answers) -> list[tuple[Finding, Reply]]:
    """Answers that can concern the person, in the order of the checklists, then the others."""
    rows = [f for c in model_of(knowledge).checklists for f in c.findings]
    order = dict.fromkeys([*rows, *sorted(answers)])
    standing = _standing(knowledge, answers)
    return [(knowledge.findings[f], answers[f]) for f in order if f in standing]


def _standing(knowledge: Knowledge, answers: Answers) -> Answers:
    """The answers without those that a changed age or sex made void, and what hangs on them."""
    person = {f: r for f in ("age_years", "sex_at_birth") if (r := answers.get(f)) is not UNSURE}
    void: set[str] = set()
    while True:
        more = {
            id
            for id in answers.keys() - void
            if (test := knowledge.findings[id].asked_if) is not None
            and (test.settled(person) is False or test.findings() <= void)
        }
        if not more:
            return {f: r for f, r in answers.items() if f not in void}
        void |= more


def _placing(finding: Finding) -> bool:
    return finding.id.startswith(("where_", "feels_")) or finding.id == "main_problem_weakness"


def _yes(told: Iterable[tuple[Finding, Reply]], *starts: str) -> list[str]:
    return [_label(f) for f, r in told if r is True and f.id.startswith(starts)]


def _values(told: Iterable[tuple[Finding, Reply]]) -> tuple[str, ...]:
    """Answers that are not yes or no, beside age and sex."""
    return tuple(
        f"{_label(f)}: {_reply_text(f, r)}"
        for f, r in told
        if f.kind is not Kind.YES_NO
        and r is not UNSURE
        and f.id not in ("age_years", "sex_at_birth")
    )


def _denied(knowledge: Knowledge, answers: Answers) -> tuple[tuple[str, str], ...]:
    """What was denied, by checklist: a "no" is worth as much to the reader as a "yes"."""
    made = []
    seen: set[str] = set()
    for checklist in in_order(model_of(knowledge), answers):
        if checklist.opening:
            continue
        denied = [f for f in checklist.findings if answers.get(f) is False and f not in seen]
        seen.update(denied)
        labels = [_label(knowledge.findings[f]) for f in denied]
        if labels:
            made.append((checklist.title, "; ".join(labels)))
    return tuple(made)


def _reasons(result: Result) -> tuple[str, ...]:
    match result.cause:
        case Cause.RULE:
            top = [f for f in result.fired if f.rule.level is result.level] or result.fired[:1]
            made = [_with_said(f.rule.title, f.because) for f in top]
        case Cause.DOUBT:
            made = [f"{d.rule.title} (not sure)" for d in result.doubtful]
        case Cause.UNANSWERED:
            made = ["Some danger questions were not answered"]
        case Cause.DECISION:
            made = ["No danger sign reported; least expected harm over the explanations below"]
    return tuple(dict.fromkeys(made))[:MOST_REASONS]


def _with_said(title: str, said: Iterable[Said]) -> str:
    texts = [_said_text(s) for s in said]
    return f"{title}: {'; '.join(texts)}" if texts else title


def _worth_showing(result: Result) -> list[Likely]:
    if not result.ours:
        return []
    pressing = [e for e in result.explanations if e.pressing]
    others = [
        e
        for e in result.explanations
        if e.supported and not e.pressing and e.chance >= LEAST_CHANCE
    ]
    return (pressing[:3] + others)[:MOST_EXPLANATIONS]


def _row(likely: Likely) -> Row:
    speaks_for = [_said_text(s) for f in likely.factors if f.times > 1 for s in f.said]
    against = [_said_text(s) for f in likely.factors if f.times < 1 for s in f.said]
    name = likely.explanation.medical_name or likely.explanation.name
    return Row(
        name=f"{name} (to be ruled out first)" if likely.pressing else name,
        chance=f"{_percent(likely.chance)} ({_percent(likely.low)} to {_percent(likely.high)})",
        speaks_for=_listed(list(dict.fromkeys(speaks_for))[:MOST_REASONS]),
        speaks_against=_listed(list(dict.fromkeys(against))[:MOST_REASONS]),
    )


def _percent(chance: float) -> str:
    return "<1%" if chance < 0.01 else f"{100 * chance:.0f}%"


def _said_text(said: Said) -> str:
    if said.reply is True:
        return _label(said.finding)
    if said.reply is False:
        return f"no: {_label(said.finding)}"
    return f"{_label(said.finding)}: {_reply_text(said.finding, said.reply)}"


def _reply_text(finding: Finding | None, reply: Reply | None) -> str:
    if finding is None or reply is None:
        return "not asked"
    if reply is UNSURE:
        return "not given" if finding.id == "age_years" else "not sure"
    if isinstance(reply, bool):
        return "yes" if reply else "no"
    if isinstance(reply, str):
        return next((c.label for c in finding.choices if c.id == reply), reply)
    if isinstance(reply, float):
        named = next((p.label for p in finding.presets if p.number == reply), "")
        return named or f"{reply:g} {finding.unit}".strip()
    return str(reply)


def _label(finding: Finding) -> str:
    return finding.label or finding.question.rstrip("?") or finding.id


def _listed(texts: list[str]) -> str:
    return "; ".join(texts)
