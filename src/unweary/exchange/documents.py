"""Steps and results as plain values for JSON: what programs read, and what a result file holds."""

from __future__ import annotations

from typing import Any

from unweary.knowledge.answers import allowed, write_answers, write_reply
from unweary.knowledge.base import Answers, Finding, Knowledge
from unweary.reasoning.base import (
    Adding,
    Ask,
    Change,
    Factor,
    LedgerLine,
    Likely,
    Result,
    Said,
    Screen,
    Step,
)

Document = dict[str, Any]
FEW = 8  # explanations given with their factors


def step_document(step: Step, knowledge: Knowledge, answers: Answers) -> Document:
    """The next screen, or the conclusion."""
    if isinstance(step, Ask):
        return {
            "step": "ask",
            "screen": screen_document(step.screen),
            "still_to_come": step.still_to_come,
            "answers": write_answers(answers),
        }
    return {"step": "conclude", **result_document(step.result, knowledge, answers)}


def screen_document(screen: Screen) -> Document:
    """A screen: its findings, their questions and the values allowed."""
    listed = screen.checklist
    return {
        "id": screen.id,
        "title": listed.title if listed else screen.findings[0].question,
        "why": listed.why if listed else screen.findings[0].why,
        "purpose": screen.why.purpose.value,
        "checklist": bool(screen.ticks),
        "findings": [finding_document(f) for f in screen.findings],
        "clears": [{"id": e.id, "name": e.name} for e in screen.why.dangers],
        "tells_apart": [{"id": e.id, "name": e.name} for e in screen.why.separates],
    }


def finding_document(finding: Finding) -> Document:
    """A question and what may be answered."""
    made: Document = {
        "id": finding.id,
        "label": finding.label,
        "question": finding.question,
        "help": finding.help,
        "why": finding.why,
        "kind": finding.kind.value,
        "values": allowed(finding),
    }
    if finding.choices:
        made["labels"] = {c.id: c.label for c in finding.choices}
    return made


def result_document(result: Result, knowledge: Knowledge, answers: Answers) -> Document:
    """A result with its reasons, and the answers and knowledge that it was reached with."""
    return {
        "level": result.level.id,
        "cause": result.cause.value,
        "complete": result.complete,
        "ours": result.ours,
        "reasons": [
            {
                "rule": f.rule.id,
                "level": f.rule.level.id,
                "title": f.rule.title,
                "why": f.rule.why,
                "because": said_document(f.because),
                "source": f.rule.source,
                "estimate": f.rule.basis.value == "estimate",
            }
            for f in result.fired
        ],
        "in_doubt": [
            {"rule": d.rule.id, "title": d.rule.title, "if_yes": [f.id for f in d.if_yes]}
            for d in result.doubtful
        ],
        "expected_harm": dict(
            zip(
                ("self_care", "soon", "same_day", "emergency"),
                (round(h, 6) for h in result.decision.expected_harm),
                strict=True,
            )
        ),
        "explanations": [
            likely_document(k, knowledge, factors=i < FEW)
            for i, k in enumerate(result.explanations)
            if k.pressing or k.supported
        ]
        if result.ours
        else [],
        "adding": [adding_document(a, knowledge) for a in result.adding],
        "ledger": [ledger_document(line) for line in result.ledger],
        "answers": write_answers(answers),
        "knowledge": {"version": knowledge.version, "digest": knowledge.digest},
        "review": "not yet reviewed by a clinician",
    }


def likely_document(likely: Likely, knowledge: Knowledge, *, factors: bool) -> Document:
    """An explanation with its chance and, for the first few, what spoke for and against it."""
    explanation = likely.explanation
    made: Document = {
        "id": explanation.id,
        "name": explanation.name,
        "medical_name": explanation.medical_name,
        "synonyms": list(explanation.synonyms),
        "icd10cm": list(explanation.icd10cm),
        "needs": explanation.needs.id,
        "chance": round(likely.chance, 6),
        "low": round(likely.low, 6),
        "high": round(likely.high, 6),
        "before_answers": round(likely.prior, 6),
        "rule_out_first": likely.pressing,
        "clinicians": list(explanation.clinicians),
    }
    if factors:
        made["factors"] = [factor_document(f, knowledge) for f in likely.factors]
    return made


def factor_document(factor: Factor, knowledge: Knowledge) -> Document:
    """By how much one answer moved the odds, and where the figure was found."""
    source = knowledge.sources.get(factor.clue.source)
    return {
        "because": said_document(factor.said),
        "times": round(factor.times, 4),
        "ratio": factor.ratio,
        "weight": round(factor.weight, 4),
        "basis": factor.clue.basis.value,
        "source": factor.clue.source,
        "where": (f"doi:{source.doi}" if source.doi else source.url) if source else "",
    }


def adding_document(adding: Adding, knowledge: Knowledge) -> Document:
    """A contributor, with one thing to do about it."""
    contributor = knowledge.contributors[adding.contributor]
    return {
        "id": contributor.id,
        "name": contributor.name,
        "chance": round(adding.chance, 6),
        "low": round(adding.low, 6),
        "high": round(adding.high, 6),
        "one_thing": contributor.one_thing,
    }


def ledger_document(line: LedgerLine) -> Document:
    """A danger, where it stands and what remains of it."""
    return {
        "id": line.explanation.id,
        "name": line.explanation.name,
        "state": line.state.value,
        "per_10000": line.per_10_000,
        "open_on": [f.id for f in line.open_on],
        "holds_for_days": line.holds_for_days,
    }


def change_document(change: Change) -> Document:
    """A change of answers and the level that it would have led to."""
    return {"instead": said_document(change.instead), "level": change.level.id}


def said_document(said: tuple[Said, ...]) -> list[Document]:
    """What was answered to what."""
    return [
        {"finding": s.finding.id, "label": s.finding.label, "reply": write_reply(s.reply)}
        for s in said
    ]
