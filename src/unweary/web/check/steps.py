"""The next step and what would change it, remembered for a while within this process.

A screen is worked out when the answer before it comes in and again when it is shown: once is
enough. Only values of the knowledge are kept, in memory, and the oldest go first.
"""

from __future__ import annotations

from functools import lru_cache

from unweary.knowledge.base import Answers, Reply
from unweary.knowledge.parse import shipped
from unweary.reasoning.base import Change, Step
from unweary.reasoning.change import what_would_change
from unweary.reasoning.interview import next_step
from unweary.reasoning.model import model_of

Given = frozenset[tuple[str, Reply]]


def step_of(answers: Answers) -> Step:
    """The next screen, or the conclusion."""
    return _step(frozenset(answers.items()))


def changes_of(answers: Answers) -> tuple[Change, ...]:
    """The smallest changes of answers that would have changed the level."""
    return _changes(frozenset(answers.items()))


@lru_cache(maxsize=2048)
def _step(given: Given) -> Step:
    return next_step(model_of(shipped()), dict(sorted(given, key=lambda pair: pair[0])))


@lru_cache(maxsize=256)
def _changes(given: Given) -> tuple[Change, ...]:
    return what_would_change(model_of(shipped()), dict(sorted(given, key=lambda pair: pair[0])))
