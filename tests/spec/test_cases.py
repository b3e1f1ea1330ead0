"""Published cases through the very interview that people get.

The stories are not ours to copy: only the answers that their facts settle stand here, written once
from the facts alone. What a story does not settle is "no", on a scale "not at all", and elsewhere
"not sure".
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median
from typing import Any

from tests.support.knowledge import interviewed
from unweary.knowledge.answers import read_answers
from unweary.knowledge.base import Level
from unweary.knowledge.parse import shipped
from unweary.reasoning.base import Result
from unweary.reasoning.model import model_of

CASES = Path(__file__).parent / "dev_answers.json"
FIRST = 3


@dataclass(frozen=True)
class Case:
    """A case, what it should come to, and what it came to."""

    id: str
    gold: Level
    acceptable: tuple[Level, ...]
    accepted: tuple[str, ...]  # explanations; () where the knowledge does not cover it
    result: Result
    screens: int

    @property
    def found(self) -> bool:
        """Whether an accepted explanation is among the first."""
        first = [k.explanation.id for k in self.result.explanations[:FIRST]]
        return any(id in self.accepted for id in first)


@cache
def cases() -> tuple[Case, ...]:
    """Every case, interviewed."""
    told: Mapping[str, Any] = json.loads(CASES.read_text())
    return tuple(_case(id, case) for id, case in sorted(told.items()))


def _case(id: str, case: Mapping[str, Any]) -> Case:
    knowledge = shipped()
    story = read_answers(knowledge, case["answers"])
    _, result, screens = interviewed(model_of(knowledge), story)
    levels = {level.id: level for level in Level}
    return Case(
        id,
        levels[case["level"]],
        tuple(levels[name] for name in case["acceptable"]),
        tuple(case["accepted"]),
        result,
        screens,
    )


def test_no_emergency_ends_below_its_acceptable_levels() -> None:
    low = [c.id for c in cases() if c.result.level < min(c.acceptable)]
    assert low == []


def test_four_in_five_end_at_the_exact_level() -> None:
    exact = [c for c in cases() if c.result.level is c.gold]
    assert len(exact) >= 0.8 * len(cases())


def test_the_diagnosis_is_among_the_first_three_in_seven_of_ten() -> None:
    covered = [c for c in cases() if c.accepted]
    assert sum(c.found for c in covered) >= 0.7 * len(covered)


def test_an_interview_takes_fifteen_screens_at_the_median_and_never_over_thirty() -> None:
    assert median(c.screens for c in cases()) <= 15
    assert max(c.screens for c in cases()) <= 30


def test_an_emergency_is_out_in_six_screens_at_the_median() -> None:
    urgent = [c.screens for c in cases() if c.result.level is Level.EMERGENCY]
    assert median(urgent) <= 6
