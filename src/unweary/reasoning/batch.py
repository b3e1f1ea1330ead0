"""Thousands of people at once, through the very lines that one person goes through.

What one person's numbers are in `chances` and `gains` with shape (T,) and (X,), a batch's are
with shape (N, T) and (N, X). Here people become rows, and rows become levels.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from unweary.knowledge.base import Answers
from unweary.reasoning.chances import States, chances, log_odds, states_of
from unweary.reasoning.gains import fact_gains
from unweary.reasoning.known import known
from unweary.reasoning.model import Floats, Model
from unweary.reasoning.urgency import expected_harm


def states_of_all(model: Model, people: Sequence[Answers]) -> States:
    """(N, T) what each person's answers say of each fact."""
    rows = [states_of(model, known(model.derived, answers).values) for answers in people]
    return np.stack(rows) if rows else np.zeros((0, len(model.facts)), dtype=np.int8)


def chances_of_all(model: Model, states: States) -> Floats:
    """(N, X) chance of each explanation and contributor. Raises ImpossibleAnswers."""
    return chances(model.group, log_odds(model, states))


def gains_of_all(model: Model, states: States) -> Floats:
    """(N, T) what learning each fact is worth to each person."""
    odds = log_odds(model, states)
    return fact_gains(model, states, odds, chances(model.group, odds))


def harms_of_all(model: Model, chance: Floats) -> Floats:
    """(N, 4) expected harm of each level for each person. chance: (N, X)."""
    return expected_harm(model, chance[..., : len(model.explanations)])
