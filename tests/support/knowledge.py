"""Answers at random, and people who answer an interview: for tests of laws and of cases."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import strategies as st

from unweary.knowledge.base import UNSURE, Answers, Finding, Kind, Reply
from unweary.knowledge.parse import shipped
from unweary.reasoning.base import Ask, Result
from unweary.reasoning.interview import next_step
from unweary.reasoning.model import Model

ASKED = sorted(f.id for f in shipped().findings.values() if f.asked)


def replies(finding: Finding) -> st.SearchStrategy[Reply]:
    """Any reply that a finding allows, "not sure" among them."""
    match finding.kind:
        case Kind.YES_NO:
            return st.sampled_from([True, False, UNSURE])
        case Kind.CHOICE:
            return st.sampled_from([*(c.id for c in finding.choices), UNSURE])
        case Kind.NUMBER:
            numbers = st.integers(int(finding.least or 0), int(finding.most or 0)).map(float)
            return st.one_of(numbers, st.just(UNSURE))


@st.composite
def answer_sets(draw: st.DrawFn, *, most: int = 40) -> dict[str, Reply]:
    """Answers to any findings, in any order, consistent or not."""
    findings = shipped().findings
    ids = draw(st.lists(st.sampled_from(ASKED), unique=True, max_size=most))
    return {id: draw(replies(findings[id])) for id in ids}


def interviewed(model: Model, story: Mapping[str, Reply]) -> tuple[Answers, Result, int]:
    """Put a story through the interview: its answers, what they lead to, and the screens seen.

    What the story does not say is "no", on a scale "not at all", and elsewhere "not sure".
    """
    answers: dict[str, Reply] = {}
    screens = 0
    while isinstance(step := next_step(model, answers), Ask):
        screens += 1
        for finding in step.screen.findings:
            answers[finding.id] = story.get(finding.id, silence(finding))
        assert screens <= 60, "the interview does not end"
    return answers, step.result, screens


def silence(finding: Finding) -> Reply:
    """What somebody replies to whom it does not apply."""
    if finding.kind is Kind.YES_NO:
        return False
    return next((c.id for c in finding.choices if c.id == "score_0"), UNSURE)
